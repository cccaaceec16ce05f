"""A work shared between processes gives what one gives, and an interruption stops it without a word of theirs."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reglo import processus
from reglo.processus import Equipe

OUVERTS: list[int] = []
DOUBLE = """
import signal
from reglo.processus import Equipe
from tests.test_processus import attendre, ouvrir

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell makes what it runs aside deaf to it
    print("parti", flush=True)
    with Equipe(2, ouvrir, 1) as equipe:
        list(equipe.confier(attendre, range(200)))
"""


def ouvrir(donne: int) -> int:
    if donne < 0:
        raise ValueError(donne)
    OUVERTS.append(donne)
    return donne


def ajouter(ouvert: int, lot: int) -> int:
    if lot < 0:
        raise ValueError(lot)
    return lot + ouvert


def attendre(ouvert: int, _lot: int) -> None:
    time.sleep(ouvert)


def mourir(_ouvert: int, lot: int) -> int:
    if multiprocessing.parent_process() is not None:
        os._exit(1)
    return lot


@pytest.fixture(autouse=True)
def aucun_ouvert() -> Iterator[None]:
    """What was opened in this process, forgotten after each test."""
    yield
    OUVERTS.clear()


def test_each_process_is_opened_with_what_is_given_and_the_order_is_kept() -> None:
    with Equipe(2, ouvrir, 10) as equipe:
        assert list(equipe.confier(ajouter, range(5))) == [10, 11, 12, 13, 14]
        assert OUVERTS == []
        assert (equipe.ouvert, equipe.ouvert, OUVERTS) == (10, 10, [10])


def test_several_works_are_under_way_at_once_in_the_same_processes() -> None:
    with Equipe(2, ouvrir, 10) as equipe:
        uns, autres = equipe.confier(ajouter, range(3)), equipe.confier(ajouter, range(10, 12))
        assert (list(autres), list(uns)) == ([20, 21], [10, 11, 12])


def test_alone_each_lot_is_done_here_when_it_is_asked_for() -> None:
    with Equipe(1, ouvrir, 10) as equipe:
        faits = equipe.confier(ajouter, iter([1, -1]))
        assert OUVERTS == []
        assert next(faits) == 11
        with pytest.raises(ValueError, match="-1"):
            next(faits)
    assert OUVERTS == [10]


@pytest.mark.parametrize("equipe", [1, 2])
def test_a_fault_of_the_work_comes_back(equipe: int) -> None:
    with Equipe(equipe, ouvrir, 10) as faite, pytest.raises(ValueError, match="-1"):
        list(faite.confier(ajouter, [1, -1, 2]))


def test_a_fault_of_the_opening_comes_back_and_no_process_speaks(capfd: pytest.CaptureFixture[str]) -> None:
    with Equipe(2, ouvrir, -7) as equipe, pytest.raises(ValueError, match="-7"):
        list(equipe.confier(ajouter, [1]))
    assert capfd.readouterr() == ("", "")


def test_what_a_process_that_is_killed_had_in_hand_is_done_here() -> None:
    with Equipe(2, ouvrir, 10) as equipe:
        assert list(equipe.confier(mourir, range(4))) == [0, 1, 2, 3]
        assert list(equipe.confier(ajouter, [1])) == [11]
    assert OUVERTS == [10]


@pytest.mark.parametrize("refus", [OSError("plus de mémoire"), ImportError("pas de sémaphore"), NotImplementedError()])
def test_a_system_that_refuses_processes_is_asked_once_and_all_is_done_here(
    refus: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    demandes = []

    def refuser(*_arguments: object, **_options: object) -> None:
        demandes.append(1)
        raise refus

    monkeypatch.setattr(processus, "ProcessPoolExecutor", refuser)
    with Equipe(2, ouvrir, 10) as equipe:
        assert list(equipe.confier(ajouter, range(3))) == [10, 11, 12]
    assert (demandes, OUVERTS) == ([1], [10])


def test_a_disk_that_fails_in_the_work_is_no_refusal_of_the_system() -> None:
    with Equipe(2, ouvrir, 10) as equipe, pytest.raises(OSError, match="plein"):
        list(equipe.confier(echouer, [1]))
    assert OUVERTS == []


def echouer(_ouvert: int, _lot: int) -> None:
    raise OSError("plein")


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
