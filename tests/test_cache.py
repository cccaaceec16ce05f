"""The folder of the user: where it is, what is read back from it, and what never comes back."""

import sys
from pathlib import Path

import pytest

from reglo import cache


@pytest.fixture
def lieu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REGLO_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_the_folder_has_its_usual_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("REGLO_CACHE", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.dossier() == tmp_path / "reglo"


def test_what_is_kept_is_read_back(lieu: Path) -> None:
    cache.garder("essai", "cle", b"deux\nlignes")
    assert cache.relire("essai", "cle") == b"deux\nlignes"
    assert [fichier.name for fichier in lieu.iterdir()] == ["essai-cle.json"]


def test_another_key_or_another_kind_gives_nothing(lieu: Path) -> None:
    cache.garder("essai", "cle", b"contenu")
    assert lieu.is_dir()
    assert cache.relire("essai", "autre") is None
    assert cache.relire("autre", "cle") is None


@pytest.mark.parametrize("degat", [b"", b"\n", b"somme\ncontenu"])
def test_damaged_data_never_come_back(lieu: Path, degat: bytes) -> None:
    cache.garder("essai", "cle", b"contenu")
    (lieu / "essai-cle.json").write_bytes(degat)
    assert cache.relire("essai", "cle") is None


def test_a_kind_never_pushes_another_out(lieu: Path) -> None:
    cache.garder("grammaire", "cle", b"tables")
    for rang in range(40):
        cache.garder("recueil", str(rang), b"contenu")
    assert cache.relire("grammaire", "cle") == b"tables"
    assert len(list(lieu.glob("recueil-*.json"))) == 16
