"""What a table answers, as it is drawn: a value, a refusal, a hole, and the label that leads to its clause."""

from reglo.model.clauses import AutresCas, IssueSansValeur, Rang, Tableau
from reglo.phrases import tableaux
from reglo.phrases.francais import typographier
from reglo.publication.contexte import Page
from reglo.publication.html import echapper, element, imprimer


def silence(page: Page, tableau: Tableau) -> str:
    """Draws what is said of a hole."""
    autres = tableau.autres_cas
    return imprimer(tableaux.SILENCE) if autres is None else dire_issue(page, tableau, autres)


def dire_issue(page: Page, tableau: Tableau, ligne: Rang | AutresCas) -> str:
    """Draws what a row answers."""
    return page.phrase(typographier(tableaux.issue(page.plume, tableau, ligne)))


def renvoyer(ligne: Rang | AutresCas) -> str:
    """Draws the label of a row, which leads to its clause."""
    label = "autres" if isinstance(ligne, AutresCas) else ligne.label
    return element("a", echapper(label), href=f"#{ligne.id}")


def classe_issue(ligne: Rang | AutresCas) -> str:
    """Gives the look of what a row answers."""
    if not isinstance(ligne.issue, IssueSansValeur):
        return "valeur"
    return "refus" if ligne.issue.genre == "refus" else "trou"
