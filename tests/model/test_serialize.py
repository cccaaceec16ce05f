"""The model as bytes: what is read back is what was written, and nothing else is accepted."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from tests.strategies.recueils import recueil
from tests.strategies.tirage import Tirage, tirages
from tests.verifications import DOSSIER, lire

from reglo.model.serialize import decoder, encoder

BON = sorted((DOSSIER / "bon").glob("*.regle"))


@pytest.mark.parametrize("chemin", BON, ids=lambda chemin: chemin.stem)
def test_a_model_read_back_is_the_same(chemin: Path) -> None:
    modele = lire(chemin.read_text(encoding="utf-8"))[0]
    assert decoder(encoder(modele)) == modele


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(tirages())
def test_any_model_read_back_is_the_same(t: Tirage) -> None:
    modele = recueil(t)
    octets = encoder(modele)
    assert decoder(octets) == modele
    assert encoder(decoder(octets)) == octets


@pytest.mark.parametrize("faux", [b"", b"{}", b"[]", b'{"n": "Rulebook"}', b"\x80\x04"])
def test_anything_else_is_refused(faux: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        decoder(faux)


@pytest.mark.parametrize("ecrit", ["0.5", "1/0", "1", "a/b", "1/-2", "1/2/3", " 1/2"])
def test_a_number_that_is_not_a_fraction_is_refused(ecrit: str) -> None:
    modele = lire((DOSSIER / "bon" / "criteres.regle").read_text(encoding="utf-8"))[0]
    octets = encoder(modele)
    assert b'"3000000/1"' in octets
    with pytest.raises((msgspec.MsgspecError, ValueError, ZeroDivisionError)):
        decoder(octets.replace(b'"3000000/1"', f'"{ecrit}"'.encode()))
