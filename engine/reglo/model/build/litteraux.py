"""Numbers, units and dates as written, brought to the base unit of their dimension.

A number without unit stays bare: what stands beside it says whether it counts something, or lacks its unit.
"""

import re
from datetime import date
from fractions import Fraction

from reglo.model.build import codes_noms
from reglo.model.build.contexte import Redaction, Valeur, regle
from reglo.model.expressions import Constante, ConstanteDate, Oppose
from reglo.source import Span
from reglo.syntax.dates import lire_date
from reglo.syntax.tree import Jeton, Noeud
from reglo.values import unites


def nombre(jeton: Jeton) -> Fraction:
    """Reads the digits of a number or of a percentage (`15` for « 15 % »); their form is that of the grammar."""
    entiers, _, decimales = re.sub(r"[ .%]", "", jeton.texte).partition(",")
    return Fraction(int(entiers + decimales), 10 ** len(decimales))


def entier(jeton: Jeton) -> int:
    """Reads a whole number (a line, a rank, a year)."""
    return int(nombre(jeton))


def unite(redaction: Redaction, noeud: Noeud) -> unites.Echelonne | None:
    """Reads a unit as written."""
    jeton = noeud.jetons()[0]
    try:
        return unites.lire(jeton.texte, redaction.recueil.mots_de_compte)
    except unites.UniteInconnue as faute:
        comptes = [mot for u in redaction.recueil.unites.values() for mot in (u.nom, u.pluriel)]
        redaction.journal.inconnu(codes_noms.UNITE_INCONNUE, jeton.span, str(faute), comptes)
        return None


def jour(jeton: Jeton) -> date | None:
    """Reads a date; one that the calendar lacks is already reported."""
    return lire_date(jeton.texte)


def _constante(span: Span, valeur: Fraction, mesure: unites.Dimension, ecrite: str = "", *, nu: bool = False) -> Valeur:
    return Valeur(noeud=Constante(span=span, valeur=valeur, unite=ecrite), dimension=mesure, nu=nu)


def _ecrite(redaction: Redaction, noeud: Noeud, dimension: unites.Dimension) -> str:
    """Gives a unit as written, counts in the singular; years and months are one unit."""
    if dimension == unites.DUREE:
        return unites.ecrire(dimension)
    comptes = redaction.recueil.mots_de_compte
    return "/".join(comptes.get(mot.strip(), mot.strip()) for mot in noeud.jetons()[0].texte.split("/"))


@regle("grandeur")
def grandeur(redaction: Redaction, noeud: Noeud) -> Valeur | None:
    """Reads « 10 000 € », « 5 ans », « 20 logements », « 12 »."""
    chiffres = nombre(noeud.jetons("NOMBRE")[0])
    ecrite = noeud.noeud("unite_ecrite")
    if ecrite is None:
        return _constante(noeud.span, chiffres, unites.NOMBRE, nu=True)
    mesure = unite(redaction, ecrite)
    if mesure is None:
        return None
    unite_ecrite = _ecrite(redaction, ecrite, mesure.dimension)
    return _constante(noeud.span, chiffres * mesure.facteur, mesure.dimension, unite_ecrite)


@regle("pourcentage")
def pourcentage(redaction: Redaction, noeud: Noeud) -> Valeur:  # noqa: ARG001 - the shape of every reader
    """Reads « 15 % »."""
    return _constante(noeud.span, nombre(noeud.jetons("PCT")[0]) / 100, unites.POURCENT, "%")


@regle("oppose")
def oppose(redaction: Redaction, noeud: Noeud) -> Valeur | None:
    """Reads « - 75 pb »."""
    lu = redaction.terme(noeud.noeuds("grandeur")[0])
    if not isinstance(lu, Valeur) or not isinstance(lu.noeud, Constante):
        return None
    return _constante(noeud.span, -lu.noeud.valeur, lu.dimension, lu.noeud.unite, nu=lu.nu)


@regle("date")
def date_ecrite(redaction: Redaction, noeud: Noeud) -> Valeur | None:  # noqa: ARG001 - the shape of every reader
    """Reads a date."""
    lu = jour(noeud.jetons("DATE")[0])
    return None if lu is None else Valeur(noeud=ConstanteDate(span=noeud.span, valeur=lu), dimension=unites.DATE)


def borne(redaction: Redaction, element: Noeud | Jeton) -> Valeur | None:
    """Reads a number or a date where the grammar gives a bare token for a date."""
    if isinstance(element, Jeton):
        lu = jour(element)
        return None if lu is None else Valeur(noeud=ConstanteDate(span=element.span, valeur=lu), dimension=unites.DATE)
    lue = redaction.terme(element)
    return lue if isinstance(lue, Valeur) else None


def chiffree(valeur: Valeur) -> Fraction | None:
    """Gives the number that a value is, when nothing is read nor computed in it (a date as its ordinal)."""
    noeud = valeur.noeud
    if isinstance(noeud, Constante):
        return noeud.valeur
    if isinstance(noeud, ConstanteDate):
        return Fraction(noeud.valeur.toordinal())
    if isinstance(noeud, Oppose) and isinstance(noeud.terme, Constante):
        return -noeud.terme.valeur
    return None
