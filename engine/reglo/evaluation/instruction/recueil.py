"""A rulebook under some readings, ready for instructions: what its rules read, and its rulesets, opened when needed."""

import weakref
from collections.abc import Mapping
from functools import lru_cache
from threading import RLock

import msgspec

from reglo.evaluation.connu.nombres import Fabrique
from reglo.evaluation.durable import versions
from reglo.evaluation.durable.pilote import Jeu
from reglo.evaluation.durable.repartition import repartir
from reglo.evaluation.durable.versions import VersionCompilee
from reglo.evaluation.instruction import regles
from reglo.evaluation.instruction.lues import Lues
from reglo.evaluation.instruction.regles import Composition, VersionSuivie
from reglo.evaluation.instruction.touchees import Index, indexer
from reglo.model.rulebook import Rulebook
from reglo.profondeur import profond
from reglo.une_fois import Identite

AIDES_PAR_GROUPE = 10
"""Aids whose rules stand together: an answer is told to each group that reads it."""
RECUEILS_OUVERTS = 8
"""Rulebooks under one set of readings that stay open once nobody uses them."""


class JeuPret(msgspec.Struct, frozen=True, eq=False):
    """An open ruleset."""

    composition: Composition
    jeu: Jeu


class Groupe(msgspec.Struct, frozen=True):
    """A few aids compiled together."""

    versions: dict[str, tuple[VersionCompilee, ...]]
    """By aid."""
    suivies: dict[str, tuple[VersionSuivie, JeuPret]]
    """By the name of the version; those that the extension cannot bear are not there."""


class RecueilSuivi:
    """The rules of an instruction; instructions and threads share it. Without durable-rules, it has no rulesets."""

    def __init__(self, rulebook: Rulebook, lectures: Mapping[str, str], *, durable: bool) -> None:
        self.rulebook = rulebook
        self.lectures = lectures
        self.durable = durable
        self._lues = Lues(rulebook)
        self._fabrique = Fabrique(rulebook, lectures)
        self._verrou = RLock()
        self._aides = tuple(rulebook.aides)
        self._rangs = {aide: rang // AIDES_PAR_GROUPE for rang, aide in enumerate(self._aides)}
        self._groupes: dict[int, Groupe] = {}
        self._index: dict[tuple[str, ...], Index] = {}
        self._ouverts: list[Jeu] = []
        weakref.finalize(self, _fermer, self._ouverts)

    def versions(self, aide: str) -> tuple[VersionCompilee, ...]:
        """Gives the versions of an aid."""
        return self._groupe(aide).versions[aide]

    def suivie(self, version: VersionCompilee) -> tuple[VersionSuivie, JeuPret] | None:
        """Gives a version as rules, with its ruleset; None when the extension cannot bear it."""
        return self._groupe(version.aide).suivies.get(version.nom)

    def index(self, aides: tuple[str, ...]) -> Index:
        """Gives what each answer touches, for some aids."""
        with self._verrou, profond():
            if aides not in self._index:
                versions = [version for aide in aides for version in self.versions(aide)] if self.durable else []
                suivies = [suivie[0] for suivie in map(self.suivie, versions) if suivie is not None]
                self._index[aides] = indexer(self.rulebook, self._lues, aides, suivies)
            return self._index[aides]

    def _groupe(self, aide: str) -> Groupe:
        rang = self._rangs[aide]
        with self._verrou, profond():
            if rang not in self._groupes:
                self._groupes[rang] = self._compiler(rang)
            return self._groupes[rang]

    def _compiler(self, rang: int) -> Groupe:
        siennes = self._aides[rang * AIDES_PAR_GROUPE : (rang + 1) * AIDES_PAR_GROUPE]
        compilees = {aide: versions.compiler(self.rulebook.aides[aide], self._fabrique) for aide in siennes}
        suivies: dict[str, tuple[VersionSuivie, JeuPret]] = {}
        toutes = [version for siennes in compilees.values() for version in siennes]
        admises, _ = repartir(toutes, lambda siennes: regles.composer(siennes, self._fabrique), regles.examiner)
        for composition, admise in admises:
            pret = JeuPret(composition, Jeu(admise))
            self._ouverts.append(pret.jeu)
            suivies |= {suivie.compilee.nom: (suivie, pret) for suivie in composition.versions}
        return Groupe(compilees, suivies)


@lru_cache(maxsize=RECUEILS_OUVERTS)
def _recueil(recueil: Identite[Rulebook], lectures: tuple[tuple[str, str], ...], *, durable: bool) -> RecueilSuivi:
    return RecueilSuivi(recueil.objet, dict(lectures), durable=durable)


def recueil_suivi(rulebook: Rulebook, lectures: Mapping[str, str], *, durable: bool) -> RecueilSuivi:
    """Gives a rulebook under some readings, kept ready for the next instruction."""
    return _recueil(Identite(rulebook), tuple(lectures.items()), durable=durable)


def _fermer(ouverts: list[Jeu]) -> None:
    while ouverts:
        ouverts.pop().fermer()
