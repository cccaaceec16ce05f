"""The pairs on which durable-rules and the reference are compared: dossiers over one drawn rulebook, by number.

A number gives the same rulebook and the same dossiers for ever: a difference is told by the number of its lot and its
rank in it.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import msgspec
from tests.evaluation.instruction.suites import Pas, suite
from tests.strategies import dossiers_francs, franc, recueils
from tests.strategies.dossiers import completion, partiel
from tests.strategies.tirage import Tirage, graine
from tests.strategies.vocabulaire import AUJOURDHUI, DATES

from reglo.model import expressions as e
from reglo.model.expressions import Node, enfants
from reglo.model.rulebook import Donnee, Rulebook
from reglo.outcome.dossier import Dossier

PAIRES_PAR_LOT, PAS_PAR_LOT = 25, 8


class Paire(NamedTuple):
    """A dossier and the day of its evaluation."""

    dossier: Dossier
    jour: date


class Suite(NamedTuple):
    """A dossier answered, corrected and withdrawn answer by answer; what is read after each step."""

    depart: Paire
    pas: tuple[Pas, ...]
    lues: tuple[tuple[str, ...], ...]
    """The aids read after each step: the others are left to be judged later."""


class Lot(NamedTuple):
    """A rulebook, the readings asked for, and its dossiers."""

    recueil: Rulebook
    lectures: dict[str, str]
    paires: tuple[Paire, ...]
    suite: Suite | None = None


def lot(numero: int, taille: int = PAIRES_PAR_LOT) -> Lot:
    """Gives a lot: two in three are drawn for what durable-rules settles itself, the third holds every construct."""
    t = graine(numero)
    franche = numero % 3 != 0
    drawn = franc.recueil(t) if franche else recueils.recueil(t)
    lectures = {nom: t.parmi(("stricte", "large")) for nom in drawn.lectures if t.chance(1, 2)}
    paires = tuple(_paire(t, drawn, franche=franche) for _ in range(taille))
    return Lot(drawn, lectures, paires, _suite(t, drawn, franche=franche))


def _paire(t: Tirage, drawn: Rulebook, *, franche: bool) -> Paire:
    jour = t.parmi((AUJOURDHUI, AUJOURDHUI, AUJOURDHUI, *DATES))
    if franche:
        return Paire(dossiers_francs.dossier(t, drawn), jour)
    dossier = partiel(t, drawn)
    return Paire(completion(t, drawn, dossier) if t.chance(1, 2) else dossier, jour)


def _suite(t: Tirage, drawn: Rulebook, *, franche: bool) -> Suite:
    """Draws a sequence; most steps change a datum that the rules read."""
    depart = _paire(t, drawn, franche=franche)
    lues = [nom for nom in dict.fromkeys(_lues(drawn)) if drawn.donnees[nom].entite is None]
    pas, dossier = list[Pas](), depart.dossier
    for _ in range(PAS_PAR_LOT):
        direct = bool(franche and lues) and t.chance(4, 5)
        un = _pas(t, drawn.donnees[t.parmi(lues)], dossier) if direct else next(suite(t, drawn, dossier, 1))
        pas.append(un)
        dossier = un.dossier
    toutes = tuple(drawn.aides)
    return Suite(depart, tuple(pas), tuple(t.plusieurs(toutes, 0, len(toutes)) for _ in pas))


def _pas(t: Tirage, donnee: Donnee, dossier: Dossier) -> Pas:
    faits = dict(dossier.faits)
    dossiers_francs.changer(t, donnee, faits)
    return Pas(msgspec.structs.replace(dossier, faits=faits), frozenset({donnee.nom}))


def _lues(drawn: Rulebook) -> Iterator[str]:
    """Gives the data that the criteria and the amounts of the aids read, as they are written."""
    for aide in drawn.aides.values():
        for version in aide.versions:
            for clause in (*version.criteres, *version.montants):
                yield from (noeud.donnee for noeud in _noeuds(clause) if isinstance(noeud, _LECTURES))


def _noeuds(noeud: Node) -> Iterator[Node]:
    yield noeud
    for enfant in enfants(noeud):
        yield from _noeuds(enfant)


_LECTURES = (e.LectureDonnee, e.EstVrai, e.Appartient, e.Existe, e.ADefaut)
