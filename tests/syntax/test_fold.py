"""Folding keeps the way back to the text as typed, whatever its accents, blanks and line ends."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglo.syntax.fold import Texte, plier

LETTRES = st.text(alphabet="aéÀœŒæ\u0301\u0327’ \u00a0\u202f\t\r\n\ufeff\u200b\u00ad«»1€²B-−", max_size=40)


@pytest.mark.parametrize(
    ("brut", "plie"),
    [
        ("Critères d’éligibilité", "Criteres d'eligibilite"),
        ("10\u202f000\u00a0€", "10 000 €"),
        ("cœur Œuvre", "coeur Oeuvre"),
        ("1ᵉʳ", "1er"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\ufefflangue", "langue"),
        ("au\u00admoins", "aumoins"),
        ("m² kWh/m²", "m² kWh/m²"),
        ("−3", "-3"),
    ],
)
def test_what_folds(brut: str, plie: str) -> None:
    assert plier(brut) == plie
    assert plier(unicodedata.normalize("NFD", brut)) == plie


def test_a_span_covers_the_combining_accents() -> None:
    texte = Texte(unicodedata.normalize("NFD", "né à été"), "essai")
    debut = texte.plie.index("ete")
    span = texte.span(debut, debut + 3)
    assert unicodedata.normalize("NFC", texte.brut[span.debut : span.fin]) == "été"


def test_a_span_that_ends_in_the_middle_of_oe_covers_it() -> None:
    texte = Texte("un cœur", "essai")
    assert texte.plie == "un coeur"
    span = texte.span(3, 8)
    assert texte.brut[span.debut : span.fin] == "cœur"


@pytest.mark.parametrize("fin_de_ligne", ["\n", "\r\n", "\r"])
def test_lines_and_columns_are_those_of_an_editor(fin_de_ligne: str) -> None:
    texte = Texte(f"\ufeffun{fin_de_ligne}deux{fin_de_ligne}\ttrois", "essai")
    debut = texte.plie.index("trois")
    assert str(texte.span(debut, debut + 5)) == "essai:3:2"
    assert str(texte.span(0, 2)) == "essai:1:1"


@given(LETTRES)
def test_every_folded_stretch_leads_back_to_its_text(brut: str) -> None:
    texte = Texte(brut, "essai")
    for rang in range(len(texte.plie)):
        span = texte.span(rang, rang + 1)
        assert texte.plie[rang] in plier(brut[span.debut : span.fin]) or texte.plie[rang] == "\n"
        assert 0 <= span.debut < span.fin <= len(brut)


@given(LETTRES)
def test_folding_twice_changes_nothing(brut: str) -> None:
    assert plier(plier(brut)) == plier(brut)
