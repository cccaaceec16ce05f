"""A document in full: each line in its place and its state, both ways between clauses and lines, nothing let out."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.publication.lecture_html import Lue
from tests.publication.test_pages import ATTRIBUTS, ELEMENTS, HOSTILES
from tests.verifications import PRELUDE, juste

from reglo.citations import Demarche, verifier_citations
from reglo.citations.transcription import porteurs, transcrire
from reglo.model.rulebook import Rulebook
from reglo.publication import pages
from reglo.publication.contexte import Contexte
from reglo.publication.fonds import Fonds
from reglo.publication.textes.documents import part
from reglo.publication.textes.passages import ouvrir_documents

DOCUMENT = """Règlement des aides
SOMMAIRE
Les aides à la production … 3

Les opérations neuves
sont exclues de l'aide, sauf exception.
L'opération compte 20 logemnts au moins.
Une règle que rien ne transcrit.
Contact : jeanne.martin@departement.fr, 05 61 00 11 22
Direction de l'habitat
Jeanne Martin
"""
TEXTE = """
document fiche « Fiche »
  fichier « fiche.txt »
  hors champ ligne 1 « titre »
  hors champ lignes 2 à 3 « sommaire »
  hors champ lignes 10 à 11 « coordonnées de la direction »
errata fiche
  r7. ligne 7, au lieu de « logemnts », lire « logements »
aide essai « Essai »
  financeur region
  nature subvention
  source fiche, lignes 1 à 9
  critères
    c1. exclu si neuf
        texte lignes 5 à 6 « Les opérations neuves sont exclues »
    c2. places au moins 20
        texte ligne 7 « L'opération compte 20 logements au moins »
"""


def publier(texte: str, document: str | None, dossier: Path, *, verifier: bool = False) -> dict[str, str]:
    """Draws the site of some rules and of one document; None for a document that is missing."""
    if document is not None:
        (dossier / "fiche.txt").write_text(document, encoding="utf-8")
    recueil = juste(texte)
    verification = None
    if verifier:
        verification = verifier_citations(Demarche(rulebook=recueil, regles=dossier, dossier=dossier))
    sources = {"prelude.regle": PRELUDE, "essai.regle": "langue reglo 1\n" + texte}
    return pages(Fonds(recueil, sources, ouvrir_documents(recueil, dossier), verification))


def comptes(texte: str, document: str, dossier: Path) -> dict[str, int]:
    (dossier / "fiche.txt").write_text(document, encoding="utf-8")
    recueil = juste(texte)
    lues = Contexte(Fonds(recueil, {}, ouvrir_documents(recueil, dossier))).transcriptions["fiche"].comptes
    return {str(etat): nombre for etat, nombre in lues.items() if etat != "relevee" or nombre}


# ----------------------------------------------------------------------------------------------------- what it counts
def test_each_line_that_holds_a_word_is_counted_once_by_what_has_become_of_it(tmp_path: Path) -> None:
    assert comptes(TEXTE, DOCUMENT, tmp_path) == {"transcrite": 2, "partielle": 1, "hors_champ": 5, "manquante": 2}


def test_a_line_is_whole_only_when_its_last_letter_is_quoted(tmp_path: Path) -> None:
    ligne = "L'opération compte 20 logemnts au moins"
    assert comptes(TEXTE, DOCUMENT.replace(f"{ligne}.", f"{ligne} a."), tmp_path)["partielle"] == 2
    assert comptes(TEXTE, DOCUMENT.replace(f"{ligne}.", f"{ligne} …"), tmp_path)["partielle"] == 1


def test_a_quote_that_is_not_found_transcribes_nothing(tmp_path: Path) -> None:
    sans = DOCUMENT.replace("neuves", "récentes")
    assert comptes(TEXTE, sans, tmp_path) == {"transcrite": 1, "partielle": 0, "hors_champ": 5, "manquante": 4}


def test_a_line_that_only_a_defect_quotes_is_not_transcribed(tmp_path: Path) -> None:
    defaut = """
anomalie essai.vague « Une règle vague » défaut : lacune
  texte fiche, ligne 8 « Une règle que rien ne »
  texte fiche, lignes 5 à 6 « Les opérations neuves sont exclues »
