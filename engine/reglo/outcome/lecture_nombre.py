"""Types the numbers of a dossier: amounts, counts, rates, durations, areas, whole or partial, exact in every case.

A bare number is in the unit of its datum; a text is read as the règlements write it. What has two meanings is asked.
"""

from fractions import Fraction

import msgspec

from reglo.model.rulebook import Donnee
from reglo.outcome import codes
from reglo.outcome.dossier import FaitNombre
from reglo.outcome.lecture_bornes import Partielle, decouper
from reglo.outcome.lecture_brute import Refus, Scalaire, cite, remarque
from reglo.outcome.lecture_mesure import Lecteur, Mesure, en_base, mesurer
from reglo.outcome.lecture_nombre_fautes import ambigu, autre_unite, illisible, part_ambigue
from reglo.outcome.vocabulaire import Vocabulaire
from reglo.values import formats, unites


def lire_fait_nombre(scalaire: Scalaire, donnee: Donnee, mots: Vocabulaire) -> FaitNombre:
    """Gives the number, or the range, that a value states; raises `Refus`."""
    lecteur = Lecteur(scalaire, donnee, mots)
    if scalaire.genre == "nombre":
        nombre = _nue(lecteur)
        if deux_sens := part_ambigue(lecteur, nombre):
            raise Refus(deux_sens)
        valeur = nombre * unites.echelle(donnee.unite)
        return _verifie(lecteur, valeur, valeur)
    partielle = decouper(scalaire)
    bas, haut = _mesures(lecteur, partielle)
    minimum = _en_base(lecteur, bas) if bas else None
    maximum = _en_base(lecteur, haut) if haut else None
    return _verifie(lecteur, minimum, maximum)


# ------------------------------------------------------------------------------------------------------ what is typed
def _nue(lecteur: Lecteur) -> Fraction:
    """Reads a bare number: the dot separates decimals, and thousands are never pointed."""
    texte = lecteur.scalaire.texte
    if deux_sens := ambigu(lecteur, texte):
        raise Refus(deux_sens)
    _, _, exposant = texte.lower().partition("e")
    if sum(map(str.isdigit, texte)) > codes.CHIFFRES_MAXIMAUX or abs(int(exposant or "0")) > codes.CHIFFRES_MAXIMAUX:
        raise Refus(remarque(codes.NOMBRE_TROP_GRAND, lecteur.scalaire.span))
    return Fraction(texte)


def _mesures(lecteur: Lecteur, partielle: Partielle) -> tuple[Mesure | None, Mesure | None]:
    """Reads each end; in « 10 à 15 % », the unit is said once for both."""
    haut = _mesure(lecteur, partielle.haut) if partielle.haut is not None else None
    if partielle.bas is None or partielle.bas == partielle.haut:
        return (haut if partielle.bas is not None else None), haut
    bas = _mesure(lecteur, partielle.bas)
    if haut and not bas.unite:
        bas = msgspec.structs.replace(bas, unite=haut.unite)
    return bas, haut


def _mesure(lecteur: Lecteur, texte: str) -> Mesure:
    if sum(map(str.isdigit, texte)) > codes.CHIFFRES_MAXIMAUX:
        raise Refus(remarque(codes.NOMBRE_TROP_GRAND, lecteur.scalaire.span))
    if deux_sens := ambigu(lecteur, texte):
        raise Refus(deux_sens)
    mesure = mesurer(texte)
    if mesure is None:
        raise Refus(illisible(lecteur))
    return mesure


def _en_base(lecteur: Lecteur, mesure: Mesure) -> Fraction:
    """Brings a measure to the base unit of the datum, or refuses its unit."""
    if not mesure.unite and (deux_sens := part_ambigue(lecteur, mesure.nombre)):
        raise Refus(deux_sens)
    valeur = en_base(lecteur, mesure)
    if valeur is None:
        raise Refus(autre_unite(lecteur, mesure))
    return valeur


# ------------------------------------------------------------------------------------------------------------ checks
def _verifie(lecteur: Lecteur, minimum: Fraction | None, maximum: Fraction | None) -> FaitNombre:
    """Checks the order of the ends, the domain and the whole numbers; an end left open is that of the domain."""
    donnee = lecteur.donnee
    if minimum is not None and maximum is not None and minimum > maximum:
        ordre = f"{lecteur.ecrire(maximum)} à {lecteur.ecrire(minimum)}"
        raise Refus(
            remarque(
                codes.BORNES_INVERSEES, lecteur.scalaire.span, texte=cite(lecteur.scalaire.texte), correction=ordre
            )
        )
    for borne in (minimum, maximum):
        if borne is not None:
            _verifie_borne(lecteur, borne)
    bas = donnee.minimum if minimum is None else minimum
    return FaitNombre(bas, donnee.maximum if maximum is None else maximum)


def _verifie_borne(lecteur: Lecteur, borne: Fraction) -> None:
    donnee = lecteur.donnee
    if donnee.entier and borne.denominator != 1:
        bas = Fraction(int(borne // 1))
        choix = f"{lecteur.ecrire(bas)} ou {lecteur.ecrire(bas + 1)}"
        span = lecteur.scalaire.span
        raise Refus(
            remarque(codes.PAS_ENTIER, span, nom=donnee.ecriture, texte=cite(lecteur.scalaire.texte), correction=choix)
        )
    sous = donnee.minimum is not None and borne < donnee.minimum
    if sous or (donnee.maximum is not None and borne > donnee.maximum):
        champs = {
            "texte": cite(lecteur.scalaire.texte),
            "nom": donnee.ecriture,
            "domaine": domaine(donnee, lecteur.mots),
        }
        raise Refus(remarque(codes.HORS_DOMAINE, lecteur.scalaire.span, **champs))


def domaine(donnee: Donnee, mots: Vocabulaire) -> str:
    """Says the declared domain of a datum: « de 1 à 20 places », « au moins 0 € »."""
    pluriel = mots.pluriel(donnee.unite)
    bas = None if donnee.minimum is None else formats.ecrire(donnee.minimum, donnee.unite, pluriel)
    haut = None if donnee.maximum is None else formats.ecrire(donnee.maximum, donnee.unite, pluriel)
    if bas is not None and haut is not None:
        return f"de {bas} à {haut}"
    return f"au moins {bas}" if bas is not None else f"au plus {haut}" if haut is not None else "sans limite"
