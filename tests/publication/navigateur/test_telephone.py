"""On a telephone: no page is wider than the screen, a clause is read from top to bottom, a table stays in its box."""

import pytest
from tests.publication.navigateur.chromium import TELEPHONE, Lecteur

pytestmark = [pytest.mark.lent, pytest.mark.depot]

_DEBORDANTS = """
() => {
  const large = document.documentElement.clientWidth;
  const contenu = element => {
    for (let parent = element.parentElement; parent; parent = parent.parentElement)
      if (["auto", "scroll"].includes(getComputedStyle(parent).overflowX)) return true;
    return false;
  };
  const dits = [...document.querySelectorAll("header *, .md-tabs *, main *, footer *")]
    .filter(element => element.checkVisibility() && !element.closest(".md-search, .hors-vue, svg, .md-ellipsis"))
    .filter(element => element.getBoundingClientRect().right > large + 1 && !contenu(element))
    .map(element => `${element.tagName.toLowerCase()}.${element.className} « ${element.textContent.slice(0, 40)} »`);
  const page = document.documentElement.scrollWidth;
  return page > large ? [`la page fait ${page} pixels de large`, ...dits] : dits;
}
"""
_FACETTES = """
clause => [...clause.querySelectorAll(":scope > .facette")].map(facette => {
  const cadre = facette.getBoundingClientRect();
  return [getComputedStyle(facette, "::before").content.replaceAll('"', ""), cadre.left, cadre.top, cadre.bottom];
})
"""


def test_no_page_scrolls_sideways_on_a_telephone(lecteur: Lecteur, pages: list[str]) -> None:
    page = lecteur.ouvrir(largeur=TELEPHONE)
    debordants = []
    for adresse in pages:
        page.goto(lecteur.adresse + adresse)
        debordants += [f"{adresse} : {dit}" for dit in page.evaluate(_DEBORDANTS)[:3]]
    assert not debordants, "\n".join(debordants)


def test_the_three_facets_of_a_clause_are_stacked_under_their_names(lecteur: Lecteur) -> None:
    page = lecteur.ouvrir("aides/aude.hcs.loi_2002_2.html", largeur=TELEPHONE)
    clauses = page.locator(".clause:has(> .facette)").all()[:10]
    assert len(clauses) == 10
    for clause in clauses:
        noms, gauches, hauts, bas = zip(*clause.evaluate(_FACETTES), strict=True)
        assert noms == ("Le texte", "En clair", "La règle")
        assert len(set(gauches)) == 1
        assert bas[0] <= hauts[1]
        assert bas[1] <= hauts[2]


def test_a_wide_table_scrolls_in_its_own_box_and_the_keyboard_reaches_it(lecteur: Lecteur) -> None:
    page = lecteur.ouvrir("aides/aude.garantie.logement_social.html", largeur=TELEPHONE)
    boite = page.locator(".grille").first
    assert boite.evaluate("boite => boite.scrollWidth > boite.clientWidth")
    boite.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
