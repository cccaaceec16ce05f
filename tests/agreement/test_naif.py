"""The interpreter and the naive computation agree on whole dossiers, and inside the ranges of partial ones."""

from fractions import Fraction

from hypothesis import given

from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier
from reglo.outcome.reponse import ReponseAide
from tests.agreement.inclusion import contient, verdict_suit
from tests.agreement.naif import Trou
from tests.agreement.naif_aide import Issue, issue
from tests.agreement.tirer import profil, repondre, situations
from tests.strategies.dossiers import completion
from tests.strategies.tirage import Tirage
from tests.strategies.vocabulaire import AUJOURDHUI


def desaccords(aide: ReponseAide, naif: Issue, *, entier: bool) -> list[str]:
    """Lists what the naive result contradicts in the answer for a whole dossier, or for a partial one."""
    trouves = []
    if naif.verdict != "?":
        egaux = aide.verdict == naif.verdict or (aide.verdict == "sur_appreciation" and naif.libre)
        if not (egaux if entier and not naif.libre else verdict_suit(aide.verdict, naif.verdict) or naif.libre):
            trouves.append(f"{aide.id} : {aide.verdict}, naïf {naif.verdict}")
    if isinstance(naif.theorique, Trou) and not aide.montant_theorique.texte:
        trouves.append(f"{aide.id} : trou non dit")
    if isinstance(naif.theorique, Fraction) and not contient(aide.montant_theorique, naif.theorique):
        trouves.append(f"{aide.id} : {aide.montant_theorique}, naïf {naif.theorique}")
    exact = entier and not naif.libre and isinstance(naif.theorique, Fraction)
    if exact and aide.montant_theorique.min != aide.montant_theorique.max:
        trouves.append(f"{aide.id} : {aide.montant_theorique} pour un dossier entier")
    return trouves


def confronter(t: Tirage, recueil: Rulebook, dossier: Dossier) -> list[str]:
    """Lists the disagreements on a dossier and on one of its completions."""
    complet = completion(t, recueil, dossier)
    trouves = []
    for vague, precis in zip(repondre(recueil, dossier).aides, repondre(recueil, complet).aides, strict=True):
        naif = issue(recueil, complet, AUJOURDHUI, t, vague.id)
        trouves += desaccords(precis, naif, entier=True) + desaccords(vague, naif, entier=False)
    return trouves


@given(situations())
@profil
def test_the_naive_computation_agrees(situation: tuple[Tirage, Rulebook, Dossier]) -> None:
    t, recueil, dossier = situation
    assert confronter(t, recueil, dossier) == []
