"""A short run of every kind of damaged input; REGLO_EXEMPLES makes it longer."""

import os
from pathlib import Path

import pytest
from tests.robustesse.campagne import Genre, Rompue, mener, reduire
from tests.robustesse.genres import essayer_regle, genres
from tests.robustesse.materiaux import TEXTE

EXEMPLES = int(os.environ.get("REGLO_EXEMPLES", "60"))
PARTS = {"recueil": 10, "fichier": 4, "registre": 4, "exemples": 2}
"""How many times fewer inputs a slow kind tries."""
ASSEZ = 300
"""Inputs of which some are accepted and some are not, whatever the kind."""
NOMS = (
    "regle",
    "recueil",
    "exemples",
    "dossier.yaml",
    "dossier.json",
    "dossier.toml",
    "programme",
    "registre",
    "document",
)


@pytest.mark.parametrize("nom", [*NOMS, "fichier", "commande"])
def test_whatever_is_damaged_every_promise_holds(nom: str, tmp_path: Path) -> None:
    genre = next(genre for genre in genres(tmp_path) if genre.nom == nom)
    bilan = mener(genre, range(max(1, EXEMPLES // PARTS.get(nom, 1))))
    print(bilan)  # noqa: T201 - the figures are for the reader
    assert len(bilan.issues) > 1 or bilan.essais < ASSEZ


def test_every_kind_is_tried(tmp_path: Path) -> None:
    assert {genre.nom for genre in genres(tmp_path)} == {*NOMS, "fichier", "commande"}


@pytest.mark.parametrize("texte", [TEXTE], ids=["petit.regle"])
def test_a_text_cut_anywhere_is_read(texte: str) -> None:
    pas = max(1, len(texte) // EXEMPLES)
    for fin in range(0, len(texte) + 1, pas):
        assert essayer_regle(texte[:fin].encode()) in ("refusé", "accepté")


# -------------------------------------------------------------------------------------- the fuzzer sees what breaks
def test_a_broken_promise_is_seen_and_its_input_cut_down() -> None:
    def echoue(octets: bytes) -> str:
        assert b"aide" not in octets
        return essayer_regle(octets)

    texte = TEXTE.encode()
    with pytest.raises(Rompue, match=r"essai, graine 0 : AssertionError") as rompue:
        mener(Genre(nom="essai", tirer=lambda _: texte, essayer=echoue), range(3))
    assert "b'aide'" in str(rompue.value)


def test_an_input_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def pend(_: bytes) -> str:
        while True:
            pass

    monkeypatch.setattr("tests.robustesse.campagne.LIMITE", 0.05)
    with pytest.raises(Rompue, match="TropLong"):
        mener(Genre(nom="essai", tirer=lambda _: b"x", essayer=pend), range(1))


def test_an_input_is_cut_down_to_what_breaks() -> None:
    assert reduire(b"un long texte qui porte X quelque part, et bien d'autres choses", lambda t: b"X" in t) == b"X"
