"""Reads one piece of a file by the tables of the grammar.

It says where a piece stops being legal and what could have stood there; it makes no sentence of it (see `faults`).
"""

from collections.abc import Sequence

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


class _Valeur(msgspec.Struct, frozen=True):
    """An element being built, with the spans of its first and last tokens."""

    elements: tuple[Element, ...]
    premier: Span
    dernier: Span


def lire(tables: Tables, depart: str, jetons: Sequence[Jeton]) -> Noeud | Echec:
    """Gives the node of a piece, or where it fails."""
    pile, fin = [tables.departs[depart]], tables.fins[depart]
    valeurs: list[_Valeur] = []
    for rang, jeton in enumerate(jetons):
        avant = list(pile)
        _reduire(tables, pile, jeton.type, valeurs)
        etat = tables.etats[pile[-1]].get(jeton.type)
        if etat is None:
            return Echec(rang, attendus(tables, avant, fin))
        pile.append(etat)
        valeurs.append(_Valeur((jeton,), jeton.span, jeton.span))
    avant = list(pile)
    _reduire(tables, pile, FIN, valeurs)
    noeud = valeurs[-1].elements[0] if valeurs else None
    return noeud if pile[-1] == fin and isinstance(noeud, Noeud) else Echec(len(jetons), attendus(tables, avant, fin))


def attendus(tables: Tables, pile: list[int], fin: int) -> frozenset[str]:
    """Gives the types of the tokens that can really stand next (a state alone promises too many)."""
    return frozenset(mot for mot in tables.etats[pile[-1]] if _acceptable(tables, list(pile), mot, fin))


def _acceptable(tables: Tables, pile: list[int], mot: str, fin: int) -> bool:
    _reduire(tables, pile, mot, None)
    return pile[-1] == fin if mot == FIN else mot in tables.etats[pile[-1]]


def _reduire(tables: Tables, pile: list[int], mot: str, valeurs: list[_Valeur] | None) -> None:
    """Applies every reduction that the next word calls for."""
    while (acte := tables.etats[pile[-1]].get(mot, 0)) < 0:
        regle = tables.regles[-acte - 1]
        taille = len(regle.garde)
        del pile[len(pile) - taille :]
        pile.append(tables.sauts[pile[-1]][regle.origine])
        if valeurs is not None:
            valeurs[len(valeurs) - taille :] = [_batir(tables, -acte - 1, valeurs[len(valeurs) - taille :])]


def _batir(tables: Tables, numero: int, pris: list[_Valeur]) -> _Valeur:
    """Makes the node of a rule out of what it took."""
    regle = tables.regles[numero]
    gardes = tuple(e for valeur, garde in zip(pris, regle.garde, strict=True) if garde for e in valeur.elements)
    premier, dernier = pris[0].premier, pris[-1].dernier
    if not regle.eclatee and not (regle.transparente and len(gardes) == 1):
        gardes = (Noeud(regle.nom, gardes, couvrir(premier, dernier)),)
    return _Valeur(gardes, premier, dernier)


def couvrir(premier: Span, dernier: Span) -> Span:
    """Gives the span from the beginning of one to the end of the other."""
    return Span(premier.fichier, premier.debut, dernier.fin, premier.ligne, premier.colonne)
