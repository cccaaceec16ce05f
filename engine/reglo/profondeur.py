"""Room for deep expressions: a legal rulebook may chain hundreds of definitions.

What reads, checks and computes expressions calls itself. Python's usual limit would stop it before the language does,
which says how deep a rulebook goes (`model.build.codes_lecture`).
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

PROFONDEUR = 20_000


@contextmanager
def profond() -> Iterator[None]:
    """Raises the limit of nested calls for the time of a task."""
    avant = sys.getrecursionlimit()
    sys.setrecursionlimit(max(avant, PROFONDEUR))
    try:
        yield
    finally:
        sys.setrecursionlimit(avant)
