"""A document that changes is read again: which clauses, which lines, until the jurist registers it."""

from pathlib import Path

import pytest
from tests.citations.essai import DOCUMENT, citer, codes, recueil, verifier

from reglo.citations import Verification

CITATIONS = {
    "c1": "ligne 2 « L'aide est de 10 000 € par logement »",
    "c2": "lignes 2 à 4 « limite de 20 % du coût hors taxes des travaux »",
    "c3": "ligne 5 « L'opération compte 20 logements au moins »",
    "c4": "ligne 8, rangée « 80-109 », colonne « Bonus » « 500 € »",
    "c5": "ligne 10 « L'opération compte 20 logements au plus »",
}
REGLES = recueil(citer(*CITATIONS.values()))


@pytest.fixture
def bureau(tmp_path: Path) -> Path:
    """The folder where the document has been read and registered."""
    lue = verifier(tmp_path, REGLES, enregistrer=True)
    assert (codes(lue), [chemin.name for chemin in lue.enregistrees]) == ([], ["guide.empreinte"])
    return tmp_path


def dites(lue: Verification) -> dict[str, str]:
    """Gives the code said of each clause."""
    return {(d.clause or "").removeprefix("essai."): d.code for d in lue.diagnostics if d.clause}


def test_the_same_document_calls_for_nothing(bureau: Path) -> None:
    assert verifier(bureau, REGLES).diagnostics == ()


@pytest.mark.parametrize("avant_apres", [("\n", "\r\n"), ("é", "e"), (" ", "  "), ("L’aide", "L'AIDE")])
def test_another_printing_calls_for_no_reading(bureau: Path, avant_apres: tuple[str, str]) -> None:
    lue = verifier(bureau, REGLES, DOCUMENT.replace(*avant_apres))
    assert (codes(lue), lue.retrouvees) == (["T406"], 5)


ARTICLE_2 = "Article 2. L'opération compte 20 logements au moins.\n"
ARTICLE_3 = "Article 3. L'opération compte 20 logements au plus.\n"
RANGEE = "110-169	10 500 €	500 €\n"
CHANGES = {
    "a line before": (("RÈGLEMENT", "NOUVEAU\nRÈGLEMENT"), dict.fromkeys(CITATIONS, "T403")),
    "blank lines before": (("RÈGLEMENT", "\n\nRÈGLEMENT"), dict.fromkeys(CITATIONS, "T403")),
    "a figure": (("20 %", "30 %"), {"c2": "T402"}),
    "a word beside a quote": (("dans la", "dans une"), {"c1": "T402", "c2": "T402"}),
    "a word of a quote": (("par logement", "par lot"), {"c1": "T402", "c2": "T402"}),
    "a line inside": (("tra-\n", "tra-\nZ\n"), {"c2": "T402", "c3": "T403", "c4": "T403", "c5": "T403"}),
    "a line taken out": ((ARTICLE_2, ""), {"c3": "T402", "c4": "T403", "c5": "T403"}),
    "a cell": (("500 €\n110", "600 €\n110"), {"c4": "T402"}),
    "another cell of the row": (("6 500 €", "6 600 €"), {"c4": "T402"}),
    "another row": (("10 500", "11 500"), {}),
    "two lines the other way round": ((RANGEE + ARTICLE_3, ARTICLE_3 + RANGEE), {"c5": "T403"}),
    "everything": ((DOCUMENT, "Plus rien de ce qui fut.\n" * 12), dict.fromkeys(CITATIONS, "T402")),
    "nothing left": ((DOCUMENT, ""), dict.fromkeys(CITATIONS, "T402")),
}


@pytest.mark.parametrize(("change", "attendues"), CHANGES.values(), ids=CHANGES)
def test_exactly_the_clauses_touched_are_to_be_read_again(
    bureau: Path, change: tuple[str, str], attendues: dict[str, str]
) -> None:
    lue = verifier(bureau, REGLES, DOCUMENT.replace(*change))
    assert dites(lue) == attendues
    assert codes(lue)[0] == "T401"
    assert f"Clauses à revoir : {len(attendues)}." in lue.diagnostics[0].message
    assert lue.retrouvees + lue.non_verifiees <= lue.total == 5


def test_once_the_lines_are_corrected_and_the_document_registered_nothing_is_left(bureau: Path) -> None:
    document = DOCUMENT.replace("RÈGLEMENT", "NOUVEAU\nRÈGLEMENT")
    assert set(dites(verifier(bureau, REGLES, document)).values()) == {"T403"}
    decales = [c.replace("lignes 2 à 4", "lignes 3 à 5").replace("ligne 10", "ligne 11") for c in CITATIONS.values()]
    decales = [
        c.replace("ligne 2 ", "ligne 3 ").replace("ligne 5", "ligne 6").replace("ligne 8", "ligne 9") for c in decales
    ]
    corrigees = recueil(citer(*decales))
    lue = verifier(bureau, corrigees, document)
    assert (codes(lue), lue.retrouvees) == (["T401"], 5)
    assert len(verifier(bureau, corrigees, document, enregistrer=True).enregistrees) == 1
    assert verifier(bureau, corrigees, document).diagnostics == ()


