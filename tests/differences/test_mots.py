"""Two texts word by word: nothing is lost, and what differs is cut between words."""

from hypothesis import given
from hypothesis import strategies as st

from reglo.differences.mots import mot_a_mot, remplacements

MOTS = st.lists(st.sampled_from(["places", "au", "moins", "20", "10 000 €", "15 %", ",", "d'un", "\n"]), max_size=8)


def test_a_number_and_its_unit_are_one_word() -> None:
    assert remplacements("10 000 € par place", "12 500,50 € par place") == (("10 000 €", "12 500,50 €"),)
    assert remplacements("au moins 15 %", "au plus 15 %") == (("moins", "plus"),)


def test_words_added_and_words_removed_have_an_empty_other_side() -> None:
    assert remplacements("places", "places au moins") == (("", "au moins"),)
    assert remplacements("places au moins", "places") == (("au moins", ""),)


def test_a_blank_between_two_words_that_differ_differs_with_them() -> None:
    assert remplacements("c1. neuf ancien", "c1. vieux récent") == (("neuf ancien", "vieux récent"),)


@given(MOTS, MOTS)
def test_each_side_is_found_again_whole(anciens: list[str], nouveaux: list[str]) -> None:
    avant, apres = " ".join(anciens), " ".join(nouveaux)
    troncons = mot_a_mot(avant, apres)
    assert "".join(t.texte for t in troncons if t.cote != "apres") == avant
    assert "".join(t.texte for t in troncons if t.cote != "avant") == apres
    assert all(t.texte for t in troncons)
