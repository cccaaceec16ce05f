"""Draws answers to one datum: any, a more precise one, or a whole one; a precise answer is always inside the vaguer.

Ranges are completed anywhere inside, never at their ends only.
"""

from datetime import date
from fractions import Fraction
from functools import cache
from itertools import pairwise

from tests.strategies.tirage import Tirage
from tests.strategies.vocabulaire import DATES, POOL

from reglo.model.rulebook import AVIS, Donnee
from reglo.outcome.dossier import FaitChoix, FaitConnu, FaitDate, FaitNombre, FaitTexte, FaitVerite, Neant

GRAND = Fraction(1000)
"""A value beyond every threshold."""


def entiere(t: Tirage, donnee: Donnee, fait: FaitConnu | None = None) -> FaitConnu:
    """Draws a whole answer inside a vaguer one."""
    if isinstance(fait, Neant) or (fait is None and donnee.peut_manquer and t.chance(1, 3)):
        return Neant()
    match donnee.genre:
        case "nombre":
            valeur = t.parmi(valeurs(donnee, fait if isinstance(fait, FaitNombre) else None))
            return FaitNombre(valeur, valeur)
        case "date":
            jour = t.parmi(jours(fait if isinstance(fait, FaitDate) else None))
            return FaitDate(jour, jour)
        case "booleen":
            return fait if isinstance(fait, FaitVerite) else FaitVerite(t.chance(1, 2))
        case "texte":
            return fait or FaitTexte("dit")
        case _:
            return FaitChoix((t.parmi(options(donnee, fait)),))


def partielle(t: Tirage, donnee: Donnee, fait: FaitConnu | None = None) -> FaitConnu:
    """Draws an answer, whole or not, inside a vaguer one."""
    if not t.chance(1, 2) or isinstance(fait, Neant):
        return entiere(t, donnee, fait)
    match donnee.genre:
        case "nombre":
            bas, haut = sorted(t.parmi(valeurs(donnee, fait if isinstance(fait, FaitNombre) else None)) for _ in "ab")
            libre = haut if fait is not None or t.chance(2, 3) else None
            return FaitNombre(bas, libre)
        case "date":
            debut, fin = sorted(t.parmi(jours(fait if isinstance(fait, FaitDate) else None)) for _ in "ab")
            return FaitDate(debut, fin)
        case "choix" | "choix_ordonne":
            possibles = options(donnee, fait)
            return FaitChoix(t.plusieurs(possibles, 1, len(possibles)))
        case _:
            return entiere(t, donnee, fait)


def options(donnee: Donnee, fait: FaitConnu | None) -> tuple[str, ...]:
    """Gives the options that an answer leaves."""
    return fait.valeurs if isinstance(fait, FaitChoix) else tuple(option.nom for option in donnee.options or AVIS)


def valeurs(donnee: Donnee, fait: FaitNombre | None) -> list[Fraction]:
    """Gives numbers inside an answer: its ends, the shared values, and values between them."""
    return _valeurs(donnee, fait) if fait is not None else _du_domaine(donnee)


@cache
def _du_domaine(donnee: Donnee) -> list[Fraction]:
    return _valeurs(donnee, None)


def _valeurs(donnee: Donnee, fait: FaitNombre | None) -> list[Fraction]:
    bas = _plus_etroit(donnee.minimum, fait.minimum if fait else None, max)
    haut = _plus_etroit(donnee.maximum, fait.maximum if fait else None, min)
    entre = [(a + b) / 2 for a, b in pairwise(POOL)]
    bouts = [x for x in (bas, haut) if x is not None]
    milieu = [bas + (haut - bas) / 3] if bas is not None and haut is not None else []
    tous = [*POOL, *bouts, *(Fraction(x // 1) for x in entre), *milieu]
    if not donnee.entier:
        tous += entre
    tous += [-x for x in POOL[1:3]] if bas is None else []
    tous += [GRAND] if haut is None else []
    tous += [bas + 1] if donnee.entier and bas is not None else []
    if donnee.entier:
        tous = [Fraction(x // 1) for x in tous]
    return sorted(
        {x for x in tous if (bas is None or x >= bas) and (haut is None or x <= haut)}, key=lambda x: (abs(x), x)
    )


def _plus_etroit(a: Fraction | None, b: Fraction | None, choix: object) -> Fraction | None:
    if a is None or b is None:
        return b if a is None else a
    return choix(a, b)  # type: ignore[operator, no-any-return]


def jours(fait: FaitDate | None) -> list[date]:
    """Gives days inside an answer: its ends, the shared ones, and days between them."""
    debut = fait.minimum if fait and fait.minimum else date(2023, 6, 1)
    fin = fait.maximum if fait and fait.maximum else date(2027, 3, 15)
    ecart = fin.toordinal() - debut.toordinal()
    dedans = [date.fromordinal(debut.toordinal() + ecart * k // 3) for k in range(4)]
    suivants = [date.fromordinal(jour.toordinal() + 1) for jour in DATES]
    return sorted({jour for jour in (*DATES, *suivants, *dedans) if debut <= jour <= fin})


def ouverte(fait: FaitConnu | None) -> bool:
    """Tells whether an answer leaves something open."""
    match fait:
        case None:
            return True
        case FaitNombre(minimum=a, maximum=b):
            return a is None or a != b
        case FaitDate(minimum=c, maximum=d):
            return c is None or c != d
        case FaitChoix(valeurs=noms):
            return len(noms) > 1
        case _:
            return False
