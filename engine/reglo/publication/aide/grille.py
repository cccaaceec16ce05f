"""Tables as tables: what each is read by in columns, what it answers, and the cases that no row answers."""

from reglo.model.clauses import AutresCas, Rang, Tableau
from reglo.phrases import tableaux
from reglo.phrases.clauses import dire_rang
from reglo.phrases.conditions import dire_si
from reglo.phrases.francais import enumerer, majuscule, terminer, typographier
from reglo.phrases.suites import Note, anomalie
from reglo.publication.aide.combien import retenue
from reglo.publication.aide.double_entree import double_entree
from reglo.publication.aide.emplois import autres_lectures
from reglo.publication.aide.facettes import Objet, clause, facettes
from reglo.publication.aide.reponses import classe_issue, dire_issue, renvoyer, silence
from reglo.publication.aide.reunions import ecrire
from reglo.publication.aide.trous import Trou, trous
from reglo.publication.contexte import Page
from reglo.publication.html import bloc, element, imprimer

_MONTRES = 8
"""Holes of a table that are drawn one by one."""


def dessiner(page: Page, tableau: Tableau) -> str:
    """Draws a table: its heading with three facets, its grid, then each row with three facets.

    A table that only the readings not retained use is set aside, as they are.
    """
    lectures = autres_lectures(page, tableau)
    ecartee = " ecartee" if lectures else ""
    tete = facettes(
        page,
        Objet(
            noeud=tableau,
            identifiant=tableau.id,
            label="barème" if tableau.marginal or tableau.id == tableau.nom else "tableau",
            preuve=tableau.preuve,
            phrase=terminer(tableaux.presenter(page.plume, tableau)),
            suites=(*lectures, *(Note("anomalie", anomalie(page.rulebook, nom)) for nom in tableau.anomalies)),
            classe=f"clause tableau{ecartee}",
        ),
    )
    lignes = "".join(clause(page, ligne, dire_rang(page.plume, tableau, ligne)) for ligne in tableau.clauses)
    cases = bloc("div", double_entree(page, tableau) or liste(page, tableau), classe=f"grille{ecartee}")
    return tete + cases + bloc("div", lignes.replace("\n", ""), classe=f"rangs{ecartee}")


def liste(page: Page, tableau: Tableau) -> str:
    """Draws a table row by row, its holes among its rows; the other cases are said where they fall, or after them."""
    titres = [page.phrase(majuscule(tableaux.titre_cle(page.plume, cle))) for cle in tableau.cles]
    reponse = imprimer(majuscule(tableaux.nom_tableau(tableau)))
    entete = element("tr", element("td", ""), *(element("th", titre, scope="col") for titre in (*titres, reponse)))
    lignes = [(place, True, _rang(page, tableau, rang)) for place, rang in enumerate(tableau.rangs)]
    creux, autres = trous(page, tableau), tableau.autres_cas
    if autres is not None and not (creux and len(tableau.cles) == 1 and tableau.cles[0].genre == "nombre"):
        lignes.append((len(lignes), True, _autres(page, tableau, autres)))
    else:
        lignes += ((trou.place, False, _trou(page, tableau, trou)) for trou in creux[:_MONTRES])
        lignes += ((len(tableau.rangs), False, reste) for reste in _reste(page, tableau, len(creux) - _MONTRES))
    corps = (ligne for *_, ligne in sorted(lignes, key=lambda placee: placee[:2]))
    return element("table", element("thead", entete), element("tbody", *corps), classe="cases")


def _rang(page: Page, tableau: Tableau, rang: Rang) -> str:
    cases = [
        element("td", ecrire(page, cle, [cellule])) for cle, cellule in zip(tableau.cles, rang.cellules, strict=True)
    ]
    issue = dire_issue(page, tableau, rang)
    if rang.garde is not None:
        issue += element("small", page.phrase(typographier(dire_si(page.plume, rang.garde))))
    if not retenue(page.rulebook, rang):
        issue += element("small", "autre lecture, non retenue")
    ecartee = "" if retenue(page.rulebook, rang) else "ecartee"
    label = element("th", renvoyer(rang), scope="row")
    return element("tr", label, *cases, element("td", issue, classe=classe_issue(rang)), classe=ecartee)


def _autres(page: Page, tableau: Tableau, autres: AutresCas) -> str:
    tous = element("td", "tous les autres cas", colspan=str(len(tableau.cles)))
    issue = element("td", dire_issue(page, tableau, autres), classe=classe_issue(autres))
    return element("tr", element("th", renvoyer(autres), scope="row"), tous, issue)


def _trou(page: Page, tableau: Tableau, trou: Trou) -> str:
    cases = (
        element("td", ecrire(page, cle, cellules), classe="trou")
        for cle, cellules in zip(tableau.cles, trou.cases, strict=True)
    )
    sauf = f"hors {'la condition' if len(trou.conditions) == 1 else 'les conditions'} de {enumerer(trou.conditions)}"
    dessous = element("small", imprimer(sauf)) if trou.conditions else ""
    return element("tr", _de_trou(tableau), *cases, element("td", silence(page, tableau), dessous, classe="trou"))


def _reste(page: Page, tableau: Tableau, nombre: int) -> list[str]:
    """Counts the holes that are not drawn."""
    if nombre < 1:
        return []
    dit = imprimer(f"et {nombre} autre{'s' if nombre > 1 else ''} cas")
    etendu = element("td", dit, classe="trou", colspan=str(len(tableau.cles)))
    return [element("tr", _de_trou(tableau), etendu, element("td", silence(page, tableau), classe="trou"))]


def _de_trou(tableau: Tableau) -> str:
    """Draws what stands before a hole: the other cases that it falls in, where the rules write them."""
    autres = tableau.autres_cas
    return element("td", "") if autres is None else element("th", renvoyer(autres), scope="row")
