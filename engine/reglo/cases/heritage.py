"""Gives each example what its base brings: answers, date, readings. What an example expects is never inherited."""

from collections.abc import Mapping
from datetime import date

import msgspec

from reglo.cases import codes
from reglo.cases.exemple import ChoixDeLecture, Entree, Exemple
from reglo.diagnostics import Diagnostic, vouliez_vous
from reglo.outcome.lecture_brute import Brut, Scalaire, Table, remarque
from reglo.outcome.vocabulaire import Vocabulaire, nom_canonique


class Complet(msgspec.Struct, frozen=True):
    """An example with what its base brings."""

    exemple: Exemple
    dossier: Table
    date: date | None
    lectures: dict[str, ChoixDeLecture]


def completer(exemples: tuple[Exemple, ...], mots: Vocabulaire) -> tuple[tuple[Complet, ...], list[Diagnostic]]:
    """Gives every example whose bases are known, and the faults of the others."""
    heritage = _Heritage(exemples, mots)
    complets = tuple(trouve for exemple in exemples if (trouve := heritage.complet(exemple, ())) is not None)
    return complets, heritage.remarques


class _Heritage:
    def __init__(self, exemples: tuple[Exemple, ...], mots: Vocabulaire) -> None:
        self.remarques: list[Diagnostic] = []
        self._mots = mots
        self._faits: dict[int, Complet | None] = {}
        self._par_nom = self._index(exemples)

    def _index(self, exemples: tuple[Exemple, ...]) -> Mapping[str, Exemple]:
        index: dict[str, Exemple] = {}
        for exemple in exemples:
            if index.setdefault(exemple.nom, exemple) is not exemple:
                self.remarques.append(remarque(codes.NOM_REPETE, exemple.span, nom=exemple.nom))
        return index

    def complet(self, exemple: Exemple, chaine: tuple[str, ...]) -> Complet | None:
        """Gives an example with what its bases bring, or None when one of them is missing or leads back to it."""
        if id(exemple) not in self._faits:
            self._faits[id(exemple)] = self._completer(exemple, (*chaine, exemple.nom))
        return self._faits[id(exemple)]

    def _completer(self, exemple: Exemple, chaine: tuple[str, ...]) -> Complet | None:
        if exemple.base is None:
            return self._unir(exemple, None)
        base = self._par_nom.get(exemple.base)
        if base is None:
            proches = vouliez_vous(exemple.base, self._par_nom)
            self.remarques.append(remarque(codes.BASE_INCONNUE, exemple.span, base=exemple.base, proches=proches))
            return None
        if base.nom in chaine:
            noms = " → ".join(f"« {nom} »" for nom in (*chaine[chaine.index(base.nom) :], base.nom))
            self.remarques.append(remarque(codes.BASE_EN_BOUCLE, exemple.span, chaine=noms))
            return None
        complete = self.complet(base, chaine)
        return None if complete is None else self._unir(exemple, complete)

    def _unir(self, exemple: Exemple, base: Complet | None) -> Complet:
        herites = base.dossier.entrees if base else ()
        propres = {self._nom(entree.cle) for entree in exemple.entrees}
        connus = {self._nom(cle) for cle, _ in herites}
        entrees: list[tuple[Scalaire, Brut]] = [
            (cle, valeur) for cle, valeur in herites if self._nom(cle) not in propres
        ]
        for entree in exemple.entrees:
            if entree.valeur is not None:
                entrees.append((entree.cle, entree.valeur))
            elif self._nom(entree.cle) not in connus:
                self.remarques.append(remarque(codes.RIEN_A_RETIRER, entree.cle.span, nom=entree.cle.texte))
        lectures = (base.lectures if base else {}) | {choix.lecture: choix for choix in exemple.lectures}
        jour = exemple.date or (base.date if base else None)
        return Complet(exemple, Table(tuple(entrees), exemple.span), jour, lectures)

    def _nom(self, cle: Scalaire) -> str:
        return nom_canonique(cle.texte, self._mots)


__all__ = ["Complet", "Entree", "completer"]
