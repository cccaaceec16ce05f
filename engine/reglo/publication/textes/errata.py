"""The page of the errata: what each document prints wrongly, and how it is read."""

from collections.abc import Iterator

from reglo.model.rulebook import Document, Erratum
from reglo.phrases.liens import propre
from reglo.publication.adresses import ERRATA
from reglo.publication.contexte import Contexte, Page
from reglo.publication.html import bloc, echapper, element, imprimer, lien
from reglo.publication.page import paragraphe, rubrique
from reglo.publication.sommaire import tete
from reglo.values.formats import lignes_de


def page_errata(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the page of the errata, document by document."""
    page = Page(contexte, ERRATA)
    corriges = [document for document in contexte.rulebook.documents.values() if document.errata]
    dessins = [rubrique(propre(document.libelle), document.nom) + _table(page, document) for document in corriges]
    vide = paragraphe(imprimer("Aucun document n'est mal imprimé."), "avis")
    yield ERRATA, tete(ERRATA) + ("".join(dessins) or vide)


def _table(page: Page, document: Document) -> str:
    entetes = element("tr", *(element("th", nom, scope="col") for nom in ("Ligne", "Imprimé", "Lu")))
    rangs = (_rang(page, document, erratum) for erratum in document.errata)
    table = element("table", element("thead", entetes), element("tbody", *rangs), classe="cases")
    return bloc("div", table, classe="errata")


def _rang(page: Page, document: Document, erratum: Erratum) -> str:
    """Draws an erratum; its line is a link to it where the document is printed in full."""
    ou = echapper(lignes_de(erratum.ligne_debut, erratum.ligne_fin))
    if document.nom in page.contexte.passages:
        ou = lien(page.adresse_de_ligne(document.nom, erratum.ligne_debut), ou)
    cases = (element("td", echapper(erratum.imprime)), element("td", echapper(erratum.lu) or element("em", "rien")))
    fautes = page.contexte.fautes.get(erratum.span, ())
    dites = "".join(element("p", imprimer(faute.message), classe="note faute") for faute in fautes)
    return element("tr", element("th", ou, dites, scope="row"), *cases, id=f"{document.nom}.{erratum.label}")
