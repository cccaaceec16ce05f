"""A condition as durable-rules can fire it: what makes it true, and what makes it false, each as alternatives.

A rule of durable-rules is a conjunction, and says nothing while a fact is missing. So a condition becomes two families
of conjunctions, in negation normal form: one of the first fires when it is true, one of the second when it is false,
neither while it is unknown. No law of the excluded middle is used, so that the three cases stay Kleene's.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations, product

import msgspec

from reglo.evaluation.durable.description import Condition, Valeur

Conjonction = tuple[Condition, ...]
Alternatives = tuple[Conjonction, ...]
ALTERNATIVES_MAXIMALES = 16
"""Beyond, a condition is computed as one atom rather than spread over rules."""


class Formule(msgspec.Struct, frozen=True):
    """What makes a condition true, and what makes it false."""

    vraie: Alternatives
    fausse: Alternatives


VRAIE = Formule(((),), ())
FAUSSE = Formule((), ((),))


class TropDAlternatives(Exception):
    """The condition would take too many rules."""


def contraire(formule: Formule) -> Formule:
    """Gives the contrary."""
    return Formule(formule.fausse, formule.vraie)


def tous(formules: Iterable[Formule]) -> Formule:
    """Gives what makes all of them true, and one of them false."""
    utiles = [formule for formule in formules if formule is not VRAIE and formule != VRAIE]
    if FAUSSE in utiles:
        return FAUSSE
    if len(utiles) < 2:  # noqa: PLR2004 - one alone needs no work, none at all is true
        return utiles[0] if utiles else VRAIE
    return _tous(utiles)


def _tous(formules: Sequence[Formule]) -> Formule:
    return Formule(_ensemble([x.vraie for x in formules]), _une([x.fausse for x in formules]))


def un_au_moins(formules: Sequence[Formule]) -> Formule:
    """Gives what makes one of them true, and all of them false."""
    return contraire(tous([contraire(formule) for formule in formules]))


def au_moins(seuil: int, formules: Sequence[Formule]) -> Formule:
    """Gives what makes at least so many of them true."""
    vraies = [_ensemble([x.vraie for x in groupe]) for groupe in combinations(formules, seuil)]
    fausses = [_ensemble([x.fausse for x in groupe]) for groupe in combinations(formules, len(formules) - seuil + 1)]
    return Formule(_une(vraies), _une(fausses))


def _une(familles: Iterable[Alternatives]) -> Alternatives:
    return _reduire(conjonction for famille in familles for conjonction in famille)


def _ensemble(familles: Sequence[Alternatives]) -> Alternatives:
    """Gives the alternatives in which one of each family holds."""
    resultat: Alternatives = ((),)
    for famille in familles:
        resultat = _reduire(reunir(a, b) for a, b in product(resultat, famille))
    return resultat


def reunir(*conjonctions: Conjonction) -> Conjonction:
    """Gives the conditions of several conjunctions, once each, in one order: what begins alike is shared."""
    return tuple(sorted({x for conjonction in conjonctions for x in conjonction}, key=_cle))


def _cle(condition: Condition) -> tuple[str, str, str]:
    return condition.propriete, condition.operateur, str(condition.constante)


def _reduire(alternatives: Iterable[Conjonction]) -> Alternatives:
    """Leaves out what can never hold, and what another alternative makes useless."""
    possibles = dict.fromkeys(x for x in alternatives if not impossible(x))
    ensembles = [(x, frozenset(x)) for x in possibles]
    utiles = tuple(x for x, conditions in ensembles if not any(autres < conditions for _, autres in ensembles))
    if len(utiles) > ALTERNATIVES_MAXIMALES:
        raise TropDAlternatives
    return utiles


def impossible(conjonction: Conjonction) -> bool:
    """Tells whether one property would have two values."""
    valeurs: dict[str, Valeur] = {}
    for condition in conjonction:
        if condition.operateur == "=" and valeurs.setdefault(condition.propriete, condition.constante) != (
            condition.constante
        ):
            return True
    return any(x.operateur == "≠" and valeurs.get(x.propriete) == x.constante for x in conjonction)


def proprietes(formule: Formule) -> frozenset[str]:
    """Gives the properties that a formula reads."""
    return frozenset(x.propriete for conjonction in (*formule.vraie, *formule.fausse) for x in conjonction)
