"""Chromium, driven from the tests: the one of the system, with a profile of its own that is thrown away.

Nothing is downloaded: where a machine has no Chromium, the caller says so.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

NOMS = ("chromium", "chromium-browser", "google-chrome")
EXIGE = "REGLO_EXIGE_CHROMIUM"
"""Environment variable: a machine without Chromium fails the tests rather than skips them."""
ABSENT = (
    "Chromium n'est pas sur cette machine : les pages ne sont pas lues dans un navigateur. "
    "Sous Debian : apt-get install chromium"
)
LARGE, TELEPHONE, ETROIT = 1280, 390, 640
"""Widths of a desk, of a telephone, of a desk where the text is shown twice as large."""
HAUTEUR = 900
_DRAPEAUX = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_INDEX_VIDE = '{"config":{"lang":["fr"],"separator":" ","pipeline":[],"fields":{"title":{},"text":{}}},"docs":[]}'
Schema = Literal["light", "dark"]
SCHEMAS: tuple[Schema, ...] = ("light", "dark")


def trouver() -> str | None:
    """Gives the Chromium of the path."""
    return next((chemin for nom in NOMS if (chemin := shutil.which(nom))), None)


@contextmanager
def lancer(executable: str) -> Iterator[Browser]:
    """Starts Chromium, and closes it."""
    drapeaux = [*_DRAPEAUX, *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path=executable, args=drapeaux)
        try:
            yield navigateur
        finally:
            navigateur.close()


class Lecteur:
    """A reader at a screen: opens pages one after the other, and takes down whatever a page should not do."""

    def __init__(self, navigateur: Browser, adresse: str) -> None:
        self._navigateur = navigateur
        self._contextes: list[BrowserContext] = []
        self.adresse = adresse
        self.ecarts: list[str] = []
        """Requests that left the site, what the console complained of."""
        self.demandes: list[str] = []
        """Every request, as it was made."""

    def ouvrir(
        self,
        page: str = "",
        *,
        largeur: int = LARGE,
        schema: Schema = "light",
        javascript: bool = True,
        recherche: bool = False,
    ) -> Page:
        """Opens a page on a fresh profile; without `recherche`, the index of the search is empty, so as to be fast."""
        contexte = self._navigateur.new_context(
            viewport={"width": largeur, "height": HAUTEUR},
            color_scheme=schema,
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        self._contextes.append(contexte)
        if not recherche:
            contexte.route("**/search/search_index.json", _sans_index)
        ouverte = contexte.new_page()
        ouverte.on("request", lambda demande: self._noter(demande.url))
        ouverte.on("console", lambda dit: self.ecarts.append(dit.text) if dit.type in {"error", "warning"} else None)
        ouverte.on("pageerror", lambda faute: self.ecarts.append(str(faute)))
        ouverte.on("response", lambda reponse: self._refuser(reponse.status, reponse.url))
        if page:
            ouverte.goto(self.adresse + page)
        return ouverte

    def _noter(self, url: str) -> None:
        self.demandes.append(url)
        if not url.startswith((self.adresse, "data:", "blob:")):
            self.ecarts.append(f"demande hors du site : {url}")

    def _refuser(self, statut: int, url: str) -> None:
        if statut >= 400:
            self.ecarts.append(f"réponse {statut} : {url}")

    def fermer(self) -> None:
        """Closes every page."""
        for contexte in self._contextes:
            contexte.close()


def _sans_index(route: Route) -> None:
    route.fulfill(content_type="application/json", body=_INDEX_VIDE)
