"""The pairs on which durable-rules and the reference are compared: dossiers over one drawn rulebook, by number.

A number gives the same rulebook and the same dossiers for ever: a difference is told by the number of its lot and its
rank in it.
"""

from datetime import date
from typing import NamedTuple

from tests.strategies import franc, recueils
from tests.strategies.dossiers import completion, partiel
from tests.strategies.tirage import Tirage, graine
from tests.strategies.vocabulaire import AUJOURDHUI, DATES

from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier

PAIRES_PAR_LOT = 25


class Paire(NamedTuple):
    """A dossier and the day of its evaluation."""

    dossier: Dossier
    jour: date


class Lot(NamedTuple):
    """A rulebook, the readings asked for, and its dossiers."""

    recueil: Rulebook
    lectures: dict[str, str]
    paires: tuple[Paire, ...]


def lot(numero: int, taille: int = PAIRES_PAR_LOT) -> Lot:
    """Gives a lot: two in three are drawn for what durable-rules settles itself, the third holds every construct."""
    t = graine(numero)
    franche = numero % 3 != 0
    drawn = franc.recueil(t) if franche else recueils.recueil(t)
    lectures = {nom: t.parmi(("stricte", "large")) for nom in drawn.lectures if t.chance(1, 2)}
    return Lot(drawn, lectures, tuple(_paire(t, drawn, franche=franche) for _ in range(taille)))


def _paire(t: Tirage, drawn: Rulebook, *, franche: bool) -> Paire:
    jour = t.parmi((AUJOURDHUI, AUJOURDHUI, AUJOURDHUI, *DATES))
    if franche:
        return Paire(franc.dossier(t, drawn), jour)
    dossier = partiel(t, drawn)
    return Paire(completion(t, drawn, dossier) if t.chance(1, 2) else dossier, jour)