def test_errata_whose_lines_have_moved_are_followed_and_said(tmp_path: Path) -> None:
    erratum = "errata guide\n  r1. ligne 2, au lieu de « 10 000 € », lire « 20 000 € »\n"
    regles = recueil(citer("ligne 2 « L'aide est de 20 000 € »"), avant=erratum)
    assert codes(verifier(tmp_path, regles, enregistrer=True)) == []
    lue = verifier(tmp_path, regles, "Avant-propos\n" + DOCUMENT)
    assert [(d.code, d.clause, d.aide) for d in lue.diagnostics if d.clause] == [
        ("T403", "guide.r1", "ligne 3"),
        ("T403", "essai.c1", "ligne 3"),
    ]
    assert codes(verifier(tmp_path, regles, DOCUMENT.replace("10 000 €", "10 500 €"))) == ["T401", "T201", "T402"]


def test_the_correction_of_moved_lines_can_be_applied(bureau: Path) -> None:
    document = "Avant-propos\n" + DOCUMENT
    dites = verifier(bureau, REGLES, document).diagnostics
    ecrites = [d.remplacement.removeprefix("texte ") for d in dites if d.code == "T403" and d.remplacement]
    assert len(ecrites) == len(CITATIONS)
    lue = verifier(bureau, recueil(citer(*ecrites)), document)
    assert (codes(lue), lue.retrouvees) == (["T401"], 5)


def test_a_new_line_that_only_ends_a_word_is_shown_too(bureau: Path) -> None:
    source = recueil(citer(CITATIONS["c1"]), source="guide, lignes 1 à 12")
    lue = verifier(bureau, source, DOCUMENT + "Aide à la réno-\nvation\n")
    assert codes(lue) == ["T401", "T407"]
    assert [(span.ligne, span.fin - span.debut) for span, _ in lue.diagnostics[1].notes] == [(11, 22)]


def test_a_quote_written_for_the_new_text_is_judged_by_the_new_text(bureau: Path) -> None:
    document = DOCUMENT.replace("Article 2", "Nouveau. Les pensions de famille sont aidées.\nArticle 2")
    neuve = recueil(citer("ligne 5 « Les pensions de famille sont aidées »"))
    lue = verifier(bureau, neuve, document)
    assert (dites(lue), lue.retrouvees) == ({"c1": "T402"}, 1)


def test_a_document_is_not_registered_while_a_quote_or_an_erratum_fails(bureau: Path) -> None:
    empreinte = (bureau / "rules/guide.empreinte").read_bytes()
    document = DOCUMENT.replace("20 %", "30 %")
    lue = verifier(bureau, REGLES, document, enregistrer=True)
    assert (codes(lue), lue.enregistrees) == (["T408", "T301"], ())
    faux = recueil(citer(CITATIONS["c1"]), avant="errata guide\n  r1. ligne 2, au lieu de « x », lire « y »\n")
    lue = verifier(bureau, faux, document, enregistrer=True)
    assert (codes(lue), lue.enregistrees) == (["T408", "T201"], ())
    assert (bureau / "rules/guide.empreinte").read_bytes() == empreinte


def test_a_fingerprint_holds_no_word(bureau: Path) -> None:
    lignes = (bureau / "rules/guide.empreinte").read_text(encoding="utf-8").splitlines()
    assert lignes[1] == "document guide"
    assert lignes[3] == "lignes 10"
    assert all(set(ligne) <= set("0123456789abcdef-") for ligne in lignes[4:])
    assert [ligne == "-" for ligne in lignes[4:]] == [not ligne.strip() for ligne in DOCUMENT.splitlines()]


ABIMEES = {
    "empty": b"",
    "cut": b"empreinte reglo 1\ndocument guide\nsha256 00\n",
    "another version": b"empreinte reglo 9\ndocument guide\nsha256 " + b"0" * 64 + b"\nlignes 0\n",
    "another document": b"empreinte reglo 1\ndocument autre\nsha256 " + b"0" * 64 + b"\nlignes 0\n",
    "a line missing": b"empreinte reglo 1\ndocument guide\nsha256 " + b"0" * 64 + b"\nlignes 2\n0123456789\n",
    "a hash that is none": b"empreinte reglo 1\ndocument guide\nsha256 " + b"0" * 64 + b"\nlignes 1\n012345678Z\n",
    "not a text": bytes(range(256)),
}


@pytest.mark.parametrize("octets", ABIMEES.values(), ids=ABIMEES)
def test_a_damaged_fingerprint_is_said_and_never_rewritten_by_itself(bureau: Path, octets: bytes) -> None:
    (bureau / "rules/guide.empreinte").write_bytes(octets)
    lue = verifier(bureau, REGLES)
    assert (codes(lue), lue.retrouvees) == (["T405"], 5)
    assert (bureau / "rules/guide.empreinte").read_bytes() == octets
    assert codes(verifier(bureau, REGLES, enregistrer=True)) == []
    assert verifier(bureau, REGLES).diagnostics == ()


def test_a_folder_in_place_of_a_fingerprint_is_said(bureau: Path) -> None:
    (bureau / "rules/guide.empreinte").unlink()
    (bureau / "rules/guide.empreinte").mkdir()
    assert codes(verifier(bureau, REGLES)) == ["T405"]


def test_without_a_fingerprint_the_command_to_run_is_given(tmp_path: Path) -> None:
    (dite,) = verifier(tmp_path, REGLES).diagnostics
    assert (dite.code, dite.gravite) == ("T404", "avertissement")
    assert dite.aide.endswith("--enregistrer")
