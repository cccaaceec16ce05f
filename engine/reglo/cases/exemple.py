"""What a file of examples says, before any rulebook is asked: examples, their answers as typed, what each expects."""

from datetime import date
from typing import Literal, TypeAlias

import msgspec

from reglo.outcome.lecture_brute import Brut, Scalaire
from reglo.source import Span

Sujet: TypeAlias = Literal["verdict", "montant", "theorique", "refus", "questions", "attribution", "clause"]
"""What an expectation speaks of."""
Forme: TypeAlias = Literal["valeurs", "entre", "au_moins", "non_couvert", "illisible", "refus", "aucun"]
"""How a result is said."""


class Entree(msgspec.Struct, frozen=True):
    """An answer of an example; None takes away that of its base."""

    cle: Scalaire
    valeur: Brut | None
    lettres: tuple[str, ...] | None = None
    """The letter of each element, when the answer is a list."""


class Rangee(msgspec.Struct, frozen=True):
    """What an example changes in one element of a list."""

    lettre: str
    entrees: tuple[Entree, ...]
    span: Span


class Retouche(msgspec.Struct, frozen=True):
    """« liste …, modifiée »: what an example changes in a list of its base, element by element."""

    cle: Scalaire
    rangees: tuple[Rangee, ...]


class ChoixDeLecture(msgspec.Struct, frozen=True):
    """An option that an example retains for a reading."""

    lecture: str
    option: str
    span: Span


class Resultat(msgspec.Struct, frozen=True):
    """What stands after the colon of an expectation."""

    forme: Forme
    textes: tuple[str, ...]
    """Values or names as typed, in order."""
    span: Span
    ecrit: str
    """The whole result as typed."""


class Attente(msgspec.Struct, frozen=True):
    """One expectation."""

    sujet: Sujet
    clause: str
    """The clause named, when the subject is one."""
    ecrit: str
    """The subject as typed."""
    resultat: Resultat
    span: Span


class Attendu(msgspec.Struct, frozen=True):
    """What an example expects of one aid."""

    aide: str
    attentes: tuple[Attente, ...]
    span: Span


class Exemple(msgspec.Struct, frozen=True):
    """An example as written, without what its base brings."""

    nom: str
    base: str | None
    date: date | None
    lectures: tuple[ChoixDeLecture, ...]
    entrees: tuple[Entree, ...]
    retouches: tuple[Retouche, ...]
    attendus: tuple[Attendu, ...]
    span: Span
