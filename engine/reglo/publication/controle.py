"""Reads a built site again: every link and every anchor leads somewhere, and nothing is fetched from elsewhere."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlparse

_CIBLES = {"a": "href", "link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src"}
_HORS_PAGES = frozenset({"404.html"})
"""Pages whose addresses are those of a server, not of files."""


class _Lecture(HTMLParser):
    """The anchors and the links of one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ancres: set[str] = set()
        self.liens: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes down what an element is called and what it leads to."""
        attributs = dict(attrs)
        self.ancres |= {nom for cle in ("id", "name") if (nom := attributs.get(cle))}
        cible = attributs.get(_CIBLES.get(tag, ""))
        if cible:
            self.liens.append((tag, cible))


def controler(site: Path) -> Iterator[str]:
    """Gives a sentence for each link that leads nowhere, and for each request that would leave the site."""
    pages = {page: _lire(page) for page in sorted(site.rglob("*.html")) if page.name not in _HORS_PAGES}
    ancres = {page.resolve(): lue.ancres for page, lue in pages.items()}
    for page, lue in pages.items():
        nom = page.relative_to(site).as_posix()
        for tag, cible in dict.fromkeys(lue.liens):
            if faute := _faute(page, tag, cible, ancres):
                yield f"{nom} : {faute}"


def _lire(page: Path) -> _Lecture:
    lecture = _Lecture()
    lecture.feed(page.read_text(encoding="utf-8"))
    return lecture


def _faute(page: Path, tag: str, cible: str, ancres: dict[Path, set[str]]) -> str:
    adresse, ancre = urldefrag(cible)
    if urlparse(adresse).scheme or adresse.startswith("//"):
        return "" if tag == "a" else f"« {cible} » serait demandé hors du site."
    visee = (page.parent / unquote(adresse)).resolve() if adresse else page.resolve()
    if not visee.exists():
        return f"le lien « {cible} » ne mène nulle part."
    if ancre and visee in ancres and unquote(ancre) not in ancres[visee]:
        return f"le lien « {cible} » mène à une page sans cette ancre."
    return ""
