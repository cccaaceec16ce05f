"""`reglo muter --garder`: what is kept of a run, beside the rules, for the figures of the published rulebook."""

from collections.abc import Callable
from pathlib import Path

from reglo.chargement import charger
from reglo.publication.preuves.mesures import lire

Lancer = Callable[..., tuple[int, str, str]]


def test_a_run_on_the_whole_rulebook_is_kept_with_the_state_of_the_rules(lancer: Lancer, bureau: Path) -> None:
    code, sorti, erreurs = lancer("muter", "--garder")
    assert code == 0
    assert "Mesure gardée : rules/mesures/mutations.json" in erreurs
    recueil = charger(bureau / "rules").rulebook
    assert recueil is not None
    lue = lire(bureau / "rules", bureau, recueil.empreinte)
    assert lue.mutations_a_jour
    assert lue.mutations is not None
    assert list(lue.mutations.fichiers) == ["petit.regle"]
    assert f"{lue.mutations.total.vus} changements vus par les exemples" in sorti


def test_a_run_on_some_rules_only_is_not_kept(lancer: Lancer, bureau: Path) -> None:
    for suite in (("rules/petit.regle",), ("--aide", "aude.hcs")):
        code, _, erreurs = lancer("muter", "--garder", *suite)
        assert code == 2
        assert "« --garder » garde la mesure du recueil entier" in erreurs
    assert not (bureau / "rules/mesures").exists()


def test_nothing_is_kept_unless_asked(lancer: Lancer, bureau: Path) -> None:
    assert lancer("muter")[0] == 0
    assert not (bureau / "rules/mesures").exists()
