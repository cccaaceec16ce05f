"""Whatever is typed: the three formats agree, nothing is raised, and nothing is read that was not written."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.outcome.petit_recueil import RECUEIL

from reglo.diagnostics import Diagnostic, rapport
from reglo.outcome.dossier import Dossier, FaitDate, FaitNombre
from reglo.outcome.lecture import lire_contenu, lire_dossier, sources_de
from reglo.values import formats

REGLAGES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TEXTES = st.one_of(
    st.sampled_from(
        ("10 000 €", "10.000", "15 %", "01/07/2025", "32/01/2024", "oui", "A, B", "10 à 15", "néant", "loi_2002_2")
    ),
    st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_characters="\x7f\x85"), max_size=12),
)
VALEURS = st.one_of(TEXTES, st.booleans(), st.integers(-10, 10**6), st.lists(TEXTES, max_size=2))
NOMS = st.one_of(st.sampled_from([donnee.ecriture for donnee in RECUEIL.donnees.values()]), TEXTES.filter(str.strip))
ELEMENTS = st.dictionaries(st.sampled_from(("logements", "financement", "places")), VALEURS, max_size=2)
CONTENUS = st.dictionaries(NOMS, VALEURS, max_size=4).flatmap(
    lambda contenu: st.lists(ELEMENTS, max_size=2).map(lambda lots: {**contenu, "lots": lots})
)


def toml(contenu: dict[str, Any]) -> str:
    """Writes plain values as TOML, by its inline forms."""
    return "".join(f"{json.dumps(nom, ensure_ascii=False)} = {_toml(valeur)}\n" for nom, valeur in contenu.items())


def _toml(valeur: object) -> str:
    if isinstance(valeur, dict):
        return "{" + ", ".join(f"{json.dumps(nom)} = {_toml(une)}" for nom, une in valeur.items()) + "}"
    if isinstance(valeur, list):
        return "[" + ", ".join(map(_toml, valeur)) + "]"
    return json.dumps(valeur, ensure_ascii=False)


def lu(dossier: Path, suffixe: str, texte: str) -> tuple[Dossier | None, list[tuple[str, str]]]:
    """The dossier of a text, and what is said of it, places left out."""
    fichier = dossier / f"d{suffixe}"
    fichier.write_text(texte, encoding="utf-8", newline="")
    trouve, remarques = lire_dossier(fichier, RECUEIL)
    assert rapport(remarques, sources_de(fichier)) or not remarques
    return trouve, dits(remarques)


def dits(remarques: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return sorted({(remarque.code, remarque.message) for remarque in remarques})


@REGLAGES
@given(contenu=CONTENUS)
def test_the_formats_say_the_same(tmp_path: Path, contenu: dict[str, Any]) -> None:
    en_json = lu(tmp_path, ".json", json.dumps(contenu, ensure_ascii=False))
    en_yaml = lu(tmp_path, ".yaml", yaml.safe_dump(contenu, allow_unicode=True, default_style='"'))
    en_toml = lu(tmp_path, ".toml", toml(contenu))
    nu, remarques = lire_contenu(contenu, RECUEIL)
    assert en_json == en_toml == (nu, dits(remarques))
    if not any(isinstance(valeur, bool | int) for valeur in _feuilles(contenu)):
        assert en_yaml == en_json


def _feuilles(valeur: object) -> list[object]:
    if isinstance(valeur, dict):
        return [feuille for une in valeur.values() for feuille in _feuilles(une)]
    if isinstance(valeur, list):
        return [feuille for une in valeur for feuille in _feuilles(une)]
    return [valeur]


@pytest.mark.parametrize("suffixe", [".yaml", ".json", ".toml"])
@REGLAGES
@given(octets=st.binary(max_size=60))
def test_nothing_is_raised_on_any_file(tmp_path: Path, suffixe: str, octets: bytes) -> None:
    fichier = tmp_path / f"d{suffixe}"
    fichier.write_bytes(octets)
    trouve, remarques = lire_dossier(fichier, RECUEIL)
    assert trouve is not None or remarques


@REGLAGES
@given(texte=st.text(st.sampled_from("placesoût:[]{},-\"' \n\t012.%€&*!|>?#"), max_size=40))
def test_nothing_is_raised_on_what_looks_like_a_dossier(tmp_path: Path, texte: str) -> None:
    for suffixe in (".yaml", ".json", ".toml"):
        lu(tmp_path, suffixe, texte)


@given(centimes=st.integers(0, 10**15))
def test_an_amount_reads_as_it_prints(centimes: int) -> None:
    montant = Fraction(centimes, 100)
    dossier, remarques = lire_contenu({"coût": formats.ecrire(montant, "€ HT")}, RECUEIL)
    assert remarques == ()
    assert dossier is not None
    assert dossier.faits["cout"] == FaitNombre(montant, montant)


@given(jour=st.dates(date(2000, 1, 1)))
def test_a_date_reads_as_it_prints(jour: date) -> None:
    for ecrit in (formats.ecrire_date(jour), formats.ecrire_date_longue(jour), jour.isoformat(), jour):
        dossier, remarques = lire_contenu({"date_urbanisme": ecrit}, RECUEIL)
        assert remarques == ()
        assert dossier is not None
        assert dossier.faits["date_urbanisme"] == FaitDate(jour, jour)
