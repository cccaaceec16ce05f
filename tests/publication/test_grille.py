"""Tables on the pages: their holes among their rows, the ends of their brackets, the rows of other readings."""

import re

from tests.publication.lecture_html import Lue
from tests.publication.test_figures import TETE, serre
from tests.publication.test_pages import recueil

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
    page = pages(Fonds(*recueil(avant + TETE + tableau)))["aides/essai.aide.md"]
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
        ("entre 0 et 80 kWhEP/m²/an (seconde borne non comprise)", vide),
        ("t1 80 à 109 kWhEP/m²/an", "80 et 109 kWhEP/m²/an compris", "100 €"),
        ("entre 109 et 110 kWhEP/m²/an (bornes non comprises)", vide),
        ("t2 110 à moins de 170 kWhEP/m²/an", "110 compris, 170 kWhEP/m²/an exclu", "200 €"),
        ("égal à 170 kWhEP/m²/an", vide),
        ("t3 plus de 170 kWhEP/m²/an", "170 kWhEP/m²/an exclu", "300 €"),
        ("autres tous les autres cas", vide),
    ]
    assert [all(serre(mot) in dit for mot in mots) for dit, mots in zip(dits, attendus, strict=True)] == [True] * 7


def test_a_hole_of_several_keys_is_told_key_by_key_by_the_labels() -> None:
    dits = rangs("""
  tableau forfait « forfait », en €, selon zone puis neuf
    texte « le forfait selon la zone »
    t1. zone_a | oui : 100 €
    t2. zone_b, zone_c | tout : 200 €
    autres cas : illisible
  montants
    m1. forfait  texte « le montant de l'aide »
""")
    assert serre("zone_a non le texte est illisible") in [dit.replace("zonea", "zone_a") for dit in dits]


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
    assert any(dit.startswith(serre("égal à 10 places")) and serre("le texte ne dit rien") in dit for dit in dits)
