"""Writes the picture of each type of page, on a desk, on a telephone, on a dark ground, and of a printed sheet.

    python -m tests.publication.images --sortie DIR

The pictures are for those who look at a change of style; no test reads them, and the wheel does not hold them.
"""

import argparse
import base64
import tempfile
from pathlib import Path

from playwright.sync_api import Page
from tests.publication.navigateur.chromium import ABSENT, LARGE, TELEPHONE, Lecteur, Schema, lancer, trouver
from tests.publication.navigateur.publication import publier, servir, types

DEPOT = Path(__file__).resolve().parents[2]
VUES: tuple[tuple[str, int, int, Schema], ...] = (
    ("large", LARGE, 1100, "light"),
    ("sombre", LARGE, 700, "dark"),
    ("telephone", TELEPHONE, 900, "light"),
)
"""Each view: its name, its width and height, its ground."""
IMPRIMEE = "aides"
"""The type of page of which a printed sheet is shown."""
_FEUILLE = (695, 1009)
"""Width and height of a printed sheet within its margins, in pixels."""
_QUALITE = 35


def main() -> None:
    """Writes the pictures and says how much they weigh."""
    analyseur = argparse.ArgumentParser(prog="python -m tests.publication.images", description=__doc__)
    analyseur.add_argument("--sortie", type=Path, default=Path("images"), help="dossier où écrire les images")
    sortie: Path = analyseur.parse_args().sortie
    executable = trouver()
    if executable is None:
        raise SystemExit(ABSENT)
    sortie.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as travail:
        site = publier(DEPOT, Path(travail) / "site")
        with servir(site) as adresse, lancer(executable) as navigateur:
            lecteur = Lecteur(navigateur, adresse)
            for type_, (premiere, *_) in types(site).items():
                _photographier(lecteur, sortie, type_, premiere)
            lecteur.fermer()
    images = sorted(sortie.glob("*.webp"))
    poids = sum(image.stat().st_size for image in images) // 1000
    print(f"{len(images)} images, {poids} ko : {sortie}")  # noqa: T201 - a command speaks


def _photographier(lecteur: Lecteur, sortie: Path, type_: str, adresse: str) -> None:
    """Writes the pictures of a page."""
    for nom, largeur, hauteur, schema in VUES:
        page = lecteur.ouvrir(adresse, largeur=largeur, schema=schema)
        _enregistrer(page, sortie / f"{type_}-{nom}.webp", largeur, hauteur)
    if type_ == IMPRIMEE:
        page = lecteur.ouvrir(adresse, largeur=_FEUILLE[0])
        page.emulate_media(media="print")
        _enregistrer(page, sortie / f"{type_}-imprimee.webp", *_FEUILLE)


def _enregistrer(page: Page, image: Path, largeur: int, hauteur: int) -> None:
    page.set_viewport_size({"width": largeur, "height": hauteur})
    prise = page.context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": _QUALITE})
    image.write_bytes(base64.b64decode(prise["data"]))
    page.close()


if __name__ == "__main__":
    main()
