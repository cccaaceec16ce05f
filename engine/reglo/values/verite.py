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

    @property
    def peut_vrai(self) -> bool:
        """Tells whether true is among the members."""
        return self is not Verite.FAUX

    @property
    def peut_faux(self) -> bool:
        """Tells whether false is among the members."""
        return self is not Verite.VRAI

    @property
    def tranchee(self) -> bool:
        """Tells whether there is one member only."""
        return self is not Verite.INCONNU


def verite(*, vrai: bool, faux: bool) -> Verite:
    """Gives the truth value whose members are given; one of them at least must be."""
    if vrai and faux:
        return Verite.INCONNU
    return Verite.VRAI if vrai else Verite.FAUX


def non(terme: Verite) -> Verite:
    """Gives the contrary."""
    return verite(vrai=terme.peut_faux, faux=terme.peut_vrai)


def et(gauche: Verite, droite: Verite) -> Verite:
    """Gives Kleene's conjunction."""
    return verite(vrai=gauche.peut_vrai and droite.peut_vrai, faux=gauche.peut_faux or droite.peut_faux)


def ou(gauche: Verite, droite: Verite) -> Verite:
    """Gives Kleene's disjunction."""
    return verite(vrai=gauche.peut_vrai or droite.peut_vrai, faux=gauche.peut_faux and droite.peut_faux)


def au_moins(seuil: int, termes: Iterable[Verite]) -> Verite:
    """Tells whether at least `seuil` of the terms hold."""
    tous = tuple(termes)
    surs = sum(terme is Verite.VRAI for terme in tous)
    possibles = sum(terme.peut_vrai for terme in tous)
    return verite(vrai=possibles >= seuil, faux=surs < seuil)


def enveloppe(gauche: Verite, droite: Verite) -> Verite:
    """Gives the union of the members."""
    return gauche if gauche is droite else Verite.INCONNU
