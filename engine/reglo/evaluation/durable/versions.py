"""A version of an aid, ready for durable-rules: its criteria as formulas, its atoms, its amount as a function."""

from collections.abc import Mapping

import msgspec

from reglo.evaluation.connu import montants
from reglo.evaluation.connu.nombres import Calcul, Fabrique
from reglo.evaluation.durable import formules
from reglo.evaluation.durable.criteres import Atome, CritereCompile, Criteres
from reglo.evaluation.durable.description import Propriete
from reglo.evaluation.durable.feuilles import EXISTE, MAX, MIN, proprietes
from reglo.evaluation.reference import aides
from reglo.model.rulebook import Aide, Donnee, Version


class VersionCompilee(msgspec.Struct, frozen=True):
    """What the engine knows of a version."""

    nom: str
    """The aid, and the rank of the version past the first: « aude.hcs@2 »."""
    aide: str
    version: Version
    jour: str
    """The property of its governing date, without its suffix."""
    date: str | None
    """The datum of its governing date; None when it is the day of the evaluation."""
    criteres: tuple[CritereCompile, ...]
    atomes: tuple[Atome, ...]
    theorique: Calcul
    reelles: int
    """Leaves of its criteria that are real conditions of the ruleset; the others are atoms."""
    calculees: int
    """Leaves of its criteria that are atoms."""

    lues: frozenset[str]
    """The properties that its formulas read."""
    datee: bool
    """Some of its criteria hold for a time only."""

    def proprietes(self, donnees: Mapping[str, Donnee]) -> dict[str, Propriete]:
        """Gives the properties that its formulas read, as they are described."""
        siennes = [
            *(Propriete(atome.propriete) for atome in self.atomes),
            *(Propriete(self.jour + x) for x in (MIN, MAX)),
        ]
        siennes += [x for nom in donnees_lues(self.lues, donnees) for x in proprietes(donnees[nom])]
        return {x.nom: x for x in siennes if x.nom in self.lues}


def donnees_lues(lues: frozenset[str], donnees: Mapping[str, Donnee]) -> tuple[str, ...]:
    """Gives the data that some properties say."""
    radicaux = {nom.removesuffix(suffixe) for nom in lues for suffixe in (MIN, MAX, EXISTE)} | lues
    return tuple(sorted(radicaux & donnees.keys()))


def compiler(aide: Aide, fabrique: Fabrique) -> tuple[VersionCompilee, ...]:
    """Compiles each version of an aid."""
    return tuple(_compiler(aide.id, rang, version, fabrique) for rang, version in enumerate(aide.versions, 1))


def _compiler(aide: str, rang: int, version: Version, fabrique: Fabrique) -> VersionCompilee:
    nom = aide if rang == 1 else f"{aide}@{rang}"
    jour = f"jour({nom})"
    criteres = Criteres(version, nom, jour, fabrique)
    lues = frozenset[str]().union(*(formules.proprietes(x.formule) for x in criteres.compiles))
    return VersionCompilee(
        nom,
        aide,
        version,
        jour,
        aides.date_selon(version, fabrique.rulebook, fabrique.lectures),
        criteres.compiles,
        criteres.atomes,
        montants.theorique(version, fabrique),
        criteres.feuilles["reelles"],
        criteres.feuilles["atomes"],
        lues,
        not lues.isdisjoint({jour + MIN, jour + MAX}),
    )
