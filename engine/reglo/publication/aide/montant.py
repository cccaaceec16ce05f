"""An amount in a figure: its value, what bounds it, its condition, its reading, and what takes its place."""

from collections.abc import Iterable

from reglo.model.clauses import Montant
from reglo.model.rulebook import Version
from reglo.phrases.bornes import Borne, decomposer
from reglo.phrases.francais import citer, typographier
from reglo.phrases.liens import propre
from reglo.phrases.montants import fourchette
from reglo.publication.aide.combien import etendues
from reglo.publication.aide.trait import ancrer, bornes, branche, classes, renvoi, suites
from reglo.publication.contexte import Page
from reglo.publication.html import element, imprimer


def parts(page: Page, version: Version, montants: Iterable[Montant]) -> str:
    """Draws amounts that add up."""
    return element("ol", *(_part(page, version, montant) for montant in montants), classe="parts")


def _part(page: Page, version: Version, montant: Montant) -> str:
    """Draws an amount, then each exception to it: where it holds, it takes the place of the amount."""
    exceptions = [une for une in (*version.montants, *version.bonifications) if une.exception_a == montant.id]
    corps = _seul(page, montant, "sinon, rien, hors exception" if exceptions else "sinon, rien")
    if exceptions:
        dites = (_part(page, version, une) for une in exceptions)
        corps += element("ol", *dites, classe="exceptions")
    return element("li", corps, id=ancrer(page, montant), classe=classes(page, montant, "part"))


def _seul(page: Page, montant: Montant, sinon: str) -> str:
    """Draws what an amount says by itself."""
    dit, siennes = chiffrer(page, montant)
    tete = ""
    if montant.exception_a is not None:
        tete = element("span", imprimer("par exception, à la place : "), classe="quoi")
        sinon = "sinon, l'exception ne joue pas"
    return (
        element("p", tete, page.phrase(typographier(dit)), " ", renvoi(page, montant))
        + etendues(page, montant)
        + bornes(page, siennes)
        + branche(page, montant.garde, sinon)
        + suites(page, montant)
    )


def chiffrer(page: Page, montant: Montant) -> tuple[str, tuple[Borne, ...]]:
    """Writes the value of an amount, and its bounds apart."""
    bas, haut = montant.bas, montant.haut
    siennes: tuple[Borne, ...] = ()
    if montant.forme != "fourchette":
        haut, siennes = decomposer(page.plume, haut, "€")
        bas = haut
    dit = fourchette(page.plume, bas, haut, montant.forme, "€")
    dit += ", au choix de l'autorité" if montant.forme == "fourchette" else ""
    if montant.categorie:
        dit += f" (catégorie {citer(propre(montant.categorie.replace('_', ' ')))})"
    return dit, siennes
