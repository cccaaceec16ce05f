"""Gathers the quotes of a rulebook, each once, with the clause that it proves."""

import msgspec

from reglo.checks.parcours import preuves
from reglo.model.clauses import Citation
from reglo.model.rulebook import Rulebook


class Releve(msgspec.Struct, frozen=True):
    """A quote, and the clause or the item that it proves."""

    citation: Citation
    clause: str


def relever(rulebook: Rulebook) -> tuple[Releve, ...]:
    """Gives every quote, in the order of the files; one that several clauses inherit is told of the first."""
    uniques: dict[Citation, str] = {}
    for preuve, identite in preuves(rulebook):
        for citation in preuve.citations:
            uniques.setdefault(citation, identite)
    releves = (Releve(citation, clause) for citation, clause in uniques.items())
    return tuple(sorted(releves, key=lambda r: (r.citation.span.fichier, r.citation.span.debut)))
