"""What fires for a whole dossier: one message a ruleset, one session that answers question after question."""

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

import msgspec

from reglo.evaluation.durable.criteres import CritereCompile
from reglo.evaluation.durable.jeux import TOUJOURS, Composition
from reglo.evaluation.durable.limites import Admise
from reglo.evaluation.durable.pilote import Jeu, Seance
from reglo.evaluation.durable.versions import VersionCompilee


class Tirage(msgspec.Struct, frozen=True, gc=False):
    """What fired for a version."""

    refusants: tuple[str, ...]
    """The criteria that surely fail, in the order written."""
    accordee: bool
    """All of them surely hold."""
    remplis: AbstractSet[str]
    """The criteria that surely hold, the empty name for those that one conjunction holds together."""

    def remplit(self, critere: CritereCompile) -> bool:
        """Tells whether what fired shows that a criterion holds."""
        return self.accordee or (critere.critere.id if critere.seul else "") in self.remplis


class JeuOuvert:
    """An open ruleset, and the session that answers its questions one after another."""

    def __init__(self, composition: Composition, admise: Admise) -> None:
        self.composition = composition
        self.lues = tuple(propriete.nom for propriete in composition.description.proprietes)
        rangs = {version.nom: rang for rang, version in enumerate(composition.versions)}
        self._conclusions = {
            json.dumps(regle)[1:-1]: (rangs[dite.version], dite.vraie, dite.clause)
            for regle, dite in composition.conclusions.items()
        }
        """What firing a rule says: the rank of the version, whether a criterion holds, which one."""
        self.jeu = Jeu(admise, 1)
        self._seance: Seance | None = None

    def tirages(self, dites: Mapping[str, str]) -> dict[str, Tirage]:
        """Gives what fires for each version of the ruleset."""
        versions, conclusions = self.composition.versions, self._conclusions
        entendues: list[tuple[set[str], set[str]]] = [(set(), set()) for _ in versions]
        for regle in self._interroger([f'"{TOUJOURS}":1', *filter(None, map(dites.get, self.lues))]):
            rang, vraie, clause = conclusions[regle]
            entendues[rang][vraie].add(clause)
        return {version.nom: self._tirage(version, *entendues[rang]) for rang, version in enumerate(versions)}

    def _tirage(self, version: VersionCompilee, fausses: AbstractSet[str], vraies: AbstractSet[str]) -> Tirage:
        refusants = tuple(x.critere.id for x in version.criteres if x.critere.id in fausses) if fausses else ()
        return Tirage(refusants, self.composition.attendues[version.nom] <= vraies, vraies)

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
