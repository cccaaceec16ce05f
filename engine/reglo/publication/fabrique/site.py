"""Builds the site from its pages: MkDocs runs in a process of its own, and the folder given is replaced whole or left.

Nothing of another's is replaced: a folder that Réglo did not publish is refused.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

from reglo.publication.fabrique.interruption import interruptible, sans_interruption
from reglo.publication.sommaire import navigation
from reglo.resources import resource_dir

MARQUE = ".reglo-publication"
"""The file that tells a folder that Réglo published."""
PAGES, STYLES = "pages", "css"
"""Folders: of the Markdown, in a workshop; of the style sheets, in the frame of the site and in the site."""
INSTALLER = 'python -m pip install "reglo[publication]"'


class PublicationImpossible(Exception):
    """The site cannot be built, or its folder cannot be replaced, with the sentence that says why."""


def exiger_mkdocs() -> None:
    """Refuses when the generator, its theme or the reader of the guide is not installed."""
    if any(find_spec(nom) is None for nom in ("mkdocs", "material", "markdown_it")):
        raise PublicationImpossible(
            f"La publication demande MkDocs, son thème Material et markdown-it-py. Pour les installer : {INSTALLER}"
        )


def exiger_remplacable(sortie: Path) -> None:
    """Refuses a folder that holds something else than a publication."""
    if sortie.exists() and not sortie.is_dir():
        raise PublicationImpossible(f"« {sortie} » n'est pas un dossier : --sortie attend celui de la publication.")
    if sortie.is_dir() and any(sortie.iterdir()) and not (sortie / MARQUE).is_file():
        raise PublicationImpossible(
            f"« {sortie} » contient autre chose qu'une publication de Réglo : choisir un autre dossier pour --sortie."
        )


def construire(pages: Mapping[str, str], site: Path, travail: Path) -> None:
    """Builds the pages into a new folder; `travail` is a folder for what is not kept."""
    configuration = regler(travail, pages)
    documents = travail / PAGES
    for adresse, markdown in pages.items():
        fichier = documents / adresse
        fichier.parent.mkdir(parents=True, exist_ok=True)
        fichier.write_text(markdown, encoding="utf-8", newline="\n")
    shutil.copytree(resource_dir("kb_docs") / STYLES, documents / STYLES)
    _mkdocs(configuration, site)
    (site / MARQUE).write_text("Dossier écrit par « reglo publier », qui peut le remplacer.\n", encoding="utf-8")


def regler(travail: Path, adresses: Container[str]) -> Path:
    """Writes what MkDocs reads before our settings: where the pages stand, and which are published."""
    gabarit, documents = resource_dir("kb_docs"), travail / PAGES
    documents.mkdir()
    reglages = {
        "INHERIT": str(gabarit / "mkdocs.yml"),
        "docs_dir": PAGES,
        "theme": {"custom_dir": str(gabarit / "overrides")},
        "nav": navigation(adresses),
    }
    configuration = travail / "mkdocs.yml"
    configuration.write_text(json.dumps(reglages), encoding="utf-8")
    return configuration


def _mkdocs(configuration: Path, site: Path) -> None:
    commande = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    commande += ["--config-file", str(configuration), "--site-dir", str(site)]
    ambiance = {**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    fini = subprocess.run(  # noqa: S603 - our own interpreter, on our own files
        commande, env=ambiance, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )
    if fini.returncode != 0:
        dit = "\n".join(f"  {ligne}" for ligne in _dites(fini.stderr or fini.stdout))
        raise PublicationImpossible(f"MkDocs n'a pas construit le site :\n{dit}")


def _dites(journal: str) -> list[str]:
    """Gives the last lines that MkDocs wrote; of a defect of its own, the last one only."""
    dit, defaut, trace = journal.strip().partition("Traceback (most recent call last):")
    return [*dit.splitlines()[-12:], *(trace.splitlines()[-1:] if defaut else ())]


def remplacer(site: Path, sortie: Path) -> None:
    """Puts a new site in the place of the one before, which comes back if that fails; nothing stops it half-way."""
    ancien = site.with_name("ancien")
    with sans_interruption():
        avait = sortie.is_dir()
        if avait:
            sortie.rename(ancien)
        try:
            site.rename(sortie)
        except OSError:
            if avait:
                ancien.rename(sortie)
            raise


@contextmanager
def atelier(sortie: Path) -> Iterator[Path]:
    """Gives a folder to work in, beside the one to replace, so that putting the site in place is a mere renaming.

    Nothing of it is left, nor of the folders made to hold it, whatever becomes of the work.
    """
    parent = sortie.absolute().parent
    faits = [dossier for dossier in (parent, *parent.parents) if not dossier.exists()]
    with interruptible():
        parent.mkdir(parents=True, exist_ok=True)
        travail = Path(tempfile.mkdtemp(prefix=".reglo-publier-", dir=parent))
        try:
            yield travail
        finally:
            with sans_interruption():
                shutil.rmtree(travail, ignore_errors=True)
                for dossier in faits:
                    with suppress(OSError):  # it holds the site
                        dossier.rmdir()
