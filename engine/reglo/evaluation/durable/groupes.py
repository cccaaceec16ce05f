"""A few aids compiled together: their versions, the rulesets that the extension can bear, those that it cannot."""

from collections.abc import Sequence

import msgspec

from reglo.evaluation.connu.nombres import Fabrique
from reglo.evaluation.durable import jeux, versions
from reglo.evaluation.durable.repartition import repartir
from reglo.evaluation.durable.tirages import JeuOuvert
from reglo.evaluation.durable.versions import VersionCompilee
from reglo.profondeur import profond

AIDES_PAR_GROUPE = 4
"""Past a few of ten criteria, the stack of the extension does not hold them, and each half is composed again."""


class Groupe(msgspec.Struct, frozen=True):
    """A few aids, ready to be judged."""

    versions: dict[str, tuple[VersionCompilee, ...]]
    """By aid."""
    jeux: tuple[JeuOuvert, ...]
    porteurs: dict[str, JeuOuvert]
    """The ruleset of each version, by its name."""
    refusees: dict[str, tuple[str, ...]]
    """Why the extension cannot bear a version, by its name: the reference judges it."""

    def jeu(self, version: VersionCompilee) -> JeuOuvert | None:
        """Gives the ruleset of a version, None when the extension cannot bear it."""
        return self.porteurs.get(version.nom)


def compiler(aides: Sequence[str], fabrique: Fabrique) -> Groupe:
    """Compiles some aids and opens their rulesets."""
    rulebook = fabrique.rulebook
    with profond():
        compilees = {aide: versions.compiler(rulebook.aides[aide], fabrique) for aide in aides}
    toutes = [version for siennes in compilees.values() for version in siennes]
    admises, refusees = repartir(toutes, lambda siennes: jeux.composer(siennes, rulebook.donnees), jeux.examiner)
    ouverts = tuple(JeuOuvert(composition, admise) for composition, admise in admises)
    porteurs = {version.nom: jeu for jeu in ouverts for version in jeu.composition.versions}
    return Groupe(compilees, ouverts, porteurs, refusees)
