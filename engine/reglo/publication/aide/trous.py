"""The holes of a table: what no row answers, in the fewest sentences that are exactly true.

They are those of the readings retained: a row that only another reading writes fills nothing.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TypeAlias

import msgspec

from reglo.checks.regions import Atome, atomes
from reglo.checks.trous import cas_sans_ligne
from reglo.model.clauses import Cellule, IssueSansValeur, Plage, Tableau
from reglo.publication.aide.combien import retenue
from reglo.publication.aide.reunions import reunir
from reglo.publication.contexte import Page

Parts: TypeAlias = frozenset[Atome]
Cases: TypeAlias = tuple[tuple[Cellule, ...], ...]


class Trou(msgspec.Struct, frozen=True):
    """Cases that no row surely answers: what each key is there."""

    cases: Cases
    conditions: tuple[str, ...] = ()
    """The labels of the rows that answer them under a condition of their own."""
    place: int = 0
    """The row of the table before which it falls."""


def trous(page: Page, tableau: Tableau) -> tuple[Trou, ...]:
    """Gives the holes of a table: in their place along one key of numbers, after the rows otherwise."""
    autres = tableau.autres_cas
    if autres is not None and not (isinstance(autres.issue, IssueSansValeur) and autres.issue.genre != "refus"):
        return ()
    rangs = tuple(msgspec.structs.replace(r, lectures=()) for r in tableau.rangs if retenue(page.rulebook, r))
    lu = msgspec.structs.replace(tableau, rangs=rangs)
    par_rangs: dict[frozenset[int], list[tuple[Parts, ...]]] = {}
    for cas in cas_sans_ligne(page.rulebook, lu):
        boite = tuple(frozenset(classe.atomes) for classe in cas.classes)
        par_rangs.setdefault(cas.rangs, []).append(boite)
    toutes = [atomes(page.rulebook, lu, colonne) for colonne in range(len(lu.cles))]
    trouves: list[Trou] = []
    for conditionnels, boites in par_rangs.items():
        labels = tuple(rangs[rang].label for rang in sorted(conditionnels))
        for boite in fusionner(boites, [frozenset(parts) for parts in toutes]):
            cases = tuple(map(reunir, lu.cles, boite, toutes))
            trouves += (Trou(siennes, labels, _place(tableau, siennes)) for siennes in _une_a_une(cases))
    return tuple(sorted(trouves, key=lambda trou: trou.place))


def _une_a_une(cases: Cases) -> Iterator[Cases]:
    """Gives apart the stretches of the only key, where it is a number."""
    if len(cases) > 1 or not isinstance(cases[0][0], Plage):
        yield cases
    else:
        yield from (((plage,),) for plage in cases[0])


def _place(tableau: Tableau, cases: Cases) -> int:
    """Gives the first row after those that begin before a stretch of the only key; that after them all otherwise."""
    trou = cases[0][0]
    cellules = [rang.cellules[0] for rang in tableau.rangs]
    if len(cases) > 1 or not isinstance(trou, Plage):
        return len(cellules)
    avant = (place for place, cellule in enumerate(cellules) if _commence_avant(cellule, trou))
    return max(avant, default=-1) + 1


def _commence_avant(cellule: Cellule, trou: Plage) -> bool:
    if not isinstance(cellule, Plage):
        return True
    if trou.minimum is None:
        return False
    if cellule.minimum == trou.minimum:
        return cellule.minimum_inclus
    return cellule.minimum is None or cellule.minimum < trou.minimum


# ---------------------------------------------------------------------------------------------------- fewest sentences
def fusionner(boites: Sequence[tuple[Parts, ...]], toutes: Sequence[Parts]) -> list[tuple[Parts, ...]]:
    """Joins cases that differ by one key only: first those that cover all its values, which go without saying."""
    restent = list(dict.fromkeys(boites))
    for entiere in (True, False):
        avant: list[tuple[Parts, ...]] = []
        while avant != restent:
            avant = restent
            for colonne in reversed(range(len(toutes))):
                restent = _joindre(restent, colonne, toutes[colonne] if entiere else None)
    return restent


def _joindre(boites: Sequence[tuple[Parts, ...]], colonne: int, exigee: Parts | None) -> list[tuple[Parts, ...]]:
    """Joins the cases that only one key tells apart; where the whole key is asked for, only those that make it up."""
    groupes: dict[tuple[Parts, ...], list[tuple[Parts, ...]]] = {}
    for boite in boites:
        groupes.setdefault((*boite[:colonne], *boite[colonne + 1 :]), []).append(boite)
    jointes: list[tuple[Parts, ...]] = []
    for siennes in groupes.values():
        union = frozenset(chain.from_iterable(boite[colonne] for boite in siennes))
        seule = siennes[0]
        entiere = exigee is None or union == exigee
        jointes += [(*seule[:colonne], union, *seule[colonne + 1 :])] if entiere else siennes
    return jointes
