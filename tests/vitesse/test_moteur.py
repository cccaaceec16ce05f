"""The speed of the engine: what a dossier and a loading may cost, and how both grow with the number of aids.

Limits are those promised, doubled for machines that are shared, then stretched to what this one is worth now. Whatever
does not keep to them is measured anew, a few times: a neighbour may take the machine for a while.
"""

import sys
from collections.abc import Callable, Iterator
from itertools import islice
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
ESSAIS = 4
PAR_AIDE, CHARGEMENT = 60, 150
CROISSANCE = {"dossier": 1.6, "chargement": 2.5}
"""What an aid among a thousand costs, at most, of what it costs among ten: a square would make it a hundred times. The
collector looks now and then through all that is loaded, which it does not do for ten.
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


class Releves:
    """Measures made when they are first needed, and kept for those who ask next."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self._faits: list[Releve] = []

    def un_tient(self, exigence: Callable[[Releve], bool]) -> bool:
        """Tells whether some measure keeps to what is required."""
        return any(exigence(releve) for releve in islice(self._tous(), ESSAIS))

    def _tous(self) -> Iterator[Releve]:
        yield from self._faits
        while True:
            mesure = msgspec.json.decode(ecrit("tests.vitesse", "--json", cache=self.cache), type=Releve)
            self._faits.append(mesure)
            yield mesure


@pytest.fixture(scope="module")
def releves(cache: Path) -> Releves:
    return Releves(cache)


def test_a_whole_dossier_takes_sixty_microseconds_an_aid(releves: Releves) -> None:
    assert releves.un_tient(lambda x: x.complet <= etirer(MARGE * PAR_AIDE, releves.cache))


def test_a_hundred_and_fifty_aids_load_in_a_hundred_and_fifty_milliseconds(releves: Releves) -> None:
    assert releves.un_tient(lambda x: x.chargement <= etirer(MARGE * CHARGEMENT, releves.cache))


def test_a_corrected_answer_costs_what_it_touches(releves: Releves) -> None:
    """Half of the answers keep to what is promised, and none takes thrice that."""

    def tient(releve: Releve) -> bool:
        cent = etirer(100, releves.cache)
        return releve.corrections.part * 100 <= cent and releve.corrections.pire.part * 100 <= 3 * cent

    assert releves.un_tient(tient)


@pytest.mark.parametrize("mesure", CROISSANCE)
def test_an_aid_costs_the_same_among_a_thousand_as_among_ten(releves: Releves, mesure: str) -> None:
    def tient(releve: Releve) -> bool:
        premiere, *_, derniere = (float(getattr(x, mesure)) for x in releve.croissance)
        return derniere <= CROISSANCE[mesure] * premiere

    assert releves.un_tient(tient)


def test_a_dossier_that_answers_everything_is_judged_far_faster_than_by_the_reference(releves: Releves) -> None:
    assert releves.un_tient(lambda x: 3 * x.complet <= x.reference)


def test_what_is_left_to_the_reference_costs_little_more_than_the_reference(releves: Releves) -> None:
    assert releves.un_tient(lambda x: x.moitie <= 1.6 * x.reference_moitie)
