"""Threads and thousands of engines, for a few seconds: `tests.accord.charge` runs them for long."""

import pytest
from tests.accord import charge
from tests.accord.charge import GAGNEE_MAXIMALE, ensemble, ferme, oublie
from tests.evaluation.durable.essais import avec_durable

pytestmark = [avec_durable, pytest.mark.lent]


def test_eight_threads_over_shared_engines_answer_as_the_reference_does_and_keep_no_memory() -> None:
    bilan = ensemble(4_000, 8)
    assert bilan.fautes == []
    assert bilan.gagnee <= GAGNEE_MAXIMALE


@pytest.mark.parametrize("ouvrir", [ferme, oublie])
def test_engines_closed_or_forgotten_leave_no_ruleset_behind(ouvrir: charge.Ouvrir) -> None:
    deja = len(charge.jeux_ouverts())
    bilan = charge.moteurs(600, ouvrir)
    assert bilan.fautes == []
    assert bilan.gagnee <= GAGNEE_MAXIMALE
    assert len(charge.jeux_ouverts()) == deja


def test_a_wrong_answer_in_a_thread_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charge, "de_resultat", lambda _: None)
    assert ensemble(160, 8).fautes
