"""Gives each example what its base brings: answers, date, readings. What an example expects is never inherited."""

from collections.abc import Mapping
from datetime import date

import msgspec

from reglo.cases import codes
from reglo.cases.exemple import ChoixDeLecture, Exemple
from reglo.cases.fusion import fusionner, retoucher
from reglo.diagnostics import Diagnostic, vouliez_vous
from reglo.outcome.lecture_brute import Scalaire, Table, remarque
from reglo.outcome.vocabulaire import Vocabulaire, nom_canonique


class Complet(msgspec.Struct, frozen=True):
    """An example with what its base brings."""

    exemple: Exemple
    dossier: Table
    date: date | None
    lectures: dict[str, ChoixDeLecture]
    lettres: dict[str, tuple[str, ...]]
    """The letters of the elements of each list, by its one name."""


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
        self._rangs: dict[str, int] = {}
        """How many examples each one starts from, in turn."""
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
        rang = max(len(chaine), self._rangs.get(exemple.base, 0) + 1)
        if rang > codes.CHAINE_MAXIMALE:
            self.remarques.append(remarque(codes.CHAINE_TROP_LONGUE, exemple.span, nom=exemple.nom))
            return None
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
        self._rangs[exemple.nom] = self._rangs.get(base.nom, 0) + 1
        return None if complete is None else self._unir(exemple, complete)

    def _unir(self, exemple: Exemple, base: Complet | None) -> Complet:
        reponses, fautes = fusionner(base.dossier.entrees if base else (), exemple.entrees, self._nom)
        self.remarques.extend(fautes)
        propres = {self._nom(entree.cle): entree.lettres for entree in exemple.entrees}
        listes = (base.lettres if base else {}) | propres
        lettres = {nom: siennes for nom, siennes in listes.items() if siennes is not None}
        for retouche in exemple.retouches:
            reponses, fautes = retoucher(reponses, retouche, lettres, self._nom)
            self.remarques.extend(fautes)
        lectures = (base.lectures if base else {}) | {choix.lecture: choix for choix in exemple.lectures}
        jour = exemple.date or (base.date if base else None)
        return Complet(exemple, Table(reponses, exemple.span), jour, lectures, lettres)

    def _nom(self, cle: Scalaire) -> str:
        return nom_canonique(cle.texte, self._mots)
