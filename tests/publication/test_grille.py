"""Tables on the pages: their holes among their rows, the ends of their brackets, the rows of other readings."""

import re

import pytest
from tests.publication.lecture_html import Lue
from tests.publication.test_figures import TETE, serre
from tests.publication.test_pages import recueil
from tests.verifications import lire

from reglo.publication import pages
from reglo.publication.fonds import Fonds

LECTURE = """
lecture essai.borne « Où finit la tranche ? »
  a) stricte « avant dix » retenue
  b) large « à dix »
  texte reglement, ligne 2 « la tranche »
"""


def rangs(tableau: str, avant: str = "") -> list[str]:
    """The rows of the only table of an aid, without blanks."""
    rulebook = lire("langue reglo 1\n" + avant + TETE + tableau)[0]
    page = pages(Fonds(rulebook, {}))["aides/essai.aide.md"]
    grille = page.partition('<table class="cases">')[2].partition("<tbody>")[2].partition("</table>")[0]
    return [serre(Lue(rang).texte) for rang in re.split("<tr[^>]*>", grille)[1:]]


def test_a_hole_stands_among_the_rows_where_it_falls_and_each_bracket_says_its_ends() -> None:
    dits = rangs("""
  tableau forfait « forfait », en €, selon gain
    texte « le forfait selon le gain »
    t1. 80 à 109 : 100 €
    t2. 110 à moins de 170 : 200 €
    t3. plus de 170 : 300 €
    autres cas : non couvert
  montants
    m1. forfait  texte « le montant de l'aide »
""")
    vide = "le texte ne dit rien"
    attendus = [
        ("autres 0 à moins de 80 kWhEP/m²/an", "0 compris, 80 kWhEP/m²/an exclu", vide),
        ("t1 80 à 109 kWhEP/m²/an", "80 et 109 kWhEP/m²/an compris", "100 €"),
        ("autres plus de 109 à moins de 110 kWhEP/m²/an", vide),
        ("t2 110 à moins de 170 kWhEP/m²/an", "110 compris, 170 kWhEP/m²/an exclu", "200 €"),
        ("autres 170 kWhEP/m²/an", vide),
        ("t3 plus de 170 kWhEP/m²/an", "170 kWhEP/m²/an exclu", "300 €"),
    ]
    assert [all(serre(mot) in dit for mot in mots) for dit, mots in zip(dits, attendus, strict=True)] == [True] * 6


TROIS_CLES = """
  tableau forfait « forfait », en €, selon zone puis neuf puis places
    texte « le forfait selon la zone »
    t1. zone_a | oui | 1 à 9 : 100 €
    t2. zone_a | oui | moins de 1 : 0 €
    t3. zone_a | oui | plus de 9 : 0 €
  montants
    m1. forfait  texte « le montant de l'aide »
"""


def test_holes_that_one_key_tells_apart_are_one_and_are_said_in_the_words_of_the_rows() -> None:
    creux = [dit for dit in rangs(TROIS_CLES) if "nedit" in dit]
    attendus = ["« zone a » non toute valeur", "« zone b » ou « zone c » toute valeur toute valeur"]
    assert creux == [serre(f"{mots} le texte ne dit rien") for mots in attendus]


DISTANTS = """
  tableau forfait « forfait », en €, selon zone puis neuf puis dpe
    texte « le forfait selon la zone »
    t1. zone_a | oui  | tout : 100 €
    t2. zone_b | non  | tout : 200 €
    t3. zone_c | tout | tout : 300 €
{autres}  montants
    m1. forfait  texte « le montant de l'aide »
"""


def test_holes_that_differ_by_two_keys_stay_two() -> None:
    creux = [dit for dit in rangs(DISTANTS.format(autres="")) if "nedit" in dit]
    attendus = ("« zone a » non toute valeur", "« zone b » oui toute valeur")
    assert creux == [serre(f"{mots} le texte ne dit rien") for mots in attendus]


def test_the_other_cases_that_the_rules_write_are_not_listed_again() -> None:
    dits = rangs(DISTANTS.format(autres="    autres cas : non couvert\n"))
    assert [dit for dit in dits if "nedit" in dit] == [serre("autres tous les autres cas le texte ne dit rien")]


