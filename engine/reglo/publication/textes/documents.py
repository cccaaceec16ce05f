"""The pages of the documents: each in full when it is at hand, else its quotes in the order of their lines.

What the check of the documents found wrong is said first: a document that is missing, or that has changed.
"""

from collections.abc import Iterator

from reglo.citations.transcription import Etat
from reglo.diagnostics import Diagnostic
from reglo.model.clauses import Citation
from reglo.model.rulebook import Document
from reglo.phrases.liens import propre
from reglo.phrases.suites import periode
from reglo.publication.adresses import (
    DOCUMENTS,
    ERRATA,
    LIGNES_PAR_PAGE,
    page_document,
    page_signalement,
    partie_de,
    relatif,
)
from reglo.publication.aide.facettes import citation
from reglo.publication.ancres import cle_de_changement
from reglo.publication.contexte import Contexte, Page
from reglo.publication.html import bloc, element, imprimer, lien
from reglo.publication.lecteurs import renvois
from reglo.publication.page import Recherche, entete, paragraphe, rubrique
from reglo.publication.sommaire import tete
from reglo.publication.textes.texte_integral import CLASSES, dessiner_lignes
from reglo.values.formats import ecrire_date_longue

ETATS: dict[Etat, str] = {
    "transcrite": "transcrites en entier",
    "partielle": "transcrites en partie",
    "relevee": "citées comme défaut seulement",
    "hors_champ": "hors champ",
    "manquante": "non transcrites",
}
"""States of the lines, as they are printed."""
AVERTISSEMENT = (
    "Une ligne est transcrite quand une citation s'y trouve, en partie quand elle n'y est pas toute citée. "
    "Les citations sont courtes : une clause peut dire plus de lignes qu'elle n'en cite, "
    "et une ligne citée peut dire plus que sa clause."
)
"""What the shares mean, and what they do not."""
_ABIMEE = "T405"


