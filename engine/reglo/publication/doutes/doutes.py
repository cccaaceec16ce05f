"""The pages of what the texts leave open: readings with their options, defects with the clauses that meet them."""

from collections.abc import Iterator

from reglo.model.clauses import Clause
from reglo.model.rulebook import Anomalie, Lecture, Rulebook
from reglo.phrases.francais import majuscule
from reglo.phrases.liens import propre
from reglo.phrases.suites import DEFAUTS
from reglo.publication.adresses import (
    ANOMALIES,
    LECTURES,
    QUESTIONS,
    page_aide,
    page_defaut,
    page_signalement,
    relatif,
)
from reglo.publication.aide.facettes import texte
from reglo.publication.aide.versions import nom_version
from reglo.publication.contexte import Contexte, Page
from reglo.publication.doutes.signalements import liste_signalements
from reglo.publication.html import bloc, element, imprimer, lien
from reglo.publication.lecteurs import renvois
from reglo.publication.page import entete, rubrique
from reglo.publication.preuves.couverture import marque
from reglo.publication.signes import note, signe
from reglo.publication.sommaire import tete


def toutes(rulebook: Rulebook) -> tuple[Clause, ...]:
    """Gives every clause of the rulebook once, rows of tables among them."""
    siennes = [c for aide in rulebook.aides.values() for version in aide.versions for c in version.clauses]
    lignes = [ligne for tableau in rulebook.tableaux.values() for ligne in tableau.clauses]
    return tuple({clause.id: clause for clause in (*siennes, *lignes)}.values())


