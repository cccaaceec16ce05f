"""Tables as tables: what each is read by in columns, what it answers, and the cases that no row answers."""

from reglo.checks.mots import dire_cas
from reglo.checks.trous import cas_sans_ligne
from reglo.model.clauses import AutresCas, IssueSansValeur, Rang, Tableau
from reglo.phrases import tableaux
from reglo.phrases.clauses import dire_rang
from reglo.phrases.conditions import dire_si
from reglo.phrases.francais import majuscule, terminer, typographier
from reglo.phrases.liens import propre
from reglo.publication.contexte import Page
from reglo.publication.facettes import Objet, clause, facettes
from reglo.publication.html import bloc, echapper, element, imprimer

_MONTRES = 8
"""Holes of a table that are told one by one."""


def dessiner(page: Page, tableau: Tableau) -> str:
    """Draws a table: its heading with three facets, its grid, then each row with three facets."""
    tete = facettes(
        page,
        Objet(
            noeud=tableau,
            identifiant=tableau.id,
            label="barème" if tableau.marginal or tableau.id == tableau.nom else "tableau",
            preuve=tableau.preuve,
            phrase=terminer(tableaux.presenter(page.plume, tableau)),
            classe="clause tableau",
        ),
    )
    lignes = "".join(clause(page, ligne, dire_rang(page.plume, tableau, ligne)) for ligne in tableau.clauses)
    return tete + grille(page, tableau) + _trous(page, tableau) + bloc("div", lignes.replace("\n", ""), classe="rangs")


def grille(page: Page, tableau: Tableau) -> str:
    """Draws the grid of a table; a case that the text does not cover is shown empty."""
    titres = [page.phrase(majuscule(tableaux.titre_cle(page.plume, cle))) for cle in tableau.cles]
    reponse = imprimer(majuscule(tableaux.nom_tableau(tableau)))
    entete = element("tr", element("td", ""), *(element("th", titre, scope="col") for titre in (*titres, reponse)))
    corps = [_rang(page, tableau, rang) for rang in tableau.rangs]
    if tableau.autres_cas is not None:
        corps.append(_autres(page, tableau, tableau.autres_cas))
    table = element("table", element("thead", entete), element("tbody", *corps), classe="cases")
    return bloc("div", table, classe="grille")


def _trous(page: Page, tableau: Tableau) -> str:
    """Draws the cases that no row answers, where the text itself is silent."""
    autres = tableau.autres_cas
    if autres is not None and not (isinstance(autres.issue, IssueSansValeur) and autres.issue.genre != "refus"):
        return ""
    cas = (dire_cas(page.rulebook, tableau, un, libelles=True) for un in cas_sans_ligne(page.rulebook, tableau))
    dits = [*dict.fromkeys(cas)]
    if not dits:
        return ""
    suite = [f"et {len(dits) - _MONTRES} autres cas"] if len(dits) > _MONTRES else []
    lignes = [element("li", imprimer(propre(dit))) for dit in (*dits[:_MONTRES], *suite)]
    return bloc("div", element("p", "Aucune ligne ne prévoit :"), element("ul", *lignes), classe="trous")


def _rang(page: Page, tableau: Tableau, rang: Rang) -> str:
    cases = [
        element("td", imprimer(tableaux.ecrire_cellule(page.plume, cle, cellule)))
        for cle, cellule in zip(tableau.cles, rang.cellules, strict=True)
    ]
    issue = page.phrase(typographier(tableaux.issue(page.plume, tableau, rang.issue)))
    if rang.garde is not None:
        issue += element("small", page.phrase(typographier(dire_si(page.plume, rang.garde))))
    return element("tr", _label(rang), *cases, element("td", issue, classe=_classe(rang)))


def _autres(page: Page, tableau: Tableau, autres: AutresCas) -> str:
    issue = page.phrase(typographier(tableaux.issue(page.plume, tableau, autres.issue)))
    tous = element("td", "tous les autres cas", colspan=str(len(tableau.cles)))
    return element("tr", _label(autres), tous, element("td", issue, classe=_classe(autres)))


def _label(ligne: Rang | AutresCas) -> str:
    label = "autres" if isinstance(ligne, AutresCas) else ligne.label
    return element("th", element("a", echapper(label), href=f"#{ligne.id}"), scope="row")


def _classe(ligne: Rang | AutresCas) -> str:
    if not isinstance(ligne.issue, IssueSansValeur):
        return "valeur"
    return "refus" if ligne.issue.genre == "refus" else "trou"