def pages_documents(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the list of the documents, then the pages of each."""
    par_document: dict[str, list[Citation]] = {nom: [] for nom in contexte.rulebook.documents}
    for une in contexte.prouves:
        par_document.setdefault(une.document, []).append(une)
    page = Page(contexte, DOCUMENTS)
    yield DOCUMENTS, tete(DOCUMENTS) + _table(page, par_document) + paragraphe(imprimer(AVERTISSEMENT), "avis")
    for nom, document in contexte.rulebook.documents.items():
        siennes = sorted(par_document[nom], key=_place)
        for partie in range(1, _parties(contexte, document, siennes) + 1):
            uri = page_document(nom, (partie - 1) * LIGNES_PAR_PAGE + 1)
            yield uri, _page(Page(contexte, uri, document=nom), document, siennes, partie)


def _parties(contexte: Contexte, document: Document, citations: list[Citation]) -> int:
    """Counts the pages of a document."""
    source = contexte.passages.sources.get(document.nom)
    derniere = max((une.ligne_debut or 1 for une in citations), default=1)
    return partie_de(derniere if source is None else source.imprime.nombre_de_lignes)


def _compte(nombre: int) -> str:
    return f"{nombre} citation{'s' if nombre > 1 else ''}"


def part(nombre: int, total: int) -> str:
    """Writes a share in percents; what is there is never said to be nothing, nor what is not to be all."""
    part = (200 * nombre + total) // (2 * total) if total else 0
    if nombre and not part:
        return "moins de 1 %"
    return "plus de 99 %" if part == 100 and nombre < total else f"{part} %"  # noqa: PLR2004 - percents


# ---------------------------------------------------------------------------------------------------- the list of them
def _table(page: Page, par_document: dict[str, list[Citation]]) -> str:
    """Draws the documents, and how much of each the rules have taken."""
    titres = ("Document", "Citations", "Lignes", *(nom.capitalize() for nom in ETATS.values()))
    entetes = element("tr", *(element("th", imprimer(titre), scope="col") for titre in titres))
    rangs = (_rang(page, document, par_document[nom]) for nom, document in page.rulebook.documents.items())
    table = element("table", element("thead", entetes), element("tbody", *rangs), classe="cases")
    return bloc("div", table, classe="textes")


def _rang(page: Page, document: Document, citations: list[Citation]) -> str:
    nom = page.lier("document", document.nom, propre(document.libelle))
    autorite = page.rulebook.organismes.get(document.autorite or "")
    qui = element("small", imprimer(propre(autorite.libelle))) if autorite else ""
    transcription = page.contexte.transcriptions.get(document.nom)
    if transcription is None:
        joint = "Le document n'était pas joint à cette publication."
        reste = element("td", imprimer(joint), colspan=str(1 + len(ETATS)))
    else:
        comptes = transcription.comptes
        total = sum(comptes.values())
        parts = (element("td", imprimer(part(comptes[etat], total)), classe=CLASSES[etat]) for etat in ETATS)
        reste = element("td", str(total)) + "".join(parts)
    return element("tr", element("th", nom, qui, scope="row"), element("td", str(len(citations))), reste)


# ---------------------------------------------------------------------------------------------------------- one of them
def _page(page: Page, document: Document, citations: list[Citation], partie: int) -> str:
    parties = [_tete(page, document, len(citations), partie)]
    if partie == 1:
        parties += [*_avis(page, document, citations), _bilan(page, document)]
    parties.append(_suites(page, document, citations, "Les pages du document"))
    premiere, derniere = (partie - 1) * LIGNES_PAR_PAGE + 1, partie * LIGNES_PAR_PAGE
    if document.nom in page.contexte.passages:
        parties += dessiner_lignes(page, document, premiere, derniere)
    else:
        parties += _citations(page, [une for une in citations if premiere <= (une.ligne_debut or 1) <= derniere])
    parties.append(_suites(page, document, citations, "La suite du document"))
    return "".join(parties)


def _tete(page: Page, document: Document, nombre: int, partie: int) -> str:
    """Draws the head of a document: whose it is, since when, and how much the rules quote it."""
    chemin = lien(relatif(page.uri, DOCUMENTS), "Les textes")
    autorite = page.rulebook.organismes.get(document.autorite or "")
    surtitre = f"{chemin} › {imprimer(propre(autorite.libelle))}" if autorite else chemin
    faits = [f"adopté le {ecrire_date_longue(document.adopte)}"] if document.adopte else []
    faits += [f"en vigueur {periode(document.periode)}"] if document.periode else []
    dits = imprimer(", ".join([*faits, _compte(nombre)]))
    if document.errata:
        pluriel = "s" if len(document.errata) > 1 else ""
        corriges = imprimer(f"{len(document.errata)} passage{pluriel} mal imprimé{pluriel}")
        dits += f", {lien(relatif(page.uri, f'{ERRATA}#{document.nom}'), corriges)}"
    if defauts := page.contexte.defauts.get(document.nom):
        signales = imprimer(f"{len(defauts)} défaut{'s' if len(defauts) > 1 else ''} à signaler")
        dits += f", {lien(relatif(page.uri, page_signalement(document.nom)), signales)}"
    dits = ", ".join((dits, *page.retours(cle_de_changement("document", document.nom))))
    suite = f", {_lignes(partie)}" if partie > 1 else ""
    return entete(f"{propre(document.libelle)}{suite}", surtitre, dits, recherche=Recherche.EN_DERNIER)


def _lignes(partie: int) -> str:
    return f"lignes {(partie - 1) * LIGNES_PAR_PAGE + 1} et suivantes"


def _suites(page: Page, document: Document, citations: list[Citation], nom_des_liens: str) -> str:
    """Draws the links to the other pages of a long document."""
    nombre = _parties(page.contexte, document, citations)
    if nombre == 1:
        return ""
    liens = []
    for partie in range(1, nombre + 1):
        uri, nom = page_document(document.nom, (partie - 1) * LIGNES_PAR_PAGE + 1), imprimer(_lignes(partie))
        liens.append(
            element("strong", nom, aria_current="page") if uri == page.uri else lien(relatif(page.uri, uri), nom)
        )
    return bloc("nav", *liens, classe="soeurs", aria_label=nom_des_liens)


def _avis(page: Page, document: Document, citations: list[Citation]) -> Iterator[str]:
    """Says that a document is missing, or has changed, and which quotes no longer hold."""
    fautes = page.contexte.fautes
    noeuds = (document, *document.errata, *document.hors_champ)
    dites = [faute for noeud in noeuds for faute in fautes.get(noeud.span, ())]
    yield from (paragraphe(imprimer(_dire(faute)), "avis faute") for faute in dites)
    if document.nom not in page.contexte.passages and not dites:
        yield paragraphe(imprimer("Le document lui-même n'était pas joint à cette publication."), "avis")
    fautives = [une for une in citations if une.span in fautes]
    if fautives:
        yield rubrique("Citations à revoir", "a-revoir")
        yield from (_citee(page, une) for une in fautives)
        yield rubrique("Le texte", "texte")


def _dire(faute: Diagnostic) -> str:
    """Says a fault of a document without the place of our own files."""
    abimee = "L'empreinte du document est abîmée : on ne sait pas s'il a changé."
    return abimee if faute.code == _ABIMEE else faute.message


def _bilan(page: Page, document: Document) -> str:
    """Draws how many lines are in each state: it is also the key of the marks in the text."""
    transcription = page.contexte.transcriptions.get(document.nom)
    if transcription is None:
        return ""
    comptes = transcription.comptes
    total = sum(comptes.values())
    rangs = (
        element(
            "tr",
            element("th", imprimer(nom.capitalize()), scope="row", classe=CLASSES[etat]),
            element("td", str(comptes[etat])),
            element("td", imprimer(part(comptes[etat], total))),
        )
        for etat, nom in ETATS.items()
    )
    titres = (element("th", imprimer(titre), scope="col") for titre in ("Lignes", "Nombre", "Part"))
    table = element("table", element("thead", element("tr", *titres)), element("tbody", *rangs), classe="cases")
    return bloc("div", table, classe="bilan") + paragraphe(imprimer(AVERTISSEMENT), "avis")


def _citations(page: Page, citations: list[Citation]) -> Iterator[str]:
    """Draws the quotes in the order of their lines, each once; the first of each line holds its anchor."""
    vues: set[int] = set()
    prouvees: dict[tuple[int, int, str], list[Citation]] = {}
    for une in citations:
        prouvees.setdefault(_place(une), []).append(une)
    for siennes in prouvees.values():
        ligne = siennes[0].ligne_debut
        yield _citee(page, *siennes, ancre=f"l{ligne}" if ligne is not None and ligne not in vues else "")
        vues |= set() if ligne is None else {ligne}


def _citee(page: Page, *citations: Citation, ancre: str = "") -> str:
    """Draws a quote and all that it proves."""
    prouvees = tuple(nom for une in citations for nom in page.contexte.prouves[une])
    clauses = element("p", renvois(page, prouvees), classe="lecteurs")
    return bloc("section", citation(page, citations[0]), clauses, id=ancre, classe="citee")


def _place(une: Citation) -> tuple[int, int, str]:
    return une.ligne_debut or 0, une.ligne_fin or 0, f"{une.extrait} {une.rangee} {une.colonne}"
