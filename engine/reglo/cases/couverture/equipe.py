"""Plays the examples of many aids in several processes, which share nothing but the rulebook each is given."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import suppress

from reglo.cases.couverture.inventaire import inventorier
from reglo.cases.couverture.mesure import Joue, jouer
from reglo.cases.execution import Cas
from reglo.model.rulebook import Rulebook
from reglo.model.serialize import decoder, encoder
from reglo.processus import partager

SEUIL = 200
"""Examples under which a process takes longer to start than all of them to be played."""
_PROCESSUS_AU_PLUS = 8
"""Each of them holds the rulebook."""

Exemples = Mapping[str, Sequence[Cas]]
"""The examples of each aid, in their order."""


def jouer_ensemble(exemples: Exemples, recueil: Rulebook, processus: int = 1) -> dict[str, tuple[Joue, ...]]:
    """Plays the examples of each aid, in as many processes as given when there are enough of them."""
    if processus > 1 and sum(map(len, exemples.values())) >= SEUIL:
        with suppress(OSError, ImportError, NotImplementedError, BrokenExecutor):  # the system refuses or stops them
            return _en_equipe(exemples, recueil, processus)
    return {aide: _jouer(aide, siens, recueil) for aide, siens in exemples.items()}


def _en_equipe(exemples: Exemples, recueil: Rulebook, processus: int) -> dict[str, tuple[Joue, ...]]:
    lots = sorted(exemples.items(), key=lambda lot: -len(lot[1]))  # the longest first
    faits = partager(_jouer_un_lot, lots, processus, _ouvrir, encoder(recueil))
    joues = {aide: siens for (aide, _), siens in zip(lots, faits, strict=True)}
    return {aide: joues[aide] for aide in exemples}


def coeurs() -> int:
    """Gives how many processes this one may usefully start."""
    permis = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(permis, _PROCESSUS_AU_PLUS)


def _jouer(aide: str, siens: Sequence[Cas], recueil: Rulebook) -> tuple[Joue, ...]:
    return jouer(siens, inventorier(recueil, (aide,)), recueil)


_OUVERTS: list[Rulebook] = []
"""In a process of the team, the rulebook that it was given."""


def _ouvrir(recueil: bytes) -> None:
    _OUVERTS.append(decoder(recueil))


def _jouer_un_lot(lot: tuple[str, Sequence[Cas]]) -> tuple[Joue, ...]:
    return _jouer(*lot, _OUVERTS[-1])
