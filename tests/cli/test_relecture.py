"""`reglo relecture`: what it lists, what it records, what it refuses."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

Lancer = Callable[..., tuple[int, str, str]]
PAR = ("--par", "juriste du Département")


def test_a_review_is_recorded_then_listed_then_outdated(lancer: Lancer, bureau: Path) -> None:
    code, sorti, _ = lancer("relecture", "marquer", "aude.hcs.c3", *PAR, "--le", "12/03/2025")
    assert (code, sorti.split(" relue ")[0]) == (0, "petit.relectures : aude.hcs.c3")
    assert "aude.hcs.c3 relue le 12/03/2025 par « juriste du Département », dit " in (
        bureau / "rules/petit.relectures"
    ).read_text(encoding="utf-8")
    code, sorti, erreurs = lancer("relecture")
    assert (code, erreurs) == (0, "")
    assert sorti.startswith("15 dispositions, dont 1 relue et 14 jamais relues.")
    assert re.search(r"petit\.regle:\d+:5 aude\.hcs\.c1 : jamais relue", sorti)
    assert "aude.hcs.c3 :" not in sorti
    regles = bureau / "rules/petit.regle"
    regles.write_text(regles.read_text(encoding="utf-8").replace("c3. places au moins 20", "c3. places au moins 21"))
    code, sorti, _ = lancer("relecture", "--etat", "a-relire", "--aide", "aude.hcs")
    assert code == 0
    attendu = (
        "aude.hcs.c3 : à relire : la clause a changé depuis la relecture du 12/03/2025 par « juriste du Département »"
    )
    assert attendu in sorti.replace("\u00a0", " ")
    assert "jamais relue\n" not in sorti


def test_a_reservation_is_listed(lancer: Lancer) -> None:
    assert lancer("relecture", "marquer", "aude.hcs.c3", *PAR, "--reserve", "seuil à confirmer")[0] == 0
    code, sorti, _ = lancer("relecture", "--etat", "reserve")
    assert code == 0
    assert "relue avec réserve le" in sorti
    assert "seuil à confirmer" in sorti


def test_ci_may_require_a_part_reviewed(lancer: Lancer) -> None:
    assert lancer("relecture", "--exiger", "0")[0] == 0
    code, _, erreurs = lancer("relecture", "--exiger", "1")
    assert (code, "Moins de 1 %" in erreurs) == (1, True)
    noms = [une["nom"] for une in json.loads(lancer("relecture", "--format", "json")[1])["dispositions"]]
    assert lancer("relecture", "marquer", *noms, *PAR)[0] == 0
    assert lancer("relecture", "--exiger", "100")[0] == 0
    assert lancer("relecture", "--exiger", "101")[0] == 2


def test_a_whole_aid_is_reviewed_at_once(lancer: Lancer) -> None:
    assert lancer("relecture", "marquer", "--aide", "aude.hcs", *PAR)[0] == 0
    assert lancer("relecture")[1].startswith("15 dispositions relues.")


def test_the_list_is_data_too(lancer: Lancer) -> None:
    lancer("relecture", "marquer", "lecture aude.hcs.quinze", *PAR, "--le", "12/03/2025")
    lu = json.loads(lancer("relecture", "--format", "json", "--etat", "relue")[1])
    assert lu["remarques"] == []
    (une,) = lu["dispositions"]
    assert une["nom"] == "lecture aude.hcs.quinze"
    assert une["relectures"][0]["le"] == "2025-03-12"


def test_a_damaged_line_is_told_and_refuses(lancer: Lancer, bureau: Path) -> None:
    (bureau / "rules/petit.relectures").write_text("relectures reglo 1\nune ligne\n", encoding="utf-8")
    code, sorti, erreurs = lancer("relecture")
    assert (code, "petit.relectures:2:1 : erreur L103" in erreurs) == (1, True)
    assert sorti.startswith("15 dispositions, aucune relue.")
    assert lancer("relecture", "marquer", "aude.hcs.c3", *PAR)[0] == 2


def test_a_mark_of_what_is_gone_is_a_warning(lancer: Lancer, bureau: Path) -> None:
    lancer("relecture", "marquer", "aude.hcs.c3", *PAR)
    fichier = bureau / "rules/petit.relectures"
    fichier.write_text(fichier.read_text(encoding="utf-8").replace("aude.hcs.c3", "aude.hcs.c33"), encoding="utf-8")
    code, _, erreurs = lancer("relecture")
    assert (code, "avertissement L108" in erreurs) == (0, True)
    assert "« aude.hcs.c3 »" in erreurs


@pytest.mark.parametrize(
    ("arguments", "dit"),
    [
        (("aude.hcs.c33", *PAR), "Vouliez-vous écrire « aude.hcs.c3 »"),
        (("aude.hcs.c3", "--par", "jeanne@departement.fr"), "jamais une personne"),
        (("aude.hcs.c3", *PAR, "--le", "hier"), "« hier » n'est pas une date"),
        (("aude.hcs.c3", *PAR, "--le", "01/01/2999"), "n'est pas encore venu"),
        (("aude.hcs.c3",), "Il manque --par."),
        (PAR, "Il manque ce qui est relu"),
        (("--aide", "aude.hc", *PAR), "« aude.hcs »"),
    ],
)
def test_what_cannot_be_recorded_is_told(lancer: Lancer, bureau: Path, arguments: tuple[str, ...], dit: str) -> None:
    code, _, erreurs = lancer("relecture", "marquer", *arguments)
    assert (code, dit in erreurs) == (2, True)
    assert not list((bureau / "rules").glob("*.relectures"))


def test_an_unknown_aid_is_told(lancer: Lancer) -> None:
    code, _, erreurs = lancer("relecture", "--aide", "aude.hc")
    assert (code, "« aude.hcs »" in erreurs) == (2, True)


def test_marks_are_not_written_on_the_rules_shipped(lancer: Lancer, bureau: Path) -> None:
    (bureau / "rules").rename(bureau / "autres")
    code, _, erreurs = lancer("relecture", "marquer", "aude.hcs.c3", *PAR)
    assert (code, "--regles DOSSIER" in erreurs) == (2, True)
    assert lancer("relecture", "marquer", "aude.hcs.c3", *PAR, "--regles", "autres")[0] == 0
