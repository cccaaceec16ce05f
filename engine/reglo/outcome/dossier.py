"""The dossier as evaluators read it: typed, exact, checked against the vocabulary.

Reading YAML, JSON, TOML or an example is done elsewhere (`lecture.py`, `cases`); this module holds only the data.
An answer that is not here is unknown, which is never zero.
"""

from datetime import date
from fractions import Fraction
from typing import TypeAlias

import msgspec


class Fait(msgspec.Struct, frozen=True, tag=True, tag_field="n"):
    """An answer, whole or partial."""


class FaitNombre(Fait, frozen=True):
    """A number, or the range it lies in, in the base unit of the datum; None is unbounded."""

    minimum: Fraction | None
    maximum: Fraction | None

    @property
    def seul(self) -> Fraction | None:
        """The number, when it is one alone."""
        return self.minimum if self.minimum is self.maximum or self.minimum == self.maximum else None


class FaitDate(Fait, frozen=True):
    """A date, or the range it lies in."""

    minimum: date | None
    maximum: date | None


class FaitVerite(Fait, frozen=True):
    """« oui » or « non »."""

    valeur: bool


class FaitChoix(Fait, frozen=True):
    """The option answered, or those that remain possible (an appreciation answers favorable or defavorable)."""

    valeurs: tuple[str, ...]


class FaitTexte(Fait, frozen=True):
    """The text given to an open question."""

    texte: str


class Neant(Fait, frozen=True):
    """Known to be absent."""


FaitConnu: TypeAlias = FaitNombre | FaitDate | FaitVerite | FaitChoix | FaitTexte | Neant
Faits: TypeAlias = dict[str, FaitConnu]


class Liste(msgspec.Struct, frozen=True):
    """The elements known of a list, and whether there can be others."""

    elements: tuple[Faits, ...] = ()
    complete: bool = False


class Decision(msgspec.Struct, frozen=True):
    """A past decision that consumes an envelope."""

    date: date
    rang: int
    aide: str
    montant: Fraction
    quantites: dict[str, Fraction] = {}
    """Units consumed, by unit name (« logement »: 20), or by envelope when several count one unit."""
    beneficiaire: str = ""


class Dossier(msgspec.Struct, frozen=True):
    """One operation, as far as it is known."""

    faits: Faits = {}
    listes: dict[str, Liste] = {}
    """By entity name; the plan de financement is the list of the built-in entity `ligne`."""
    pieces: frozenset[str] = frozenset()
    registre: tuple[Decision, ...] | None = None
    beneficiaire: str = ""
