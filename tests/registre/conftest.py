"""A register in a folder, and a short way to add to it."""

from functools import partial
from pathlib import Path

import pytest
from tests.registre.gestes import Accorder, accorder_dans
from tests.registre.recueil_lot import RECUEIL

from reglo import registre
from reglo.registre import Registre


@pytest.fixture
def chemin(tmp_path: Path) -> Path:
    """The path of an empty register."""
    return registre.creer(tmp_path / "d.registre").chemin


@pytest.fixture
def accorder(chemin: Path) -> Accorder:
    """Adds a decision to the register."""
    return partial(accorder_dans, chemin)


@pytest.fixture
def trois(accorder: Accorder) -> Registre:
    """A register of three acts: a grant, another, the amendment of the first."""
    accorder(référence="CP 2025-12, n° 7", auteur="Commission permanente")
    deux = accorder(logements=5, montant="25 000 €")
    return deux.modifier(RECUEIL, 1, {"date": "12/03/2025", "logements": 20})
