"""The letters to those who wrote the texts: for each document, each of its defects, and the question that it raises.

A letter asks and states; it does not argue. What Réglo retains meanwhile is said as a choice of ours.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from reglo.model.clauses import Interpretation
from reglo.model.rulebook import Aide, Anomalie, Document, Lecture, Version
from reglo.phrases.francais import citer, majuscule
from reglo.phrases.liens import propre
from reglo.phrases.suites import DEFAUTS
from reglo.publication.adresses import ANOMALIES, page_aide, page_document, page_signalement, relatif
from reglo.publication.aide.facettes import texte
from reglo.publication.aide.portee import portee, touches
from reglo.publication.aide.versions import nom_version
from reglo.publication.contexte import Contexte, Page
from reglo.publication.doutes.defauts import retenues_par_defaut
from reglo.publication.html import bloc, element, imprimer, lien
from reglo.publication.lecteurs import renvois
from reglo.publication.page import Recherche, entete, liste, paragraphe

Retenues: TypeAlias = Mapping[str, tuple[Interpretation, ...]]
"""What Réglo decides where each defect is met."""
QUESTIONS = {
    "contradiction": "Laquelle de ces dispositions faut-il appliquer ?",
    "lacune": "Que faut-il appliquer dans le cas que le texte ne prévoit pas ?",
    "illisible": "Que faut-il lire ?",
    "renvoi_mort": "À quel texte ce passage renvoie-t-il ?",
    "coquille": "Est-ce bien ainsi qu'il faut lire ?",
    "ambiguite": "Lequel de ces sens faut-il retenir ?",
}
"""What is asked of a defect of each kind when neither it nor a reading puts its own question."""


def pages_signalements(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives a letter for each document that has defects."""
    retenues = retenues_par_defaut(contexte.rulebook)
    for nom, siennes in contexte.defauts.items():
        uri = page_signalement(nom)
        yield uri, _lettre(Page(contexte, uri), contexte.rulebook.documents[nom], siennes, retenues)


def liste_signalements(page: Page) -> str:
    """Draws the links to the letters, by document."""
    lignes = (
        f"{lien(relatif(page.uri, page_signalement(nom)), imprimer(propre(page.rulebook.documents[nom].libelle)))} "
        f"{element('small', imprimer(_compte(len(siennes))))}"
        for nom, siennes in page.contexte.defauts.items()
    )
    return liste(lignes, "grande")


def _compte(nombre: int) -> str:
    return f"{nombre} question{'s' if nombre > 1 else ''}"


def _lettre(page: Page, document: Document, anomalies: tuple[Anomalie, ...], retenues: Retenues) -> str:
    """Draws the letter on one document."""
    autorite = page.rulebook.organismes.get(document.autorite or "")
    qui = propre(autorite.libelle) if autorite else "Les auteurs du texte"
    chemin = lien(relatif(page.uri, ANOMALIES), "Les défauts des textes")
    objet = lien(relatif(page.uri, page_document(document.nom)), "Ce document, et ce que les règles en ont transcrit")
    adresse = element("dt", "À") + element("dd", imprimer(qui)) + element("dt", "Texte") + element("dd", objet)
    un_seul = len(anomalies) == 1
    combien = "Un passage ne permet pas" if un_seul else f"{len(anomalies)} passages ne permettent pas"
    chapeau = (
        "Réglo transcrit ce document en règles que l'on peut calculer, chacune avec le passage qui la fonde. "
        f"{combien} de le faire sans choisir. Voici {'ce' if un_seul else 'pour chacun ce'} qui est écrit, la "
        "difficulté, ce que Réglo retient en attendant, et la question que nous vous posons."
    )
    questions = (_question(page, rang, une, retenues.get(une.id, ())) for rang, une in enumerate(anomalies, start=1))
    return "".join(
        (
            entete(
                f"Questions aux auteurs du texte : {propre(document.libelle)}",
                f"{chemin} › {imprimer(qui)}",
                recherche=Recherche.EN_DERNIER,
            ),
            bloc("dl", adresse, classe="lettre"),
            paragraphe(imprimer(chapeau)),
            *questions,
        )
    )


