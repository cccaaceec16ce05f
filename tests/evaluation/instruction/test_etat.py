"""What an instruction tells after any sequence of answers is what the whole dossier gets, judged at once."""

import os
from collections.abc import Sequence
from datetime import date

import pytest
from tests.accord.paires import Lot, lot
from tests.evaluation.durable.essais import avec_durable
from tests.strategies.tirage import graine

from reglo.diagnostics import ErreurReglo
from reglo.evaluation.durable.moteur import Moteur
from reglo.evaluation.durable.par_reference import Resultat
from reglo.evaluation.instruction.etat import Etat
from reglo.evaluation.instruction.recueil import RecueilSuivi
from reglo.evaluation.reference import calculable, evaluer, ordre

SUITES = int(os.environ.get("REGLO_SUITES", "150"))


def eprouver(numero: int, *, durable: bool) -> None:
    """One rulebook, some of its aids, one sequence of answers."""
    essai, t = lot(numero, 0), graine(numero)
    assert essai.suite is not None
    regles, depart = essai.recueil, essai.suite.depart
    voulues = tuple(aide for aide in ordre(regles) if t.chance(4, 5)) or ordre(regles)
    retenues = regles.retenues(essai.lectures)
    etat = Etat(RecueilSuivi(regles, retenues, durable=durable), voulues, depart.dossier, depart.jour)
    with Moteur(regles, essai.lectures) as moteur, calculable():
        try:
            for rang, pas in enumerate((None, *essai.suite.pas)):
                if pas is not None:
                    etat.changer(*pas)
                lues = voulues if not rang else [x for x in essai.suite.lues[rang - 1] if x in voulues]
                _comparer(etat, moteur, lues, depart.jour)
                if t.chance(1, 3):
                    _comparer_questions(etat, essai, depart.jour)
        finally:
            for suivi in etat.calculs.suivis.values():
                suivi.fermer()


def _comparer(etat: Etat, moteur: Moteur, lues: Sequence[str], jour: date) -> None:
    try:
        justes = moteur.trancher(etat.dossier, aujourdhui=jour, voulues=lues)
    except ErreurReglo:
        return
    for aide in lues:
        assert _sans_source(etat.resultat(aide)) == _sans_source(justes[aide]), aide


def _comparer_questions(etat: Etat, essai: Lot, jour: date) -> None:
    try:
        juste = evaluer(essai.recueil, etat.dossier, aides=etat.voulues, aujourdhui=jour, lectures=essai.lectures)
    except ErreurReglo:
        return
    assert etat.questions() == juste.questions


def _sans_source(resultat: Resultat) -> tuple[object, ...]:
    return resultat.verdict, resultat.theorique, resultat.du, resultat.refuse_par


@avec_durable
@pytest.mark.parametrize("tranche", range(10))
def test_any_sequence_of_answers_tells_what_the_whole_dossier_gets(tranche: int) -> None:
    for rang in range(SUITES // 10):
        eprouver(2_000_000 + tranche * 100_000 + rang, durable=True)


@avec_durable
def test_without_rulesets_the_reference_tells_the_same() -> None:
    for rang in range(SUITES // 10):
        eprouver(3_000_000 + rang, durable=False)
