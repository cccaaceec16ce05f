"""Numbers, amounts, rates, durations and dates as French texts write them, both ways and exactly."""

from datetime import date
from decimal import Context, Decimal, localcontext
from fractions import Fraction

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from reglo.values.formats import (
    ecrire,
    ecrire_date,
    ecrire_date_longue,
    ecrire_duree,
    ecrire_nombre,
    lire_date,
    lire_grandeur,
    lire_nombre,
)
from reglo.values.unites import ecrire as ecrire_unite


@pytest.mark.parametrize(
    ("texte", "valeur"),
    [
        ("10 000", 10_000),
        ("10.000", 10_000),
        ("10\u202f000", 10_000),
        ("10\u00a0000", 10_000),
        ("10000", 10_000),
        ("1 234 567,89", Fraction(123_456_789, 100)),
        ("2,5", Fraction(5, 2)),
        ("0,05", Fraction(1, 20)),
        ("-75", -75),
        ("\u221275", -75),
        ("- 75", -75),
    ],
)
def test_every_usual_spelling_of_a_number_is_read(texte: str, valeur: Fraction) -> None:
    assert lire_nombre(texte) == valeur


@pytest.mark.parametrize("texte", ["", "1 00", "1.5", "10.000 000", "2,5,3", "1e3", "½", "١٢", "douze", ",5", "5,"])
def test_what_is_not_surely_a_number_is_not_read(texte: str) -> None:
    assert lire_nombre(texte) is None


@pytest.mark.parametrize(
    ("texte", "valeur", "unite"),
    [
        ("2,5 €", Fraction(5, 2), "€"),
        ("10.000 €", Fraction(10_000), "€"),
        ("1 500 €/m²", Fraction(1500), "€/m²"),
        ("15 %", Fraction(3, 20), "%"),
        ("75 pb", Fraction(3, 400), "point"),
        ("5 ans", Fraction(60), "mois"),
        ("18 mois", Fraction(18), "mois"),
        ("80 kWhEP/m²/an", Fraction(80), "kWhEP/m²/an"),
        ("12", Fraction(12), ""),
    ],
)
def test_a_quantity_is_read_in_its_base_unit(texte: str, valeur: Fraction, unite: str) -> None:
    lue = lire_grandeur(texte)
    assert lue is not None
    assert (lue[0], ecrire_unite(lue[1])) == (valeur, unite)


def test_five_years_are_sixty_months() -> None:
    assert lire_grandeur("5 ans") == lire_grandeur("60 mois")


def test_an_undeclared_unit_is_not_read() -> None:
    assert lire_grandeur("12 lits", {"place": "place"}) is None
    assert lire_grandeur("douze places") is None


@pytest.mark.parametrize(
    ("texte", "jour"),
    [
        ("01/07/2025", date(2025, 7, 1)),
        ("1/7/2025", date(2025, 7, 1)),
        ("1er juillet 2025", date(2025, 7, 1)),
        ("1 er juillet 2025", date(2025, 7, 1)),
        ("11 août 2025", date(2025, 8, 11)),
        ("11 AOUT 2025", date(2025, 8, 11)),
        ("2025-07-01", date(2025, 7, 1)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_every_usual_spelling_of_a_date_is_read(texte: str, jour: date) -> None:
    assert lire_date(texte) == jour


@pytest.mark.parametrize(
    "texte", ["32/01/2024", "29/02/2025", "01/13/2025", "1 brumaire 2025", "01/07/25", "0000-01-01"]
)
def test_a_day_that_the_calendar_lacks_is_not_read(texte: str) -> None:
    assert lire_date(texte) is None


@pytest.mark.parametrize(
    ("valeur", "unite", "ecrit"),
    [
        (Fraction(10_000), "€", "10 000 €"),
        (Fraction(5001, 2), "€", "2 500,50 €"),
        (Fraction(9, 400), "%", "2,25 %"),
        (Fraction(60), "mois", "5 ans"),
        (Fraction(12), "mois", "1 an"),
        (Fraction(18), "mois", "18 mois"),
        (Fraction(0), "mois", "0 mois"),
        (Fraction(20), "place", "20 places"),
        (Fraction(1), "place", "1 place"),
        (Fraction(3, 2), "place", "1,5 place"),
        (Fraction(1, 3), "", "1/3"),
        (Fraction(739_433), "date", "01/07/2025"),
    ],
)
def test_a_value_is_written_as_texts_do(valeur: Fraction, unite: str, ecrit: str) -> None:
    obtenu = ecrire(valeur, unite, "places" if unite == "place" else "")
    assert obtenu.replace("\u202f", " ").replace("\u00a0", " ") == ecrit


@given(st.integers(-(10**40), 10**40), st.integers(0, 12))
def test_a_decimal_number_is_written_exactly_and_read_back(chiffres: int, places: int) -> None:
    valeur = Fraction(chiffres, 10**places)
    assert lire_nombre(ecrire_nombre(valeur)) == valeur


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_is_written_and_read_back(jour: date) -> None:
    assert lire_date(ecrire_date(jour)) == jour
    assert lire_date(ecrire_date_longue(jour)) == jour


@given(st.integers(0, 2000))
def test_a_duration_is_written_and_read_back(mois: int) -> None:
    lue = lire_grandeur(ecrire_duree(Fraction(mois)))
    assert lue is not None
    assert lue[0] == mois


def test_the_first_of_a_month_is_written_1er() -> None:
    assert ecrire_date_longue(date(2025, 7, 1)) == "1er juillet 2025"


@given(st.integers(-(10**40), 10**40), st.integers(0, 12))
def test_a_number_is_written_as_babel_writes_it(chiffres: int, places: int) -> None:
    valeur = Decimal(chiffres).scaleb(-places, Context(prec=60))
    with localcontext(prec=60):
        attendu = format_decimal(valeur.normalize(), "#,##0.#", locale="fr", decimal_quantization=False)
    assert ecrire_nombre(Fraction(valeur)) == (attendu if valeur else "0")


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_is_written_as_babel_writes_it(jour: date) -> None:
    assert ecrire_date_longue(jour).replace("1er ", "1 ") == format_date(jour, "d MMMM y", locale="fr")
