"""Keeps MkDocs at hand, so that one page is made as a whole build would make it, in a few hundredths of a second.

MkDocs knows nothing of what a page says of another: our links are addresses already (`adresses.relatif`), and its
navigation is the register of the pages. So each page is made alone, in any order, by any press. What surrounds it
(theme, navigation, entries of the search) is asked of MkDocs by the calls that its own build makes.
"""

import logging
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from reglo.publication.fabrique.site import STYLES, PublicationImpossible, regler
from reglo.publication.sommaire import SOMMAIRE
from reglo.resources import resource_dir

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme would speak of its maker's plans on the terminal

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

INDEX = "search/search_index.json"
"""The address of the index of the search."""
_RECHERCHE = "material/search"
_MKDOCS = logging.getLogger("mkdocs")
_MKDOCS.setLevel(logging.CRITICAL)
_VIDES = re.compile(r"\n{2,}")


def contenu(markdown: str) -> str:
    """Gives what Markdown makes of a page of ours: its blocks are HTML already, each on one line, and carried as such.

    To have them read by Markdown, then by MkDocs in search of links and headings, takes twice as long as all the rest.
    """
    return _VIDES.sub("\n\n", markdown.strip("\n").expandtabs(4))


class Tiree(msgspec.Struct, frozen=True):
    """A page as it is served."""

    html: str
    entrees: tuple[dict[str, Any], ...]
    """What the search knows of it."""


class Presse:
    """MkDocs, its theme and the frame of the site, read once; a new one is made when the frame changes."""

    def __init__(self, travail: Path) -> None:
        """Reads the settings; `travail` is an empty folder. Raises `PublicationImpossible` when MkDocs refuses them."""
        registre = {page.adresse for partie in SOMMAIRE for page in partie.pages}
        configuration = regler(travail, registre)
        with _entendre() as deplore:
            try:
                self._reglages = load_config(str(configuration), site_dir=str(travail / "site"))
            except Abort:
                deplore.append("rien n'est publié")
        if deplore:
            raise PublicationImpossible("\n  ".join(("MkDocs refuse les réglages du site :", *deplore)))
        self._reglages = self._reglages.plugins.on_config(self._reglages)
        self._env = self._reglages.theme.get_env()
        self._fichiers = Files(File.generated(self._reglages, adresse, content="") for adresse in sorted(registre))
        self._fichiers.add_files_from_theme(self._env, self._reglages)
        self._nav = get_navigation(self._fichiers, self._reglages)

    def tirer(self, adresse: str, markdown: str) -> Tiree:
        """Makes a page."""
        page, reglages = self._page(adresse, markdown), self._reglages
        recherche: Any = reglages.plugins[_RECHERCHE]
        recherche.search_index.entries = []
        page.read_source(reglages)
        page.content, page.toc = contenu(page.markdown or ""), get_toc([])
        page.active = True
        contexte = get_context(self._nav, self._fichiers, reglages, page)
        contexte = reglages.plugins.on_page_context(contexte, page=page, config=reglages, nav=self._nav)
        html = self._env.get_template("main.html").render(contexte)
        page.active = False
        return Tiree(html, tuple(recherche.search_index.entries))

    def _page(self, adresse: str, markdown: str) -> Page:
        fichier = self._fichiers.get_file_from_path(adresse)
        if fichier is None:
            return Page(None, File.generated(self._reglages, adresse, content=markdown), self._reglages)
        fichier.content_string = markdown
        return fichier.page or Page(None, fichier, self._reglages)

    def index(self, pages: Iterable[Tiree]) -> str:
        """Makes the index of the search."""
        recherche: Any = self._reglages.plugins[_RECHERCHE]
        recherche.search_index.entries = [entree for page in pages for entree in page.entrees]
        return str(recherche.search_index.generate_search_index(None))

    def entourer(self, site: Path, pages: Iterable[Tiree]) -> None:
        """Writes in a site what is not one of its pages: the theme, the styles, the search, the page of no page."""
        brut = {INDEX: self.index(pages), "404.html": self.introuvable()}
        for adresse, texte in brut.items():
            (site / adresse).parent.mkdir(exist_ok=True)
            (site / adresse).write_text(texte, encoding="utf-8", newline="\n")
        shutil.copytree(resource_dir("kb_docs") / STYLES, site / STYLES)
        for fichier in self._fichiers:
            if fichier.abs_src_path and not fichier.is_documentation_page():
                destination = site / fichier.dest_uri
                destination.parent.mkdir(parents=True, exist_ok=True)
                destination.write_bytes(Path(fichier.abs_src_path).read_bytes())

    def introuvable(self) -> str:
        """Makes the page of an address that leads nowhere."""
        contexte = get_context(self._nav, self._fichiers, self._reglages, base_url="/")
        return str(self._env.get_template("404.html").render(contexte))

    def fichier(self, chemin: str) -> Path | None:
        """Gives the file that stands at an address of the site: a style sheet of ours, or what the theme brings."""
        nous = resource_dir("kb_docs") / chemin
        if chemin.startswith(f"{STYLES}/") and ".." not in nous.parts and nous.is_file():
            return nous
        theme = self._fichiers.get_file_from_path(chemin)
        return Path(theme.abs_src_path) if theme is not None and theme.abs_src_path else None


class _Ecoute(logging.Handler):
    """Takes down what MkDocs says."""

    def __init__(self) -> None:
        super().__init__()
        self.dites: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.dites.append(record.getMessage())


@contextmanager
def _entendre() -> Iterator[list[str]]:
    """Gives what MkDocs deplores meanwhile; otherwise it is silent."""
    ecoute, niveau = _Ecoute(), _MKDOCS.level
    _MKDOCS.addHandler(ecoute)
    _MKDOCS.setLevel(logging.WARNING)
    try:
        yield ecoute.dites
    finally:
        _MKDOCS.setLevel(niveau)
        _MKDOCS.removeHandler(ecoute)
