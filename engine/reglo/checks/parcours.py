"""Walks the model: every clause, every node, every expression. It judges nothing."""

from collections.abc import Iterator

from reglo.model.clauses import Clause, Preuve
from reglo.model.expressions import Node, enfants
from reglo.model.rulebook import Aide, Rulebook, Version


def versions(rulebook: Rulebook) -> Iterator[tuple[Aide, Version]]:
    """Gives every version of every aid."""
    for aide in rulebook.aides.values():
        yield from ((aide, version) for version in aide.versions)


def clauses(rulebook: Rulebook) -> Iterator[Clause]:
    """Gives every clause of the rulebook, rows of tables and values of parameters included."""
    for _, version in versions(rulebook):
        yield from version.clauses
    for tableau in rulebook.tableaux.values():
        yield from tableau.clauses
    for parametre in rulebook.parametres.values():
        yield from parametre.valeurs


def preuves(rulebook: Rulebook) -> Iterator[tuple[Preuve, str]]:
    """Gives every proof, with the clause or the item that it stands for."""
    yield from ((clause.preuve, clause.id) for clause in clauses(rulebook))
    for aide, version in versions(rulebook):
        yield from ((preuve, aide.id) for preuve in version.preuves)
    yield from ((tableau.preuve, tableau.id) for tableau in rulebook.tableaux.values())
    yield from ((lecture.preuve, lecture.id) for lecture in rulebook.lectures.values())
    yield from ((anomalie.preuve, anomalie.id) for anomalie in rulebook.anomalies.values())
    yield from ((definition.preuve, definition.nom) for definition in rulebook.definitions.values())
    yield from ((parametre.preuve, parametre.nom) for parametre in rulebook.parametres.values())


def noeuds(noeud: Node) -> Iterator[Node]:
    """Gives a node and all those below it, from the first to the last."""
    attente = [noeud]
    while attente:
        courant = attente.pop()
        yield courant
        attente.extend(reversed(enfants(courant)))
