"""A second generator builds the same tree of pages: nothing of ours hangs on MkDocs.

What differs is the theme's own: its files, the format of its search, and a link past the head of each page that leads
to no anchor (ours stands before it).
"""

import json
from pathlib import Path

import pytest
from tests.publication.generateurs import batir, construire
from tests.publication.lecture_html import Lue
from tests.publication.test_pages import RECUEILS, publiees

from reglo.publication.fabrique.controle import controler

pytestmark = pytest.mark.lent
DU_THEME = "« #__skip »"


def article(page: Path) -> Lue:
    """What a page holds of ours."""
    return Lue(page.read_text(encoding="utf-8").partition("<article")[2].partition("</article>")[0])


def lieux_cherches(index: Path, rangee: str) -> set[str]:
    """The places that a search leads to."""
    return {trouve["location"] for trouve in json.loads(index.read_text(encoding="utf-8"))[rangee]}


@pytest.mark.parametrize("nom", RECUEILS)
def test_zensical_builds_the_same_pages_with_the_same_anchors_links_and_texts(nom: str, tmp_path: Path) -> None:
    pytest.importorskip("zensical")
    publie = construire(publiees(nom), tmp_path)
    autre = batir("zensical", publiees(nom), tmp_path)
    pages = {page.relative_to(publie) for page in publie.rglob("*.html")}
    assert {page.relative_to(autre) for page in autre.rglob("*.html")} == pages
    for page in sorted(pages):
        une, meme = article(publie / page), article(autre / page)
        assert (meme.ancres, meme.liens) == (une.ancres, une.liens), page
        assert "".join(meme.texte.split()) == "".join(une.texte.split()), page
    assert [faute for faute in controler(autre) if DU_THEME not in faute] == []
    cherches = lieux_cherches(publie / "search/search_index.json", "docs")
    assert cherches <= lieux_cherches(autre / "search.json", "items")