def test_a_hole_under_the_condition_of_a_row_says_which() -> None:
    dits = rangs("""
  tableau forfait « forfait », en €, selon zone
    texte « le forfait selon la zone »
    t1. zone_a : 100 € si neuf
    t2. zone_b, zone_c : 200 €
  montants
    m1. forfait  texte « le montant de l'aide »
""")
    assert serre("« zone a » le texte ne dit rien hors la condition de t1") in dits


def test_a_table_that_answers_the_other_cases_has_no_hole() -> None:
    dits = rangs("""
  tableau forfait « forfait », en €, selon places
    texte « le forfait selon les places »
    t1. 1 à 9 : 100 €
    autres cas : refus
  montants
    m1. forfait  texte « le montant de l'aide »
""")
    assert len(dits) == len(["t1", "autres cas"])


def test_a_row_of_another_reading_says_so_and_fills_no_hole() -> None:
    dits = rangs(
        """
  tableau forfait « forfait », en €, selon places
    texte « le forfait selon les places »
    t1. moins de 10 : 100 €
    t2. 10 : 100 €  selon la lecture essai.borne option large
    t3. plus de 10 : 200 €
    autres cas : non couvert
  montants
    m1. forfait  texte « le montant de l'aide »
""",
        LECTURE,
    )
    assert any("autrelecture,nonretenue" in dit and dit.startswith("t2") for dit in dits)
    assert serre("autres 10 places le texte ne dit rien") in dits


def test_a_row_without_a_sure_value_never_says_that_the_text_is_silent() -> None:
    dits = rangs("""
  tableau forfait « forfait », en €, selon neuf
    texte « environ 100 € pour le neuf »
    t1. oui : non couvert
    t2. non : 0 €
  montants
    m1. forfait  texte « le montant de l'aide »
""")
    assert dits[0] == serre("t1 oui le texte ne fixe pas de valeur certaine")
    assert not any(serre("le texte ne dit rien") in dit for dit in dits)


ENVIRON = """
  tableau forfait « forfait », en €, selon neuf
    texte « environ 100 € pour le neuf »
    t1. oui : non couvert
    t2. non : {sinon}
  montants
    m1. forfait {lecture} texte « le montant de l'aide »
"""


def figure(page: str) -> str:
    """The figure of the computation, without blanks."""
    return serre(Lue(page.partition("Le calcul, en une figure")[2].partition('class="colonnes"')[0]).texte)


@pytest.mark.parametrize(
    ("sinon", "dit", "tu"),
    [
        ("0 €", "le forfait m1 le texte ne fixe pas toujours de valeur certaine", "m1 0 €"),
        ("50 €", "le forfait m1 50 €, mais le texte ne fixe pas toujours de valeur certaine", "m1 0 €"),
    ],
)
def test_an_amount_that_no_text_fixes_is_never_nothing(sinon: str, dit: str, tu: str) -> None:
    tableau = ENVIRON.format(sinon=sinon, lecture="")
    dessin = figure(pages(Fonds(*recueil(TETE + tableau)))["aides/essai.aide.md"])
    assert serre(dit) in dessin
    assert serre(tu) not in dessin


@pytest.mark.parametrize(("option", "ecarte"), [("stricte", False), ("large", True)])
def test_a_table_that_only_another_reading_uses_is_set_aside(option: str, ecarte: bool) -> None:  # noqa: FBT001
    tableau = ENVIRON.format(sinon="0 €", lecture=f"selon la lecture essai.borne option {option}")
    page = pages(Fonds(*recueil(LECTURE + TETE + tableau)))["aides/essai.aide.md"]
    for classes in ("clause tableau", "grille", "rangs"):
        assert (f'class="{classes} ecartee"' in page) is ecarte
        assert (f'class="{classes}"' in page) is not ecarte
    tete = page.partition('class="clause tableau')[2].partition("</section>")[0]
    assert (serre("autre lecture, non retenue") in serre(Lue(tete).texte).lower()) is ecarte


def test_a_table_that_the_reading_retained_uses_too_is_not_set_aside() -> None:
    lus = "    m2. forfait  texte « une autre part »\n"
    tableau = ENVIRON.format(sinon="0 €", lecture="selon la lecture essai.borne option large") + lus
    page = pages(Fonds(*recueil(LECTURE + TETE + tableau)))["aides/essai.aide.md"]
    assert 'class="grille"' in page
