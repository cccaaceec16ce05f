"""More answers never contradict fewer: the theorem and the safety of semantique.md, rule 6."""

from hypothesis import event, given
from tests.agreement.inclusion import ecarts
from tests.agreement.tirer import profil, repondre, situations
from tests.strategies.dossiers import completion, precision
from tests.strategies.tirage import Tirage

from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier


@given(situations())
@profil
def test_one_answer_more_contradicts_nothing(situation: tuple[Tirage, Rulebook, Dossier]) -> None:
    t, recueil, dossier = situation
    avant = repondre(recueil, dossier)
    for _ in range(4):
        event(f"verdict {avant.aides[0].verdict}")
        suivant = precision(t, recueil, dossier)
        apres = repondre(recueil, suivant)
        assert ecarts(avant, apres) == [], (dossier, suivant)
        dossier, avant = suivant, apres


@given(situations())
@profil
def test_the_answer_of_a_partial_dossier_holds_that_of_every_completion(
    situation: tuple[Tirage, Rulebook, Dossier],
) -> None:
    t, recueil, dossier = situation
    avant = repondre(recueil, dossier)
    for _ in range(4):
        complet = completion(t, recueil, dossier)
        assert ecarts(avant, repondre(recueil, complet)) == [], (dossier, complet)
