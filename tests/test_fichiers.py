"""What people may name on a disk: only a regular text is read, and nothing is waited for, lost or raised."""

import os
from pathlib import Path

import pytest

from reglo.chargement import charger
from reglo.fichiers import DOSSIERS_MAXIMAUX, Obstacle, ecrire_nom, lire_octets, lire_texte, parcourir, remplacer
from reglo.source import Span

MEGA = 1_000_000
REGLE = "langue reglo 1\n"


def raison(chemin: Path) -> str:
    lu = lire_texte(chemin, MEGA)
    assert isinstance(lu, Obstacle)
    return lu.raison


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGLO_CACHE", str(tmp_path / "cache"))


# ------------------------------------------------------------------------------------------------------------ one file
def test_a_text_is_read_with_its_mark_of_order(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("\ufeffété\r\n".encode())
    assert lire_texte(tmp_path / "a", MEGA) == "\ufeffété\r\n"


def test_a_pipe_that_no_one_fills_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube")
    assert raison(tmp_path / "tube") == "ce n'est pas un fichier ordinaire, mais un tube ou un appareil"


@pytest.mark.parametrize("appareil", ["/dev/zero", "/dev/null", "/dev/stdin", "/dev/random"])
def test_a_device_is_refused(appareil: str) -> None:
    assert "appareil" in raison(Path(appareil)) or "dossier" in raison(Path(appareil))


def test_what_is_no_file_says_why(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_bytes(b"")
    (tmp_path / "boucle").symlink_to("boucle")
    (tmp_path / "casse").symlink_to("nulle_part")
    assert raison(tmp_path) == "c'est un dossier de fichiers, non un fichier"
    assert raison(tmp_path / "fichier/dessous") == "son chemin traverse un fichier"
    assert raison(tmp_path / "boucle") == "ses liens symboliques tournent en rond"
    assert raison(tmp_path / "casse") == "il n'existe pas"
    assert raison(tmp_path / ("a" * 5_000)) == "son nom est trop long"
    assert raison(Path("a\0b")) == "son nom ne peut pas être celui d'un fichier"


@pytest.mark.skipif(os.geteuid() == 0, reason="le super-utilisateur lit tout")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "secret").touch(mode=0)
    assert raison(tmp_path / "secret") == "sa lecture n'est pas permise"


def test_a_permission_that_the_system_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert raison(tmp_path / "secret") == "sa lecture n'est pas permise"


@pytest.mark.parametrize(("taille", "lu"), [(MEGA, True), (MEGA + 1, False)])
def test_a_file_is_read_up_to_its_limit(tmp_path: Path, taille: int, *, lu: bool) -> None:
    (tmp_path / "gros").write_bytes(b"a" * taille)
    obtenu = lire_octets(tmp_path / "gros", MEGA)
    assert isinstance(obtenu, bytes) is lu
    if isinstance(obtenu, Obstacle):
        assert obtenu.trop_grand
        assert obtenu.raison == "il dépasse 1 Mo"


def test_another_encoding_is_placed_at_its_first_bad_character(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes("é\nb\nêté ".encode() + b"\xe9\xe8")
    lu = lire_texte(tmp_path / "latin", MEGA)
    assert isinstance(lu, Obstacle)
    assert lu.place("latin") == Span("latin", 8, 9, 3, 5)


def test_a_fault_of_a_whole_file_has_no_place_in_it(tmp_path: Path) -> None:
    lu = lire_texte(tmp_path / "absent", MEGA)
    assert isinstance(lu, Obstacle)
    assert str(lu.place("absent")) == "absent"


# -------------------------------------------------------------------------------------------------------------- folders
def noms(racine: Path) -> list[str]:
    return [
        f"{chemin.relative_to(racine)}{' !' if obstacle else ''}" for chemin, obstacle in parcourir(racine, ".regle")
    ]


def test_files_come_in_order_and_hidden_ones_are_passed_over(tmp_path: Path) -> None:
    for nom in ("b.regle", "a/z.regle", "a/.cache.regle", ".git/x.regle", "a.txt", "a/b/c.regle"):
        (tmp_path / nom).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / nom).touch()
    (tmp_path / "dossier.regle").mkdir()
    assert noms(tmp_path) == ["a/b/c.regle", "a/z.regle", "b.regle"]


def test_a_linked_folder_is_read_and_one_that_leads_back_is_not_read_twice(tmp_path: Path) -> None:
    (tmp_path / "ailleurs").mkdir()
    (tmp_path / "ailleurs/x.regle").touch()
    (tmp_path / "ailleurs/retour").symlink_to(tmp_path / "rules")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/commun").symlink_to(tmp_path / "ailleurs")
    (tmp_path / "rules/soi").symlink_to("soi")
    assert noms(tmp_path / "rules") == ["commun/x.regle"]


def test_a_tree_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert DOSSIERS_MAXIMAUX > 1_000
    monkeypatch.setattr("reglo.fichiers.DOSSIERS_MAXIMAUX", 3)
    for rang in range(4):
        (tmp_path / str(rang)).mkdir()
    assert noms(tmp_path) == [". !"]


@pytest.mark.usefixtures("cache")
def test_a_folder_that_may_not_be_read_leaves_no_rulebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "a.regle").write_text(REGLE, encoding="utf-8")
    vraie = os.listdir
    monkeypatch.setattr(os, "listdir", lambda chemin: vraie(chemin) if "secret" not in str(chemin) else vraie("/nulle"))
    charge = charger(tmp_path)
    assert charge.rulebook is None
    assert [(d.code, str(d.span)) for d in charge.diagnostics] == [("F103", "secret")]


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("nom", [b"\xff.regle", b"a\nb.regle", "a\u202eb.regle".encode()])
def test_a_name_that_no_report_can_write_is_told(tmp_path: Path, nom: bytes) -> None:
    (tmp_path / os.fsdecode(nom)).write_text(REGLE, encoding="utf-8")
    charge = charger(tmp_path)
    assert charge.rulebook is None
    assert [d.code for d in charge.diagnostics] == ["F103"]
    assert "\ufffd" in charge.diagnostics[0].message
    charge.diagnostics[0].message.encode("utf-8")


def test_an_accented_name_is_written_as_it_is() -> None:
    assert ecrire_nom("règles/e\u0301té 2025\u00a0€.regle") == "règles/e\u0301té 2025\u00a0€.regle"


# -------------------------------------------------------------------------------------------------------------- writing
def test_a_file_is_replaced_whole_with_its_rights_and_its_links(tmp_path: Path) -> None:
    fichier, lien = tmp_path / "a", tmp_path / "lien"
    fichier.write_bytes(b"avant")
    fichier.chmod(0o640)
    lien.symlink_to(fichier)
    assert remplacer(lien, b"apres")
    assert (fichier.read_bytes(), fichier.stat().st_mode & 0o777, lien.is_symlink()) == (b"apres", 0o640, True)
    assert sorted(chemin.name for chemin in tmp_path.iterdir()) == ["a", "lien"]


def test_a_writing_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def plein(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a").write_bytes(b"avant")
    monkeypatch.setattr(Path, "replace", plein)
    assert not remplacer(tmp_path / "a", b"apres")
    assert [(chemin.name, chemin.read_bytes()) for chemin in tmp_path.iterdir()] == [("a", b"avant")]
    assert not remplacer(tmp_path / "absent", b"apres")
