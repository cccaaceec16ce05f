"""What one example shows: seen by watching it being evaluated, and read off its answer."""

from collections.abc import Sequence

from reglo.cases.couverture import conditions, dates, effets, seuils, tableaux, versions
from reglo.cases.couverture.avoir import Preuve
from reglo.cases.couverture.feuilles import Racine, decisives
from reglo.cases.couverture.inventaire import Inventaire
from reglo.evaluation.reference import donnees
from reglo.evaluation.reference.contexte import Contexte
from reglo.evaluation.reference.temoin import Cle
from reglo.model import expressions as e
from reglo.model.clauses import Clause, Tableau
from reglo.model.expressions import Condition, Node
from reglo.model.rulebook import Rulebook, Version
from reglo.outcome.reponse import Reponse, ReponseAide
from reglo.values.jugement import Jugement
from reglo.values.nombre import Nombre


class Temoignage:
    """Watches one evaluation after another, and keeps what each shows.

    What an earlier example showed is not looked for again where that takes time: the threshold is close already.
    """

    def __init__(self, inventaire: Inventaire, recueil: Rulebook) -> None:
        self._inventaire = inventaire
        self._recueil = recueil
        self._vus: dict[Preuve, None] = {}
        self._acquis: set[Preuve] = set()
        self._verites: dict[int, Jugement] = {}
        self._operandes: dict[int, tuple[Nombre, Nombre]] = {}

    def commencer(self) -> None:
        """Forgets what the last example showed, and keeps what it proved."""
        self._vus = {}

    def vus(self, reponse: Reponse) -> tuple[Preuve, ...]:
        """Gives what the evaluation just watched shows, with what its answer shows."""
        (aide,) = reponse.aides
        noms, versions_lues = self._inventaire.reperes.objets, self._recueil.aides[aide.id].versions
        possibles = [version for version in versions_lues if version.nom in aide.version.split(", ")]
        for version in possibles:
            for preuve in versions.vus_questions(noms[id(version)], aide):
                self._voir(*preuve)
        if len(possibles) == 1 and aide.verdict != "hors_vigueur":
            self._version(reponse, aide, possibles[0])
        return tuple(self._vus)

    def _version(self, reponse: Reponse, aide: ReponseAide, version: Version) -> None:
        """Sees what the clauses of the version that is surely in force do."""
        noms = self._inventaire.reperes.objets
        objets = {clause.id: noms[id(clause)] for clause in version.clauses if id(clause) in noms}
        for objet, cle in effets.vus(reponse, aide, version):
            self._voir(objets.get(objet, objet), cle)
        for preuve in versions.vus(noms[id(version)], aide, version):
            self._voir(*preuve)

    def acquerir(self, preuves: Sequence[Preuve]) -> None:
        """Takes note that these are proved."""
        self._acquis.update(preuves)

    def _voir(self, objet: str, cle: str) -> None:
        self._vus[objet, cle] = None

    def _reste_a_voir(self, objet: str, cle: str) -> bool:
        return (objet, cle) not in self._acquis and (objet, cle) not in self._vus

    # ------------------------------------------------------------------------------------------ what a watcher is told
    def version(self, aide: str, version: Version, jour: Nombre) -> None:  # noqa: ARG002 - as the protocol says
        """Sees the governing date against the period of a version."""
        if (nom := self._inventaire.reperes.objets.get(id(version))) is not None:
            for cle in dates.vus(version.periode, jour):
                self._voir(nom, cle)

    def clause(self, clause: Clause, compte: Jugement, jour: Nombre) -> None:  # noqa: ARG002 - as the protocol says
        """Sees the governing date against the period of a clause."""
        if clause.periode is not None and (nom := self._inventaire.reperes.objets.get(id(clause))) is not None:
            for cle in dates.vus(clause.periode, jour):
                self._voir(nom, cle)

    def definition(self, nom: str) -> None:
        """Sees nothing: a definition is seen by its conditions."""

    def condition(self, noeud: Condition, jugement: Jugement, contexte: Contexte) -> None:
        """Keeps a truth; at the root of a condition, sees which leaves decided."""
        self._verites[id(noeud)] = jugement
        trouvee = self._inventaire.reperes.racines.get(id(noeud))
        if trouvee is not None and jugement.tranche:
            self._racine(*trouvee, contexte)

    def _racine(self, objet: str, racine: Racine, contexte: Contexte) -> None:
        rangs = {id(feuille): rang for rang, feuille in racine.feuilles}
        for feuille in decisives(racine.noeud, self._verites):
            self._feuille(objet, rangs[id(feuille)], feuille, contexte)

    def _feuille(self, objet: str, rang: int, feuille: Condition, contexte: Contexte) -> None:
        jugement = self._verites[id(feuille)]
        if not jugement.tranche:
            return
        self._voir(objet, f"condition.{rang}.{'vraie' if jugement.vrai else 'fausse'}")
        if isinstance(feuille, e.Compare):
            self._seuil(objet, rang, feuille, contexte)
        elif isinstance(feuille, e.Appartient):
            choix = donnees.choix(feuille.donnee, contexte).options
            for option in choix if choix is not None and len(choix) == 1 else ():
                self._voir(objet, f"option.{rang}.{option}")

    def _seuil(self, objet: str, rang: int, compare: e.Compare, contexte: Contexte) -> None:
        cote = seuils.cote(self._operandes[id(compare)], compare)
        if cote is None:
            return
        vu, ecart = cote
        cle = f"seuil.{rang}.{vu}"
        if self._reste_a_voir(objet, cle) and seuils.proche(compare, vu, ecart, contexte, self._inventaire.renvois):
            self._voir(objet, cle)

    def operation(self, noeud: Node, valeurs: Sequence[Nombre], contexte: Contexte) -> None:  # noqa: ARG002
        """Sees which term binds a value, whether a rounding changes it, how many units are retained."""
        if isinstance(noeud, e.Compare):
            self._operandes[id(noeud)] = (valeurs[0], valeurs[1])
            return
        trouvee = self._inventaire.reperes.operations.get(id(noeud))
        if trouvee is not None and all(valeur.tranche for valeur in valeurs):
            objet, rang = trouvee
            for cle in conditions.vus(noeud, rang, [valeur.intervalle.bas or 0 for valeur in valeurs]):
                self._voir(objet, cle)

    def tableau(self, tableau: Tableau, cles: Sequence[Cle], contexte: Contexte) -> None:
        """Sees the cells that the keys meet, and the ends of brackets that they are close to."""
        for preuve in tableaux.vus(tableau, cles, contexte, self._inventaire.renvois):
            self._voir(*preuve)
