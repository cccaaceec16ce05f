"""Turns plain values (what a JSON reader or a program gives) into the common tree; they have no place in a file."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from reglo.outcome import codes
from reglo.outcome.lecture_brute import Brut, Refus, Scalaire, Table, remarque
from reglo.outcome.lecture_brute import Sequence as SequenceBrute
from reglo.source import Span
from reglo.values import formats


def brut_de(valeur: object, span: Span, profondeur: int = 0) -> Brut:
    """Gives the tree of a value; raises `Refus` on what no dossier can hold, an inexact number among others."""
    if profondeur > codes.PROFONDEUR_MAXIMALE:
        raise Refus(remarque(codes.TROP_PROFOND, span))
    if isinstance(valeur, Mapping):
        return Table(tuple((_cle(nom, span), brut_de(valeur[nom], span, profondeur + 1)) for nom in valeur), span)
    if isinstance(valeur, Sequence) and not isinstance(valeur, str | bytes):
        return SequenceBrute(tuple(brut_de(element, span, profondeur + 1) for element in valeur), span)
    return _scalaire(valeur, span)


def _cle(nom: object, span: Span) -> Scalaire:
    if not isinstance(nom, str):
        raise Refus(remarque(codes.NOM_ILLISIBLE, span))
    return Scalaire(nom, "texte", span)


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
    return Scalaire(formats.ecrire_nombre(valeur), "texte", span)
