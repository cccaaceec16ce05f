"""What every test may ask for: the checkout, and golden files.

A golden file is rewritten only on demand (`--golden-update`), never by a failing run.
"""

from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declares the option that rewrites the golden files."""
    parser.addoption("--golden-update", action="store_true", help="réécrit les fichiers .attendu")


@pytest.fixture(scope="session")
def depot() -> Path:
    """The checkout; a test that asks for it carries the mark `depot` and is left out when a wheel is tested."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """Compares a text with the golden file that holds it."""
    update = bool(request.config.getoption("--golden-update"))

    def compare(obtenu: str, fichier: Path) -> None:
        if update:
            fichier.parent.mkdir(parents=True, exist_ok=True)
            fichier.write_text(obtenu, encoding="utf-8")
        assert fichier.is_file(), f"{fichier} manque : pytest --golden-update l'écrit"
        assert obtenu == fichier.read_text(encoding="utf-8")

    return compare
