"""The engine of whole dossiers: durable-rules judges the criteria of each aid, the amounts are computed beside.

What it settles is what the reference settles. The rest is left to the reference itself: an aid that lacks an answer, an
amount that is a range or falls in a hole, a version whose date is not known, an amount that another aid may clip.
"""

import gc
import weakref
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from threading import RLock

from reglo.evaluation.connu.nombres import Fabrique
from reglo.evaluation.durable.dossiers import Evaluation
from reglo.evaluation.durable.faits import Lecteur
from reglo.evaluation.durable.fermeture import Fermable
from reglo.evaluation.durable.groupes import AIDES_PAR_GROUPE, Groupe
from reglo.evaluation.durable.groupes import compiler as compiler_groupe
from reglo.evaluation.durable.par_reference import Resultat
from reglo.evaluation.durable.tirages import JeuOuvert
from reglo.evaluation.reference import calculable, dependances
from reglo.evaluation.reference.ensembles import ecretements
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier
from reglo.profondeur import profond


class Moteur(Fermable):
    """The rules of one rulebook under one set of readings: `with Moteur(recueil) as moteur: ...`; threads share it.

    Aids are compiled a few together, when one of them is first asked for.
    """

    def __init__(self, rulebook: Rulebook, lectures: Mapping[str, str] | None = None) -> None:
        self.rulebook = rulebook
        self.lectures = rulebook.retenues(lectures or {})
        self._fabrique = Fabrique(rulebook, self.lectures)
        self._aides = tuple(rulebook.aides)
        self._groupes = {aide: rang // AIDES_PAR_GROUPE for rang, aide in enumerate(self._aides)}
        self._faits: dict[int, Groupe] = {}
        self._ouverts: list[JeuOuvert] = []
        weakref.finalize(self, _fermer, self._ouverts)
        self._verrou = RLock()
        self._lecteur = Lecteur({x.nom: x for x in rulebook.donnees.values() if x.entite is None})

    @cached_property
    def en_boucle(self) -> frozenset[str]:
        """Gives the aids that another clips by reading them: the reference alone knows where the loop is cut."""
        return _en_boucle(self.rulebook)

    def trancher(
        self, dossier: Dossier, *, aujourdhui: date, voulues: Iterable[str] | None = None
    ) -> dict[str, Resultat]:
        """Gives the verdict and the amounts of each aid asked for, or of all, by its id.

        Raises `ErreurReglo` on numbers that no règlement can mean, as the reference does.
        """
        with profond(), calculable():
            return Evaluation(self, dossier, aujourdhui).resultats(self._aides if voulues is None else voulues)

    def groupe(self, aide: str) -> Groupe:
        """Gives the rulesets of an aid and of those compiled with it, open."""
        rang = self._groupes[aide]
        fait = self._faits.get(rang)
        if fait is not None:
            return fait
        with self._verrou:
            if rang not in self._faits:
                self._faits[rang] = self._ouvrir(rang)
            return self._faits[rang]

    def _ouvrir(self, rang: int) -> Groupe:
        siennes = self._aides[rang * AIDES_PAR_GROUPE : (rang + 1) * AIDES_PAR_GROUPE]
        groupe = compiler_groupe(siennes, self._fabrique)
        self._ouverts.extend(groupe.jeux)
        return groupe

    def charger(self) -> None:
        """Compiles and opens everything.

        The garbage collector waits meanwhile: all that is made stays, and it would go over it again and again.
        """
        ramasse = gc.isenabled()
        gc.disable()
        try:
            for aide in self._aides:
                self.groupe(aide)
        finally:
            if ramasse:
                gc.enable()

    def dire(self, dossier: Dossier) -> dict[str, str]:
        """Gives the properties that say a dossier."""
        return self._lecteur.lire(dossier.faits)

    def fermer(self) -> None:
        """Closes the rulesets; what is asked afterwards opens them again."""
        with self._verrou:
            self._faits.clear()
            _fermer(self._ouverts)


def _en_boucle(rulebook: Rulebook) -> frozenset[str]:
    """Gives the aids that may be clipped by one whose clauses read them (rules 14 and 15)."""
    qui = ecretements(rulebook)
    lues = {aide: dependances.de(rulebook, aide).aides for aide in qui.ecretantes}
    return frozenset(x for x in qui.visees if any(x in siennes for aide, siennes in lues.items() if aide != x))


def _fermer(ouverts: list[JeuOuvert]) -> None:
    while ouverts:
        ouverts.pop().jeu.fermer()
