"""Whether a criterion holds, exceptions included, as a function of the known answers (semantique.md, rule 10)."""

from reglo.evaluation.connu.conditions import au_moins, condition, contraire
from reglo.evaluation.connu.nombres import Fabrique, Test
from reglo.model.clauses import Critere
from reglo.model.rulebook import Version


def rempli(critere: Critere, version: Version, fabrique: Fabrique) -> Test:
    """Makes whether a criterion is satisfied, by itself or by a living exception; true, false, or None while open."""
    applicable = _applicable(critere, fabrique)
    propre = condition(critere.condition, fabrique)
    if critere.mode == "exclut":
        propre = contraire(propre)
    return au_moins(1, [contraire(applicable), propre, *_exceptions(critere, version, fabrique)])


def _applicable(critere: Critere, fabrique: Fabrique) -> Test:
    gardes = [] if critere.garde is None else [condition(critere.garde, fabrique)]
    return au_moins(1 + len(gardes), [fabrique.compte(critere), *gardes])


def _exceptions(critere: Critere, version: Version, fabrique: Fabrique) -> list[Test]:
    return [_vivante(autre, version, fabrique) for autre in version.criteres if autre.exception_a == critere.id]


def _vivante(critere: Critere, version: Version, fabrique: Fabrique) -> Test:
    """Makes whether an exception lives: it holds, and no exception to it lives."""
    ecartees = [contraire(exception) for exception in _exceptions(critere, version, fabrique)]
    tests = [_applicable(critere, fabrique), condition(critere.condition, fabrique), *ecartees]
    return au_moins(len(tests), tests)
