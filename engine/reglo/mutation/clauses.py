"""Clauses taken away, and clauses that take each other's place."""

from collections.abc import Iterator
from itertools import pairwise

from reglo.mutation.mutant import Echange, Genre, Retrait
from reglo.syntax.tree import Item, Piece

_SANS_EFFET = ("clause_mention", "clause_indicateur")
"""Clauses that no result depends on."""
_GENRES: dict[str, Genre] = {
    "etape": "étape",
    "clause_plafond": "plafond",
    "clause_non_cumul": "cumul",
    "clause_enveloppe": "enveloppe",
}
_ORDONNEES = ("etape", "clause_assiette")
"""Clauses that count in the order written."""
_COMMUTENT = ("etape_somme", "etape_plafond", "etape_plancher", "etape_ajout", "etape_retrait", "plafonne")
"""Actions that, twice in a row, may be done in either order."""
_SOMMES = ("compte", "retire")


def retraits(item: Item) -> Iterator[tuple[Genre, Retrait, str]]:
    """Gives each clause without which the item still reads, and its label."""
    for piece in _clauses(item):
        if piece.depart not in _SANS_EFFET:
            exceptions = _exceptions(item, piece)
            label = ", ".join(partie.label or "autres cas" for partie in (piece, *exceptions))
            yield _GENRES.get(piece.depart, "clause"), Retrait(piece, exceptions), label


def echanges(item: Item) -> Iterator[tuple[Genre, Echange]]:
    """Gives each pair of clauses in a row whose order counts."""
    for section in item.sections:
        for premiere, seconde in pairwise(section.clauses):
            if premiere.depart in _ORDONNEES and _compte(_action(premiere), _action(seconde)):
                yield _GENRES.get(premiere.depart, "clause"), Echange(premiere, seconde)


def _clauses(item: Item) -> tuple[Piece, ...]:
    return (*item.clauses, *(piece for section in item.sections for piece in section.clauses))


def _exceptions(item: Item, piece: Piece) -> tuple[Piece, ...]:
    """Gives the exceptions to a clause, and the exceptions to them: they do not stand without it."""
    directes = tuple(autre for autre in _clauses(item) if piece.label is not None and _ecartee(autre) == piece.label)
    return (*directes, *(seconde for premiere in directes for seconde in _exceptions(item, premiere)))


def _ecartee(piece: Piece) -> str:
    """Gives the label of the clause that a clause excepts."""
    exception = piece.noeud.noeud("exception") if piece.noeud is not None else None
    return exception.noeuds("ref")[0].jetons()[0].texte if exception is not None else ""


def _action(piece: Piece) -> str:
    noeuds = piece.noeud.noeuds() if piece.noeud is not None else ()
    return noeuds[0].regle if noeuds else ""


def _compte(premiere: str, seconde: str) -> bool:
    if premiere in _SOMMES and seconde in _SOMMES:
        return False
    return premiere != seconde or premiere not in _COMMUTENT
