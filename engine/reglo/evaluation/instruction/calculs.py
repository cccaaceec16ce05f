"""The atoms, the amounts and the rules of an instruction, computed again where an answer touches them."""

from collections.abc import Iterable
from fractions import Fraction

import msgspec

from reglo.evaluation.connu.valeurs import Lot, Ouvert, Place, Valeurs
from reglo.evaluation.durable.atomes import Verites
from reglo.evaluation.durable.faits import bornes, dire, dit_tout
from reglo.evaluation.durable.jours import Jours
from reglo.evaluation.durable.versions import VersionCompilee, donnees_lues
from reglo.evaluation.instruction.recueil import JeuPret, RecueilSuivi
from reglo.evaluation.instruction.regles import VersionSuivie
from reglo.evaluation.instruction.suivi import Suivi
from reglo.evaluation.instruction.touchees import Index, lit_le_calcul
from reglo.evaluation.reference.contexte import Contexte
from reglo.model.rulebook import Donnee
from reglo.values.demesure import Demesure
from reglo.values.intervalle import point
from reglo.values.nombre import Nombre


class Conclusion(msgspec.Struct, frozen=True):
    """What the rules and the computation say of an aid, both settled."""

    theorique: Nombre
    refusants: tuple[str, ...]
    """The criteria that surely fail, in the order written; none of them: the aid is granted."""


class _EnCours:
    """Where the computation of a version stands."""

    __slots__ = ("a_calculer", "du_calcul", "jour_dit", "lus", "perimes", "suivi", "suivie", "theorique")

    def __init__(self, suivie: VersionSuivie, suivi: Suivi, declarees: dict[str, Donnee]) -> None:
        self.suivie = suivie
        self.suivi = suivi
        self.lus = {*donnees_lues(suivie.compilee.lues, declarees), *(atome.propriete for atome in suivie.atomes)}
        """The data and the atoms that its criteria read."""
        self.perimes = set(range(len(suivie.atomes)))
        """The atoms to compute."""
        self.du_calcul = frozenset(
            rang for rang, atome in enumerate(suivie.atomes) if lit_le_calcul(atome, suivie.compilee.version)
        )
        """Those that read what the computation leaves."""
        self.jour_dit = False
        self.a_calculer = True
        self.theorique: Nombre | None = None
        """The theoretical amount, None when it is open."""


