"""The texts of ours as pages: their Markdown read by a standard reader, drawn with the blocks of every other page.

Only what these texts hold is drawn; a link leads to a page of the site, or is a mere text when the site has none.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from reglo.publication.coloration import Fichier
from reglo.publication.html import echapper, echapper_code, element, imprimer, lien
from reglo.publication.page import ancre_de

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

Adressage = Callable[[str], str]
"""Gives the address of what a text links to, from its page; nothing when the site does not hold it."""
_CODE = re.compile(r"[A-Z]\d{3}")
"""The code of a message, which leads to it."""
_CONTENANTS = {
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "strong": "strong",
    "em": "em",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "td": "td",
    "blockquote": "blockquote",
}


class Rubrique(msgspec.Struct, frozen=True):
    """A stretch of a text under one heading; the first may have none."""

    titre: str
    html: str


def rubriques(texte: str, adresse: Adressage) -> tuple[Rubrique, ...]:
    """Gives a text heading by heading, less its title, which is that of the page."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    suites: list[tuple[str, list[str]]] = []
    for noeud in SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(texte)).children:
        titre = _nu(noeud) if noeud.type == "heading" and noeud.tag == "h2" else ""
        if titre or not suites:
            suites.append((titre, []))
        if noeud.tag != "h1":
            suites[-1][1].append(_Dessin(adresse).noeud(noeud))
    return tuple(Rubrique(titre, "".join(blocs)) for titre, blocs in suites if blocs)


def code(texte: str, langue: str, titre: str = "") -> str:
    """Gives some code, coloured when it is that of the rules, under what it is a copy of."""
    colore = Fichier(texte, "").colorer() if langue == "regle" else echapper_code(texte)
    legende = element("p", echapper(titre), classe="titre-code") if titre else ""
    return element("div", legende, element("pre", element("code", colore), classe="highlight"), classe="bloc-code")


class _Dessin:
    """One text being drawn."""

    def __init__(self, adresse: Adressage) -> None:
        self._adresse = adresse

    def noeud(self, noeud: "SyntaxTreeNode") -> str:
        """Gives a node as HTML."""
        genre = noeud.type
        if genre in _CONTENANTS:
            return element(_CONTENANTS[genre], self._dedans(noeud))
        if genre == "heading":
            return element(noeud.tag, self._dedans(noeud), id=ancre_de(_nu(noeud)))
        if genre == "paragraph":
            return self._dedans(noeud) if noeud.hidden else element("p", self._dedans(noeud))
        if genre == "table":
            return element("div", element("table", self._dedans(noeud), classe="cases"), classe="grille large")
        if genre == "th":
            return element("th", self._dedans(noeud), scope="col")
        if genre == "link":
            return self._lien(noeud)
        if genre in ("fence", "code_block"):
            langue, _, reste = noeud.info.partition(" ")
            return code(noeud.content.rstrip("\n"), langue, reste.removeprefix('title="').removesuffix('"'))
        return self._mots(noeud)

    def _mots(self, noeud: "SyntaxTreeNode") -> str:
        if noeud.type == "text":
            return imprimer(noeud.content)
        if noeud.type == "code_inline":
            adresse = self._adresse(noeud.content) if _CODE.fullmatch(noeud.content) else ""
            code = element("code", echapper(noeud.content))
            return lien(adresse, code) if adresse else code
        return " " if noeud.type in ("softbreak", "hardbreak") else self._dedans(noeud)

    def _lien(self, noeud: "SyntaxTreeNode") -> str:
        adresse = self._adresse(str(noeud.attrs.get("href", "")))
        return lien(adresse, self._dedans(noeud)) if adresse else self._dedans(noeud)

    def _dedans(self, noeud: "SyntaxTreeNode") -> str:
        return "".join(map(self.noeud, noeud.children))


def _nu(noeud: "SyntaxTreeNode") -> str:
    """Gives the words of a heading."""
    return "".join(un.content for jeton in noeud.to_tokens() for un in jeton.children or ())
