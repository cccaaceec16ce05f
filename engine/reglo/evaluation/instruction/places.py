"""How many instructions are open at once in the process: past the bound, the next one is refused."""

from itertools import count
from threading import Lock

from reglo.diagnostics import ErreurReglo
from reglo.evaluation.instruction.codes import TROP_D_INSTRUCTIONS
from reglo.outcome.lecture_brute import remarque
from reglo.source import NULLE_PART

INSTRUCTIONS_MAXIMUM = 1_000
"""A program that opens more forgets to close them."""


class Places:
    """The places of open instructions."""

    def __init__(self, maximum: int = INSTRUCTIONS_MAXIMUM) -> None:
        self.maximum = maximum
        self._numeros = count()
        self._prises: set[int] = set()
        self._verrou = Lock()

    def prendre(self) -> int:
        """Takes a place; raises `ErreurReglo` when none is left."""
        with self._verrou:
            if len(self._prises) >= self.maximum:
                raise ErreurReglo([remarque(TROP_D_INSTRUCTIONS, NULLE_PART, maximum=self.maximum)])
            place = next(self._numeros)
            self._prises.add(place)
            return place

    def rendre(self, place: int) -> None:
        """Gives a place back; waits for nothing, since the garbage collector calls it."""
        self._prises.discard(place)

    def __len__(self) -> int:
        return len(self._prises)


PLACES = Places()
"""Those of the process."""
