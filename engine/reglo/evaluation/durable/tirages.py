"""What fires for a whole dossier: one message a ruleset, one session that answers question after question."""

from collections.abc import Mapping

import msgspec

from reglo.evaluation.durable.criteres import CritereCompile
from reglo.evaluation.durable.jeux import TOUJOURS, Composition
from reglo.evaluation.durable.pilote import Jeu, Seance
from reglo.evaluation.durable.versions import VersionCompilee


class Tirage(msgspec.Struct, frozen=True):
    """What fired for a version."""

    refusants: tuple[str, ...]
    """The criteria that surely fail, in the order written."""
    accordee: bool
    """All of them surely hold."""
    remplis: frozenset[str]
    """The criteria that surely hold, the empty name for those that one conjunction holds together."""

    def remplit(self, critere: CritereCompile) -> bool:
        """Tells whether what fired shows that a criterion holds."""
        return self.accordee or (critere.critere.id if critere.seul else "") in self.remplis


class JeuOuvert:
    """An open ruleset, and the session that answers its questions one after another."""

    def __init__(self, composition: Composition) -> None:
        self.composition = composition
        self.lues = tuple(propriete.nom for propriete in composition.description.proprietes)
        self.jeu = Jeu(composition.description, 2)
        self._seance: Seance | None = None

    def tirages(self, dites: Mapping[str, str]) -> dict[str, Tirage]:
        """Gives what fires for each version of the ruleset."""
        ecrites = [f'"{TOUJOURS}":1', *(dites[nom] for nom in self.lues if nom in dites)]
        vraies: dict[str, set[str]] = {version.nom: set() for version in self.composition.versions}
        fausses: dict[str, set[str]] = {version.nom: set() for version in self.composition.versions}
        for regle in self._interroger(ecrites):
            conclusion = self.composition.conclusions[regle]
            (vraies if conclusion.vraie else fausses)[conclusion.version].add(conclusion.clause)
        return {version.nom: self._tirage(version, vraies, fausses) for version in self.composition.versions}

    def _tirage(
        self, version: VersionCompilee, vraies: Mapping[str, set[str]], fausses: Mapping[str, set[str]]
    ) -> Tirage:
        refus = fausses[version.nom]
        refusants = tuple(x.critere.id for x in version.criteres if x.critere.id in refus) if refus else ()
        vues = vraies[version.nom]
        return Tirage(refusants, self.composition.attendues[version.nom] <= vues, frozenset(vues))

    def _interroger(self, ecrites: list[str]) -> list[str]:
        with self.jeu.verrou:
            if self._seance is None:
                self._seance = self.jeu.seance()
            try:
                return self._seance.interroger(ecrites)
            except BaseException:
                rompue, self._seance = self._seance, None
                rompue.fermer()
                raise
