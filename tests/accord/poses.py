"""How a fault is planted: what it takes the place of, for the time of a test."""
# ruff: noqa: ANN401 - a fault takes and gives what the function that it replaces does

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

Pose = Callable[[pytest.MonkeyPatch], None]
Fonction = Callable[..., Any]


def pose(cible: object, nom: str, fabrique: Callable[[Fonction], object]) -> Pose:
    """Gives what replaces a function by another made from it."""
    return lambda monkeypatch: monkeypatch.setattr(cible, nom, fabrique(getattr(cible, nom)))


def echange(cible: object, nom: str, autre: object) -> Pose:
    """Gives what puts something in the place of a name of a module, its own or one of the language."""
    return lambda monkeypatch: monkeypatch.setattr(cible, nom, autre, raising=False)


def ensemble(*poses: Pose) -> Pose:
    """Gives what plants one fault that stands in several places."""

    def poser(monkeypatch: pytest.MonkeyPatch) -> None:
        for une in poses:
            une(monkeypatch)

    return poser


def change(clause: msgspec.Struct, **champs: object) -> Any:
    """Gives a clause with some fields changed."""
    return msgspec.structs.replace(clause, **champs)
