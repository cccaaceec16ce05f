"""Each quote is found in its lines, once, or said where it is: whatever the printing, never another word."""

from pathlib import Path

import pytest
from tests.citations.essai import DOCUMENT, citer, codes, recueil, verifier

from reglo.citations import ouvrir, relever, retrouver
from reglo.citations.mots import decouper

JUSTES = {
    "as printed": "lignes 2 à 2 « L’aide est de 10 000 € par logement »",
    "capitals": "ligne 2 « l'AIDE EST DE 10 000 € PAR LOGEMENT »",
    "accents": "ligne 3 « limité de 20 % du cout »",
    "over lines and a hyphen": "lignes 2 à 4 « dans la limite de 20 % du coût hors taxes des travaux retenus »",
    "the first words of a document": "lignes 1 à 2 « Règlement des aides Article »",
    "the last words of a document": "ligne 10 « compte 20 logements au plus. »",
    "a cell by its row and its column": "ligne 8, rangée « 80-109 », colonne « Montant de prêt » « 6 500 € »",
    "a cell alone under its heading": "ligne 8, rangée « 80-109 », colonne « Bonus » « 500 € »",
    "four words, numbers and signs among them": "ligne 3 « de 20 % du »",
}
FAUTIVES = {
    "another word": ("lignes 2 à 4 « dans la limite de 20 % du coût toutes taxes des travaux »", "T301"),
    "a word too many": ("ligne 2 « L'aide est donc de 10 000 € par logement »", "T301"),
    "another figure": ("ligne 2 « L'aide est de 10 500 € par logement »", "T301"),
    "nothing like it": ("ligne 2 « zèbres ornithorynques et koalas volants »", "T301"),
    "other lines": ("ligne 2 « limite de 20 % du coût »", "T302"),
    "half of it in the lines": ("lignes 2 à 3 « coût hors taxes des travaux »", "T302"),
    "twice in its lines": ("lignes 5 à 10 « L'opération compte 20 logements au »", "T303"),
    "three words": ("ligne 3 « hors taxes des »", "T304"),
    "no lines": ("« limite de 20 % du coût »", "T305"),
    "no lines and nowhere": ("« limite de 40 % du coût »", "T301"),
    "lines after the end": ("lignes 10 à 11 « L'opération compte 20 logements »", "T306"),
    "line zero": ("ligne 0 « L'opération compte 20 logements »", "T306"),
    "another row": ("ligne 8, rangée « 110-169 », colonne « Montant de prêt » « 6 500 € »", "T307"),
    "another column heading": ("ligne 8, rangée « 80-109 », colonne « Montant de la prime » « 6 500 € »", "T308"),
    "the cell of another column": ("ligne 8, rangée « 80-109 », colonne « Bonus » « 6 500 € »", "T309"),
    "a cell that is not there": ("ligne 8, rangée « 80-109 », colonne « Bonus » « 700 € »", "T301"),
    "no word": ("ligne 8 « … »", "T310"),
    "half of a word": ("ligne 10 « L'opération compte 20 logement »", "T301"),
}


@pytest.mark.parametrize("citation", JUSTES.values(), ids=JUSTES)
def test_a_quote_is_found(tmp_path: Path, citation: str) -> None:
    lue = verifier(tmp_path, recueil(citer(citation)))
    assert (codes(lue), lue.total, lue.retrouvees, lue.non_verifiees) == ([], 1, 1, 0)


@pytest.mark.parametrize("citation", JUSTES.values(), ids=JUSTES)
def test_the_place_of_a_quote_is_that_of_its_words(tmp_path: Path, citation: str) -> None:
    rulebook = recueil(citer(citation))
    verifier(tmp_path, rulebook)
    (releve,) = relever(rulebook)
    place = retrouver(releve.citation, ouvrir(rulebook, tmp_path / "sources")["guide"])
    assert place is not None
    lu = decouper(DOCUMENT[place[0] : place[1]]).formes
    assert lu == decouper(releve.citation.extrait.replace("limité", "limite")).formes


@pytest.mark.parametrize("citation", [citation for citation, _ in FAUTIVES.values()], ids=FAUTIVES)
def test_a_quote_that_is_refused_has_no_place(tmp_path: Path, citation: str) -> None:
    rulebook = recueil(citer(citation))
    verifier(tmp_path, rulebook)
    (releve,) = relever(rulebook)
    assert retrouver(releve.citation, ouvrir(rulebook, tmp_path / "sources")["guide"]) is None


def test_a_document_that_cannot_be_read_is_not_opened(tmp_path: Path) -> None:
    assert ouvrir(recueil(citer("ligne 1 « un deux trois quatre »")), tmp_path) == {}


@pytest.mark.parametrize(("citation", "code"), FAUTIVES.values(), ids=FAUTIVES)
def test_a_quote_is_refused(tmp_path: Path, citation: str, code: str) -> None:
    lue = verifier(tmp_path, recueil(citer(citation)))
    assert (codes(lue), lue.total, lue.retrouvees, lue.non_verifiees) == ([code], 1, 0, 0)
    assert lue.diagnostics[0].aide or lue.diagnostics[-1].aide


def test_a_quote_that_opens_a_section_is_counted_once_whether_a_clause_inherits_it_or_not(tmp_path: Path) -> None:
    suite = "  texte lignes 2 à 3 « dans la limite de »\n"
    for clause in ("places au moins 1", "places au moins 1   texte ligne 2 « L'aide est de 10 000 € »"):
        lue = verifier(tmp_path, recueil(clause, suite=suite))
        assert codes(lue) == []
        assert lue.retrouvees == lue.total == 1 + ("texte" in clause)


def test_a_document_is_the_same_whatever_its_line_ends(tmp_path: Path) -> None:
    citation = citer("lignes 2 à 4 « limite de 20 % du coût hors taxes des travaux retenus »")
    for fins in ("\r\n", "\r", "\n"):
        assert codes(verifier(tmp_path, recueil(citation), DOCUMENT.replace("\n", fins))) == []
