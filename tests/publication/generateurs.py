"""Sites built from the same pages: as Réglo publishes them, and as generators of sites build them by themselves."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from reglo.publication.fabrique.construction import construire as construire_par_presses
from reglo.publication.fabrique.construction import presses
from reglo.publication.fabrique.site import PAGES, STYLES, regler
from reglo.resources import resource_dir


def construire(publies: Mapping[str, str], dossier: Path, processus: int = 1) -> Path:
    """Gives a site as it is published, in a folder that exists."""
    travail = dossier / "presses"
    travail.mkdir()
    with presses(processus, travail) as equipe:
        assert construire_par_presses(publies.items(), dossier / "site", equipe) == len(publies)
    return dossier / "site"


def batir(generateur: str, publies: Mapping[str, str], dossier: Path) -> Path:
    """Gives the site that MkDocs or Zensical builds by itself, with our settings, in a folder that exists."""
    travail = dossier / generateur
    travail.mkdir()
    configuration = regler(travail, publies)
    for adresse, markdown in publies.items():
        fichier = travail / PAGES / adresse
        fichier.parent.mkdir(parents=True, exist_ok=True)
        fichier.write_text(markdown, encoding="utf-8", newline="\n")
    shutil.copytree(resource_dir("kb_docs") / STYLES, travail / PAGES / STYLES)
    commande = [sys.executable, "-m", generateur, "build", "--strict", "--config-file", str(configuration)]
    ambiance = {**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    bati = subprocess.run(
        commande, cwd=travail, env=ambiance, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert bati.returncode == 0, bati.stdout + bati.stderr
    return travail / "site"


def cherches(index: str | bytes) -> tuple[object, list[str]]:
    """What an index of the search holds, whatever the order of the pages."""
    lu = json.loads(index)
    return lu["config"], sorted(json.dumps(un, sort_keys=True) for un in lu["docs"])