def page_lectures(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the page of the readings."""
    page = Page(contexte, LECTURES)
    citantes: dict[tuple[str, str], list[str]] = {}
    for clause in toutes(contexte.rulebook):
        for choix in clause.lectures:
            citantes.setdefault((choix.lecture, choix.option), []).append(clause.id)
    dessins = (_lecture(page, lecture, citantes) for lecture in contexte.rulebook.lectures.values())
    yield LECTURES, tete(LECTURES) + "".join(dessins)


def _lecture(page: Page, lecture: Lecture, citantes: dict[tuple[str, str], list[str]]) -> str:
    options = []
    for option in lecture.options:
        siennes = citantes.get((lecture.id, option.nom), [])
        retenue = element("strong", "retenue") if option.nom == lecture.retenue else ""
        corps = f"{imprimer(majuscule(propre(option.libelle)))} {retenue}"
        clauses_ = element("p", renvois(page, tuple(siennes)), classe="lecteurs") if siennes else ""
        options.append(element("li", corps, clauses_, classe="retenue" if retenue else ""))
    titre = element("h2", imprimer(propre(lecture.libelle)), id=lecture.id)
    nom = (
        page.code(lecture.id),
        *page.retours(lecture.id),
        signe(page, lecture.id, lecture.span),
        note(page, lecture.id, lecture.span),
    )
    return bloc(
        "section",
        titre,
        element(
            "div",
            *nom,
            element("ol", *options, type="a"),
            marque(page, lecture.id),
            _voir(page, lecture.anomalies),
            _aides(page, "lecture", lecture.id),
            _question(page, "lecture", lecture.id),
        ),
        element("div", texte(page, lecture.preuve), classe="texte"),
        classe="doute",
    )


def _voir(page: Page, anomalies: tuple[str, ...]) -> str:
    liens = ", ".join(page.lier("anomalie", nom, propre(page.rulebook.anomalies[nom].libelle)) for nom in anomalies)
    return element("p", "Défaut du texte : ", liens, classe="note anomalie") if liens else ""


def _aides(page: Page, genre: str, nom: str) -> str:
    """Draws the links to the aids that meet a doubt, where each tells it with its own clauses."""
    liens = (
        lien(f"{relatif(page.uri, page_aide(aide, version))}#{genre}-{nom}", imprimer(nom_version(aide, version)))
        for aide, version in page.contexte.rencontres.get((genre, nom), ())
    )
    dits = " ; ".join(liens)
    return element("p", "Sur les pages : ", dits, classe="lecteurs") if dits else ""


def pages_anomalies(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the list of the defects of the texts, then a page for those of each document."""
    citantes = _citantes(contexte.rulebook)
    groupes: dict[str, list[Anomalie]] = {}
    for une in contexte.rulebook.anomalies.values():
        groupes.setdefault(page_defaut(une), []).append(une)
    page, sans_citation = Page(contexte, ANOMALIES), groupes.pop(ANOMALIES, [])
    lettres = rubrique("À qui les signaler", "lettres") + liste_signalements(page) if contexte.defauts else ""
    listes = (_liste(page, uri, siennes) for uri, siennes in groupes.items())
    suite = (_anomalie(page, une, citantes.get(une.id, [])) for une in sans_citation)
    yield ANOMALIES, "".join((tete(ANOMALIES), lettres, *listes, *suite))
    for uri, siennes in groupes.items():
        page = Page(contexte, uri)
        chemin = lien(relatif(uri, ANOMALIES), imprimer("Les défauts des textes"))
        haut = entete(f"Les défauts du texte : {_document(page, siennes)}", chemin)
        yield uri, haut + "".join(_anomalie(page, une, citantes.get(une.id, [])) for une in siennes)


def _document(page: Page, anomalies: list[Anomalie]) -> str:
    """Gives what the document that some defects quote first is called."""
    return propre(page.rulebook.documents[anomalies[0].preuve.citations[0].document].libelle)


def _liste(page: Page, uri: str, anomalies: list[Anomalie]) -> str:
    """Draws the links to the defects of a document; each has its anchor here too."""
    lignes = (
        element(
            "li",
            lien(f"{relatif(page.uri, uri)}#{une.id}", imprimer(majuscule(propre(une.libelle)))),
            " ",
            element("small", imprimer(DEFAUTS[une.defaut])),
            id=une.id,
        )
        for une in anomalies
    )
    titre = bloc("h2", lien(relatif(page.uri, uri), imprimer(_document(page, anomalies))))
    return titre + bloc("ul", *lignes, classe="defauts")


def _citantes(lu: Rulebook) -> dict[str, list[str]]:
    """Gives what meets each defect."""
    citantes: dict[str, list[str]] = {}
    siennes = [(clause.id, clause.anomalies) for clause in toutes(lu)]
    siennes += [(nom, definition.anomalies) for nom, definition in lu.definitions.items()]
    siennes += [(nom, parametre.anomalies) for nom, parametre in lu.parametres.items()]
    siennes += [(nom, tableau.anomalies) for nom, tableau in lu.tableaux.items()]
    for identifiant, anomalies in siennes:
        for nom in anomalies:
            citantes.setdefault(nom, []).append(identifiant)
    return citantes


def _question(page: Page, genre: str, nom: str) -> str:
    """Draws the link to a doubt among the open questions, where it is told who could answer."""
    adresse = f"{relatif(page.uri, QUESTIONS)}#{genre}-{nom}"
    return element("p", lien(adresse, "Question ouverte"), classe="lecteurs")


def _lettres(page: Page, anomalie: Anomalie) -> str:
    """Draws the links to the letters where a defect is put as a question."""
    liens = (
        lien(f"{relatif(page.uri, page_signalement(nom))}#{anomalie.id}", imprimer(propre(document.libelle)))
        for nom, document in page.rulebook.documents.items()
        if anomalie in page.contexte.defauts.get(nom, ())
    )
    dits = " ; ".join(liens)
    return element("p", "Question posée sur : ", dits, classe="lecteurs") if dits else ""


def _anomalie(page: Page, anomalie: Anomalie, citantes: list[str]) -> str:
    clauses_ = element("p", "Rencontrée par ", renvois(page, tuple(citantes)), classe="lecteurs") if citantes else ""
    return bloc(
        "section",
        element("h2", imprimer(majuscule(propre(anomalie.libelle))), id=anomalie.id),
        element(
            "div",
            element("p", imprimer(majuscule(DEFAUTS[anomalie.defaut])), classe="surtitre"),
            page.code(anomalie.id),
            *page.retours(anomalie.id),
            signe(page, anomalie.id, anomalie.span),
            note(page, anomalie.id, anomalie.span),
            clauses_,
            _aides(page, "anomalie", anomalie.id),
            _lettres(page, anomalie),
            _question(page, "anomalie", anomalie.id),
        ),
        element("div", texte(page, anomalie.preuve), classe="texte"),
        classe="doute",
    )
