"""pytest collects the jurists' examples: one test by example and aid, whose failure is a French report."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.outcome.petit_recueil import CAS, TEXTE

import reglo


def pytest_sur(dossier: Path, *arguments: str) -> tuple[int, str]:
    """Runs pytest on a folder, with the plugin alone."""
    env = {**os.environ, "PYTHONPATH": str(Path(reglo.__file__).parents[1]), "PYTHONUTF8": "1"}
    commande = [sys.executable, "-m", "pytest", "-p", "reglo.pytest_plugin", "-p", "no:cacheprovider", "-q", *arguments]
    fait = subprocess.run(commande, cwd=dossier, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    return fait.returncode, fait.stdout


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    (tmp_path / "petit.regle").write_text(TEXTE, encoding="utf-8")
    (tmp_path / "petit.cas.regle").write_text(CAS, encoding="utf-8")
    return tmp_path


def test_each_example_is_a_test(dossier: Path) -> None:
    code, sorti = pytest_sur(dossier, "--collect-only")
    assert code == 0
    assert "petit.cas.regle::dix-neuf places > aude.hcs" in sorti
    code, sorti = pytest_sur(dossier)
    assert (code, "2 passed" in sorti) == (0, True)


def test_a_failure_is_a_report_without_a_traceback(dossier: Path) -> None:
    (dossier / "petit.cas.regle").write_text(CAS.replace("refusé par : c3", "refusé par : c4"), encoding="utf-8")
    code, sorti = pytest_sur(dossier)
    assert code == 1
    assert "refusé par : attendu c4, obtenu c3." in sorti
    assert "petit.cas.regle:19:5" in sorti
    assert "Traceback" not in sorti
    assert "pytest_plugin.py" not in sorti


def test_a_file_that_cannot_be_read_whole_fails(dossier: Path) -> None:
    (dossier / "petit.cas.regle").write_text(CAS.replace("places : 24", "place : 24"), encoding="utf-8")
    code, sorti = pytest_sur(dossier)
    assert code == 1
    assert "« place » n'est pas une donnée" in sorti
    (dossier / "petit.cas.regle").write_bytes(b"\xff")
    assert "E116" in pytest_sur(dossier)[1]


def test_rules_that_do_not_load_fail(dossier: Path) -> None:
    (dossier / "petit.regle").write_text("langue reglo 1\naide\n", encoding="utf-8")
    code, sorti = pytest_sur(dossier)
    assert code == 1
    assert "petit.regle:2" in sorti
    (dossier / "petit.regle").unlink()
    code, sorti = pytest_sur(dossier)
    assert (code, "E115" in sorti) == (1, True)
