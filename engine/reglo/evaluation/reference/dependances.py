"""What an aid reads without computing it: readings, documents, other aids (semantique.md, rules 14, 17 and 18).

Found by walking the model; used to print where an answer comes from and to know which readings can change it.
"""

from collections.abc import Iterator

from reglo.model import expressions as e
from reglo.model.clauses import AutresCas, Clause, IssueValeur, Rang
from reglo.model.rulebook import Definition, Rulebook
from reglo.une_fois import une_fois

_RENVOIS = (
    e.LectureDefinition,
    e.DefinitionVraie,
    e.ADefaut,
    e.LectureTableau,
    e.LectureParametre,
    e.AideAccordee,
    e.EligibleAide,
    e.MontantAide,
    e.LectureRetenue,
)
"""Nodes that refer to something else of the rulebook."""


class Dependances:
    """Names read from an aid, in the order met."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.lectures: dict[str, None] = {}
        self.documents: dict[str, None] = {}
        self.aides: dict[str, None] = {}
        self._vus: set[str] = set()
        self._renvois = _renvois(rulebook)

    def aide(self, nom: str) -> None:
        """Adds what an aid reads, and the aids whose outcome it reads (rule 14)."""
        if nom not in self.aides and nom in self.rulebook.aides:
            self.aides[nom] = None
            for version in self.rulebook.aides[nom].versions:
                self.documents[version.document] = None
                self.lectures |= {datee.choix.lecture: None for datee in version.dates_selon_lecture}
                for clause in version.clauses:
                    self.clause(clause)

    def clause(self, clause: Clause) -> None:
        """Adds what a clause reads."""
        self.lectures |= {choix.lecture: None for choix in clause.lectures}
        self.documents |= {citation.document: None for citation in clause.preuve.citations}
        self._noeuds(clause)

    def _noeuds(self, porteur: Clause | Definition) -> None:
        """Adds what the expressions of a clause or of a definition read."""
        if id(porteur) not in self._renvois:
            self._renvois[id(porteur)] = tuple(n for racine in racines(porteur) for n in _qui_renvoient(racine))
        for noeud in self._renvois[id(porteur)]:
            self._noeud(noeud)

    def _noeud(self, noeud: e.Node) -> None:
        match noeud:
            case e.LectureDefinition(definition=nom) | e.DefinitionVraie(definition=nom):
                self._definition(nom)
            case e.ADefaut(remplacant=nom) if nom in self.rulebook.definitions:
                self._definition(nom)
            case e.LectureTableau(tableau=nom):
                self._tableau(nom)
            case e.LectureParametre(parametre=nom) if self._nouveau(f"parametre {nom}"):
                for valeur in self.rulebook.parametres[nom].valeurs:
                    self.clause(valeur)
            case e.AideAccordee(aide=nom) | e.EligibleAide(aide=nom) | e.MontantAide(aide=nom):
                self.aide(nom)
            case e.LectureRetenue(lecture=nom):
                self.lectures[nom] = None
            case _:
                pass

    def _nouveau(self, cle: str) -> bool:
        neuf = cle not in self._vus
        self._vus.add(cle)
        return neuf

    def _definition(self, nom: str) -> None:
        if self._nouveau(f"definition {nom}"):
            self._noeuds(self.rulebook.definitions[nom])

    def _tableau(self, nom: str) -> None:
        if self._nouveau(f"tableau {nom}"):
            tableau = self.rulebook.tableaux[nom]
            for cle in tableau.cles:
                if cle.definition:
                    self._definition(cle.nom)
            for clause in tableau.clauses:
                self.clause(clause)


def racines(tenant: Clause | Definition) -> Iterator[e.Expression]:
    """Gives the expressions that a clause or a definition holds."""
    issue = tenant.issue if isinstance(tenant, Rang | AutresCas) else None
    porteurs = (tenant, issue) if isinstance(issue, IssueValeur) else (tenant,)
    for porteur in porteurs:
        for champ in porteur.__struct_fields__:
            valeur = getattr(porteur, champ)
            if isinstance(valeur, e.Node) and type(valeur).__module__ == e.__name__:
                yield valeur  # type: ignore[misc]


@une_fois
def _renvois(rulebook: Rulebook) -> dict[int, tuple[e.Node, ...]]:  # noqa: ARG001 - kept as long as the rulebook
    """Holds the nodes that refer to something, by the identity of the clause or of the definition of the rulebook."""
    return {}


def _qui_renvoient(racine: e.Expression) -> Iterator[e.Node]:
    """Gives the nodes of an expression that refer to something, however deep it goes."""
    attente: list[e.Node] = [racine]
    while attente:
        noeud = attente.pop()
        attente.extend(e.enfants(noeud))
        if isinstance(noeud, _RENVOIS):
            yield noeud


def de(rulebook: Rulebook, *aides: str) -> Dependances:
    """Gives what some aids read."""
    dependances = Dependances(rulebook)
    for aide in aides:
        dependances.aide(aide)
    return dependances
