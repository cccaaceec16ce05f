"""Lines up the columns of a table, so that it reads like the one of the règlement.

Only the blanks before « | » and « : » change.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise, zip_longest

from reglo.syntax.tree import Piece

Mots = Callable[[Piece], list[str]]


def separateurs(piece: Piece) -> list[int]:
    """Gives the ranks of the signs that end the columns of a row; none for what is not a row."""
    if piece.depart != "rang" or piece.noeud is None:
        return []
    types = [jeton.type for jeton in piece.jetons]
    fin = types.index(":")
    return [rang for rang in range(fin) if types[rang] == "|"] + [fin]


def largeurs_colonnes(clauses: Sequence[Piece], mots_de: Mots) -> tuple[int, ...]:
    """Gives the width of each column of a table."""
    lignes = [_largeurs(piece, mots_de(piece)) for piece in clauses if piece.depart == "rang"]
    return tuple(max(colonne) for colonne in zip_longest(*lignes, fillvalue=0))


def aligner(piece: Piece, mots: list[str], largeurs: tuple[int, ...]) -> list[str]:
    """Gives the words of a row with the blanks that bring its signs under those of the other rows."""
    alignes = list(mots)
    for rang, propre, largeur in zip(separateurs(piece), _largeurs(piece, mots), largeurs, strict=False):
        alignes[rang] = " " * (largeur - propre) + alignes[rang]
    return alignes


def _largeurs(piece: Piece, mots: list[str]) -> list[int]:
    bornes = [0, *separateurs(piece)]
    return [sum(map(len, mots[debut:fin])) for debut, fin in pairwise(bornes)]
