"""The pages of the files of rules: an anchor by line, and from each thing that a line opens, the way to its page."""

import re
from collections.abc import Iterable, Iterator

from reglo.model.expressions import Node
from reglo.publication.adresses import page_aide, page_fichier, relatif
from reglo.publication.contexte import Contexte, Page
from reglo.publication.html import bloc, element, lien
from reglo.publication.page import Recherche, entete
from reglo.source import NULLE_PART

_NOM = re.compile(r'<span class="(?:nl|nn?)">.*?</span>')
_MOT = re.compile(r'<span class="\w+">.*?</span>')
"""The label or the name that a line opens with; its first word where it has neither: « autres cas »."""


def pages_fichiers(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives a page for each file of rules."""
    ouverts = _ouverts(contexte)
    for nom in contexte.sources:
        fichier = contexte.fichier(nom)
        if fichier is None:
            continue
        page = Page(contexte, page_fichier(nom))
        lignes = (
            element("span", _lier(page, ligne, ouverts.get((nom, rang), "")), id=f"L{rang}")
            for rang, ligne in enumerate(fichier.lignes(), start=1)
        )
        code = element("pre", element("code", "&#10;".join(lignes)), classe="highlight lignes")
        yield (
            page.uri,
            entete(nom, "Fichier de règles", recherche=Recherche.EN_DERNIER)
            + bloc("div", code, classe="fichier-entier"),
        )


def _lier(page: Page, ligne: str, lieu: str) -> str:
    """Makes the name that a line opens with lead to what it names."""
    if not lieu:
        return ligne
    ouvert = _NOM if _NOM.search(ligne) else _MOT
    return ouvert.sub(lambda trouve: lien(relatif(page.uri, lieu), trouve[0]), ligne, count=1)


def _ouverts(contexte: Contexte) -> dict[tuple[str, int], str]:
    """Gives the place of what each line opens, by file and line."""
    ouverts: dict[tuple[str, int], str] = {}
    for noeud, lieu in (*_des_versions(contexte), *_des_autres(contexte)):
        if noeud.span != NULLE_PART:
            ouverts.setdefault((noeud.span.fichier, noeud.span.ligne), lieu)
    return ouverts


def _des_versions(contexte: Contexte) -> Iterator[tuple[Node, str]]:
    """Gives the versions of the aids and their clauses, each with its place: two versions may give one id twice."""
    for aide in contexte.rulebook.aides.values():
        for version in aide.versions:
            page = page_aide(aide, version)
            yield version, page
            communs = set(version.troncs)
            for clause in version.clauses:
                commune = clause.id.rpartition(".")[0] in communs
                yield clause, contexte.plan.pages["clause", clause.id] if commune else f"{page}#{clause.id}"


def _des_autres(contexte: Contexte) -> Iterator[tuple[Node, str]]:
    """Gives whatever else has its place on a page."""
    lu = contexte.rulebook
    rangees: tuple[tuple[str, Iterable[tuple[str, Node]]], ...] = (
        ("tableau", lu.tableaux.items()),
        ("clause", ((ligne.id, ligne) for tableau in lu.tableaux.values() for ligne in tableau.clauses)),
        ("donnee", lu.donnees.items()),
        ("definition", lu.definitions.items()),
        ("parametre", lu.parametres.items()),
        ("clause", ((valeur.id, valeur) for mot in lu.parametres.values() for valeur in mot.valeurs)),
        ("lecture", lu.lectures.items()),
        ("anomalie", lu.anomalies.items()),
        ("tronc", lu.troncs.items()),
        ("document", lu.documents.items()),
    )
    return ((noeud, contexte.plan.pages[genre, nom]) for genre, noeuds in rangees for nom, noeud in noeuds)
