"""The proof is proved: each planted fault is seen within a few hundred draws, which are clean without it."""

import pytest
from tests.agreement.inclusion import ecarts
from tests.agreement.mutations import MUTATIONS
from tests.agreement.test_naif import confronter
from tests.agreement.tirer import repondre
from tests.strategies.dossiers import completion, partiel
from tests.strategies.recueils import recueil
from tests.strategies.tirage import Tirage, graine

from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier

TIRAGES = 600


def fautif(t: Tirage, drawn: Rulebook, dossier: Dossier) -> bool:
    """Tells whether a property fails on a draw; to stop is to fail."""
    try:
        complet = completion(t, drawn, dossier)
        vague, precis = repondre(drawn, dossier), repondre(drawn, complet)
        return bool(ecarts(vague, precis) or confronter(t, drawn, complet, vague, precis))
    except (ArithmeticError, AssertionError, AttributeError, IndexError, KeyError, TypeError, ValueError):
        return True


def premier_fautif() -> int | None:
    """Gives the first draw on which a property fails."""
    for numero in range(TIRAGES):
        t = graine(numero)
        drawn = recueil(t, 2)
        if fautif(t, drawn, partiel(t, drawn)):
            return numero
    return None


def test_without_a_fault_nothing_is_seen() -> None:
    assert premier_fautif() is None


@pytest.mark.parametrize("nom", MUTATIONS)
def test_a_planted_fault_is_seen(nom: str, monkeypatch: pytest.MonkeyPatch) -> None:
    MUTATIONS[nom](monkeypatch)
    assert premier_fautif() is not None
