"""Reads TOML as words. The reader of the standard library forgets places: each name is found again on its line.

A value inside a group written on one line is given the place of the whole line.
"""

import re
import tomllib
from datetime import date, datetime, time
from typing import Self

from reglo.diagnostics import Diagnostic
from reglo.outcome import codes
from reglo.outcome.lecture_brute import (
    NOMBRE_NU,
    Brut,
    Limites,
    Refus,
    Scalaire,
    Sequence,
    Table,
    place,
    place_profonde,
    remarque,
)
from reglo.outcome.lecture_caracteres import blancs_ordinaires, invisible
from reglo.outcome.lecture_toml_places import Chemin, nom_trop_profond, places_des_noms
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
_ECRITS = re.compile(r"""\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#[^\n]*""", re.DOTALL)
_RETOUR_SEUL = re.compile(r"\r(?!\n)")
_POSITION = re.compile(r"at line (\d+), column (\d+)")


_CHIFFRES = re.compile(r"[0-9_]{1000,}")


class _Decimal(str):
    """A bare number with a decimal part, kept as typed but for the marks that TOML allows between its figures."""

    __slots__ = ()

    def __new__(cls, ecrit: str) -> Self:
        """Takes out what is no figure."""
        return super().__new__(cls, ecrit.replace("_", "").removeprefix("+"))


def lire_toml(texte: str, fichier: str) -> Brut:
    """Gives the tree of a TOML text, or raises `Refus`."""
    texte = _RETOUR_SEUL.sub("\n", blancs_ordinaires(texte, _ECRITS))
    if (profond := nom_trop_profond(texte)) is not None:
        raise Refus(remarque(codes.TROP_PROFOND, place(fichier, texte, *profond)))
    try:
        lu = tomllib.loads(texte, parse_float=_Decimal)
    except RecursionError:
        raise Refus(remarque(codes.TROP_PROFOND, place_profonde(fichier, texte))) from None
    except tomllib.TOMLDecodeError as faute:
        raise Refus(_syntaxe(str(faute), texte, fichier)) from None
    except ValueError:  # a number so long that Python refuses to read it
        trouve = _CHIFFRES.search(texte)
        bornes = trouve.span() if trouve else (0, 1)
        raise Refus(remarque(codes.NOMBRE_TROP_GRAND, place(fichier, texte, *bornes))) from None
    entier = place(fichier, texte, 0, max(1, len(texte)))
    return _Conversion(fichier, texte).brut(lu, (), entier)


def _syntaxe(probleme: str, texte: str, fichier: str) -> Diagnostic:
    raison, correction = next((raison, correction) for signe, raison, correction in _RAISONS if signe in probleme)
    debut = len(texte.rstrip())
    if trouve := _POSITION.search(probleme):
        lignes = texte.replace("\r\n", "\n").split("\n")
        uni = sum(len(ligne) + 1 for ligne in lignes[: int(trouve[1]) - 1]) + int(trouve[2]) - 1
        debut = uni + texte.count("\r\n", 0, uni + texte.count("\r\n"))
    span = place(fichier, texte, debut, debut + 1)
    return invisible(texte, fichier, debut) or remarque(codes.SYNTAXE, span, raison=raison, correction=correction)


class _Conversion:
    """Turns what the TOML reader gives into the common tree."""

    def __init__(self, fichier: str, texte: str) -> None:
        self._fichier = fichier
        self._texte = texte
        self._places = places_des_noms(texte)
        self._limites = Limites()

    def brut(self, valeur: object, chemin: Chemin, autour: Span) -> Brut:
        """Gives the tree of one value; `autour` stands for its place when its own is not known."""
        span = self._span(chemin, autour)
        if limite := self._limites.franchie(len(chemin)):
            raise Refus(remarque(limite, span))
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
