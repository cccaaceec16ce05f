"""The site that presses build is the one that MkDocs would, file by file, however many presses there are."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from tests.publication.generateurs import batir, cherches, construire
from tests.publication.test_pages import RECUEILS, publiees

from reglo.publication.fabrique import presse
from reglo.publication.fabrique.presse import INDEX, Presse, contenu
from reglo.publication.fabrique.site import MARQUE, PublicationImpossible

PLAN = {"sitemap.xml", "sitemap.xml.gz"}
"""What MkDocs writes beside: the plan of a site that has no address yet is empty."""


def fichiers(site: Path) -> dict[str, bytes]:
    return {un.relative_to(site).as_posix(): un.read_bytes() for un in site.rglob("*") if un.is_file()}


@pytest.mark.lent
@pytest.mark.parametrize("nom", RECUEILS)
def test_the_site_is_file_by_file_the_one_that_mkdocs_builds(nom: str, tmp_path: Path) -> None:
    publies = publiees(nom)
    site, attendu = fichiers(construire(publies, tmp_path)), fichiers(batir("mkdocs", publies, tmp_path))
    assert cherches(site.pop(INDEX)) == cherches(attendu.pop(INDEX))
    site.pop(MARQUE)
    assert {nom for nom in site.keys() | attendu.keys() if site.get(nom) != attendu.get(nom)} == PLAN
    assert b"<loc>" not in attendu["sitemap.xml"]


@pytest.mark.lent
def test_several_presses_build_what_one_builds(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    publies = publiees("fragments")
    assert fichiers(construire(publies, tmp_path / "2", processus=2)) == fichiers(construire(publies, tmp_path / "1"))


@pytest.mark.parametrize("nom", RECUEILS)
def test_markdown_makes_of_each_page_what_is_made_without_it(nom: str) -> None:
    lecteur: Any = import_module("markdown").Markdown(extensions=["toc", "tables", "fenced_code"])
    for adresse, page in publiees(nom).items():
        corps = page.split("---\n", 2)[2]
        assert lecteur.reset().convert(corps) == contenu(corps), adresse
        assert not lecteur.toc_tokens, adresse


def test_settings_that_mkdocs_refuses_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def regler(travail: Path, _adresses: object) -> Path:
        reglages = travail / "mkdocs.yml"
        reglages.write_text("site_name: essai\ntheme: inconnu\n", encoding="utf-8")
        return reglages

    monkeypatch.setattr(presse, "regler", regler)
    with pytest.raises(PublicationImpossible, match=r"MkDocs refuse les réglages du site :\n.*inconnu"):
        Presse(tmp_path)
