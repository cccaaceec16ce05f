"""The page of what changes date by date: what opens, what closes, which clause or value takes the place of another."""

from collections.abc import Iterator
from datetime import date

from reglo.differences.comparaison import Changement
from reglo.differences.faces import face
from reglo.differences.intitules import sujet
from reglo.differences.suites import Journee
from reglo.differences.versions import veille
from reglo.model.rulebook import Aide, Version
from reglo.phrases.francais import majuscule
from reglo.phrases.liens import propre
from reglo.publication.adresses import DATES, page_aide, page_versions, relatif
from reglo.publication.changements.depuis import place
from reglo.publication.contexte import Contexte, Page
from reglo.publication.html import bloc, echapper, element, imprimer, lien
from reglo.publication.page import paragraphe, rubrique
from reglo.publication.sommaire import tete
from reglo.values.formats import ecrire_date_longue

_PARTAGES = ("valeur", "document")
"""Kinds of things that no aid holds, and that a day changes."""


def page_dates(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the page of the days."""
    page = Page(contexte, DATES)
    parties = [tete(DATES), *(_dessiner(page, une) for une in contexte.journees)]
    if not contexte.journees:
        parties.append(paragraphe(imprimer("Le recueil ne dit aucune date : tout y vaut sans limite de durée.")))
    yield DATES, "".join(parties)


def _dessiner(page: Page, journee: Journee) -> str:
    lignes = [element("li", html) for html in (*_aides(page, journee), *_autres(page, journee))]
    titre = rubrique(majuscule(ecrire_date_longue(journee.jour)), ancre(journee.jour))
    return titre + bloc("ul", *lignes, classe="journee") if lignes else ""


def ancre(jour: date) -> str:
    """Gives the anchor of a day."""
    return jour.isoformat()


# ----------------------------------------------------------------------------------------------------------- the aids
def _aides(page: Page, journee: Journee) -> Iterator[str]:
    """Draws the aids that open, those that close, those of which a version takes the place of another."""
    for aide in page.rulebook.aides.values():
        hier, ce_jour = (_version(aide, jour) for jour in (veille(journee.jour), journee.jour))
        if hier is ce_jour:
            continue
        nom = imprimer(propre(aide.nom))
        if hier is None and ce_jour is not None:
            suite = _fin(ce_jour)
            yield f"{_mot('entre en vigueur')} {_lier(page, aide, ce_jour, nom)}{suite}"
        elif ce_jour is None and hier is not None:
            yield f"{_mot('cesse d’être en vigueur')} {_lier(page, aide, hier, nom)}"
        elif hier is not None and ce_jour is not None:
            nombre = sum(un.objet.porteur == aide.id for un in journee.changements)
            compte = f"{nombre} changement{'s' if nombre > 1 else ''}, clause par clause"
            vers = lien(relatif(page.uri, page_versions(aide, hier, ce_jour)), imprimer(compte))
            yield f"{_mot('change de version')} {_lier(page, aide, ce_jour, nom)} : {vers}"


def _version(aide: Aide, jour: date) -> Version | None:
    return next((une for une in aide.versions if une.periode is None or une.periode.contient(jour)), None)


def _fin(version: Version) -> str:
    if version.periode is None or version.periode.fin is None:
        return ""
    return element("span", imprimer(f"jusqu'au {ecrire_date_longue(version.periode.fin)}"), classe="details")


def _lier(page: Page, aide: Aide, version: Version, html: str) -> str:
    return lien(relatif(page.uri, page_aide(aide, version)), html)


def _mot(dit: str) -> str:
    return element("span", imprimer(majuscule(dit)), classe="genre")


# ----------------------------------------------------------------------------------------------------------- the rest
def _autres(page: Page, journee: Journee) -> Iterator[str]:
    """Draws the clauses, the values and the documents that begin, end or change that day."""
    remplacees = {
        aide.id
        for aide in page.rulebook.aides.values()
        if _version(aide, veille(journee.jour)) is not _version(aide, journee.jour)
    }
    for un in journee.changements:
        objet = un.objet
        clause = objet.nature in ("clause", "rang") and objet.porteur not in remplacees
        if clause or objet.nature in _PARTAGES:
            yield _changement(page, journee, un)


def _changement(page: Page, journee: Journee, un: Changement) -> str:
    cotes = [(un.avant, journee.avant, "del"), (un.apres, journee.apres, "ins")]
    mots = {"ajout": "commence", "retrait": "prend fin"}.get(un.genre, "change")
    phrases = [
        element(balise if un.genre == "modification" else "span", echapper(face(objet, recueil).phrase))
        for objet, recueil, balise in cotes
        if objet is not None
    ]
    return f"{_mot(mots)} {_nom(page, un)} {element('p', ' '.join(phrases))}"


def _nom(page: Page, un: Changement) -> str:
    """Names a thing, with the link to it, and the aid that holds it."""
    objet = un.objet
    if objet.nature == "valeur":
        parametre = page.rulebook.parametres[objet.porteur]
        return page.lier("parametre", objet.porteur, propre(parametre.libelle or parametre.ecriture))
    if objet.nature == "document":
        return page.lier("document", objet.nom, sujet(objet))
    nom = lien(relatif(page.uri, place(page.rulebook, objet)), imprimer(sujet(objet)))
    aide = page.rulebook.aides.get(objet.porteur)
    return f"{nom}, {imprimer(propre(aide.nom))}" if aide else nom
