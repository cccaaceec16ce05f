"""A damaged register says so and loses nothing: every byte counts, and what is not confirmed is set aside.

What is cut at the end of a line is seen thanks to the head of the register; without its head, it is not.
"""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.registre.gestes import Accorder, codes_de
from tests.registre.recueil_lot import RECUEIL

from reglo import registre
from reglo.diagnostics import ErreurReglo
from reglo.registre import Registre, actes, codes, examen
from reglo.registre.actes import ORIGINE

AJOUTS = (b"\n", b"\r", b"\r\n", b"0", b"\x00", b"\xff", b'"')


def tete(chemin: Path) -> Path:
    return chemin.with_name(f"{chemin.name}.tete")


def composer(combien: int) -> tuple[bytes, bytes]:
    """A register of so many acts and its head, without files."""
    ligne, empreinte = actes.ecrire(actes.Entete(empreinte=ORIGINE, format=1), ORIGINE)
    lignes = [ligne]
    for rang in range(1, combien + 1):
        jour = date(2025, 1, 1 + rang % 28)
        acte = actes.Accord(empreinte=ORIGINE, numero=rang, decision=rang, date=jour, aide="lot.plai", montant="3.00")
        ligne, empreinte = actes.ecrire(acte, empreinte)
        lignes.append(ligne)
    return b"\n".join(lignes) + b"\n", examen.ecrire_tete(examen.Tete(combien, empreinte))


REGISTRE, TETE = composer(4)


def abime(octets: bytes, sa_tete: bytes | None = TETE) -> bool:
    return bool(examen.examiner("d.registre", octets, sa_tete).fautes)


# --------------------------------------------------------------------------------------------------------- every byte
def test_the_register_of_these_tests_is_whole() -> None:
    assert not abime(REGISTRE)


def changes() -> Iterator[bytes]:
    """The register with one byte changed, in several ways, at every place."""
    for rang, octet in enumerate(REGISTRE):
        for autre in {0, 10, 13, 34, 255, octet ^ 1, octet ^ 0x20} - {octet}:
            yield REGISTRE[:rang] + bytes([autre]) + REGISTRE[rang + 1 :]


def test_any_byte_changed_is_seen() -> None:
    assert [change for change in changes() if not abime(change)] == []


def test_any_byte_removed_is_seen() -> None:
    assert all(abime(REGISTRE[:rang] + REGISTRE[rang + 1 :]) for rang in range(len(REGISTRE)))


@pytest.mark.parametrize("ajout", AJOUTS)
def test_any_byte_added_is_seen(ajout: bytes) -> None:
    assert all(abime(REGISTRE[:rang] + ajout + REGISTRE[rang:]) for rang in range(len(REGISTRE) + 1))


@given(st.lists(st.sampled_from(REGISTRE.splitlines(keepends=True)), max_size=7))
def test_lines_moved_removed_or_repeated_are_seen(lignes: list[bytes]) -> None:
    assert abime(b"".join(lignes)) == (b"".join(lignes) != REGISTRE)


@given(st.binary(max_size=300))
def test_any_bytes_are_judged(octets: bytes) -> None:
    for devant in (b"", REGISTRE):
        assert abime(devant + octets) == (devant + octets != REGISTRE)


def test_every_damaged_line_is_named() -> None:
    octets = REGISTRE.replace(b'"2025-01-03"', b'"2025-01-13"').replace(b'"2025-01-05"', b'"2025-01-15"')
    juge = examen.examiner("d.registre", octets, TETE)
    assert [(faute.code, faute.span.ligne) for faute in juge.fautes] == [("R205", 3), ("R205", 5)]


def test_a_register_twice_as_long_takes_twice_the_work() -> None:
    assert appels(2_000) < 2.2 * appels(1_000)


def appels(combien: int) -> int:
    """How many functions run to verify so many acts."""
    octets, sa_tete = composer(combien)
    compte = 0

    def compter(*_: object) -> None:
        nonlocal compte
        compte += 1

    sys.setprofile(compter)
    try:
        assert not abime(octets, sa_tete)
    finally:
        sys.setprofile(None)
    return compte


