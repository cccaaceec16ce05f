"""durable-rules never gives another answer than the reference: a share of the pairs that `campagne` compares."""

from collections import Counter

import pytest
from tests.accord.campagne import Bilan, mener_lot
from tests.accord.comparaison import Banc
from tests.accord.paires import lot
from tests.accord.repartition import manquants, tableau
from tests.evaluation.durable.essais import avec_durable

pytestmark = avec_durable
LOTS, TAILLE = range(1_000_000, 1_000_100), 10
"""Lots that no campaign reaches, and how many pairs of each."""


@pytest.fixture(scope="module")
def bilan() -> Bilan:
    """What a few lots give, once for the tests that read it."""
    mene = Bilan()
    for numero in LOTS:
        mener_lot(numero, mene, TAILLE)
    return mene


def test_durable_rules_answers_as_the_reference_does(bilan: Bilan) -> None:
    assert bilan.ecarts == []


def test_enough_of_everything_is_drawn(bilan: Bilan) -> None:
    print("\n".join(tableau(bilan.vus)))  # noqa: T201 - the table is for the reader
    assert manquants(bilan.vus, pour=2) == []


def test_a_number_gives_the_same_lot_for_ever() -> None:
    assert lot(12) == lot(12)


def test_a_lot_without_enough_of_anything_is_refused() -> None:
    assert "verdict eligible" in manquants(Counter({"résultats": 100}))[0]


def test_another_answer_is_told() -> None:
    drawn = lot(1)
    vus: Counter[str] = Counter()
    with Banc(drawn) as banc:
        banc.moteur.trancher = lambda *_, **__: {}  # type: ignore[method-assign]
        with pytest.raises(KeyError):
            list(banc.comparer(drawn.paires[0], vus))
