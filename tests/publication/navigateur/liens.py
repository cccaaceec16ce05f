"""The links of the site with where each stands: its page, and the anchors of what holds it.

The anchor of a heading is also that of the section which it opens, and so are the anchors of its lines: what stands
under a label or beside a line is said of it.
"""

import posixpath
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from tests.publication.navigateur.publication import adresses

_TITRES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LIGNES = "lignes-imprimees"
"""The lines of a document, in the passage that says what becomes of them."""
_VIDES = frozenset({"br", "hr", "img", "input", "link", "meta", "col", "source", "wbr"})


class Lieu(NamedTuple):
    """A page, and an anchor on it; no anchor for the page itself."""

    page: str
    ancre: str = ""

    @property
    def type(self) -> str:
        """The type of its page."""
        return self.page.partition("/")[0].removesuffix(".html")


class _Ouvert:
    """An element that is being read: its name, its classes, its anchors, those of the lines that it holds."""

    def __init__(self, nom: str, classes: str, ancre: str) -> None:
        self.nom = nom
        self.classes = classes.split()
        self.ancres = [ancre] if ancre else []
        self.vises: set[Lieu] = set()


class Page(HTMLParser):
    """The content of a page: what each anchor leads to, and which anchors are those of clauses."""

    def __init__(self, adresse: str, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.adresse = adresse
        self.mene: dict[str, set[Lieu]] = defaultdict(set)
        """What each anchor leads to; the page itself under an empty name."""
        self.clauses: dict[str, str] = {}
        """The anchors of the clauses set in three facets; a row of a table gives that of its table, another its own."""
        self._tableau = ""
        self._titre = ""
        self._dernieres: list[str] = []
        """The anchors of the section that was just read: its readers stand under it."""
        self._ouverts: list[_Ouvert] = [_Ouvert("article", "", "")]
        self.feed(html.partition("<article")[2].partition(">")[2].partition("</article>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes down an anchor or a link."""
        attributs = {cle: valeur or "" for cle, valeur in attrs}
        ancre, porteur = attributs.get("id", ""), self._ouverts[-1]
        if ancre and tag in _TITRES and len(self._ouverts) > 1:
            porteur.ancres.append(ancre)
            self._entrer(ancre, porteur.classes)
        if tag == "a" and "href" in attributs:
            vise = self._viser(attributs["href"])
            for ouvert in self._ouverts:
                ouvert.vises.add(vise)
            for nom in ("", *(nom for ouvert in self._ouverts for nom in ouvert.ancres)):
                self.mene[nom].add(vise)
        if tag not in _VIDES:
            self._ouverts.append(_Ouvert(tag, attributs.get("class", ""), ancre))
        if len(self._ouverts) == 2:
            self._sous_un_titre(tag, ancre, self._ouverts[-1])

    def handle_endtag(self, tag: str) -> None:
        """Leaves an element; a line is also said by what stands beside it, in the passage that holds it."""
        if len(self._ouverts) < 2 or self._ouverts[-1].nom != tag:
            return
        fini = self._ouverts.pop()
        for ancre in fini.ancres:
            self.mene[ancre] |= fini.vises
        porteur = self._ouverts[-1]
        if len(self._ouverts) == 1 and fini.nom == "section":
            self._dernieres = fini.ancres
        if _LIGNES in porteur.classes or _LIGNES in fini.classes:
            porteur.ancres += [ancre for ancre in fini.ancres if ancre not in porteur.ancres]

    def _sous_un_titre(self, tag: str, ancre: str, ouvert: _Ouvert) -> None:
        """Knows the heading that nothing holds; gives the readers of a thing to what was just read."""
        if tag in _TITRES:
            self._titre = ancre if tag == "h3" else ""
        elif "lecteurs" in ouvert.classes:
            ouvert.ancres = [*self._dernieres, *([self._titre] if self._titre else [])]

    def _entrer(self, ancre: str, classes: list[str]) -> None:
        if "clause" not in classes:
            return
        if "tableau" in classes:
            self._tableau = ancre
        dans_un_tableau = any("rangs" in ouvert.classes for ouvert in self._ouverts)
        self.clauses[ancre] = self._tableau if dans_un_tableau else ancre

    def _viser(self, cible: str) -> Lieu:
        chemin, _, ancre = cible.partition("#")
        page = posixpath.normpath(posixpath.join(posixpath.dirname(self.adresse), unquote(chemin)))
        return Lieu(page if chemin else self.adresse, unquote(ancre))


def lire_site(site: Path) -> dict[str, Page]:
    """Reads the content of every page."""
    return {adresse: Page(adresse, (site / adresse).read_text(encoding="utf-8")) for adresse in adresses(site)}
