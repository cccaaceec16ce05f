"""What a page says to who does not see it: its language, its title, its headings in order, the names of its links."""

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.publication.navigateur.publication import adresses

pytestmark = [pytest.mark.lent, pytest.mark.depot]

NOMMES = frozenset({"a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "th", "summary", "title"})
"""Elements that say nothing without a name."""


class _Structure(HTMLParser):
    """The headings, the names and the anchors of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.langue = ""
        self.titre = ""
        self.niveaux: list[int] = []
        self.ancres: Counter[str] = Counter()
        self.fautes: list[str] = []
        self._ouverts: list[list[str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens what must have a name; takes down levels and anchors."""
        attributs = {cle: valeur or "" for cle, valeur in attrs}
        self.ancres.update([attributs["id"]] if "id" in attributs else [])
        if tag == "html":
            self.langue = attributs.get("lang", "")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.niveaux.append(int(tag[1]))
        if tag == "th" and attributs.get("scope") not in {"col", "row", "colgroup", "rowgroup"}:
            self.fautes.append("un en-tête de tableau ne dit pas ce qu'il commande")
        if tag in NOMMES:
            self._ouverts.append([tag, attributs.get("aria-label", "")])

    def handle_endtag(self, tag: str) -> None:
        """Closes what must have a name."""
        if self._ouverts and self._ouverts[-1][0] == tag:
            nom = self._ouverts.pop()[1].strip()
            if not nom:
                self.fautes.append(f"un élément <{tag}> n'a pas de nom")
            if tag == "title":
                self.titre = self.titre or nom

    def handle_data(self, data: str) -> None:
        """Adds to the names that are open."""
        for ouvert in self._ouverts:
            ouvert[1] += data


@pytest.fixture(scope="module")
def structures(site: Path) -> dict[str, _Structure]:
    return {adresse: _Structure((site / adresse).read_text(encoding="utf-8")) for adresse in adresses(site)}


def test_every_page_is_in_french_under_a_title_of_its_own(structures: dict[str, _Structure]) -> None:
    assert {adresse for adresse, lue in structures.items() if lue.langue != "fr"} == set()
    compte = Counter(lue.titre for lue in structures.values())
    assert {titre: nombre for titre, nombre in compte.items() if nombre > 1} == {}


def test_headings_go_down_one_step_at_a_time_from_a_single_title(structures: dict[str, _Structure]) -> None:
    sauts = []
    for adresse, lue in structures.items():
        if lue.niveaux.count(1) != 1 or lue.niveaux[0] != 1:
            sauts.append(f"{adresse} : titres {lue.niveaux[:6]}")
        suites = zip(lue.niveaux, lue.niveaux[1:], strict=False)
        sauts += [f"{adresse} : de {avant} à {apres}" for avant, apres in suites if apres > avant + 1]
    assert not sauts, "\n".join(sauts)


def test_no_link_no_heading_and_no_table_header_is_without_a_name(structures: dict[str, _Structure]) -> None:
    assert [f"{adresse} : {faute}" for adresse, lue in structures.items() for faute in lue.fautes] == []


def test_no_anchor_stands_twice_on_a_page(structures: dict[str, _Structure]) -> None:
    doubles = {
        adresse: [ancre for ancre, nombre in lue.ancres.items() if nombre > 1] for adresse, lue in structures.items()
    }
    assert {adresse: ancres for adresse, ancres in doubles.items() if ancres} == {}
