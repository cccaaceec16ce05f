"""The pages of the documents: their quotes in the order of their lines, each with the clauses that it proves."""

from collections.abc import Iterator

from reglo.citations.releve import Releve, relever
from reglo.model.rulebook import Document
from reglo.phrases.liens import propre
from reglo.phrases.suites import periode
from reglo.publication.adresses import DOCUMENTS, page_document
from reglo.publication.contexte import Contexte, Page
from reglo.publication.facettes import citation
from reglo.publication.html import bloc, echapper, element, imprimer, lien
from reglo.publication.lecteurs import renvois
from reglo.publication.page import entete, liste, paragraphe, rubrique
from reglo.publication.sommaire import tete
from reglo.values.formats import ecrire_date_longue


def pages_documents(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the list of the documents, then a page for each."""
    par_document: dict[str, list[Releve]] = {nom: [] for nom in contexte.rulebook.documents}
    for releve in relever(contexte.rulebook):
        par_document.setdefault(releve.citation.document, []).append(releve)
    page = Page(contexte, DOCUMENTS)
    lignes = (
        f"{page.lier('document', nom, propre(document.libelle))} {element('small', _compte(len(par_document[nom])))}"
        for nom, document in contexte.rulebook.documents.items()
    )
    yield DOCUMENTS, tete(DOCUMENTS) + liste(lignes, "grande")
    for nom, document in contexte.rulebook.documents.items():
        uri = page_document(nom)
        yield uri, _page(Page(contexte, uri, document=nom), document, par_document[nom])


def _compte(nombre: int) -> str:
    return f"{nombre} citation{'s' if nombre > 1 else ''}"


def _page(page: Page, document: Document, releves: list[Releve]) -> str:
    autorite = page.rulebook.organismes.get(document.autorite or "")
    surtitre = imprimer(propre(autorite.libelle)) if autorite else ""
    faits = [f"adopté le {ecrire_date_longue(document.adopte)}"] if document.adopte else []
    faits += [f"en vigueur {periode(document.periode)}"] if document.periode else []
    faits.append(_compte(len(releves)))
    dits = imprimer(", ".join(faits))
    if document.errata:
        nombre = len(document.errata)
        pluriel = "s" if nombre > 1 else ""
        dits += ", " + lien("#errata", imprimer(f"{nombre} passage{pluriel} mal imprimé{pluriel}"))
    parties = [entete(propre(document.libelle), surtitre, dits)]
    if document.fichier and document.nom not in page.contexte.passages:
        parties.append(paragraphe("Le document lui-même n&#39;était pas joint à cette publication.", "avis"))
    return "".join((*parties, *_citations(page, releves), _errata(document)))


def _errata(document: Document) -> str:
    """Draws what the document printed wrongly, and how it is read."""
    if not document.errata:
        return ""
    entetes = element("tr", *(element("th", nom, scope="col") for nom in ("Ligne", "Imprimé", "Lu")))
    rangs = (
        element(
            "tr",
            element("td", str(erratum.ligne_debut)),
            element("td", echapper(erratum.imprime)),
            element("td", echapper(erratum.lu) or "rien"),
        )
        for erratum in document.errata
    )
    table = element("table", element("thead", entetes), element("tbody", *rangs), classe="cases")
    return rubrique("Ce que le document imprime mal, et comment on le lit", "errata") + bloc(
        "div", table, classe="grille"
    )


def _citations(page: Page, releves: list[Releve]) -> Iterator[str]:
    """Draws the quotes in the order of their lines, each once; the first of each line holds its anchor."""
    vues: set[int] = set()
    prouvees: dict[tuple[int, int, str], list[Releve]] = {}
    for releve in sorted(releves, key=lambda releve: _place(releve)[:2]):
        prouvees.setdefault(_place(releve), []).append(releve)
    for siens in prouvees.values():
        une = siens[0].citation
        ancre = f"l{une.ligne_debut}" if une.ligne_debut is not None and une.ligne_debut not in vues else ""
        vues |= {une.ligne_debut} if une.ligne_debut is not None else set()
        clauses = element("p", renvois(page, tuple(releve.clause for releve in siens)), classe="lecteurs")
        yield bloc("section", citation(page, une), clauses, id=ancre, classe="citee")


def _place(releve: Releve) -> tuple[int, int, str]:
    une = releve.citation
    return une.ligne_debut or 0, une.ligne_fin or 0, f"{une.extrait} {une.rangee} {une.colonne}"
