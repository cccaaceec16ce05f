"""The folders of a publication: the settings of MkDocs, a workshop, the folder given, replaced whole or left.

Nothing of another's is replaced: a folder that Réglo did not publish is refused.
"""

import json
import shutil
import tempfile
from collections.abc import Container, Iterator
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
