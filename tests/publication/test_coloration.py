"""The `.regle` lines as HTML: the words of the language by what they are, the text untouched."""

from html import unescape
from pathlib import Path

import pytest
from tests.publication.lecture_html import Lue

from reglo.publication.coloration import Fichier
from reglo.source import Span

TEXTE = """langue reglo 1
# remarque
aide essai « Essai »
  critères
    c1. places au moins 20
        et neuf
        texte « preuve »
        voir anomalie x
"""


def span(debut: str, fin: str) -> Span:
    place = TEXTE.index(debut)
    ligne = TEXTE.rfind("\n", 0, place) + 1
    return Span("e.regle", place, TEXTE.index(fin) + len(fin), TEXTE.count("\n", 0, place) + 1, place - ligne + 1)


def test_each_word_has_the_class_of_what_it_is() -> None:
    html = Fichier(TEXTE, "e.regle").colorer()
    for classe, mot in (
        ("k", "aide"),
        ("k", "au moins"),
        ("nl", "c1."),
        ("n", "places"),
        ("m", "20"),
        ("c", "# remarque"),
    ):
        assert f'<span class="{classe}">{mot.replace("#", "&#35;")}</span>' in html
    assert '<span class="s">« Essai »</span>' in html


@pytest.mark.parametrize("chemin", ["fragments/fragments.regle", "golden/identite.regle"])
def test_the_text_is_kept_whole(chemin: str) -> None:
    texte = (Path(__file__).parents[1] / chemin).read_text(encoding="utf-8")
    assert Lue(Fichier(texte, "f.regle").colorer()).texte == texte


def test_an_extract_leaves_out_what_is_shown_beside_it() -> None:
    fichier = Fichier(TEXTE, "e.regle")
    html = fichier.extraire(span("c1.", "anomalie x"), (span("texte", "preuve »"),))
    assert Lue(html).texte == "c1. places au moins 20\n    et neuf\n    voir anomalie x\n"


def test_a_faulty_file_is_still_shown() -> None:
    texte = "aide << « ouvert\n\x00 <b>"
    assert unescape(Lue(Fichier(texte, "f.regle").colorer()).texte).replace("\ufffd", "\x00") == texte


def test_the_blanks_that_line_up_a_table_are_not_shown() -> None:
    texte = "tableau t, en €, selon x\n  t1. neuf   | PLAI   : 3 500 €\n  t2. ancien | PLUS :     500 €\n"
    fichier = Fichier(texte, "e.regle")
    debut = texte.index("t1.")
    html = fichier.extraire(Span("e.regle", debut, texte.index("\n", debut), 2, 3))
    assert Lue(html).texte == "t1. neuf | PLAI : 3 500\u00a0€\n"
