"""Each side of each threshold: where it is written, what value stands on each side, and which side an example is on."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Literal

from reglo.cases.couverture.avoir import AVoir, Essai
from reglo.cases.couverture.finesse import Predicat, bascule, pas_de_nombre, permise
from reglo.cases.couverture.renvois import Renvois
from reglo.evaluation.reference import expressions
from reglo.evaluation.reference.contexte import Contexte
from reglo.model import expressions as e
from reglo.model.rulebook import Donnee, Rulebook
from reglo.phrases import Plume, nu
from reglo.phrases.grandeurs import unite_de
from reglo.values import formats
from reglo.values import intervalle as i
from reglo.values.nombre import Nombre

Cote = Literal["sous", "au", "sur"]
_COTES: dict[str, tuple[Cote, ...]] = {
    ">=": ("au", "sous"),
    "<": ("sous", "au"),
    ">": ("sur", "au"),
    "<=": ("au", "sur"),
    "=": ("au", "sous", "sur"),
}
"""The sides to see for each operator: that where the comparison is true first."""
OU: dict[Cote, str] = {"sous": "juste au-dessous de", "au": "exactement à", "sur": "juste au-dessus de"}
SENS: dict[Cote, int] = {"sous": -1, "au": 0, "sur": 1}


def points(rang: int, compare: e.Compare, recueil: Rulebook, renvois: Renvois) -> Iterator[tuple[Cote, AVoir]]:
    """Gives the sides of a threshold that an answer can reach, each with its point."""
    plume = Plume(recueil)
    unite = unite_de(recueil, compare.gauche, compare.droite)
    pas = pas_de_nombre(recueil, compare.gauche, compare.droite)
    seuil = constante(compare.droite)
    limite = "la limite" if seuil is None else nu(plume.valeur(seuil, unite))
    condition = nu(plume.proposition(compare))
    for cote in cotes(compare):
        voulue = None if seuil is None or (cote != "au" and not pas) else seuil + SENS[cote] * pas
        essai = Essai(reponses=tuple((nom, "…") for nom in renvois.donnees(compare)))
        if isinstance(compare.gauche, e.LectureDonnee) and voulue is not None:
            donnee = recueil.donnees[compare.gauche.donnee]
            if not permise(voulue, donnee):
                continue
            essai = Essai(reponses=((donnee.nom, ecrire_reponse(recueil, donnee, voulue)),))
        phrase = f"{OU[cote]} {limite} : {condition}"
        yield cote, AVoir(cle=f"seuil.{rang}.{cote}", genre="seuil", phrase=phrase, essai=essai)


def constante(expression: e.Nombre) -> Fraction | None:
    """Gives the number or the day that a text writes, or nothing when it is computed."""
    match expression:
        case e.Constante(valeur=valeur):
            return valeur
        case e.ConstanteDate(valeur=jour):
            return Fraction(jour.toordinal())
        case _:
            return None


def ecrire_reponse(recueil: Rulebook, donnee: Donnee, valeur: Fraction) -> str:
    """Writes a value as an example answers it."""
    if donnee.genre == "date":
        return formats.ecrire_date(date.fromordinal(int(valeur)))
    compte = recueil.unites.get(donnee.unite)
    return formats.ecrire_nombre(valeur) if compte else formats.ecrire(valeur, donnee.unite)


def cotes(compare: e.Compare) -> tuple[Cote, ...]:
    """Gives the sides to see of a comparison."""
    return _COTES[compare.operateur]


def cote(valeurs: tuple[Nombre, Nombre], compare: e.Compare) -> tuple[Cote, Fraction] | None:
    """Gives the side on which two settled values stand, and how far from each other they are."""
    gauche, droite = (valeur.intervalle.bas for valeur in valeurs)
    if gauche is None or droite is None or not all(valeur.tranche for valeur in valeurs):
        return None
    ecart = gauche - droite
    if ecart == 0:
        return "au", ecart
    possible: Cote = "sous" if ecart < 0 else "sur"
    return (possible if possible in cotes(compare) else "au"), abs(ecart)


def proche(compare: e.Compare, vu: Cote, ecart: Fraction, contexte: Contexte, renvois: Renvois) -> bool:
    """Tells whether an example stands as close to the threshold as the smallest units allow."""
    if ecart == 0:
        return True
    recueil = contexte.rulebook
    if vu != "au" and ecart <= pas_de_nombre(recueil, compare.gauche, compare.droite):
        return True
    return bascule(predicat(compare), contexte, renvois.donnees(compare))


def predicat(compare: e.Compare) -> Predicat:
    """Gives the truth of a comparison, wherever it is read."""

    def juger(contexte: Contexte) -> bool | None:
        gauche, droite = expressions.nombre(compare.gauche, contexte), expressions.nombre(compare.droite, contexte)
        if not gauche.tranche or not droite.tranche:
            return None
        return i.comparer(gauche.intervalle, compare.operateur, droite.intervalle).peut_vrai

    return juger