"""
    attendus = {"transcrite": 2, "partielle": 1, "relevee": 1, "hors_champ": 5, "manquante": 1}
    assert comptes(defaut + TEXTE, DOCUMENT, tmp_path) == attendus
    page = Lue(publier(defaut + TEXTE, DOCUMENT, tmp_path)["documents/fiche.md"]).texte.replace("’", "'")
    assert "Une règle que rien ne transcrit.Aucune règle n'en vient" in page


def test_the_cell_of_a_table_transcribes_its_two_headings(tmp_path: Path) -> None:
    texte = """
document fiche « Fiche » fichier « fiche.txt »
aide essai « Essai »
  financeur region
  nature subvention
  source fiche
  montants
    m1. 6 500 €  texte ligne 3, rangée « 80-109 », colonne « Montant » « 6 500 € »
"""
    tableau = "Gain\tMontant\nsans objet\n80-109\t6 500 €\n"
    assert comptes(texte, tableau, tmp_path) == {"transcrite": 1, "partielle": 1, "hors_champ": 0, "manquante": 1}


def test_a_quote_leads_to_the_version_that_has_it(tmp_path: Path) -> None:
    corps = """
  financeur region
  nature subvention
  source fiche
  critères
    c1. places au moins {seuil}
        texte ligne {ligne} « {mots} »
    c2. neuf
        texte ligne 3 « neuf dix onze douze »
"""
    texte = "document fiche « Fiche » fichier « fiche.txt »\n" + "".join(
        f"aide essai « Essai » version {nom}\n  en vigueur {periode}{corps.format(seuil=seuil, ligne=ligne, mots=mots)}"
        for nom, periode, seuil, ligne, mots in (
            ("v1", "jusqu'au 31/12/2024", 3, 1, "un deux trois quatre"),
            ("v2", "depuis le 01/01/2025", 5, 2, "cinq six sept huit"),
        )
    )
    document = "un deux trois quatre\ncinq six sept huit\nneuf dix onze douze\n"
    page = publier(texte, document, tmp_path)["documents/fiche.md"]
    liens = ("essai.v1.html#essai.c1", "essai.html#essai.c1", "essai.html#essai.c2")
    assert [page.count(f'href="../aides/{lien}"') for lien in liens] == [1, 1, 1]
    assert "c1 (v1)" in Lue(page).texte
    assert "(v2)" not in Lue(page).texte


def test_a_quote_is_told_of_all_that_it_proves_but_the_rows_of_its_table(tmp_path: Path) -> None:
    texte = """
document fiche « Fiche » fichier « fiche.txt »
aide essai « Essai »
  financeur region
  nature subvention
  source fiche
  critères
    texte ligne 1 « un deux trois quatre »
    c1. neuf
    c2. places au moins 3
  tableau droit, en €, selon zone
    texte ligne 2 « cinq six sept huit »
    t1. zone_a : 500 €
    autres cas : refus
  montants
    m1. droit  texte ligne 3 « neuf dix onze douze »
