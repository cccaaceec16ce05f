"""The figures of the rulebook, the unflattering ones as well: what was counted, measured and when, and what was not.

Every figure is counted in the model, comes from a run made for this publication, or from a kept measure that says its
day; what was not measured is said not to have been. None is written here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from reglo.model.clauses import (
    AutresCas,
    Caracteristique,
    Clause,
    Indication,
    IssueSansValeur,
    Mention,
    Preuve,
    Rang,
)
from reglo.model.rulebook import Lecture
from reglo.phrases.francais import majuscule
from reglo.phrases.liens import propre
from reglo.phrases.suites import DEFAUTS
from reglo.publication.adresses import (
    ANOMALIES,
    CHIFFRES,
    DEFINITIONS,
    DOCUMENTS,
    LECTURES,
    RELECTURE,
    VOCABULAIRE,
    relatif,
)
from reglo.publication.contexte import Contexte, Page
from reglo.publication.doutes.doutes import toutes
from reglo.publication.html import element, imprimer, lien
from reglo.publication.page import liste, paragraphe, rubrique
from reglo.publication.preuves.essais import changements, exemples, moteurs, secondes_lectures
from reglo.publication.preuves.releves import avis, dire, releve
from reglo.publication.sommaire import tete
from reglo.publication.textes.documents import ETATS
from reglo.relecture.enonce import compter as compter_relectures


def page_chiffres(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the page of the figures."""
    page = Page(contexte, CHIFFRES)
    parties = (
        ("Le recueil", "recueil", _recueil),
        ("Les citations", "citations", _citations),
        ("Les exemples", "exemples", exemples),
        ("Les règles changées une chose à la fois", "changements", changements),
        ("Les deux moteurs comparés", "moteurs", moteurs),
        ("Les secondes lectures", "secondes-lectures", secondes_lectures),
        ("Les relectures", "relectures", _relectures),
        ("Ce qui n'est pas transcrit", "non-transcrit", _non_transcrit),
        ("Ce que les textes laissent ouvert", "ouvert", _ouvert),
        ("Ce que les règles disent sans le calculer", "sans-calcul", _sans_calcul),
    )
    yield CHIFFRES, tete(CHIFFRES) + "".join(rubrique(nom, ancre) + dessin(page) for nom, ancre, dessin in parties)


# ------------------------------------------------------------------------------------------------- counted in the model
def _recueil(page: Page) -> str:
    rulebook = page.rulebook
    versions = [version for aide in rulebook.aides.values() for version in aide.versions]
    return releve(
        "Ce que le recueil contient",
        (
            (imprimer("Aides"), len(rulebook.aides)),
            (imprimer("Versions de ces aides"), len(versions)),
            (imprimer("Financeurs"), len({version.financeur for version in versions})),
            (imprimer("Clauses, lignes de tableaux comprises"), len(toutes(rulebook))),
            (lien(relatif(page.uri, DEFINITIONS), imprimer("Définitions")), len(rulebook.definitions)),
            (imprimer("Tableaux et barèmes"), len(rulebook.tableaux)),
            (imprimer("Paramètres"), len(rulebook.parametres)),
            (lien(relatif(page.uri, VOCABULAIRE), imprimer("Données d'un dossier")), len(rulebook.donnees)),
            (lien(relatif(page.uri, DOCUMENTS), imprimer("Documents")), len(rulebook.documents)),
        ),
    )


def _citations(page: Page) -> str:
    """Tells how many quotes were found in their documents, and how many clauses no text proves."""
    preuves = [clause.preuve for clause in toutes(page.rulebook)]
    comptees = releve(
        "Ce qui fonde les clauses",
        (
            (imprimer("Clauses fondées sur une citation"), sum(bool(preuve.citations) for preuve in preuves)),
            (
                imprimer("Clauses fondées sur la seule interprétation de Réglo ou d'un organisme"),
                sum(map(_interpretee, preuves)),
            ),
            (imprimer("Citations différentes"), len(page.contexte.prouves)),
        ),
    )
    lue = page.contexte.fonds.verification
    if lue is None:
        return comptees + avis(
            "Les documents n'étaient pas joints à cette publication : aucune citation n'y a été recherchée."
        )
    reste = lue.total - lue.retrouvees - lue.non_verifiees
    dites = (
        (imprimer("Citations retrouvées dans leur document"), lue.retrouvees),
        (imprimer("Citations introuvables dans leur document"), reste),
        (imprimer("Citations dont le document manque"), lue.non_verifiees),
    )
    return comptees + releve("Ce qu'est devenue chaque citation, à chaque endroit qui la donne", dites)


