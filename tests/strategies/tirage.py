"""Where chance comes from: Hypothesis, which shrinks a failure, or a seeded generator, which is quick and stable.

A generator of rules asks only for small whole numbers, zero being the simplest, so that both sources serve it alike.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Tirage:
    """A source of choices."""

    def __init__(self, entier: Callable[[int, int], int]) -> None:
        self._entier = entier
        self.tires: list[int] = []
        """The numbers drawn so far: what replays a failure (`rejeu`)."""

    def entier(self, bas: int, haut: int) -> int:
        """Draws a whole number."""
        self.tires.append(self._entier(bas, haut))
        return self.tires[-1]

    def parmi(self, choix: Sequence[T]) -> T:
        """Draws one of the choices, the first being the simplest."""
        return choix[self.entier(0, len(choix) - 1)]

    def chance(self, fois: int, sur: int) -> bool:
        """Draws true `fois` times out of `sur`; false is the simplest."""
        return self.entier(0, sur - 1) >= sur - fois

    def plusieurs(self, choix: Sequence[T], minimum: int, maximum: int) -> tuple[T, ...]:
        """Draws distinct choices, in their order."""
        nombre = self.entier(minimum, min(maximum, len(choix)))
        restants = list(range(len(choix)))
        pris = [restants.pop(self.entier(0, len(restants) - 1)) for _ in range(nombre)]
        return tuple(choix[rang] for rang in sorted(pris))

    def melange(self, choix: Sequence[T]) -> list[T]:
        """Draws an order."""
        restants = list(choix)
        return [restants.pop(self.entier(0, len(restants) - 1)) for _ in range(len(restants))]

    def fois(self, maximum: int, fabrique: Callable[[int], T], minimum: int = 0) -> list[T]:
        """Makes from `minimum` to `maximum` things, each given its rank from 1."""
        return [fabrique(rang + 1) for rang in range(self.entier(minimum, maximum))]


def graine(valeur: int) -> Tirage:
    """Gives the source of a seed."""
    return Tirage(Random(valeur).randint)  # noqa: S311 - not a secret


def rejeu(tires: Sequence[int]) -> Tirage:
    """Gives the source that draws those numbers again."""
    suite = iter(tires)
    return Tirage(lambda _bas, _haut: next(suite))


@st.composite
def tirages(draw: st.DrawFn) -> Tirage:
    """Gives a source that Hypothesis replays and shrinks."""
    return Tirage(lambda bas, haut: bas if bas == haut else draw(_entiers(bas, haut)))


_CACHE: dict[tuple[int, int], st.SearchStrategy[int]] = {}


def _entiers(bas: int, haut: int) -> st.SearchStrategy[int]:
    if (bas, haut) not in _CACHE:
        _CACHE[bas, haut] = st.integers(bas, haut)
    return _CACHE[bas, haut]
