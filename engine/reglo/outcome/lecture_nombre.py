"""Types the numbers of a dossier: amounts, counts, rates, durations, areas, whole or partial, exact in every case.

A bare number is in the unit of its datum; a text is read as the règlements write it. What has two meanings is asked.
"""

import re
from fractions import Fraction

import msgspec

from reglo.diagnostics import Diagnostic
from reglo.model.rulebook import Donnee
from reglo.outcome import codes
from reglo.outcome.dossier import FaitNombre
from reglo.outcome.lecture_bornes import Partielle, decouper
from reglo.outcome.lecture_brute import Refus, Scalaire, cite, remarque
from reglo.outcome.vocabulaire import Vocabulaire
from reglo.syntax.fold import plier
from reglo.values import formats, unites

_MILLIERS_POINTES = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_MESURE = re.compile(r"(?P<nombre>-? ?[0-9](?:[0-9 .,]*[0-9])?) ?(?P<unite>[^0-9 .,_].*)?")
_DECIMAL_POINTE = re.compile(r"(-?[0-9]+)\.([0-9]{1,2}|[0-9]{4,})")
_ABREGES = {"k€": 1_000, "m€": 1_000_000, "md€": 1_000_000_000}


class Mesure(msgspec.Struct, frozen=True):
    """A number as typed, and its unit as typed, empty when there is none."""

    nombre: Fraction
    unite: str
    texte: str


class _Lecteur(msgspec.Struct, frozen=True):
    """One value, the datum it answers, and the words of the rulebook."""

    scalaire: Scalaire
    donnee: Donnee
    mots: Vocabulaire


def lire_fait_nombre(scalaire: Scalaire, donnee: Donnee, mots: Vocabulaire) -> FaitNombre:
    """Gives the number, or the range, that a value states; raises `Refus`."""
    lecteur = _Lecteur(scalaire, donnee, mots)
    if scalaire.genre == "nombre":
        valeur = _nue(lecteur) * unites.echelle(donnee.unite)
        return _verifie(lecteur, valeur, valeur)
    partielle = decouper(scalaire)
    bas, haut = _mesures(lecteur, partielle)
    minimum = _en_base(lecteur, bas) if bas else None
    maximum = _en_base(lecteur, haut) if haut else None
    return _verifie(lecteur, minimum, maximum)


# ------------------------------------------------------------------------------------------------------ what is typed
def _nue(lecteur: _Lecteur) -> Fraction:
    """Reads a bare number: the dot separates decimals, and thousands are never pointed."""
    texte = lecteur.scalaire.texte
    if _MILLIERS_POINTES.fullmatch(texte):
        raise Refus(_ambigu(lecteur))
    _, _, exposant = texte.lower().partition("e")
    if sum(map(str.isdigit, texte)) > codes.CHIFFRES_MAXIMAUX or abs(int(exposant or "0")) > codes.CHIFFRES_MAXIMAUX:
        raise Refus(remarque(codes.NOMBRE_TROP_GRAND, lecteur.scalaire.span))
    return Fraction(texte)


def _mesures(lecteur: _Lecteur, partielle: Partielle) -> tuple[Mesure | None, Mesure | None]:
    """Reads each end; in « 10 à 15 % », the unit is said once for both."""
    haut = _mesure(lecteur, partielle.haut) if partielle.haut is not None else None
    if partielle.bas is None or partielle.bas == partielle.haut:
        return (haut if partielle.bas is not None else None), haut
    bas = _mesure(lecteur, partielle.bas)
    if haut and not bas.unite:
        bas = msgspec.structs.replace(bas, unite=haut.unite)
    return bas, haut


def _mesure(lecteur: _Lecteur, texte: str) -> Mesure:
    trouve = _MESURE.fullmatch(texte)
    if sum(map(str.isdigit, texte)) > codes.CHIFFRES_MAXIMAUX:
        raise Refus(remarque(codes.NOMBRE_TROP_GRAND, lecteur.scalaire.span))
    nombre = formats.lire_nombre(trouve["nombre"]) if trouve else None
    if trouve is None or nombre is None:
        raise Refus(_illisible(lecteur, texte))
    return Mesure(nombre, trouve["unite"] or "", texte)


# ------------------------------------------------------------------------------------------------------------- units
def _en_base(lecteur: _Lecteur, mesure: Mesure) -> Fraction:
    """Brings a measure to the base unit of the datum, or refuses its unit."""
    if not mesure.unite:
        return mesure.nombre * unites.echelle(lecteur.donnee.unite)
    try:
        ecrite = unites.lire(_unite_pliee(lecteur, mesure.unite), lecteur.mots.unites)
    except unites.UniteInconnue:
        raise Refus(_autre_unite(lecteur, mesure)) from None
    voulue = unites.lire(lecteur.donnee.unite).dimension
    if not _convient(ecrite.dimension, voulue):
        raise Refus(_autre_unite(lecteur, mesure))
    return mesure.nombre * ecrite.facteur


def _unite_pliee(lecteur: _Lecteur, unite: str) -> str:
    """Gives a declared unit by its folded name (« places habilitées » is `places_habilitees`), others as typed."""
    compte = plier(unite).replace(" ", "_")
    return compte if compte in lecteur.mots.unites else unite


