"""Each command on what is not the file it wants: a sentence with its path, the right exit code, and no waiting."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

Lancer = Callable[..., tuple[int, str, str]]
CHEMINS = {
    "absent": "absent",
    "vide": "",
    "dossier": "rules",
    "tube": "tube.regle",
    "appareil": "/dev/zero",
    "boucle": "boucle.regle",
    "casse": "casse.regle",
    "dessous": "dossier.yaml/x",
    "long": "a" * 5_000,
    "nul": "a\0b",
    "octets": os.fsdecode(b"\xff.regle"),
    "latin": "latin.cas.regle",
    "gros": "gros.regle",
}
COMMANDES = (
    ("evaluer", "{}"),
    ("questions", "{}"),
    ("verifier", "{}"),
    ("tester", "{}"),
    ("formater", "{}"),
    ("inventaire", "--regles", "{}"),
    ("evaluer", "dossier.yaml", "--regles", "{}"),
    ("tester", "--regles", "{}"),
    ("verifier", "--regles", "{}"),
)


@pytest.fixture(autouse=True)
def pieges(bureau: Path) -> None:
    """What stands on the desk beside good files."""
    os.mkfifo(bureau / "tube.regle")
    (bureau / "boucle.regle").symlink_to("boucle.regle")
    (bureau / "casse.regle").symlink_to("nulle_part")
    (bureau / "latin.cas.regle").write_bytes("exemple « é »".encode("cp1252"))
    (bureau / "gros.regle").write_bytes(b"#" * 5_000_001)


@pytest.mark.parametrize("chemin", CHEMINS.values(), ids=CHEMINS)
@pytest.mark.parametrize("commande", COMMANDES, ids=" ".join)
def test_a_path_of_any_kind_is_told(lancer: Lancer, commande: tuple[str, ...], chemin: str) -> None:
    code, sorti, erreurs = lancer(*(mot.format(chemin) for mot in commande))
    dit = sorti + erreurs
    assert code in ((0, 1, 2) if chemin in ("", "rules") else (1, 2)), dit
    assert dit.strip()
    assert "défaut qui ne vient pas de vous" not in dit
    assert "le système refuse" not in dit.lower()
    assert ":1:1 :" not in dit


def test_an_unreadable_file_of_examples_is_refused_by_verifier_too(lancer: Lancer) -> None:
    code, sorti, _ = lancer("verifier", "latin.cas.regle")
    assert code == 1
    assert "latin.cas.regle:1:9 : erreur E116" in sorti


def test_examples_without_rules_near_are_refused_by_verifier_too(lancer: Lancer, bureau: Path) -> None:
    (bureau / "loin").mkdir()
    (bureau / "loin/a.cas.regle").write_text("langue reglo 1\n", encoding="utf-8")
    (bureau / "gros.regle").unlink()
    (bureau / "rules").rename(bureau / "autre")
    code, sorti, _ = lancer("verifier", "loin/a.cas.regle")
    assert code == 1
    assert "E115" in sorti


@pytest.mark.parametrize("chemin", ["dossier.yaml", "rules/vide", "rules/.cache.regle"])
def test_a_file_that_is_not_of_the_rulebook_is_not_said_correct(lancer: Lancer, bureau: Path, chemin: str) -> None:
    (bureau / "rules/vide").mkdir()
    (bureau / "rules/.cache.regle").touch()
    code, sorti, erreurs = lancer("verifier", chemin)
    assert (code, sorti) == (2, "")
    assert "rien n'est vérifié" in erreurs


def test_rules_behind_a_link_are_checked_as_any_other(lancer: Lancer, bureau: Path) -> None:
    (bureau / "partage").mkdir()
    (bureau / "partage/x.regle").write_text("langue reglo 1\naide\n", encoding="utf-8")
    (bureau / "rules/commun").symlink_to(bureau / "partage")
    code, sorti, _ = lancer("verifier", "rules")
    assert code == 1
    assert "rules/commun/x.regle:2" in sorti


def test_a_file_that_goes_away_between_two_readings_is_no_fault(
    lancer: Lancer, bureau: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report still stands when the dossier that it speaks of has just been removed, or cut."""
    from reglo.outcome import lecture

    vraie = lecture.typer

    def typer(*arguments: object) -> object:
        (bureau / "dossier.yaml").write_text("p", encoding="utf-8")
        return vraie(*arguments)  # type: ignore[arg-type]

    (bureau / "dossier.yaml").write_text("coût: 12\nplaces: dix\n", encoding="utf-8")
    monkeypatch.setattr(lecture, "typer", typer)
    code, _, erreurs = lancer("evaluer", "dossier.yaml")
    assert code == 2
    assert "dossier.yaml:2:9 : erreur D303" in erreurs


def test_formater_says_that_it_cannot_write(lancer: Lancer, bureau: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reglo.cli.formater.remplacer", lambda *_: False)
    avant = (bureau / "rules/petit.regle").read_bytes()
    code, _, erreurs = lancer("formater", "rules/petit.regle")
    assert code == 2
    assert "« rules/petit.regle » ne s'écrit pas" in erreurs
    assert (bureau / "rules/petit.regle").read_bytes() == avant
