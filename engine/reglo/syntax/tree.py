"""The syntax tree: what the text says, clause by clause, before any name is looked up.

It keeps every token and every comment, so that a tool can print the text again; it holds no meaning (units, dates and
names are still words) and it is never changed once built.
"""

from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from reglo.source import Span


class Jeton(msgspec.Struct, frozen=True, gc=False):
    """A word of the text: a keyword phrase, a name, a literal, a sign."""

    type: str
    """Name of the terminal in the grammar; for a keyword without a name, the keyword as the grammar prints it."""
    texte: str
    """The word without accents, with plain blanks; for a quotation, what stands between the quotation marks."""
    brut: str
    """The word as it looks; a quotation as typed."""
    span: Span


class Noeud(msgspec.Struct, frozen=True, gc=False):
    """A rule of the grammar (or its alias) and what it found, in order; plain keywords are left out."""

    regle: str
    enfants: tuple["Noeud | Jeton", ...]
    span: Span

    def noeuds(self, *regles: str) -> tuple["Noeud", ...]:
        """Gives the child nodes, of these rules only when some are named."""
        if not regles:
            return tuple([e for e in self.enfants if isinstance(e, Noeud)])
        return tuple([e for e in self.enfants if isinstance(e, Noeud) and e.regle in regles])

    def noeud(self, *regles: str) -> "Noeud | None":
        """Gives the first child node of these rules."""
        for enfant in self.enfants:
            if isinstance(enfant, Noeud) and enfant.regle in regles:
                return enfant
        return None

    def jetons(self, *types: str) -> tuple[Jeton, ...]:
        """Gives the child tokens, of these types only when some are named."""
        if not types:
            return tuple([e for e in self.enfants if isinstance(e, Jeton)])
        return tuple([e for e in self.enfants if isinstance(e, Jeton) and e.type in types])

    def jeton(self, *types: str) -> Jeton | None:
        """Gives the first child token of these types."""
        for enfant in self.enfants:
            if isinstance(enfant, Jeton) and enfant.type in types:
                return enfant
        return None

    def parcours(self) -> Iterator["Noeud"]:
        """Gives this node and all those below it, from the first word to the last."""
        yield self
        for enfant in self.noeuds():
            yield from enfant.parcours()


Element: TypeAlias = Noeud | Jeton


class Commentaire(msgspec.Struct, frozen=True):
    """A remark of the author, from `#` to the end of its line."""

    texte: str
    """What stands after the `#`, as typed."""
    span: Span
    seul: bool
    """True when it stands alone on its line."""


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text parsed alone: the head of an item, a section word, a clause, a fact."""

    depart: str
    """The start symbol of the grammar."""
    noeud: Noeud | None
    """What was understood; None when the piece is faulty (its diagnostic says why)."""
    jetons: tuple[Jeton, ...]
    span: Span

    @property
    def label(self) -> str | None:
        """The label of the clause, without its dot (`c3`)."""
        premier = self.jetons[0]
        return premier.texte.removesuffix(".") if premier.type == "LABEL" else None


class Section(msgspec.Struct, frozen=True):
    """A section of an item and its clauses, in the order written."""

    tete: Piece
    clauses: tuple[Piece, ...]


class Item(msgspec.Struct, frozen=True):
    """What opens at the margin: an aid, a datum, a parameter, an example … with what stands under it."""

    genre: str
    """The word that opens it, as a rule of the grammar: `aide`, `donnee`, `exemple` …"""
    tete: Piece
    clauses: tuple[Piece, ...]
    """The rows that stand directly under the head: values of a parameter, rows of a `barème`."""
    sections: tuple[Section, ...]


class Arbre(msgspec.Struct, frozen=True):
    """A file, item by item; the line that states the language is its first item."""

    fichier: str
    items: tuple[Item, ...]
    commentaires: tuple[Commentaire, ...]

    def pieces(self) -> Iterator[Piece]:
        """Gives every piece in the order of the text."""
        for item in self.items:
            yield item.tete
            yield from item.clauses
            for section in item.sections:
                yield section.tete
                yield from section.clauses
