"""The speed of the engine: what a dossier and a loading may cost, and how both grow with the number of aids.

Limits are those promised, doubled for machines that are shared, then stretched to what this one is worth now.
"""

import sys
from pathlib import Path

import msgspec
import pytest
from tests.evaluation.durable.essais import avec_durable
from tests.vitesse.chronometre import ecrit, etirer
from tests.vitesse.moteur import Releve

pytestmark = [
    pytest.mark.lent,
    pytest.mark.depot,
    avec_durable,
    pytest.mark.skipif(sys.platform == "win32", reason="the time of a process is counted otherwise there"),
]
MARGE = 2
PAR_AIDE, CHARGEMENT = 60, 150
CROISSANCE = {"dossier": 1.6, "chargement": 2.5}
"""What an aid among a thousand costs, at most, of what it costs among ten: a square would make it a hundred times. The
collector looks now and then through all that is loaded, which it does not do for ten.
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def releve(cache: Path) -> Releve:
    return msgspec.json.decode(ecrit("tests.vitesse", "--json", cache=cache), type=Releve)


def test_a_whole_dossier_takes_sixty_microseconds_an_aid(releve: Releve, cache: Path) -> None:
    assert releve.complet <= etirer(MARGE * PAR_AIDE, cache)


def test_a_hundred_and_fifty_aids_load_in_a_hundred_and_fifty_milliseconds(releve: Releve, cache: Path) -> None:
    assert releve.chargement <= etirer(MARGE * CHARGEMENT, cache)


def test_a_corrected_answer_costs_what_it_touches(releve: Releve, cache: Path) -> None:
    """Half of the answers keep to what is promised, and none takes thrice that."""
    cent = etirer(100, cache)
    assert releve.corrections.part * 100 <= cent
    assert releve.corrections.pire.part * 100 <= 3 * cent


@pytest.mark.parametrize("mesure", CROISSANCE)
def test_an_aid_costs_the_same_among_a_thousand_as_among_ten(releve: Releve, mesure: str) -> None:
    premiere, *_, derniere = (getattr(x, mesure) for x in releve.croissance)
    assert derniere <= CROISSANCE[mesure] * premiere


def test_a_dossier_that_answers_everything_is_judged_far_faster_than_by_the_reference(releve: Releve) -> None:
    assert 3 * releve.complet <= releve.reference


def test_what_is_left_to_the_reference_costs_little_more_than_the_reference(releve: Releve) -> None:
    assert releve.moitie <= 1.6 * releve.reference_moitie
