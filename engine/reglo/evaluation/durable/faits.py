"""What a dossier says, as the properties of facts: scaled integers, members of lists, yes and no.

What no property says exactly (a choice narrowed to some options, a number finer than a millionth) is not said: no rule
that reads it fires, and the reference tells what it settles.
"""

import json
from collections.abc import Mapping

from reglo.evaluation.durable.description import Valeur
from reglo.evaluation.durable.feuilles import EXISTE, MAX, MIN, entier, membres
from reglo.evaluation.reference import donnees
from reglo.model.rulebook import Donnee
from reglo.outcome.dossier import FaitChoix, FaitConnu, FaitNombre, Faits, FaitTexte, FaitVerite, Neant
from reglo.values.intervalle import Intervalle

Proprietes = dict[str, Valeur]


def dire(donnee: Donnee, fait: FaitConnu | None) -> Proprietes:
    """Gives the properties that say the answer to a datum, or its whole domain while there is none (rules 1 to 3)."""
    if isinstance(fait, Neant):
        return {donnee.nom + EXISTE: 0}
    dites: Proprietes = {donnee.nom + EXISTE: 1} if fait is not None or not donnee.peut_manquer else {}
    if donnee.genre in ("nombre", "date"):
        return dites | _bornees(donnee, fait)
    match fait:
        case FaitVerite(valeur=valeur) if donnee.genre == "booleen":
            dites[donnee.nom] = int(valeur)
        case FaitChoix(valeurs=(seule,)) | FaitTexte(texte=seule) if seule in membres(donnee):
            dites[donnee.nom] = seule
    return dites


def _bornees(donnee: Donnee, fait: FaitConnu | None) -> Proprietes:
    """Gives the least and the greatest value of a number or a date; a known one is both, whatever the domain."""
    if isinstance(fait, FaitNombre) and donnee.genre == "nombre" and (seul := fait.seul) is not None:
        valeur = entier(seul)
        if valeur is not None:
            return {donnee.nom + MIN: valeur, donnee.nom + MAX: valeur}
    return bornes(donnee.nom, donnees.intervalle(donnee, fait), jours=donnee.genre == "date")


def dit_tout(donnee: Donnee, fait: FaitConnu | None) -> bool:
    """Tells whether the properties of an answer, or of the domain without one, say all that it leaves possible."""
    if isinstance(fait, Neant):
        return True
    if donnee.genre in ("nombre", "date"):
        valeurs = donnees.intervalle(donnee, fait)
        dites = bornes(donnee.nom, valeurs, jours=donnee.genre == "date")
        return len(dites) == sum(borne is not None for borne in (valeurs.bas, valeurs.haut))
    return fait is None or donnee.nom in dire(donnee, fait)


def bornes(nom: str, valeurs: Intervalle, *, jours: bool) -> Proprietes:
    """Gives the least and the greatest value of a number, where it has them."""
    dites: Proprietes = {}
    for suffixe, borne in () if valeurs.vide else ((MIN, valeurs.bas), (MAX, valeurs.haut)):
        if borne is not None:
            valeur = borne.numerator if jours and borne.denominator == 1 else None if jours else entier(borne)
            if valeur is not None:
                dites[nom + suffixe] = valeur
    return dites


def ecrire(dites: Mapping[str, Valeur], ecrites: dict[str, str]) -> None:
    """Writes each property as it stands in a fact, among those already written."""
    for nom, valeur in dites.items():
        ecrites[nom] = f'"{nom}":{valeur}' if isinstance(valeur, int) else f'"{nom}":{json.dumps(valeur)}'


class Lecteur:
    """Says whole dossiers: what each datum says while it has no answer is known once and for all."""

    def __init__(self, lues: Mapping[str, Donnee]) -> None:
        self._lues = lues
        self._sans_reponse = {nom: dire(donnee, None) for nom, donnee in lues.items()}
        self._vide = dict[str, str]()
        for dites in self._sans_reponse.values():
            ecrire(dites, self._vide)

    def lire(self, faits: Faits) -> dict[str, str]:
        """Gives the properties of a dossier as they are written."""
        ecrites = self._vide.copy()
        for nom, fait in faits.items():
            donnee = self._lues.get(nom)
            if donnee is not None:
                for propriete in self._sans_reponse[nom]:
                    del ecrites[propriete]
                ecrire(dire(donnee, fait), ecrites)
        return ecrites
