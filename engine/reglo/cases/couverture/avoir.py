"""What is to be seen, before any example is played: points with what an example would answer to show them."""

import msgspec

from reglo.cases.couverture.modele import Genre
from reglo.source import Span

Preuve = tuple[str, str]
"""What an example shows: the id of a thing of the rulebook, the key of one of its points."""


class Essai(msgspec.Struct, frozen=True):
    """What the example to write would say."""

    reponses: tuple[tuple[str, str], ...] = ()
    """Data with the value that shows the point; « … » where the value is for the writer to find."""
    attend: str = ""
    """What the clause is then expected to be, « … » where it is for the writer to compute."""
    entetes: tuple[str, ...] = ()
    """What follows the title: « selon la lecture X option Y », « à la date du … »."""
    note: str = ""
    """What no answer by itself does."""


class AVoir(msgspec.Struct, frozen=True, kw_only=True):
    """A point to prove."""

    cle: str
    genre: Genre
    phrase: str
    essai: Essai = Essai()


class Cible(msgspec.Struct, frozen=True):
    """A thing of the rulebook, and what is to be seen of it."""

    id: str
    genre: str
    lieu: Span
    points: tuple[AVoir, ...]
    label: str = ""
    """How an expectation names it; empty when no expectation does."""
    ecriture: str = ""
    """How it is spelled, when that is not its id."""
    entetes: tuple[str, ...] = ()
    """What an example says under its title for this to count."""

    @property
    def nom(self) -> str:
        """Gives what it is called."""
        return self.ecriture or self.id
