"""What follows what in one rulebook: each version of an aid beside the next, each day beside the day before."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

import msgspec

from reglo.differences.bilan import Bilan, dresser
from reglo.differences.comparaison import Changement, comparer
from reglo.differences.recueil import Recueil
from reglo.differences.versions import au_jour, isoler, jours_de_changement, veille
from reglo.model.rulebook import Aide, Version
from reglo.phrases.suites import periode

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


def versions_comparees(recueil: Recueil, patience: int = PATIENCE) -> Versions:
    """Sets each version of each aid beside the next one; without patience, no effect is looked for."""
    return {
        aide.id: tuple(_comparer(recueil, aide, *paire, patience) for paire in pairwise(aide.versions))
        for aide in recueil.rulebook.aides.values()
        if len(aide.versions) > 1
    }


def _comparer(recueil: Recueil, aide: Aide, avant: Version, apres: Version, patience: int) -> Bilan:
    ancien, nouveau = (isoler(recueil, aide, version, nommer(version)) for version in (avant, apres))
    return dresser(ancien, nouveau, (aide.id,), patience=patience)


def nommer(version: Version) -> str:
    """Gives what a version is called: its period, its name when it has none."""
    return periode(version.periode) if version.periode else version.nom
