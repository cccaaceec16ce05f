"""Which examples read a clause: seen by watching each of them being evaluated, not by guessing from the rules.

What no example reads, none can prove; and only the examples that read a clause may give another answer once that
clause is changed. An example that reads a clause does not for all that prove anything of it: `couverture` tells that.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from reglo.cases.execution import Cas, Evaluateur, par_reference
from reglo.evaluation.reference.contexte import Contexte
from reglo.evaluation.reference.temoin import Cle, regarder
from reglo.model.clauses import Clause, Tableau
from reglo.model.expressions import Condition, Node
from reglo.model.rulebook import Rulebook, Version
from reglo.values.jugement import Jugement
from reglo.values.nombre import Nombre


class Lecteurs(msgspec.Struct, frozen=True):
    """The examples that read each thing of a rulebook."""

    par_objet: Mapping[str, tuple[Cas, ...]]
    """By the id of a clause, row of a table, value of a parameter, table or aid, by the name of a definition."""

    def de(self, objet: str) -> tuple[Cas, ...]:
        """Gives the examples that read a thing, in the order given; none when nothing reads it."""
        return self.par_objet.get(objet, ())


def lecteurs(cas: Iterable[Cas], rulebook: Rulebook) -> Lecteurs:
    """Evaluates each case, and gives the cases by what they read."""
    evaluer = par_reference(rulebook)
    trouves: dict[str, list[Cas]] = {}
    for un in cas:
        for objet in lus(un, evaluer):
            trouves.setdefault(objet, []).append(un)
    return Lecteurs({objet: tuple(siens) for objet, siens in trouves.items()})


def lus(cas: Cas, evaluer: Evaluateur) -> tuple[str, ...]:
    """Gives what one case reads, in the order met: versions that may be in force or not, clauses in force or not."""
    lecture = _Lecture()
    with regarder(lecture):
        evaluer(cas.dossier, (cas.attendu.aide,), cas.date, cas.lectures)
    return tuple(lecture.objets)


class _Lecture:
    """Keeps the name of what is read, and nothing of what it gives."""

    def __init__(self) -> None:
        self.objets: dict[str, None] = {}

    def version(self, aide: str, version: Version, jour: Nombre) -> None:  # noqa: ARG002 - as the protocol says
        self.objets[aide] = None

    def clause(self, clause: Clause, compte: Jugement, jour: Nombre) -> None:  # noqa: ARG002
        self.objets[clause.id] = None

    def definition(self, nom: str) -> None:
        self.objets[nom] = None

    def condition(self, noeud: Condition, jugement: Jugement, contexte: Contexte) -> None:
        """Stands inside a clause or a definition, which is already kept."""

    def operation(self, noeud: Node, valeurs: Sequence[Nombre], contexte: Contexte) -> None:
        """Stands inside a clause or a definition, which is already kept."""

    def tableau(self, tableau: Tableau, cles: Sequence[Cle], contexte: Contexte) -> None:  # noqa: ARG002
        self.objets[tableau.id] = None
