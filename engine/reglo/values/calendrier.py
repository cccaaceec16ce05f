"""Months between two dates (semantique.md, rules 1 and 17), exact at every anniversary.

Dates are day numbers (`date.toordinal`). An anniversary that the month lacks (29 February, 31 April) falls on its last
day. Nothing here reads the clock.
"""

from calendar import monthrange
from datetime import MAXYEAR, date
from fractions import Fraction

from reglo.values import intervalle as i
from reglo.values.intervalle import VIDE, Intervalle

PREMIER_JOUR = 1
DERNIER_JOUR = date.max.toordinal()
_MOIS_PAR_AN = 12


def ajouter_mois(jour: int, mois: int) -> int:
    """Gives the day that many months later; past the end of the calendar, a day after every other."""
    depart = date.fromordinal(jour)
    annee, rang = divmod(depart.year * _MOIS_PAR_AN + depart.month - 1 + mois, _MOIS_PAR_AN)
    if annee > MAXYEAR:
        return DERNIER_JOUR + mois
    if annee < 1:
        return PREMIER_JOUR + mois
    return date(annee, rang + 1, min(depart.day, monthrange(annee, rang + 1)[1])).toordinal()


def delai(debut: int, fin: int) -> Fraction:
    """Gives the months from one day to another: whole ones, then the share of the month begun; negative backwards."""
    if fin < debut:
        return -delai(fin, debut)
    premier, dernier = date.fromordinal(debut), date.fromordinal(fin)
    mois = (dernier.year - premier.year) * _MOIS_PAR_AN + dernier.month - premier.month
    if ajouter_mois(debut, mois) > fin:
        mois -= 1
    anniversaire, suivant = ajouter_mois(debut, mois), ajouter_mois(debut, mois + 1)
    return mois + Fraction(fin - anniversaire, suivant - anniversaire)


def delai_entre(debut: Intervalle, fin: Intervalle) -> Intervalle:
    """Gives the months between two dates known as ranges: least from the latest start to the earliest end."""
    if debut.vide or fin.vide:
        return VIDE
    return Intervalle(_delai(debut.haut, fin.bas), _delai(debut.bas, fin.haut))


def _delai(debut: Fraction | None, fin: Fraction | None) -> Fraction | None:
    return None if debut is None or fin is None else delai(_jour(debut), _jour(fin))


def _jour(valeur: Fraction) -> int:
    """Gives the day of the calendar nearest to a day number."""
    return min(max(int(valeur), PREMIER_JOUR), DERNIER_JOUR)


def annee(jour: int) -> Intervalle:
    """Gives the days of the calendar year of a day."""
    an = date.fromordinal(jour).year
    return i.Intervalle(Fraction(date(an, 1, 1).toordinal()), Fraction(date(an, 12, 31).toordinal()))
