"""An erratum is read in place of what is printed, at its one place; one that corrects nothing there is a fault."""

from pathlib import Path

from tests.citations.essai import citer, codes, recueil, verifier

DOCUMENT = "Jusqu'à 33 000 £ par\nlogement pied de page 12\nen zone rurale, soit 33 000 £ au plus.\n=390 par =390\n"


def essayer(bureau: Path, citation: str, *errata: str) -> tuple[list[str], int]:
    """Gives the codes said of a quote read with some errata, and how many quotes are found."""
    liste = "errata guide\n" + "".join(f"  r{rang}. {erratum}\n" for rang, erratum in enumerate(errata, 1))
    lue = verifier(bureau, recueil(citer(citation), avant=liste if errata else ""), DOCUMENT)
    return codes(lue), lue.retrouvees


EURO = "ligne 1, au lieu de « 33 000 £ », lire « 33 000 € »"
PIED = "ligne 2, au lieu de « pied de page 12 », lire « »"


def test_a_quote_is_read_in_the_document_corrected(tmp_path: Path) -> None:
    assert essayer(tmp_path, "ligne 1 « Jusqu'à 33 000 € par »") == (["T301"], 0)
    assert essayer(tmp_path, "ligne 1 « Jusqu'à 33 000 € par »", EURO) == ([], 1)
    assert essayer(tmp_path, "ligne 1 « Jusqu'à 33 000 £ par »", EURO) == (["T301"], 0)


def test_an_erratum_corrects_its_line_only(tmp_path: Path) -> None:
    assert essayer(tmp_path, "ligne 3 « soit 33 000 € au plus »", EURO) == (["T301"], 0)


def test_words_to_pass_over_no_longer_cut_a_quote(tmp_path: Path) -> None:
    citation = "lignes 1 à 3 « par logement en zone rurale »"
    assert essayer(tmp_path, citation) == (["T301"], 0)
    assert essayer(tmp_path, citation, PIED) == ([], 1)


def test_lines_stay_those_of_the_document(tmp_path: Path) -> None:
    longue = "ligne 1, au lieu de « par », lire « par chacun des lots et des »"
    assert essayer(tmp_path, "ligne 3 « en zone rurale, soit »", longue, PIED) == ([], 1)
    assert essayer(tmp_path, "lignes 1 à 3 « et des logement en zone »", longue, PIED) == ([], 1)
    assert essayer(tmp_path, "lignes 2 à 3 « et des logement en zone »", longue, PIED) == (["T302"], 0)


def test_an_erratum_over_two_lines(tmp_path: Path) -> None:
    sur_deux = "lignes 2 à 3, au lieu de « page 12 en zone », lire « page »"
    assert essayer(tmp_path, "lignes 2 à 3 « pied de page rurale »", sur_deux) == ([], 1)
    assert essayer(tmp_path, "ligne 2 « pied de page rurale »", sur_deux) == (["T302"], 0)


def test_an_erratum_may_cut_a_number(tmp_path: Path) -> None:
    assert essayer(tmp_path, "ligne 1 « Jusqu'à 33 000 € par »", "ligne 1, au lieu de « 000 £ », lire « 000 € »") == (
        [],
        1,
    )


def test_an_erratum_that_corrects_nothing_is_a_fault(tmp_path: Path) -> None:
    citation = "ligne 3 « en zone rurale, soit »"
    assert essayer(tmp_path, citation, EURO.replace("ligne 1", "ligne 2")) == (["T201"], 1)
    assert essayer(tmp_path, citation, EURO.replace("ligne 1", "ligne 5")) == (["T306"], 1)
    assert essayer(tmp_path, citation, "ligne 4, au lieu de « =390 », lire « ≥ 390 »") == (["T202"], 1)
    assert essayer(tmp_path, citation, EURO, "ligne 1, au lieu de « £ par », lire « € par »") == (["T203"], 1)


def test_errata_side_by_side_do_not_overlap(tmp_path: Path) -> None:
    voisin = "ligne 1, au lieu de « par », lire « pour un »"
    assert essayer(tmp_path, "ligne 1 « Jusqu'à 33 000 € pour un »", EURO, voisin) == ([], 1)


def test_the_errata_of_a_document_that_nothing_quotes_are_checked_too(tmp_path: Path) -> None:
    regles = recueil("places au moins 1   interprétation « x » par « y »", avant=f"errata guide\n  r1. {PIED}\n")
    assert codes(verifier(tmp_path, regles, DOCUMENT)) == []
    assert codes(verifier(tmp_path, regles, DOCUMENT.replace("12", "13"))) == ["T201"]
