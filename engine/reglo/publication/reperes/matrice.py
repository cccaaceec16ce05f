"""The matrix of cumul: groups of aids against one another, with the clause in each cell, or that none speaks."""

from reglo.phrases.francais import typographier
from reglo.publication.contexte import Page
from reglo.publication.html import bloc, element, imprimer
from reglo.publication.reperes.dits import DITS, nommer, reserves
from reglo.publication.reperes.rapports import Groupe, Rapport, Reseau
from reglo.publication.sommaire import ancre_aide

RIEN = "—"
"""Where no clause speaks."""


def matrice(page: Page, reseau: Reseau) -> str:
    """Draws the groups against one another: what the one of the row says of that of the column, and the reverse."""
    colonnes = (
        element("th", str(rang), scope="col", title=typographier(" ; ".join(nommer(page, nom) for nom in groupe.noms)))
        for rang, groupe in enumerate(reseau.groupes, start=1)
    )
    entete = element("tr", element("th", "Aides", scope="col"), *colonnes)
    rangs = (
        element(
            "tr",
            element("th", element("span", f"{rang}. ", classe="numero"), _noms(page, groupe), scope="row"),
            *(_case(page, reseau, groupe, autre) for autre in reseau.groupes),
        )
        for rang, groupe in enumerate(reseau.groupes, start=1)
    )
    table = element("table", element("thead", entete), element("tbody", *rangs), classe="cases matrice")
    nom = f"Matrice des cumuls : {nommer(page, reseau.groupes[0].noms[0])} et les aides qui s'y rapportent"
    return bloc("div", table, classe="grille large", tabindex="0", role="region", aria_label=typographier(nom))


def numeros(page: Page, reseau: Reseau) -> str:
    """Draws the groups with their numbers alone."""
    lignes = (element("li", _noms(page, groupe)) for groupe in reseau.groupes)
    return bloc("ol", *lignes, classe="muettes")


def _noms(page: Page, groupe: Groupe) -> str:
    """Draws the names of a group; each aid has its anchor there."""
    return " ; ".join(
        element(
            "span", page.lier("aide", nom, nommer(page, nom)), id=ancre_aide(nom) if nom in page.rulebook.aides else ""
        )
        for nom in groupe.noms
    )


def _case(page: Page, reseau: Reseau, groupe: Groupe, autre: Groupe) -> str:
    if groupe is autre and len(groupe.noms) == 1:
        return element("td", "", classe="soi")
    dits = [_dit(page, rapport, 0) for rapport in reseau.entre(groupe, autre)]
    if groupe is not autre:
        dits += [_dit(page, rapport, 1) for rapport in reseau.entre(autre, groupe)]
    return element("td", *(dits or [element("span", RIEN, classe="rien")]))


def _dit(page: Page, rapport: Rapport, sens: int) -> str:
    """Draws a relation, the link to its clause, and what it hangs on."""
    phrase = f"{DITS[rapport.genre][sens]} "
    clause = page.lier("clause", rapport.clause.id, rapport.clause.label, "renvoi")
    dites = reserves(page, rapport)
    reserve = element("small", imprimer(f"({', '.join(dites)})")) if dites else ""
    classe = "dit exclut" if rapport.genre == "exclut" else "dit"
    return element("div", imprimer(phrase), clause, reserve, classe=classe)
