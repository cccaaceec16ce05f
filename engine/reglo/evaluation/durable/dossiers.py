"""One dossier at one date: what fired, what the amounts are, and what is left to the reference.

Nothing is guessed between the two: an aid is either settled here as a whole, or told by the reference as a whole.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from reglo.evaluation.connu.valeurs import Exact, Ouvert, Valeurs
from reglo.evaluation.durable.atomes import Verites
from reglo.evaluation.durable.faits import bornes, dit_tout, ecrire
from reglo.evaluation.durable.jours import Jours
from reglo.evaluation.durable.par_reference import ParReference, Resultat
from reglo.evaluation.durable.tirages import Tirage
from reglo.evaluation.durable.versions import VersionCompilee, donnees_lues
from reglo.evaluation.reference import aides
from reglo.evaluation.reference.aides import Seule
from reglo.evaluation.reference.contexte import Contexte
from reglo.evaluation.reference.ensembles import ecretements, ecreter
from reglo.outcome.dossier import Dossier
from reglo.values import nombre as n
from reglo.values.demesure import Demesure
from reglo.values.intervalle import point
from reglo.values.jugement import FAUX, VRAI, Jugement
from reglo.values.nombre import Nombre

if TYPE_CHECKING:
    from reglo.evaluation.durable.moteur import Moteur


class Evaluation:
    """What a dossier gets."""

    def __init__(self, moteur: "Moteur", dossier: Dossier, aujourdhui: date) -> None:
        self._moteur = moteur
        self._dossier = dossier
        self._reference = ParReference(moteur.rulebook, dossier, aujourdhui, moteur.lectures)
        jour = n.constante(aujourdhui.toordinal())
        self._contexte = Contexte(moteur.rulebook, dossier, aujourdhui, moteur.lectures, self._reference, jour)
        self._jours = Jours(self._contexte)
        self._valeurs = Valeurs(moteur.rulebook, dossier, aujourdhui)
        self._valeurs.issues = self._reference
        self._dites = moteur.dire(dossier)
        self._verites = Verites()
        self._assiettes: dict[str, Exact | None] = {}
        self._ecretees = ecretements(moteur.rulebook).visees

    def resultats(self, voulues: Iterable[str]) -> dict[str, Resultat]:
        """Gives the result of each aid."""
        en_vigueur = {aide: self._jours.en_vigueur(self._moteur.groupe(aide).versions[aide]) for aide in voulues}
        connues = [version for version in en_vigueur.values() if version is not None]
        theoriques = {version.nom: self._calculer(version) for version in connues}
        tirages = self._tirages(connues)
        return {aide: self._resultat(aide, version, tirages, theoriques) for aide, version in en_vigueur.items()}

    def preparer(self, aide: str) -> None:
        """Says the atoms and the date of an aid, as far as its version is known."""
        version = self._jours.en_vigueur(self._moteur.groupe(aide).versions[aide])
        if version is not None and (version.atomes or version.datee):
            self._calculer(version)

    def tirage(self, version: VersionCompilee) -> Tirage | None:
        """Gives what fires for a version; None when the extension cannot bear it."""
        return self._tirages([version]).get(version.nom)

    def _tirages(self, versions: Iterable[VersionCompilee]) -> dict[str, Tirage]:
        jeux = dict.fromkeys(self._moteur.groupe(version.aide).jeu(version) for version in versions)
        tirages = dict[str, Tirage]()
        for jeu in jeux:
            if jeu is not None:
                tirages |= jeu.tirages(self._dites)
        return tirages

    def _resultat(
        self,
        aide: str,
        version: VersionCompilee | None,
        tirages: dict[str, Tirage],
        theoriques: dict[str, Nombre | None],
    ) -> Resultat:
        theorique = None if version is None else theoriques[version.nom]
        tirage = None if version is None else tirages.get(version.nom)
        if version is None or tirage is None or theorique is None or aide in self._moteur.en_boucle:
            return self._reference.resultat(aide)
        if tirage.refusants and self._tous_entendus(version):
            return Resultat(aide, "ineligible", theorique, self._du(version, FAUX, theorique), tirage.refusants)
        if tirage.accordee:
            return Resultat(aide, "eligible", theorique, self._du(version, VRAI, theorique))
        return self._reference.resultat(aide)

    def _tous_entendus(self, version: VersionCompilee) -> bool:
        """Tells whether all that refuses has fired: what the criteria read, if it is known at all, is said in whole."""
        tues = version.lues.difference(self._dites)
        if not tues:
            return True
        if any(atome.propriete in tues for atome in version.atomes):
            return False
        declarees, faits = self._moteur.rulebook.donnees, self._dossier.faits
        return all(dit_tout(declarees[nom], faits.get(nom)) for nom in donnees_lues(tues, declarees))

    def _du(self, version: VersionCompilee, verite: Jugement, theorique: Nombre) -> Nombre:
        """Gives the amount due, clipped by the reference where a clause may clip it (rule 15)."""
        du = theorique if verite.vrai else n.ZERO
        if version.aide not in self._ecretees:
            return du
        jour = self._jours.jour(version)
        contexte = aides.en_sa_periode(self._contexte, version.version, jour)
        assiette = self._assiettes[version.nom]
        contexte = contexte.avec(assiette=None if assiette is None else _nombre(assiette), theorique=theorique)
        seule = Seule(version.aide, version.version, contexte, VRAI, verite, (), (), (), (), theorique, theorique)
        return ecreter(seule, self._reference.seance).du

    def _calculer(self, version: VersionCompilee) -> Nombre | None:
        """Gives the theoretical amount of a version, None when it is open, and says its atoms and its date."""
        valeurs = self._valeurs
        valeurs.jour = self._jours.rang(version)
        try:
            theorique: Nombre | None = _nombre(version.theorique(valeurs))
        except (Ouvert, Demesure):
            theorique = None
        if version.aide in self._ecretees:
            self._assiettes[version.nom] = valeurs.assiette
        if version.datee:
            ecrire(bornes(version.jour, self._jours.jour(version).intervalle, jours=True), self._dites)
        for atome in version.atomes:
            verite = self._verites.de(atome, valeurs)
            if verite is not None:
                self._dites[atome.propriete] = f'"{atome.propriete}":{verite:d}'
        return theorique


def _nombre(valeur: Exact) -> Nombre:
    return Nombre(point(Fraction(valeur)))
