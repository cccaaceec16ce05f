"""axe-core finds no fault on any type of page, on a desk and on a telephone, on both grounds."""

import pytest
from tests.publication.navigateur import axe
from tests.publication.navigateur.chromium import HAUTEUR, LARGE, SCHEMAS, TELEPHONE, Lecteur

pytestmark = [pytest.mark.lent, pytest.mark.depot]

_FONDS = {"default": None, "slate": ["color-contrast", "link-in-text-block"]}
"""The grounds, light and dark, and what is judged on each: only colours change from one to the other."""


def test_axe_finds_no_fault_on_any_type_of_page(lecteur: Lecteur, pages: list[str]) -> None:
    page = lecteur.ouvrir()
    fautes = []
    for adresse in pages:
        page.set_viewport_size({"width": LARGE, "height": HAUTEUR})
        page.goto(lecteur.adresse + adresse)
        axe.elaguer(page)
        for largeur in (LARGE, TELEPHONE):
            page.set_viewport_size({"width": largeur, "height": HAUTEUR})
            for fond, regles in _FONDS.items():
                page.evaluate("fond => document.body.setAttribute('data-md-color-scheme', fond)", fond)
                fautes += [f"{adresse}, {largeur}, {fond} : {faute}" for faute in axe.fautes(page, regles)]
    assert not fautes, "\n".join(fautes)


def test_axe_finds_no_fault_in_the_search_with_its_results(lecteur: Lecteur) -> None:
    for schema in SCHEMAS:
        page = lecteur.ouvrir("documents.html", schema=schema, recherche=True)
        page.locator(".md-search__input").press_sequentially("domotique")
        page.locator(".md-search-result__link").first.wait_for(timeout=20_000)
        assert axe.fautes(page) == []
