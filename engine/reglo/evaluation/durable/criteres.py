"""The criteria of a version as formulas, exceptions included, and the atoms that they read (semantique.md, rule 10)."""

from collections.abc import Sequence

import msgspec

from reglo.evaluation.connu.conditions import condition
from reglo.evaluation.connu.criteres import rempli
from reglo.evaluation.connu.nombres import Fabrique, Test
from reglo.evaluation.durable import feuilles, formules
from reglo.evaluation.durable.formules import FAUSSE, VRAIE, Formule
from reglo.model import expressions as e
from reglo.model.clauses import Critere
from reglo.model.rulebook import Version


class Atome(msgspec.Struct, frozen=True):
    """A condition that we compute: the property that says it, the clause that reads it, how it is computed."""

    propriete: str
    clause: str
    condition: e.Condition
    test: Test
    entier: bool
    """It stands for the whole criterion, with its « si » and its exceptions."""
    commun: bool = False
    """It stands in a definition: whatever reads it at one governing day finds one truth (rule 17)."""


class CritereCompile(msgspec.Struct, frozen=True):
    """A criterion that decides, with its exceptions in it."""

    critere: Critere
    formule: Formule
    entier: bool
    """What fires says all there is to say of it: no « si », no exception, no period, no atom."""

    @property
    def seul(self) -> bool:
        """Tells whether it has rules of its own to hold, several ways or none; else a conjunction holds it."""
        return len(self.formule.vraie) != 1


class Criteres:
    """Writes the criteria of one version as formulas."""

    def __init__(self, version: Version, nom: str, jour: str, fabrique: Fabrique) -> None:
        self._version = version
        self._nom = nom
        """What tells its atoms from those of another version: clauses of a trunk have one id in several aids."""
        self._jour = jour
        """The property of the governing date."""
        self._fabrique = fabrique
        self._atomes: dict[tuple[int, bool], Atome] = {}
        self._definitions = 0
        """How many definitions stand open around what is being compiled."""
        self.feuilles: dict[str, int] = {"reelles": 0, "atomes": 0}
        """How many leaves are real conditions, and how many are atoms."""
        self.compiles = tuple(
            self._compiler(critere) for critere in version.criteres if critere.mode in ("exige", "exclut")
        )

    @property
    def atomes(self) -> tuple[Atome, ...]:
        """The atoms read, in the order met."""
        return tuple(self._atomes.values())

    def _compiler(self, critere: Critere) -> CritereCompile:
        atomes = self.feuilles["atomes"]
        formule = self._critere(critere)
        nu = critere.garde is None and critere.periode is None and not self._qui_ecartent(critere)
        return CritereCompile(critere, formule, nu and self.feuilles["atomes"] == atomes)

    def _critere(self, critere: Critere) -> Formule:
        """Gives the formula of a criterion; one that would take too many rules is an atom as a whole."""
        avant = dict(self._atomes), dict(self.feuilles)
        try:
            return self._rempli(critere)
        except formules.TropDAlternatives:
            self._atomes, self.feuilles = avant
            return self._atome(critere.condition, critere, rempli(critere, self._version, self._fabrique))

    def _qui_ecartent(self, critere: Critere) -> Sequence[Critere]:
        return [autre for autre in self._version.criteres if autre.exception_a == critere.id]

    def _exceptions(self, critere: Critere) -> Sequence[Formule]:
        return [self._vivante(autre) for autre in self._qui_ecartent(critere)]

    def _applicable(self, critere: Critere) -> Formule:
        """Gives when a clause counts and its « si » holds (rules 17 and 18)."""
        if not self._fabrique.retenue(critere):
            return FAUSSE
        periode = VRAIE if critere.periode is None else feuilles.pendant(self._jour, critere.periode)
        return formules.tous([periode, *([] if critere.garde is None else [self._formule(critere.garde, critere)])])

    def _rempli(self, critere: Critere) -> Formule:
        """Gives when a criterion is satisfied, by itself or by a living exception."""
        applicable = self._applicable(critere)
        if applicable == FAUSSE:
            return VRAIE
        propre = self._formule(critere.condition, critere)
        if critere.mode == "exclut":
            propre = formules.contraire(propre)
        return formules.un_au_moins([formules.contraire(applicable), propre, *self._exceptions(critere)])

    def _vivante(self, critere: Critere) -> Formule:
        """Gives when an exception lives: it holds, and no exception to it lives."""
        applicable = self._applicable(critere)
        if applicable == FAUSSE:
            return FAUSSE
        propre = self._formule(critere.condition, critere)
        return formules.tous([applicable, propre, *map(formules.contraire, self._exceptions(critere))])

    def _formule(self, expression: e.Condition, critere: Critere) -> Formule:
        """Gives the formula of a condition; one that would take too many rules is an atom (rule 6)."""
        try:
            return self._composee(expression, critere)
        except formules.TropDAlternatives:
            return self._atome(expression, critere)

    def _composee(self, expression: e.Condition, critere: Critere) -> Formule:
        match expression:
            case e.Et(termes=termes):
                return formules.tous([self._formule(terme, critere) for terme in termes])
            case e.Ou(termes=termes):
                return formules.un_au_moins([self._formule(terme, critere) for terme in termes])
            case e.AuMoinsParmi(seuil=seuil, termes=termes):
                return formules.au_moins(seuil, [self._formule(terme, critere) for terme in termes])
            case e.Non(terme=terme):
                return formules.contraire(self._formule(terme, critere))
            case e.LectureRetenue(lecture=lecture, option=option):
                return VRAIE if self._fabrique.lectures.get(lecture) == option else FAUSSE
            case e.DefinitionVraie(definition=nom):
                definition = self._fabrique.rulebook.definitions.get(nom)
                if definition is not None and definition.condition is not None and definition.entite is None:
                    return self._definie(definition.condition, critere)
        reelle = feuilles.reelle(expression, self._fabrique.rulebook.donnees)
        if reelle is None:
            return self._atome(expression, critere)
        self.feuilles["reelles"] += 1
        return reelle

    def _definie(self, expression: e.Condition, critere: Critere) -> Formule:
        """Gives the formula of the condition of a definition."""
        self._definitions += 1
        try:
            return self._formule(expression, critere)
        finally:
            self._definitions -= 1

    def _atome(self, expression: e.Condition, critere: Critere, test: Test | None = None) -> Formule:
        """Gives the formula of a condition that we compute, the same for the same node read twice."""
        self.feuilles["atomes"] += 1
        cle = id(expression), test is not None
        connu = self._atomes.get(cle)
        if connu is None:
            rang = sum(atome.clause == critere.id for atome in self._atomes.values()) + 1
            calcul = test or condition(expression, self._fabrique)
            propriete = f"{self._nom}/{critere.id}/{rang}"
            connu = self._atomes[cle] = Atome(
                propriete, critere.id, expression, calcul, entier=test is not None, commun=self._definitions > 0
            )
        return feuilles.oui_ou_non(connu.propriete)
