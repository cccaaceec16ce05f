"""The dossiers shown beside the rules: each is read without a fault, with the aids that it says to ask for."""

import re
from pathlib import Path

import pytest

from reglo.api import charger, evaluer
from reglo.diagnostics import a_une_erreur, rapport
from reglo.outcome.lecture import lire_dossier

RULES = Path(__file__).parents[1] / "rules"
DOSSIERS = sorted(RULES.glob("*/exemples/*.yaml"))


@pytest.mark.depot
@pytest.mark.parametrize("chemin", DOSSIERS, ids=lambda chemin: chemin.stem)
def test_a_dossier_shown_is_read_and_answered(chemin: Path) -> None:
    recueil = charger(RULES)
    dossier, remarques = lire_dossier(chemin, recueil)
    assert dossier is not None
    assert not a_une_erreur(remarques), rapport(remarques, {})
    demandees = re.findall(r"^# À demander : ([^(\n]+)", chemin.read_text(encoding="utf-8"), re.MULTILINE)
    noms = re.findall(r"[a-z]\w*(?:\.\w+)*", " ".join(demandees)) or list(recueil.aides)
    assert [aide.id for aide in evaluer(recueil, dossier, aides=noms).aides] == noms
