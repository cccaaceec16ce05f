"""What an instruction tells after any sequence of answers is what the whole dossier gets, judged at once."""

import os

import pytest
from tests.evaluation.durable.essais import avec_durable
from tests.evaluation.instruction.suites import suite
from tests.strategies.dossiers import partiel
from tests.strategies.recueils import recueil
from tests.strategies.tirage import Tirage, graine
from tests.strategies.vocabulaire import AUJOURDHUI

from reglo.diagnostics import ErreurReglo
from reglo.evaluation.durable.dossiers import Resultat
from reglo.evaluation.durable.moteur import Moteur
from reglo.evaluation.instruction.etat import Etat
from reglo.evaluation.instruction.recueil import RecueilSuivi
from reglo.evaluation.reference import calculable, evaluer, ordre
from reglo.outcome.dossier import Dossier

SUITES = int(os.environ.get("REGLO_SUITES", "150"))
LONGUEUR = 8


def comparer(t: Tirage, etat: Etat, moteur: Moteur, attendu: Dossier) -> None:
    """Reads some of what is told; the rest stays to be judged later."""
    assert etat.dossier == attendu
    lues = t.plusieurs(etat.voulues, 0, len(etat.voulues))
    try:
        justes = moteur.trancher(attendu, aujourdhui=AUJOURDHUI, voulues=lues)
    except ErreurReglo:
        return
    for aide in lues:
        assert _sans_source(etat.resultat(aide)) == _sans_source(justes[aide]), aide
    if t.chance(1, 3):
        reponse = evaluer(moteur.rulebook, attendu, aujourdhui=AUJOURDHUI, aides=etat.voulues)
        assert etat.questions() == reponse.questions


def _sans_source(resultat: Resultat) -> tuple[object, ...]:
    return resultat.verdict, resultat.theorique, resultat.du, resultat.refuse_par


def eprouver(graine_: int, *, durable: bool) -> None:
    """One rulebook, one sequence."""
    t = graine(graine_)
    regles = recueil(t)
    dossier = partiel(t, regles)
    voulues = tuple(aide for aide in ordre(regles) if t.chance(4, 5)) or ordre(regles)
    lectures = regles.retenues({})
    with Moteur(regles) as moteur:
        etat = Etat(RecueilSuivi(regles, lectures, durable=durable), voulues, dossier, AUJOURDHUI)
        with calculable():
            comparer(t, etat, moteur, dossier)
            for pas in suite(t, regles, dossier, LONGUEUR):
                etat.changer(*pas)
                comparer(t, etat, moteur, pas.dossier)
    for suivi in etat.calculs.suivis.values():
        suivi.fermer()


@avec_durable
@pytest.mark.parametrize("lot", range(10))
def test_any_sequence_of_answers_tells_what_the_whole_dossier_gets(lot: int) -> None:
    for rang in range(SUITES // 10):
        eprouver(lot * 1_000_000 + rang, durable=True)


@avec_durable
def test_without_rulesets_the_reference_tells_the_same() -> None:
    for rang in range(SUITES // 10):
        eprouver(99_000_000 + rang, durable=False)
