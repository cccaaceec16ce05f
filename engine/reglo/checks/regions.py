"""The cases of a table, cut where its rows cut them: which rows answer each, and in which readings and periods.

Each key is cut into atoms (a choice, a number, the numbers between two ends); atoms that the same rows answer make one
class, so that a table of any size is a few combinations of classes.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise, product
from math import prod

import msgspec

from reglo.checks.domaines import domaine_de_cle
from reglo.model.clauses import Cellule, Cle, Plage, Rang, Tableau, Tout, Valeurs
from reglo.model.rulebook import Rulebook
from reglo.values.intervalle import Intervalle

RANGS, SITUATIONS, CAS, RENCONTRES = 500, 100, 10_000, 100_000
"""Rows of a table, combinations of readings and periods, cases, and pairs of rows met in the cases: all that is gone
through. The largest table of the rules comes to a few dozens of cases."""


class Atome(msgspec.Struct, frozen=True):
    """A part of a key that no row divides: one choice, or the numbers between two ends."""

    nom: str = ""
    bas: Fraction | None = None
    haut: Fraction | None = None

    @property
    def seul(self) -> bool:
        """True for one number."""
        return self.bas is not None and self.bas == self.haut


class Classe(msgspec.Struct, frozen=True):
    """The atoms of one key that the same rows answer."""

    rangs: frozenset[int]
    atomes: tuple[Atome, ...]


class Cas(msgspec.Struct, frozen=True):
    """A combination of classes, one by key, and the rows that answer it."""

    classes: tuple[Classe, ...]
    rangs: frozenset[int]


def trop_decoupe(rulebook: Rulebook, tableau: Tableau) -> bool:
    """Tells whether a table is beyond what can be gone through case by case."""
    situations_possibles = _situations_possibles(rulebook, tableau)
    if len(tableau.rangs) > RANGS or situations_possibles > SITUATIONS:
        return True
    tous = frozenset(range(len(tableau.rangs)))
    par_cle = [_classes(rulebook, tableau, rang, tous) for rang in range(len(tableau.cles))]
    if prod(map(len, par_cle)) * situations_possibles > CAS:
        return True
    communs = (len(tous.intersection(*(classe.rangs for classe in classes))) for classes in product(*par_cle))
    return sum(nombre * nombre // 2 for nombre in communs) * situations_possibles > RENCONTRES


def _situations_possibles(rulebook: Rulebook, tableau: Tableau) -> int:
    lectures = {choix.lecture for rang in tableau.rangs for choix in rang.lectures}
    return prod(len(rulebook.lectures[lecture].options) for lecture in lectures) * len(_jours(tableau.rangs))


def cas(rulebook: Rulebook, tableau: Tableau, actifs: frozenset[int]) -> Iterator[Cas]:
    """Gives every combination, with those of the active rows that answer it."""
    par_cle = [_classes(rulebook, tableau, rang, actifs) for rang in range(len(tableau.cles))]
    for classes in product(*par_cle):
        communs = actifs.intersection(*(classe.rangs for classe in classes))
        yield Cas(classes, communs)


def _classes(rulebook: Rulebook, tableau: Tableau, cle: int, actifs: frozenset[int]) -> tuple[Classe, ...]:
    tous = atomes(rulebook, tableau, cle)
    repondent: list[list[int]] = [[] for _ in tous]
    for rang in actifs:
        for place in _couverts(tableau.rangs[rang].cellules[cle], tous):
            repondent[place].append(rang)
    groupes: dict[frozenset[int], list[Atome]] = {}
    for atome, rangs in zip(tous, repondent, strict=True):
        groupes.setdefault(frozenset(rangs), []).append(atome)
    return tuple(Classe(rangs, tuple(membres)) for rangs, membres in groupes.items())


def _couverts(cellule: Cellule, tous: Sequence[Atome]) -> Iterable[int]:
    """Gives the ranks of the atoms that a cell holds; the numbers of a range follow each other."""
    if not isinstance(cellule, Plage):
        return [place for place, atome in enumerate(tous) if couvre(cellule, atome)]
    debut = bisect_left(tous, True, key=lambda atome: _apres(cellule, atome))  # noqa: FBT003 - what is looked for
    fin = bisect_left(tous, True, debut, key=lambda atome: not _avant(cellule, atome))  # noqa: FBT003 - as above
    return range(debut, fin)


def atomes(rulebook: Rulebook, tableau: Tableau, rang: int) -> tuple[Atome, ...]:
    """Gives the atoms of one key, in order."""
    cle = tableau.cles[rang]
    if cle.genre == "booleen":
        return Atome("oui"), Atome("non")
    if cle.genre == "choix":
        return tuple(Atome(option.nom) for option in rulebook.donnees[cle.nom].options)
    cellules = [ligne.cellules[rang] for ligne in tableau.rangs]
    return tuple(_nombres(domaine_de_cle(rulebook, cle), cellules, entier=_entiere(rulebook, cle)))


def _entiere(rulebook: Rulebook, cle: Cle) -> bool:
    """Tells whether only whole numbers come: a count, or a date."""
    if cle.definition:
        return rulebook.definitions[cle.nom].unite == "date"
    donnee = rulebook.donnees[cle.nom]
    return donnee.entier or donnee.genre == "date"


def _nombres(domaine: Intervalle, cellules: Sequence[Cellule], *, entier: bool) -> Iterator[Atome]:
    bornes = {borne for c in cellules if isinstance(c, Plage) for borne in (c.minimum, c.maximum) if borne is not None}
    bornes |= {borne for borne in (domaine.bas, domaine.haut) if borne is not None}
    ranges = sorted(borne for borne in bornes if _dedans(domaine, borne))
    if not ranges:
        yield Atome(bas=domaine.bas, haut=domaine.haut)
        return
    if domaine.bas is None:
        yield Atome(haut=ranges[0])
    for borne, suivante in pairwise(ranges):
        yield from _point(borne, entier=entier)
        if not entier or borne // 1 + 1 < suivante:
            yield Atome(bas=borne, haut=suivante)
    yield from _point(ranges[-1], entier=entier)
    if domaine.haut is None:
        yield Atome(bas=ranges[-1])


def _point(borne: Fraction, *, entier: bool) -> Iterator[Atome]:
    if not entier or borne.denominator == 1:
        yield Atome(bas=borne, haut=borne)


def _dedans(domaine: Intervalle, nombre: Fraction) -> bool:
    apres = domaine.bas is None or domaine.bas <= nombre
    return apres and (domaine.haut is None or nombre <= domaine.haut)


def couvre(cellule: Cellule, atome: Atome) -> bool:
    """Tells whether a cell holds the whole of an atom."""
    if isinstance(cellule, Tout):
        return True
    if isinstance(cellule, Valeurs):
        return atome.nom in cellule.noms
    return _apres(cellule, atome) and _avant(cellule, atome)


def _apres(plage: Plage, atome: Atome) -> bool:
    if plage.minimum is None:
        return True
    if atome.bas is None or atome.bas < plage.minimum:
        return False
    return atome.bas > plage.minimum or plage.minimum_inclus or not atome.seul


def _avant(plage: Plage, atome: Atome) -> bool:
    if plage.maximum is None:
        return True
    if atome.haut is None or atome.haut > plage.maximum:
        return False
    return atome.haut < plage.maximum or plage.maximum_inclus or not atome.seul


# ------------------------------------------------------------------------------------------------ readings and periods
def situations(rulebook: Rulebook, tableau: Tableau) -> tuple[frozenset[int], ...]:
    """Gives the rows that stand together: one set by combination of readings and by stretch of the calendar.

    A table beyond measure has none: it is told once, and gone through by no check.
    """
    if trop_decoupe(rulebook, tableau):
        return ()
    lectures = sorted({choix.lecture for rang in tableau.rangs for choix in rang.lectures})
    options = [[option.nom for option in rulebook.lectures[lecture].options] for lecture in lectures]
    trouvees: dict[frozenset[int], None] = {}
    for jour in _jours(tableau.rangs):
        for retenues in product(*options):
            choix = dict(zip(lectures, retenues, strict=True))
            actifs = frozenset(r for r, rang in enumerate(tableau.rangs) if _vaut(rang, choix, jour))
            trouvees[actifs] = None
    return tuple(actifs for actifs in trouvees if actifs)


def _jours(rangs: tuple[Rang, ...]) -> tuple[date, ...]:
    """Gives one day in each stretch of the calendar that the rows cut."""
    debuts = {rang.periode.debut for rang in rangs if rang.periode and rang.periode.debut}
    fins = {rang.periode.fin for rang in rangs if rang.periode and rang.periode.fin and rang.periode.fin < date.max}
    return (date.min, *sorted(debuts | {fin + timedelta(days=1) for fin in fins}))


def _vaut(rang: Rang, choix: dict[str, str], jour: date) -> bool:
    if any(choix[lecture.lecture] != lecture.option for lecture in rang.lectures):
        return False
    return rang.periode is None or rang.periode.contient(jour)
