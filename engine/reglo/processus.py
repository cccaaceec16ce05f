"""A work shared between processes, which have in common only what each is given when it starts.

An interruption is for the one that leads: the others do not hear it, end the lot that they have in hand, and stop. To
kill them would be quicker, and now and then leaves the pool of processes of the standard library waiting for ever.
"""

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from threading import current_thread, main_thread
from typing import TypeVar

_D = TypeVar("_D")
_L = TypeVar("_L")
_R = TypeVar("_R")


def partager(
    travail: Callable[[_L], _R], lots: Sequence[_L], processus: int, ouvrir: Callable[[_D], None], donne: _D
) -> Iterator[_R]:
    """Gives what each lot becomes, in their order; each process is opened first with what is given.

    Raises `OSError`, `ImportError`, `NotImplementedError` or `BrokenExecutor` when the system refuses or kills them.
    """
    contexte = get_context("spawn")
    with ProcessPoolExecutor(processus, mp_context=contexte, initializer=_preparer, initargs=(ouvrir, donne)) as equipe:
        with _sourds():
            faits = equipe.map(travail, lots)
        yield from faits


def _preparer(ouvrir: Callable[[_D], None], donne: _D) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ouvrir(donne)


@contextmanager
def _sourds() -> Iterator[None]:
    """Starts processes that ignore Ctrl-C from their first instant, where they take after the one that starts them."""
    if current_thread() is not main_thread():
        yield
        return
    avant = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, avant)
