"""Which evaluator answers, and what is said when the one asked for is missing."""

import pytest

from reglo.diagnostics import ErreurReglo
from reglo.evaluation import moteurs
from reglo.evaluation.durable.extension import ExtensionIndisponible


@pytest.fixture
def sans_extension(monkeypatch: pytest.MonkeyPatch) -> None:
    def echoue() -> None:
        raise ExtensionIndisponible("Le moteur durable-rules n'est pas installé.")

    monkeypatch.setattr(moteurs, "charger", echoue)


@pytest.mark.usefixtures("sans_extension")
def test_without_durable_rules_the_reference_answers_and_says_so() -> None:
    assert moteurs.choisir() == "reference"


@pytest.mark.usefixtures("sans_extension")
def test_an_evaluator_asked_for_and_missing_is_named_a107() -> None:
    with pytest.raises(ErreurReglo) as leve:
        moteurs.choisir("durable")
    (faute,) = leve.value.diagnostics
    assert faute.code == "A107"
    assert "n'est pas installé" in faute.message


def test_the_reference_is_always_there() -> None:
    assert moteurs.choisir("reference") == "reference"