# -------------------------------------------------------------------------------------------------------- truncation
def test_truncated_anywhere_it_is_seen() -> None:
    assert all(abime(REGISTRE[:taille]) for taille in range(len(REGISTRE)))


def test_without_its_head_a_truncation_is_seen_but_at_the_end_of_a_line() -> None:
    for taille in range(1, len(REGISTRE)):
        juge = examen.examiner("d.registre", REGISTRE[:taille], None)
        assert bool(juge.fautes) == (REGISTRE[taille - 1] != ord("\n"))
        if not juge.fautes:
            assert [une.code for une in juge.remarques] == ["R211"]


@pytest.mark.parametrize("perdus", [1, 2, 3])
def test_whole_acts_removed_from_the_end_are_lost_and_said(trois: Registre, perdus: int) -> None:
    lignes = trois.chemin.read_bytes().splitlines(keepends=True)
    trois.chemin.write_bytes(b"".join(lignes[:-perdus]))
    assert codes_de(lambda: registre.ouvrir(trois.chemin)) == ["R209"]
    assert codes_de(lambda: trois.retirer(1, {"date": "01/04/2025"})) == ["R209"]
    assert codes_de(lambda: registre.reparer(trois.chemin)) == ["R209"]
    registre.reparer(trois.chemin, garder_le_debut=True)
    assert registre.ouvrir(trois.chemin) == trois.apres(3 - perdus)


# ------------------------------------------------------------------------------------- an act cut while it was written
def test_an_act_that_was_cut_is_refused_then_set_aside(trois: Registre) -> None:
    chemin, entier = trois.chemin, trois.chemin.read_bytes()
    with chemin.open("ab") as flux:
        flux.write(b'{"acte": "accord", "ai')
    with pytest.raises(ErreurReglo) as levee:
        trois.retirer(1, {"date": "01/04/2025"})
    assert [remarque.code for remarque in levee.value.diagnostics] == ["R208"]
    assert f"reglo registre reparer {chemin}" in str(levee.value)
    assert "3 actes" in str(levee.value)
    (geste,) = registre.reparer(chemin)
    assert "d.registre.ecarte-1" in geste
    assert (chemin.parent / "d.registre.ecarte-1").read_bytes() == b'{"acte": "accord", "ai'
    assert chemin.read_bytes() == entier
    assert registre.ouvrir(chemin) == trois
    assert registre.reparer(chemin) == ()


def test_what_is_set_aside_never_takes_the_place_of_what_was(trois: Registre) -> None:
    for rang in (1, 2, 3):
        with trois.chemin.open("ab") as flux:
            flux.write(b"%d" % rang)
        registre.reparer(trois.chemin)
    assert [(trois.chemin.parent / f"d.registre.ecarte-{rang}").read_bytes() for rang in (1, 2, 3)] == [
        b"1",
        b"2",
        b"3",
    ]


def test_a_cut_act_left_in_the_middle_of_a_page_of_zeros_is_set_aside(trois: Registre) -> None:
    """What a power cut may leave: blocks that were counted in the file and never written, then an end of line."""
    with trois.chemin.open("ab") as flux:
        flux.write(b"\x00" * 200 + b'"}\n')
    assert codes_de(lambda: registre.ouvrir(trois.chemin)) == ["R208"]
    registre.reparer(trois.chemin)
    assert registre.ouvrir(trois.chemin) == trois


@pytest.mark.parametrize("confirme", [True, False])
def test_a_whole_act_without_its_end_of_line_is_kept(trois: Registre, confirme: bool) -> None:  # noqa: FBT001
    chemin = trois.chemin
    octets = chemin.read_bytes()
    chemin.write_bytes(octets[:-1])
    if not confirme:
        tete(chemin).write_bytes(examen.ecrire_tete(examen.Tete(2, trois.empreintes[2])))
    assert codes_de(lambda: registre.ouvrir(chemin)) == ["R208"]
    registre.reparer(chemin)
    assert (chemin.read_bytes(), registre.ouvrir(chemin)) == (octets, trois)


