"""Whatever goes wrong: a French sentence, the right exit code, never a traceback nor an English word."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import reglo
from reglo.cli import commandes, main, sortie

Lancer = Callable[..., tuple[int, str, str]]
ANGLAIS = (
    "usage",
    "error",
    "argument",
    "invalid",
    "expected",
    "required",
    "choose",
    "Traceback",
    "Error",
    "positional",
)
MAUVAISES = [
    (("evalue",), "Vouliez-vous écrire « evaluer »"),
    (("verifié",), "« verifier »"),
    (("--regle", "x", "inventaire"), "« --regles »"),
    (("evaluer",), "Il manque DOSSIER."),
    (("evaluer", "a", "b"), "« b » n'est pas attendu"),
    (("evaluer", "dossier.yaml", "--aides", "x"), "« --aide »"),
    (("evaluer", "dossier.yaml", "--date"), "« --date » attend une valeur."),
    (("evaluer", "dossier.yaml", "--date", "32/01/2024"), "n'est pas une date"),
    (("evaluer", "dossier.yaml", "--date", "demain"), "n'est pas une date"),
    (("evaluer", "dossier.yaml", "--format", "xml"), "On attend : texte, json."),
    (("evaluer", "dossier.yaml", "--moteur", "referance"), "« reference »"),
    (("evaluer", "dossier.yaml", "--aide", "aude.hcz"), "« aude.hcs »"),
    (("evaluer", "dossier.yaml", "--lecture", "aude.hcs.quinze"), "--lecture aude.hcs.quinze=plancher"),
    (("evaluer", "dossier.yaml", "--lecture", "aude.hcs.quinz=plancher"), "« aude.hcs.quinze »"),
    (("evaluer", "dossier.yaml", "--lecture", "aude.hcs.quinze=planche"), "« plancher »"),
    (("evaluer", "dossier.yaml", "--lecture", "aude.hcs.quinze=x"), "plancher, exactement"),
    (("evaluer", "dosier.yaml"), "« dossier.yaml »"),
    (("evaluer", "rules"), "c'est un dossier de fichiers"),
    (("evaluer", "rules/petit.regle"), "n'est pas un format de dossier"),
    (("evaluer", "dossier.yaml", "--regles", "nulle"), "n'est pas un dossier qui contient des règles"),
    (("--regles", "dossier.yaml", "inventaire"), "n'est pas un dossier qui contient des règles"),
    (("inventaire", "--verifier"), "« --verifier » n'est pas attendu"),
    (("inventaire", "--format=json=3"), "« json »"),
    (("lexique", "--mots=3"), "« --mots » n'attend pas de valeur."),
    (("schema",), "Il manque OBJET."),
    (("schema", "dosier"), "« dossier »"),
    (("formater",), "Il manque FICHIER."),
    (("verifier", "nulle"), "« nulle » n'existe pas."),
    (("tester", "nulle"), "« nulle » n'existe pas."),
    (("-x",), "« -x » n'est pas attendu"),
]


@pytest.mark.parametrize(("arguments", "phrase"), MAUVAISES, ids=[" ".join(mots) for mots, _ in MAUVAISES])
def test_a_bad_command_is_told_in_french(lancer: Lancer, arguments: tuple[str, ...], phrase: str) -> None:
    code, sorti, erreurs = lancer(*arguments)
    assert (code, sorti) == (2, "")
    assert phrase in erreurs
    assert not [mot for mot in ANGLAIS if mot in erreurs]


@pytest.mark.parametrize("commande", [(), *((nom,) for nom in commandes.COMMANDES)])
def test_the_help_is_in_french(lancer: Lancer, commande: tuple[str, ...]) -> None:
    code, sorti, erreurs = lancer(*commande, "--help")
    assert (code, erreurs) == (0, "")
    assert sorti.startswith("utilisation : reglo")
    assert not [mot for mot in ANGLAIS if mot in sorti]


def test_the_command_alone_shows_its_help(lancer: Lancer) -> None:
    assert lancer() == lancer("--help")


# --------------------------------------------------------------------------------------------------- injected faults
@pytest.mark.parametrize(
    "defaut", [RuntimeError("boom"), KeyError("x"), RecursionError(), MemoryError(), AssertionError(), ValueError("no")]
)
def test_a_defect_of_reglo_is_an_apology(lancer: Lancer, monkeypatch: pytest.MonkeyPatch, defaut: Exception) -> None:
    def echoue(_: list[str]) -> int:
        raise defaut

    monkeypatch.setattr(commandes, "lancer", echoue)
    code, sorti, erreurs = lancer("inventaire")
    assert (code, sorti) == (2, "")
    assert "défaut qui ne vient pas de vous" in erreurs
    assert "boom" not in erreurs
    assert not [mot for mot in ANGLAIS if mot in erreurs]


def test_an_apology_says_where_the_defect_arose(lancer: Lancer, monkeypatch: pytest.MonkeyPatch) -> None:
    def echoue(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("reglo.evaluation.reference.evaluer", echoue)
    code, _, erreurs = lancer("evaluer", "dossier.yaml")
    assert code == 2
    assert "api, ligne" in erreurs


def test_the_detail_of_a_defect_is_shown_on_demand(lancer: Lancer, monkeypatch: pytest.MonkeyPatch) -> None:
    def echoue(_: list[str]) -> int:
        raise RuntimeError("boom")

    monkeypatch.setattr(commandes, "lancer", echoue)
    assert "REGLO_DETAIL" in lancer("inventaire")[2]
    monkeypatch.setenv("REGLO_DETAIL", "1")
    code, _, erreurs = lancer("inventaire")
    assert code == 2
    assert "RuntimeError: boom" in erreurs
    assert "défaut qui ne vient pas de vous" in erreurs


@pytest.mark.parametrize(("sortie_", "code"), [(0, 0), (3, 3), (None, 0), ("usage", 2)])
def test_a_command_that_leaves_by_itself_gives_its_code(
    lancer: Lancer, monkeypatch: pytest.MonkeyPatch, sortie_: object, code: int
) -> None:
    def part(_: list[str]) -> int:
        raise SystemExit(sortie_)

    monkeypatch.setattr(commandes, "lancer", part)
    assert lancer("inventaire")[0] == code


def test_a_system_that_refuses_is_told(lancer: Lancer, monkeypatch: pytest.MonkeyPatch) -> None:
    def echoue(_: list[str]) -> int:
        raise PermissionError(13, "Permission denied", "secret.yaml")

    monkeypatch.setattr(commandes, "lancer", echoue)
    code, _, erreurs = lancer("inventaire")
    assert code == 2
    assert erreurs == "Le système refuse un accès à un fichier : secret.yaml.\n"


def test_an_interruption_is_told(lancer: Lancer, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrompt(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commandes, "lancer", interrompt)
    assert lancer("inventaire") == (130, "", "Commande interrompue.\n")


# --------------------------------------------------------------------------------------------------------- terminals
def processus(*arguments: str, **environnement: str) -> "subprocess.Popen[bytes]":
    """The command in a process of its own."""
    env = {**os.environ, "PYTHONPATH": str(Path(reglo.__file__).parents[1]), **environnement}
    commande = [sys.executable, "-m", "reglo", *arguments]
    return subprocess.Popen(commande, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)


def test_a_terminal_without_accents_gets_plain_letters(bureau: Path) -> None:
    assert bureau.is_dir()
    with processus("evaluer", "dossier.yaml", PYTHONIOENCODING="ascii", PYTHONUTF8="0") as lance:
        sorti, erreurs = lance.communicate()
    assert (lance.returncode, erreurs) == (0, b"")
    assert b"Verdict : eligible." in sorti
    assert b"60 000 EUR" in sorti


def test_a_reader_that_leaves_is_no_fault(bureau: Path) -> None:
    assert bureau.is_dir()
    with processus("lexique", "--mots") as lance:
        assert lance.stdout is not None
        assert lance.stderr is not None
        lance.stdout.close()
        erreurs = lance.stderr.read()
    assert (lance.returncode, erreurs) == (0, b"")


@pytest.mark.parametrize(
    ("suite", "dit"),
    [(">&-", b"ferm"), (">/dev/full", b"plein"), ("2>&-", b""), ("2>/dev/full", b""), (">&- 2>&-", b"")],
)
def test_an_output_that_goes_nowhere_is_bad_input_and_no_traceback(bureau: Path, suite: str, dit: bytes) -> None:
    commande = f'"$0" -m reglo {"inventaire" if suite.startswith(">") else "evaluer absent.yaml"} {suite}'
    env = {**os.environ, "PYTHONPATH": str(Path(reglo.__file__).parents[1])}
    fait = subprocess.run(
        ["/bin/sh", "-c", commande, sys.executable], capture_output=True, env=env, cwd=bureau, check=False
    )
    assert fait.returncode == 2
    assert dit in fait.stderr
    assert b"Traceback" not in fait.stderr
    assert b"Exception" not in fait.stderr


def test_letters_that_a_terminal_lacks_have_a_near_one() -> None:
    flux = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    sortie.preparer()
    flux.reconfigure(errors="reglo_proche")
    flux.write("« 70\u202f000\u00a0€ », œuvre … à 3 m² \udcff 漢")
    flux.flush()
    flux.seek(0)
    assert flux.read() == '" 70 000 EUR ", oeuvre ... a 3 m2   ?'


def test_a_name_of_file_that_no_encoding_reads_is_told(bureau: Path) -> None:
    assert bureau.is_dir()
    with processus("evaluer", os.fsdecode(b"\xff.yaml")) as lance:
        sorti, erreurs = lance.communicate()
    assert (lance.returncode, sorti) == (2, b"")
    assert b"n'existe pas" in erreurs


# --------------------------------------------------------------------------------------------------------- lightness
def test_the_command_imports_only_what_it_needs(bureau: Path) -> None:
    assert bureau.is_dir()
    lourds = ("lark", "babel", "durable", "rapidfuzz", "yaml", "pytest", "reglo.evaluation", "typing_extensions")
    code = f"import sys, reglo.cli as c; c.main(); print([m for m in {lourds} if m in sys.modules])"
    env = {**os.environ, "PYTHONPATH": str(Path(reglo.__file__).parents[1])}
    fait = subprocess.run([sys.executable, "-c", code, "--help"], env=env, capture_output=True, text=True, check=True)
    assert fait.stdout.splitlines()[-1] == "[]"


def test_main_reads_the_arguments_of_the_process(monkeypatch: pytest.MonkeyPatch, bureau: Path) -> None:
    assert bureau.is_dir()
    monkeypatch.setattr(sys, "argv", ["reglo", "inventaire"])
    assert main() == 0
