"""The result: for each thing of the rulebook, what is to be seen of it, and the examples where it is seen.

Frozen data with stable names: a report, a page and a program read the same. Nothing here computes more than counts.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal

import msgspec

from reglo.source import Span

Genre = Literal["effet", "manque", "condition", "seuil", "case", "date", "lecture", "version"]
"""What a point shows: the effect of a clause, what a missing answer leaves open, a condition that decides by itself,
one side of a threshold, a value of a cell, one side of a date, an option of a reading, a version."""


class Exemple(msgspec.Struct, frozen=True):
    """An example, and where what it expects is written."""

    nom: str
    aide: str
    lieu: Span


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """Something that an example is to show of a clause."""

    cle: str
    """Tells it from the other points of the same thing: `refuse`, `seuil.1.au`."""
    genre: Genre
    phrase: str
    """What is to be seen, in French: « refuse l'aide », « au seuil : places égal à 20 places »."""
    exemples: tuple[Exemple, ...] = ()
    """Those that show it; none when it is not proved."""
    conseil: str = ""
    """The example to write, ready to copy, when it is not proved."""

    @property
    def prouve(self) -> bool:
        """Tells whether an example shows it."""
        return bool(self.exemples)


class Objet(msgspec.Struct, frozen=True, kw_only=True):
    """A clause, a definition, a reading, a version: whatever examples can prove."""

    id: str
    nom: str
    """Its id, or its name as it is spelled."""
    genre: str
    """critère, montant, rang, définition, lecture, version …"""
    lieu: Span
    aides: tuple[str, ...]
    """The aids that read it, of those measured."""
    points: tuple[Point, ...]

    @property
    def manquants(self) -> tuple[Point, ...]:
        """Gives what no example shows."""
        return tuple(point for point in self.points if not point.prouve)


class Couverture(msgspec.Struct, frozen=True):
    """What some examples prove of some aids."""

    aides: tuple[str, ...]
    exemples: int
    """Expectations met: one example, one aid."""
    echecs: int
    """Expectations not met, which prove nothing."""
    objets: tuple[Objet, ...]
    """In the order of the aids, what several read after them."""

    @property
    def total(self) -> int:
        """Gives the number of points to prove."""
        return compter(self.objets)[1]

    @property
    def prouves(self) -> int:
        """Gives the number of points proved."""
        return compter(self.objets)[0]

    @property
    def part(self) -> Fraction:
        """Gives the share of the points that are proved, whole when there is nothing to prove."""
        return Fraction(self.prouves, self.total) if self.total else Fraction(1)


def compter(objets: Iterable[Objet]) -> tuple[int, int]:
    """Gives how many points of these are proved, and how many there are."""
    points = [point for objet in objets for point in objet.points]
    return sum(point.prouve for point in points), len(points)
