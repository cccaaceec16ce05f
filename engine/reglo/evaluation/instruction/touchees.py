"""What each answer touches, for some aids: verdicts, amounts, atoms, governing days, questions, definitions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias, TypeVar

import msgspec

from reglo.evaluation.durable.criteres import Atome
from reglo.evaluation.instruction.lues import CALCUL, Lu, Lues
from reglo.evaluation.instruction.regles import VersionSuivie
from reglo.evaluation.reference import dependances
from reglo.model import expressions as e
from reglo.model.clauses import Critere
from reglo.model.rulebook import Rulebook, Version

_Chose = TypeVar("_Chose")
Touchees: TypeAlias = Mapping[str, tuple[str, ...]]
"""By answer."""


class Index(msgspec.Struct, frozen=True):
    """What each answer touches."""

    decisions: Touchees
    """The aids whose verdict or amounts it can change."""
    doutes: Touchees
    """The aids whose questions it can change."""
    definitions: Touchees
    jours: Touchees
    """The versions whose governing day it is."""
    montants: Touchees
    """The versions whose theoretical amount reads it."""
    atomes: Mapping[str, tuple[tuple[str, int], ...]]
    """The atoms that read it: their version, and their rank in it."""


def indexer(rulebook: Rulebook, lues: Lues, aides: Iterable[str], versions: Iterable[VersionSuivie]) -> Index:
    """Gives what each answer touches."""
    siennes = tuple(aides)
    suivies = tuple(versions)
    return Index(
        _retourner((aide, lues.decision(aide)) for aide in siennes),
        _retourner((aide, lues.doutes(aide)) for aide in siennes),
        _retourner((nom, lues.definition(nom)) for nom in rulebook.definitions),
        _retourner((x.compilee.nom, lues.dates(x.compilee.version)) for x in suivies),
        _retourner((x.compilee.nom, _calcul(x.compilee.version, lues)) for x in suivies),
        _retourner(
            ((x.compilee.nom, rang), _atome(atome, x.compilee.version, lues))
            for x in suivies
            for rang, atome in enumerate(x.atomes)
        ),
    )


def lit_le_calcul(atome: Atome, version: Version) -> bool:
    """Tells whether an atom reads the assiette or the theoretical amount."""
    return any(e.strate(racine) >= e.Strate.ASSIETTE for racine in _racines(atome, version))


def _calcul(version: Version, lues: Lues) -> frozenset[str]:
    return lues.fermer(lues.version(version, CALCUL))


def _atome(atome: Atome, version: Version, lues: Lues) -> frozenset[str]:
    lus = [lues.expression(racine) for racine in _racines(atome, version)]
    cles = lues.fermer(Lu.unir(lus)) | lues.dates(version)
    return cles | _calcul(version, lues) if lit_le_calcul(atome, version) else cles


def _racines(atome: Atome, version: Version) -> list[e.Expression]:
    """Gives what an atom computes: its condition, or the whole criterion for which it stands."""
    if not atome.entier:
        return [atome.condition]
    return _avec_exceptions(next(x for x in version.criteres if x.id == atome.clause), version)


def _avec_exceptions(critere: Critere, version: Version) -> list[e.Expression]:
    exceptions = [x for x in version.criteres if x.exception_a == critere.id]
    return [*dependances.racines(critere), *(racine for x in exceptions for racine in _avec_exceptions(x, version))]


def _retourner(paires: Iterable[tuple[_Chose, Iterable[str]]]) -> dict[str, tuple[_Chose, ...]]:
    """Turns what each thing reads into what each answer touches."""
    touchees: defaultdict[str, list[_Chose]] = defaultdict(list)
    for chose, cles in paires:
        for cle in cles:
            touchees[cle].append(chose)
    return {cle: tuple(choses) for cle, choses in touchees.items()}
