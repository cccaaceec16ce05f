"""`reglo verifier --sources`: the counts, the places, the exit codes, in text and in JSON."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Lancer = Callable[..., tuple[int, str, str]]
TEXTE = "Fiche des aides\nLe projet comporte-t-il 20 places minimum ?\nune habilitation de 15% des places\n"
REGLES = """\
langue reglo 1
organisme region « Région » public
document guide « Guide »
  fichier « guide.txt »
donnée neuf « opération neuve » : oui ou non
aide essai « Essai »
  financeur region
  nature subvention
  source guide
  critères
    c1. neuf
        texte ligne 2 « Le projet comporte-t-il 20 places »
    c2. neuf
        texte ligne 3 « une habilitation de 15% »
"""


@pytest.fixture
def regles(bureau: Path) -> Path:
    """A rulebook of two quotes, and the document that they quote."""
    for fichier in (bureau / "rules").iterdir():
        fichier.unlink()
    (bureau / "rules/essai.regle").write_text(REGLES, encoding="utf-8")
    (bureau / "textes").mkdir()
    (bureau / "textes/guide.txt").write_text(TEXTE, encoding="utf-8")
    return bureau / "rules"


def test_without_sources_the_quotes_are_not_checked(lancer: Lancer, regles: Path) -> None:
    code, sorti, _ = lancer("verifier")
    assert code == 0
    assert sorti.endswith("Rien à corriger.\n2 citations non vérifiées : donner --sources DOSSIER.\n")
    assert regles.is_dir()


def test_with_sources_they_are_found(lancer: Lancer, regles: Path) -> None:
    assert lancer("verifier", "--sources", "textes", "--enregistrer") == (
        0,
        "Empreinte enregistrée : rules/guide.empreinte\n\nRien à corriger.\n2 citations retrouvées sur 2.\n",
        "",
    )
    assert lancer("verifier", "--sources", "textes")[1] == "Rien à corriger.\n2 citations retrouvées sur 2.\n"
    assert (regles / "guide.empreinte").is_file()


def test_a_quote_that_is_not_found_refuses(lancer: Lancer, regles: Path) -> None:
    (regles / "essai.regle").write_text(REGLES.replace("20 places", "21 places"), encoding="utf-8")
    code, sorti, _ = lancer("verifier", "rules", "--sources", "textes")
    assert code == 1
    assert "rules/essai.regle:12:9 : erreur T301" in sorti
    assert "textes/guide.txt:2:1 : ce que dit le document" in sorti
    assert "2 | Le projet comporte-t-il 20 places minimum ?" in sorti
    assert sorti.endswith("1 citation retrouvée sur 2.\n")


def test_a_document_that_is_missing_refuses_and_counts_nothing_as_found(lancer: Lancer, regles: Path) -> None:
    (regles.parent / "textes/guide.txt").unlink()
    code, sorti, _ = lancer("verifier", "--sources", "textes")
    assert code == 1
    assert "T102" in sorti
    assert sorti.endswith("1 erreur.\n2 citations non vérifiées.\n")


def test_one_file_counts_its_own_quotes(lancer: Lancer, regles: Path) -> None:
    autre = (
        REGLES.partition("donnée")[2]
        .replace("neuve", "ancienne")
        .replace("neuf", "ancien")
        .replace("essai", "autre")
        .replace("c2", "c3")
    )
    (regles / "autre.regle").write_text(f"langue reglo 1\ndonnée{autre}", encoding="utf-8")
    assert lancer("verifier", "rules/autre.regle", "--sources", "textes")[1].endswith("2 citations retrouvées sur 2.\n")
    assert "4 citations retrouvées sur 4." in lancer("verifier", "--sources", "textes")[1]


def test_in_json_the_counts_stand_beside_the_remarks(lancer: Lancer, regles: Path) -> None:
    assert regles.is_dir()
    lu = json.loads(lancer("verifier", "--sources", "textes", "--format", "json")[1])
    assert lu["citations"] == {"total": 2, "retrouvees": 2, "non_verifiees": 0}
    assert [remarque["code"] for remarque in lu["remarques"]] == ["T404"]
    lu = json.loads(lancer("verifier", "--format", "json")[1])
    assert lu["citations"] == {"total": 2, "retrouvees": 0, "non_verifiees": 2}


def test_faulty_rules_leave_their_quotes_uncounted(lancer: Lancer, regles: Path) -> None:
    (regles / "essai.regle").write_text(REGLES.replace("c2. neuf", "c2. neuve"), encoding="utf-8")
    code, sorti, _ = lancer("verifier", "--sources", "textes")
    assert code == 1
    assert sorti.endswith("1 erreur.\nLes citations se vérifient une fois les règles sans erreur.\n")
    assert json.loads(lancer("verifier", "--format", "json")[1])["citations"] is None


@pytest.mark.parametrize(
    ("arguments", "phrase"),
    [
        (("--sources", "ailleurs"), "« ailleurs » n'existe pas"),
        (("--sources", "textes/guide.txt"), "n'est pas un dossier"),
        (("--enregistrer",), "demande les documents relus"),
        (("rules/essai.regle", "--sources", "textes", "--enregistrer"), "demande le recueil entier"),
    ],
)
def test_what_cannot_be_done_is_bad_input(
    lancer: Lancer, regles: Path, arguments: tuple[str, ...], phrase: str
) -> None:
    code, sorti, erreurs = lancer("verifier", *arguments)
    assert (code, sorti) == (2, "")
    assert phrase in erreurs
    assert not list(regles.glob("*.empreinte"))
