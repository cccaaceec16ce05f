"""The page of the open questions: all that no text settles, by who could answer; each leads to what it holds up.

A question is never closed here: only a text, or those who wrote it, close one. What an authority judges case by case
is no question of the texts, and does not stand here.
"""

from collections.abc import Iterator

import msgspec

from reglo.checks.parcours import clauses, versions
from reglo.model.clauses import Indication, Preuve
from reglo.phrases import Plume
from reglo.phrases.clauses import dire
from reglo.phrases.francais import majuscule
from reglo.phrases.liens import propre
from reglo.phrases.suites import DEFAUTS
from reglo.publication.adresses import QUESTIONS
from reglo.publication.contexte import Contexte, Page
from reglo.publication.html import bloc, element, imprimer
from reglo.publication.lecteurs import renvois
from reglo.publication.page import rubrique
from reglo.publication.sommaire import tete
from reglo.source import NULLE_PART

GENRES = {
    "lecture": "Lectures : le texte a plusieurs sens, l'un est retenu",
    "anomalie": "Défauts du texte",
    "interpretation": "Interprétations : aucun texte ne le dit, Réglo l'a décidé, un juriste doit le confirmer",
    "indication": "Indications : le texte pose la question, et ne dit pas ce que la réponse décide",
}
"""Kinds of open questions, and their headings."""
SANS_CITATION = Preuve(span=NULLE_PART)
"""What proves an interpretation: nothing that anybody wrote."""
JURISTE = ""
"""Who answers what no authority could: a lawyer."""


class Ouverte(msgspec.Struct, frozen=True, kw_only=True):
    """An open question: what it is, and who could answer it."""

    genre: str
    html: str
    ancre: str
    autorites: tuple[str, ...]


def page_questions(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the page of the open questions."""
    page = Page(contexte, QUESTIONS)
    par_autorite: dict[str, list[Ouverte]] = {}
    for une in _ouvertes(page):
        for autorite in une.autorites or (JURISTE,):
            par_autorite.setdefault(autorite, []).append(une)
    vues: set[str] = set()
    parties = []
    for autorite in sorted(par_autorite, key=lambda nom: (nom == JURISTE, nom)):
        parties.append(rubrique(_qui(page, autorite), f"qui-{autorite or 'juriste'}"))
        parties += _par_genre(par_autorite[autorite], vues)
    yield QUESTIONS, tete(QUESTIONS) + _bilan(page, par_autorite) + "".join(parties)


def _qui(page: Page, autorite: str) -> str:
    organisme = page.rulebook.organismes.get(autorite)
    return propre(organisme.libelle) if organisme else "Un juriste"


def _bilan(page: Page, par_autorite: dict[str, list[Ouverte]]) -> str:
    """Draws how many questions of each kind each could answer."""
    noms = ("Qui peut répondre", "Lectures", "Défauts", "Interprétations", "Indications")
    rangs = []
    for autorite in sorted(par_autorite, key=lambda nom: (nom == JURISTE, nom)):
        genres = [une.genre for une in par_autorite[autorite]]
        qui = element("a", imprimer(_qui(page, autorite)), href=f"#qui-{autorite or 'juriste'}")
        comptes = (element("td", str(genres.count(genre))) for genre in GENRES)
        rangs.append(element("tr", element("th", qui, scope="row"), *comptes))
    entetes = element("tr", *(element("th", imprimer(nom), scope="col") for nom in noms))
    table = element("table", element("thead", entetes), element("tbody", *rangs), classe="cases")
    return bloc("div", table, classe="textes")


def _par_genre(ouvertes: list[Ouverte], vues: set[str]) -> Iterator[str]:
    """Draws the questions, kind by kind; one that two could answer has its anchor at the first."""
    for genre, titre in GENRES.items():
        lignes = []
        for une in (une for une in ouvertes if une.genre == genre):
            lignes.append(element("li", une.html, id="" if une.ancre in vues else une.ancre))
            vues.add(une.ancre)
        if lignes:
            yield bloc("h3", imprimer(titre)) + bloc("ul", *lignes, classe="ouvertes")


# ------------------------------------------------------------------------------------------------------- all of them
def _ouvertes(page: Page) -> Iterator[Ouverte]:
    rulebook = page.rulebook
    for lecture in rulebook.lectures.values():
        retenue = next(option for option in lecture.options if option.nom == lecture.retenue)
        html = page.lier("lecture", lecture.id, propre(lecture.libelle))
        html += element("small", imprimer(f"Retenu : {propre(retenue.libelle)}"))
        yield _ouverte(page, "lecture", lecture.id, html, lecture.preuve)
    for anomalie in rulebook.anomalies.values():
        html = page.lier("anomalie", anomalie.id, majuscule(propre(anomalie.libelle)))
        html += element("small", imprimer(majuscule(DEFAUTS[anomalie.defaut])))
        yield _ouverte(page, "anomalie", anomalie.id, html, anomalie.preuve)
    yield from _interpretations(page)
    for clause in {clause.id: clause for clause in clauses(rulebook)}.values():
        if isinstance(clause, Indication):
            html = page.phrase(dire(Plume(rulebook, ""), clause)) + element("small", renvois(page, (clause.id,)))
            yield _ouverte(page, "indication", clause.id, html, clause.preuve)


def _interpretations(page: Page) -> Iterator[Ouverte]:
    """Gives what Réglo decided; the reasons that begin with one clause are told together."""
    raisons: dict[str, dict[str, None]] = {}
    appuis: dict[str, dict[str, None]] = {}
    for une, noms in page.contexte.interpretations.items():
        raisons.setdefault(noms[0], {})[majuscule(propre(une.raison))] = None
        appuis.setdefault(noms[0], {}).update(dict.fromkeys(noms))
    for nom, dites in raisons.items():
        html = "".join(element("p", imprimer(dite)) for dite in dites)
        html += element("small", renvois(page, tuple(appuis[nom])))
        yield _ouverte(page, "interpretation", nom, html, SANS_CITATION)


def _ouverte(page: Page, genre: str, nom: str, html: str, preuve: Preuve) -> Ouverte:
    """Gives a question, with the authorities of the documents that it quotes, else of the texts of its aids."""
    documents = dict.fromkeys(une.document for une in preuve.citations)
    if not documents:
        touchees = page.contexte.rencontres.get((genre, nom), ())
        documents = dict.fromkeys((*_textes(page, nom), *(version.document for _, version in touchees)))
    autorites = (page.rulebook.documents[document].autorite for document in documents)
    qui = tuple(dict.fromkeys(filter(None, autorites)))
    return Ouverte(genre=genre, html=html, ancre=f"{genre}-{nom}", autorites=qui)


def _textes(page: Page, identifiant: str) -> Iterator[str]:
    """Gives the documents of the aids that a clause, a table or a word belongs to, or is read by."""
    porteurs = {identifiant, identifiant.rpartition(".")[0]}
    lecteurs = {nom.rpartition(".")[0] for nom in page.contexte.lecteurs.get(identifiant, ())}
    for aide, version in versions(page.rulebook):
        if (porteurs | lecteurs) & {aide.id, *version.troncs}:
            yield version.document
