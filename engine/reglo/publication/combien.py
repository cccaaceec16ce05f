"""The figures that a clause reads in tables: the least and the most that each answers."""

from collections.abc import Mapping
from fractions import Fraction

from reglo.model.clauses import Clause, IssueValeur, Tableau
from reglo.model.expressions import Constante
from reglo.model.rulebook import Rulebook
from reglo.phrases.tableaux import nom_tableau
from reglo.publication.contexte import Page
from reglo.publication.html import element, imprimer
from reglo.rendu.usages import lus


def etendues(page: Page, clause: Clause) -> str:
    """Gives the least and the most that each table read by a clause answers, when it answers figures."""
    tables = [page.rulebook.tableaux[nom] for nom in dict.fromkeys(lus(clause)) if nom in page.rulebook.tableaux]
    dites = [(table, etendue) for table in tables if (etendue := _etendue(page, table))]
    textes = [texte if len(tables) == 1 else f"{nom_tableau(table)} : {texte}" for table, texte in dites]
    return element("small", imprimer(" ; ".join(textes))) if textes else ""


def _etendue(page: Page, tableau: Tableau) -> str:
    valeurs: list[Fraction] = []
    unite = tableau.unite
    for rang in tableau.rangs:
        if retenue(page.rulebook, rang) and isinstance(rang.issue, IssueValeur):
            bornes = (rang.issue.bas, rang.issue.haut)
            constantes = [borne for borne in bornes if isinstance(borne, Constante)]
            if len(constantes) < len(bornes):
                return ""
            valeurs += [borne.valeur for borne in constantes]
            unite = constantes[0].unite or unite
    if tableau.marginal or not valeurs:
        return ""
    bas, haut = (page.plume.valeur(valeur, unite) for valeur in (min(valeurs), max(valeurs)))
    return bas if bas == haut else f"de {bas} à {haut}"


def retenue(rulebook: Rulebook, clause: Clause, options: Mapping[str, str] | None = None) -> bool:
    """Tells whether a clause holds in the readings retained, or with other options of some."""
    autres = options or {}
    lectures = rulebook.lectures
    return all(autres.get(choix.lecture, lectures[choix.lecture].retenue) == choix.option for choix in clause.lectures)
