"""Months between dates: exact at anniversaries, growing with the end, shrinking with the start."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglo.values import calendrier
from reglo.values.intervalle import VIDE, Intervalle

JOURS = st.dates(date(2019, 1, 1), date(2025, 12, 31)).map(date.toordinal)


@pytest.mark.parametrize(
    ("debut", "fin", "mois"),
    [
        (date(2009, 2, 1), date(2024, 2, 1), Fraction(180)),
        (date(2024, 1, 15), date(2024, 1, 15), Fraction(0)),
        (date(2024, 2, 29), date(2025, 2, 28), Fraction(12)),
        (date(2024, 2, 29), date(2028, 2, 29), Fraction(48)),
        (date(2024, 1, 31), date(2024, 2, 29), Fraction(1)),
        (date(2024, 1, 1), date(2024, 1, 16), Fraction(15, 31)),
        (date(2024, 2, 1), date(2024, 2, 15), Fraction(14, 29)),
        (date(2024, 2, 1), date(2024, 1, 1), Fraction(-1)),
    ],
)
def test_delai(debut: date, fin: date, mois: Fraction) -> None:
    assert calendrier.delai(debut.toordinal(), fin.toordinal()) == mois


@given(debut=JOURS, fin=JOURS)
def test_un_jour_de_plus_allonge_le_delai(debut: int, fin: int) -> None:
    delai = calendrier.delai(debut, fin)
    assert calendrier.delai(debut, fin + 1) >= delai >= calendrier.delai(debut + 1, fin)


@given(debut=JOURS, mois=st.integers(0, 60))
def test_un_anniversaire_est_un_nombre_entier_de_mois(debut: int, mois: int) -> None:
    assert calendrier.delai(debut, calendrier.ajouter_mois(debut, mois)) == mois


def test_le_bout_du_calendrier_ne_fait_rien_echouer() -> None:
    dernier = date.max.toordinal()
    assert calendrier.ajouter_mois(dernier, 1) > dernier
    assert calendrier.ajouter_mois(1, -1) < 1
    assert calendrier.delai(dernier - 1, dernier) > 0


def test_des_dates_connues_par_leurs_bornes() -> None:
    janvier = Intervalle(Fraction(date(2024, 1, 1).toordinal()), Fraction(date(2024, 2, 1).toordinal()))
    mars = Intervalle(Fraction(date(2024, 3, 1).toordinal()), None)
    assert calendrier.delai_entre(janvier, mars) == Intervalle(Fraction(1), None)
    assert calendrier.delai_entre(mars, janvier) == Intervalle(None, Fraction(-1))
    assert calendrier.delai_entre(VIDE, mars) == VIDE


def test_l_annee_d_un_jour() -> None:
    annee = calendrier.annee(date(2024, 6, 30).toordinal())
    assert annee == Intervalle(Fraction(date(2024, 1, 1).toordinal()), Fraction(date(2024, 12, 31).toordinal()))
