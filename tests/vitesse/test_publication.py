"""How long a publication takes, of many aids as of one saved clause while the site is served; what a page weighs."""

import gzip
import re
import shutil
import sys
from pathlib import Path
from statistics import median

import pytest
from tests.vitesse.chronometre import durees, etirer, lancer

from reglo.chargement import charger
from reglo.cli.publier import rassembler
from reglo.cli.suivi import PERIODE
from reglo.publication import pages
from reglo.publication.fabrique.presse import Presse
from reglo.resources import resource_dir

pytestmark = [
    pytest.mark.lent,
    pytest.mark.depot,
    pytest.mark.skipif(sys.platform == "win32", reason="the time of a child process is counted otherwise there"),
]
AIDES = 150
BATIR, MONTRER = 30_000, 2_000
"""Milliseconds: to build the site of so many aids, nothing known before; from a save to the page that shows it."""
COEURS = 2
"""Those of a usual machine: all that takes long is shared between them."""
POIDS = 60_000
"""Bytes of a page, compressed."""
_DECLARATION = re.compile(r"^(?=\S)", re.MULTILINE)


def multiplier(dossier: Path, aides: int) -> int:
    """Declares the aids of a folder of rules again under other ids, up to so many; gives how many there are."""
    fichiers = {chemin: chemin.read_text(encoding="utf-8") for chemin in sorted(dossier.rglob("*.regle"))}
    declarees = {
        chemin: [b for b in _DECLARATION.split(texte) if b.startswith("aide ")] for chemin, texte in fichiers.items()
    }
    connues = {bloc.split()[1] for blocs in declarees.values() for bloc in blocs}
    rang = 0
    while len(connues) < aides:
        rang += 1
        for chemin, blocs in declarees.items():
            for bloc in blocs:
                nom = f"{bloc.split()[1]}_{rang}"
                if nom in connues or len(connues) < aides:
                    connues.add(nom)
                    fichiers[chemin] = f"{fichiers[chemin].rstrip()}\n\n{bloc.replace(bloc.split()[1], nom, 1)}"
    for chemin, texte in fichiers.items():
        chemin.write_text(texte, encoding="utf-8")
    return len(connues)


def test_a_site_of_a_hundred_and_fifty_aids_is_built_whole_in_half_a_minute_of_two_cores(tmp_path: Path) -> None:
    """Nothing known before, examples played and links followed; by the processor, which other works do not falsify."""
    regles = tmp_path / "rules"
    shutil.copytree(resource_dir("rules"), regles)
    assert multiplier(regles, AIDES) == AIDES
    commande = ("-m", "reglo", "publier", "--strict", "--regles", str(regles), "--sortie", str(tmp_path / "site"))
    assert lancer(*commande, cache=tmp_path / "cache") <= etirer(COEURS * BATIR, tmp_path)
    assert len([*(tmp_path / "site/aides").glob("*.html")]) >= AIDES


def test_a_saved_clause_shows_again_in_less_than_two_seconds(tmp_path: Path) -> None:
    shutil.copytree(resource_dir("rules"), tmp_path / "rules")
    mesurees = durees("montrer", tmp_path / "rules", cache=tmp_path / "cache", fois=7)
    assert PERIODE + median(mesurees) <= etirer(MONTRER, tmp_path)


def test_no_page_weighs_more_than_sixty_kilobytes_compressed_nor_carries_the_tree_of_the_site(tmp_path: Path) -> None:
    regles = resource_dir("rules")
    presse, lourdes, arbres = Presse(tmp_path), [], []
    for adresse, markdown in pages(rassembler(charger(regles), regles, None)).items():
        html = presse.tirer(adresse, markdown).html
        if (poids := len(gzip.compress(html.encode()))) > POIDS:
            lourdes.append((poids, adresse))
        cadre = html.partition("<article")[0] + html.rpartition("</article>")[2]
        arbres += [adresse] if "aude.hcs" in cadre else []
    assert (lourdes, arbres) == ([], [])
