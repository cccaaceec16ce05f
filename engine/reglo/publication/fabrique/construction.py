"""Builds a site: its pages are drawn here one after another, and made by a team of presses as they come."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from reglo.processus import Equipe
from reglo.publication.fabrique.presse import Presse, Tiree
from reglo.publication.fabrique.site import MARQUE

Feuille = tuple[str, str]
"""A page that is drawn: its address, its Markdown."""
_LOT = 150_000
"""Characters of Markdown that a press is given at once, at least: some tenths of a second."""


def presses(processus: int, travail: Path) -> Equipe[Presse]:
    """Gives a team of presses, which work in a folder that is not kept."""
    return Equipe(processus, _ouvrir, travail)


def _ouvrir(travail: Path) -> Presse:
    return Presse(Path(tempfile.mkdtemp(dir=travail)))


def construire(feuilles: Iterable[Feuille], site: Path, equipe: Equipe[Presse]) -> int:
    """Builds pages into a new folder, and gives how many they are."""
    site.mkdir()
    tirees: list[Tiree] = []
    for lot in equipe.confier(_tirer, _lots(feuilles)):
        for adresse, tiree in lot:
            _ecrire(site / adresse.replace(".md", ".html"), tiree.html)
            tirees.append(tiree)
    equipe.ouvert.entourer(site, tirees)
    (site / MARQUE).write_text("Dossier écrit par « reglo publier », qui peut le remplacer.\n", encoding="utf-8")
    return len(tirees)


def _ecrire(fichier: Path, texte: str) -> None:
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_text(texte, encoding="utf-8", newline="\n")


def _lots(feuilles: Iterable[Feuille]) -> Iterator[list[Feuille]]:
    lot: list[Feuille] = []
    for feuille in feuilles:
        lot.append(feuille)
        if sum(len(markdown) for _, markdown in lot) >= _LOT:
            yield lot
            lot = []
    yield lot


def _tirer(presse: Presse, lot: list[Feuille]) -> list[tuple[str, Tiree]]:
    return [(adresse, presse.tirer(adresse, markdown)) for adresse, markdown in lot]
