"""How French texts write numbers, amounts, rates, durations and dates, both ways.

Reading accepts every usual spelling (`10.000 €` and `10 000 €` are one amount) and guesses nothing: what is not surely
a number is refused, and an exact value is never rounded. Babel, which the tests compare this module with, takes longer
to load than a dossier to be answered.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from reglo.values import unites

_ENTIER = r"[0-9]{1,3}(?P<groupe>[ .])[0-9]{3}(?:(?P=groupe)[0-9]{3})*|[0-9]+"
_NOMBRE = re.compile(rf"(?P<entier>{_ENTIER})(?:,(?P<decimales>[0-9]+))?")
_DATE_CHIFFRES = re.compile(r"([0-9]{1,2}) ?/ ?([0-9]{1,2}) ?/ ?([0-9]{4})")
_DATE_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DATE_LETTRES = re.compile(r"([0-9]{1,2})(?: ?er)? +([a-z]+) +([0-9]{4})")
AN_MIL = 1000
"""A year has four digits: before, « 0025 » was meant to be 2025."""
_GRANDEUR = re.compile(r"(?P<signe>-? ?)(?P<nombre>[0-9][0-9 .,]*?) ?(?P<unite>[^0-9 .,].*)?")
MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip


def plat(texte: str) -> str:
    """Gives the text with plain single blanks and plain minus signs."""
    return " ".join(texte.replace("\u2212", "-").replace("\u2011", "-").split())


# ---------------------------------------------------------------------------------------------------------- reading
def lire_nombre(texte: str) -> Fraction | None:
    """Reads « 10 000 », « 10.000,50 », « 2,5 », « -75 »; None when it is not surely a number."""
    propre = plat(texte)
    trouve = _NOMBRE.fullmatch(propre.removeprefix("-").strip())
    if trouve is None:
        return None
    chiffres = re.sub(r"[ .]", "", trouve["entier"])
    decimales = trouve["decimales"] or ""
    valeur = Fraction(int(chiffres + decimales), 10 ** len(decimales))
    return -valeur if propre.startswith("-") else valeur


def lire_grandeur(texte: str, comptes: Mapping[str, str] | None = None) -> tuple[Fraction, unites.Dimension] | None:
    """Reads a number and its unit (« 15 % », « 5 ans », « 20 logements »), in base units; None when it is not one."""
    trouve = _GRANDEUR.fullmatch(plat(texte))
    nombre = lire_nombre(trouve["signe"] + trouve["nombre"]) if trouve else None
    if trouve is None or nombre is None:
        return None
    try:
        unite = unites.lire(trouve["unite"] or "", comptes)
    except unites.UniteInconnue:
        return None
    return nombre * unite.facteur, unite.dimension


def lire_date(texte: str) -> date | None:
    """Reads « 01/07/2025 », « 1er juillet 2025 », « 2025-07-01 »; None when the calendar has no such day."""
    propre = _sans_accents(plat(texte))
    if trouve := _DATE_ISO.fullmatch(propre):
        return _jour(int(trouve[1]), int(trouve[2]), int(trouve[3]))
    if trouve := _DATE_CHIFFRES.fullmatch(propre):
        return _jour(int(trouve[3]), int(trouve[2]), int(trouve[1]))
    trouve = _DATE_LETTRES.fullmatch(propre)
    if trouve is None or trouve[2] not in _RANGS:
        return None
    return _jour(int(trouve[3]), _RANGS[trouve[2]], int(trouve[1]))


def _jour(annee: int, mois: int, jour: int) -> date | None:
    try:
        return date(annee, mois, jour) if annee >= AN_MIL else None
    except ValueError:
        return None


def _sans_accents(texte: str) -> str:
    decompose = unicodedata.normalize("NFD", texte)
    return "".join(lettre for lettre in decompose if not unicodedata.combining(lettre)).lower()


_RANGS = {_sans_accents(mois): rang for rang, mois in enumerate(MOIS, start=1)}


# --------------------------------------------------------------------------------------------------------- printing
def ecrire_nombre(valeur: Fraction, *, decimales: int = 0) -> str:
    """Writes a number exactly: « 10 000,5 », or « 1/3 » when no decimal writing ends; at least `decimales` decimals."""
    places = _places(valeur.denominator)
    if places is None:
        return f"{valeur.numerator}/{valeur.denominator}"
    places = max(places, decimales)
    entier, reste = divmod(abs(valeur.numerator) * 10**places // valeur.denominator, 10**places)
    signe, groupes = "-" if valeur < 0 else "", f"{entier:,}".replace(",", "\u202f")
    return f"{signe}{groupes},{reste:0{places}}" if places else f"{signe}{groupes}"


def _places(denominateur: int) -> int | None:
    """Gives the number of decimals of a fraction with that denominator; None when they never end."""
    deux = cinq = 0
    while denominateur % 2 == 0:
        denominateur //= 2
        deux += 1
    while denominateur % 5 == 0:
        denominateur //= 5
        cinq += 1
    return max(deux, cinq) if denominateur == 1 else None


def ecrire(valeur: Fraction, unite: str, pluriel: str = "") -> str:
    """Writes a value given in base units: « 10 000 € », « 2 500,50 € », « 2,25 % », « 5 ans », « 20 places »."""
    if unite == "date":
        return ecrire_date(date.fromordinal(int(valeur)))
    if unite == "mois":
        return ecrire_duree(valeur)
    nombre = valeur / unites.echelle(unite)
    decimales = 2 if unite.startswith("€") and nombre.denominator != 1 else 0
    mot = pluriel if pluriel and abs(nombre) >= 2 else unite  # noqa: PLR2004 - French plural begins at two
    blanc = "\u00a0" if mot[:1] in ("€", "%") else " "
    return f"{ecrire_nombre(nombre, decimales=decimales)}{blanc}{mot}".strip()


def ecrire_duree(mois: Fraction) -> str:
    """Writes a duration in years when it is whole years, else in months."""
    if mois and mois % unites.MOIS_PAR_AN == 0:
        ans = mois / unites.MOIS_PAR_AN
        return f"{ecrire_nombre(ans)} {'an' if abs(ans) < 2 else 'ans'}"  # noqa: PLR2004 - as in `ecrire`
    return f"{ecrire_nombre(mois)} mois"


def ecrire_date(jour: date) -> str:
    """Writes a date in figures: « 01/07/2025 »."""
    return f"{jour.day:02}/{jour.month:02}/{jour.year:04}"


def ecrire_date_longue(jour: date) -> str:
    """Writes a date in letters: « 1er juillet 2025 »."""
    return f"{'1er' if jour.day == 1 else jour.day} {MOIS[jour.month - 1]} {jour.year}"


def lignes_de(debut: int, fin: int) -> str:
    """Writes lines as a quote declares them: « ligne 12 », « lignes 12 à 14 »."""
    return f"ligne {debut}" if debut == fin else f"lignes {debut} à {fin}"
