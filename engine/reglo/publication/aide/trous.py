"""The holes of a table, drawn as rows among the others: what no row answers, where the text itself is silent.

They are those of the readings retained: a row that only another reading writes fills nothing.
"""

from collections.abc import Iterator

import msgspec

from reglo.checks.mots import dire_parties
from reglo.checks.regions import Atome, Cas
from reglo.checks.trous import cas_sans_ligne
from reglo.model.clauses import IssueSansValeur, Plage, Tableau
from reglo.phrases.liens import propre
from reglo.phrases.tableaux import SANS_VALEUR
from reglo.publication.aide.combien import retenue
from reglo.publication.contexte import Page
from reglo.publication.html import element, imprimer

_MONTRES = 8
"""Holes of a table that are drawn one by one."""


def avec_trous(page: Page, tableau: Tableau, rangs: list[str]) -> list[str]:
    """Gives the rows of a table with its holes: in their place along one key of numbers, after the rows otherwise."""
    lignes = [(place, True, rang) for place, rang in enumerate(rangs)]
    trous = dict.fromkeys(_trous(page, tableau))
    issue = element("td", imprimer(_silence(tableau)), classe="trou")
    for place, cases in [*trous][:_MONTRES]:
        dites = (element("td", imprimer(propre(case)), classe="trou") for case in cases)
        lignes.append((place, False, element("tr", element("td", ""), *dites, issue)))
    reste = len(trous) - _MONTRES
    if reste > 0:
        dit = f"et {reste} autre{'s' if reste > 1 else ''} cas"
        etendu = element("td", imprimer(dit), classe="trou", colspan=str(len(tableau.cles)))
        lignes.append((len(rangs), False, element("tr", element("td", ""), etendu, issue)))
    return [ligne for *_, ligne in sorted(lignes, key=lambda placee: placee[:2])]


def _silence(tableau: Tableau) -> str:
    issue = None if tableau.autres_cas is None else tableau.autres_cas.issue
    return SANS_VALEUR[issue.genre if isinstance(issue, IssueSansValeur) else "non_couvert"]


def _trous(page: Page, tableau: Tableau) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Gives each hole: the row before which it falls, and what it says of each key."""
    autres = tableau.autres_cas
    if autres is not None and not (isinstance(autres.issue, IssueSansValeur) and autres.issue.genre != "refus"):
        return
    rangs = tuple(msgspec.structs.replace(r, lectures=()) for r in tableau.rangs if retenue(page.rulebook, r))
    for cas in cas_sans_ligne(page.rulebook, msgspec.structs.replace(tableau, rangs=rangs)):
        yield from _parties(page, tableau, cas)


def _parties(page: Page, tableau: Tableau, cas: Cas) -> Iterator[tuple[int, tuple[str, ...]]]:
    cles = zip(tableau.cles, cas.classes, strict=True)
    dites = [dire_parties(page.rulebook, cle, classe, page.plume.valeur) for cle, classe in cles]
    if len(dites) > 1:
        yield len(tableau.rangs), tuple(" ou ".join(dit for _, dit in parties) for parties in dites)
        return
    for atome, dit in dites[0]:
        yield _place(tableau, atome), (dit,)


def _place(tableau: Tableau, atome: Atome) -> int:
    """Gives the first row after those that begin before a stretch of the only key."""
    plages = [(place, rang.cellules[0]) for place, rang in enumerate(tableau.rangs)]
    if not all(isinstance(cellule, Plage) for _, cellule in plages):
        return len(plages)
    avant = [place for place, cellule in plages if isinstance(cellule, Plage) and _commence_avant(cellule, atome)]
    return max(avant, default=-1) + 1


def _commence_avant(plage: Plage, atome: Atome) -> bool:
    if atome.bas is None:
        return False
    if plage.minimum == atome.bas:
        return plage.minimum_inclus
    return plage.minimum is None or plage.minimum < atome.bas