class Calculs:
    """What is computed of the dossier of an instruction."""

    def __init__(self, recueil: RecueilSuivi, index: Index, contexte: Contexte) -> None:
        self._recueil = recueil
        self._index = index
        self._contexte = contexte
        self._jours = Jours(contexte)
        self._valeurs = Valeurs(recueil.rulebook, contexte.dossier, contexte.aujourdhui)
        self._valeurs.issues = contexte.issues
        self._verites = Verites()
        self._jours_vus: set[int | None] = set()
        """The governing days at which definitions were computed."""
        self._aides: dict[str, tuple[VersionCompilee, ...]] = {}
        self._versions: dict[str, _EnCours | None] = {}
        self.suivis: dict[int, Suivi] = {}
        """By the identity of their ruleset."""
        self._lecteurs: dict[str, list[Suivi]] = {}
        """Those that read each fact."""
        self._muets: set[str] = set()
        """The data and the atoms that facts do not say in whole: one that refuses may not have fired."""

    def repondre(self, contexte: Contexte, cles: Iterable[str]) -> None:
        """Takes a dossier of which some answers changed."""
        self._contexte = contexte
        self._valeurs.issues = contexte.issues
        self._jours = Jours(contexte)
        self._verites.oublier()
        for cle in cles:
            self._prendre(cle)
            for nom in self._index.definitions.get(cle, ()):
                for jour in self._jours_vus:
                    self._valeurs.definitions.pop((nom, jour), None)
            for version in self._touchees(self._index.jours.get(cle, ())):
                version.jour_dit = False
            for version in self._touchees(self._index.montants.get(cle, ())):
                version.a_calculer = True
            for nom, rang in self._index.atomes.get(cle, ()):
                for version in self._touchees((nom,)):
                    version.perimes.add(rang)

    def conclure(self, aide: str) -> Conclusion | None:
        """Gives what is settled of an aid; None when it is for the reference to tell."""
        if aide not in self._aides:
            self._aides[aide] = self._recueil.versions(aide)
        version = self._jours.en_vigueur(self._aides[aide])
        en_cours = None if version is None else self._en_cours(version)
        if version is None or en_cours is None:
            return None
        theorique = self._theorique(en_cours)
        if theorique is None:
            return None
        self._dire(en_cours)
        if not en_cours.suivi.accorder():
            return None
        tenues, suivie = en_cours.suivi.tenues, en_cours.suivie
        refusants = suivie.refusants(tenues)
        if refusants:
            return Conclusion(theorique, refusants) if self._muets.isdisjoint(en_cours.lus) else None
        return Conclusion(theorique, ()) if suivie.accordee(tenues) else None

    # ------------------------------------------------------------------------------------------------- what is answered
    def _prendre(self, cle: str) -> None:
        """Takes an answer, of the dossier or of a list."""
        donnees, dossier = self._recueil.rulebook.donnees, self._contexte.dossier
        donnee = donnees.get(cle)
        if donnee is not None and donnee.entite is None:
            fait = dossier.faits.get(cle)
            self._valeurs.place.repondre(cle, fait)
            if cle in self._lecteurs:
                self._dire_donnee(donnee, self._lecteurs[cle])
        liste = dossier.listes.get(cle)
        if liste is not None:
            places = tuple(Place(donnees, element) for element in liste.elements)
            self._valeurs.listes[cle] = Lot(places, complete=liste.complete)
        else:
            self._valeurs.listes.pop(cle, None)

    def _touchees(self, noms: Iterable[str]) -> Iterable[_EnCours]:
        return (version for nom in noms if (version := self._versions.get(nom)) is not None)

    # ---------------------------------------------------------------------------------------------------- one version
    def _en_cours(self, version: VersionCompilee) -> _EnCours | None:
        if version.nom not in self._versions:
            suivie = self._recueil.suivie(version)
            declarees = self._recueil.rulebook.donnees
            self._versions[version.nom] = (
                None if suivie is None else _EnCours(suivie[0], self._suivi(suivie[1]), declarees)
            )
        return self._versions[version.nom]

    def _suivi(self, pret: JeuPret) -> Suivi:
        """Gives the facts of a ruleset, those of data said from the first time."""
        if id(pret) not in self.suivis:
            suivi = self.suivis[id(pret)] = Suivi(pret.composition, pret.jeu)
            for nom in pret.composition.faits:
                donnee = self._recueil.rulebook.donnees.get(nom)
                self._lecteurs.setdefault(nom, []).append(suivi)
                if donnee is not None:
                    self._dire_donnee(donnee, (suivi,))
        return self.suivis[id(pret)]

    def _dire_donnee(self, donnee: Donnee, suivis: Iterable[Suivi]) -> None:
        fait = self._contexte.dossier.faits.get(donnee.nom)
        dites = dire(donnee, fait)
        for suivi in suivis:
            suivi.dire(donnee.nom, dites)
        self._entendre(donnee.nom, dit_tout(donnee, fait))

    def _entendre(self, nom: str, entier: bool) -> None:  # noqa: FBT001 - what is told of the name
        (self._muets.discard if entier else self._muets.add)(nom)

    def _theorique(self, version: _EnCours) -> Nombre | None:
        if version.a_calculer:
            version.theorique = self._calculer(version)
            version.a_calculer = False
        return version.theorique

    def _calculer(self, version: _EnCours) -> Nombre | None:
        """Gives the theoretical amount, None when it is open; it leaves the assiette where atoms read it."""
        self._se_placer(version)
        try:
            return Nombre(point(Fraction(version.suivie.compilee.theorique(self._valeurs))))
        except (Ouvert, Demesure):
            return None

    def _se_placer(self, version: _EnCours) -> None:
        valeurs = self._valeurs
        valeurs.jour = self._jours.rang(version.suivie.compilee)
        valeurs.assiette = valeurs.theorique = None
        self._jours_vus.add(valeurs.jour)

    def _dire(self, version: _EnCours) -> None:
        """Says the governing day and the atoms that changed."""
        compilee, suivi = version.suivie.compilee, version.suivi
        if compilee.datee and not version.jour_dit:
            suivi.dire(compilee.jour, bornes(compilee.jour, self._jours.jour(compilee).intervalle, jours=True))
            version.jour_dit = True
        if not version.perimes:
            return
        if version.perimes.isdisjoint(version.du_calcul):
            self._se_placer(version)
        else:
            self._calculer(version)
        for rang in sorted(version.perimes):
            atome = version.suivie.atomes[rang]
            verite = self._verites.de(atome, self._valeurs)
            suivi.dire(atome.propriete, {} if verite is None else {atome.propriete: int(verite)})
            self._entendre(atome.propriete, verite is not None)
            version.perimes.discard(rang)
