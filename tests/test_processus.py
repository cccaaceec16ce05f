"""A work shared between processes gives what one gives, and an interruption stops it without a word of theirs."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reglo.processus import partager

OUVERTS: list[int] = []
DOUBLE = """
import time
from reglo.processus import partager
from tests.test_processus import attendre, ouvrir

if __name__ == "__main__":
    print("parti", flush=True)
    list(partager(attendre, range(200), 2, ouvrir, 1))
"""


def ouvrir(donne: int) -> None:
    OUVERTS.append(donne)


def ajouter(lot: int) -> int:
    if lot < 0:
        raise ValueError(lot)
    return lot + OUVERTS[-1]


def attendre(_lot: int) -> None:
    time.sleep(OUVERTS[-1])


def test_each_process_is_opened_with_what_is_given_and_the_order_is_kept() -> None:
    assert list(partager(ajouter, range(5), 2, ouvrir, 10)) == [10, 11, 12, 13, 14]
    assert OUVERTS == []


def test_a_fault_in_a_process_comes_back() -> None:
    with pytest.raises(ValueError, match="-1"):
        list(partager(ajouter, [1, -1, 2], 2, ouvrir, 10))


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
@pytest.mark.parametrize("delai", [0.2, 2.0], ids=["starting", "working"])
def test_an_interruption_ends_the_lots_in_hand_and_only_the_one_that_leads_speaks(tmp_path: Path, delai: float) -> None:
    script = tmp_path / "double.py"
    script.write_text(DOUBLE, encoding="utf-8")
    chemins = os.pathsep.join(filter(None, sys.path))
    lance = subprocess.Popen(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": chemins},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert lance.stdout is not None
    assert lance.stdout.readline() == "parti\n"
    time.sleep(delai)
    os.killpg(lance.pid, signal.SIGINT)
    _, dit = lance.communicate(timeout=20)
    assert dit.count("Traceback") == 1, dit
    assert dit.rstrip().endswith("KeyboardInterrupt")
