"""A folder kept in mind gives at each moment what `charger` gives, and says nothing new while nothing has changed."""

from pathlib import Path

import pytest
from tests.verifications import PRELUDE

from reglo.chargement import charger
from reglo.chargement.atelier import Atelier

AIDE = (
    "langue reglo 1\naide essai « Essai »\n  financeur region\n  nature subvention\n  source reglement\n"
    "  montants\n    m1. 1 000 €   texte « mille euros »\n"
)


@pytest.fixture(autouse=True)
def sans_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGLO_CACHE", "")


@pytest.fixture
def regles(tmp_path: Path) -> Path:
    (tmp_path / "vocabulaire.regle").write_text(PRELUDE, encoding="utf-8")
    (tmp_path / "essai.regle").write_text(AIDE, encoding="utf-8")
    return tmp_path


def test_nothing_changed_gives_the_very_same_object(regles: Path) -> None:
    atelier = Atelier(regles)
    premier = atelier.recharger()
    assert premier.rulebook is not None
    assert atelier.recharger() is premier


@pytest.mark.parametrize(
    "texte",
    [AIDE.replace("1 000", "2 000"), AIDE.replace("region", "regoin"), AIDE.replace("montants", "montant"), "", "§"],
)
def test_a_file_written_again_is_read_again(regles: Path, texte: str) -> None:
    atelier = Atelier(regles)
    premier = atelier.recharger()
    (regles / "essai.regle").write_text(texte, encoding="utf-8")
    assert atelier.recharger() == charger(regles) != premier
    (regles / "essai.regle").write_text(AIDE, encoding="utf-8")
    assert atelier.recharger() == premier


def test_a_file_added_or_deleted_is_seen(regles: Path) -> None:
    atelier = Atelier(regles)
    premier = atelier.recharger()
    (regles / "autre.regle").write_text(AIDE.replace("aide essai", "aide autre_essai"), encoding="utf-8")
    assert atelier.recharger() == charger(regles) != premier
    (regles / "autre.regle").unlink()
    assert atelier.recharger() == premier


def test_a_file_that_cannot_be_read_is_told_and_forgotten(regles: Path) -> None:
    atelier = Atelier(regles)
    premier = atelier.recharger()
    (regles / "latin.regle").write_bytes("donnée".encode("latin-1"))
    assert atelier.recharger() == charger(regles)
    assert atelier.recharger().rulebook is None
    (regles / "latin.regle").unlink()
    assert atelier.recharger() == premier


def test_an_empty_then_a_missing_folder_are_told(tmp_path: Path) -> None:
    vide = tmp_path / "vide"
    vide.mkdir()
    atelier = Atelier(vide)
    assert [d.code for d in atelier.recharger().diagnostics] == ["F102"]
    vide.rmdir()
    assert [d.code for d in atelier.recharger().diagnostics] == ["F101"]
