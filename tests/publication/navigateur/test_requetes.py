"""No page asks anything of the outside, whether it is served or opened from a disk."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.publication.navigateur.chromium import Lecteur

pytestmark = [pytest.mark.lent, pytest.mark.depot]


def test_no_type_of_page_asks_for_anything_outside_the_site(lecteur: Lecteur, pages: list[str]) -> None:
    page = lecteur.ouvrir(recherche=True)
    for adresse in pages:
        page.goto(lecteur.adresse + adresse)
    assert len(lecteur.demandes) > len(pages)
    assert [demande for demande in lecteur.demandes if not demande.startswith(lecteur.adresse)] == []


def test_the_pages_open_from_a_disk_and_their_links_lead_from_one_to_the_next(lecteur: Lecteur, site: Path) -> None:
    lecteur.adresse = site.as_uri() + "/"
    page = lecteur.ouvrir("index.html")
    page.locator(".aides a").first.click()
    expect(page.locator(".carte")).to_be_visible()
    page.locator(".clause .texte footer a").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    page.locator(".md-tabs__link").first.click()
    expect(page.locator("h1")).to_have_text("Le recueil des aides")
    expect(page.locator(".md-search")).not_to_be_visible()
    expect(page.locator(".ouvre-recherche")).not_to_be_visible()
