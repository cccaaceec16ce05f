"""The proof is proved: each planted fault is seen within a few hundred draws."""

import pytest

from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier
from tests.agreement.inclusion import ecarts
from tests.agreement.mutations import MUTATIONS
from tests.agreement.test_naif import confronter
from tests.agreement.tirer import repondre
from tests.strategies.dossiers import completion, partiel
from tests.strategies.recueils import recueil
from tests.strategies.tirage import Tirage, graine

TIRAGES = 600


def fautif(t: Tirage, drawn: Rulebook, dossier: Dossier) -> bool:
    """Tells whether a property fails on a draw; to stop is to fail."""
    try:
        vague, precis = repondre(drawn, dossier), repondre(drawn, completion(t, drawn, dossier))
        return bool(ecarts(vague, precis)) or bool(confronter(t, drawn, dossier))
    except (ArithmeticError, AssertionError, AttributeError, IndexError, KeyError, TypeError, ValueError):
        return True


def premier_fautif() -> int | None:
    """Gives the first draw on which a property fails."""
    for numero in range(TIRAGES):
        t = graine(numero)
        drawn = recueil(t)
        if fautif(t, drawn, partiel(t, drawn)):
            return numero
    return None


@pytest.mark.parametrize("nom", MUTATIONS)
def test_a_planted_fault_is_seen(nom: str, monkeypatch: pytest.MonkeyPatch) -> None:
    MUTATIONS[nom](monkeypatch)
    assert premier_fautif() is not None
