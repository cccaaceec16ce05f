"""What the examples gave is kept for these very rules, examples and engine, and for nothing else."""

from pathlib import Path

import pytest

from reglo.cases.couverture import epreuve, garde, mesure
from reglo.cases.couverture.epreuve import Epreuves, eprouver_toutes, lire_exemples
from reglo.cases.couverture.garde import eprouver_dossier
from reglo.chargement import charger
from reglo.model.rulebook import Rulebook
from reglo.model.serialize import decoder, encoder
from reglo.processus import Equipe

ICI = Path(__file__).parent


class Joueur:
    """Counts the aids whose examples are played."""

    def __init__(self, pour_un_temps: pytest.MonkeyPatch) -> None:
        self.fois = 0

        def jouer(*arguments: object) -> object:
            self.fois += 1
            return mesure.jouer(*arguments)  # type: ignore[arg-type]

        pour_un_temps.setattr(epreuve, "jouer", jouer)


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of rules with their examples, and an empty cache."""
    monkeypatch.setenv("REGLO_CACHE", str(tmp_path / "cache"))
    regles = tmp_path / "rules"
    regles.mkdir()
    for nom in ("regles.regle", "exemples.cas.regle"):
        (regles / nom).write_text((ICI / nom).read_text(encoding="utf-8"), encoding="utf-8")
    return regles


def recueil(dossier: Path) -> Rulebook:
    lu = charger(dossier).rulebook
    assert lu is not None
    return lu


def eprouve(dossier: Path) -> Epreuves:
    return eprouver_dossier(dossier, recueil(dossier))


def test_what_is_kept_is_what_playing_gives(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exemples = dossier / "exemples.cas.regle"
    exemples.write_text(exemples.read_text(encoding="utf-8").replace("éligible", "inéligible", 1), encoding="utf-8")
    lu = recueil(dossier)
    jouees = eprouver_toutes(lire_exemples(dossier, lu), lu)
    assert any(joue.montre for une in jouees.par_aide.values() for joue in une.joues)
    assert any(une.echecs for une in jouees.par_aide.values())
    assert eprouver_dossier(dossier, lu) == jouees
    joueur = Joueur(monkeypatch)
    assert eprouver_dossier(dossier, lu) == jouees
    assert joueur.fois == 0


def test_several_processes_give_what_one_gives(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lu = recueil(dossier)
    fichiers = lire_exemples(dossier, lu)
    joueur = Joueur(monkeypatch)
    with Equipe(2, decoder, encoder(lu)) as equipe:
        ensemble = eprouver_toutes(fichiers, lu, equipe)
    assert joueur.fois == 0, "those of the team play in their own processes"
    assert ensemble == eprouver_toutes(fichiers, lu)
    assert list(ensemble.par_aide) == list(lu.aides)
    assert joueur.fois == len(lu.aides)


@pytest.mark.parametrize("nom", ["regles.regle", "exemples.cas.regle"])
def test_a_change_of_the_rules_or_of_the_examples_plays_them_again(
    dossier: Path, nom: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    eprouve(dossier)
    fichier = dossier / nom
    fichier.write_text(fichier.read_text(encoding="utf-8") + "\n# une remarque\n", encoding="utf-8")
    joueur = Joueur(monkeypatch)
    eprouve(dossier)
    assert joueur.fois == len(recueil(dossier).aides)


def test_a_change_of_the_engine_plays_them_again(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    eprouve(dossier)
    monkeypatch.setattr(garde, "empreinte_des_couches", lambda _: "un autre moteur")
    joueur = Joueur(monkeypatch)
    eprouve(dossier)
    assert joueur.fois


def test_what_is_kept_and_damaged_is_played_again(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    avant = eprouve(dossier)
    for fichier in (tmp_path / "cache").glob("epreuves-*"):
        fichier.write_bytes(fichier.read_bytes()[:-7])
    joueur = Joueur(monkeypatch)
    assert eprouve(dossier) == avant
    assert joueur.fois
