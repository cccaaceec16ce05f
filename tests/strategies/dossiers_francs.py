"""Draws dossiers for the rulebooks of `franc`: whole more often than not, answers on each side of each threshold."""

from fractions import Fraction
from functools import cache

import msgspec
from tests.strategies.dossiers import achever, completion, partiel
from tests.strategies.franc import MILLIONIEME, PLAFOND, SEUILS
from tests.strategies.reponses import entiere, options, partielle
from tests.strategies.tirage import Tirage
from tests.strategies.vocabulaire import LOT

from reglo.model.rulebook import Donnee, Rulebook
from reglo.outcome.dossier import Dossier, FaitChoix, FaitConnu, FaitNombre, Faits, Liste


def dossier(t: Tirage, drawn: Rulebook) -> Dossier:
    """Draws a dossier, whole more often than not, else short of a few answers or of the appreciations."""
    if t.chance(1, 8):
        return partiel(t, drawn)
    entier = completion(t, drawn, Dossier()) if t.chance(1, 2) else Dossier(achever(t, drawn, None, {}))
    if t.chance(1, 5):
        ouverte = t.parmi(tuple(entier.listes) or (LOT,))
        listes = {**entier.listes, ouverte: Liste(entier.listes.get(ouverte, Liste()).elements, complete=False)}
        entier = msgspec.structs.replace(entier, listes=listes)
    faits = {**entier.faits, **{nom: _nombre(t, drawn.donnees[nom]) for nom in SEUILS}}
    match t.entier(0, 10):
        case 0 | 1 | 2 | 3:
            pass
        case 4 | 5 | 6 | 7:
            faits = {nom: fait for nom, fait in faits.items() if drawn.donnees[nom].genre != "appreciation"}
        case _:
            _ouvrir(t, drawn, faits)
    return msgspec.structs.replace(entier, faits=faits)


def changer(t: Tirage, donnee: Donnee, faits: Faits) -> None:
    """Answers, corrects or takes back the answer to a datum."""
    if t.chance(1, 5):
        faits.pop(donnee.nom, None)
    elif t.chance(1, 3):
        faits[donnee.nom] = _vague(t, donnee)
    else:
        faits[donnee.nom] = _nombre(t, donnee) if donnee.nom in SEUILS else entiere(t, donnee)


def _ouvrir(t: Tirage, drawn: Rulebook, faits: Faits) -> None:
    """Takes back some answers, and widens others."""
    for nom in t.plusieurs(tuple(faits), 1, 12):
        donnee = drawn.donnees[nom]
        if t.chance(1, 3):
            del faits[nom]
        else:
            faits[nom] = _vague(t, donnee)


def _vague(t: Tirage, donnee: Donnee) -> FaitConnu:
    """Draws an answer that leaves several values, where the datum has several."""
    if donnee.nom in SEUILS:
        return _fourchette(t, donnee)
    if donnee.genre in ("choix", "choix_ordonne") and len(donnee.options) > 1:
        return FaitChoix(t.plusieurs(options(donnee, None), 2, len(donnee.options)))
    return partielle(t, donnee)


def _nombre(t: Tirage, donnee: Donnee) -> FaitConnu:
    valeur = _valeur(t, donnee)
    return FaitNombre(valeur, valeur)


def _fourchette(t: Tirage, donnee: Donnee) -> FaitConnu:
    bas, haut = sorted((_valeur(t, donnee), _valeur(t, donnee)))
    return FaitNombre(bas, haut if t.chance(3, 4) else None)


def _valeur(t: Tirage, donnee: Donnee) -> Fraction:
    """Draws a threshold of a number or what stands beside it; one that no fact can say once in a while."""
    dicibles, autres = _valeurs(donnee.nom, donnee)
    return t.parmi(autres if autres and t.chance(1, 12) else dicibles)


@cache
def _valeurs(nom: str, donnee: Donnee) -> tuple[tuple[Fraction, ...], tuple[Fraction, ...]]:
    """Gives the thresholds of a number and what stands beside them: what a fact can say, and what it cannot."""
    pas = (Fraction(1),) if donnee.entier else (MILLIONIEME, MILLIONIEME / 7)
    bruts = {x + signe * ecart for x in SEUILS[nom] for ecart in (Fraction(0), *pas) for signe in (-1, 1)}
    bruts |= {(x // MILLIONIEME + rang) * MILLIONIEME for x in SEUILS[nom] for rang in (0, 1)}
    entiers = {Fraction(x // 1) for x in bruts} if donnee.entier else bruts
    valeurs = sorted(x for x in entiers if _dedans(x, donnee))
    dicibles = tuple(
        x for x in valeurs if (x / MILLIONIEME).denominator == 1 and -PLAFOND - MILLIONIEME <= x <= PLAFOND
    )
    return dicibles, tuple(x for x in valeurs if x not in dicibles)


def _dedans(x: Fraction, donnee: Donnee) -> bool:
    return (donnee.minimum is None or x >= donnee.minimum) and (donnee.maximum is None or x <= donnee.maximum)
