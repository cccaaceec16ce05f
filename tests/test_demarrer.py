"""The start script speaks French, refuses what it did not make, and survives an accent in the path."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.depot


@pytest.fixture
def demarrer(depot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, its `.venv` moved to an empty folder."""
    spec = importlib.util.spec_from_file_location("demarrer", depot / "demarrer.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    checkout = tmp_path / "dépôt"
    (checkout / "engine").mkdir(parents=True)
    for name, path in (("DEPOT", checkout), ("VENV", checkout / ".venv")):
        monkeypatch.setattr(module, name, path)
    monkeypatch.setattr(module, "EMPREINTE", checkout / ".venv/reglo-empreinte.txt")
    return module


def test_an_old_python_is_told_so_in_french(depot: Path) -> None:
    old = "import sys, runpy; sys.version_info = (3, 9); runpy.run_path('demarrer.py', run_name='__main__')"
    env = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", old], cwd=depot, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Réglo demande Python 3.11 ou plus récent ; celui-ci est Python 3.9.")


def test_without_a_command_it_says_what_to_write(demarrer: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert demarrer.main([]) == 2
    assert "python3 demarrer.py reglo" in capsys.readouterr().err


def test_it_never_empties_a_folder_it_did_not_make(demarrer: ModuleType) -> None:
    demarrer.VENV.mkdir()
    (demarrer.VENV / "precieux.txt").write_text("à garder", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"n'a pas été créé par demarrer\.py"):
        demarrer.vider()
    assert (demarrer.VENV / "precieux.txt").exists()


def test_it_empties_a_folder_it_made(demarrer: ModuleType) -> None:
    demarrer.vider()
    (demarrer.VENV / "reste.txt").write_text("", encoding="utf-8")
    demarrer.vider()
    assert [path.name for path in demarrer.VENV.iterdir()] == ["reglo-empreinte.txt"]


def test_the_link_to_the_engine_is_relative_and_plain(demarrer: ModuleType) -> None:
    link = demarrer.VENV / "lib/site-packages/_editable_impl_reglo.pth"
    link.parent.mkdir(parents=True)
    link.write_text(str(demarrer.DEPOT / "engine"), encoding="utf-8")
    demarrer.relier()
    assert (link.parent / link.read_text(encoding="ascii")).resolve() == (demarrer.DEPOT / "engine").resolve()


def test_the_stamp_changes_with_the_lock(demarrer: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (demarrer.DEPOT / "pyproject.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr(demarrer, "VERROU", tmp_path / "verrou.txt")
    (tmp_path / "verrou.txt").write_text("avant", encoding="utf-8")
    before = demarrer.empreinte()
    (tmp_path / "verrou.txt").write_text("après", encoding="utf-8")
    assert demarrer.empreinte() != before
