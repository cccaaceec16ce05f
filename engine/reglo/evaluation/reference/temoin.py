"""Who watches an evaluation: told what is read and what it gives, as it goes. No result depends on it.

What examples prove of the rules is seen so. The other options of the readings are tried unwatched.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol, TypeAlias

from reglo.model.clauses import Clause, Tableau
from reglo.model.expressions import Condition, Node
from reglo.model.rulebook import Version
from reglo.values.jugement import Jugement
from reglo.values.nombre import Nombre

if TYPE_CHECKING:
    from reglo.evaluation.reference.contexte import Contexte

Cle: TypeAlias = Fraction | str | None
"""What the key of a table is worth; None while it is not settled."""


class Temoin(Protocol):
    """What watches an evaluation."""

    def version(self, aide: str, version: Version, jour: Nombre) -> None:
        """Takes note that a version may be in force on the governing date."""

    def clause(self, clause: Clause, compte: Jugement, jour: Nombre) -> None:
        """Takes note that a clause is looked at, and whether it counts on the governing date."""

    def definition(self, nom: str) -> None:
        """Takes note that a definition is computed."""

    def condition(self, noeud: Condition, jugement: Jugement, contexte: "Contexte") -> None:
        """Takes note of what a condition gives, its terms having been told before it."""

    def operation(self, noeud: Node, valeurs: Sequence[Nombre], contexte: "Contexte") -> None:
        """Takes note of the operands of a comparison, a cap, a floor, a rounding or a number of units retained."""

    def tableau(self, tableau: Tableau, cles: Sequence[Cle], contexte: "Contexte") -> None:
        """Takes note of the keys by which a table is read."""


_PRESENT: ContextVar[Temoin | None] = ContextVar("temoin", default=None)


@contextmanager
def regarder(temoin: Temoin) -> Iterator[None]:
    """Has the evaluations of this thread watched for a while."""
    avant = _PRESENT.set(temoin)
    try:
        yield
    finally:
        _PRESENT.reset(avant)


def present() -> Temoin | None:
    """Gives who watches the evaluations of this thread, if anybody does."""
    return _PRESENT.get()
