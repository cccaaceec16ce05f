"""Whatever stands in the folder of documents: a remark at the declaration, never a traceback, never a quote found."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.citations.essai import DOCUMENT, ENTETE, citer, codes, recueil, verifier

from reglo.citations.sources import TAILLE_MAXIMALE

CITATION = "lignes 2 à 4 « limite de 20 % du coût hors taxes des travaux »"
REGLES = recueil(citer(CITATION))
OCTETS = DOCUMENT.encode()
LISIBLES = {
    "as it is": OCTETS,
    "a mark of order": b"\xef\xbb\xbf" + OCTETS,
    "the line ends of Windows": OCTETS.replace(b"\n", b"\r\n"),
    "no line end at the end": OCTETS.rstrip(),
    "page breaks": OCTETS.replace(b"\n", b" \x0c\n"),
    "decomposed accents": OCTETS.replace("û".encode(), "u\u0302".encode()),
    "as long as may be": OCTETS + b" " * (TAILLE_MAXIMALE - len(OCTETS)),
}
ILLISIBLES = {
    "a NUL": (OCTETS + b"\x00", "T105"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x01\x02", "T105"),
    "an archive": (b"PK\x03\x04\x14\x00\x06\x00", "T105"),
    "latin-1": (DOCUMENT.replace("’", "'").replace("€", "E").encode("latin-1"), "T106"),
    "UTF-16": (DOCUMENT.encode("utf-16"), "T106"),
    "cut in the middle of a letter": ("coût".encode()[:3], "T106"),
    "twenty million bytes": (b"a " * 10_000_000, "T104"),
    "one byte too many": (OCTETS + b" " * (TAILLE_MAXIMALE + 1 - len(OCTETS)), "T104"),
}
VIDES = {
    "empty": b"",
    "blank": b" \n\n\t ",
    "a mark of order alone": b"\xef\xbb\xbf",
    "one long line": b"a" * 4_000_000,
}


@pytest.mark.parametrize("octets", LISIBLES.values(), ids=LISIBLES)
def test_a_text_is_read(tmp_path: Path, octets: bytes) -> None:
    lue = verifier(tmp_path, REGLES, octets)
    assert (codes(lue), lue.retrouvees) == ([], 1)


@pytest.mark.parametrize(("octets", "code"), ILLISIBLES.values(), ids=ILLISIBLES)
def test_what_is_no_text_is_refused_and_its_quotes_are_not_checked(tmp_path: Path, octets: bytes, code: str) -> None:
    lue = verifier(tmp_path, REGLES, octets)
    assert (codes(lue), lue.total, lue.retrouvees, lue.non_verifiees) == ([code], 1, 0, 1)
    assert lue.diagnostics[0].span.fichier == "essai.regle"


@pytest.mark.parametrize("octets", VIDES.values(), ids=VIDES)
def test_a_text_without_the_words_holds_no_quote(tmp_path: Path, octets: bytes) -> None:
    lue = verifier(tmp_path, REGLES, octets)
    assert (codes(lue), lue.retrouvees, lue.non_verifiees) == (["T306"], 0, 0)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipe with a name")
@pytest.mark.parametrize("geste", ["dossier", "absent", "tube", "lien vers un tube", "lien mort", "lien sans fin"])
def test_what_is_no_file_is_never_opened(tmp_path: Path, geste: str) -> None:
    (tmp_path / "sources").mkdir()
    guide, tube = tmp_path / "sources/guide.txt", tmp_path / "tube"
    if geste == "dossier":
        guide.mkdir()
    elif geste == "tube":
        os.mkfifo(guide)
    elif geste == "lien vers un tube":
        os.mkfifo(tube)
        guide.symlink_to(tube)
    elif geste == "lien mort":
        guide.symlink_to(tmp_path / "nulle part")
    elif geste == "lien sans fin":
        guide.symlink_to(guide)
    lue = verifier(tmp_path, REGLES, None)
    assert codes(lue)[0] in ("T102", "T103")
    assert lue.non_verifiees == 1


@pytest.mark.parametrize("nom", ["../guide.txt", "/etc/hostname", "a/../../guide.txt", "..", ".", "", "n" * 5000])
def test_nothing_outside_the_folder_is_read(tmp_path: Path, nom: str) -> None:
    (tmp_path / "guide.txt").write_bytes(OCTETS)
    regles = recueil(citer(CITATION), entete=ENTETE.replace("guide.txt", nom))
    lue = verifier(tmp_path, regles)
    assert codes(lue)[0] in ("T102", "T103", "T107")
    assert (lue.retrouvees, lue.non_verifiees, lue.textes) == (0, 1, {})


def test_a_document_in_a_folder_of_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "sources/2025").mkdir(parents=True)
    (tmp_path / "sources/2025/guide.txt").write_bytes(OCTETS)
    regles = recueil(citer(CITATION), entete=ENTETE.replace("guide.txt", "2025/guide.txt"))
    assert codes(verifier(tmp_path, regles, None)) == []


def test_a_document_without_a_file_is_said_and_its_quotes_are_never_found(tmp_path: Path) -> None:
    regles = recueil(
        citer(CITATION, CITATION.replace("2 à 4", "2 à 5")), entete="langue reglo 1\ndocument guide « Guide »\n"
    )
    lue = verifier(tmp_path, regles)
    assert [(d.code, d.gravite) for d in lue.diagnostics] == [("T101", "avertissement")]
    assert (lue.total, lue.retrouvees, lue.non_verifiees) == (2, 0, 2)


def test_every_document_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    entete = "".join(f"document doc_{rang} « D »\n  fichier « d{rang}.txt »\n" for rang in range(3))
    regles = recueil(citer(*(f"doc_{rang}, ligne 1 « un deux trois quatre »" for rang in range(3))), entete, ENTETE)
    lue = verifier(tmp_path, regles)
    assert codes(lue) == ["T102", "T102", "T102"]
    assert lue.non_verifiees == 3


REPETES = {
    "one word": "a " * 500_000,
    "two words": "a b " * 500_000,
    "line ends": "a\n" * 500_000,
    "blank lines": "\n" * 2_000_000,
    "hyphens": "a-\n" * 300_000,
    "apostrophes": "'" * 1_000_000,
    "tags": "<p>" * 300_000,
    "open tags": "<p " * 300_000,
    "figures": "1 000 " * 300_000,
    "accents": "\u0301" * 500_000,
}


@pytest.mark.parametrize("texte", REPETES.values(), ids=REPETES)
def test_a_text_made_to_be_slow_is_answered(tmp_path: Path, texte: str) -> None:
    longue = "a " * 300
    regles = recueil(citer(f"ligne 1 « {longue}b »", f"lignes 1 à 400000 « {longue}»", "lignes 1 à 9 « a b a c »"))
    lue = verifier(tmp_path, regles, texte)
    assert lue.retrouvees + len(codes(lue)) == 3


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    octets=st.one_of(
        st.binary(max_size=400), st.text(max_size=200).map(str.encode), st.binary(max_size=40).map(OCTETS.__add__)
    )
)
def test_any_bytes_give_remarks_and_nothing_else(tmp_path: Path, octets: bytes) -> None:
    (tmp_path / "rules/guide.empreinte").unlink(missing_ok=True)
    lue = verifier(tmp_path, REGLES, octets)
    assert lue.total == 1 == lue.retrouvees + len(codes(lue))
    relue = verifier(tmp_path, REGLES, octets, enregistrer=True)
    assert len(relue.enregistrees) == relue.retrouvees == lue.retrouvees
