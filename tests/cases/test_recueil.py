"""Where the rules of an example are looked for, and which files hold examples."""

from pathlib import Path

import pytest
from tests.outcome.petit_recueil import TEXTE

from reglo.cases.recueil import Recueils, dossier_des_regles, fichiers_de_cas, racine_du_recueil
from reglo.resources import resource_dir


def pose(chemin: Path, texte: str = "langue reglo 1\n") -> Path:
    """Writes a file, and the folders above it."""
    chemin.parent.mkdir(parents=True, exist_ok=True)
    chemin.write_text(texte, encoding="utf-8")
    return chemin


def test_the_folder_named_for_rules_wins(tmp_path: Path) -> None:
    pose(tmp_path / "rules/aude/hcs.regle")
    assert racine_du_recueil(pose(tmp_path / "rules/aude/exemples/x.cas.regle")) == tmp_path / "rules"


def test_the_folder_named_for_rules_is_its_own_whatever_lies_above(tmp_path: Path) -> None:
    pose(tmp_path / "égaré.regle")
    pose(tmp_path / "rules/aude/hcs.regle")
    assert racine_du_recueil(tmp_path / "rules") == tmp_path / "rules"


def test_else_the_nearest_folder_that_holds_rules(tmp_path: Path) -> None:
    pose(tmp_path / "a/hcs.regle")
    assert racine_du_recueil(pose(tmp_path / "a/b/x.cas.regle")) == tmp_path / "a"
    assert racine_du_recueil(pose(tmp_path / "a/x.cas.regle")) == tmp_path / "a"


def test_examples_are_no_rules_and_far_folders_are_not_searched(tmp_path: Path) -> None:
    pose(tmp_path / "loin.regle")
    assert racine_du_recueil(pose(tmp_path / "a/b/c/x.cas.regle")) is None


def test_a_rulebook_is_loaded_once(tmp_path: Path) -> None:
    pose(tmp_path / "petit.regle", TEXTE)
    recueils = Recueils()
    assert recueils.pour(tmp_path / "a.cas.regle") is recueils.pour(tmp_path / "b.cas.regle") is not None


def test_a_folder_may_be_imposed(tmp_path: Path) -> None:
    pose(tmp_path / "autre/petit.regle", TEXTE)
    charge = Recueils(tmp_path / "autre").pour(tmp_path / "a.cas.regle")
    assert charge is not None
    assert charge.rulebook is not None


def test_the_rules_here_come_before_those_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert dossier_des_regles(None) == resource_dir("rules")
    (tmp_path / "rules").mkdir()
    assert dossier_des_regles(None) == Path("rules")
    assert dossier_des_regles(tmp_path) == tmp_path


def test_files_of_examples_are_found_once_in_order(tmp_path: Path) -> None:
    b, a = pose(tmp_path / "b.cas.regle"), pose(tmp_path / "a/a.cas.regle")
    pose(tmp_path / "a/hcs.regle")
    assert fichiers_de_cas([tmp_path, b]) == (a, b)
