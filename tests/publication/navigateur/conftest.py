"""What the tests of the published pages ask for: the site, its address, a reader in Chromium."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.publication.navigateur import chromium, publication


@pytest.fixture(scope="session")
def site(depot: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published rules, in their folder."""
    return publication.publier(depot, tmp_path_factory.mktemp("publication") / "site")


@pytest.fixture(scope="package")
def adresse(site: Path) -> Iterator[str]:
    """The address where the site is served."""
    with publication.servir(site) as adresse:
        yield adresse


@pytest.fixture(scope="package")
def navigateur() -> Iterator[Browser]:
    """Chromium; the tests that ask for it are skipped, and say so, where there is none."""
    executable = chromium.trouver()
    if executable is None:
        if os.environ.get(chromium.EXIGE):
            pytest.fail(chromium.ABSENT)
        pytest.skip(chromium.ABSENT)
    with chromium.lancer(executable) as navigateur:
        yield navigateur


@pytest.fixture
def lecteur(navigateur: Browser, adresse: str) -> Iterator[chromium.Lecteur]:
    """A reader; no page that it opens may leave the site, fail to find a file, or complain in the console."""
    lecteur = chromium.Lecteur(navigateur, adresse)
    yield lecteur
    lecteur.fermer()
    assert lecteur.ecarts == []


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """The pages to read: some of each type."""
    return publication.echantillon(site)
