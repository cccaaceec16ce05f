"""The tables of the grammar are kept as JSON, and a bad cache is never trusted."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from reglo.syntax import tables as module
from reglo.syntax.tables import Tables, tables


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REGLO_CACHE", str(tmp_path))
    return tmp_path


def test_the_cache_is_written_once_and_read_back(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    neuves = tables.__wrapped__()
    (fichier,) = cache.iterdir()
    assert msgspec.json.decode(fichier.read_bytes().partition(b"\n")[2], type=Tables) == neuves
    monkeypatch.setattr(module, "construire", lambda _: pytest.fail("built twice"))
    assert tables.__wrapped__() == neuves


@pytest.mark.parametrize("contenu", [b"", b"{}", b"[1]", b"\x80\x04pickle", b'{"etats": 3}'])
def test_a_damaged_cache_is_built_again(cache: Path, contenu: bytes) -> None:
    tables.__wrapped__()
    (fichier,) = cache.iterdir()
    fichier.write_bytes(contenu)
    assert tables.__wrapped__().mots == tables().mots
    assert fichier.read_bytes() != contenu


def test_a_cache_that_cannot_be_written_is_no_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    obstacle = tmp_path / "fichier"
    obstacle.write_text("", encoding="utf-8")
    monkeypatch.setenv("REGLO_CACHE", str(obstacle))
    assert tables.__wrapped__().mots == tables().mots


def test_lark_is_not_loaded_when_the_tables_are_in_the_cache() -> None:
    programme = "import sys; from reglo.syntax.parse import analyser; analyser('', 'x'); print('lark' in sys.modules)"
    tables.__wrapped__()
    sortie = subprocess.run([sys.executable, "-c", programme], capture_output=True, text=True, check=True)
    assert sortie.stdout.strip() == "False"
