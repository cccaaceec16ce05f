"""The neighbours of a number or a date: one more and one less of the last place in which it is written."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from reglo.values.formats import lire_date

_NOMBRE = re.compile(r"(?P<entier>\d[\d .\u00a0\u202f]*)(?:,(?P<decimales>\d+))?(?P<reste>.*)", re.DOTALL)
_MILLIERS = re.compile(r"(?<=\d)[ .\u00a0\u202f](?=\d{3})")
_GROUPE = 3


def voisins(ecrit: str) -> Iterator[str]:
    """Gives « 1 501 », « 1 499 » for « 1 500 », « 2,26 % » for « 2,25 % »; nothing below zero."""
    trouve = _NOMBRE.fullmatch(ecrit)
    if trouve is None:
        return
    entier = trouve["entier"].rstrip()
    blanc = trouve["entier"][len(entier) :]
    separateur = next(iter(_MILLIERS.findall(entier)), "")
    decimales = trouve["decimales"] or ""
    unites = int(re.sub(r"\D", "", entier) + decimales)
    for voisin in (unites + 1, unites - 1):
        if voisin >= 0:
            yield _ecrire(voisin, len(decimales), separateur) + blanc + trouve["reste"]


def _ecrire(unites: int, decimales: int, separateur: str) -> str:
    chiffres = str(unites).zfill(decimales + 1)
    entier, suite = (chiffres[:-decimales], chiffres[-decimales:]) if decimales else (chiffres, "")
    if separateur:
        tete = len(entier) % _GROUPE
        groupes = [entier[:tete]] if tete else []
        groupes += [entier[rang : rang + _GROUPE] for rang in range(tete, len(entier), _GROUPE)]
        entier = separateur.join(groupes)
    return f"{entier},{suite}" if suite else entier


def jours_voisins(ecrit: str) -> Iterator[str]:
    """Gives the day before and the day after."""
    jour = lire_date(ecrit)
    if jour is not None and date.min < jour < date.max:
        for voisin in (jour + timedelta(days=1), jour - timedelta(days=1)):
            yield f"{voisin:%d/%m/%Y}"
