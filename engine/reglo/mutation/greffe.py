"""Makes a change in the trees of a folder; what is not changed stays the very same object."""

from collections.abc import Mapping

from msgspec.structs import replace

from reglo.mutation.mutant import Coupe, Echange, Mutant, Reecriture
from reglo.mutation.phrase import couper
from reglo.syntax.parse import relire
from reglo.syntax.tree import Arbre, Item, Piece, Section

Substitutions = dict[int, tuple[Piece, ...]]
"""By the identity of a piece, what stands in its place."""


def reecrire(piece: Piece, coupes: tuple[Coupe, ...], texte: str) -> Piece:
    """Gives a piece with other words, at the same line and column; without node when it does not read."""
    place = piece.span
    marge = "\n" * (place.ligne - 1) + " " * (place.colonne - 1)
    return relire(piece.depart, marge + couper(texte, coupes, place.debut, place.fin), place.fichier)


def greffer(arbres: Mapping[str, Arbre], mutant: Mutant, texte: str) -> dict[str, Arbre]:
    """Gives the trees of a folder, one thing changed."""
    fichier = mutant.piece.span.fichier
    arbre = arbres[fichier]
    mises = _substitutions(mutant, texte)
    items = tuple(_item(item, mises) if item is mutant.item else item for item in arbre.items)
    return {**arbres, fichier: replace(arbre, items=items)}


def _substitutions(mutant: Mutant, texte: str) -> Substitutions:
    greffe = mutant.greffe
    if isinstance(greffe, Reecriture):
        return {id(greffe.piece): (reecrire(greffe.piece, greffe.coupes, texte),)}
    if isinstance(greffe, Echange):
        return {id(greffe.piece): (greffe.suivante,), id(greffe.suivante): (greffe.piece,)}
    return {id(piece): () for piece in (greffe.piece, *greffe.exceptions)}


def _item(item: Item, mises: Substitutions) -> Item:
    sections = ((section, _section(section, mises)) for section in item.sections)
    return replace(
        item,
        tete=mises.get(id(item.tete), (item.tete,))[0],
        clauses=_pieces(item.clauses, mises),
        sections=tuple(neuve for section, neuve in sections if neuve.clauses or not section.clauses),
    )


def _section(section: Section, mises: Substitutions) -> Section:
    return Section(mises.get(id(section.tete), (section.tete,))[0], _pieces(section.clauses, mises))


def _pieces(pieces: tuple[Piece, ...], mises: Substitutions) -> tuple[Piece, ...]:
    return tuple(neuve for piece in pieces for neuve in mises.get(id(piece), (piece,)))
