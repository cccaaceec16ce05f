"""Nominal groups: a label with its article, and what agrees with it.

A label is a noun and what completes it (« gain énergétique relatif »); one that opens with an article keeps it. What
opens with a figure (« 15 % des places ») takes none.
"""

import re

import msgspec

from reglo.phrases import genres
from reglo.phrases.francais import elide
from reglo.phrases.liens import nu

_ARTICLE = re.compile(r"(?:le|la|les|un|une|des|ce|cette|ces|l['’])\b", re.IGNORECASE)
_CITATION = re.compile("«[^»]*»")
_SUFFIXES = {("m", False): "", ("f", False): "e", ("m", True): "s", ("f", True): "es"}


class Groupe(msgspec.Struct, frozen=True):
    """A nominal group, ready to be a subject or a complement."""

    texte: str
    genre: genres.Genre = "m"
    pluriel: bool = False
    compose: bool = False
    """An operation, which cannot be put under another without saying where it ends."""

    def verbe(self, singulier: str, pluriel: str) -> str:
        """Gives the form of a verb that agrees with it."""
        return f"{self.ferme} {pluriel if self.pluriel else singulier}"

    @property
    def ferme(self) -> str:
        """Gives the text, with the comma that closes the one it opened."""
        ouvre = ", " in _CITATION.sub("", nu(self.texte)) and not self.compose
        return f"{self.texte}," if ouvre else self.texte

    @property
    def un(self) -> str:
        """Gives « un » or « une »."""
        return "une" if self.genre == "f" else "un"

    def accorder(self, participe: str) -> str:
        """Gives a regular participle or adjective that agrees with it."""
        if participe.endswith("al") and self.pluriel and self.genre == "m":
            return f"{participe[:-2]}aux"
        return participe + _SUFFIXES[self.genre, self.pluriel]


def porte_article(libelle: str) -> bool:
    """Tells whether a label opens with an article."""
    return bool(_ARTICLE.match(nu(libelle)))


def groupe(libelle: str, texte: str = "") -> Groupe:
    """Gives a label with its article; `texte` is the same label, marked."""
    ecrit = texte or libelle
    pluriel = genres.est_pluriel(libelle)
    genre = genres.genre(libelle)
    if libelle[:1].isdigit():
        return Groupe(ecrit, "m", pluriel=True)
    if porte_article(libelle):
        return Groupe(ecrit, genre, pluriel)
    return Groupe(_article(libelle, genre, pluriel=pluriel) + ecrit, genre, pluriel)


def _article(libelle: str, genre: genres.Genre, *, pluriel: bool) -> str:
    if pluriel:
        return "les "
    if elide(libelle):
        return "l'"
    return "la " if genre == "f" else "le "
