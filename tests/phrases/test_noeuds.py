"""No kind of node is left without a sentence."""

from inspect import isclass
from typing import get_args

import pytest

from reglo.model import clauses, expressions
from reglo.model.clauses import AutresCas, Clause, Rang
from reglo.model.expressions import Condition, Node, Nombre
from reglo.model.rulebook import ValeurParametre
from reglo.phrases.clauses import CLAUSES
from reglo.phrases.plume import CONDITIONS, NOMBRES

AILLEURS = {Rang, AutresCas, ValeurParametre}
"""Clauses that are written with what holds them: a table, a parameter."""


def sous_classes(racine: type[Clause]) -> set[type[Clause]]:
    trouvees = {racine}
    for classe in racine.__subclasses__():
        trouvees |= sous_classes(classe)
    return trouvees


def test_every_number_and_date_is_written() -> None:
    assert set(NOMBRES) == set(get_args(Nombre))


def test_every_condition_is_written() -> None:
    assert set(CONDITIONS) == set(get_args(Condition))


def test_every_expression_is_a_number_or_a_condition() -> None:
    noms = [nom for nom, objet in vars(expressions).items() if isclass(objet) and issubclass(objet, Node)]
    connus = {classe.__name__ for classe in (*NOMBRES, *CONDITIONS)}
    assert set(noms) - {"Node"} == connus


def test_every_clause_is_written() -> None:
    assert set(CLAUSES) | AILLEURS | {Clause} == sous_classes(Clause)


@pytest.mark.parametrize("classe", [*CLAUSES])
def test_a_clause_of_the_module_is_one_of_the_model(classe: type) -> None:
    assert getattr(clauses, classe.__name__) is classe
