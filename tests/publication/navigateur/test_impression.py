"""On paper: no clause is cut from its quote, each sheet says its title and its number, ink is spared."""

import io
import re

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader
from tests.publication.navigateur.chromium import SCHEMAS, Lecteur

pytestmark = [pytest.mark.lent, pytest.mark.depot]

AIDES = ["aides/aude.hcs.loi_2002_2.html", "aides/bdt.eco_pret.html"]
_FEUILLE = 900
"""Height of a sheet, less its margins and a heading, in pixels of the screen: a clause below it fits."""
_MARQUER = """
(feuille) => [...document.querySelectorAll(".clause")].map((clause, rang) => {
  const tient = clause.getBoundingClientRect().height < feuille;
  const facettes = [...clause.querySelectorAll(":scope > .facette")].filter(facette => facette.textContent.trim());
  for (const [place, borne] of [["afterbegin", "q"], ["beforeend", "z"]])
    for (const facette of facettes) facette.insertAdjacentHTML(place, `<span>${borne}Z${rang}Z </span>`);
  return tient;
})
"""
"""Writes a mark at both ends of each facet; tells which clauses fit on a sheet."""
_LARGEUR_A4 = 695


def _imprimer(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("chemin", AIDES)
def test_no_clause_that_fits_a_sheet_is_cut_from_its_quote(lecteur: Lecteur, chemin: str) -> None:
    page = lecteur.ouvrir(chemin, largeur=_LARGEUR_A4)
    page.emulate_media(media="print")
    tiennent = page.evaluate(_MARQUER, _FEUILLE)
    assert tiennent.count(True) > 20
    feuilles: dict[int, set[int]] = {}
    for numero, feuille in enumerate(_imprimer(page).pages):
        for rang in re.findall(r"[qz]Z(\d+)Z", feuille.extract_text()):
            feuilles.setdefault(int(rang), set()).add(numero)
    assert len(feuilles) == len(tiennent)
    assert [rang for rang, tient in enumerate(tiennent) if tient and len(feuilles[rang]) > 1] == []


def test_every_sheet_says_its_title_and_its_number(lecteur: Lecteur) -> None:
    feuilles = _imprimer(lecteur.ouvrir(AIDES[0])).pages
    assert len(feuilles) > 3
    for numero, feuille in enumerate(feuilles, start=1):
        texte = feuille.extract_text()
        assert f"{numero} / {len(feuilles)}" in texte
        assert "Habitat collectif avec services relevant de la loi 2002-2" in texte


@pytest.mark.parametrize("schema", SCHEMAS)
def test_paper_has_no_ground_and_none_of_what_serves_a_screen(lecteur: Lecteur, schema: str) -> None:
    page = lecteur.ouvrir(AIDES[0], schema="dark" if schema == "dark" else "light")
    page.emulate_media(media="print")
    for inutile in (".md-header", ".md-tabs", ".md-footer", ".md-search", ".sommaire"):
        assert not page.locator(inutile).first.is_visible(), inutile
    fonds = page.evaluate("""
      () => [...document.querySelectorAll("body, main, article, article *")]
        .map(element => [element, getComputedStyle(element).backgroundColor])
        .filter(([element, fond]) => element.clientHeight > 60 && !/^rgba\\(.*, 0\\)$|255, 255, 255/.test(fond))
        .map(([element, fond]) => `${element.tagName}.${element.className} ${fond}`)
    """)
    assert not fonds, "\n".join(fonds)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_ink_is_dark_enough_to_be_read_on_white(lecteur: Lecteur, schema: str) -> None:
    page = lecteur.ouvrir(AIDES[0], schema="dark" if schema == "dark" else "light")
    page.emulate_media(media="print")
    pales = page.evaluate("""
      () => [...document.querySelectorAll("article *")].filter(element => element.checkVisibility()).filter(element => {
        const [rouge, vert, bleu] = getComputedStyle(element).color.match(/\\d+/g).map(Number);
        return rouge * .2126 + vert * .7152 + bleu * .0722 > 118;
      }).map(element => `${element.tagName}.${element.className} « ${element.textContent.slice(0, 30)} »`)
    """)
    assert not pales, "\n".join(pales)
