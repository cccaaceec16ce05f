"""Reads TOML as words. The reader of the standard library forgets places: each name is found again on its line.

A value inside a group written on one line is given the place of the whole line.
"""

import re
import tomllib
from datetime import date, datetime, time

from reglo.diagnostics import Diagnostic
from reglo.outcome import codes
from reglo.outcome.lecture_brute import (
    NOMBRE_NU,
    Brut,
    Refus,
    Scalaire,
    Sequence,
    Table,
    place,
    remarque,
)
from reglo.outcome.lecture_toml_places import Chemin, places_des_noms
from reglo.source import Span

_ENTRE_GUILLEMETS = "un texte, une date à la française ou « oui » se mettent entre guillemets"
_RAISONS = (
    ("overwrite", "ce nom est déjà donné plus haut", ""),
    ("twice", "ce nom est déjà donné plus haut", ""),
    ("Duplicate", "ce nom est déjà donné plus haut", ""),
    ("Expected '='", "il manque « = », ou le nom porte des accents sans guillemets", '"régime" = "loi_2002_2"'),
    ("Invalid statement", "un nom qui porte des accents se met entre guillemets", '"régime" = "loi_2002_2"'),
    ("Unterminated", "un guillemet ouvert n'est pas fermé", ""),
    ("Unclosed", "un crochet ouvert n'est pas fermé", ""),
    ("end of a table", "un crochet ouvert n'est pas fermé", ""),
    ("Illegal character", "un retour à la ligne coupe le texte", ""),
    ("Unescaped", "la barre « \\ » n'annonce pas un caractère connu", "\\\\"),
    ("", f"cette valeur n'est pas lisible ; {_ENTRE_GUILLEMETS}", '"coût" = "10 000 €"'),
)
"""What the TOML reader complains of, the reason to give, and what to write; the last one stands for all others."""
_POSITION = re.compile(r"at line (\d+), column (\d+)")


class _Decimal(str):
    """A bare number with a decimal part, kept as typed."""

    __slots__ = ()


def lire_toml(texte: str, fichier: str) -> Brut:
    """Gives the tree of a TOML text, or raises `Refus`."""
    try:
        lu = tomllib.loads(texte, parse_float=_Decimal)
    except RecursionError:
        raise Refus(remarque(codes.TROP_PROFOND, place(fichier, texte, 0, 1))) from None
    except ValueError as faute:
        raise Refus(_syntaxe(str(faute), texte, fichier)) from None
    entier = place(fichier, texte, 0, max(1, len(texte)))
    return _Conversion(fichier, texte).brut(lu, (), entier)


def _syntaxe(probleme: str, texte: str, fichier: str) -> Diagnostic:
    raison, correction = next((raison, correction) for signe, raison, correction in _RAISONS if signe in probleme)
    debut = len(texte.rstrip())
    if trouve := _POSITION.search(probleme):
        lignes = texte.replace("\r\n", "\n").split("\n")
        uni = sum(len(ligne) + 1 for ligne in lignes[: int(trouve[1]) - 1]) + int(trouve[2]) - 1
        debut = uni + texte.count("\r\n", 0, uni + texte.count("\r\n"))
    return remarque(codes.SYNTAXE, place(fichier, texte, debut, debut + 1), raison=raison, correction=correction)


class _Conversion:
    """Turns what the TOML reader gives into the common tree."""

    def __init__(self, fichier: str, texte: str) -> None:
        self._fichier = fichier
        self._texte = texte
        self._places = places_des_noms(texte)

    def brut(self, valeur: object, chemin: Chemin, autour: Span) -> Brut:
        """Gives the tree of one value; `autour` stands for its place when its own is not known."""
        span = self._span(chemin, autour)
        if len(chemin) > codes.PROFONDEUR_MAXIMALE:
            raise Refus(remarque(codes.TROP_PROFOND, span))
        if isinstance(valeur, dict):
            return Table(tuple(self._entree(nom, valeur[nom], chemin, span) for nom in valeur), span)
        if isinstance(valeur, list):
            elements = (self.brut(element, (*chemin, rang), span) for rang, element in enumerate(valeur))
            return Sequence(tuple(elements), span)
        return _scalaire(valeur, span)

    def _entree(self, nom: str, valeur: object, chemin: Chemin, autour: Span) -> tuple[Scalaire, Brut]:
        brut = self.brut(valeur, (*chemin, nom), autour)
        return Scalaire(nom, "texte", brut.span), brut

    def _span(self, chemin: Chemin, autour: Span) -> Span:
        bornes = self._places.get(chemin)
        return place(self._fichier, self._texte, *bornes) if bornes else autour


def _scalaire(valeur: object, span: Span) -> Scalaire:
    if isinstance(valeur, bool):
        return Scalaire("true" if valeur else "false", "verite", span)
    if isinstance(valeur, int | _Decimal):
        chiffres = _chiffres(valeur)
        return Scalaire(chiffres, "nombre" if NOMBRE_NU.fullmatch(chiffres) else "texte", span)
    if isinstance(valeur, date | datetime | time):
        return Scalaire(valeur.isoformat(), "texte", span)
    return Scalaire(str(valeur), "texte", span)


def _chiffres(valeur: int | _Decimal) -> str:
    """Gives the digits of a number; one too long to be printed is cut, and stays too long to be accepted."""
    try:
        return str(valeur)
    except ValueError:
        return "1" + "0" * 1000
