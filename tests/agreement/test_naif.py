"""The interpreter and the naive computation agree on whole dossiers, and inside the ranges of partial ones."""

from fractions import Fraction

from hypothesis import given
from tests.agreement.inclusion import contient, verdict_suit
from tests.agreement.naif import Trou
from tests.agreement.naif_aide import Issue, issue
from tests.agreement.tirer import Situation, profil, repondre, situations
from tests.strategies.dossiers import completion
from tests.strategies.tirage import Tirage
from tests.strategies.vocabulaire import AUJOURDHUI

from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier
from reglo.outcome.reponse import Reponse, ReponseAide


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


def confronter(t: Tirage, recueil: Rulebook, complet: Dossier, vague: Reponse, precis: Reponse) -> list[str]:
    """Lists the disagreements with the answer to a whole dossier, and to a partial one that it completes."""
    trouves = []
    for large, etroite in zip(vague.aides, precis.aides, strict=True):
        naif = issue(recueil, complet, AUJOURDHUI, t, large.id)
        trouves += desaccords(etroite, naif, entier=True) + desaccords(large, naif, entier=False)
    return trouves


@given(situations())
@profil
def test_the_naive_computation_agrees(situation: Situation) -> None:
    t, recueil, dossier = situation
    complet = completion(t, recueil, dossier)
    vague, precis = repondre(recueil, dossier), repondre(recueil, complet)
    assert confronter(t, recueil, complet, vague, precis) == []
