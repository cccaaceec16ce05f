"""The links of the site with where each stands: its page, and the anchors of what holds it.

The anchor of a heading is also that of the section which it opens: a clause is what stands under its label.
"""

import posixpath
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from tests.publication.navigateur.publication import adresses

_TITRES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_VIDES = frozenset({"br", "hr", "img", "input", "link", "meta", "col", "source", "wbr", "path", "rect"})


class Lieu(NamedTuple):
    """A page, and an anchor on it; no anchor for the page itself."""

    page: str
    ancre: str = ""


class Page(HTMLParser):
    """The content of a page: what its anchors hold, and where its links lead."""

    def __init__(self, adresse: str, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.adresse = adresse
        self.liens: set[tuple[Lieu, Lieu]] = set()
        """Each link: where it stands, by each anchor that holds it and by its page; where it leads."""
        self.clauses: set[str] = set()
        """The anchors of the clauses set in three facets."""
        self._ouverts: list[tuple[str, list[str], str]] = []
        self.feed(html.partition("<article")[2].partition("</article>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes down an anchor or a link."""
        attributs = {cle: valeur or "" for cle, valeur in attrs}
        ancre = attributs.get("id")
        if ancre and tag in _TITRES and self._ouverts:
            _, ancres, classe = self._ouverts[-1]
            ancres.append(ancre)
            self.clauses |= {ancre} if "clause" in classe.split() else set()
        if tag == "a" and "href" in attributs:
            vise = self._viser(attributs["href"])
            self.liens |= {(Lieu(self.adresse, ancre), vise) for ancre in ("", *self._autour())}
        if tag not in _VIDES:
            self._ouverts.append((tag, [ancre] if ancre else [], attributs.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        """Leaves an element."""
        if self._ouverts and self._ouverts[-1][0] == tag:
            self._ouverts.pop()

    def _autour(self) -> list[str]:
        return [ancre for _, ancres, _ in self._ouverts for ancre in ancres]

    def _viser(self, cible: str) -> Lieu:
        chemin, _, ancre = cible.partition("#")
        page = posixpath.normpath(posixpath.join(posixpath.dirname(self.adresse), unquote(chemin)))
        return Lieu(page if chemin else self.adresse, unquote(ancre))


def lire_site(site: Path) -> list[Page]:
    """Reads the content of every page."""
    return [Page(adresse, (site / adresse).read_text(encoding="utf-8")) for adresse in adresses(site)]
