"""Tables as tables: what each is read by in columns, what it answers, and the cases that no row answers."""

from reglo.model.clauses import AutresCas, Cellule, Cle, IssueSansValeur, Plage, Rang, Tableau
from reglo.phrases import plages, tableaux
from reglo.phrases.clauses import dire_rang
from reglo.phrases.conditions import dire_si
from reglo.phrases.francais import majuscule, terminer, typographier
from reglo.phrases.suites import Note, anomalie
from reglo.publication.aide.combien import retenue
from reglo.publication.aide.facettes import Objet, clause, facettes
from reglo.publication.aide.trous import avec_trous
from reglo.publication.contexte import Page
from reglo.publication.html import bloc, echapper, element, imprimer


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
            suites=tuple(Note("anomalie", anomalie(page.rulebook, nom)) for nom in tableau.anomalies),
            classe="clause tableau",
        ),
    )
    lignes = "".join(clause(page, ligne, dire_rang(page.plume, tableau, ligne)) for ligne in tableau.clauses)
    return tete + grille(page, tableau) + bloc("div", lignes.replace("\n", ""), classe="rangs")


def grille(page: Page, tableau: Tableau) -> str:
    """Draws the grid of a table, its holes among its rows."""
    titres = [page.phrase(majuscule(tableaux.titre_cle(page.plume, cle))) for cle in tableau.cles]
    reponse = imprimer(majuscule(tableaux.nom_tableau(tableau)))
    entete = element("tr", element("td", ""), *(element("th", titre, scope="col") for titre in (*titres, reponse)))
    corps = avec_trous(page, tableau, [_rang(page, tableau, rang) for rang in tableau.rangs])
    if tableau.autres_cas is not None:
        corps.append(_autres(page, tableau, tableau.autres_cas))
    table = element("table", element("thead", entete), element("tbody", *corps), classe="cases")
    return bloc("div", table, classe="grille")


def _rang(page: Page, tableau: Tableau, rang: Rang) -> str:
    cases = [_case(page, cle, cellule) for cle, cellule in zip(tableau.cles, rang.cellules, strict=True)]
    issue = page.phrase(typographier(tableaux.issue(page.plume, tableau, rang.issue)))
    if rang.garde is not None:
        issue += element("small", page.phrase(typographier(dire_si(page.plume, rang.garde))))
    if not retenue(page.rulebook, rang):
        issue += element("small", "autre lecture, non retenue")
    ecartee = "" if retenue(page.rulebook, rang) else "ecartee"
    return element("tr", _label(rang), *cases, element("td", issue, classe=_classe(rang)), classe=ecartee)


def _case(page: Page, cle: Cle, cellule: Cellule) -> str:
    """Draws a cell; a bracket says under it whether each of its ends belongs to it."""
    bords = plages.bords(page.plume, cellule, tableaux.unite_cle(page.plume, cle)) if isinstance(cellule, Plage) else ""
    dessous = element("small", imprimer(bords)) if bords else ""
    return element("td", imprimer(tableaux.ecrire_cellule(page.plume, cle, cellule)), dessous)


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
