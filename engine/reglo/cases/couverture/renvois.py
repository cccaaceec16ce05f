"""What a clause reads, itself or through the definitions, tables and parameters that it names: found in the model."""

from collections.abc import Iterable, Iterator

from reglo.checks.parcours import noeuds
from reglo.model.clauses import Clause, Indication, Tableau
from reglo.model.expressions import AideAccordee, MontantAide, Node
from reglo.model.rulebook import LIGNE, Definition, Parametre, Rulebook

Porteur = Clause | Definition | Tableau | Parametre
_CHAMPS = ("donnee", "definition", "parametre", "tableau", "remplacant")
"""Fields of an expression that name what it reads."""


class Renvois:
    """What each thing of one rulebook reads; each answer is sought once."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._directs: dict[int, tuple[str, ...]] = {}

    def donnees(self, *noeuds_lus: Node) -> tuple[str, ...]:
        """Gives the data read, however far, in the order met; those of the plan are not asked one by one."""
        donnees = self._rulebook.donnees
        return tuple(nom for nom in self._noms(noeuds_lus) if nom in donnees and donnees[nom].entite != LIGNE)

    def porteurs(self, *noeuds_lus: Node) -> tuple[Definition | Tableau | Parametre, ...]:
        """Gives the definitions, tables and parameters read, however far, in the order met."""
        return tuple(porteur for nom in self._noms(noeuds_lus) if (porteur := self._porteur(nom)) is not None)

    def lectures(self, *noeuds_lus: Node) -> tuple[str, ...]:
        """Gives the readings on which these depend, themselves or through what they read."""
        lus = [*noeuds_lus, *self.porteurs(*noeuds_lus)]
        return tuple(dict.fromkeys(nom for lu in lus for nom in _lectures(lu)))

    def aides(self, *noeuds_lus: Node) -> tuple[str, ...]:
        """Gives the other aids whose presence in the plan is read; the verdict of an aid does not ask for it."""
        lus = (noeud for racine in noeuds_lus for noeud in noeuds(racine))
        return tuple(dict.fromkeys(noeud.aide for noeud in lus if isinstance(noeud, AideAccordee | MontantAide)))

    def _porteur(self, nom: str) -> Definition | Tableau | Parametre | None:
        recueil = self._rulebook
        return recueil.definitions.get(nom) or recueil.tableaux.get(nom) or recueil.parametres.get(nom)

    def _noms(self, lus: Iterable[Node]) -> tuple[str, ...]:
        trouves: dict[str, None] = {}
        attente = [nom for lu in lus for nom in self._direct(lu)]
        while attente:
            nom = attente.pop(0)
            if nom not in trouves:
                trouves[nom] = None
                porteur = self._porteur(nom)
                attente = [*(() if porteur is None else self._direct(porteur)), *attente]
        return tuple(trouves)

    def _direct(self, noeud: Node) -> tuple[str, ...]:
        if id(noeud) not in self._directs:
            self._directs[id(noeud)] = tuple(dict.fromkeys(_noms_de(noeud)))
        return self._directs[id(noeud)]


def _noms_de(racine: Node) -> Iterator[str]:
    if isinstance(racine, Indication):
        yield from racine.donnees
    if isinstance(racine, Tableau):
        yield from (cle.nom for cle in racine.cles)
    for noeud in noeuds(racine):
        yield from (nom for champ in _CHAMPS if (nom := getattr(noeud, champ, None)) is not None)


def _lectures(racine: Node) -> Iterator[str]:
    """Gives the readings that a thing names; the rows of a table have their own."""
    for noeud in noeuds(racine):
        if isinstance(noeud, Clause):
            yield from (choix.lecture for choix in noeud.lectures)
        if (lecture := getattr(noeud, "lecture", None)) is not None:
            yield lecture
