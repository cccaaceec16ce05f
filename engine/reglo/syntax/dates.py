"""Dates as the texts write them: 22/12/2017, 1er juillet 2025.

Only the form of a date and its nearest correction: which day it is, `values.formats` says.
"""

import calendar
import re

from reglo.diagnostics import proches
from reglo.syntax.fold import plier
from reglo.values.formats import AN_MIL, MOIS, lire_date

__all__ = ["AN_MIL", "MOIS", "composer", "corriger_date", "lire_date"]

_CENT, _BASCULE = 100, 70
_RANGS = {plier(nom): rang for rang, nom in enumerate(MOIS, start=1)}
_CHIFFRES = re.compile(r"(\d{1,2}) ?/ ?(\d{1,2}) ?/ ?(\d{2,4})")
_LETTRES = re.compile(r"(\d{1,2})(?: ?er)? +([A-Za-z]+) +(\d{4})")


def composer(texte: str) -> tuple[int, int | None, int, str]:
    """Gives day, month (None when the word names none), year as typed, and the word of the month or its number."""
    plie = plier(texte)
    if trouve := _CHIFFRES.fullmatch(plie):
        return int(trouve[1]), int(trouve[2]), int(trouve[3]), trouve[2]
    trouve = _LETTRES.fullmatch(plie)
    if trouve is None:
        raise ValueError(texte)
    return int(trouve[1]), _RANGS.get(trouve[2].lower()), int(trouve[3]), trouve[2]


def corriger_date(texte: str) -> tuple[str, str]:
    """Gives what is wrong with a date (`annee`, `mois` or `jour`) and the nearest date to write, if there is one."""
    jour, mois, annee, mot = composer(texte)
    if annee < _CENT:
        return "annee", f"{jour:02}/{mot:0>2}/{(2000 if annee < _BASCULE else 1900) + annee}"
    if mois is None:
        trouves = proches(mot, MOIS, nombre=1, seuil=60)
        return "mois", f"{jour} {trouves[0]} {annee}" if trouves else ""
    if mois > len(MOIS) >= jour:
        jour, mois = mois, jour
    if not 1 <= mois <= len(MOIS) or annee < AN_MIL:
        return "jour", ""
    return "jour", f"{min(max(jour, 1), calendar.monthrange(annee, mois)[1]):02}/{mois:02}/{annee}"
