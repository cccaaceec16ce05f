"""The letters to those who wrote the texts: for each document, each of its defects, and the question that it raises.

A letter asks and states; it does not argue. What Réglo retains meanwhile is said as a choice of ours.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import msgspec

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


class Posee(msgspec.Struct, frozen=True):
    """A defect put as a question, and what is decided meanwhile: nothing, where it is only told."""

    anomalie: Anomalie
    lectures: tuple[Lecture, ...]
    retenues: tuple[Interpretation, ...]

    @property
    def choisie(self) -> bool:
        """Whether Réglo retains a sense or a decision of its own meanwhile."""
        return bool(self.lectures or self.retenues)


def pages_signalements(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives a letter for each document that has defects."""
    retenues = retenues_par_defaut(contexte.rulebook)
    for nom, siennes in contexte.defauts.items():
        page = Page(contexte, page_signalement(nom))
        posees = tuple(_poser(page, une, retenues) for une in siennes)
        yield page.uri, _lettre(page, contexte.rulebook.documents[nom], posees)


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


def _poser(page: Page, anomalie: Anomalie, retenues: Retenues) -> Posee:
    lectures = tuple(une for une in page.rulebook.lectures.values() if anomalie.id in une.anomalies)
    return Posee(anomalie, lectures, retenues.get(anomalie.id, ()))


def _lettre(page: Page, document: Document, posees: tuple[Posee, ...]) -> str:
    """Draws the letter on one document."""
    autorite = page.rulebook.organismes.get(document.autorite or "")
    qui = propre(autorite.libelle) if autorite else "Les auteurs du texte"
    chemin = lien(relatif(page.uri, ANOMALIES), "Les défauts des textes")
    objet = lien(relatif(page.uri, page_document(document.nom)), "Ce document, et ce que les règles en ont transcrit")
    adresse = element("dt", "À") + element("dd", imprimer(qui)) + element("dt", "Texte") + element("dd", objet)
    pour_chacun = "" if len(posees) == 1 else "pour chacun "
    chapeau = (
        "Réglo transcrit ce document en règles que l'on peut calculer, chacune avec le passage qui la fonde. "
        f"{_partage(len(posees), sum(une.choisie for une in posees))} Voici {pour_chacun}"
        "ce qui est écrit, ce que Réglo retient en attendant, la question que nous vous posons, et ce qui en dépend."
    )
    questions = (_question(page, rang, une) for rang, une in enumerate(posees, start=1))
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


def _partage(nombre: int, choisis: int) -> str:
    """Says how many defects a letter puts, those where Réglo decides meanwhile apart from those that are only told."""
    un_seul, restent = nombre == 1, nombre - choisis
    combien = "Un défaut y pose" if un_seul else f"{nombre} défauts y posent"
    if not choisis:
        return f"{combien} question ; {'il est' if un_seul else 'ils sont'} seulement signalé{'' if un_seul else 's'}."
    lesquels = "" if un_seul else "pour chacun, " if not restent else f"pour {_parmi(choisis)}, "
    choix = f"{combien} question : {lesquels}Réglo a dû choisir une lecture ou une interprétation"
    if not restent:
        return f"{choix}."
    seulement = "l'autre est seulement signalé" if restent == 1 else f"les {restent} autres sont seulement signalés"
    return f"{choix} ; {seulement}."


def _parmi(nombre: int) -> str:
    return "l'un d'eux" if nombre == 1 else f"{nombre} d'entre eux"


def _question(page: Page, rang: int, posee: Posee) -> str:
    """Draws one question: what is written, what is retained, what is asked, what hangs on it."""
    anomalie = posee.anomalie
    titre = f"{element('span', f'{rang}.', classe='rang')} {imprimer(majuscule(propre(anomalie.libelle)))}"
    genre = page.lier("anomalie", anomalie.id, majuscule(DEFAUTS[anomalie.defaut]))
    return bloc(
        "section",
        element("h2", titre, id=anomalie.id),
        element("p", genre, classe="surtitre"),
        _rubrique("Ce qui est écrit", texte(page, anomalie.preuve)),
        _rubrique("Ce que Réglo retient", _retenu(page, posee)),
        _rubrique("La question", _questions(page, posee)),
        _rubrique("Ce qui en dépend", _dependances(page, anomalie)),
        classe="signalement",
    )


def _rubrique(nom: str, *contenu: str) -> str:
    return element("div", element("h3", imprimer(nom)), element("div", *contenu)) if any(contenu) else ""


def _questions(page: Page, posee: Posee) -> str:
    """Draws what is asked: the question of the defect, else those of its readings, else that of its kind."""
    anomalie = posee.anomalie
    if anomalie.question or not posee.lectures:
        return element("p", imprimer(propre(anomalie.question) or QUESTIONS[anomalie.defaut]))
    return "".join(
        element("p", page.lier("lecture", une.id, propre(une.libelle)))
        + element("ul", *(element("li", imprimer(majuscule(propre(option.libelle)))) for option in une.options))
        for une in posee.lectures
    )


def _retenu(page: Page, posee: Posee) -> str:
    """Says what the rules do meanwhile: the option of a reading, an interpretation, or the text as it stands."""
    if posee.choisie:
        return "".join((*(_lecture(page, une) for une in posee.lectures), *map(_interpretation, posee.retenues)))
    if page.contexte.rencontres.get(("anomalie", posee.anomalie.id)):
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
