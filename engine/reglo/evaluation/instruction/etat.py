"""What the dossier of an instruction gets, kept from one answer to the next: verdicts, amounts, questions.

An aid is settled by the rules that hold and by functions of what is known, or told by the reference as a whole. What an
answer touches is forgotten at once, and judged again when it is read.
"""

from datetime import date

from reglo.evaluation.durable.par_reference import ParReference, Resultat
from reglo.evaluation.instruction.calculs import Calculs
from reglo.evaluation.instruction.lues import AUTOUR
from reglo.evaluation.instruction.recueil import RecueilSuivi
from reglo.evaluation.reference.contexte import Contexte
from reglo.evaluation.reference.ensembles import ecretements
from reglo.evaluation.reference.questions import Doute, questions
from reglo.model.rulebook import LIGNE
from reglo.outcome.dossier import Dossier
from reglo.outcome.reponse import Question
from reglo.values import nombre as n
from reglo.values.nombre import ZERO


class Etat:
    """A dossier that changes, and what it gets."""

    def __init__(self, recueil: RecueilSuivi, voulues: tuple[str, ...], dossier: Dossier, aujourdhui: date) -> None:
        self._recueil = recueil
        self.voulues = voulues
        self.rangs = {aide: rang for rang, aide in enumerate(voulues)}
        self._index = recueil.index(voulues)
        self._aujourdhui = aujourdhui
        self.dossier = dossier
        self._reference = self._par_reference()
        self._resultats: dict[str, Resultat] = {}
        self._doutes: dict[str, tuple[Doute, ...]] = {}
        self._a_revoir: set[str] = set()
        """The aids whose questions any answer may change."""
        self._ecretees = ecretements(recueil.rulebook).visees
        self.calculs = Calculs(recueil, self._index, self._contexte())

    def changer(self, dossier: Dossier, cles: frozenset[str]) -> tuple[str, ...]:
        """Takes a dossier of which some answers changed; gives the aids whose verdict or amounts they can change."""
        self.dossier = dossier
        self._reference = self._par_reference()
        touchees = {aide for cle in cles for aide in self._index.decisions.get(cle, ())}
        for aide in touchees:
            self._resultats.pop(aide, None)
        for aide in (*self._a_revoir, *(aide for cle in cles for aide in self._index.doutes.get(cle, ()))):
            self._doutes.pop(aide, None)
        self._a_revoir.clear()
        self.calculs.repondre(self._contexte(), cles)
        return tuple(sorted(touchees, key=self.rangs.__getitem__))

    def resultat(self, aide: str) -> Resultat:
        """Gives the verdict and the amounts of an aid."""
        if aide not in self._resultats:
            self._resultats[aide] = self._tranche(aide) or self._reference.resultat(aide)
        return self._resultats[aide]

    def questions(self) -> tuple[Question, ...]:
        """Gives what is still to ask, the most decisive first."""
        return questions((doute for aide in self.voulues for doute in self._ses_doutes(aide)), self._recueil.rulebook)

    # -------------------------------------------------------------------------------------------------------- one aid
    def _tranche(self, aide: str) -> Resultat | None:
        if not self._recueil.durable or aide in self._ecretees:
            return None
        conclusion = self.calculs.conclure(aide)
        if conclusion is None:
            return None
        theorique, refusants = conclusion.theorique, conclusion.refusants
        if refusants:
            return Resultat(aide, "ineligible", theorique, ZERO, refusants)
        return Resultat(aide, "eligible", theorique, theorique)

    def _ses_doutes(self, aide: str) -> tuple[Doute, ...]:
        """Gives what is not settled of an aid: nothing of one that is refused."""
        if aide not in self._doutes:
            self._doutes[aide] = self._chercher(aide)
        return self._doutes[aide]

    def _chercher(self, aide: str) -> tuple[Doute, ...]:
        versions, resultat = self._recueil.rulebook.aides[aide].versions, self.resultat(aide)
        if not resultat.par_reference and (
            resultat.verdict == "ineligible" or not any(getattr(v, x) for v in versions for x in AUTOUR)
        ):
            return ()
        plan = self.dossier.listes.get(LIGNE)
        if plan is not None and plan.elements and any(version.non_cumuls for version in versions):
            self._a_revoir.add(aide)
        return tuple(doute for doute in self._reference.redaction(aide).doutes() if doute.causes)

    def _contexte(self) -> Contexte:
        recueil, jour = self._recueil, n.constante(self._aujourdhui.toordinal())
        return Contexte(recueil.rulebook, self.dossier, self._aujourdhui, recueil.lectures, self._reference, jour)

    def _par_reference(self) -> ParReference:
        return ParReference(self._recueil.rulebook, self.dossier, self._aujourdhui, self._recueil.lectures)
