"""Tables of two keys: the grid that the text prints where it says the whole table, the list of rows elsewhere."""

import re

import pytest
from tests.publication.lecture_html import Lue
from tests.publication.test_figures import TETE, serre
from tests.publication.test_grille import LECTURE
from tests.verifications import lire

from reglo.publication import pages
from reglo.publication.fonds import Fonds

TABLEAU = """
  tableau forfait « forfait », en €, selon {cles}
    texte « le forfait selon la zone »
{lignes}
  montants
    m1. forfait  texte « le montant de l'aide »
"""
PLEIN = """
    t1. zone_a         | oui : 100 €
    t2. zone_a         | non : 200 €
    t3. zone_b, zone_c | oui : 300 €
    t4. zone_b, zone_c | non : 400 €
"""


def dessin(lignes: str, cles: str = "zone puis neuf", avant: str = "") -> str:
    """The page of an aid with one table."""
    texte = f"langue reglo 1\n{avant}{TETE}{TABLEAU.format(cles=cles, lignes=lignes)}"
    return pages(Fonds(lire(texte)[0], {}))["aides/essai.aide.md"]


def grille(page: str) -> str:
    """The drawing of its table."""
    return page.partition('<div class="grille">')[2].partition("</div>")[0]


def cellules(page: str) -> list[list[str]]:
    """The cells of its grid, row by row, without blanks."""
    lignes = re.split("<tr[^>]*>", grille(page).partition("</table>")[0])[1:]
    return [[serre(Lue(c).texte) for c in re.findall(r"<t[hd][ >].*?</t[hd]>", ligne)] for ligne in lignes]


def test_two_keys_cross_and_each_value_leads_to_its_row() -> None:
    page = dessin(PLEIN)
    assert cellules(page) == [
        ["Forfait", serre("Opération neuve")],
        [serre("Zone de l'opération"), "oui", "non"],
        ["«zonea»", "100€t1", "200€t2"],
        ["«zoneb»ou«zonec»", "300€t3", "400€t4"],
    ]
    dite, lue = grille(page), Lue(page)
    siennes = [f"essai.aide.t{n}" for n in (1, 2, 3, 4)]
    assert [lien.removeprefix("#") for lien in Lue(dite).liens if lien.startswith("#")] == siennes
    assert set(siennes) <= set(lue.ancres)
    assert dite.count('scope="row"') == 2
    assert dite.count('scope="col"') == 3
    assert '<th scope="colgroup" colspan="2">' in dite


def test_a_hole_is_a_hole_in_its_cell_and_the_other_cases_stand_under_the_grid() -> None:
    page = dessin(
        "    t1. zone_a | oui : 100 €\n    t2. zone_b | non : 200 €\n    autres cas : {}\n".format("non couvert")
    )
    vide = serre("le texte ne dit rien autres")
    assert cellules(page)[2:] == [["«zonea»", "100€t1", vide], ["«zoneb»", vide, "200€t2"]]
    assert serre(Lue(grille(page).partition("</table>")[2]).texte) == serre(
        "Tous les autres cas : le texte ne dit rien autres"
    )


def test_a_part_that_no_row_answers_is_a_hole_where_the_rules_write_no_other_cases() -> None:
    page = dessin("    t1. zone_a | oui : 100 €\n    t2. zone_b | non : 200 €\n")
    assert cellules(page)[-1] == ["«zonec»", serre("le texte ne dit rien")]
    assert '<td class="trou" colspan="2">' in grille(page)
    assert serre("Tous les autres cas") not in serre(Lue(grille(page)).texte)


def test_the_value_of_the_other_cases_stands_in_each_cell_that_they_answer() -> None:
    page = dessin("    t1. zone_a | oui : 100 €\n    t2. zone_b | non : 200 €\n    autres cas : 0 €\n")
    assert cellules(page)[2:] == [["«zonea»", "100€t1", "0€autres"], ["«zoneb»", "0€autres", "200€t2"]]


def test_the_parts_of_a_choice_stand_in_the_order_of_the_rows() -> None:
    lignes = "    t1. zone_b | tout : 100 €\n    t2. zone_a, zone_c|non : 200 €\n    t3. zone_a, zone_c|oui : 300 €\n"
    tete, *suite = cellules(dessin(lignes))[1:]
    assert tete[1:] == ["non", "oui"]
    assert suite == [["«zoneb»", "100€t1", "100€t1"], ["«zonea»ou«zonec»", "200€t2", "300€t3"]]


def test_a_part_that_fewer_rows_answer_stands_after_those_that_share_them() -> None:
    lignes = "    t1. tout | oui : 100 €\n    t2. zone_b | non : 200 €\n    autres cas : 0 €\n"
    suite = cellules(dessin(lignes))[2:]
    assert suite == [["«zoneb»", "100€t1", "200€t2"], ["«zonea»ou«zonec»", "100€t1", "0€autres"]]


def test_numbers_cross_in_their_order_and_say_their_ends() -> None:
    lignes = "    t1. zone_a | 10 et plus : 100 €\n    t2. tout | 1 à 9 : 200 €\n    autres cas : refus\n"
    tete, *suite = cellules(dessin(lignes, "zone puis places"))[1:]
    assert tete[1:] == [serre("1 à 9 places 1 et 9 places compris"), serre("10 places et plus 10 places compris")]
    assert suite == [
        ["«zonea»", "200€t2", "100€t1"],
        ["«zoneb»ou«zonec»", "200€t2", serre("l'aide est refusée autres")],
    ]


@pytest.mark.parametrize(
    ("lignes", "cles"),
    [
        (PLEIN.replace("200 €", "200 € si coût au moins 10 000 €"), "zone puis neuf"),
        (PLEIN.replace("200 €", "200 €  selon la lecture essai.borne option large"), "zone puis neuf"),
        (PLEIN.replace("200 €", "200 €  en vigueur depuis le 01/01/2025"), "zone puis neuf"),
        (PLEIN + "    t5. zone_c | tout : 300 €\n", "zone puis neuf"),
        ("    t1. zone_a | tout : 100 €\n    t2. zone_b, zone_c | tout : 200 €\n", "zone puis neuf"),
        ("    t1. zone_a : 100 €\n    t2. zone_b, zone_c : 200 €\n", "zone"),
    ],
    ids=["guard", "other reading", "period", "overlap", "one column", "one key"],
)
def test_a_table_that_a_grid_would_not_say_whole_is_a_list(lignes: str, cles: str) -> None:
    page = dessin(lignes, cles, LECTURE)
    assert "croisees" not in page
    assert 'class="cases"' in grille(page)


def test_the_reading_retained_does_not_prevent_the_grid() -> None:
    lignes = PLEIN.replace("200 €", "200 €  selon la lecture essai.borne option stricte")
    assert "croisees" in dessin(lignes, avant=LECTURE)
