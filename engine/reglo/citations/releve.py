"""Gathers the quotes of a rulebook, each once, with the clause that it proves."""

from collections.abc import Iterator

import msgspec

from reglo.checks.parcours import clauses, versions
from reglo.model.clauses import Citation, Preuve
from reglo.model.rulebook import Rulebook


class Releve(msgspec.Struct, frozen=True):
    """A quote, and the clause or the item that it proves."""

    citation: Citation
    clause: str


def relever(rulebook: Rulebook) -> tuple[Releve, ...]:
    """Gives every quote, in the order of the files; one that several clauses inherit is told of the first."""
    uniques: dict[Citation, str] = {}
    for preuve, identite in _preuves(rulebook):
        for citation in preuve.citations:
            uniques.setdefault(citation, identite)
    releves = (Releve(citation, clause) for citation, clause in uniques.items())
    return tuple(sorted(releves, key=lambda r: (r.citation.span.fichier, r.citation.span.debut)))


def _preuves(rulebook: Rulebook) -> Iterator[tuple[Preuve, str]]:
    yield from ((clause.preuve, clause.id) for clause in clauses(rulebook))
    for aide, version in versions(rulebook):
        yield from ((preuve, aide.id) for preuve in version.preuves)
    yield from ((tableau.preuve, tableau.id) for tableau in rulebook.tableaux.values())
    yield from ((lecture.preuve, lecture.id) for lecture in rulebook.lectures.values())
    yield from ((anomalie.preuve, anomalie.id) for anomalie in rulebook.anomalies.values())
    yield from ((definition.preuve, definition.nom) for definition in rulebook.definitions.values())
    yield from ((parametre.preuve, parametre.nom) for parametre in rulebook.parametres.values())
