"""Loading a folder of rules: what is read, what is refused, what is kept, and that a kept one costs no parser."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.verifications import PRELUDE

from reglo.cache import dossier
from reglo.chargement import charger
from reglo.chargement.lecture import TAILLE_MAXIMALE
from reglo.diagnostics import rapport

Ecrire = Callable[..., Path]
FAUTE = "langue reglo 1\ndonnée lits « lits du projet » : nombre de lit\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    dossier = tmp_path / "cache"
    monkeypatch.setenv("REGLO_CACHE", str(dossier))
    return dossier


@pytest.fixture
def regles(tmp_path: Path) -> Path:
    """A folder of rules that calls for no error."""
    dossier = tmp_path / "regles"
    (dossier / "commun").mkdir(parents=True)
    (dossier / "commun" / "vocabulaire.regle").write_text(PRELUDE, encoding="utf-8")
    return dossier


def codes(dossier: Path) -> list[str]:
    return [d.code for d in charger(dossier).diagnostics if d.gravite == "erreur"]


def test_a_folder_is_read_whole_but_for_examples_and_hidden_folders(regles: Path) -> None:
    (regles / "essai.cas.regle").write_text("ce n'est pas une règle", encoding="utf-8")
    (regles / ".brouillon").mkdir()
    (regles / ".brouillon" / "x.regle").write_text("ni ceci", encoding="utf-8")
    charge = charger(regles)
    assert charge.rulebook is not None
    assert list(charge.sources) == ["commun/vocabulaire.regle"]
    assert "autre.aide" in charge.rulebook.aides


def test_an_error_leaves_no_rulebook_and_is_located(regles: Path) -> None:
    (regles / "lits.regle").write_text(FAUTE, encoding="utf-8")
    charge = charger(regles)
    assert charge.rulebook is None
    assert "lits.regle:2:44" in rapport(charge.diagnostics, charge.sources)


def test_checks_are_run(regles: Path) -> None:
    assert {d.code for d in charger(regles).diagnostics} == {"V102"}


# -------------------------------------------------------------------------------------------- files that are not read
@pytest.mark.parametrize("clause", ["c1. habilitées entre", "c1. habilitées est non"], ids=["syntax", "kind"])
def test_what_only_a_faulty_clause_reads_is_not_said_unused(regles: Path, clause: str) -> None:
    essai = (
        "langue reglo 1\ndonnée habilitées « places habilitées » : nombre de places\naide essai « Essai »\n"
        "  financeur region\n  nature subvention\n  source reglement\n"
        f"  critères\n    {clause}   texte « habilitées »\n"
    )
    (regles / "essai.regle").write_text(essai, encoding="utf-8")
    assert {d.gravite for d in charger(regles).diagnostics} == {"erreur"}


def test_a_missing_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    assert codes(tmp_path / "absent") == ["F101"]
    assert codes(tmp_path / "vide") == ["F102"]


def test_a_file_that_is_too_large_is_told(regles: Path) -> None:
    (regles / "gros.regle").write_bytes(b"#" * (TAILLE_MAXIMALE + 1))
    assert codes(regles) == ["F104"]


def test_a_file_in_another_encoding_is_told_with_its_line(regles: Path) -> None:
    (regles / "latin.regle").write_bytes("langue reglo 1\n\ndonnée x « été »".encode("latin-1"))
    charge = charger(regles)
    assert charge.rulebook is None
    assert [(d.code, d.span.fichier) for d in charge.diagnostics if d.code.startswith("F")] == [("F105", "latin.regle")]
    assert "ligne 3" in charge.diagnostics[-1].message


def test_a_file_that_cannot_be_opened_is_told(regles: Path) -> None:
    (regles / "lien.regle").symlink_to(regles / "nulle_part.regle")
    assert codes(regles) == ["F103"]


def test_the_faults_of_the_other_files_are_told_with_it(regles: Path) -> None:
    (regles / "gros.regle").write_bytes(b"#" * (TAILLE_MAXIMALE + 1))
    (regles / "date.regle").write_text(
        "langue reglo 1\naide x « x »\n  en vigueur jusqu'au 32/01/2024\n", encoding="utf-8"
    )
    assert codes(regles) == ["S103", "F104"]


# --------------------------------------------------------------------------------------------------------------- cache
def test_a_kept_rulebook_is_the_same_with_its_remarks(regles: Path, cache: Path) -> None:
    premier = charger(regles)
    assert len(list(cache.glob("*.json"))) == 1
    assert charger(regles) == premier


def test_a_changed_file_is_compiled_again(regles: Path) -> None:
    charger(regles)
    (regles / "lits.regle").write_text(FAUTE, encoding="utf-8")
    assert codes(regles) == ["M103"]


def test_a_renamed_file_is_compiled_again(regles: Path) -> None:
    premier = charger(regles).rulebook
    (regles / "commun" / "vocabulaire.regle").rename(regles / "commun" / "autre.regle")
    second = charger(regles).rulebook
    assert premier is not None
    assert second is not None
    assert premier.empreinte != second.empreinte


@pytest.mark.parametrize("degat", [b"", b"{", b"x" * 200])
def test_a_damaged_cache_is_rebuilt_in_silence(regles: Path, cache: Path, degat: bytes) -> None:
    premier = charger(regles)
    (fichier,) = cache.glob("*.json")
    bons = fichier.read_bytes()
    fichier.write_bytes(degat or bons[: len(bons) // 2])
    assert charger(regles) == premier
    assert fichier.read_bytes() == bons


def test_one_changed_letter_in_the_cache_is_seen(regles: Path, cache: Path) -> None:
    premier = charger(regles)
    (fichier,) = cache.glob("*.json")
    fichier.write_bytes(fichier.read_bytes().replace("Région".encode(), "Légion".encode()))
    assert charger(regles) == premier


def test_a_rulebook_with_errors_is_not_kept(regles: Path, cache: Path) -> None:
    (regles / "lits.regle").write_text(FAUTE, encoding="utf-8")
    charger(regles)
    assert not list(cache.glob("*"))


def test_a_cache_that_cannot_be_written_is_done_without(
    regles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    monkeypatch.setenv("REGLO_CACHE", str(tmp_path / "fichier" / "dessous"))
    assert charger(regles).rulebook is not None
    monkeypatch.setenv("REGLO_CACHE", "")
    assert dossier() is None
    assert charger(regles).rulebook is not None


def test_the_cache_keeps_the_last_rulebooks_only(regles: Path, cache: Path) -> None:
    cache.mkdir()
    for rang in range(30):
        vieux = cache / f"recueil-{rang}.json"
        vieux.write_text("", encoding="utf-8")
        os.utime(vieux, (rang, rang))
    charger(regles)
    assert len(list(cache.glob("*.json"))) == 16


def test_a_kept_rulebook_imports_no_parser(regles: Path, cache: Path) -> None:
    charger(regles)
    code = (
        "import sys; from pathlib import Path; from reglo.chargement import charger; "
        f"assert charger(Path({str(regles)!r})).rulebook is not None; "
        "lourds = 'lark', 'yaml', 'babel', 'rapidfuzz', 'reglo.syntax.parse', 'reglo.model.build'; "
        "print([module for module in lourds if module in sys.modules])"
    )
    environ = {**os.environ, "REGLO_CACHE": str(cache)}
    sortie = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environ)
    assert sortie.stdout.strip() == "[]"
