"""A table of two keys as its text prints it: the first in rows, the second in columns, a value where they meet.

It is drawn so only where it says the whole of the table: each row stands by itself, at all times, and no two of them
answer one case. Any other table is a list of rows.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from reglo.checks.regions import Classe, atomes, cas, trop_decoupe
from reglo.model.clauses import Clause, Rang, Tableau
from reglo.phrases import tableaux
from reglo.phrases.francais import majuscule
from reglo.publication.aide.combien import retenue
from reglo.publication.aide.reponses import classe_issue, dire_issue, renvoyer, silence
from reglo.publication.aide.reunions import ecrire, reunir
from reglo.publication.contexte import Page
from reglo.publication.html import element, imprimer


class Croisement(msgspec.Struct, frozen=True):
    """The parts of two keys that rows tell apart, and the row that answers where they meet; None in a hole."""

    lignes: tuple[Classe, ...]
    colonnes: tuple[Classe, ...]
    rangs: dict[tuple[Classe, Classe], Rang | None]


def double_entree(page: Page, tableau: Tableau) -> str:
    """Draws a table in double entry, its other cases under it; nothing for a table that may not be."""
    croise = _croiser(page, tableau)
    if croise is None:
        return ""
    titres = [page.phrase(majuscule(tableaux.titre_cle(page.plume, cle))) for cle in tableau.cles]
    donne = element("td", imprimer(majuscule(tableaux.nom_tableau(tableau))), classe="donne")
    second = element("th", titres[1], scope="colgroup", colspan=str(len(croise.colonnes)))
    colonnes = (element("th", _titre(page, tableau, 1, classe), scope="col") for classe in croise.colonnes)
    tete = element("tr", donne, second), element("tr", element("th", titres[0], scope="col"), *colonnes)
    lignes = (
        element(
            "tr",
            element("th", _titre(page, tableau, 0, ligne), scope="row"),
            *_cases(page, tableau, [croise.rangs[ligne, colonne] for colonne in croise.colonnes]),
        )
        for ligne in croise.lignes
    )
    table = element("table", element("thead", *tete), element("tbody", *lignes), classe="cases croisees")
    return table + _autres(page, tableau)


def _titre(page: Page, tableau: Tableau, place: int, classe: Classe) -> str:
    """Draws the heading of a row or of a column."""
    cle = tableau.cles[place]
    return ecrire(page, cle, reunir(cle, classe.atomes, atomes(page.rulebook, tableau, place)))


def _cases(page: Page, tableau: Tableau, rangs: Sequence[Rang | None]) -> Iterator[str]:
    """Draws what answers along a row: a value in each case, a hole in one stroke."""
    for ligne, suite in groupby(rang or tableau.autres_cas for rang in rangs):
        classe = "trou" if ligne is None else classe_issue(ligne)
        dit = silence(page, tableau) if ligne is None else f"{dire_issue(page, tableau, ligne)} {renvoyer(ligne)}"
        large = len(list(suite))
        if classe == "trou" and large > 1:
            yield element("td", dit, classe=classe, colspan=str(large))
        else:
            yield from [element("td", dit, classe=classe)] * large


def _autres(page: Page, tableau: Tableau) -> str:
    autres = tableau.autres_cas
    if autres is None:
        return ""
    issue = element("span", dire_issue(page, tableau, autres), classe=classe_issue(autres))
    return element("p", imprimer("Tous les autres cas : "), issue, " ", renvoyer(autres), classe="autres")


# ------------------------------------------------------------------------------------------------- what crosses what
def _croiser(page: Page, tableau: Tableau) -> Croisement | None:
    """Gives the grid of a table; None where a grid would not say the whole of it, or would have one row or column."""
    clauses = tableau.clauses
    if len(tableau.cles) != 2 or tableau.marginal or not all(_seul(page, clause) for clause in clauses):  # noqa: PLR2004
        return None
    if trop_decoupe(page.rulebook, tableau):
        return None
    rangs: dict[tuple[Classe, Classe], Rang | None] = {}
    for croise in cas(page.rulebook, tableau, frozenset(range(len(tableau.rangs)))):
        if len(croise.rangs) > 1:
            return None
        ligne, colonne = croise.classes
        rangs[ligne, colonne] = next((tableau.rangs[rang] for rang in croise.rangs), None)
    lignes, colonnes = (_ranger(page, tableau, place, {cle[place] for cle in rangs}) for place in (0, 1))
    return Croisement(lignes, colonnes, rangs) if len(lignes) > 1 and len(colonnes) > 1 else None


def _seul(page: Page, clause: Clause) -> bool:
    """Tells whether a clause holds by itself, at all times, in the readings retained."""
    gardee = isinstance(clause, Rang) and clause.garde is not None
    return not gardee and clause.periode is None and retenue(page.rulebook, clause)


def _ranger(page: Page, tableau: Tableau, place: int, classes: set[Classe]) -> tuple[Classe, ...]:
    """Gives the parts of a key in order: that of its numbers, that of the rows otherwise.

    A part that no row answers at all is left to the other cases, where the rules write them.
    """
    ordre = {atome: rang for rang, atome in enumerate(atomes(page.rulebook, tableau, place))}
    numerique = tableau.cles[place].genre == "nombre"
    gardees = (classe for classe in classes if classe.rangs or tableau.autres_cas is None)

    def cle(classe: Classe) -> tuple[list[int], int]:
        rangs = [] if numerique else [*sorted(classe.rangs), len(tableau.rangs)]
        return rangs, ordre[classe.atomes[0]]

    return tuple(sorted(gardees, key=cle))
