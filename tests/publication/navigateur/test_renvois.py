"""Each link has its way back: from a clause to what it quotes, reads or leaves open, and from there to the clause."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.publication.navigateur.chromium import Lecteur
from tests.publication.navigateur.liens import Lieu, Page, lire_site

pytestmark = [pytest.mark.lent, pytest.mark.depot]

DEPUIS = frozenset({"documents", "vocabulaire", "definitions", "lectures", "anomalies", "regles"})
"""Types of pages whose anchors are those of things that clauses name."""
CHIFFRES = "chiffres.html"
"""A page that counts, and names some aids by the way."""
_ETENDUE = 10
"""Lines that a quote may be declared on."""
AIDE = "aides/aude.hcs.loi_2002_2.html"


@pytest.fixture(scope="module")
def lues(site: Path) -> dict[str, Page]:
    return lire_site(site)


def _des_clauses(lues: dict[str, Page]) -> Iterator[tuple[Lieu, str, Lieu]]:
    """Gives each link from a clause to something: the clause, that under which it is named there, the thing."""
    for page in lues.values():
        for ancre, nom in page.clauses.items():
            visees = (vise for vise in page.mene[ancre] if vise.ancre and vise.page != page.adresse)
            yield from ((Lieu(page.adresse, ancre), nom, vise) for vise in visees if vise.type in DEPUIS)


def _de_proche_en_proche(page: Page, ancre: str) -> set[Lieu]:
    """Gives what an anchor leads to, directly or through what stands on the same page: a doubt is told there first."""
    directs = page.mene[ancre]
    return directs.union(*(page.mene[vise.ancre] for vise in directs if vise.page == page.adresse and vise.ancre))


def _lignes(lieu: Lieu) -> list[str]:
    """Gives the anchors where the words of a quote may begin: its lines are declared, its words stand among them."""
    if lieu.type != "documents" or not lieu.ancre.removeprefix("l").isdigit():
        return [lieu.ancre]
    premiere = int(lieu.ancre.removeprefix("l"))
    return [f"l{ligne}" for ligne in range(premiere, premiere + _ETENDUE)]


def test_whatever_a_clause_leads_to_leads_back_to_it(lues: dict[str, Page]) -> None:
    perdus, vus = [], 0
    for clause, nom, vise in _des_clauses(lues):
        vus += 1
        if vise.type == "lectures" and clause.type == "definitions":
            continue  # a definition that hangs on a reading is told of by the aids that read it
        retours = {retour.ancre for ancre in _lignes(vise) for retour in lues[vise.page].mene[ancre]}
        if not retours & {clause.ancre, nom, clause.ancre.rpartition(".")[0]}:
            perdus.append(f"{vise.page}#{vise.ancre} ne mène pas à {clause.page}#{clause.ancre}")
    assert vus > 1000
    assert not perdus, "\n".join([f"{len(perdus)} sur {vus}", *sorted(set(perdus))[:60]])


def test_whatever_leads_to_a_clause_is_named_by_it(lues: dict[str, Page]) -> None:
    perdus, vus = [], 0
    for page in (page for adresse, page in lues.items() if Lieu(adresse).type in DEPUIS):
        for ancre, vises in page.mene.items():
            for vise in vises if ancre and ancre not in page.clauses else ():
                autre = lues.get(vise.page)
                if autre is None or vise.page == page.adresse or vise.ancre not in autre.clauses:
                    continue
                vus += 1
                if not any(retour.page == page.adresse for retour in _de_proche_en_proche(autre, vise.ancre)):
                    perdus.append(f"{vise.page}#{vise.ancre} ne mène pas à {page.adresse}#{ancre}")
    assert vus > 1000
    assert not perdus, "\n".join([f"{len(perdus)} sur {vus}", *sorted(set(perdus))[:60]])


def test_an_aid_leads_back_to_each_page_across_the_site_that_lists_it(lues: dict[str, Page]) -> None:
    perdus = [
        f"{vise.page} ne mène pas à {adresse}"
        for adresse, page in lues.items()
        for vise in page.mene[""]
        if "/" not in adresse and adresse != CHIFFRES and vise.type == "aides" and not vise.ancre
        if not any(retour.page == adresse for retour in lues[vise.page].mene[""])
    ]
    assert not perdus, "\n".join([str(len(perdus)), *sorted(set(perdus))[:60]])


@pytest.mark.parametrize(
    ("aller", "retour"),
    [
        (".texte footer a[href*='documents/']", "documents"),
        (".clair a.mot[href*='vocabulaire']", "vocabulaire"),
        (".clair .note.lecture a", "aides"),
        (".clair .note.anomalie a", "aides"),
        (".regle a.fichier", "regles"),
    ],
)
def test_a_link_followed_there_is_followed_back(lecteur: Lecteur, aller: str, retour: str) -> None:
    page = lecteur.ouvrir(AIDE)
    depart = page.locator(f".clause:has({aller})").first
    clause = str(depart.locator("h3.label").get_attribute("id"))
    depart.locator(aller).first.click()
    page.wait_for_url(re.compile(f"/{retour}.*#"))
    visee = page.locator(":target")
    expect(visee).to_be_in_viewport()
    section = page.locator("section:has(:target)")
    autour = section if section.count() else visee
    autour.locator(f'a[href$="#{clause}"]').first.click()
    expect(page.locator(":target")).to_have_attribute("id", clause)
    expect(page.locator(":target")).to_be_in_viewport()
