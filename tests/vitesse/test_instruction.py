"""The speed of an instruction: what a corrected answer may cost, with what it touches read back.

The limit is that promised, doubled for machines that are shared, then stretched to what this one is worth now.
"""

import sys
from pathlib import Path

import msgspec
import pytest
from tests.evaluation.durable.essais import avec_durable
from tests.vitesse.chronometre import ecrit, etirer
from tests.vitesse.instruction import Releve

pytestmark = [
    pytest.mark.lent,
    pytest.mark.depot,
    avec_durable,
    pytest.mark.skipif(sys.platform == "win32", reason="the time of a process is counted otherwise there"),
]
MARGE = 2
PAR_REPONSE, PAR_CONDITION = 150, 30


def test_a_corrected_answer_costs_what_it_touches(tmp_path: Path) -> None:
    releve = msgspec.json.decode(ecrit("tests.vitesse.instruction", cache=tmp_path), type=Releve)
    promis = PAR_REPONSE + round(PAR_CONDITION * releve.conditions)
    assert releve.duree <= etirer(MARGE * promis, tmp_path)
