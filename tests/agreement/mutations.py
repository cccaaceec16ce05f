"""Faults that an interpreter could have, planted one at a time: the tests that watch it must see each of them."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import msgspec
import pytest

from reglo.evaluation.reference import (
    calcul,
    contexte,
    criteres,
    donnees,
    expressions,
    fourchettes,
    listes,
    montants,
    plan,
    tableaux,
    temps,
)
from reglo.outcome.dossier import Liste
from reglo.values import calendrier, intervalle
from reglo.values import nombre as n
from reglo.values.jugement import FAUX, VRAI, Jugement, un_au_moins
from reglo.values.nombre import ZERO, Nombre

Pose = Callable[[pytest.MonkeyPatch], None]


def _pose(cible: object, nom: str, fabrique: Callable[[Any], Any]) -> Pose:
    """Gives what replaces a function by another made from it."""
    return lambda monkeypatch: monkeypatch.setattr(cible, nom, fabrique(getattr(cible, nom)))


def _partout(cible: object, noms: tuple[str, ...], fabrique: Callable[[Any], Any]) -> Pose:
    """Gives what replaces several functions in the same way."""

    def poser(monkeypatch: pytest.MonkeyPatch) -> None:
        for nom in noms:
            _pose(cible, nom, fabrique)(monkeypatch)

    return poser


def _sans_inconnus(vrai: Callable[[list[Nombre]], Nombre]) -> Callable[[list[Nombre]], Nombre]:
    def faux(termes: list[Nombre]) -> Nombre:
        tous = list(termes)
        return vrai([terme for terme in tous if terme.tranche] or tous)

    return faux


def _sinon(_vrai: Callable[..., Nombre]) -> Callable[..., Nombre]:
    return lambda condition, alors, sinon: alors if condition.vrai else sinon


def _premiere_exception(_vrai: object) -> Callable[..., Nombre]:
    return lambda _valeur, _propre, vivantes, _remplacee: vivantes[0].valeur


def _liste_complete(vrai: Callable[..., Liste]) -> Callable[..., Liste]:
    return lambda lieu, entite: Liste(vrai(lieu, entite).elements, complete=True)


def _plan_complet(vrai: Callable[..., plan.Plan]) -> Callable[..., plan.Plan]:
    return lambda lieu: msgspec.structs.replace(vrai(lieu), complet=True)


def _coins(vrai: Callable[..., Any]) -> Callable[..., Any]:
    def faux(valeur: Nombre, bornes: set[Fraction]) -> list[Any]:
        tous = list(vrai(valeur, bornes))
        return [tous[0], tous[-1]] if tous else []

    return faux


def _une_de_plus(vrai: Callable[..., Any]) -> Callable[..., Any]:
    def faux(version: Any, *reste: Any) -> Any:  # noqa: ANN401 - any function of a version
        limite = version.bonifications_max
        return vrai(msgspec.structs.replace(version, bonifications_max=limite and limite + 1), *reste)

    return faux


def _sans_categorie(vrai: Callable[..., Any]) -> Callable[..., Any]:
    return lambda version, *reste: vrai(msgspec.structs.replace(version, une_par_categorie=False), *reste)


def _inclusive(vrai: Callable[..., Any]) -> Callable[..., Any]:
    return lambda x, operateur, y: vrai(x, {"<": "<=", ">": ">="}.get(operateur, operateur), y)


def _lectures_seules(_vrai: object) -> Callable[..., Jugement]:
    def faux(clause: Any, lieu: contexte.Contexte) -> Jugement:  # noqa: ANN401 - any clause
        retenue = all(lieu.lectures.get(choix.lecture) == choix.option for choix in clause.lectures)
        return VRAI if retenue else FAUX

    return faux


def _centimes(_vrai: object) -> property:
    def montant(part: montants.Part) -> Nombre:
        return calcul.arrondir(n.si(part.applique, n.admis(part.valeur), ZERO))

    return property(montant)


def _pire_payes(vrai: Callable[..., Any]) -> Callable[..., Any]:
    return lambda paires, limite: (
        vrai([(-(m or 0), c) for m, c in paires], limite) and -vrai([(-(m or 0), c) for m, c in paires], limite)
    )


def _coin_a_coin(_vrai: object) -> Callable[..., intervalle.Intervalle]:
    def faux(x: intervalle.Intervalle, y: intervalle.Intervalle) -> intervalle.Intervalle:
        if x.vide or y.vide or None in (x.bas, x.haut, y.bas, y.haut):
            return _PRODUIT(x, y)
        bas, haut = sorted((x.bas * y.bas, x.haut * y.haut))  # type: ignore[operator]
        return intervalle.Intervalle(bas, haut)

    return faux


_PRODUIT = intervalle.produit


def _demi_vers_le_bas(vrai: Callable[..., Fraction]) -> Callable[..., Fraction]:
    def faux(valeur: Fraction, sens: str, pas: Fraction) -> Fraction:
        return -vrai(-valeur, sens, pas) if sens == "au plus proche" else vrai(valeur, sens, pas)

    return faux


def _sans_exception_seconde(vrai: Callable[..., Any]) -> Callable[..., Any]:
    return lambda critere, exception, lieu: vrai(
        critere, un_au_moins(()) if critere.mode == "admet" else exception, lieu
    )


def _mois_entiers(vrai: Callable[..., Fraction]) -> Callable[..., Fraction]:
    return lambda debut, fin: Fraction(vrai(debut, fin) // 1)


def _hors_liste(vrai: Callable[..., Any]) -> Callable[..., Any]:
    return lambda lieu, entite, element: replace(vrai(lieu, entite, element), elements=lieu.elements)


MUTATIONS: dict[str, Pose] = {
    "le minimum oublie un inconnu": _pose(n, "minimum", _sans_inconnus),
    "un trou vaut zéro": _pose(n, "trou", lambda _: lambda _objet: ZERO),
    "une condition inconnue prend l'autre branche": _pose(n, "si", _sinon),
    "la première exception gagne": _pose(montants, "_remplacer", _premiere_exception),
    "une liste ouverte est complète": _pose(contexte.Contexte, "liste", _liste_complete),
    "un plan ouvert est complet": _pose(plan, "lire", _plan_complet),
    "un tableau ne se lit qu'aux coins": _pose(tableaux, "troncons", _coins),
    "une bonification de trop": _partout(calcul, ("bonus", "combinaisons"), _une_de_plus),
    "les catégories ne comptent pas": _partout(calcul, ("bonus", "combinaisons"), _sans_categorie),
    "une comparaison stricte devient large": _pose(intervalle, "comparer", _inclusive),
    "à défaut oublie néant": _pose(donnees, "a_defaut", lambda _: lambda nom, _r, lieu: donnees.nombre(nom, lieu)),
    "la période d'une clause ne compte pas": _pose(temps, "compte", _lectures_seules),
    "l'arrondi vient avant les étapes": _pose(montants.Part, "montant", _centimes),
    "les moins payés d'abord": _pose(listes, "_meilleurs", _pire_payes),
    "le produit ne lit que deux coins": _pose(intervalle, "produit", _coin_a_coin),
    "le demi-centime descend": _pose(intervalle, "arrondir", _demi_vers_le_bas),
    "une exception à l'exception ne compte pas": _pose(criteres, "_juger", _sans_exception_seconde),
    "un refus ne refuse rien": _pose(n, "refus", lambda _: lambda _clause: ZERO),
    "un paramètre se prolonge": _pose(temps, "couvert", lambda _: lambda _cible, _morceaux: True),
    "un délai compte en mois entiers": _pose(calendrier, "delai", _mois_entiers),
    "une fourchette à l'envers existe": _pose(n, "refusable", lambda _: lambda x, _clause, _doutes: x),
    "jusqu'à vaut toujours le maximum": _pose(fourchettes, "jusqua", lambda _: expressions.nombre),
    "une ligne est lue hors de sa liste": _pose(contexte.Contexte, "dans", _hors_liste),
}