def test_another_act_in_the_place_of_the_last_one_is_not_taken_for_it(trois: Registre) -> None:
    """Its end of line is missing, and the head knows another hash: nothing is mended by itself."""
    trois.chemin.write_bytes(trois.chemin.read_bytes()[:-1])
    tete(trois.chemin).write_bytes(examen.ecrire_tete(examen.Tete(3, "e" * 64)))
    assert codes_de(lambda: registre.reparer(trois.chemin)) == ["R209"]


def test_an_act_written_whole_but_not_confirmed_is_there(trois: Registre, accorder: Accorder) -> None:
    """The writer died between the register and its head: the act stands, and the next one confirms it."""
    tete(trois.chemin).write_bytes(examen.ecrire_tete(examen.Tete(1, trois.empreintes[1])))
    assert registre.ouvrir(trois.chemin) == trois
    assert len(accorder(logements=1).actes) == 4
    assert examen.lire_tete(tete(trois.chemin).read_bytes()) == examen.Tete(
        4, registre.ouvrir(trois.chemin).empreintes[-1]
    )


# --------------------------------------------------------------------------------------------------- damage elsewhere
def test_a_changed_act_is_refused_by_every_gesture_and_nothing_is_written(trois: Registre) -> None:
    octets = trois.chemin.read_bytes().replace(b'"25000.00"', b'"95000.00"')
    trois.chemin.write_bytes(octets)
    gestes: tuple[Callable[[], object], ...] = (
        lambda: registre.ouvrir(trois.chemin),
        lambda: trois.retirer(1, {"date": "01/04/2025"}),
        lambda: trois.modifier(RECUEIL, 1, {"date": "01/04/2025", "montant": 3}),
        lambda: registre.reparer(trois.chemin),
    )
    assert [codes_de(geste) for geste in gestes] == [["R205"]] * 4
    assert trois.chemin.read_bytes() == octets


def test_only_the_beginning_may_be_kept_and_the_damaged_files_stay_beside_it(trois: Registre) -> None:
    octets = trois.chemin.read_bytes().replace(b'"25000.00"', b'"95000.00"')
    trois.chemin.write_bytes(octets)
    sa_tete = tete(trois.chemin).read_bytes()
    (geste,) = registre.reparer(trois.chemin, garder_le_debut=True)
    assert "1 acte" in geste
    assert registre.ouvrir(trois.chemin) == trois.apres(1)
    cotes = [(trois.chemin.parent / f"d.registre.ecarte-{rang}").read_bytes() for rang in (1, 2)]
    assert cotes == [octets, sa_tete]


def test_an_older_copy_of_the_register_is_seen(trois: Registre, accorder: Accorder) -> None:
    ancienne = trois.chemin.read_bytes()
    accorder(logements=1)
    trois.chemin.write_bytes(ancienne)
    assert codes_de(lambda: registre.ouvrir(trois.chemin)) == ["R209"]


def test_the_head_of_another_register_is_seen(trois: Registre) -> None:
    tete(trois.chemin).write_bytes(examen.ecrire_tete(examen.Tete(2, "e" * 64)))
    with pytest.raises(ErreurReglo) as levee:
        registre.ouvrir(trois.chemin)
    assert [(une.code, une.span.ligne) for une in levee.value.diagnostics] == [("R210", 3)]
    registre.reparer(trois.chemin, garder_le_debut=True)
    assert registre.ouvrir(trois.chemin) == trois


@pytest.mark.parametrize(("contenu", "code"), [(None, "R211"), (b"", "R212"), (b'{"actes": -1}', "R212")])
def test_without_its_head_a_register_is_read_and_not_written(
    trois: Registre, accorder: Accorder, contenu: bytes | None, code: str
) -> None:
    octets = trois.chemin.read_bytes()
    tete(trois.chemin).unlink()
    if contenu is not None:
        tete(trois.chemin).write_bytes(contenu)
    lu = registre.ouvrir(trois.chemin)
    assert ([une.code for une in lu.remarques], lu.actes) == ([code], trois.actes)
    assert codes_de(lambda: accorder(logements=1)) == [code]
    assert trois.chemin.read_bytes() == octets
    registre.reparer(trois.chemin)
    assert registre.ouvrir(trois.chemin) == trois
    assert len(accorder(logements=1).actes) == 4


