"""The algebra of units: what may be added, compared, multiplied, and what comes out of it.

Every number of the model stands in the base unit of its dimension: euros, months for a duration, years under a bar
(« €/an »), a fraction for a percentage or for points. Nothing is converted that a jurist keeps apart: HT and TTC,
surface habitable and surface de plancher, rates and points, days and months.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

import msgspec

MOIS_PAR_AN = 12
_TEMPS = "mois"
_ECRITURES: dict[str, tuple[str, str, Fraction]] = {
    "€": ("€", "", Fraction(1)),
    "€ HT": ("€", "HT", Fraction(1)),
    "€ TTC": ("€", "TTC", Fraction(1)),
    "m²": ("m²", "", Fraction(1)),
    "m² SH": ("m²", "SH", Fraction(1)),
    "m² SDP": ("m²", "SDP", Fraction(1)),
    "kWhEP": ("kWhEP", "", Fraction(1)),
    "kWhEF": ("kWhEF", "", Fraction(1)),
    "kWh": ("kWh", "", Fraction(1)),
    "MWh": ("kWh", "", Fraction(1000)),
    "kWc": ("kWc", "", Fraction(1)),
    "kgCO2": ("kgCO2", "", Fraction(1)),
    "kg": ("kg", "", Fraction(1)),
    "point": ("point", "", Fraction(1, 100)),
    "points": ("point", "", Fraction(1, 100)),
    "pb": ("point", "", Fraction(1, 10_000)),
    "an": (_TEMPS, "", Fraction(MOIS_PAR_AN)),
    "ans": (_TEMPS, "", Fraction(MOIS_PAR_AN)),
    "mois": (_TEMPS, "", Fraction(1)),
    "jour": ("jour", "", Fraction(1)),
    "jours": ("jour", "", Fraction(1)),
    "date": ("date", "", Fraction(1)),
}
_RAISONS = {
    ("€", "HT", "TTC"): "un montant HT ne se mêle pas à un montant TTC",
    ("m²", "SDP", "SH"): "une surface habitable ne se mêle pas à une surface de plancher",
}


BASES = frozenset(base for base, _, _ in _ECRITURES.values())
"""The base units of the language; any other is a declared count."""


class Dimension(msgspec.Struct, frozen=True):
    """What a number measures: base units with exponents, what marks them, and whether it reads as a percentage."""

    bases: tuple[tuple[str, int], ...] = ()
    marques: tuple[tuple[str, str], ...] = ()
    """« HT », « TTC » for euros; « SH », « SDP » for square metres; none is neutral."""
    pourcent: bool = False

    @property
    def pure(self) -> bool:
        """True for a number without unit and for a percentage."""
        return not self.bases

    def exposant(self, base: str) -> int:
        """Gives the exponent of one base unit."""
        return dict(self.bases).get(base, 0)

    def __str__(self) -> str:
        return ecrire(self)


class Desaccord(msgspec.Struct, frozen=True):
    """Two dimensions that do not go together, and why when it can be said."""

    gauche: Dimension
    droite: Dimension
    raison: str = ""


class Echelonne(msgspec.Struct, frozen=True):
    """A dimension, and the factor that brings the plain result of the operation to its base unit."""

    dimension: Dimension
    facteur: Fraction = Fraction(1)


class UniteInconnue(ValueError):
    """A part of a unit that is neither of the language nor declared; its argument is that part."""


Accord: TypeAlias = Dimension | Desaccord

NOMBRE = Dimension()
POURCENT = Dimension(pourcent=True)
EURO = Dimension((("€", 1),))
DUREE = Dimension(((_TEMPS, 1),))
JOUR = Dimension((("jour", 1),))
POINT = Dimension((("point", 1),))
DATE = Dimension((("date", 1),))


def compte(nom: str) -> Dimension:
    """Gives the dimension of a declared unit of count."""
    return Dimension(((nom, 1),))


# ------------------------------------------------------------------------------------------------------- as written
def lire(texte: str, comptes: Mapping[str, str] | None = None) -> Echelonne:
    """Reads a unit (« € HT/m² SH », « ans », « places »); the factor brings what is written to the base unit.

    `comptes` gives the singular of each declared unit, by singular and by plural; without it any word is a unit.
    Raises `UniteInconnue` with the part that nobody declares.
    """
    return _du_langage(texte) or (_libre(texte) if comptes is None else _lire(texte, comptes))


@lru_cache(maxsize=1024)
def _du_langage(texte: str) -> Echelonne | None:
    """Gives a unit that needs no declaration, whatever is declared."""
    try:
        return _lire(texte, {})
    except UniteInconnue:
        return None


@lru_cache(maxsize=1024)
def _libre(texte: str) -> Echelonne:
    return _lire(texte, None)


def _lire(texte: str, comptes: Mapping[str, str] | None) -> Echelonne:
    morceaux = [_serrer(morceau) for morceau in texte.split("/")]
    bases: dict[str, int] = {}
    marques: dict[str, str] = {}
    facteur = Fraction(1)
    for rang, morceau in enumerate(morceaux):
        base, marque, echelle_ = _lire_morceau(morceau, comptes)
        signe = 1 if rang == 0 else -1
        facteur *= echelle_**signe
        if base:
            bases[base] = bases.get(base, 0) + signe
        if marque:
            marques[base] = marque
    dimension = _composer(bases, marques, pourcent=morceaux[0] == "%")
    return Echelonne(dimension, facteur / _pas_du_temps(dimension))


def _serrer(morceau: str) -> str:
    """Gives one way to write « €HT », « m²  SDP »."""
    serre = " ".join(morceau.split())
    for base in ("€", "m²"):
        if serre.startswith(base) and serre != base:
            return f"{base} {serre.removeprefix(base).strip()}"
    return serre


def _lire_morceau(morceau: str, comptes: Mapping[str, str] | None) -> tuple[str, str, Fraction]:
    if morceau in ("", "%"):
        return "", "", Fraction(1, 100) if morceau else Fraction(1)
    if morceau in _ECRITURES:
        return _ECRITURES[morceau]
    if comptes is None:
        return morceau, "", Fraction(1)
    if morceau in comptes:
        return comptes[morceau], "", Fraction(1)
    raise UniteInconnue(morceau)


def _composer(bases: Mapping[str, int], marques: Mapping[str, str], *, pourcent: bool = False) -> Dimension:
    """Drops what cancels out, and puts the rest in one order."""
    restent = {base: exposant for base, exposant in bases.items() if exposant}
    rangees = tuple(sorted(restent.items(), key=lambda paire: (paire[1] < 0, paire[0] == _TEMPS, paire[0])))
    tenues = tuple(sorted((base, marque) for base, marque in marques.items() if marque and base in restent))
    return Dimension(rangees, tenues, pourcent)


def _pas_du_temps(dimension: Dimension) -> Fraction:
    """Gives the base unit of time in months: a month, or a year when time stands under the bar."""
    exposant = dimension.exposant(_TEMPS)
    return Fraction(MOIS_PAR_AN) ** exposant if exposant < 0 else Fraction(1)


def ecrire(dimension: Dimension) -> str:
    """Writes the base unit: « € HT/m² », « mois », « % », « » for a plain number."""
    marques = dict(dimension.marques)
    dessus = [_un(base, 1, marques) for base, exposant in dimension.bases for _ in range(exposant)]
    dessous = [_un(base, -1, marques) for base, exposant in dimension.bases for _ in range(-exposant)]
    tete = "×".join(dessus) or ("%" if dimension.pourcent else "1" if dessous else "")
    return "/".join([tete, *dessous])


def _un(base: str, signe: int, marques: Mapping[str, str]) -> str:
    mot = "an" if base == _TEMPS and signe < 0 else base
    return f"{mot} {marques[base]}" if base in marques else mot


def nommer(dimension: Dimension) -> str:
    """Names a dimension in a sentence: « un nombre sans unité », « une date », « des € HT »."""
    fixes = {NOMBRE: "un nombre sans unité", POURCENT: "un pourcentage", DATE: "une date", DUREE: "une durée"}
    fixes |= {POINT: "des points", JOUR: "des jours"}
    return fixes.get(dimension) or f"des {ecrire(dimension)}"


def echelle(unite: str) -> Fraction:
    """Gives what one unit is worth in the base unit of its dimension (1/100 for « % », 12 for « ans »)."""
    return lire(unite).facteur


# ------------------------------------------------------------------------------------------------------- operations
def ensemble(gauche: Dimension, droite: Dimension) -> Accord:
    """Gives the dimension of two values that are compared or bounded by one another."""
    if gauche.bases != droite.bases:
        return Desaccord(gauche, droite, _raison(gauche, droite))
    marques = _marier(gauche, droite)
    if isinstance(marques, Desaccord):
        return marques
    return _composer(dict(gauche.bases), marques, pourcent=gauche.pourcent or droite.pourcent)


def somme(gauche: Dimension, droite: Dimension) -> Accord:
    """Gives the dimension of a sum; a rate takes points, a date takes days."""
    if {gauche, droite} == {POURCENT, POINT}:
        return POURCENT
    if {gauche, droite} == {DATE, JOUR}:
        return DATE
    if gauche == droite == DATE:
        return Desaccord(gauche, droite, "deux dates ne s'ajoutent pas")
    return ensemble(gauche, droite)


def difference(gauche: Dimension, droite: Dimension) -> Accord:
    """Gives the dimension of a difference; between two dates, it is a number of days."""
    if gauche == droite == DATE:
        return JOUR
    if gauche == POINT and droite == POURCENT:
        return Desaccord(gauche, droite, "un taux ne se retire pas d'un nombre de points")
    if gauche == JOUR and droite == DATE:
        return Desaccord(gauche, droite, "une date ne se retire pas d'un nombre de jours")
    return somme(gauche, droite)


def produit(gauche: Dimension, droite: Dimension) -> Echelonne | Desaccord:
    """Gives the dimension of a product: « €/logement » times « logement » is « € »."""
    return _combiner(gauche, droite, 1)


def quotient(gauche: Dimension, droite: Dimension) -> Echelonne | Desaccord:
    """Gives the dimension of a quotient: « place » over « place » is a share, read as a percentage."""
    return _combiner(gauche, droite, -1)


def _combiner(gauche: Dimension, droite: Dimension, signe: int) -> Echelonne | Desaccord:
    if DATE in (gauche, droite):
        return Desaccord(gauche, droite, "une date ne se multiplie ni ne se divise")
    marques = _marier(gauche, droite)
    if isinstance(marques, Desaccord):
        return marques
    bases = dict(gauche.bases)
    for base, exposant in droite.bases:
        bases[base] = bases.get(base, 0) + signe * exposant
    dimension = _composer(bases, marques, pourcent=_reste_pourcentage(gauche, droite, bases))
    facteur = _pas_du_temps(gauche) * _pas_du_temps(droite) ** signe / _pas_du_temps(dimension)
    return Echelonne(dimension, facteur)


def _reste_pourcentage(gauche: Dimension, droite: Dimension, bases: Mapping[str, int]) -> bool:
    """A share of like things is a percentage, as is a percentage of a plain number."""
    if any(bases.values()):
        return False
    return bool(gauche.bases) or gauche.pourcent or droite.pourcent


def _marier(gauche: Dimension, droite: Dimension) -> dict[str, str] | Desaccord:
    """Puts the marks together; a neutral one gives way."""
    marques = dict(gauche.marques)
    for base, marque in droite.marques:
        presente = marques.setdefault(base, marque)
        if presente != marque:
            premiere, seconde = sorted((presente, marque))
            return Desaccord(gauche, droite, _RAISONS[base, premiere, seconde])
    return marques


def _raison(gauche: Dimension, droite: Dimension) -> str:
    """Says why two dimensions that look alike do not go together."""
    bases = {gauche.bases, droite.bases}
    if bases == {(), POINT.bases}:
        return "un taux n'est pas un nombre de points"
    if bases == {DUREE.bases, JOUR.bases}:
        return "un nombre de jours ne se convertit pas en mois"
    if bases == {DATE.bases, DUREE.bases}:
        return "une durée se compare à un délai, qui s'écrit « délai de date1 à date2 »"
    return ""
