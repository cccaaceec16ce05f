"""What is ours on a page is printed as French is: no typewriter's apostrophe outside quotes and code."""

import re
from html.parser import HTMLParser

import pytest
from tests.publication.test_changements import depuis, deux_versions
from tests.publication.test_pages import RECUEILS, publiees

_BLOCS = {"blockquote", "br", "dd", "div", "dt", "footer", "h1", "h2", "h3", "header", "li", "p", "section", "td", "th"}
_DROITE = re.compile(r"\w'\w")
_CITE = re.compile("«[^«»]*»")


class Notre(HTMLParser):
    """The text of a page, block by block, less what it shows of others: quotes, documents, code."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texte = ""
        self._ouverts: list[bool] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element; what is in one that shows others is not ours either."""
        if tag in _BLOCS:
            self.texte += "\n"
        if tag not in ("br", "path", "rect"):
            classes = (dict(attrs).get("class") or "").split()
            d_autrui = tag in ("blockquote", "code", "pre") or not {"errata", "lignes-imprimees"}.isdisjoint(classes)
            self._ouverts.append(d_autrui or (bool(self._ouverts) and self._ouverts[-1]))

    def handle_endtag(self, tag: str) -> None:
        """Closes an element."""
        if tag not in ("br", "path", "rect"):
            self._ouverts.pop()

    def handle_data(self, data: str) -> None:
        """Takes down some text of ours."""
        if not any(self._ouverts[-1:]):
            self.texte += data


def fautives(publies: dict[str, str]) -> list[str]:
    """Gives the lines of ours that hold a straight apostrophe between two letters, each with its page."""
    lignes = ((adresse, ligne) for adresse, page in publies.items() for ligne in _lues(page))
    return [f"{adresse} : {ligne.strip()}" for adresse, ligne in lignes if _DROITE.search(_CITE.sub("", ligne))]


def _lues(page: str) -> list[str]:
    return Notre(page.split("---\n", 2)[2]).texte.splitlines()


@pytest.mark.parametrize("nom", RECUEILS)
def test_no_text_of_ours_holds_a_straight_apostrophe(nom: str) -> None:
    assert fautives(publiees(nom)) == []


def test_no_text_of_ours_about_changes_holds_a_straight_apostrophe() -> None:
    assert fautives(depuis()) == []
    assert fautives(deux_versions()) == []


def test_what_is_quoted_keeps_its_own() -> None:
    page = "---\ntitle: x\n---\n<p>« l'aide » L'effet</p><blockquote><p>l'avis</p></blockquote><code>l'a</code>"
    assert fautives({"x.md": page}) == ["x.md : « l'aide » L'effet"]
    assert fautives({"x.md": page.replace("L'effet", "L’effet")}) == []
