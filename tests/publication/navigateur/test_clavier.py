"""With the keyboard alone: the way past the head of a page, a focus that is seen, every link in reading order."""

import pytest
from playwright.sync_api import Page, expect
from tests.publication.navigateur.chromium import ETROIT, LARGE, Lecteur

pytestmark = [pytest.mark.lent, pytest.mark.depot]

_OU = """
() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const porteur = element.matches(".md-option") ? element.nextElementSibling : element;
  const style = getComputedStyle(porteur), { width, left, right, top, bottom } = porteur.getBoundingClientRect();
  const vu = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const dedans = width > 0 && right > 0 && left < innerWidth && bottom > 0 && top < innerHeight;
  element.dataset.rang ??= document.querySelectorAll("[data-rang]").length;
  return { dit: `${element.tagName.toLowerCase()}.${element.className} « ${element.textContent.trim().slice(0, 40)} »`,
    vu: vu || element.matches("input[type=text]"), dedans, rang: +element.dataset.rang };
}
"""
_ATTENDUS = """
() => [...document.querySelectorAll("article a[href]")].filter(lien => lien.checkVisibility())
  .every((lien, rang, tous) => "rang" in lien.dataset && (!rang || +lien.dataset.rang > +tous[rang - 1].dataset.rang))
"""


def _parcourir(page: Page) -> list[str]:
    """Goes through a page with the tabulator, and gives a sentence for each stop that is not seen."""
    perdus: list[str] = []
    rang = -1
    while True:
        page.keyboard.press("Tab")
        ou = page.evaluate(_OU)
        if ou is None or ou["rang"] <= rang:
            return perdus
        rang = ou["rang"]
        if not (ou["vu"] and ou["dedans"]):
            perdus.append(ou["dit"])


@pytest.mark.parametrize("largeur", [LARGE, ETROIT])
@pytest.mark.parametrize("chemin", ["index.html", "aides/aude.ra.seuil_dependance.html", "documents.html"])
def test_every_link_is_reached_in_the_order_of_the_page_and_is_seen(
    lecteur: Lecteur, chemin: str, largeur: int
) -> None:
    page = lecteur.ouvrir(chemin, largeur=largeur)
    assert _parcourir(page) == []
    assert page.evaluate(_ATTENDUS)


def test_the_first_stop_leads_past_the_head_of_the_page(lecteur: Lecteur) -> None:
    page = lecteur.ouvrir("aides/aude.hcs.loi_2002_2.html")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_ground_changes_with_the_keyboard_and_stays_on_the_next_page(lecteur: Lecteur) -> None:
    page = lecteur.ouvrir("index.html")
    corps = page.locator("body")
    expect(corps).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_role("radio", name="Passer au fond sombre").focus()
    page.keyboard.press("Enter")
    expect(corps).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{lecteur.adresse}documents.html")
    expect(corps).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("radio", name="Passer au fond clair").focus()
    page.keyboard.press("Enter")
    expect(corps).to_have_attribute("data-md-color-scheme", "default")


def test_a_link_of_the_text_is_followed_with_the_keyboard_to_its_anchor(lecteur: Lecteur) -> None:
    page = lecteur.ouvrir("aides/aude.hcs.loi_2002_2.html")
    page.locator(".clause .texte footer a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/*#l*")
    expect(page.locator(":target")).to_be_in_viewport()
