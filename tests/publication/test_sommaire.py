"""The register of the pages: whole, told on the first page, in the navigation, and from each page to its sisters."""

import pytest
from tests.publication.lecture_html import Lue
from tests.publication.test_pages import RECUEILS, publiees

from reglo.publication.adresses import ACCUEIL, relatif
from reglo.publication.sommaire import PAR_AIDE, SOMMAIRE, Entree, navigation

PAR_OBJET = ("aides/", "versions/", "depuis/", "troncs/", "documents/", "anomalies/", "signalements/", "regles/")
"""Folders of the pages of which there is one by aid, trunk, document, file."""
ENTREES = [entree for partie in SOMMAIRE for entree in partie.pages]


def test_a_page_is_entered_once_with_a_whole_sentence() -> None:
    adresses = [entree.adresse for entree in ENTREES]
    assert len(set(adresses)) == len(adresses)
    assert len({entree.titre for entree in ENTREES}) == len(ENTREES)
    for entree in ENTREES:
        assert entree.phrase.endswith(".")


@pytest.mark.parametrize("nom", RECUEILS)
def test_the_pages_drawn_are_those_of_the_register_and_those_of_one_thing(nom: str) -> None:
    dessinees = {adresse for adresse in publiees(nom) if not adresse.startswith(PAR_OBJET)}
    assert dessinees == {entree.adresse for entree in ENTREES}


@pytest.mark.parametrize("entree", ENTREES, ids=lambda entree: entree.adresse)
def test_a_page_has_its_title_and_leads_to_its_sisters_and_to_the_first_page(entree: Entree) -> None:
    page = publiees("fragments")[entree.adresse]
    assert page.count("<h1>") == 1
    partie = next(partie for partie in SOMMAIRE if entree in partie.pages)
    attendues = {ACCUEIL, *(soeur.adresse for soeur in partie.pages)} - {entree.adresse}
    if entree.adresse != ACCUEIL:
        assert {relatif(entree.adresse, adresse) for adresse in attendues} <= set(Lue(page).liens)


def test_the_first_page_leads_to_every_other_then_to_every_aid() -> None:
    liens = set(Lue(publiees("fragments")[ACCUEIL]).liens)
    assert {relatif(ACCUEIL, entree.adresse) for entree in ENTREES if entree.adresse != ACCUEIL} <= liens
    assert "aides/bdt.eco_pret.html" in liens


def test_the_navigation_holds_the_pages_that_are_published_and_no_empty_part() -> None:
    assert navigation({ACCUEIL}) == [{SOMMAIRE[0].titre: [{SOMMAIRE[0].pages[0].titre: ACCUEIL}]}]
    entieres = navigation({entree.adresse for entree in ENTREES})
    assert [titre for onglet in entieres for titre in onglet] == [partie.titre for partie in SOMMAIRE]


@pytest.mark.parametrize("nom", RECUEILS)
def test_an_aid_leads_to_its_place_on_each_page_that_tells_all_of_them(nom: str) -> None:
    places = {adresse: Lue(publiees(nom)[adresse]) for adresse in PAR_AIDE}
    for page in (page for page in publiees(nom) if page.startswith("aides/")):
        liens = Lue(publiees(nom)[page]).liens
        for adresse, lue in places.items():
            vers = [lien for lien in liens if lien.startswith(f"../{adresse.removesuffix('.md')}.html#")]
            assert any(page.startswith(f"aides/{lien.partition('#aide-')[2]}.") for lien in vers)
            assert all(lien.partition("#")[2] in lue.ancres for lien in vers)
