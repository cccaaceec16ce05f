"""The catalogue of diagnostics of the readers: one code each, French sentences, and a test for each."""

import re
from pathlib import Path

import pytest

from reglo import api
from reglo.cases import codes as codes_des_cas
from reglo.diagnostics import Fiche
from reglo.evaluation import moteurs
from reglo.evaluation.instruction import codes as codes_d_instruction
from reglo.outcome import codes, demande
from reglo.registre import codes as codes_du_registre
from reglo.relecture import codes as codes_de_relecture

FICHES = (
    *codes.FICHES,
    *codes_des_cas.FICHES,
    *demande.FICHES,
    *api.FICHES,
    *moteurs.FICHES,
    *codes_d_instruction.FICHES,
    *codes_du_registre.FICHES,
    *codes_de_relecture.FICHES,
)
ANGLAIS = re.compile(r"\b(error|invalid|expected|missing|value|string|list|file|key|unknown|None|True|False)\b")


def test_each_code_is_used_once() -> None:
    assert len({fiche.code for fiche in FICHES}) == len(FICHES)


@pytest.mark.parametrize("fiche", FICHES, ids=[fiche.code for fiche in FICHES])
def test_a_code_has_french_sentences(fiche: Fiche) -> None:
    assert re.fullmatch(r"[ADELR]\d{3}", fiche.code)
    assert re.search(r"[.?}]$", fiche.message)
    assert not ANGLAIS.search(re.sub(r"\{\w+\}", "", f"{fiche.titre} {fiche.message} {fiche.aide}"))


@pytest.mark.parametrize("code", [fiche.code for fiche in FICHES])
def test_a_code_has_its_test(code: str) -> None:
    tests = Path(__file__).parents[1]
    dossiers = ("outcome", "cases", "cli", "registre", "relecture", "evaluation", "evaluation/instruction")
    fichiers = [*(fichier for nom in dossiers for fichier in tests.glob(f"{nom}/*.py")), tests / "test_api.py"]
    ici = Path(__file__).name
    assert [fichier.name for fichier in fichiers if fichier.name != ici and f'"{code}"' in _texte(fichier)]


def _texte(fichier: Path) -> str:
    return fichier.read_text(encoding="utf-8")