def test_cut_and_without_its_head_it_is_mended_step_by_step(trois: Registre) -> None:
    tete(trois.chemin).unlink()
    with trois.chemin.open("ab") as flux:
        flux.write(b"{")
    assert codes_de(lambda: registre.ouvrir(trois.chemin)) == ["R208", "R211"]
    assert len(registre.reparer(trois.chemin)) == 2
    assert registre.ouvrir(trois.chemin) == trois


# ------------------------------------------------------------------------------------------------- saved by an editor
@pytest.mark.parametrize(
    "editeur",
    [
        lambda octets: b"\xef\xbb\xbf" + octets,
        lambda octets: octets.replace(b"\n", b"\r\n"),
        lambda octets: b"\xef\xbb\xbf" + octets.replace(b"\n", b"\r\n"),
    ],
)
def test_what_an_editor_saved_is_put_back(trois: Registre, editeur: Callable[[bytes], bytes]) -> None:
    octets = trois.chemin.read_bytes()
    trois.chemin.write_bytes(editeur(octets))
    assert codes_de(lambda: registre.ouvrir(trois.chemin)) == ["R204"]
    registre.reparer(trois.chemin)
    assert trois.chemin.read_bytes() == octets
    assert (trois.chemin.parent / "d.registre.ecarte-1").read_bytes() == editeur(octets)


def test_what_an_editor_changed_and_saved_names_both(trois: Registre) -> None:
    octets = trois.chemin.read_bytes().replace(b'"25000.00"', b'"95000.00"').replace(b"\n", b"\r\n")
    trois.chemin.write_bytes(octets)
    assert codes_de(lambda: registre.ouvrir(trois.chemin)) == ["R204", "R205"]


# ------------------------------------------------------------------------------------------------ not a register at all
@pytest.mark.parametrize(
    ("octets", "code"),
    [
        (b"", "R201"),
        (b"\n", "R202"),
        (b"\x89PNG\r\n\x1a\n\x00", "R202"),
        (b"places: 20\n", "R202"),
        (b'{"fichier": "registre", "format": 1}\n', "R202"),
        (REGISTRE[:40], "R202"),
        (b"[" * 200_000 + b"\n", "R202"),
        (b"\xef\xbb\xbfplaces: 20\r\n", "R202"),
        (b"\xff\xfe" + "registre\n".encode("utf-16-le"), "R202"),
    ],
)
def test_a_file_that_is_no_register(tmp_path: Path, octets: bytes, code: str) -> None:
    chemin = tmp_path / "d.registre"
    chemin.write_bytes(octets)
    assert codes_de(lambda: registre.ouvrir(chemin)) == [code]
    assert codes_de(lambda: registre.reparer(chemin, garder_le_debut=True)) == [code]
    assert chemin.read_bytes() == octets


def test_a_format_of_the_future_is_told(tmp_path: Path) -> None:
    entete = b'{"clef": 3, "empreinte": "%s", "fichier": "registre", "format": 2}\n' % (b"0" * 64)
    (tmp_path / "d.registre").write_bytes(entete + b"autre chose\n")
    assert codes_de(lambda: registre.ouvrir(tmp_path / "d.registre")) == ["R203"]


