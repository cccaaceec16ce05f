"""axe-core finds no fault on any type of page, on a desk and on a telephone, on both grounds."""

import pytest
from tests.publication.navigateur import axe
from tests.publication.navigateur.chromium import LARGE, SCHEMAS, TELEPHONE, Lecteur

pytestmark = [pytest.mark.lent, pytest.mark.depot]

COULEURS = ["color-contrast", "link-in-text-block"]
"""What may change with the ground; all the rest is judged once."""


@pytest.mark.parametrize("largeur", [LARGE, TELEPHONE])
def test_axe_finds_no_fault_on_any_type_of_page(lecteur: Lecteur, pages: list[str], largeur: int) -> None:
    fautes = []
    for schema in SCHEMAS:
        page = lecteur.ouvrir(largeur=largeur, schema=schema)
        for adresse in pages:
            page.goto(lecteur.adresse + adresse)
            assert page.locator("body").get_attribute("data-md-color-scheme") == _FONDS[schema]
            axe.elaguer(page)
            fautes += [f"{adresse}, {schema} : {faute}" for faute in axe.fautes(page, _REGLES[schema])]
    assert not fautes, "\n".join(fautes)


def test_axe_finds_no_fault_in_the_search_with_its_results(lecteur: Lecteur) -> None:
    for schema in SCHEMAS:
        page = lecteur.ouvrir("documents.html", schema=schema, recherche=True)
        page.locator(".md-search__input").press_sequentially("domotique")
        page.locator(".md-search-result__link").first.wait_for(timeout=20_000)
        assert axe.fautes(page) == []


_FONDS = {"light": "default", "dark": "slate"}
_REGLES = {"light": None, "dark": COULEURS}