def _convient(ecrite: unites.Dimension, voulue: unites.Dimension) -> bool:
    """A unit without its mark (« € » for « € HT ») suits; a mark that the datum has not makes another unit."""
    marquee = set(ecrite.marques) <= set(voulue.marques)
    return ecrite.bases == voulue.bases and ecrite.pourcent == voulue.pourcent and marquee


# ------------------------------------------------------------------------------------------------------------ checks
def _verifie(lecteur: _Lecteur, minimum: Fraction | None, maximum: Fraction | None) -> FaitNombre:
    """Checks the order of the ends, the domain and the whole numbers; an end left open is that of the domain."""
    donnee = lecteur.donnee
    if minimum is not None and maximum is not None and minimum > maximum:
        ordre = f"{_ecrit(lecteur, maximum)} à {_ecrit(lecteur, minimum)}"
        raise Refus(remarque(codes.BORNES_INVERSEES, lecteur.scalaire.span, texte=_cite(lecteur), correction=ordre))
    for borne in (minimum, maximum):
        if borne is not None:
            _verifie_borne(lecteur, borne)
    bas = donnee.minimum if minimum is None else minimum
    return FaitNombre(bas, donnee.maximum if maximum is None else maximum)


def _verifie_borne(lecteur: _Lecteur, borne: Fraction) -> None:
    donnee = lecteur.donnee
    if donnee.entier and borne.denominator != 1:
        bas = Fraction(int(borne // 1))
        choix = f"{_ecrit(lecteur, bas)} ou {_ecrit(lecteur, bas + 1)}"
        span = lecteur.scalaire.span
        raise Refus(remarque(codes.PAS_ENTIER, span, nom=donnee.ecriture, texte=_cite(lecteur), correction=choix))
    sous = donnee.minimum is not None and borne < donnee.minimum
    if sous or (donnee.maximum is not None and borne > donnee.maximum):
        champs = {"texte": _cite(lecteur), "nom": donnee.ecriture, "domaine": domaine(donnee, lecteur.mots)}
        raise Refus(remarque(codes.HORS_DOMAINE, lecteur.scalaire.span, **champs))


def domaine(donnee: Donnee, mots: Vocabulaire) -> str:
    """Says the declared domain of a datum: « de 1 à 20 places », « au moins 0 € »."""
    pluriel = mots.pluriel(donnee.unite)
    bas = None if donnee.minimum is None else formats.ecrire(donnee.minimum, donnee.unite, pluriel)
    haut = None if donnee.maximum is None else formats.ecrire(donnee.maximum, donnee.unite, pluriel)
    if bas is not None and haut is not None:
        return f"de {bas} à {haut}"
    return f"au moins {bas}" if bas is not None else f"au plus {haut}" if haut is not None else "sans limite"


# --------------------------------------------------------------------------------------------------------- sentences
def _cite(lecteur: _Lecteur) -> str:
    return cite(lecteur.scalaire.texte)


def _ecrit(lecteur: _Lecteur, valeur: Fraction) -> str:
    return formats.ecrire(valeur, lecteur.donnee.unite, lecteur.mots.pluriel(lecteur.donnee.unite))


def _ambigu(lecteur: _Lecteur) -> Diagnostic:
    texte = lecteur.scalaire.texte
    grand = formats.ecrire_nombre(Fraction(texte.replace(".", "")))
    petit = formats.ecrire_nombre(Fraction(texte))
    return remarque(codes.NOMBRE_AMBIGU, lecteur.scalaire.span, texte=texte, grand=f'"{grand}"', petit=f'"{petit}"')


def _illisible(lecteur: _Lecteur, texte: str) -> Diagnostic:
    span = lecteur.scalaire.span
    raison, correction = "", _exemple(lecteur)
    if pointe := _DECIMAL_POINTE.match(texte):
        raison = " : la virgule sépare les décimales"
        correction = texte.replace(pointe[0], f"{pointe[1]},{pointe[2]}")
    elif texte.startswith("€"):
        raison, correction = " : l'unité suit le nombre", f"{texte.removeprefix('€').strip()} €"
    champs = {"texte": cite(texte), "raison": raison, "correction": correction}
    return remarque(codes.PAS_UN_NOMBRE, span, **champs)


def _autre_unite(lecteur: _Lecteur, mesure: Mesure) -> Diagnostic:
    donnee = lecteur.donnee
    abrege = _ABREGES.get(mesure.unite.lower().replace(" ", ""))
    valeur = mesure.nombre * (abrege or 1) * unites.echelle(donnee.unite)
    unite = f"en « {lecteur.mots.pluriel(donnee.unite) or donnee.unite} »" if donnee.unite else "sans unité"
    champs = {"nom": donnee.ecriture, "unite": unite, "texte": cite(mesure.texte), "donnee": cite(mesure.unite)}
    correction = _ecrit(lecteur, valeur)
    return remarque(codes.UNITE_AUTRE, lecteur.scalaire.span, correction=correction, **champs)


def _exemple(lecteur: _Lecteur) -> str:
    donnee = lecteur.donnee
    valeur = donnee.minimum or 20 * unites.echelle(donnee.unite)
    return _ecrit(lecteur, valeur)
