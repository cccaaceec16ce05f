"""The algebra of units: what goes together, what comes out, and what is said when it does not."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglo.values.unites import (
    DATE,
    DUREE,
    EURO,
    JOUR,
    NOMBRE,
    POINT,
    POURCENT,
    Desaccord,
    Dimension,
    Echelonne,
    UniteInconnue,
    compte,
    difference,
    echelle,
    ecrire,
    ensemble,
    lire,
    nommer,
    produit,
    quotient,
    somme,
)

COMPTES = {"place": "place", "places": "place", "logement": "logement", "logements": "logement"}
UNITES = (
    "", "%", "€", "€ HT", "€ TTC", "m²", "m² SH", "m² SDP", "kWhEP/m²/an", "kgCO2/m²/an", "kWh", "kg", "mois", "jour",
    "place", "logement", "€/logement", "€/m² SH", "€ HT/place", "€/an", "point", "%/an",
)  # fmt: skip
dimensions = st.sampled_from([lire(unite, COMPTES).dimension for unite in UNITES])


def d(unite: str) -> Dimension:
    return lire(unite, COMPTES).dimension


def obtenu(resultat: Echelonne | Desaccord) -> Echelonne:
    assert isinstance(resultat, Echelonne)
    return resultat


# ------------------------------------------------------------------------------------------------------------- reading
@pytest.mark.parametrize(
    ("ecrite", "facteur", "base"),
    [
        ("ans", 12, "mois"),
        ("an", 12, "mois"),
        ("%", Fraction(1, 100), "%"),
        ("pb", Fraction(1, 10_000), "point"),
        ("points", Fraction(1, 100), "point"),
        ("places", 1, "place"),
        ("€HT", 1, "€ HT"),
        ("m²  SDP", 1, "m² SDP"),
        ("€/mois", 12, "€/an"),
        ("€/an", 1, "€/an"),
        ("MWh/an", 1000, "kWh/an"),
        ("kWhEP/m²/an", 1, "kWhEP/m²/an"),
        ("kgCO2/m²/an", 1, "kgCO2/m²/an"),
    ],
)
def test_a_unit_reads_as_its_base_unit_and_its_factor(ecrite: str, facteur: Fraction, base: str) -> None:
    lue = lire(ecrite, COMPTES)
    assert (lue.facteur, ecrire(lue.dimension)) == (facteur, base)


@given(dimensions)
def test_what_is_written_reads_back(dimension: Dimension) -> None:
    assert lire(ecrire(dimension), COMPTES).dimension == dimension


def test_a_word_that_nobody_declares_is_not_a_unit() -> None:
    with pytest.raises(UniteInconnue, match="lits"):
        lire("€/lits", COMPTES)
    assert echelle("lits") == 1


# -------------------------------------------------------------------------------------------------- sums, comparisons
@given(dimensions, dimensions)
def test_agreement_does_not_depend_on_the_side(gauche: Dimension, droite: Dimension) -> None:
    premier, second = ensemble(gauche, droite), ensemble(droite, gauche)
    assert isinstance(premier, Desaccord) == isinstance(second, Desaccord)
    assert isinstance(premier, Desaccord) or premier == second


@given(dimensions)
def test_like_goes_with_like(dimension: Dimension) -> None:
    assert ensemble(dimension, dimension) == dimension


def test_neutral_euros_take_the_mark_of_the_others() -> None:
    assert ensemble(EURO, d("€ HT")) == d("€ HT")
    assert somme(d("€ TTC"), EURO) == d("€ TTC")
    assert ensemble(d("m²"), d("m² SH")) == d("m² SH")


@pytest.mark.parametrize(
    ("gauche", "droite", "raison"),
    [
        ("€ HT", "€ TTC", "un montant HT ne se mêle pas à un montant TTC"),
        ("m² SH", "m² SDP", "une surface habitable ne se mêle pas à une surface de plancher"),
        ("%", "point", "un taux n'est pas un nombre de points"),
        ("jour", "mois", "un nombre de jours ne se convertit pas en mois"),
        ("€", "kg", ""),
        ("€", "m²", ""),
        ("place", "logement", ""),
        ("€", "%", ""),
    ],
)
def test_what_must_not_meet_does_not(gauche: str, droite: str, raison: str) -> None:
    for accord in (ensemble(d(gauche), d(droite)), ensemble(d(droite), d(gauche))):
        assert isinstance(accord, Desaccord)
        assert accord.raison == raison


def test_a_rate_takes_points_and_stays_a_rate() -> None:
    assert somme(POURCENT, POINT) == POURCENT
    assert difference(POURCENT, POINT) == POURCENT
    assert isinstance(difference(POINT, POURCENT), Desaccord)
    assert somme(POINT, POINT) == POINT


def test_dates_take_days_and_give_days() -> None:
    assert difference(DATE, DATE) == JOUR
    assert somme(DATE, JOUR) == somme(JOUR, DATE) == difference(DATE, JOUR) == DATE
    for faux in (somme(DATE, DATE), somme(DATE, DUREE), difference(JOUR, DATE), produit(DATE, NOMBRE)):
        assert isinstance(faux, Desaccord)


# ---------------------------------------------------------------------------------------------- products and quotients
def test_an_amount_per_dwelling_times_dwellings_is_an_amount() -> None:
    assert obtenu(produit(d("€/logement"), compte("logement"))).dimension == EURO
    assert obtenu(produit(d("€/m²"), d("m² SH"))).dimension == EURO


def test_a_share_of_like_things_reads_as_a_percentage() -> None:
    assert obtenu(quotient(compte("place"), compte("place"))).dimension == POURCENT
    assert obtenu(quotient(NOMBRE, NOMBRE)).dimension == NOMBRE
    assert obtenu(produit(POURCENT, EURO)).dimension == EURO


def test_a_mark_is_kept_by_a_product_and_lost_when_it_cancels_out() -> None:
    assert obtenu(produit(d("€ HT/place"), compte("place"))).dimension == d("€ HT")
    assert obtenu(quotient(d("€ HT"), EURO)).dimension == POURCENT
    assert isinstance(produit(d("€ HT"), d("€ TTC")), Desaccord)


@given(dimensions, dimensions)
def test_a_quotient_undoes_a_product(gauche: Dimension, droite: Dimension) -> None:
    multiplie = produit(gauche, droite)
    if isinstance(multiplie, Echelonne):
        divise = quotient(multiplie.dimension, droite)
        if isinstance(divise, Echelonne):
            assert divise.dimension.bases == gauche.bases
            assert divise.facteur * multiplie.facteur == 1


@given(dimensions, dimensions)
def test_a_product_does_not_depend_on_the_side(gauche: Dimension, droite: Dimension) -> None:
    premier, second = produit(gauche, droite), produit(droite, gauche)
    assert isinstance(premier, Desaccord) == isinstance(second, Desaccord)
    assert isinstance(premier, Desaccord) or premier == second


@given(st.fractions(1, 10_000), st.integers(1, 500))
def test_euros_a_year_over_months_are_exact(par_an: Fraction, mois: int) -> None:
    resultat = obtenu(produit(d("€/an"), DUREE))
    assert resultat.dimension == EURO
    assert par_an * mois * resultat.facteur == par_an * Fraction(mois, 12)


def test_an_amount_over_a_duration_is_an_amount_a_year() -> None:
    resultat = obtenu(quotient(EURO, DUREE))
    assert ecrire(resultat.dimension) == "€/an"
    assert resultat.facteur == Fraction(12)


@given(dimensions)
def test_a_dimension_has_a_french_name(dimension: Dimension) -> None:
    assert nommer(dimension).split()[0] in ("un", "une", "des")
