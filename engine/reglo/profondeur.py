"""Room for deep expressions: a legal rulebook may chain hundreds of definitions.

What reads, checks and computes expressions calls itself. Python's usual limit would stop it before the language does,
which says how deep a rulebook goes (`model.build.codes_lecture`).
"""

import sys
from contextlib import ContextDecorator
from threading import Lock

PROFONDEUR = 20_000


class _Profond(ContextDecorator):
    """The limit of nested calls, which all threads share: raised by the first task, put back by the last."""

    def __init__(self) -> None:
        self._verrou = Lock()
        self._taches = 0
        self._avant = 0

    def __enter__(self) -> None:
        with self._verrou:
            if not self._taches:
                self._avant = sys.getrecursionlimit()
                sys.setrecursionlimit(max(self._avant, PROFONDEUR))
            self._taches += 1

    def __exit__(self, *_: object) -> None:
        with self._verrou:
            self._taches -= 1
            if not self._taches:
                sys.setrecursionlimit(self._avant)


_PROFOND = _Profond()


def profond() -> _Profond:
    """Raises the limit of nested calls for the time of a task; it also decorates a function."""
    return _PROFOND
