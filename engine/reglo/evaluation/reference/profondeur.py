"""Room for deep expressions: a legal rulebook may chain hundreds of definitions.

The interpreter walks expressions by calling itself. Python's usual limit would stop it before the language does.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

PROFONDEUR = 100_000


@contextmanager
def profond() -> Iterator[None]:
    """Raises the limit of nested calls for the time of an evaluation."""
    avant = sys.getrecursionlimit()
    sys.setrecursionlimit(max(avant, PROFONDEUR))
    try:
        yield
    finally:
        sys.setrecursionlimit(avant)
