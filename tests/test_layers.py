"""The layer contract of `pyproject.toml` holds, and is able to break."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.depot
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"


@pytest.fixture
def copy(depot: Path, tmp_path: Path) -> Path:
    """A copy of the engine and of its contract."""
    shutil.copytree(depot / "engine", tmp_path / "engine", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(depot / "pyproject.toml", tmp_path)
    return tmp_path


def broken_contracts(folder: Path) -> tuple[int, str]:
    """Runs the contract in that folder."""
    env = {**os.environ, "PYTHONPATH": str(folder / "engine"), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", LINT, "--no-cache"]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout


def plant(folder: Path, module: str, line: str) -> None:
    path = folder / "engine/reglo" / module
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")


def test_the_engine_keeps_the_contract(copy: Path) -> None:
    code, output = broken_contracts(copy)
    assert code == 0, output


@pytest.mark.parametrize(
    ("module", "line", "told"),
    [
        ("source.py", "import reglo.model.clauses", "reglo.source -> reglo.model.clauses"),
        ("model/expressions.py", "import reglo.outcome.dossier", "reglo.model.expressions -> reglo.outcome.dossier"),
        ("source.py", "import durable", "reglo.source -> durable"),
    ],
)
def test_a_planted_import_breaks_the_contract(copy: Path, module: str, line: str, told: str) -> None:
    plant(copy, module, line)
    code, output = broken_contracts(copy)
    assert code != 0
    assert told in output


def test_a_module_without_a_layer_breaks_the_contract(copy: Path) -> None:
    (copy / "engine/reglo/sans_couche.py").write_text('"""No layer names this."""\n', encoding="utf-8")
    code, output = broken_contracts(copy)
    assert code != 0
    assert "sans_couche" in output
