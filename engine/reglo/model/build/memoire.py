"""What was read of each trunk and of each aid, taken up again while nothing that it came from has changed.

A reading comes from its own items, from the trunks that it takes up and from the names that it looked up. Where a name
stands matters only to what a remark says of it: a reading without remarks does without.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from reglo.diagnostics import Diagnostic
from reglo.model.build.catalogue import Catalogue, Trace
from reglo.model.build.contexte import Declaration, Etude, Recueil
from reglo.model.clauses import Tableau
from reglo.model.expressions import Node
from reglo.model.positions import sans_positions
from reglo.syntax.tree import Item

_ABSENTE = object()


class Lue(msgspec.Struct, frozen=True, kw_only=True):
    """What the reading of one trunk or one aid gave, and what it came from."""

    resultat: Any
    tableaux: dict[str, Tableau]
    remarques: tuple[Diagnostic, ...]
    items: tuple[Item, ...]
    troncs: dict[str, object]
    traces: frozenset[Trace]


class Memoire:
    """The readings of the last rulebook built."""

    def __init__(self) -> None:
        """Remembers nothing yet."""
        self._recueil: Recueil | None = None
        self._lues: dict[str, Lue] = {}
        self._avant: dict[str, Lue] = {}
        self._deplacees: frozenset[Trace] = frozenset()
        self._changees: frozenset[Trace] = frozenset()

    def ouvrir(self, recueil: Recueil, *, fidele: bool) -> None:
        """Begins a rulebook whose shared names are read; nothing is taken up again unless it is `fidele`."""
        self._avant, self._lues = self._lues, {}
        if self._recueil is None or not fidele:
            self._avant = {}
        else:
            self._deplacees, self._changees = _differences(self._recueil, recueil)
        self._recueil = recueil if fidele else None

    def reprendre(self, cle: str, items: tuple[Item, ...], tronc: Callable[[str], object]) -> Lue | None:
        """Gives the reading of the last rulebook, if it would be the same in this one."""
        lue = self._avant.get(cle)
        if lue is None or lue.items != items:
            return None
        if not lue.traces.isdisjoint(self._deplacees if lue.remarques else self._changees):
            return None
        return lue if all(tronc(nom) is lu for nom, lu in lue.troncs.items()) else None

    def retenir(self, cle: str, lue: Lue) -> None:
        """Keeps a reading for the next rulebook."""
        self._lues[cle] = lue


def _differences(avant: Recueil, apres: Recueil) -> tuple[frozenset[Trace], frozenset[Trace]]:
    """Gives the names that stand for something else or stand elsewhere, and among them those of the first kind."""
    deplacees: set[Trace] = set()
    changees: set[Trace] = set()
    for ancien, neuf in zip(avant.catalogues(), apres.catalogues(), strict=True):
        _comparer(ancien, neuf, deplacees, changees)
    return frozenset(deplacees), frozenset(changees)


def _comparer(avant: Catalogue[Any], apres: Catalogue[Any], deplacees: set[Trace], changees: set[Trace]) -> None:
    if list(avant) != list(apres):
        deplacees.add((avant.nom, None))
        changees.add((avant.nom, None))
    anciennes, neuves = dict(avant), dict(apres)
    for cle in anciennes.keys() | neuves.keys():
        ancienne, neuve = anciennes.get(cle, _ABSENTE), neuves.get(cle, _ABSENTE)
        if _situee(ancienne) != _situee(neuve):
            deplacees |= {(avant.nom, cle), (avant.nom, None)}
            if _sens(ancienne) != _sens(neuve):
                changees |= {(avant.nom, cle), (avant.nom, None)}


def _situee(valeur: object) -> object:
    """Gives what a name stands for, with its place; of an item, only what is declared of it is read by others."""
    if isinstance(valeur, Declaration):
        return valeur.genre, valeur.ecriture, valeur.span
    return valeur


def _sens(valeur: object) -> object:
    """Gives what a name stands for, without any place."""
    if isinstance(valeur, Declaration):
        return valeur.genre, valeur.ecriture
    if isinstance(valeur, Etude):
        return valeur.dimension, tuple(valeur.libres), valeur.profondeur
    return sans_positions(valeur) if isinstance(valeur, Node) else valeur
