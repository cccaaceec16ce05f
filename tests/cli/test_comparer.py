"""`reglo comparer`: what it writes of two folders, and what it says of those that it cannot read."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Lancer = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ancien(bureau: Path) -> Path:
    """The same rules as they were: one threshold, one amount, one quote were others."""
    dossier = bureau / "ancien"
    shutil.copytree(bureau / "rules", dossier)
    regles = dossier / "petit.regle"
    texte = regles.read_text(encoding="utf-8")
    for apres, avant in (("c3. places au moins 20", "c3. places au moins 25"), ("m1. 10 000 €", "m1. 9 000 €")):
        assert apres in texte
        texte = texte.replace(apres, avant)
    regles.write_text(texte, encoding="utf-8")
    return dossier


@pytest.mark.usefixtures("ancien")
def test_each_change_is_told_with_its_sentence_its_words_and_its_effect(lancer: Lancer) -> None:
    code, sorti, erreurs = lancer("comparer", "ancien")
    sorti = sorti.replace("\u00a0", " ")
    assert (code, erreurs) == (0, "")
    assert "De « ancien » à « rules » : 2 changements." in sorti
    assert "La clause c3 : modifiée." in sorti
    assert "règle : « 25 » → « 20 »" in sorti
    assert "effet : exemple" in sorti
    assert "- sans ce changement : inéligible" in sorti


@pytest.mark.usefixtures("ancien")
def test_the_same_is_given_as_data(lancer: Lancer) -> None:
    code, sorti, _ = lancer("comparer", "ancien", "rules", "--format", "json", "--aide", "aude.hcs")
    assert code == 0
    lu = json.loads(sorti)
    assert [un["id"] for un in lu["changements"]] == ["aude.hcs.c3", "aude.hcs.m1"]
    assert lu["changements"][0]["effet"]["temoin"]["aide"] == "aude.hcs"
    assert lu["avant"]["nom"] == "ancien"


@pytest.mark.usefixtures("ancien")
def test_without_witnesses_none_is_looked_for(lancer: Lancer) -> None:
    code, sorti, _ = lancer("comparer", "ancien", "--sans-temoin")
    assert code == 0
    assert "effet" not in sorti


def test_nothing_changed_is_said(lancer: Lancer) -> None:
    code, sorti, erreurs = lancer("comparer", "rules", "rules")
    assert (code, erreurs) == (0, "")
    assert sorti.replace("\u00a0", " ") == "Rien n'a changé de « rules » à « rules ».\n"


def test_two_days_of_the_same_rules_are_compared(lancer: Lancer, bureau: Path) -> None:
    regles = bureau / "rules/petit.regle"
    texte = regles.read_text(encoding="utf-8")
    clause = "    m2. 20 000 € si domotique\n"
    assert clause in texte
    regles.write_text(texte.replace(clause, f"{clause}        en vigueur depuis le 01/03/2025\n"), encoding="utf-8")
    code, sorti, erreurs = lancer("comparer", "--du", "01/01/2025", "--au", "01/03/2025")
    assert (code, erreurs) == (0, "")
    assert "De « 1er janvier 2025 » à « 1er mars 2025 » : 1 changement." in sorti.replace("\u00a0", " ")
    assert "La clause m2 : entre en vigueur." in sorti.replace("\u00a0", " ")
    code, sorti, _ = lancer("comparer", "--du", "01/03/2025", "--au", "01/04/2025", "--format", "json")
    assert (code, json.loads(sorti)["changements"]) == (0, [])


@pytest.mark.parametrize(
    ("donnes", "dit"),
    [
        ((), "Il manque AVANT"),
        (("--du", "01/01/2025"), "vont ensemble"),
        (("rules", "--du", "01/01/2025", "--au", "01/02/2025"), "vont ensemble"),
        (("--du", "31/02/2025", "--au", "01/03/2025"), "« 31/02/2025 » n'est pas une date du calendrier."),
    ],
)
def test_what_is_compared_is_asked_for_one_way_at_a_time(lancer: Lancer, donnes: tuple[str, ...], dit: str) -> None:
    code, _, erreurs = lancer("comparer", *donnes)
    assert code == 2
    assert dit in erreurs


def test_the_faults_of_both_folders_are_told_with_their_folder(lancer: Lancer, ancien: Path, bureau: Path) -> None:
    for regles in (ancien / "petit.regle", bureau / "rules/petit.regle"):
        regles.write_text(regles.read_text(encoding="utf-8").replace("financeur", "financeure", 1), encoding="utf-8")
    code, _, erreurs = lancer("comparer", "ancien")
    assert code == 2
    assert "ancien/petit.regle:" in erreurs
    assert "rules/petit.regle:" in erreurs


def test_what_does_not_exist_is_said(lancer: Lancer, bureau: Path) -> None:
    (bureau / "vide").mkdir()
    assert lancer("comparer", "absent")[0] == 2
    assert "« absent » n'existe pas." in lancer("comparer", "absent")[2]
    code, _, erreurs = lancer("comparer", "vide")
    assert code == 2
    assert "« vide » ne contient aucun fichier" in erreurs
    code, _, erreurs = lancer("comparer", "rules", "--aide", "aude.hc")
    assert code == 2
    assert "Vouliez-vous écrire « aude.hcs » ?" in erreurs
