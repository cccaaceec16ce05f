"""How much an aid gives, at a glance: true alone, short, and never silent."""

import pytest
from tests.publication.lecture_html import Lue
from tests.publication.test_figures import TETE, serre, versions
from tests.publication.test_pages import RECUEILS, recueil

from reglo.publication import pages
from reglo.publication.fonds import Fonds

AVANT = """
définition annonce « montant annoncé » = 5 000 €
  texte reglement, ligne 2 « un montant annoncé »
paramètre forfait « forfait par place » : montant
  f1. en vigueur en 2025 : 300 €  texte reglement, ligne 2 « un forfait »
  f2. en vigueur en 2026 : 325 €  texte reglement, ligne 2 « un forfait »
"""


def carte(texte: str) -> str:
    """The card of a small aid, without blanks."""
    page = pages(Fonds(*recueil(AVANT + TETE + texte)))["aides/essai.aide.md"]
    return serre(Lue(page.partition('<div class="bref">')[2].partition("<nav")[0]).texte)


def test_a_cap_and_a_floor_say_whether_they_bear_on_the_bonuses() -> None:
    dite = carte("""
  montants
    m1. 1 000 € par place  texte « le montant de l'aide »
  bonifications
    b1. 200 € par place  texte « une bonification »
  calcul de l'aide
    texte « le calcul de l'aide »
    e1. somme de m1
    e2. plafonnée à 30 000 €
    e3. augmentée de b1
    e4. relevée à 2 000 €
""")
    assert serre("Au plus 30 000 €, hors bonifications.") in dite
    assert serre("Au moins 2 000 €, bonifications comprises.") in dite


def test_an_exception_is_told_without_the_label_that_the_card_does_not_print() -> None:
    dite = carte("""
  montants
    texte « le montant de l'aide »
    m1. 1 000 € par place
    m2. par exception à m1, 6 000 € si zone est zone_b
""")
    assert serre("Par exception, 6 000 €, si la zone de l'opération est « zone b ».") in dite
    assert serre("Par exception à m1") not in dite


def test_an_amount_shows_the_figures_that_it_reads_and_its_period() -> None:
    dite = carte("""
  montants
    texte « le montant de l'aide »
    m1. annonce
    m2. forfait
    m3. 500 €  en vigueur en 2025
""")
    for attendu in ("Le montant annoncé. 5 000 €", "de 300 € à 325 €", "Du 1er janvier 2025 au 31 décembre 2025"):
        assert serre(attendu) in dite


def test_an_aid_without_amount_says_so_and_one_without_beneficiaries_leads_to_its_criteria() -> None:
    dite = carte("")
    assert serre("Le texte ne donne aucun montant.") in dite
    assert serre("Aucune clause ne le dit à part : voir « Critères ».") in dite


@pytest.mark.parametrize("nom", RECUEILS)
def test_no_card_is_silent_on_how_much_nor_long(nom: str) -> None:
    for aide, _, page in versions(nom):
        bref = page.partition('<div class="bref">')[2].partition("<nav")[0]
        combien = bref.partition("<h2>Combien</h2>")[2].partition("</ul>")[0]
        lignes = [Lue(ligne).texte for ligne in combien.split("<li")[1:]]
        assert lignes, aide.id
        assert len(lignes) <= len(["m1", "m2", "m3", "m4", "autres", "bonifications", "assiette"]), aide.id
        assert not any("_" in ligne or "None" in ligne for ligne in lignes), aide.id
