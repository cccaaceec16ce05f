"""The proof is proved: each planted fault is seen within a few hundred pairs, which agree without it."""

import pytest
from tests.accord import fautes_du_jeu, fautes_du_moteur
from tests.accord.campagne import Bilan, mener_lot
from tests.evaluation.durable.essais import avec_durable

pytestmark = [avec_durable, pytest.mark.lent]
FAUTES = {**fautes_du_jeu.FAUTES, **fautes_du_moteur.FAUTES}
LOTS, TAILLE, ENTIERE_SUR = range(2_000_000, 2_000_700), 6, 3
"""The lots looked at for a fault, how many pairs of each, one in how many compared on its whole answer."""


def premier_ecart() -> str | None:
    """Gives the first difference of the first lots, or none."""
    for numero in LOTS:
        bilan = Bilan()
        mener_lot(numero, bilan, TAILLE, ENTIERE_SUR)
        if bilan.ecarts:
            return bilan.ecarts[0]
    return None


def test_at_least_thirty_kinds_of_faults_are_planted() -> None:
    assert len(FAUTES) >= 30


def test_without_a_fault_nothing_is_seen() -> None:
    assert premier_ecart() is None


@pytest.mark.parametrize("nom", FAUTES)
def test_a_planted_fault_is_seen(nom: str, monkeypatch: pytest.MonkeyPatch) -> None:
    FAUTES[nom](monkeypatch)
    assert premier_ecart() is not None
