"""Why a result is not settled, and from which unsettled data it comes (semantique.md, rules 5 and 6).

A cause names what is missing; a source names one unknown, with the direction in which the result follows it. Two
results that share a source are not independent: unless both follow it the same way, their combination may be wider than
what the completed dossiers give, and says so (« majorant »).
"""

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

import msgspec


class Cause(msgspec.Struct, frozen=True, order=True, gc=False):
    """Something that keeps a result open."""

    genre: Literal["manque", "appreciation", "texte"]
    objet: str
    """The datum, the list or the aid to ask for, or the clause or table whose text fails."""


Causes: TypeAlias = frozenset[Cause]
Sources: TypeAlias = Mapping[str, int]
"""Unknown → +1 when the result grows with it, -1 when it shrinks, 0 when neither is sure."""

AUCUNE_CAUSE: Causes = frozenset()
AUCUNE_SOURCE: Sources = {}


def texte(objet: str) -> Causes:
    """Gives the cause of a hole at that place of the text."""
    return frozenset({Cause("texte", objet)})


def seulement_texte(causes: Causes) -> Causes:
    """Gives the causes that no answer removes."""
    return frozenset(cause for cause in causes if cause.genre == "texte")


def orienter(sources: Sources, sens: int) -> Sources:
    """Gives the sources of a result that follows this one in the direction `sens`."""
    return sources if sens == 1 else {nom: sens * valeur for nom, valeur in sources.items()}


def unir(plusieurs: Iterable[Sources]) -> Sources:
    """Puts sources together; a source followed both ways is followed in no sure direction."""
    reunies: dict[str, int] = {}
    for sources in plusieurs:
        for nom, sens in sources.items():
            reunies[nom] = sens if reunies.get(nom, sens) == sens else 0
    return reunies


def discordent(plusieurs: Iterable[Sources]) -> bool:
    """Tells whether two of the results share a source without following it the same sure way."""
    vues: dict[str, int] = {}
    for sources in plusieurs:
        for nom, sens in sources.items():
            if nom in vues and vues[nom] * sens != 1:
                return True
            vues[nom] = sens
    return False


def se_croisent(plusieurs: Iterable[Sources]) -> bool:
    """Tells whether two of the results share a source at all."""
    vues: set[str] = set()
    for sources in plusieurs:
        if not vues.isdisjoint(sources):
            return True
        vues.update(sources)
    return False