def _question(page: Page, rang: int, anomalie: Anomalie, retenues: tuple[Interpretation, ...]) -> str:
    """Draws one question: what is written, the difficulty, what is retained, what is asked, what hangs on it."""
    lectures = [une for une in page.rulebook.lectures.values() if anomalie.id in une.anomalies]
    titre = f"{element('span', f'{rang}.', classe='rang')} {imprimer(majuscule(propre(anomalie.libelle)))}"
    genre = page.lier("anomalie", anomalie.id, majuscule(DEFAUTS[anomalie.defaut]))
    return bloc(
        "section",
        element("h2", titre, id=anomalie.id),
        element("p", genre, classe="surtitre"),
        _rubrique("Ce qui est écrit", texte(page, anomalie.preuve)),
        _rubrique("Ce que Réglo retient", _retenu(page, anomalie, lectures, retenues)),
        _rubrique("La question", _questions(page, anomalie, lectures)),
        _rubrique("Ce qui en dépend", _dependances(page, anomalie)),
        classe="signalement",
    )


def _rubrique(nom: str, *contenu: str) -> str:
    return element("div", element("h3", imprimer(nom)), element("div", *contenu)) if any(contenu) else ""


def _questions(page: Page, anomalie: Anomalie, lectures: list[Lecture]) -> str:
    """Draws what is asked: the question of the defect, else those of its readings, else that of its kind."""
    if anomalie.question or not lectures:
        return element("p", imprimer(propre(anomalie.question) or QUESTIONS[anomalie.defaut]))
    return "".join(
        element("p", page.lier("lecture", une.id, propre(une.libelle)))
        + element("ul", *(element("li", imprimer(majuscule(propre(option.libelle)))) for option in une.options))
        for une in lectures
    )


def _retenu(page: Page, anomalie: Anomalie, lectures: list[Lecture], retenues: tuple[Interpretation, ...]) -> str:
    """Says what the rules do meanwhile: the option of a reading, an interpretation, or the text as it stands."""
    dits = [_lecture(page, une) for une in lectures]
    dits += [_interpretation(une) for une in retenues]
    if dits:
        return "".join(dits)
    if page.contexte.rencontres.get(("anomalie", anomalie.id)):
        return element("p", imprimer("Le texte est transcrit comme il est écrit, et le défaut est signalé à côté."))
    return element("p", imprimer("Aucune règle n'en dépend : le défaut est seulement signalé."))


def _lecture(page: Page, lecture: Lecture) -> str:
    retenue = next(option for option in lecture.options if option.nom == lecture.retenue)
    question = page.lier("lecture", lecture.id, citer(propre(lecture.libelle)))
    return element("p", imprimer(f"{majuscule(propre(retenue.libelle))}, en réponse à "), question)


def _interpretation(une: Interpretation) -> str:
    return element("p", imprimer(f"{majuscule(propre(une.raison))} ({propre(une.auteur)})"))


def _dependances(page: Page, anomalie: Anomalie) -> str:
    """Says which aids hang on a defect, and by which clauses; those that hang on it alike are told together."""
    semblables: dict[str, list[str]] = {}
    for aide, version in page.contexte.rencontres.get(("anomalie", anomalie.id), ()):
        adresse = f"{relatif(page.uri, page_aide(aide, version))}#anomalie-{anomalie.id}"
        effets = _effets(page, aide, version, anomalie)
        semblables.setdefault(effets, []).append(lien(adresse, imprimer(nom_version(aide, version))))
    return "".join(element("p", " ; ".join(aides), effets) for effets, aides in semblables.items())


def _effets(page: Page, aide: Aide, version: Version, anomalie: Anomalie) -> str:
    concernes = touches(page.rulebook, page.contexte.doutes(aide, version), anomalie.id)
    trouves = portee(page.rulebook, version, concernes)
    dits = (f"{imprimer(effet)} : {renvois(page, clauses)}" for effet, clauses in trouves.items())
    return element("small", ". ".join(dits)) if trouves else ""
