"""The names that a rulebook declares, which tell by whom they are read.

What is read of one trunk or one aid depends on the names that it looked up, absent ones included, and on nothing else
that the other files say: taken down here without the readers' knowing, so that none can forget to say it.
"""

from collections.abc import ItemsView, Iterator, KeysView, ValuesView
from contextlib import contextmanager
from typing import TypeAlias, TypeVar, overload

_V = TypeVar("_V")
_D = TypeVar("_D")
Trace: TypeAlias = tuple[str, str | None]
"""A catalogue and the name looked up in it; None is the whole catalogue, in its order."""


class Temoin:
    """Takes down the names that are looked up while something is being read."""

    __slots__ = ("traces",)

    def __init__(self) -> None:
        """Sees nothing until it is opened."""
        self.traces: set[Trace] | None = None

    @contextmanager
    def ouvert(self) -> Iterator[set[Trace]]:
        """Gives the traces of what is read meanwhile; what is read inside another reading is its own."""
        dehors, self.traces = self.traces, set()
        try:
            yield self.traces
        finally:
            self.traces = dehors


class Catalogue(dict[str, _V]):
    """Names of one kind, and what each stands for."""

    __slots__ = ("_temoin", "nom")

    def __init__(self, nom: str, temoin: Temoin) -> None:
        """Starts empty."""
        super().__init__()
        self.nom = nom
        self._temoin = temoin

    def _noter(self, cle: str | None) -> None:
        if self._temoin.traces is not None:
            self._temoin.traces.add((self.nom, cle))

    def __getitem__(self, cle: str) -> _V:
        self._noter(cle)
        return super().__getitem__(cle)

    @overload  # type: ignore[override]
    def get(self, cle: str) -> _V | None: ...
    @overload
    def get(self, cle: str, defaut: _D) -> _V | _D: ...
    def get(self, cle: str, defaut: _D | None = None) -> _V | _D | None:
        """Gives what a name stands for."""
        self._noter(cle)
        return super().get(cle, defaut)

    def __contains__(self, cle: object) -> bool:
        self._noter(str(cle))
        return super().__contains__(cle)

    def __iter__(self) -> Iterator[str]:
        self._noter(None)
        return super().__iter__()

    def keys(self) -> KeysView[str]:  # type: ignore[override]
        """Gives the names."""
        self._noter(None)
        return super().keys()

    def values(self) -> ValuesView[_V]:  # type: ignore[override]
        """Gives what the names stand for."""
        self._noter(None)
        return super().values()

    def items(self) -> ItemsView[str, _V]:  # type: ignore[override]
        """Gives the names and what they stand for."""
        self._noter(None)
        return super().items()
