"""The numbers that an expression can take, from the declared domains of the data: wide when in doubt, never narrow."""

from fractions import Fraction

from reglo.model.clauses import Cle
from reglo.model.expressions import (
    Addition,
    Constante,
    ConstanteDate,
    LectureDefinition,
    LectureDonnee,
    Maximum,
    Minimum,
    Nombre,
    Oppose,
    Produit,
    Quotient,
    Total,
)
from reglo.model.rulebook import Rulebook
from reglo.values import intervalle
from reglo.values.intervalle import TOUT, Intervalle


def domaine_de_cle(rulebook: Rulebook, cle: Cle) -> Intervalle:
    """Gives the numbers that a key of a table can take."""
    if cle.definition:
        return domaine(rulebook, rulebook.definitions[cle.nom].valeur)
    return _donnee(rulebook, cle.nom)


def domaine(rulebook: Rulebook, nombre: Nombre | None) -> Intervalle:
    """Gives an interval that holds every number the expression can take."""
    match nombre:
        case Constante(valeur=valeur):
            return intervalle.point(valeur)
        case ConstanteDate(valeur=jour):
            return intervalle.point(jour.toordinal())
        case LectureDonnee(donnee=nom):
            return _donnee(rulebook, nom)
        case LectureDefinition(definition=nom):
            return domaine(rulebook, rulebook.definitions[nom].valeur)
        case Oppose(terme=terme):
            return intervalle.oppose(domaine(rulebook, terme))
        case Addition(termes=termes):
            return _replier(intervalle.somme, rulebook, termes)
        case Minimum(termes=termes):
            return _replier(intervalle.minimum, rulebook, termes)
        case Maximum(termes=termes):
            return _replier(intervalle.maximum, rulebook, termes)
        case Produit(gauche=gauche, droite=droite):
            return intervalle.produit(domaine(rulebook, gauche), domaine(rulebook, droite))
        case Quotient(gauche=gauche, droite=droite):
            return intervalle.quotient(domaine(rulebook, gauche), domaine(rulebook, droite))
        case Total(valeur=valeur):
            return _total(domaine(rulebook, valeur))
    return TOUT


def _donnee(rulebook: Rulebook, nom: str) -> Intervalle:
    donnee = rulebook.donnees[nom]
    return Intervalle(donnee.minimum, donnee.maximum)


def _replier(operation: intervalle.Operation, rulebook: Rulebook, termes: tuple[Nombre, ...]) -> Intervalle:
    resultat = domaine(rulebook, termes[0])
    for terme in termes[1:]:
        resultat = operation(resultat, domaine(rulebook, terme))
    return resultat


def _total(element: Intervalle) -> Intervalle:
    """A sum over a list of any length, empty included."""
    bas = Fraction(0) if element.bas is not None and element.bas >= 0 else None
    haut = Fraction(0) if element.haut is not None and element.haut <= 0 else None
    return Intervalle(bas, haut)
