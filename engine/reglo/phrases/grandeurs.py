"""Values with their units, and the unit in which a bare number is meant: that of what stands beside it."""

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from reglo.model import expressions as e
from reglo.model.rulebook import Rulebook
from reglo.phrases.francais import INSECABLE
from reglo.values import formats, unites
from reglo.values.unites import Desaccord, Dimension

_POINTS_DE_BASE = re.compile(r"\bpb$")
_UN_POINT_DE_BASE = Fraction(1, 10_000)


def ecrire(rulebook: Rulebook, valeur: Fraction, unite: str) -> str:
    """Writes a value given in base units; a declared count under a bar is said: « 10 000 € par place »."""
    if unite == "date":
        return formats.ecrire_date_longue(date.fromordinal(int(valeur)))
    tete, *dessous = unite.split("/")
    comptes = [nom for nom in dessous if nom in rulebook.unites]
    gardee = "/".join([tete, *(nom for nom in dessous if nom not in comptes)])
    nombre = formats.ecrire(valeur, gardee, _pluriel(rulebook, gardee)).replace(" ", INSECABLE, 1)
    nombre = _POINTS_DE_BASE.sub("points de base" if abs(valeur) > _UN_POINT_DE_BASE else "point de base", nombre)
    return " ".join([nombre, *(f"par {nom}" for nom in comptes)]).replace("_", " ")


def ecrire_ensemble(rulebook: Rulebook, valeurs: Sequence[Fraction], unite: str) -> list[str]:
    """Writes several values, the unit with the last alone when all have it; a bare euro sign is never left out."""
    ecrites = [ecrire(rulebook, valeur, unite) for valeur in valeurs]
    mots = {ecrite.partition(INSECABLE)[2].rstrip("s") for ecrite in ecrites}
    if len(mots) > 1 or unite in ("€", "date"):
        return ecrites
    return [*(ecrite.partition(INSECABLE)[0] for ecrite in ecrites[:-1]), ecrites[-1]]


def _pluriel(rulebook: Rulebook, unite: str) -> str:
    if unite in rulebook.unites:
        return rulebook.unites[unite].pluriel
    return {"point": "points", "jour": "jours"}.get(unite, "")


def unite_de(rulebook: Rulebook, *expressions: e.Nombre) -> str:
    """Gives the unit of the first of these expressions that has one."""
    for expression in expressions:
        trouvee = dimension(rulebook, expression)
        if trouvee is not None:
            return unites.ecrire(trouvee)
    return ""


def dimension(rulebook: Rulebook, expression: e.Nombre) -> Dimension | None:
    """Gives what an expression measures; None for a constant, which does not tell."""
    match expression:
        case e.Total(valeur=sous) | e.ParUnite(montant=sous) | e.Oppose(terme=sous) | e.Arrondi(valeur=sous):
            return dimension(rulebook, sous)
        case e.Addition(termes=termes) | e.Minimum(termes=termes) | e.Maximum(termes=termes):
            connues = (dimension(rulebook, terme) for terme in termes)
            return next((connue for connue in connues if connue is not None), None)
        case e.Produit(gauche=gauche, droite=droite):
            return _produit(dimension(rulebook, gauche), dimension(rulebook, droite), gauche, droite)
        case e.Quotient(gauche=gauche, droite=droite):
            paire = dimension(rulebook, gauche), dimension(rulebook, droite)
            return _quotient(*paire)
        case _:
            return _lue(rulebook, expression)


def _produit(gauche: Dimension | None, droite: Dimension | None, *facteurs: e.Nombre) -> Dimension | None:
    if gauche is not None and droite is not None:
        produit = unites.produit(gauche, droite)
        return None if isinstance(produit, Desaccord) else produit.dimension
    constante = next((facteur for facteur in facteurs if isinstance(facteur, e.Constante)), None)
    return (gauche or droite) if constante is not None and est_une_part(constante) else None


def _quotient(gauche: Dimension | None, droite: Dimension | None) -> Dimension | None:
    if gauche is None or droite is None:
        return gauche
    quotient = unites.quotient(gauche, droite)
    return None if isinstance(quotient, Desaccord) else quotient.dimension


def est_une_part(constante: e.Constante) -> bool:
    """Tells whether a factor reads as a share: « 20 % de … »."""
    return 0 < constante.valeur < 1


def _lue(rulebook: Rulebook, expression: e.Nombre) -> Dimension | None:
    match expression:
        case e.LectureDonnee(donnee=nom) | e.ADefaut(donnee=nom):
            donnee = rulebook.donnees[nom]
            return unites.DATE if donnee.genre == "date" else unites.lire(donnee.unite).dimension
        case e.LectureDefinition(definition=nom):
            return unites.lire(rulebook.definitions[nom].unite).dimension
        case e.LectureParametre(parametre=nom):
            return unites.lire(rulebook.parametres[nom].unite).dimension
        case e.LectureTableau(tableau=nom):
            return unites.lire(rulebook.tableaux[nom].unite).dimension
        case e.Denombrement():
            return unites.NOMBRE
        case e.Delai():
            return unites.DUREE
        case e.Aujourdhui() | e.ConstanteDate():
            return unites.DATE
        case e.Assiette() | e.MontantTheorique() | e.MontantAide():
            return unites.EURO
        case _:
            return None
