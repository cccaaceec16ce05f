"""The card at the head of an aid: who grants what, under which text, when, for whom and how much, at a glance."""

from collections.abc import Iterator
from itertools import pairwise

from reglo.differences.suites import nommer
from reglo.model.rulebook import Aide, Rulebook, Version
from reglo.phrases.francais import citer, majuscule
from reglo.phrases.liens import propre
from reglo.phrases.suites import periode
from reglo.publication.adresses import DATES, TERRITOIRES, page_aide, page_versions, relatif
from reglo.publication.aide.en_bref import en_bref
from reglo.publication.aide.versions import Section
from reglo.publication.contexte import Page
from reglo.publication.html import bloc, element, imprimer, lien
from reglo.publication.page import ancre_de, ancre_territoire
from reglo.publication.signes import bref
from reglo.publication.sommaire import PAR_AIDE, ancre_aide, entree_de

NATURES = {
    "subvention": "subvention",
    "pret": "prêt",
    "garantie": "garantie",
    "avantage_fiscal": "avantage fiscal",
    "fonctionnement": "aide au fonctionnement",
    "prestation": "prestation",
    "ingenierie": "ingénierie",
    "participation": "participation",
    "convention": "convention",
    "programmation": "programmation",
    "regle": "règle",
    "information": "information",
}
"""Kinds of aids, as they are printed."""


def carte(page: Page, aide: Aide, version: Version, sections: tuple[Section, ...]) -> str:
    """Draws the card."""
    faits = [element("dt", imprimer(nom)) + element("dd", html) for nom, html in _faits(page, aide, version) if html]
    nav = element("nav", *(_vers(section) for section in sections), classe="sommaire", aria_label="Sections de la page")
    return bloc("div", element("dl", *faits), en_bref(page, aide, version), nav, classe="carte")


def _vers(section: Section) -> str:
    return lien(f"#{ancre_de(section.titre)}", imprimer(section.titre))


def _faits(page: Page, aide: Aide, version: Version) -> Iterator[tuple[str, str]]:
    rulebook = page.rulebook
    financeur = rulebook.organismes.get(version.financeur)
    yield "Financeur", imprimer(propre(financeur.libelle if financeur else version.financeur))
    yield "Nature", imprimer(NATURES[version.nature])
    yield "Territoire", _territoire(page, version)
    yield "Texte", _document(page, version)
    yield "Validité", _validite(page, version)
    yield "Date qui commande", _dates(page, version)
    yield "Familles", imprimer(" ; ".join(propre(rulebook.familles.get(nom, nom)) for nom in version.familles))
    yield (
        "Règles communes",
        ", ".join(
            page.lier("tronc", nom, propre(rulebook.troncs[nom].nom))
            for nom in version.troncs
            if nom in rulebook.troncs
        ),
    )
    yield "Relecture", bref(page, aide, version)
    yield "Versions", _versions(page, aide, version)
    yield "Changements", _changements(page, aide)
    yield "Repères", " · ".join(_reperes(page, aide))


def _territoire(page: Page, version: Version) -> str:
    """Gives the territory, with the link to the other aids that give themselves the same."""
    if not version.territoire:
        return ""
    adresse = relatif(page.uri, f"{TERRITOIRES}#{ancre_territoire(version.territoire)}")
    return lien(adresse, imprimer(propre(version.territoire)))


def _reperes(page: Page, aide: Aide) -> Iterator[str]:
    """Gives the links to what the pages across the site say of the aid."""
    for adresse in PAR_AIDE:
        yield lien(relatif(page.uri, f"{adresse}#{ancre_aide(aide.id)}"), imprimer(entree_de(adresse).titre))


def _document(page: Page, version: Version) -> str:
    document = page.rulebook.documents.get(version.document)
    nom = page.lier("document", version.document, propre(document.libelle if document else version.document))
    if version.ligne_debut is None:
        return nom
    fin = version.ligne_fin or version.ligne_debut
    ou = f"ligne {fin}" if fin == version.ligne_debut else f"lignes {version.ligne_debut} à {fin}"
    return f"{nom}, {ou}"


def _dates(page: Page, version: Version) -> str:
    """Names the governing date, and by reading those that each answer puts in its place."""
    defaut = None if _toujours_lue(page.rulebook, version) else version.date_qui_commande
    dites = [page.lier("donnee", defaut, _libelle(page, defaut))] if defaut else []
    for nom in dict.fromkeys(une.choix.lecture for une in version.dates_selon_lecture):
        lue = page.rulebook.lectures[nom]
        dates = {une.choix.option: une.donnee for une in version.dates_selon_lecture if une.choix.lecture == nom}
        reponses = [
            f"{page.lier('donnee', dates[option.nom], _libelle(page, dates[option.nom]))}"
            f"{' (lecture retenue)' if option.nom == lue.retenue else ''}"
            for option in lue.options
            if option.nom in dates
        ]
        dites.append(
            f"selon la lecture {page.lier('lecture', nom, citer(propre(lue.libelle)))} : {' ; '.join(reponses)}"
        )
    return " ; ".join(dites)


def _toujours_lue(rulebook: Rulebook, version: Version) -> bool:
    """Tells whether every answer to some reading names a date of its own."""
    dites = {(une.choix.lecture, une.choix.option) for une in version.dates_selon_lecture}
    lues = (rulebook.lectures[nom] for nom, _ in dites)
    return any(all((lue.id, option.nom) in dites for option in lue.options) for lue in lues)


def _libelle(page: Page, nom: str) -> str:
    return propre(page.rulebook.donnees[nom].libelle)


def _validite(page: Page, version: Version) -> str:
    """Says when a version is in force, with the link to the day when it comes to be."""
    if version.periode is None:
        return imprimer("Aucun terme n'est dit")
    dite = imprimer(majuscule(periode(version.periode)))
    debut = version.periode.debut
    return dite if debut is None else lien(relatif(page.uri, f"{DATES}#{debut.isoformat()}"), dite)


def _versions(page: Page, aide: Aide, presente: Version) -> str:
    if len(aide.versions) == 1:
        return ""
    dites = []
    for version in aide.versions:
        nom = imprimer(periode(version.periode) if version.periode else version.nom)
        adresse = relatif(page.uri, page_aide(aide, version))
        dites.append(element("strong", nom) if version is presente else lien(adresse, nom))
    return " · ".join((*dites, *_comparees(page, aide, presente)))


def _changements(page: Page, aide: Aide) -> str:
    """Gives the link to what has changed in the aid since another state of the rules."""
    adresse = page.contexte.pages_depuis.get(aide.id, "")
    return lien(relatif(page.uri, adresse), "ce qui a changé dans ses règles") if adresse else ""


def _comparees(page: Page, aide: Aide, presente: Version) -> Iterator[str]:
    """Gives the links to the pages that set a version beside the one before and the one after."""
    for avant, apres in pairwise(aide.versions):
        if presente in (avant, apres):
            autre = apres if presente is avant else avant
            vers = f"comparer avec la version {nommer(autre)}"
            yield lien(relatif(page.uri, page_versions(aide, avant, apres)), imprimer(vers))
