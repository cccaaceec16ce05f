"""The public surface: the names that `reglo` promises, documented, annotated, and no other."""

import inspect

import pytest

import reglo

PUBLIC = ["charger", "evaluer", "questions"]


def test_reglo_promises_these_names_and_no_other() -> None:
    assert sorted(reglo.__all__) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_documented_and_annotated(name: str) -> None:
    function = getattr(reglo, name)
    signature = inspect.signature(function)
    assert inspect.getdoc(function)
    assert signature.return_annotation is not inspect.Signature.empty
    assert [p.name for p in signature.parameters.values() if p.annotation is inspect.Parameter.empty] == []


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_has_one_home(name: str) -> None:
    assert getattr(reglo, name).__module__ == "reglo.api"
