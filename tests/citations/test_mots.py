"""What printing changes does not count, what it says does; a word keeps its place; a word is counted as it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglo.citations.mots import decouper, nombre_de_mots

PAREILS = {
    "accents": ("méthode agréée", "methode agreee"),
    "decomposed accents": ("été à Sète", "e\u0301te\u0301 a\u0300 Se\u0300te"),
    "capitals": ("RÉGION Occitanie", "région occitanie"),
    "ligatures": ("ﬁche cœur œuvre Æquo", "fiche coeur oeuvre aequo"),
    "apostrophes": ("l’aide d’une", "l'aide d´une"),
    "a doubled apostrophe": ("d’'un", "d'un"),
    "a capital I for an l": ("I'aide, |'appel", "l'aide, l'appel"),
    "quotation marks": ("« oui »", "“oui”"),
    "dashes": ("80–109 — A", "80-109 - A"),
    "kinds of blank": ("10\u202f000\u00a0€\u2003HT", "10 000 € HT"),
    "line ends": ("dans\r\nla\n\nlimite", "dans la limite"),
    "a hyphen at the end of a line": ("réno-\nvation", "rénovation"),
    "a hyphen at the end of a line, blanks after": ("réno- \n   vation", "rénovation"),
    "a soft hyphen": ("réno\u00adva\u00ad\ntion", "rénovation"),
    "a compound cut at its hyphen": ("éco-\nprêt", "éco-prêt"),
    "a compound or not": ("éco-prêt", "écoprêt"),
    "tags": ('<p>les <ul style="x: y">gens</ul></p>', "les gens"),
    "zero-width marks": ("\ufeffles\u200b gens", "les gens"),
    "exponents": ("m²", "m2"),
    "blanks before a sign": ("20 %;", "20% ;"),
}
DIFFERENTS = {
    "a letter": ("prêt", "près"),
    "a figure": ("10 000", "10 001"),
    "a sign": ("10 €", "10 £"),
    "a full stop": ("10.000", "10 000"),
    "the hyphen of a range": ("80-109", "80 109"),
    "two words or one": ("un audit", "unaudit"),
    "what only looks like a tag": ("a <b et c> d", "a d"),
    "an I that is a word": ("zone I", "zone l"),
    "order": ("la limite dans", "dans la limite"),
}


@pytest.mark.parametrize(("un", "autre"), PAREILS.values(), ids=PAREILS)
def test_printing_does_not_count(un: str, autre: str) -> None:
    assert decouper(un).formes == decouper(autre).formes != []


@pytest.mark.parametrize(("un", "autre"), DIFFERENTS.values(), ids=DIFFERENTS)
def test_words_count(un: str, autre: str) -> None:
    assert decouper(un).formes != decouper(autre).formes


COMPTES = {
    "l'aide de l'État": 5,
    "10 000 €": 2,
    "1 500 000,50 €": 2,
    "10.000 € / place habilitée": 4,
    "CLASSE 1 10000 €": 4,
    "de 5 à 15 ans": 5,
    "20 % du coût": 4,
    "o Délibération": 1,
    "- Devis ; •": 1,
    "« … » ( )": 0,
    "80-109 6500": 3,
    "2,5 %": 2,
    "'": 0,
    "": 0,
}


@pytest.mark.parametrize(("texte", "nombre"), COMPTES.items())
def test_words_are_counted_as_they_are_read(texte: str, nombre: int) -> None:
    assert nombre_de_mots(decouper(texte).formes) == nombre


@given(st.text(max_size=200))
def test_any_text_is_cut_into_words_in_order_and_in_place(texte: str) -> None:
    formes, debuts, fins = decouper(texte)
    assert debuts == sorted(debuts)
    assert fins == sorted(fins)
    assert all(0 <= debut < fin <= len(texte) for debut, fin in zip(debuts, fins, strict=True))
    assert all(forme and not any(map(str.isspace, forme)) for forme in formes)


@given(st.text(max_size=200))
def test_words_read_again_are_the_same_words(texte: str) -> None:
    formes = decouper(texte).formes
    assert decouper("\n".join(formes)).formes == formes


def test_a_text_of_hyphens_takes_no_time() -> None:
    assert len(decouper("a-\n" * 200_000).formes) > 1000