def test_a_register_beyond_the_size_is_refused(
    trois: Registre, accorder: Accorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    taille = trois.chemin.stat().st_size
    monkeypatch.setattr(codes, "TAILLE_MAXIMALE", taille)
    assert registre.ouvrir(trois.chemin) == trois
    assert codes_de(lambda: accorder(logements=1)) == ["R103"]
    assert trois.chemin.stat().st_size == taille
    monkeypatch.setattr(codes, "TAILLE_MAXIMALE", taille - 1)
    assert codes_de(lambda: registre.ouvrir(trois.chemin)) == ["R103"]


# ---------------------------------------------------------------------------- lines that chain and make no sense
def enchainer(*lignes: bytes) -> bytes:
    """A register whose lines are chained, whatever they say; `EMPREINTE` is where each says its hash."""
    precedente, ecrites = ORIGINE, list[bytes]()
    for ligne in (b'{"empreinte": "EMPREINTE", "fichier": "registre", "format": 1}', *lignes):
        vide = ligne.replace(b"EMPREINTE", b"0" * 64)
        precedente = actes.empreinte_apres(vide, precedente)
        ecrites.append(ligne.replace(b"EMPREINTE", precedente.encode()))
    return b"\n".join(ecrites) + b"\n"


ACCORD = (
    b'{"acte": "accord", "aide": "x", "date": "2024-01-31", "d\xc3\xa9cision": 1, "empreinte": "EMPREINTE", '
    b'"montant": "3.00", "num\xc3\xa9ro": 1}'
)
RETRAIT = (
    b'{"acte": "retrait", "date": "2024-02-01", "d\xc3\xa9cision": 1, "empreinte": "EMPREINTE", "num\xc3\xa9ro": 2}'
)


def test_the_lines_of_these_tests_are_good() -> None:
    assert not abime(enchainer(ACCORD, RETRAIT), None)


@pytest.mark.parametrize(
    ("ligne", "code"),
    [
        (ACCORD.replace(b"2024-01-31", b"32/01/2024"), "R206"),
        (ACCORD.replace(b"2024-01-31", b"2024-01-32"), "R206"),
        (ACCORD.replace(b'"3.00"', b"NaN"), "R206"),
        (ACCORD.replace(b'"3.00"', b'"NaN"'), "R206"),
        (ACCORD.replace(b'"3.00"', b"1e400"), "R206"),
        (ACCORD.replace(b'"3.00"', b'"1' + b"0" * 400 + b'.00"'), "R206"),
        (ACCORD.replace(b'"3.00"', b'"-3.00"'), "R206"),
        (ACCORD.replace(b'"3.00"', b'"3"'), "R206"),
        (ACCORD.replace(b'"3.00"', "٣.00".encode().join([b'"', b'"'])), "R206"),
        (ACCORD.replace(b'"accord"', b'"oubli"'), "R206"),
        (ACCORD.replace(b'"aide": "x", ', b""), "R206"),
        (ACCORD.replace(b'"aide": "x"', b'"aide": "x", "autre": 1'), "R206"),
        (ACCORD.replace(b'"x"', b'"\xff"'), "R206"),
        (ACCORD.replace(b'"x"', b'"\\ud800"'), "R206"),
        (ACCORD.replace(b'"x"', b"[" * 100_000), "R206"),
        (b'"empreinte": "EMPREINTE"', "R206"),
        (ACCORD.replace(b'num\xc3\xa9ro": 1', b'num\xc3\xa9ro": 2'), "R207"),
        (ACCORD.replace(b'd\xc3\xa9cision": 1', b'd\xc3\xa9cision": 2'), "R207"),
        (RETRAIT.replace(b'num\xc3\xa9ro": 2', b'num\xc3\xa9ro": 1'), "R207"),
        (ACCORD.replace(b'num\xc3\xa9ro": 1', b'num\xc3\xa9ro": 0'), "R206"),
    ],
)
def test_a_line_that_chains_and_is_no_act(tmp_path: Path, ligne: bytes, code: str) -> None:
    chemin = tmp_path / "d.registre"
    chemin.write_bytes(enchainer(ligne))
    assert codes_de(lambda: registre.ouvrir(chemin)) == [code, "R211"]


@pytest.mark.parametrize(
    "suite",
    [
        RETRAIT.replace(b"2024-02-01", b"2024-01-30"),
        RETRAIT.replace(b'd\xc3\xa9cision": 1', b'd\xc3\xa9cision": 2'),
        ACCORD,
    ],
)
def test_an_act_that_cannot_follow(tmp_path: Path, suite: bytes) -> None:
    (tmp_path / "d.registre").write_bytes(enchainer(ACCORD, suite))
    assert codes_de(lambda: registre.ouvrir(tmp_path / "d.registre")) == ["R207", "R211"]


def test_a_withdrawn_decision_takes_no_other_act(tmp_path: Path) -> None:
    encore = RETRAIT.replace(b'num\xc3\xa9ro": 2', b'num\xc3\xa9ro": 3')
    (tmp_path / "d.registre").write_bytes(enchainer(ACCORD, RETRAIT, encore))
    assert codes_de(lambda: registre.ouvrir(tmp_path / "d.registre")) == ["R207", "R211"]
