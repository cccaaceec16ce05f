"""Truth as a non-empty set taken in {vrai, faux} (semantique.md, rule 2).

What is unknown is both at once. Nothing here tells an unknown from a known value other than by its members, so every
operation grows with its operands (rule 6).
"""

from collections.abc import Iterable
from enum import Enum


class Verite(Enum):
    """A truth value: true, false, or either."""

    VRAI = "vrai"
    FAUX = "faux"
    INCONNU = "inconnu"

    def __init__(self, ecrit: str) -> None:
        """Tells once and for all which members it has."""
        self.peut_vrai = ecrit != "faux"
        self.peut_faux = ecrit != "vrai"
        self.tranchee = ecrit != "inconnu"


_VRAI, _FAUX, _INCONNU = Verite  # Python finds a name of a module far sooner than a member of an enumeration


def verite(*, vrai: bool, faux: bool) -> Verite:
    """Gives the truth value whose members are given; one of them at least must be."""
    if vrai and faux:
        return _INCONNU
    return _VRAI if vrai else _FAUX


def non(terme: Verite) -> Verite:
    """Gives the contrary."""
    if terme is _INCONNU:
        return _INCONNU
    return _FAUX if terme is _VRAI else _VRAI


def et(gauche: Verite, droite: Verite) -> Verite:
    """Gives Kleene's conjunction."""
    if gauche is _FAUX or droite is _FAUX:
        return _FAUX
    return _VRAI if gauche is droite is _VRAI else _INCONNU


def ou(gauche: Verite, droite: Verite) -> Verite:
    """Gives Kleene's disjunction."""
    if gauche is _VRAI or droite is _VRAI:
        return _VRAI
    return _FAUX if gauche is droite is _FAUX else _INCONNU


def au_moins(seuil: int, termes: Iterable[Verite]) -> Verite:
    """Tells whether at least `seuil` of the terms hold."""
    tous = tuple(termes)
    surs = sum(terme is _VRAI for terme in tous)
    possibles = sum(terme.peut_vrai for terme in tous)
    return verite(vrai=possibles >= seuil, faux=surs < seuil)


def enveloppe(gauche: Verite, droite: Verite) -> Verite:
    """Gives the union of the members."""
    return gauche if gauche is droite else _INCONNU
