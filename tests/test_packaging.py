"""What is shipped: a light import, a wheel that holds grammar and rules, locks with hashes, no trace of a machine."""

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from reglo.resources import resource_dir

HEAVY = ("lark", "yaml", "babel", "rapidfuzz", "durable", "hypothesis", "mkdocs", "markdown_it", "ibis", "ortools")
LOCKS = ("verrou.txt", "verrou-durable.txt")


def run(*command: str | Path, cwd: Path | None = None, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs a command with UTF-8 output, and with this folder first on Python's path."""
    env = {**os.environ, "PYTHONUTF8": "1"} | ({"PYTHONPATH": str(path)} if path else {})
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


def tracked(depot: Path) -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=depot, capture_output=True, text=True, check=True)  # noqa: S607
    return [name for name in listed.stdout.split("\0") if (depot / name).is_file()]


@pytest.fixture(scope="session")
def distributions(depot: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an sdist and of the wheel built from it."""
    folder = tmp_path_factory.mktemp("dist")
    built = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, depot)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


@pytest.fixture(scope="session")
def wheel(distributions: Path) -> Path:
    return next(distributions.glob("*.whl"))


def test_importing_reglo_loads_no_heavy_library() -> None:
    loaded = run(sys.executable, "-c", f"import reglo, sys; print(*(sys.modules.keys() & {set(HEAVY)!r}))")
    assert (loaded.stdout.strip(), loaded.stderr) == ("", "")


def test_module_and_command_are_one() -> None:
    as_module, as_command = run(sys.executable, "-m", "reglo"), run(Path(sys.executable).with_name("reglo"))
    assert as_module.stdout == as_command.stdout
    assert as_module.returncode == as_command.returncode
    assert "Traceback" not in as_module.stderr


def test_resources_are_found_where_the_package_is() -> None:
    assert (resource_dir("grammar") / "regle.lark").is_file()
    assert (resource_dir("rules") / "LICENCE.md").is_file()
    assert (resource_dir("kb_docs") / "mkdocs.yml").is_file()


@pytest.mark.depot
def test_a_checkout_reads_its_own_folders(depot: Path) -> None:
    for nom in ("grammar", "rules", "kb_docs"):
        assert resource_dir(nom) == depot / nom


@pytest.mark.depot
@pytest.mark.lent
def test_wheel_holds_its_resources_licences_and_type_marker(depot: Path, wheel: Path) -> None:
    shipped = set(zipfile.ZipFile(wheel).namelist())
    sources = [name for name in tracked(depot) if name.startswith(("grammar/", "rules/", "kb_docs/"))]
    assert {f"reglo/_{name}" for name in sources} | {"reglo/py.typed"} <= shipped
    licences = {name.partition("dist-info/licenses/")[2] for name in shipped if "dist-info/licenses/" in name}
    assert licences == {"LICENSE", "rules/LICENCE.md"}


@pytest.mark.depot
@pytest.mark.lent
def test_a_wheel_reads_the_folders_it_holds(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)  # noqa: S202 - the wheel that was just built
    script = "from reglo.resources import resource_dir as r; print(r('grammar'), r('rules'), sep='\\n')"
    found = run(sys.executable, "-c", script, cwd=tmp_path, path=tmp_path)
    assert found.stdout.split("\n")[:2] == [str(tmp_path / "reglo/_grammar"), str(tmp_path / "reglo/_rules")]


@pytest.mark.depot
@pytest.mark.lent
def test_sdist_holds_what_the_repository_tracks(depot: Path, distributions: Path) -> None:
    with tarfile.open(next(distributions.glob("*.tar.gz"))) as archive:
        shipped = {name.partition("/")[2] for name in archive.getnames()}
    assert {name for name in tracked(depot) if not name.startswith(".ci/")} <= shipped


@pytest.mark.depot
@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_each_package_with_hashes_and_names_no_host(depot: Path, lock: str) -> None:
    text = (depot / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert [
        entry for entry in entries if not re.match(r"[\w.-]+==[\w.]+", entry) or "--hash=sha256:" not in entry
    ] == []
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", text)


@pytest.mark.depot
def test_locks_hold_all_that_pyproject_names(depot: Path) -> None:
    project = tomllib.loads((depot / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    wanted = {canonicalize_name(Requirement(line).name) for group in groups for line in group}
    texts = "".join((depot / lock).read_text(encoding="utf-8") for lock in LOCKS)
    assert wanted - set(re.findall(r"^([\w.-]+)==", texts, re.MULTILINE)) == set()


@pytest.mark.depot
def test_no_tracked_file_names_a_machine_path_or_a_registry_host(depot: Path) -> None:
    folders = ("tmp", "work", "root", "home", "opt", "Users")
    hosts = ("pypi" + r"\.org", "python" + "hosted", "npm" + "js", "deb" + r"\.debian")
    pattern = re.compile(rf"(?<![\w.~}}-])/(?:{'|'.join(folders)})/|{'|'.join(hosts)}")
    found = {
        f"{name}: {match.group()}"
        for name in tracked(depot)
        for match in pattern.finditer((depot / name).read_text(encoding="utf-8", errors="replace"))
    }
    assert found == set()


@pytest.mark.depot
def test_code_and_rules_each_state_their_licence(depot: Path) -> None:
    assert (depot / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    assert "Licence Ouverte / Open Licence version 2.0" in (depot / "rules/LICENCE.md").read_text(encoding="utf-8")
