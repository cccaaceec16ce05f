"""One change of one rule, as it is named, shown and made."""

from typing import Literal, TypeAlias

import msgspec

from reglo.source import Span
from reglo.syntax.tree import Item, Piece

Genre: TypeAlias = Literal[
    "valeur",
    "date",
    "opérateur",
    "borne",
    "condition",
    "plafond",
    "arrondi",
    "facteur",
    "liste",
    "clause",
    "étape",
    "lecture",
    "cumul",
    "enveloppe",
]
"""What a change bears on."""


class Coupe(msgspec.Struct, frozen=True):
    """A stretch of a file, and the text that takes its place."""

    debut: int
    fin: int
    texte: str = ""


class Reecriture(msgspec.Struct, frozen=True):
    """A piece whose words change."""

    piece: Piece
    coupes: tuple[Coupe, ...]


class Retrait(msgspec.Struct, frozen=True):
    """A clause taken away, with the exceptions to it."""

    piece: Piece
    exceptions: tuple[Piece, ...]


class Echange(msgspec.Struct, frozen=True):
    """Two clauses that take each other's place."""

    piece: Piece
    suivante: Piece


Greffe: TypeAlias = Reecriture | Retrait | Echange


class Identite(msgspec.Struct, frozen=True):
    """What names a change for as long as its clause is not written otherwise: no line, no rank."""

    porteur: str
    """The id of the clause, or of what holds no clause: a definition, a datum, a reading, the head of an aid."""
    version: str
    """Name of the version of the aid; empty when it has none."""
    avant: str
    apres: str
    """Empty when the words are taken away."""


class Mutant(msgspec.Struct, frozen=True):
    """One change."""

    identite: Identite
    genre: Genre
    span: Span
    item: Item
    greffe: Greffe

    @property
    def piece(self) -> Piece:
        """The piece where it is made."""
        return self.greffe.piece
