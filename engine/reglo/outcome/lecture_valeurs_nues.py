"""Turns plain values (what a JSON reader or a program gives) into the common tree; their place is the names to them."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from reglo.outcome import codes
from reglo.outcome.lecture_brute import Brut, Limites, Refus, Scalaire, Table, remarque
from reglo.outcome.lecture_brute import Sequence as SequenceBrute
from reglo.source import Span, fichier_entier
from reglo.values import formats


def brut_de(valeur: object, span: Span) -> Brut:
    """Gives the tree of a value; raises `Refus` on what no dossier can hold, an inexact number among others."""
    return _brut(valeur, span, 0, Limites())


def _brut(valeur: object, span: Span, profondeur: int, limites: Limites) -> Brut:
    if limite := limites.franchie(profondeur):
        raise Refus(remarque(limite, span))
    if isinstance(valeur, Mapping):
        entrees = (_entree(nom, valeur[nom], span, profondeur, limites) for nom in valeur)
        return Table(tuple(entrees), span)
    if isinstance(valeur, Sequence) and not isinstance(valeur, str | bytes):
        rangees = ((un, _sous(span, str(rang))) for rang, un in enumerate(valeur, start=1))
        return SequenceBrute(tuple(_brut(un, place, profondeur + 1, limites) for un, place in rangees), span)
    return _scalaire(valeur, span)


def _entree(nom: object, valeur: object, span: Span, profondeur: int, limites: Limites) -> tuple[Scalaire, Brut]:
    if not isinstance(nom, str):
        raise Refus(remarque(codes.NOM_ILLISIBLE, span))
    place = _sous(span, nom)
    return Scalaire(nom, "texte", place), _brut(valeur, place, profondeur + 1, limites)


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
    if isinstance(valeur, Decimal) and valeur.is_finite():
        return _decimal(valeur, span)
    if isinstance(valeur, int | Fraction):
        return _nombre(Fraction(valeur), span)
    if isinstance(valeur, str):
        return Scalaire(valeur, "texte", span)
    raise Refus(remarque(codes.VALEUR_INEXACTE, span, texte=str(valeur)[:60]))


def _decimal(valeur: Decimal, span: Span) -> Scalaire:
    """Writes a decimal; one of a boundless exponent is refused before its figures are written out."""
    exposant = valeur.as_tuple().exponent
    if not isinstance(exposant, int) or max(abs(exposant), abs(valeur.adjusted())) > codes.CHIFFRES_MAXIMAUX:
        raise Refus(remarque(codes.NOMBRE_TROP_GRAND, span))
    return _nombre(Fraction(valeur), span)


def _nombre(valeur: Fraction, span: Span) -> Scalaire:
    """Writes a number as a dossier does."""
    if max(abs(valeur.numerator), valeur.denominator) >= 10**codes.CHIFFRES_MAXIMAUX:
        raise Refus(remarque(codes.NOMBRE_TROP_GRAND, span))
    if valeur.denominator == 1:
        return Scalaire(str(valeur.numerator), "nombre", span)
    return Scalaire(formats.ecrire_nombre(valeur), "texte", span)
