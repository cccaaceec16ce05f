"""The speed that people count on while they write and when they ask, and its growth with the size of a rulebook."""

import sys
from pathlib import Path

import pytest
from tests.vitesse.chronometre import etirer, lancer, mesurer
from tests.vitesse.generateur import ecrire, recueil, taille
from tests.vitesse.mesures import RETOUCHES

pytestmark = [
    pytest.mark.lent,
    pytest.mark.depot,
    pytest.mark.skipif(sys.platform == "win32", reason="the time of a child process is counted otherwise there"),
]
LIGNES = 15_000
DOSSIER = "rules/aude/exemples/residence-autonomie.yaml"
AIDE = "aude.hcs.loi_2002_2"
UNE_AIDE, TOUTES = 18, 60
"""Starts of Python that an answer takes: about 8, of which msgspec and PyYAML 3, then half a start for each other aid
with its readings, as the reference interpreter walks them.
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def grand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 15 000 lines."""
    return ecrit(tmp_path_factory.mktemp("grand"), LIGNES)


def ecrit(dossier: Path, lignes: int, series: int | None = None) -> Path:
    fichiers = recueil(lignes, series=series)
    assert lignes * 99 <= taille(fichiers) * 100 <= lignes * 101
    ecrire(dossier, fichiers)
    return dossier


def test_a_cold_check_of_fifteen_thousand_lines(grand: Path, tmp_path: Path) -> None:
    durees = [lancer("-m", "reglo", "verifier", str(grand), cache=tmp_path / str(rang)) for rang in range(2)]
    assert min(durees) <= etirer(3000, tmp_path)


@pytest.mark.parametrize("geste", ["compiler", "evaluer"])
@pytest.mark.parametrize("series", [None, 1], ids=["lignes", "aides"])
def test_the_time_of_a_check_and_of_an_answer_grows_as_the_lines_and_as_the_aids(
    geste: str, series: int | None, cache: Path, tmp_path: Path
) -> None:
    dossiers = [ecrit(tmp_path / str(lignes), lignes, series) for lignes in (4_000, 8_000, 16_000)]
    essais: list[list[int]] = []
    for _ in range(8):
        essais.append([mesurer(geste, dossier, cache=cache, fois=2) for dossier in dossiers])
        un, double, quadruple = map(min, zip(*essais, strict=True))
        if quadruple - double <= 3 * (
            double - un
        ):  # twice as much for twice the lines; four times, were it their square
            return
    raise AssertionError(essais)


@pytest.mark.parametrize("retouche", RETOUCHES)
def test_one_changed_file_of_fifteen_thousand_lines(retouche: str, cache: Path, tmp_path: Path) -> None:
    dossier = ecrit(tmp_path / "regles", LIGNES)
    assert mesurer(retouche, dossier, cache=cache, fois=8) <= etirer(150, cache)


def test_fifteen_thousand_lines_read_back_from_the_cache(grand: Path, cache: Path) -> None:
    lancer("-m", "reglo", "verifier", str(grand), cache=cache)
    assert mesurer("relire", grand, cache=cache, fois=1, processus=5) <= etirer(150, cache)


def test_an_answer_costs_a_few_starts_of_python(cache: Path) -> None:
    """Eight is the wish; ten to fifteen is what machines show, durable-rules loaded and its rules compiled."""
    evaluer = ("-m", "reglo", "evaluer", DOSSIER)
    lancer(*evaluer, cache=cache)
    nu = lancer("-c", "pass", cache=cache, fois=10)
    assert lancer(*evaluer, "--aide", AIDE, cache=cache, fois=5) <= UNE_AIDE * nu
    assert lancer(*evaluer, cache=cache, fois=5) <= TOUTES * nu
