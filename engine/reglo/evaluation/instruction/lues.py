"""Which answers of a dossier are read by an expression, a version, an aid: found by walking the model.

Wide when in doubt: what is not named here is surely not read. Readings and today's date do not change in an
instruction, and are not followed.
"""

from collections.abc import Iterable

import msgspec

from reglo.checks.parcours import noeuds
from reglo.evaluation.reference import dependances
from reglo.evaluation.reference.ensembles import ecretements
from reglo.model import expressions as e
from reglo.model.clauses import Clause
from reglo.model.rulebook import LIGNE, Definition, Rulebook, Version
from reglo.outcome.lecture_faits import PIECES

CALCUL = ("assiette", "montants", "bonifications", "etapes")
"""The sections that the theoretical amount reads."""
DECISION = ("criteres", *CALCUL)
"""The sections that the verdict and the amount read."""
AUTOUR = ("caracteristiques", "plafonds", "non_cumuls", "pieces")
"""The other sections whose results may ask a question."""
_RIEN: frozenset[str] = frozenset()


class Lu(msgspec.Struct, frozen=True):
    """What is read."""

    cles: frozenset[str] = _RIEN
    """Data of the dossier, lists by the name of their elements, `pieces`."""
    aides: frozenset[str] = _RIEN
    """Other aids, whose outcome is read."""

    @classmethod
    def unir(cls, lus: Iterable["Lu"]) -> "Lu":
        """Gives what several things read together."""
        siens = tuple(lus)
        return cls(_RIEN.union(*(lu.cles for lu in siens)), _RIEN.union(*(lu.aides for lu in siens)))


class Lues:
    """What the rules of one rulebook read; each thing is walked once."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._definitions: dict[str, Lu] = {}
        self._tableaux: dict[str, Lu] = {}
        self._decisions: dict[str, Lu] = {}
        self._ecretements = ecretements(rulebook)

    # ------------------------------------------------------------------------------------------------ what is asked
    def expression(self, racine: e.Node) -> Lu:
        """Gives what an expression reads."""
        return Lu.unir(self._noeud(noeud) for noeud in noeuds(racine))

    def version(self, version: Version, sections: Iterable[str]) -> Lu:
        """Gives what some sections of a version read, with its governing date."""
        clauses = (clause for section in sections for clause in getattr(version, section))
        return Lu.unir([Lu(self.dates(version)), *map(self._clause, clauses)])

    def dates(self, version: Version) -> frozenset[str]:
        """Gives the data that may be the governing date of a version (rule 17)."""
        document = self._rulebook.documents.get(version.document)
        noms = [version.date_qui_commande, *(datee.donnee for datee in version.dates_selon_lecture)]
        noms += [] if document is None else [document.date_qui_commande]
        return frozenset(nom for nom in noms if nom is not None)

    def decision(self, aide: str) -> frozenset[str]:
        """Gives the answers that can change the verdict or the amounts of an aid."""
        sienne = self._decision(aide)
        ecretee = aide in self._ecretements.visees
        return self.fermer(sienne, ecretee=ecretee)

    def doutes(self, aide: str) -> frozenset[str]:
        """Gives the answers that can change the questions of an aid; a check on other aids may read any of them."""
        versions = self._rulebook.aides[aide].versions
        lu = Lu.unir(self.version(version, (*DECISION, *AUTOUR)) for version in versions)
        ensembles = any(version.plafonds or version.non_cumuls for version in versions)
        pieces = any(version.pieces for version in versions)
        cles = self.decision(aide) | self.fermer(lu, ecretee=ensembles)
        return cles | {PIECES} if pieces else cles

    def fermer(self, lu: Lu, *, ecretee: bool = False) -> frozenset[str]:
        """Gives all that is read, through the aids read and those that may clip one of them (rules 14 and 15)."""
        if not lu.aides and not ecretee:
            return lu.cles
        attente = [*lu.aides, *self._ecretements.ecretantes]
        cles, vues = {LIGNE, *lu.cles}, set[str]()
        while attente:
            aide = attente.pop()
            if aide not in vues and aide in self._rulebook.aides:
                vues.add(aide)
                cles |= self._decision(aide).cles
                attente.extend(self._decision(aide).aides)
        return frozenset(cles)

    def definition(self, nom: str) -> frozenset[str]:
        """Gives the answers that a definition reads."""
        return self._nomme(nom).cles

    # -------------------------------------------------------------------------------------------------- how it is found
    def _decision(self, aide: str) -> Lu:
        """Gives what an aid reads by itself, caps included when it clips others."""
        if aide not in self._decisions:
            sections = (*DECISION, "plafonds") if aide in self._ecretements.ecretantes else DECISION
            versions = self._rulebook.aides[aide].versions
            self._decisions[aide] = Lu.unir(self.version(version, sections) for version in versions)
        return self._decisions[aide]

    def _clause(self, clause: Clause | Definition) -> Lu:
        return Lu.unir(map(self.expression, dependances.racines(clause)))

    def _noeud(self, noeud: e.Node) -> Lu:
        match noeud:
            case e.LectureDonnee(donnee=nom) | e.EstVrai(donnee=nom) | e.Appartient(donnee=nom) | e.Existe(donnee=nom):
                return self._donnee(nom)
            case e.ADefaut(donnee=nom, remplacant=autre):
                return Lu.unir((self._donnee(nom), self._nomme(autre)))
            case e.LectureDefinition(definition=nom) | e.DefinitionVraie(definition=nom):
                return self._nomme(nom)
            case e.LectureTableau(tableau=nom):
                return self._tableau(nom)
            case e.Total(entite=nom) | e.Denombrement(entite=nom) | e.ParUnite(entite=nom) | e.PourChaque(entite=nom):
                return Lu() if nom is None else Lu(frozenset({nom}))
            case e.AideAccordee(aide=nom) | e.EligibleAide(aide=nom) | e.MontantAide(aide=nom):
                return Lu(aides=frozenset({nom}))
            case _:
                return Lu()

    def _nomme(self, nom: str) -> Lu:
        """Gives what a name reads: a definition, a datum; a parameter reads nothing but the governing date."""
        definition = self._rulebook.definitions.get(nom)
        if definition is None:
            return self._donnee(nom) if nom in self._rulebook.donnees else Lu()
        if nom not in self._definitions:
            self._definitions[nom] = Lu()
            self._definitions[nom] = self._clause(definition)
        return self._definitions[nom]

    def _donnee(self, nom: str) -> Lu:
        """Gives the key of a datum: that of its list, when it is given element by element."""
        declaration = self._rulebook.donnees.get(nom)
        liste = declaration.entite if declaration is not None else LIGNE if nom.endswith(f"_{LIGNE}") else None
        return Lu(frozenset({liste or nom}))

    def _tableau(self, nom: str) -> Lu:
        if nom not in self._tableaux:
            tableau = self._rulebook.tableaux[nom]
            self._tableaux[nom] = Lu()
            cles = (self._nomme(cle.nom) for cle in tableau.cles)
            self._tableaux[nom] = Lu.unir((*cles, *map(self._clause, tableau.clauses)))
        return self._tableaux[nom]
