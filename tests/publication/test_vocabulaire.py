"""The vocabulary and the first page: each word with what it means and who reads it, each aid under its funder."""

import pytest
from tests.publication.lecture_html import Lue
from tests.publication.test_pages import AIDE, RECUEILS, publiees, recueil

from reglo.chargement import charger
from reglo.publication import pages
from reglo.publication.fonds import Fonds
from reglo.rendu.usages import usages

DONNEES = """
donnée façade « façade rénovée » : choix bois, pierre
  distincte de neuf
  anciennement facade_rue
  précision « Seule la façade sur rue compte. »
  question « La façade est-elle rénovée ? »
donnée étages « étages du bâtiment » : nombre au moins 1 au plus 9
"""


def _lue(texte: str, page: str) -> Lue:
    return Lue(pages(Fonds(*recueil(texte)))[page])


def test_a_datum_says_what_it_is_what_it_is_not_and_what_it_was_called() -> None:
    lue = _lue(DONNEES + AIDE, "vocabulaire.md")
    texte = lue.texte.replace("\u00a0", " ")
    for attendu in (
        "Façade rénovée",
        "La façade est-elle rénovée ?",
        "Seule la façade sur rue compte.",
        "À ne pas confondre avec « Opération neuve ».",
        "S’écrivait auparavant facade_rue.",
        "nombre, de 1 à 9",
        "N’est lue par aucune clause.",
    ):
        assert attendu in texte
    assert "#neuf" in lue.liens


def test_the_words_are_found_in_the_order_of_the_alphabet() -> None:
    liens = _lue(DONNEES + AIDE, "vocabulaire.md").liens
    assert liens.index("#etages") < liens.index("#facade") < liens.index("#places") < liens.index("#zone")


def test_a_datum_leads_to_what_each_of_its_answers_opens() -> None:
    seconde = AIDE.replace("aide essai.aide ", "aide essai.autre ")
    assert "beneficiaires.html#zone" in _lue(AIDE + seconde, "vocabulaire.md").liens
    assert "beneficiaires.html#zone" not in _lue(AIDE, "vocabulaire.md").liens


@pytest.mark.parametrize("nom", RECUEILS)
def test_each_datum_leads_to_whatever_reads_it(nom: str) -> None:
    lu = charger(RECUEILS[nom]).rulebook
    assert lu is not None
    liens = set(Lue(publiees(nom)["vocabulaire.md"]).liens)
    lecteurs = usages(lu)
    for donnee in lu.donnees.values():
        for lecteur in lecteurs.get(donnee.nom, ()):
            cible = f"aides/{lecteur}.html" if lecteur in lu.aides else f"#{lecteur}"
            assert any(lien.endswith(cible) for lien in liens), lecteur


def test_a_clause_leads_back_to_the_words_that_it_reads() -> None:
    liens = Lue(pages(Fonds(*recueil(AIDE)))["aides/essai.aide.md"]).liens
    assert {f"../vocabulaire.html#{nom}" for nom in ("zone", "neuf", "cout", "places")} <= set(liens)


# ------------------------------------------------------------------------------------------------------ the first page
def test_the_first_page_counts_the_rulebook_and_sorts_its_aids_by_funder() -> None:
    lue = _lue(AIDE.replace("financeur region", "financeur banque"), "index.md")
    texte = lue.texte.replace("\u00a0", " ")
    assert "2 aides · 2 financeurs" in texte
    assert texte.index("Banque") < texte.index("Aide à l’essai") < texte.index("Région") < texte.index("Une autre aide")
    assert {"par-financeur", "banque", "region"} <= set(lue.ancres)
    assert "#par-financeur" in lue.liens


def test_an_aid_leads_to_its_funder_and_to_its_territory() -> None:
    publies = pages(Fonds(*recueil(AIDE)))
    liens = Lue(publies["aides/essai.aide.md"]).liens
    assert "../index.html#region" in liens
    assert "../territoires.html#territoire-ariege" in liens
    assert "territoire-ariege" in Lue(publies["territoires.md"]).ancres


def test_the_trunks_stand_on_the_first_page_after_the_aids() -> None:
    tronc = "tronc essai.commun « Socle »\n  source reglement\n  critères\n    c9. places au moins 3  texte « t »\n"
    lue = _lue(tronc + AIDE.replace("  territoire", "  reprend essai.commun\n  territoire"), "index.md")
    assert "troncs/essai.commun.html" in lue.liens
    assert "regles-communes" not in _lue(AIDE, "index.md").ancres
