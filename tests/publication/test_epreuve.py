"""The site while it is being written: each page is the one that a whole build publishes, made alone and once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.publication.generateurs import cherches, construire
from tests.publication.test_pages import RECUEILS, publiees

from reglo.chargement import charger
from reglo.publication import Cahier, cahiers
from reglo.publication.contexte import Contexte
from reglo.publication.fabrique import epreuve
from reglo.publication.fabrique.epreuve import Epreuve
from reglo.publication.fabrique.presse import INDEX, Presse, Tiree
from reglo.publication.fonds import Fonds


class FaussePresse:
    """Stands for MkDocs: a page is its text, and what is made is counted."""

    def __init__(self) -> None:
        self.tirees: list[str] = []

    def tirer(self, adresse: str, markdown: str) -> Tiree:
        """Makes a page."""
        self.tirees.append(adresse)
        return Tiree(markdown.upper(), ({"location": adresse},))

    def index(self, pages: Iterator[Tiree]) -> str:
        """Makes the index."""
        return " ".join(str(entree["location"]) for page in pages for entree in page.entrees)


class Site:
    """A site of three quires, of which what is drawn is counted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.textes = [{"index.md": "accueil"}, {"a.md": "un", "b.md": "deux"}, {"c.md": "trois"}]
        self.dessinees: list[str] = []
        self.presse = FaussePresse()
        monkeypatch.setattr(epreuve, "Contexte", lambda fonds: fonds)
        monkeypatch.setattr(epreuve, "cahiers", lambda _: map(self._cahier, self.textes))

    def _cahier(self, textes: dict[str, str]) -> Cahier:
        for adresse, texte in textes.items():
            self.dessinees.append(adresse)
            if texte == "défaut":
                raise ValueError(adresse)
            yield adresse, texte

    def epreuve(self, precedente: Epreuve | None = None) -> Epreuve:
        """A state of the site."""
        self.dessinees.clear()
        self.presse.tirees.clear()
        return Epreuve("", self.presse, precedente)  # type: ignore[arg-type]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    return Site(monkeypatch)


def achever(ouverte: Epreuve) -> Epreuve:
    while ouverte.avancer():
        pass
    return ouverte


def test_a_page_asked_for_is_made_alone_once_its_quire_is_known(site: Site) -> None:
    premiere = achever(site.epreuve())
    assert premiere.nombre == 4
    seconde = site.epreuve(premiere)
    site.textes[2]["c.md"] = "trois et plus"
    assert seconde.page("c.md") == "TROIS ET PLUS"
    assert site.dessinees == site.presse.tirees == ["c.md"]


def test_a_page_whose_text_is_the_same_is_not_made_again(site: Site) -> None:
    premiere = achever(site.epreuve())
    site.textes[1]["b.md"] = "deux changé"
    seconde = achever(site.epreuve(premiere))
    assert site.presse.tirees == ["b.md"]
    assert (seconde.page("a.md"), seconde.page("b.md")) == ("UN", "DEUX CHANGÉ")
    achever(site.epreuve(seconde))
    assert site.presse.tirees == []


def test_a_page_that_has_just_been_changed_twice_is_that_of_the_second_change(site: Site) -> None:
    premiere = achever(site.epreuve())
    site.textes[1]["a.md"] = "une fois"
    seconde = site.epreuve(premiere)
    assert seconde.page("a.md") == "UNE FOIS"
    site.textes[1]["a.md"] = "un"
    assert achever(site.epreuve(seconde)).page("a.md") == "UN"


def test_a_new_page_is_found_wherever_it_stands_and_one_that_is_gone_is_not(site: Site) -> None:
    premiere = achever(site.epreuve())
    site.textes.insert(1, {"neuve.md": "neuve"})
    del site.textes[2]["b.md"]
    seconde = site.epreuve(premiere)
    assert [seconde.page(nom) for nom in ("neuve.md", "c.md", "b.md", "jamais.md")] == ["NEUVE", "TROIS", None, None]
    assert achever(seconde).index == "index.md neuve.md a.md c.md"
    assert seconde.nombre == 4


def test_the_search_keeps_its_last_whole_index_until_the_next_one_is_whole(site: Site) -> None:
    premiere = site.epreuve()
    assert premiere.page("a.md") == "UN"
    assert premiere.index is None
    assert achever(premiere).index == "index.md a.md b.md c.md"
    site.textes.append({"d.md": "quatre"})
    seconde = site.epreuve(premiere)
    assert seconde.index == premiere.index
    assert achever(seconde).index == "index.md a.md b.md c.md d.md"


def test_a_page_that_cannot_be_drawn_stops_no_other(site: Site) -> None:
    site.textes[1]["a.md"] = "défaut"
    ouverte = site.epreuve()
    with pytest.raises(ValueError, match=r"a\.md"):
        ouverte.page("c.md")
    assert ouverte.page("c.md") == "TROIS"
    assert ouverte.page("a.md") is None
    assert achever(ouverte).index == "index.md c.md"


@pytest.mark.lent
@pytest.mark.parametrize("nom", RECUEILS)
def test_the_pages_served_are_those_published_to_the_byte(nom: str, tmp_path: Path) -> None:
    publie = construire(publiees(nom), tmp_path)
    (tmp_path / "presse").mkdir()
    presse = Presse(tmp_path / "presse")
    charge = charger(RECUEILS[nom])
    assert charge.rulebook is not None
    ouverte = Epreuve(Fonds(charge.rulebook, charge.sources), presse)
    for page in publie.rglob("*.html"):
        adresse = page.relative_to(publie).as_posix()
        servie = presse.introuvable() if adresse == "404.html" else ouverte.page(adresse.replace(".html", ".md"))
        assert servie == page.read_text(encoding="utf-8"), adresse
    achever(ouverte)
    assert ouverte.index is not None
    assert cherches(ouverte.index) == cherches((publie / INDEX).read_bytes())
    servis = [
        chemin.relative_to(publie).as_posix() for chemin in publie.rglob("*.*") if chemin.suffix in {".css", ".js"}
    ]
    for chemin in servis:
        fichier = presse.fichier(chemin)
        assert fichier is not None, chemin
        assert fichier.read_bytes() == (publie / chemin).read_bytes(), chemin


def test_nothing_but_the_site_is_served(tmp_path: Path) -> None:
    presse = Presse(tmp_path)
    assert presse.fichier("css/recueil.css") is not None
    for chemin in (
        "css/../mkdocs.yml",
        "mkdocs.yml",
        "overrides/404.html",
        "/etc/passwd",
        "css",
        "css/",
        "suivi/suivi.js",
    ):
        assert presse.fichier(chemin) is None, chemin


def test_the_quires_hold_all_the_pages_of_a_publication() -> None:
    charge = charger(RECUEILS["fragments"])
    assert charge.rulebook is not None
    feuilles = [page for cahier in cahiers(Contexte(Fonds(charge.rulebook, charge.sources))) for page in cahier]
    assert dict(feuilles) == publiees("fragments")
    assert len(dict(feuilles)) == len(feuilles)
