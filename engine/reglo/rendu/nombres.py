"""Writes the numbers of an answer: an exact value, a range, or the absence of any value that the text covers."""

from fractions import Fraction

from reglo.outcome.reponse import Intervalle
from reglo.values import formats, unites

NON_COUVERT = "non couvert par le texte"


def ecrire_intervalle(intervalle: Intervalle, pluriel: str = "") -> str:
    """Writes a range: « 70 000 € », « de 0 € à 70 000 € », « 0 €, ou non couvert par le texte »."""
    if intervalle.vide:
        return NON_COUVERT
    ecrit = _ecrire_bornes(intervalle, pluriel)
    return f"{ecrit}, ou {NON_COUVERT}" if intervalle.texte else ecrit


def _ecrire_bornes(intervalle: Intervalle, pluriel: str) -> str:
    bas, haut = bornes(intervalle)

    def ecrire(valeur: Fraction | None) -> str:
        return _ecrire(valeur, intervalle.unite, pluriel)

    if bas is None and haut is None:
        return "sans borne connue"
    if bas is None or haut is None:
        return f"au moins {ecrire(bas)}" if bas is not None else f"au plus {ecrire(haut)}"
    return ecrire(bas) if bas == haut else f"de {ecrire(bas)} à {ecrire(haut)}"


def bornes(intervalle: Intervalle) -> tuple[Fraction | None, Fraction | None]:
    """Gives the exact ends of a range, in the unit in which the answer prints them."""
    bas = None if intervalle.min is None else Fraction(intervalle.min)
    return bas, None if intervalle.max is None else Fraction(intervalle.max)


def _ecrire(valeur: Fraction | None, unite: str, pluriel: str = "") -> str:
    return "" if valeur is None else formats.ecrire(valeur * unites.echelle(unite), unite, pluriel)


def ecrire_montant(montant: str) -> str:
    """Writes an amount of the answer, in euros."""
    return _ecrire(Fraction(montant), "€")
