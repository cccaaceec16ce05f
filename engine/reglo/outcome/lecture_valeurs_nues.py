"""Turns plain values (what a JSON reader or a program gives) into the common tree; their place is the names to them."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from reglo.outcome import codes
from reglo.outcome.lecture_brute import Brut, Refus, Scalaire, Table, remarque
from reglo.outcome.lecture_brute import Sequence as SequenceBrute
from reglo.source import Span, fichier_entier
from reglo.values import formats


def brut_de(valeur: object, span: Span, profondeur: int = 0) -> Brut:
    """Gives the tree of a value; raises `Refus` on what no dossier can hold, an inexact number among others."""
    if profondeur > codes.PROFONDEUR_MAXIMALE:
        raise Refus(remarque(codes.TROP_PROFOND, span))
    if isinstance(valeur, Mapping):
        return Table(tuple(_entree(nom, valeur[nom], span, profondeur) for nom in valeur), span)
    if isinstance(valeur, Sequence) and not isinstance(valeur, str | bytes):
        elements = (brut_de(un, _sous(span, str(rang)), profondeur + 1) for rang, un in enumerate(valeur, start=1))
        return SequenceBrute(tuple(elements), span)
    return _scalaire(valeur, span)


def _entree(nom: object, valeur: object, span: Span, profondeur: int) -> tuple[Scalaire, Brut]:
    if not isinstance(nom, str):
        raise Refus(remarque(codes.NOM_ILLISIBLE, span))
    place = _sous(span, nom)
    return Scalaire(nom, "texte", place), brut_de(valeur, place, profondeur + 1)


def _sous(span: Span, nom: str) -> Span:
    """Gives the place of a value among others: the names that lead to it."""
    return fichier_entier(f"{span.fichier} › {nom}")


def _scalaire(valeur: object, span: Span) -> Scalaire:
    if valeur is None:
        return Scalaire("", "vide", span)
    if isinstance(valeur, bool):
        return Scalaire(str(valeur).lower(), "verite", span)
    if isinstance(valeur, date):
        return Scalaire(valeur.isoformat(), "texte", span)
    if isinstance(valeur, int | Decimal | Fraction):
        return _nombre(Fraction(valeur), span)
    if isinstance(valeur, str):
        return Scalaire(valeur, "texte", span)
    raise Refus(remarque(codes.VALEUR_INEXACTE, span, texte=str(valeur)[:60]))


def _nombre(valeur: Fraction, span: Span) -> Scalaire:
    """Writes a number as a dossier does."""
    if abs(valeur.numerator) >= 10**codes.CHIFFRES_MAXIMAUX:
        raise Refus(remarque(codes.NOMBRE_TROP_GRAND, span))
    if valeur.denominator == 1:
        return Scalaire(str(valeur.numerator), "nombre", span)
    return Scalaire(formats.ecrire_nombre(valeur), "texte", span)
