"""What a function gave of an object, given again as long as that very object lives.

For functions of nothing but an immutable object: a rulebook built again shares with the last one all that has not
changed, and only what is new is looked at. Objects are told apart by identity, never compared.
"""

import weakref
from collections.abc import Callable
from functools import wraps
from typing import Generic, TypeVar

_O = TypeVar("_O")
_R = TypeVar("_R")


def une_fois(fonction: Callable[[_O], _R]) -> Callable[[_O], _R]:
    """Makes a function of one object that works once for each object."""
    connus: dict[int, tuple[weakref.ref[_O], _R]] = {}

    @wraps(fonction)
    def donner(objet: _O) -> _R:
        identite = id(objet)
        connu = connus.get(identite)
        if connu is not None and connu[0]() is objet:
            return connu[1]
        resultat = fonction(objet)
        connus[identite] = weakref.ref(objet, lambda _: connus.pop(identite, None)), resultat
        return resultat

    return donner


class Identite(Generic[_O]):
    """An object told apart by identity, as the key of a cache: two are never compared."""

    __slots__ = ("objet",)

    def __init__(self, objet: _O) -> None:
        self.objet = objet

    def __hash__(self) -> int:
        return id(self.objet)

    def __eq__(self, autre: object) -> bool:
        return isinstance(autre, Identite) and autre.objet is self.objet
