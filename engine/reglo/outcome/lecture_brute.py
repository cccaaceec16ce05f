"""What a dossier holds before its vocabulary is known: words, lists and groups, each with its place in the file.

YAML, JSON, TOML and the jurists' examples all become this one tree, so that a value is typed in one place only
(`lecture_valeur`). Nothing here is converted: a number stays the digits that were typed.
"""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Literal, TypeAlias

import msgspec

from reglo.diagnostics import Diagnostic, Fiche
from reglo.outcome import codes
from reglo.source import Span

NOMBRE_NU = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
"""A bare number, as the formats write it."""
_LONGUEUR_CITEE = 60
_CROCHETS = re.compile(r'"(?:\\.|[^"\\])*"|[][{}]')


class Scalaire(msgspec.Struct, frozen=True):
    """A value as typed."""

    texte: str
    genre: Literal["texte", "nombre", "verite", "vide"]
    """What the format says of it: a text, a bare number, a bare true or false, or nothing at all."""
    span: Span


class Sequence(msgspec.Struct, frozen=True):
    """A list of values."""

    elements: tuple["Brut", ...]
    span: Span


class Table(msgspec.Struct, frozen=True):
    """Values by name; a name given twice is there twice."""

    entrees: tuple[tuple[Scalaire, "Brut"], ...]
    span: Span


Brut: TypeAlias = Scalaire | Sequence | Table


class Refus(Exception):
    """Something cannot be read; its diagnostic says why. It never leaves this layer: callers collect the diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Limites:
    """What a dossier may hold at most: counted while it is read, so that nothing is read for long in vain."""

    def __init__(self) -> None:
        self._valeurs = 0

    def franchie(self, profondeur: int) -> Fiche | None:
        """Counts one more value, at that depth, and gives the limit that it passes."""
        self._valeurs += 1
        if profondeur > codes.PROFONDEUR_MAXIMALE:
            return codes.TROP_PROFOND
        return codes.TROP_DE_VALEURS if self._valeurs > codes.NOEUDS_MAXIMAUX else None


def remarque(fiche: Fiche, span: Span, /, **champs: object) -> Diagnostic:
    """Fills the sentences of a code for one place; a field left empty leaves no blank behind."""
    message, aide = (phrase.format_map(champs).strip() for phrase in (fiche.message, fiche.aide))
    return Diagnostic(code=fiche.code, gravite=fiche.gravite, span=span, message=message, aide=aide)


def sans_valeur(brut: Brut) -> bool:
    """Tells whether nothing is said: null, or a text of blanks, as forms give what was not filled in."""
    return isinstance(brut, Scalaire) and not brut.texte.strip()


def exiger_bref(scalaire: Scalaire, nom: str) -> None:
    """Refuses a text too long to be a name, a number, a date or a choice: it is never searched for one."""
    if len(scalaire.texte) > codes.LONGUEUR_MAXIMALE:
        raise Refus(remarque(codes.VALEUR_TROP_LONGUE, scalaire.span, texte=cite(scalaire.texte), nom=nom))


@lru_cache(maxsize=4)
def _debuts_de_ligne(texte: str) -> tuple[int, ...]:
    return (0, *(fin.end() for fin in re.finditer(r"\r\n|\r|\n", texte)))


def place(fichier: str, texte: str, debut: int, fin: int) -> Span:
    """Gives the span between two places of a text."""
    debuts = _debuts_de_ligne(texte)
    ligne = bisect_right(debuts, debut)
    return Span(fichier, debut, fin, ligne, debut - debuts[ligne - 1] + 1)


def place_profonde(fichier: str, texte: str) -> Span:
    """Gives where lists and groups first pass the depth of a dossier, in JSON or TOML."""
    profondeur = 0
    for trouve in _CROCHETS.finditer(texte):
        profondeur += {"[": 1, "{": 1, "]": -1, "}": -1}.get(trouve[0], 0)
        if profondeur > codes.PROFONDEUR_MAXIMALE:
            return place(fichier, texte, *trouve.span())
    return place(fichier, texte, 0, 1)


def cite(texte: str) -> str:
    """Gives a text short enough, and on one line, to stand in a message."""
    uni = " ".join(texte[: 10 * _LONGUEUR_CITEE].split())
    return uni if len(uni) <= _LONGUEUR_CITEE else f"{uni[:_LONGUEUR_CITEE]}…"


def enumerer(noms: tuple[str, ...] | list[str], limite: int = 8) -> str:
    """Writes names one after the other, between quotation marks; beyond the limit, says how many are left out."""
    montres = ", ".join(f"« {nom} »" for nom in noms[:limite])
    return montres if len(noms) <= limite else f"{montres} et {len(noms) - limite} autres"
