"""Without JavaScript: every word of every type of page is there, shown, and every link works."""

import pytest
from playwright.sync_api import expect
from tests.publication.navigateur.chromium import HAUTEUR, LARGE, TELEPHONE, Lecteur

pytestmark = [pytest.mark.lent, pytest.mark.depot]

_CACHES = """
() => [...document.querySelectorAll("article *")].filter(element => element.textContent.trim())
  .filter(element => !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter(element => !element.closest(".colonnes, thead, .vide") || innerWidth > 900)
  .map(element => `${element.tagName.toLowerCase()}.${element.className} « ${element.textContent.slice(0, 40)} »`)
"""
"""On a telephone the names of the columns stand at each facet, at each cell, no longer above."""


def test_nothing_of_the_text_is_hidden_and_nothing_waits_for_a_script(lecteur: Lecteur, pages: list[str]) -> None:
    avec, sans = lecteur.ouvrir(), lecteur.ouvrir(javascript=False)
    ecarts = []
    for adresse in pages:
        for page in (avec, sans):
            page.goto(lecteur.adresse + adresse)
        for largeur in (LARGE, TELEPHONE):
            for page in (avec, sans):
                page.set_viewport_size({"width": largeur, "height": HAUTEUR})
            ecarts += [f"{adresse}, {largeur} : {dit}" for dit in sans.evaluate(_CACHES)][:3]
            if avec.locator("article").inner_text() != sans.locator("article").inner_text():
                ecarts.append(f"{adresse}, {largeur} : le texte change sans JavaScript")
    assert not ecarts, "\n".join(ecarts)


def test_links_lead_from_page_to_page_and_to_their_anchors(lecteur: Lecteur) -> None:
    page = lecteur.ouvrir("index.html", javascript=False)
    page.get_by_role("link", name="Habitat collectif avec services relevant de la loi 2002-2").first.click()
    expect(page.locator("h1")).to_have_text("Habitat collectif avec services relevant de la loi 2002-2")
    page.locator(".sommaire a").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    page.locator(".md-tabs__link").last.click()
    expect(page.locator("h1")).to_be_visible()


def test_what_needs_a_script_is_not_shown(lecteur: Lecteur) -> None:
    page = lecteur.ouvrir("index.html", javascript=False)
    for inutile in (".md-search", ".ouvre-recherche", ".md-header__option label"):
        for element in page.locator(inutile).all():
            expect(element).not_to_be_visible()
