"""A team of processes, to which works are entrusted lot by lot; this process alone when there is none to have.

An interruption is for the one that leads: the others do not hear it, end the lot that they have in hand, and stop. To
kill them would be quicker, and now and then leaves the pool of processes of the standard library waiting for ever.
"""

import gc
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from multiprocessing import get_context
from threading import current_thread, main_thread
from typing import Any, Generic, TypeVar

_O = TypeVar("_O")
_D = TypeVar("_D")
_L = TypeVar("_L")
_R = TypeVar("_R")
_AU_PLUS = 8
"""Processes of a team: each of them holds what it was opened with."""


def coeurs() -> int:
    """Gives how many processes this one may usefully start."""
    permis = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(permis, _AU_PLUS)


class Equipe(Generic[_O]):
    """Processes that share nothing but what each opens when it starts; they start when there is a first lot for them.

    What a system refuses to start or kills is made up for here: the lots it had are done by this process.
    """

    def __init__(self, processus: int, ouvrir: Callable[[_D], _O], donne: _D) -> None:
        """Starts nothing; `ouvrir` is called with `donne` in each process, and here if lots are to be done here."""
        self._processus = processus
        self._ouvrir = cache(partial(ouvrir, donne))
        self._preparation = (ouvrir, donne)
        self._executeur: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Equipe[_O]":
        """Opens nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Waits for the lots in hand; the others are given up."""
        if self._executeur is not None:
            self._executeur.shutdown(cancel_futures=True)

    @property
    def ouvert(self) -> _O:
        """What a process of the team opens, opened in this one."""
        return self._ouvrir()

    def confier(self, travail: Callable[[_O, _L], _R], lots: Iterable[_L]) -> Iterator[_R]:
        """Entrusts lots as they come, then gives what each becomes, in their order; alone, does each when it is asked.

        A fault of the work itself comes back when its lot is asked for.
        """
        if self._processus <= 1:
            return (travail(self.ouvert, lot) for lot in lots)
        confies = [(lot, self._soumettre(travail, lot)) for lot in lots]
        return (self._recevoir(travail, lot, futur) for lot, futur in confies)

    def _soumettre(self, travail: Callable[[_O, _L], _R], lot: _L) -> "Future[_R] | None":
        """Entrusts a lot, or gives None when the system refuses, now or before."""
        if self._processus <= 1:
            return None
        try:
            if self._executeur is None:
                self._executeur = ProcessPoolExecutor(
                    self._processus,
                    mp_context=get_context("spawn"),
                    initializer=_preparer,
                    initargs=(gc.get_threshold(), *self._preparation),
                )
            with _sourds():
                return self._executeur.submit(_faire, travail, lot)
        except (OSError, ImportError, NotImplementedError, BrokenExecutor):
            self._processus = 1
            return None

    def _recevoir(self, travail: Callable[[_O, _L], _R], lot: _L, futur: "Future[_R] | None") -> _R:
        if futur is not None:
            try:
                return futur.result()
            except BrokenExecutor:
                pass
        return travail(self.ouvert, lot)


_OUVRIR: list[Callable[[], Any]] = []
"""In a process of a team, what gives that which it works on, opened with its first lot."""


def _preparer(seuils: tuple[int, int, int], ouvrir: Callable[[_D], _O], donne: _D) -> None:
    """Makes a process deaf to interruptions, and as slow to look for what to free as the one that leads."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*seuils)

    @cache
    def ouvert() -> _O:
        tenu = ouvrir(donne)
        gc.freeze()  # it lasts as long as the process
        return tenu

    _OUVRIR.append(ouvert)


def _faire(travail: Callable[[Any, _L], _R], lot: _L) -> _R:
    return travail(_OUVRIR[0](), lot)


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
