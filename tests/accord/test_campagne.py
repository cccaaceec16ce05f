"""What is kept of a long run: the pairs compared on the engine of today, and no others."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest
from tests.accord import campagne
from tests.accord.campagne import Bilan, Journal

from reglo.evaluation.empreinte import empreinte_du_moteur
from reglo.publication.preuves.mesures import Accord


def test_a_run_taken_up_again_keeps_only_what_this_engine_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path / "journal")
    vus = Counter({"paires": 500, "réponse manquante": 200})
    for bloc, moteur, ecarts in ((0, "un autre moteur", ["un écart"]), (1, empreinte_du_moteur(), [])):
        journal.noter(Bilan(bloc=bloc, moteur=moteur, paires=500, vus=vus, ecarts=ecarts))
    gardes: list[Accord] = []
    monkeypatch.setattr(campagne, "garder_accord", lambda _, mesure: gardes.append(mesure))
    assert campagne.campagne(0, 1, tmp_path / "journal", garder=True)
    (garde,) = gardes
    assert (garde.moteur, garde.paires, garde.ecarts) == (empreinte_du_moteur(), 500, 0)
    paires = next(part for part in garde.repartition if part.nom == "paires")
    assert (paires.total, paires.dont["réponse manquante"]) == (500, 200)


def test_a_run_that_compared_nothing_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "journal").write_bytes(msgspec.json.encode(Bilan(bloc=0, moteur="un autre moteur", paires=500)) + b"\n")
    monkeypatch.setattr(campagne, "garder_accord", lambda *_: pytest.fail("rien n'est à garder"))
    campagne.campagne(0, 1, tmp_path / "journal", garder=True)
