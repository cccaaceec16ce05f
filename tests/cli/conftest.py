"""A folder of rules, an example and a dossier, and the way to run the command on them."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.outcome.petit_recueil import CAS, TEXTE

from reglo.cli import main

Lancer: TypeAlias = Callable[..., tuple[int, str, str]]
DOSSIER = """\
places: 24
habilitées: 4
domotique: oui
date_dépôt: 01/02/2025
implantation: favorable
plan_de_financement:
  complet: oui
  liste:
    - {financeur: departement_aude, aide: aude.hcs, nature: subvention, montant: 60 000 €, état: demandé}
coût: 1 000 000 €
"""


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where the command runs: `rules/`, `dossier.yaml`."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/petit.regle").write_text(TEXTE, encoding="utf-8")
    (tmp_path / "rules/petit.cas.regle").write_text(CAS, encoding="utf-8")
    (tmp_path / "dossier.yaml").write_text(DOSSIER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def lancer(bureau: Path, capsys: pytest.CaptureFixture[str]) -> Lancer:
    """Runs the command in the folder: exit code, output, errors."""
    assert bureau.is_dir()

    def commande(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        sorti = capsys.readouterr()
        return code, sorti.out, sorti.err

    return commande
