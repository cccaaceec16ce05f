"""Marks inside a sentence: what a word leads to, and where an item of a list begins.

A sentence stays a `str`, so that it is composed like any other; a mark is made of private characters, that no text of
the rules keeps. Whoever prints decides what a link becomes: nothing in a terminal, an anchor on a page.
"""

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

import msgspec

Genre: TypeAlias = Literal[
    "clause", "donnee", "definition", "parametre", "tableau", "aide", "document", "lecture", "anomalie"
]

_DEBUT, _MILIEU, _FIN, _ELEMENT = "\ue000", "\ue001", "\ue002", "\ue003"
_MARQUES = re.compile(f"[{_DEBUT}{_MILIEU}{_FIN}{_ELEMENT}]")
_LIEN = re.compile(f"{_DEBUT}([a-z]+):([^{_MILIEU}]*){_MILIEU}([^{_FIN}]*){_FIN}|({_ELEMENT})")

ELEMENT = _ELEMENT
"""Stands before each item of an enumeration: « a) … ; b) … »."""


class Lien(msgspec.Struct, frozen=True):
    """A stretch of a sentence, and what it leads to; nothing when `genre` is empty."""

    texte: str
    genre: Genre | Literal["", "element"] = ""
    nom: str = ""
    """Name or id of what it leads to."""


def propre(texte: str) -> str:
    """Gives a text of the rules on one line, without the characters that marks are made of."""
    return _MARQUES.sub("", " ".join(texte.split()))


def lier(genre: Genre, nom: str, texte: str) -> str:
    """Gives the text with the mark of what it leads to."""
    return f"{_DEBUT}{genre}:{nom}{_MILIEU}{texte}{_FIN}"


def nu(phrase: str) -> str:
    """Gives a sentence without its marks."""
    return _LIEN.sub(lambda trouve: trouve[3] or "", phrase)


def morceaux(phrase: str) -> Iterator[Lien]:
    """Gives a sentence cut at its marks, in order."""
    fin = 0
    for trouve in _LIEN.finditer(phrase):
        if trouve.start() > fin:
            yield Lien(phrase[fin : trouve.start()])
        yield Lien("", "element") if trouve[4] else Lien(trouve[3], trouve[1], trouve[2])  # type: ignore[arg-type]
        fin = trouve.end()
    if fin < len(phrase):
        yield Lien(phrase[fin:])
