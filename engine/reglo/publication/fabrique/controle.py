"""Reads a built site again: every link and every anchor leads somewhere, and nothing is fetched from elsewhere.

The scripts of the theme are not read: they name sites that they ask only for what our pages do not use.
"""

import os
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

import msgspec

from reglo.processus import Equipe
from reglo.publication.fabrique.requetes import d_un_element, d_un_script, d_un_style, etrangere

_CLIQUES = frozenset({"http", "https", "mailto", "tel"})
"""What a link of ours may begin with, beside the addresses of the site."""
_HORS_PAGES = frozenset({"404.html"})
"""Pages whose addresses are those of a server, not of files."""
_INCLUSES = frozenset({"about", "blob", "data"})
"""Addresses that ask nothing of anyone."""


class _Lue(msgspec.Struct, frozen=True):
    """The anchors, the links and the requests of one page."""

    ancres: set[str]
    liens: dict[str, None]
    demandes: dict[str, None]


class _Lecture(HTMLParser):
    """Reads one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ancres: set[str] = set()
        self.liens: dict[str, None] = {}
        self.demandes: dict[str, None] = {}
        self._dans = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes down what an element is called, what it leads to and what it asks for."""
        self._dans = tag
        attributs = {cle: valeur or "" for cle, valeur in attrs}
        self.ancres |= {nom for cle in ("id", "name") if (nom := attributs.get(cle))}
        if tag in {"a", "area"} and attributs.get("href"):
            self.liens[attributs["href"]] = None
        self.demandes |= dict.fromkeys(d_un_element(tag, attributs))

    def handle_endtag(self, _tag: str) -> None:
        """Leaves an element."""
        self._dans = ""

    def handle_data(self, data: str) -> None:
        """Reads the scripts and the styles of the page itself."""
        if self._dans in {"script", "style"}:
            self.demandes |= dict.fromkeys((d_un_script if self._dans == "script" else d_un_style)(data))


def controler(site: Path, equipe: Equipe[Any] | None = None) -> Iterator[str]:
    """Gives a sentence for each link that leads nowhere, and for each request that would leave the site."""
    for fichier, faute in (*_fautes_des_pages(site, equipe), *_fautes_des_autres(site)):
        if faute:
            yield f"{fichier.relative_to(site).as_posix()} : {faute}"


def _fautes_des_pages(site: Path, equipe: Equipe[Any] | None) -> Iterator[tuple[Path, str]]:
    fichiers = sorted(site.rglob("*.html"))
    lues = map(_lire, fichiers) if equipe is None else equipe.confier(_lire_en_equipe, fichiers)
    pages = dict(zip(fichiers, lues, strict=True))
    ancres = {_droit(page): lue.ancres for page, lue in pages.items()}
    for page, lue in pages.items():
        racine = site if page.name in _HORS_PAGES else None
        yield from ((page, _faute_lien(page, lien, racine, ancres)) for lien in lue.liens)
        yield from ((page, _faute_demande(page, demande, racine)) for demande in lue.demandes)


def _fautes_des_autres(site: Path) -> Iterator[tuple[Path, str]]:
    """Gives the faults of the pictures and of the style sheets."""
    for image in sorted(site.rglob("*.svg")):
        yield from ((image, _faute_demande(image, demande)) for demande in _lire(image).demandes)
    for style in sorted(site.rglob("*.css")):
        demandes = dict.fromkeys(d_un_style(style.read_text(encoding="utf-8")))
        yield from ((style, _faute_demande(style, demande)) for demande in demandes)


def _lire(page: Path) -> _Lue:
    lecture = _Lecture()
    lecture.feed(page.read_text(encoding="utf-8"))
    lecture.close()
    return _Lue(lecture.ancres, lecture.liens, lecture.demandes)


def _lire_en_equipe(_ouvert: object, page: Path) -> _Lue:
    return _lire(page)


def _faute_lien(page: Path, lien: str, racine: Path | None, ancres: Mapping[Path, set[str]]) -> str:
    """Says why a link leads nowhere."""
    adresse, ancre = urldefrag(lien)
    if etrangere(adresse) or (genre := urlsplit(adresse).scheme):
        return "" if etrangere(adresse) or genre in _CLIQUES else f"« {lien} » n'est pas un lien."
    visee = _visee(page, adresse, racine)
    if not visee.is_file():
        return f"le lien « {lien} » ne mène nulle part."
    if ancre and visee in ancres and unquote(ancre) not in ancres[visee]:
        return f"le lien « {lien} » mène à une page sans cette ancre."
    return ""


def _faute_demande(fichier: Path, demande: str, racine: Path | None = None) -> str:
    """Says why something is asked for that no file of the site gives."""
    adresse = urldefrag(demande)[0]
    if etrangere(demande):
        return f"« {demande} » serait demandé hors du site."
    if not adresse or urlsplit(adresse).scheme in _INCLUSES or _visee(fichier, adresse, racine).is_file():
        return ""
    return f"« {demande} » serait demandé et n'existe pas."


def _visee(fichier: Path, adresse: str, racine: Path | None) -> Path:
    """Gives the file that an address means; that of a server begins at the root of the site."""
    chemin = unquote(adresse.partition("?")[0])
    if not chemin:
        return _droit(fichier)
    return _droit(fichier.parent / chemin if racine is None else racine / chemin.lstrip("/"))


def _droit(chemin: Path) -> Path:
    """Gives the same path without a way back in it."""
    return Path(os.path.normpath(chemin))
