"""Rulesets for whole dossiers: a few versions each, one message, a firing for each verdict and not for each test.

Of a version, one rule says that all its criteria hold, as far as one conjunction can; a criterion with several ways to
hold has a rule for each; each way for a criterion to fail has its own.
"""

from collections.abc import Mapping, Sequence

import msgspec

from reglo.evaluation.durable import formules
from reglo.evaluation.durable.description import Condition, Description, Propriete, Regle
from reglo.evaluation.durable.limites import Admise, admettre
from reglo.evaluation.durable.versions import VersionCompilee
from reglo.model.rulebook import Donnee

TOUJOURS = "toujours"
"""A property that every message says: what holds whatever the dossier is a rule too."""


class Conclusion(msgspec.Struct, frozen=True):
    """What a firing says."""

    version: str
    clause: str
    """The criterion; empty for all those that one conjunction holds."""
    vraie: bool


class Composition(msgspec.Struct, frozen=True):
    """A ruleset, and what its rules say."""

    versions: tuple[VersionCompilee, ...]
    description: Description
    conclusions: dict[str, Conclusion]
    """By the name of the rule."""
    attendues: dict[str, frozenset[str]]
    """By version, the criteria of which a rule must fire before the version is granted."""


def composer(versions: Sequence[VersionCompilee], donnees: Mapping[str, Donnee]) -> Composition:
    """Composes the ruleset of some versions."""
    regles: list[Regle] = []
    conclusions: dict[str, Conclusion] = {}
    attendues: dict[str, frozenset[str]] = {}
    for version in versions:
        siennes, attendues[version.nom] = _regles(version)
        for regle, conclusion in siennes:
            regles.append(regle)
            conclusions[regle.nom] = conclusion
    proprietes = {TOUJOURS: Propriete(TOUJOURS)}
    for version in versions:
        proprietes |= version.proprietes(donnees)
    description = Description(tuple(proprietes.values()), (frozenset(proprietes),), tuple(regles))
    return Composition(tuple(versions), description, conclusions, attendues)


def examiner(composition: Composition) -> Admise | tuple[str, ...]:
    """Gives the ruleset that the extension can bear, or why it cannot."""
    return admettre(composition.description)


def _regles(version: VersionCompilee) -> tuple[list[tuple[Regle, Conclusion]], frozenset[str]]:
    """Gives the rules of a version, and the criteria of which one must fire for it to be granted."""
    regles: list[tuple[Regle, Conclusion]] = []
    ensemble: formules.Conjonction = ()
    attendues: set[str] = set()
    for compile_ in version.criteres:
        clause, formule = compile_.critere.id, compile_.formule
        if compile_.seul:
            attendues.add(clause)
            regles += _alternatives(version.nom, clause, formule.vraie, vraie=True)
        else:
            ensemble = formules.reunir(ensemble, formule.vraie[0])
        regles += _alternatives(version.nom, clause, formule.fausse, vraie=False)
    if ensemble:
        attendues.add("")
        if not formules.impossible(ensemble):
            regles += _alternatives(version.nom, "", (ensemble,), vraie=True)
    return regles, frozenset(attendues)


def _alternatives(
    version: str, clause: str, alternatives: formules.Alternatives, *, vraie: bool
) -> list[tuple[Regle, Conclusion]]:
    objet = f"{version}/{clause}" if clause else version
    quoi = f"{objet} {('remplis' if not clause else 'rempli') if vraie else 'refuse'}"
    sans_condition = (Condition(TOUJOURS, "=", 1),)
    return [
        (
            Regle(f"{quoi} {rang}" if len(alternatives) > 1 else quoi, (conjonction or sans_condition,)),
            Conclusion(version, clause, vraie),
        )
        for rang, conjonction in enumerate(alternatives, 1)
    ]
