"""What surrounds a quote in its document, and what is hidden of it."""

from pathlib import Path

import pytest
from tests.publication.lecture_html import Lue
from tests.verifications import PRELUDE, juste

from reglo.publication import pages
from reglo.publication.fonds import Fonds
from reglo.publication.textes.masquage import MASQUE, masquer
from reglo.publication.textes.passages import Passages, ouvrir_documents

DOCUMENT = """Règlement des aides

Contact : jeanne.martin@departement.fr, 05 61 00 11 22
Les opérations neuves
sont exclues de l'aide, sauf exception.

Fin du règlement.
"""
TEXTE = """
document fiche « Fiche » fichier « fiche.txt »
aide essai « Essai »
  financeur region
  nature subvention
  source fiche, lignes 1 à 9
  critères
    c1. exclu si neuf
        texte lignes 4 à 5 « Les operations neuves sont exclues »
    c2. places au moins 3
        texte ligne 1 « ce que rien ne dit »
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    (tmp_path / "fiche.txt").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


def test_a_quote_stands_in_its_passage_as_printed(dossier: Path) -> None:
    recueil = juste(TEXTE)
    passages = ouvrir_documents(recueil, dossier)
    criteres = recueil.aides["essai"].versions[0].criteres
    passage = passages.passage(criteres[0].preuve.citations[0])
    assert passage is not None
    assert passage.cite == "Les opérations neuves\nsont exclues"
    assert passage.apres == " de l'aide, sauf exception.\n\nFin du règlement."
    assert passage.avant == ""
    assert passages.passage(criteres[1].preuve.citations[0]) is None


def test_what_a_converted_document_says_to_a_printer_is_not_shown(dossier: Path) -> None:
    balise = DOCUMENT.replace("Contact : ", "<i>Objet</i> : ").replace("sauf exception", "<b>sauf</b> a < b et c > d")
    (dossier / "fiche.txt").write_text(balise, encoding="utf-8")
    recueil = juste(TEXTE)
    passage = ouvrir_documents(recueil, dossier).passage(
        recueil.aides["essai"].versions[0].criteres[0].preuve.citations[0]
    )
    assert passage is not None
    assert passage.apres.startswith(" de l'aide, sauf a < b et c > d.")


@pytest.mark.parametrize("cite", ["sont exclues de l'aide (voir [annexe 5](#))", "exclues de l'aide (voir [annexe"])
def test_of_a_link_of_a_converted_document_the_words_alone_are_shown(dossier: Path, cite: str) -> None:
    lie = DOCUMENT.replace(
        "de l'aide, sauf", "de l'aide (voir [annexe 5](#)), sauf [sic] ![le site](https://exemple.fr/a#b)"
    )
    (dossier / "fiche.txt").write_text(lie, encoding="utf-8")
    recueil = juste(TEXTE.replace("Les operations neuves sont exclues", cite))
    passages = ouvrir_documents(recueil, dossier)
    passage = passages.passage(recueil.aides["essai"].versions[0].criteres[0].preuve.citations[0])
    assert passage is not None
    lu = f"{passage.avant}{passage.cite}{passage.apres}"
    assert "de l'aide (voir annexe 5), sauf [sic] le site exception" in lu
    sources = {"prelude.regle": PRELUDE, "essai.regle": "langue reglo 1\n" + TEXTE}
    publies = pages(Fonds(recueil, sources, passages))
    assert "annexe 5)" in Lue(publies["documents/fiche.md"]).texte
    assert not [adresse for adresse, page in publies.items() if "exemple.fr" in page]


def test_without_the_document_the_quote_stands_alone(tmp_path: Path) -> None:
    recueil = juste(TEXTE)
    citation = recueil.aides["essai"].versions[0].criteres[0].preuve.citations[0]
    assert ouvrir_documents(recueil, tmp_path).passage(citation) is None
    assert Passages().passage(citation) is None


def test_the_page_shows_the_passage_and_hides_the_contacts(dossier: Path) -> None:
    recueil = juste(TEXTE)
    sources = {"prelude.regle": PRELUDE, "essai.regle": "langue reglo 1\n" + TEXTE}
    page = pages(Fonds(recueil, sources, ouvrir_documents(recueil, dossier)))["aides/essai.md"]
    assert "<mark>Les opérations neuves sont exclues</mark>" in page
    assert "« ce que rien ne dit »" in Lue(page).texte.replace("\u00a0", " ")
    assert "jeanne" not in page
    assert "05 61" not in page


@pytest.mark.parametrize(
    "contact",
    [
        "jeanne.martin@departement.fr",
        "j-m+x@a-b.co.uk",
        "05 61 00 11 22",
        "05.61.00.11.22",
        "05-61-00-11-22",
        "0561001122",
        "+33 5 61 00 11 22",
        "+33 (0)5 61 00 11 22",
    ],
)
def test_a_contact_is_masked_at_its_length(contact: str) -> None:
    texte = f"Écrire à {contact}, merci."
    masque = masquer(texte)
    assert masque == f"Écrire à {MASQUE * len(contact)}, merci."


@pytest.mark.parametrize(
    "texte", ["10 000 € au 01/07/2025 10 12", "SIRET 123 456 789 00012", "lignes 01 02", "0,15 à 20 30 40 50", "a @ b"]
)
def test_what_is_no_contact_is_left(texte: str) -> None:
    assert masquer(texte) == texte


@pytest.mark.parametrize(
    "voisine",
    ["Contacts : Jeanne Martin, chargée de mission", "- Interlocutrice : J. Martin", "J. Martin 05 61 00 11 22"],
)
def test_a_line_that_names_someone_is_not_shown_around_a_quote(dossier: Path, voisine: str) -> None:
    (dossier / "fiche.txt").write_text(
        f"Objet\n{voisine}\n\nLes opérations neuves\nsont exclues, jeanne@martin.fr\n{voisine}\n", encoding="utf-8"
    )
    recueil = juste(TEXTE)
    passage = ouvrir_documents(recueil, dossier).passage(
        recueil.aides["essai"].versions[0].criteres[0].preuve.citations[0]
    )
    assert passage is not None
    assert "Martin" not in passage.avant + passage.apres
    assert passage.apres == f", {MASQUE * 16}"


def test_a_long_line_is_cut_between_words(tmp_path: Path) -> None:
    (tmp_path / "fiche.txt").write_text(
        f"{'mot ' * 100}\nles opérations neuves exclues\n{'fin ' * 100}", encoding="utf-8"
    )
    recueil = juste(
        TEXTE.replace(
            "lignes 4 à 5 « Les operations neuves sont exclues »", "ligne 2 « les opérations neuves exclues »"
        )
    )
    citation = recueil.aides["essai"].versions[0].criteres[0].preuve.citations[0]
    passage = ouvrir_documents(recueil, tmp_path).passage(citation)
    assert passage is not None
    assert passage.avant.startswith("… mot")
    assert passage.apres.endswith("fin …")
    assert len(passage.avant) < 170
