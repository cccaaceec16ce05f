"""A judgement keeps the causes that can still matter, and those only (semantique.md, rule 5)."""

from reglo.values import jugement as j
from reglo.values.causes import Cause
from reglo.values.jugement import FAUX, VRAI, Jugement, juger
from reglo.values.verite import Verite

A, B = (frozenset({Cause("manque", nom)}) for nom in "ab")
INCONNU_A, INCONNU_B = juger(Verite.INCONNU, A, {"a": 1}), juger(Verite.INCONNU, B, {"b": 1})


def test_ce_qui_est_tranche_n_a_plus_de_cause() -> None:
    assert j.tous((INCONNU_A, FAUX)) == FAUX
    assert j.un_au_moins((INCONNU_A, VRAI)) == VRAI
    assert j.au_moins(1, (INCONNU_A, VRAI)) == VRAI
    assert j.au_moins(2, (INCONNU_A, FAUX)) == FAUX


def test_seuls_les_termes_ouverts_donnent_leurs_causes() -> None:
    assert j.tous((INCONNU_A, VRAI)).causes == A
    assert j.tous((INCONNU_A, INCONNU_B)).causes == A | B
    assert j.au_moins(2, (INCONNU_A, INCONNU_B, VRAI)).causes == A | B


def test_une_inconnue_lue_dans_un_seul_sens_reste_exacte() -> None:
    assert not j.tous((INCONNU_A, INCONNU_A)).majorant
    contraire = j.un_au_moins((INCONNU_A, j.contraire(INCONNU_A)))
    assert contraire == Jugement(Verite.INCONNU, A, {"a": 0}, majorant=True)


def test_sans_terme() -> None:
    assert j.tous(()) == VRAI
    assert j.un_au_moins(()) == FAUX


def test_l_un_de_deux_jugements() -> None:
    assert j.l_un_de((VRAI, VRAI), A, {"a": 0}) == VRAI
    assert j.l_un_de((VRAI, FAUX), A, {"a": 0}) == Jugement(Verite.INCONNU, A, {"a": 0})
    assert j.l_un_de((VRAI, INCONNU_A), A, {"a": 0}).majorant
