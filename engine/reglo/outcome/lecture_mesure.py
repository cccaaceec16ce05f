"""Cuts a typed number from its unit, and brings it to the unit of the datum it answers; nothing is refused here."""

import re
from fractions import Fraction

import msgspec

from reglo.model.rulebook import Donnee
from reglo.outcome.lecture_brute import Scalaire
from reglo.outcome.vocabulaire import Vocabulaire
from reglo.syntax.fold import plier
from reglo.values import formats, unites

_MESURE = re.compile(r"(?P<nombre>-? ?[0-9](?:[0-9 .,]*[0-9])?) ?(?P<unite>[^\W0-9_].*|[€%].*)?")


class Mesure(msgspec.Struct, frozen=True):
    """A number as typed, and its unit as typed, empty when there is none."""

    nombre: Fraction
    unite: str


class Lecteur(msgspec.Struct, frozen=True):
    """One value, the datum it answers, and the words of the rulebook."""

    scalaire: Scalaire
    donnee: Donnee
    mots: Vocabulaire

    @property
    def pluriel(self) -> str:
        """Gives the unit of the datum as several of it are said."""
        return self.mots.pluriel(self.donnee.unite) or self.donnee.unite

    def ecrire(self, valeur: Fraction) -> str:
        """Writes a value of the datum as a dossier says it."""
        return formats.ecrire(valeur, self.donnee.unite, self.mots.pluriel(self.donnee.unite))


def mesurer(texte: str) -> Mesure | None:
    """Cuts a text in its number and its unit; None when it does not begin as a number, and no unit follows it."""
    trouve = _MESURE.fullmatch(texte)
    nombre = formats.lire_nombre(trouve["nombre"]) if trouve else None
    return Mesure(nombre, trouve["unite"] or "") if trouve and nombre is not None else None


def en_base(lecteur: Lecteur, mesure: Mesure) -> Fraction | None:
    """Brings a measure to the base unit of the datum, or gives None when its unit is another."""
    if not mesure.unite:
        return mesure.nombre * unites.echelle(lecteur.donnee.unite)
    try:
        ecrite = unites.lire(_unite_pliee(lecteur, mesure.unite), lecteur.mots.unites)
    except unites.UniteInconnue:
        return None
    voulue = unites.lire(lecteur.donnee.unite).dimension
    return mesure.nombre * ecrite.facteur if _convient(ecrite.dimension, voulue) else None


def _unite_pliee(lecteur: Lecteur, unite: str) -> str:
    """Gives a declared unit by its folded name (« places habilitées » is `places_habilitees`), others as typed."""
    compte = plier(unite).replace(" ", "_")
    return compte if compte in lecteur.mots.unites else unite


def _convient(ecrite: unites.Dimension, voulue: unites.Dimension) -> bool:
    """A unit without its mark (« € » for « € HT ») suits; a mark that the datum has not makes another unit."""
    marquee = set(ecrite.marques) <= set(voulue.marques)
    return ecrite.bases == voulue.bases and ecrite.pourcent == voulue.pourcent and marquee
