"""What follows what in one rulebook: each version of an aid beside the next, each day beside the day before."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

import msgspec
from msgspec.structs import replace

from reglo.differences.bilan import Bilan, dresser
from reglo.differences.comparaison import Changement, comparer
from reglo.differences.recueil import Recueil
from reglo.differences.temoins import Effet
from reglo.differences.versions import au_jour, exemples_de, isoler, jours_de_changement, veille
from reglo.model.rulebook import Aide, Rulebook, Version
from reglo.phrases.suites import periode
from reglo.processus import Equipe

PATIENCE = 100
"""Dossiers tried for each change between two versions: whoever waits for a publication does not wait for more."""
Versions = Mapping[str, tuple[Bilan, ...]]
"""By the id of an aid, each of its versions compared with the next one."""


class Journee(msgspec.Struct, frozen=True):
    """A day, and what is no longer as it was the day before."""

    jour: date
    avant: Recueil
    apres: Recueil
    changements: tuple[Changement, ...]


def journees(recueil: Recueil) -> tuple[Journee, ...]:
    """Gives the days from which something changes."""
    return tuple(_journee(recueil, jour) for jour in jours_de_changement(recueil.rulebook))


def _journee(recueil: Recueil, jour: date) -> Journee:
    avant, apres = au_jour(recueil, veille(jour)), au_jour(recueil, jour)
    return Journee(jour, avant, apres, comparer(avant.rulebook, apres.rulebook))


class _Paire(msgspec.Struct, frozen=True):
    """A version of an aid and the next, whose effects are looked for in the examples of that aid."""

    aide: str
    rang: int
    exemples: Mapping[str, str]
    patience: int


def versions_comparees(
    recueil: Recueil, patience: int = PATIENCE, equipe: Equipe[Rulebook] | None = None
) -> Iterator[tuple[str, tuple[Bilan, ...]]]:
    """Gives the aids that have several versions, each version beside the next; without patience, without effects.

    A team opened with the rulebook is entrusted with the effects at once: they are waited for when they are asked for.
    """
    aides = [aide for aide in recueil.rulebook.aides.values() if len(aide.versions) > 1]
    paires = [_Paire(aide.id, rang, exemples_de(recueil, aide), patience) for aide in aides for rang in _rangs(aide)]
    effets = map(partial(_effets, recueil.rulebook), paires) if equipe is None else equipe.confier(_effets, paires)
    return (
        (aide.id, tuple(replace(_comparer(recueil, aide, rang, 0), effets=next(effets)) for rang in _rangs(aide)))
        for aide in aides
    )


def _rangs(aide: Aide) -> range:
    return range(len(aide.versions) - 1)


def _effets(rulebook: Rulebook, paire: _Paire) -> tuple[Effet, ...]:
    recueil = Recueil(nom="", rulebook=rulebook, exemples=paire.exemples)
    return _comparer(recueil, rulebook.aides[paire.aide], paire.rang, paire.patience).effets if paire.patience else ()


def _comparer(recueil: Recueil, aide: Aide, rang: int, patience: int) -> Bilan:
    versions = aide.versions[rang : rang + 2]
    ancien, nouveau = (isoler(recueil, aide, version, nommer(version)) for version in versions)
    return dresser(ancien, nouveau, (aide.id,), patience=patience)


def nommer(version: Version) -> str:
    """Gives what a version is called: its period, its name when it has none."""
    return periode(version.periode) if version.periode else version.nom
