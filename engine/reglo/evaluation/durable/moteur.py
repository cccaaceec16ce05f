"""The engine of whole dossiers: durable-rules judges the criteria of each aid, the amounts are computed beside.

What it settles is what the reference settles. The rest is left to the reference itself: an aid that lacks an answer, an
amount that is a range or falls in a hole, a version whose date is not known, an amount that another aid may clip.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from threading import RLock
from types import TracebackType
from typing import Self

from reglo.evaluation.connu.nombres import Fabrique
from reglo.evaluation.durable import jeux
from reglo.evaluation.durable.dossiers import Evaluation, Resultat
from reglo.evaluation.durable.faits import Lecteur
from reglo.evaluation.durable.tirages import JeuOuvert
from reglo.evaluation.durable.versions import VersionCompilee, compiler, donnees_lues
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier


class Moteur:
    """The rules of one rulebook under one set of readings: `with Moteur(recueil) as moteur: ...`; threads share it."""

    def __init__(self, rulebook: Rulebook, lectures: Mapping[str, str] | None = None) -> None:
        self.rulebook = rulebook
        self.lectures = rulebook.retenues(lectures or {})
        fabrique = Fabrique(rulebook, self.lectures)
        self.versions = {aide.id: compiler(aide, fabrique) for aide in rulebook.aides.values()}
        toutes = [version for versions in self.versions.values() for version in versions]
        self.compositions, self.refusees = jeux.repartir(toutes, rulebook.donnees)
        self._rangs = {version.nom: rang for rang, x in enumerate(self.compositions) for version in x.versions}
        self._ouverts: dict[int, JeuOuvert] = {}
        self._verrou = RLock()
        lues = frozenset[str]().union(*(version.lues for version in toutes))
        self._lecteur = Lecteur({nom: rulebook.donnees[nom] for nom in donnees_lues(lues, rulebook.donnees)})

    def trancher(
        self, dossier: Dossier, *, aujourdhui: date, voulues: Iterable[str] | None = None
    ) -> dict[str, Resultat]:
        """Gives the verdict and the amounts of each aid asked for, or of all, by its id."""
        noms = tuple(self.rulebook.aides if voulues is None else voulues)
        return Evaluation(self, dossier, aujourdhui).resultats(noms)

    def ouvert(self, rang: int) -> "JeuOuvert":
        """Gives a ruleset, opened when first asked."""
        with self._verrou:
            if rang not in self._ouverts:
                self._ouverts[rang] = JeuOuvert(self.compositions[rang])
            return self._ouverts[rang]

    def charger(self) -> None:
        """Opens every ruleset."""
        for rang in range(len(self.compositions)):
            self.ouvert(rang)

    def rang(self, version: VersionCompilee) -> int | None:
        """Gives the ruleset of a version, None when the extension cannot bear it."""
        return self._rangs.get(version.nom)

    def dire(self, dossier: Dossier) -> dict[str, str]:
        """Gives the properties that say a dossier."""
        return self._lecteur.lire(dossier.faits)

    def fermer(self) -> None:
        """Closes the rulesets."""
        with self._verrou:
            for ouvert in self._ouverts.values():
                ouvert.jeu.fermer()
            self._ouverts.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, genre: type[BaseException] | None, erreur: BaseException | None, _: TracebackType | None
    ) -> None:
        self.fermer()
