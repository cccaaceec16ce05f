"""Reads one piece of a file by the tables of the grammar.

It says where a piece stops being legal and what could have stood there; it makes no sentence of it (see `faults`).
"""

from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from reglo.source import Span
from reglo.syntax.tables import Tables
from reglo.syntax.tree import Element, Jeton, Noeud

FIN = "$END"


class Echec(msgspec.Struct, frozen=True):
    """Where reading stopped, and what was possible there."""

    rang: int
    """Rank of the token refused; the number of tokens when the piece ends too soon."""
    attendus: frozenset[str]
    """Types of the tokens that could have stood there."""


_Valeur: TypeAlias = tuple[tuple[Element, ...], int, int]
"""The elements being built, with the ranks of their first and last tokens."""


def lire(tables: Tables, depart: str, jetons: Sequence[Jeton]) -> Noeud | Echec:
    """Gives the node of a piece, or where it fails."""
    pile, fin = [tables.departs[depart]], tables.fins[depart]
    valeurs: list[_Valeur] = []
    etats = tables.etats
    for rang, jeton in enumerate(jetons):
        mot = jeton.type
        etat = etats[pile[-1]].get(mot)
        while etat is not None and etat < 0:
            _reduire(tables, -etat - 1, pile, valeurs, jetons)
            etat = etats[pile[-1]].get(mot)
        if etat is None:
            return _echec(tables, depart, jetons, rang)
        pile.append(etat)
        valeurs.append(((jeton,), rang, rang))
    while (etat := etats[pile[-1]].get(FIN, 0)) < 0:
        _reduire(tables, -etat - 1, pile, valeurs, jetons)
    noeud = valeurs[-1][0][0] if valeurs else None
    return noeud if pile[-1] == fin and isinstance(noeud, Noeud) else _echec(tables, depart, jetons, len(jetons))


def _reduire(tables: Tables, numero: int, pile: list[int], valeurs: list[_Valeur], jetons: Sequence[Jeton]) -> None:
    """Applies one reduction: makes the node of a rule out of what it took."""
    regle = tables.regles[numero]
    taille = len(regle.garde)
    del pile[-taille:]
    pile.append(tables.sauts[pile[-1]][regle.origine])
    if taille == 1 and regle.garde[0] and (regle.eclatee or (regle.transparente and len(valeurs[-1][0]) == 1)):
        return  # the only child stands as it is
    pris = valeurs[-taille:]
    gardes = tuple([e for (elements, _, _), garde in zip(pris, regle.garde, strict=True) if garde for e in elements])
    premier, dernier = pris[0][1], pris[-1][2]
    if not regle.eclatee and not (regle.transparente and len(gardes) == 1):
        gardes = (Noeud(regle.nom, gardes, couvrir(jetons[premier].span, jetons[dernier].span)),)
    valeurs[-taille:] = [(gardes, premier, dernier)]


def progresser(tables: Tables, depart: str, mots: Sequence[str]) -> int:
    """Gives how many words a piece reads before the next difficulty, and one more when it is legal to its end."""
    pile = [tables.departs[depart]]
    for rang, mot in enumerate(mots):
        _avancer(tables, pile, mot)
        etat = tables.etats[pile[-1]].get(mot)
        if etat is None:
            return rang
        pile.append(etat)
    _avancer(tables, pile, FIN)
    return len(mots) + (pile[-1] == tables.fins[depart])


# ------------------------------------------------------------------------------------------ what could have stood there
def _echec(tables: Tables, depart: str, jetons: Sequence[Jeton], rang: int) -> Echec:
    """Tells where reading stopped: the stack is the one before the reductions that the refused word called for."""
    pile = [tables.departs[depart]]
    for jeton in jetons[:rang]:
        _avancer(tables, pile, jeton.type)
        pile.append(tables.etats[pile[-1]][jeton.type])
    return Echec(rang, attendus(tables, pile, tables.fins[depart]))


def attendus(tables: Tables, pile: list[int], fin: int) -> frozenset[str]:
    """Gives the types of the tokens that can really stand next (a state alone promises too many)."""
    return frozenset(mot for mot in tables.etats[pile[-1]] if _acceptable(tables, list(pile), mot, fin))


def _acceptable(tables: Tables, pile: list[int], mot: str, fin: int) -> bool:
    _avancer(tables, pile, mot)
    return pile[-1] == fin if mot == FIN else mot in tables.etats[pile[-1]]


def _avancer(tables: Tables, pile: list[int], mot: str) -> None:
    """Applies to the stack alone every reduction that the next word calls for."""
    while (acte := tables.etats[pile[-1]].get(mot, 0)) < 0:
        regle = tables.regles[-acte - 1]
        del pile[-len(regle.garde) :]
        pile.append(tables.sauts[pile[-1]][regle.origine])


def couvrir(premier: Span, dernier: Span) -> Span:
    """Gives the span from the beginning of one to the end of the other."""
    return Span(premier.fichier, premier.debut, dernier.fin, premier.ligne, premier.colonne)
