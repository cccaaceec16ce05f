"""What the speed of the engine is measured on is what it says it is."""

from pathlib import Path

import pytest
from tests.evaluation.durable.essais import avec_durable
from tests.vitesse.aides import dossier
from tests.vitesse.moteur import JOUR, generer

from reglo import api
from reglo.evaluation.durable.moteur import Moteur

AIDES = 60


@avec_durable
def test_generated_aids_have_ten_criteria_and_are_settled_each_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGLO_CACHE", str(tmp_path / "cache"))
    rulebook = generer(tmp_path / "regles", AIDES)
    assert sum(donnee.entite is None for donnee in rulebook.donnees.values()) >= 300
    with Moteur(rulebook) as moteur:
        resultats = moteur.trancher(api.lire(rulebook, dossier()), aujourdhui=JOUR).values()
        compilees = [version for aide in rulebook.aides for version in moteur.groupe(aide).versions[aide]]
    assert {len(version.criteres) for version in compilees} == {10}
    assert not any(resultat.par_reference for resultat in resultats)
    assert AIDES * 0.3 < sum(resultat.verdict == "eligible" for resultat in resultats) < AIDES * 0.7
    assert len({resultat.theorique.intervalle for resultat in resultats}) > AIDES / 2
    reelles, calculees = (sum(getattr(x, nom) for x in compilees) for nom in ("reelles", "calculees"))
    assert 0.7 < reelles / (reelles + calculees) < 0.9
