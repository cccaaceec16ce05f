"""The search: a clause is found by a word of its quote or of its plain sentence, and the result leads to it."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.publication.navigateur.chromium import ETROIT, LARGE, Lecteur
from tests.publication.navigateur.publication import adresses

pytestmark = [pytest.mark.lent, pytest.mark.depot]

PAR_LA_CITATION = {
    "porteurs de projets": "aude.hcs.base.c3",
    "tissu associatif dynamique": "aude.hcs.base.c8",
    "l'implantation géographique": "aude.hcs.base.c6",
    "services veterinaires": "aude.hcs.base.c13",
    "Président du Conseil départemental": "aude.hcs.loi_2002_2.c2",
    "«10.000€ / place habilitée»": "aude.hcs.loi_2002_2.m1",
}
PAR_LA_PHRASE = {
    "réduite d'autant": "aude.hcs.base.p1",
    "REDUITE D’AUTANT": "aude.hcs.base.p1",
    "comprend un équipement domotique": "aude.hcs.loi_2002_2.m3",
    "10 000 € place": "aude.hcs.loi_2002_2.m1",
    "10000 place": "aude.hcs.loi_2002_2.m1",
    "n'excède pas l'assiette": "aude.hcs.base.p1",
    "15 % habilitées": "aude.hcs.loi_2002_2.m1b",
    "15% habilitées": "aude.hcs.loi_2002_2.m1b",
}
_SECTION = re.compile(r'<section class="clause.*?</section>')
_TROUVABLE = re.compile(r'<h3 id="([^"]+)"|<(?:mark|p class="(?:mots|phrase)")>(.*?)</(?:mark|p)>')
_BALISE = re.compile(r"<[^>]*>")


@pytest.fixture
def recherche(lecteur: Lecteur) -> Page:
    """A page whose search is ready."""
    page = lecteur.ouvrir("index.html", recherche=True)
    page.locator(".md-search__input").focus()
    return page


def _chercher(page: Page, demande: str) -> list[str]:
    """Asks, and gives the addresses found, of clauses as of pages."""
    compte, champ = page.locator(".md-search-result__meta"), page.locator(".md-search__input")
    for texte, attendu in (("", "Taper"), (demande, "trouvé")):
        champ.fill(texte)
        champ.press("End")
        expect(compte).to_have_text(re.compile(attendu), timeout=20_000)
    return [str(lien.get_attribute("href")) for lien in page.locator(".md-search-result__link").all()]


def test_each_clause_is_found_by_its_words_without_accents_or_with_elisions_and_figures(recherche: Page) -> None:
    perdues = []
    for demande, clause in (PAR_LA_CITATION | PAR_LA_PHRASE).items():
        trouvees = _chercher(recherche, demande)
        if not any(adresse.endswith(f"#{clause}") for adresse in trouvees):
            perdues.append(f"« {demande} » ne trouve pas {clause} : {trouvees[:6]}")
    assert not perdues, "\n".join(perdues)


def test_what_is_found_holds_every_word_asked_for(recherche: Page) -> None:
    assert _chercher(recherche, "domotique") != []
    assert _chercher(recherche, "domotique xylophone") == []
    assert _chercher(recherche, "domotique paiement échéances brocante") == []


def test_a_result_leads_to_its_clause(recherche: Page) -> None:
    _chercher(recherche, "tissu associatif dynamique")
    recherche.locator('.md-search-result__link[href*="aides/"][href$="#aude.hcs.base.c8"]').first.click()
    recherche.wait_for_url("**/aides/*#aude.hcs.base.c8")
    visee = recherche.locator(":target")
    expect(visee).to_have_text("c8")
    expect(visee).to_be_in_viewport()
    expect(recherche.locator(".clause:has(:target)")).to_contain_text("tissu associatif dynamique")


def test_the_search_is_that_of_the_site_and_speaks_french(lecteur: Lecteur, recherche: Page) -> None:
    assert _chercher(recherche, "subvention") != []
    expect(recherche.locator(".md-search-result__meta")).to_have_text(re.compile("documents trouvés"))
    _chercher(recherche, "xylophone")
    expect(recherche.locator(".md-search-result__meta")).to_have_text("Aucun document trouvé")
    demandes = "\n".join(lecteur.demandes)
    assert "lunr.fr.min.js" in demandes
    assert "recherche.js" in demandes
    assert all(demande.startswith(lecteur.adresse) for demande in lecteur.demandes)


@pytest.mark.parametrize("largeur", [LARGE, ETROIT])
def test_the_search_opens_and_its_results_are_reached_with_the_keyboard(lecteur: Lecteur, largeur: int) -> None:
    page = lecteur.ouvrir("documents.html", largeur=largeur, recherche=True)
    champ, premier = page.locator(".md-search__input"), page.locator(".md-search-result__link").first
    if largeur == LARGE:
        page.keyboard.press("/")
    else:
        page.locator(".ouvre-recherche").focus()
        page.keyboard.press("Enter")
    expect(champ).to_be_focused()
    page.keyboard.type("tissu associatif dynamique")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("trouvé"), timeout=20_000)
    page.keyboard.press("ArrowDown")
    expect(premier).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(champ).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(premier).to_be_focused()
    adresse = str(premier.get_attribute("href"))
    page.keyboard.press("Enter")
    page.wait_for_url(adresse)


def test_the_search_closes_with_the_keyboard(lecteur: Lecteur) -> None:
    page = lecteur.ouvrir("documents.html", recherche=True)
    page.keyboard.press("/")
    expect(page.locator(".md-search__output")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).not_to_be_visible()


def test_every_clause_of_every_page_is_entered_in_the_search_with_its_quote_and_its_sentence(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    entrees = {entree["location"]: _nu(f"{entree['title']} {entree['text']}") for entree in index["docs"]}
    vues, perdues = 0, []
    for adresse in adresses(site):
        for section in _SECTION.findall((site / adresse).read_text(encoding="utf-8")):
            (ancre, _), *textes = _TROUVABLE.findall(section)
            entree = entrees.get(f"{adresse}#{unescape(ancre)}", "")
            vues += 1
            perdues += [f"{adresse}#{ancre} : {texte}" for _, texte in textes if _nu(texte) not in entree]
    assert vues > 1000
    assert not perdues, "\n".join(perdues)


def _nu(html: str) -> str:
    """Gives the words of some HTML, and nothing between them."""
    return "".join(unescape(_BALISE.sub("", html)).split())
