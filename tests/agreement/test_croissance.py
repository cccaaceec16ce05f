"""More answers never contradict fewer: the theorem and the safety of semantique.md, rule 6."""

from hypothesis import event, given
from tests.agreement.inclusion import ecarts
from tests.agreement.tirer import Situation, profil, repondre, situations
from tests.strategies.dossiers import completion, precision


@given(situations())
@profil
def test_one_answer_more_contradicts_nothing(situation: Situation) -> None:
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
    situation: Situation,
) -> None:
    t, recueil, dossier = situation
    avant = repondre(recueil, dossier)
    for _ in range(4):
        complet = completion(t, recueil, dossier)
        assert ecarts(avant, repondre(recueil, complet)) == [], (dossier, complet)