"""
    prouves = {une.ligne_debut: noms for une, noms in porteurs(juste(texte)).items() if une.document == "fiche"}
    assert prouves == {1: ("essai.c1", "essai.c2"), 2: ("essai.droit",), 3: ("essai.m1",)}
    (tmp_path / "fiche.txt").write_text("un deux trois quatre\n", encoding="utf-8")
    source = ouvrir_documents(juste(texte), tmp_path).sources["fiche"]
    assert [ligne.etat for ligne in transcrire(source, {}, {}).lignes] == ["manquante"]


# ------------------------------------------------------------------------------------------------------ what it shows
def test_each_passage_is_printed_and_marked(tmp_path: Path) -> None:
    page = publier(TEXTE, DOCUMENT, tmp_path)["documents/fiche.md"]
    texte = Lue(page).texte.replace("\u00a0", " ").replace("’", "'")
    assert "5Les opérations neuves6sont exclues de l'aide, sauf exception.Transcrit par Essai c1" in texte
    assert "8Une règle que rien ne transcrit.9coordonnées masquéesNon transcrit" in texte
    assert "2SOMMAIRE3Les aides à la production … 3Hors champ : sommaire" in texte
    assert "<mark>Les opérations neuves</mark>" in page
    assert "<mark>sont exclues</mark> de l&#39;aide" in page


def test_an_erratum_shows_what_is_printed_then_what_is_read_and_leads_to_its_entry(tmp_path: Path) -> None:
    publies = publier(TEXTE, DOCUMENT, tmp_path)
    page = publies["documents/fiche.md"]
    assert "<del>logemnts</del><ins>logements</ins>" in page
    assert "../errata.html#fiche.r7" in Lue(page).liens
    assert "documents/fiche.html#l7" in Lue(publies["errata.md"]).liens


def test_a_clause_whose_passage_is_printed_wrongly_says_how_it_is_read_and_the_others_do_not(tmp_path: Path) -> None:
    deux_lignes = "texte lignes 7 à 8 « L'opération compte 20 logements au moins. Trois logements de plus »"
    texte = TEXTE.replace("texte ligne 7 « L'opération compte 20 logements au moins »", deux_lignes)
    texte = texte.replace("aide essai", "  r8. ligne 8, au lieu de « logemnts », lire « logements »\naide essai", 1)
    document = DOCUMENT.replace("Une règle que rien ne transcrit.", "Trois logemnts de plus.")
    page = publier(texte, document, tmp_path)["aides/essai.md"]
    assert "Erratum : « logemnts » se lit « logements »" in _lu(page)
    assert _lu(page).count("Erratum") == 1
    assert "../errata.html#fiche.r7" in Lue(page).liens


def test_a_clause_leads_to_its_line_and_the_line_back_to_the_clause(tmp_path: Path) -> None:
    publies = publier(TEXTE, DOCUMENT, tmp_path)
    assert "../documents/fiche.html#l5" in Lue(publies["aides/essai.md"]).liens
    lue = Lue(publies["documents/fiche.md"])
    assert "../aides/essai.html#essai.c1" in lue.liens
    assert [ancre for ancre in lue.ancres if ancre.startswith("l")] == [f"l{rang}" for rang in range(1, 12)]


def test_ways_to_reach_someone_are_not_printed(tmp_path: Path) -> None:
    page = publier(TEXTE, DOCUMENT, tmp_path)["documents/fiche.md"]
    for tu in ("jeanne", "Jeanne", "Martin", "05 61", "Direction de"):
        assert tu not in page


def test_a_quoted_line_is_printed_without_the_address_that_it_holds(tmp_path: Path) -> None:
    document = DOCUMENT.replace("sauf exception.", "écrire à jeanne@martin.fr")
    texte = Lue(publier(TEXTE, document, tmp_path)["documents/fiche.md"]).texte
    assert "sont exclues de l'aide, écrire à ••••••••" in texte
    assert "jeanne" not in texte


@pytest.mark.parametrize("hostile", HOSTILES)
def test_no_text_of_a_document_can_open_anything(hostile: str, tmp_path: Path) -> None:
    publies = publier(TEXTE, DOCUMENT.replace("Une règle que rien", f"{hostile} que rien"), tmp_path)
    page = publies["documents/fiche.md"].split("---\n", 2)[2]
    assert Lue(page).elements <= ELEMENTS
    assert Lue(page).attributs <= ATTRIBUTS
    assert not any(":" in lien for lien in Lue(page).liens)
    for signe in ("{{", "{%", "`", "**", "](", "~~", "==", "$x$"):
        assert signe not in page
    if not any(signe in hostile for signe in ("**", "</div>", "![x](y)")):
        assert hostile in Lue(page).texte


def test_columns_set_apart_by_tabs_stay_apart(tmp_path: Path) -> None:
    document = DOCUMENT.replace("Une règle que", "Une\trègle\tque")
    assert "Une&#9;règle&#9;que" in publier(TEXTE, document, tmp_path)["documents/fiche.md"]


# ------------------------------------------------------------------------------------------------------- long documents
def long_document(lignes: int) -> tuple[str, str]:
    texte = TEXTE.replace("source fiche, lignes 1 à 9", "source fiche").replace(
        "texte ligne 7 « L'opération compte 20 logements au moins »",
        f"texte ligne {lignes} « la dernière ligne du document »",
    )
    lues = [*DOCUMENT.splitlines(), *(f"ligne {rang} du texte" for rang in range(12, lignes))]
    return texte, "\n".join([*lues, "la dernière ligne du document"]) + "\n"


@pytest.mark.parametrize(("lignes", "suivantes"), [(1000, []), (1001, ["documents/fiche.2.md"])])
def test_the_page_of_a_line_follows_from_its_number(tmp_path: Path, lignes: int, suivantes: list[str]) -> None:
    publies = publier(*long_document(lignes), tmp_path)
    assert sorted(uri for uri in publies if uri.startswith("documents/fiche.")) == [*suivantes, "documents/fiche.md"]
    derniere = [*suivantes, "documents/fiche.md"][0]
    assert f"l{lignes}" in Lue(publies[derniere]).ancres
    assert f"../{derniere.removesuffix('.md')}.html#l{lignes}" in Lue(publies["aides/essai.md"]).liens


def test_a_document_that_is_not_at_hand_keeps_the_addresses_of_its_lines(tmp_path: Path) -> None:
    texte, _ = long_document(1500)
    publies = publier(texte, None, tmp_path)
    assert "l1500" in Lue(publies["documents/fiche.2.md"]).ancres
    assert "../documents/fiche.2.html#l1500" in Lue(publies["aides/essai.md"]).liens


def test_a_line_beyond_the_end_of_a_document_leads_to_its_page(tmp_path: Path) -> None:
    publies = publier(TEXTE, "Une seule ligne.\n", tmp_path)
    assert "../documents/fiche.html" in Lue(publies["aides/essai.md"]).liens
    assert "../documents/fiche.html#l5" not in Lue(publies["aides/essai.md"]).liens


# --------------------------------------------------------------------------------------------- missing or changed
def test_a_missing_document_is_told_on_its_page_and_on_each_quote(tmp_path: Path) -> None:
    publies = publier(TEXTE, None, tmp_path, verifier=True)
    assert "n'est pas dans le dossier des sources" in _lu(publies["documents/fiche.md"])
    assert _lu(publies["aides/essai.md"]).count("cette citation n'est pas vérifiée") == 2
    assert "n'est pas vérifiée" not in _lu(publier(TEXTE, None, tmp_path)["aides/essai.md"])


def test_a_document_that_has_changed_is_told_on_its_page_and_on_the_quotes_to_read_again(tmp_path: Path) -> None:
    recueil = juste(TEXTE)
    (tmp_path / "fiche.txt").write_text(DOCUMENT, encoding="utf-8")
    demarche = Demarche(rulebook=recueil, regles=tmp_path, dossier=tmp_path)
    assert verifier_citations(replace(demarche, enregistrer=True)).enregistrees
    sain = publier(TEXTE, DOCUMENT, tmp_path, verifier=True)
    assert "a changé" not in _lu(sain["documents/fiche.md"]) + _lu(sain["aides/essai.md"])
    change = publier(TEXTE, DOCUMENT.replace("20 logemnts", "30 logemnts"), tmp_path, verifier=True)
    page, aide = _lu(change["documents/fiche.md"]), _lu(change["aides/essai.md"])
    assert "Le document « fiche » a changé depuis qu'il a été relu" in page
    assert "Citations à revoir" in page
    assert aide.count("cette clause est à relire") == 1
    assert "#essai.c2" in "".join(Lue(change["documents/fiche.md"]).liens)


def test_a_damaged_fingerprint_is_told_without_its_place(tmp_path: Path) -> None:
    (tmp_path / "fiche.empreinte").write_text("rien", encoding="utf-8")
    page = _lu(publier(TEXTE, DOCUMENT, tmp_path, verifier=True)["documents/fiche.md"])
    assert "L'empreinte du document est abîmée" in page
    assert str(tmp_path) not in page


def _lu(page: str) -> str:
    return Lue(page).texte.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def test_the_list_of_the_texts_gives_the_share_of_each_state(tmp_path: Path) -> None:
    liste = _lu(publier(TEXTE, DOCUMENT, tmp_path)["documents.md"])
    assert "Fiche21020 %10 %0 %50 %20 %" in liste
    assert "n'était pas joint" in _lu(publier(TEXTE.replace("fiche.txt", "x.txt"), None, tmp_path)["documents.md"])


@pytest.mark.parametrize(
    ("nombre", "total", "dite"),
    [
        (0, 0, "0 %"),
        (0, 300, "0 %"),
        (1, 300, "moins de 1 %"),
        (1, 200, "1 %"),
        (1, 2, "50 %"),
        (299, 300, "plus de 99 %"),
        (300, 300, "100 %"),
    ],
)
def test_a_share_is_never_said_to_be_nothing_nor_all_when_it_is_not(nombre: int, total: int, dite: str) -> None:
    assert part(nombre, total) == dite


def test_a_rulebook_without_errata_says_so() -> None:
    recueil: Rulebook = juste("document fiche « Fiche »\n")
    assert "Aucun document n'est mal imprimé." in _lu(pages(Fonds(recueil, {}))["errata.md"])
