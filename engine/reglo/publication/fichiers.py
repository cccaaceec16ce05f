"""The pages of the files of rules: an anchor by line, and from each thing that a line opens, the way to its page."""

import re
from collections.abc import Iterator

from reglo.model.expressions import Node
from reglo.publication.adresses import page_fichier
from reglo.publication.contexte import Contexte, Page
from reglo.publication.doutes import toutes
from reglo.publication.html import bloc, element, lien
from reglo.publication.page import entete
from reglo.source import NULLE_PART

_NOM = re.compile(r'<span class="(?:nl|nn?)">.*?</span>')
"""The label, or the name, that a line opens with."""


def pages_fichiers(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives a page for each file of rules."""
    ouverts = _ouverts(contexte)
    for nom in contexte.sources:
        fichier = contexte.fichier(nom)
        if fichier is None:
            continue
        page = Page(contexte, page_fichier(nom))
        lignes = (
            element("span", _lier(page, ligne, *ouverts.get((nom, rang), ("", ""))), id=f"L{rang}")
            for rang, ligne in enumerate(fichier.lignes(), start=1)
        )
        code = element("pre", element("code", "&#10;".join(lignes)), classe="highlight lignes")
        yield page.uri, entete(nom, "Fichier de règles", en_dernier=True) + bloc("div", code, classe="fichier-entier")


def _lier(page: Page, ligne: str, genre: str, nom: str) -> str:
    """Makes the name that a line opens with lead to what it names."""
    adresse = page.adresse(genre, nom) if genre else ""
    return _NOM.sub(lambda trouve: lien(adresse, trouve[0]), ligne, count=1) if adresse else ligne


def _ouverts(contexte: Contexte) -> dict[tuple[str, int], tuple[str, str]]:
    """Gives what each line opens, by file and line: its kind and its name."""
    ouverts: dict[tuple[str, int], tuple[str, str]] = {}
    for genre, nom, noeud in _choses(contexte):
        if noeud.span != NULLE_PART:
            ouverts.setdefault((noeud.span.fichier, noeud.span.ligne), (genre, nom))
    return ouverts


def _choses(contexte: Contexte) -> Iterator[tuple[str, str, Node]]:
    """Gives everything that has its place on a page, and its place in the rules."""
    lu = contexte.rulebook
    yield from (("clause", clause.id, clause) for clause in toutes(lu))
    yield from (("tableau", nom, tableau) for nom, tableau in lu.tableaux.items())
    yield from (("donnee", nom, donnee) for nom, donnee in lu.donnees.items())
    yield from (("definition", nom, definition) for nom, definition in lu.definitions.items())
    yield from (("parametre", nom, parametre) for nom, parametre in lu.parametres.items())
    yield from (("lecture", nom, lecture) for nom, lecture in lu.lectures.items())
    yield from (("anomalie", nom, anomalie) for nom, anomalie in lu.anomalies.items())
    yield from (("tronc", nom, tronc) for nom, tronc in lu.troncs.items())
    yield from (("document", nom, document) for nom, document in lu.documents.items())
    yield from (("aide", nom, version) for nom, aide in lu.aides.items() for version in aide.versions)