def _interpretee(preuve: Preuve) -> bool:
    return bool(preuve.interpretations) and not preuve.citations


def _relectures(page: Page) -> str:
    dits = compter_relectures(page.contexte.relecture.etats.values())
    vers = lien(relatif(page.uri, RELECTURE), imprimer("Ce qui est relu, et ce qui attend"))
    return paragraphe(f"{imprimer(majuscule(dits))}. {vers}.")


# ------------------------------------------------------------------------------------------------------ what is missing
def _non_transcrit(page: Page) -> str:
    """Tells what the documents hold that no rule takes up, and the documents that no clause quotes."""
    quoi = (
        "Un texte que le recueil ne déclare pas n'est compté nulle part : le recueil ne sait rien des aides qu'il ne "
        "transcrit pas."
    )
    cites = {citation.document for citation in page.contexte.prouves}
    sans = [document for nom, document in page.rulebook.documents.items() if nom not in cites]
    comptes = [(imprimer("Documents sans une seule citation"), len(sans))]
    transcriptions = page.contexte.transcriptions
    absents = len(page.rulebook.documents) - len(transcriptions)
    comptes += [(imprimer("Documents qui n'étaient pas joints à cette publication"), absents)]
    for etat, nom in ETATS.items():
        if transcriptions:
            lignes = sum(une.comptes[etat] for une in transcriptions.values())
            comptes.append((imprimer(f"Lignes {nom}, documents joints"), lignes))
    noms = (page.lier("document", document.nom, propre(document.libelle)) for document in sans)
    return dire(quoi) + releve("Ce qui n'est pas transcrit", comptes) + liste(noms, "petite")


def _ouvert(page: Page) -> str:
    rulebook = page.rulebook
    anomalies = rulebook.anomalies.values()
    defauts = Counter[str](une.defaut for une in anomalies)
    lectures = rulebook.lectures.values()
    lignes = [
        (lien(relatif(page.uri, ANOMALIES), imprimer("Défauts des textes")), len(anomalies)),
        *((_dont(f"de genre « {nom} »"), defauts[genre]) for genre, nom in DEFAUTS.items() if defauts[genre]),
        (_dont("dont la question à poser aux auteurs est écrite"), sum(bool(une.question) for une in anomalies)),
        (lien(relatif(page.uri, LECTURES), imprimer("Textes qui se lisent de plusieurs façons")), len(lectures)),
        (
            imprimer("dont aucune façon n'est dite retenue : la première l'est d'office"),
            sum(map(_sans_choix, lectures)),
        ),
    ]
    return releve("Ce qui reste ouvert", lignes)


def _dont(texte: str) -> str:
    return element("span", imprimer(texte), classe="dont")


def _sans_choix(lecture: Lecture) -> bool:
    return not any(option.retenue for option in lecture.options)


def _sans_calcul(page: Page) -> str:
    """Tells what the rules say in words, and decide nothing by."""
    clauses = toutes(page.rulebook)
    quoi = (
        "Ce que le langage ne calcule pas est écrit quand même, et montré à sa place ; aucun résultat n'en dépend. "
        "Une appréciation laissée à une autorité n'est jamais devinée : la réponse dit qu'elle manque."
    )
    appreciations = [donnee for donnee in page.rulebook.donnees.values() if donnee.genre == "appreciation"]
    return dire(quoi) + releve(
        "Ce qui est dit sans être calculé",
        (
            (imprimer("Mentions et indicateurs, sans effet sur un résultat"), _combien(clauses, Mention)),
            (imprimer("Questions ouvertes, posées et jamais jugées"), _combien(clauses, Indication)),
            (imprimer("Caractéristiques dites en mots"), sum(map(_en_mots, clauses))),
            (imprimer("Lignes de tableau où le texte est muet ou illisible"), sum(map(_muette, clauses))),
            (imprimer("Appréciations laissées à une autorité"), len(appreciations)),
        ),
    )


def _combien(clauses: Iterable[Clause], genre: type[Clause]) -> int:
    return sum(isinstance(clause, genre) for clause in clauses)


def _en_mots(clause: Clause) -> bool:
    return isinstance(clause, Caracteristique) and clause.forme == "texte"


def _muette(clause: Clause) -> bool:
    return (
        isinstance(clause, Rang | AutresCas)
        and isinstance(clause.issue, IssueSansValeur)
        and clause.issue.genre != "refus"
    )
