"""The site that the browser reads: built once from the real rules, served on this machine, its pages sorted by type.

A type of page is a folder of the site, or a page at its root: a new one is read by every test as soon as it is built.
"""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.publication.lecture_html import Lue

DEJA_PUBLIEE = "REGLO_PUBLICATION"
"""Environment variable: a publication to read again rather than build."""
_FORMES = re.compile(r'<([a-z][a-z0-9]*)(?: [^>]*?class="([^"]*)")?')
_PAR_TYPE = 2
"""Pages read for each type, at most: the first holds the most kinds of elements, the next what the first lacks."""


def publier(depot: Path, sortie: Path) -> Path:
    """Builds the site, with the documents when they are beside the checkout; gives its folder."""
    if deja := os.environ.get(DEJA_PUBLIEE):
        return Path(deja).resolve()
    sources = depot.parent / "shared/sources"
    commande = [sys.executable, "-m", "reglo", "publier", "--sortie", str(sortie)]
    commande += ["--sources", str(sources)] if sources.is_dir() else []
    fini = subprocess.run(commande, cwd=depot, capture_output=True, text=True, encoding="utf-8", check=False)
    assert fini.returncode == 0, fini.stderr or fini.stdout
    return sortie


class _Silencieux(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, *_args: object) -> None:
        """Says nothing."""


class _Serveur(ThreadingHTTPServer):
    """A server that a reader may leave in the middle of a file."""

    def handle_error(self, *_args: object) -> None:
        """Says nothing: the browser closed its page."""


@contextmanager
def servir(site: Path) -> Iterator[str]:
    """Serves a folder, and gives its address."""
    with _Serveur(("127.0.0.1", 0), partial(_Silencieux, directory=str(site))) as serveur:
        fil = threading.Thread(target=serveur.serve_forever)
        fil.start()
        try:
            yield f"http://127.0.0.1:{serveur.server_port}/"
        finally:
            serveur.shutdown()
            fil.join()


def adresses(site: Path) -> list[str]:
    """Gives the address of every page."""
    return sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))


def types(site: Path) -> dict[str, list[str]]:
    """Gives the pages to read for each type: together they hold as many kinds of elements as they can."""
    par_type: dict[str, dict[str, set[str]]] = {}
    for adresse in adresses(site):
        type_ = adresse.partition("/")[0].removesuffix(".html")
        par_type.setdefault(type_, {})[adresse] = _formes(site / adresse)
    return {type_: _choisir(pages) for type_, pages in par_type.items()}


def echantillon(site: Path) -> list[str]:
    """Gives the pages to read, all types together."""
    return [adresse for pages in types(site).values() for adresse in pages]


def _formes(page: Path) -> set[str]:
    """Gives the kinds of elements of a page: their names with each of their classes."""
    article = page.read_text(encoding="utf-8").partition("<article")[2]
    trouvees = (trouvee.groups() for trouvee in _FORMES.finditer(article))
    return {f"{nom}.{classe}" for nom, classes in trouvees for classe in (classes or "").split() or [""]}


def _choisir(pages: dict[str, set[str]]) -> list[str]:
    choisies: list[str] = []
    vues: set[str] = set()
    while len(choisies) < _PAR_TYPE:
        meilleure = max(pages, key=lambda adresse: len(pages[adresse] - vues))
        if choisies and not pages[meilleure] - vues:
            break
        choisies.append(meilleure)
        vues |= pages[meilleure]
    return choisies


def lire(site: Path, adresse: str) -> Lue:
    """Reads a page back."""
    return Lue((site / adresse).read_text(encoding="utf-8"))
