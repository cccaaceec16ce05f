"""Whatever the system refuses while a register is written: a sentence, and the register as it was."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from io import FileIO
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from tests.registre.gestes import Accorder, accorder_dans, codes_de
from tests.registre.recueil_lot import TEXTE

import reglo
from reglo import registre
from reglo.diagnostics import ErreurReglo
from reglo.registre import Registre, examen, fichier

sans_droits = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not hold an administrator back"
)


def etat(dossier: Path) -> dict[str, bytes]:
    """Every file of a folder but the lock."""
    fichiers = [une for une in dossier.iterdir() if une.is_file() and not une.name.endswith(".verrou")]
    return {une.name: une.read_bytes() for une in fichiers}


def refuser(numero: int) -> Callable[..., Any]:
    """A call that the system refuses."""

    def refus(*_: object, **__: object) -> None:
        raise OSError(numero, os.strerror(numero))

    return refus


# ----------------------------------------------------------------------------------------------------------- creation
def test_a_register_is_never_created_over_a_file(chemin: Path, tmp_path: Path) -> None:
    avant = etat(tmp_path)
    assert codes_de(lambda: registre.creer(chemin)) == ["R104"]
    assert codes_de(lambda: registre.creer(tmp_path)) == ["R104"]
    assert etat(tmp_path) == avant


def test_a_register_is_not_created_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ErreurReglo, match=r"R107(.|\n)*le dossier n'existe pas"):
        registre.creer(tmp_path / "nulle/d.registre")


def test_a_register_is_not_created_where_one_with_acts_is_gone(trois: Registre) -> None:
    trois.chemin.unlink()
    with pytest.raises(ErreurReglo, match="en connaît 3 actes"):
        registre.creer(trois.chemin)
    trois.chemin.with_name("d.registre.tete").write_bytes(b"")
    assert codes_de(lambda: registre.creer(trois.chemin)) == ["R105"]


def test_a_creation_that_was_cut_is_begun_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The head is there first, and knows no act; there is never half a first line."""
    with monkeypatch.context() as coupe:
        coupe.setattr(fichier, "creer", refuser(errno.EIO))
        with pytest.raises(OSError, match=r"."):
            registre.creer(tmp_path / "d.registre")
    assert set(etat(tmp_path)) == {"d.registre.tete"}
    assert registre.creer(tmp_path / "d.registre").actes == ()


@pytest.mark.parametrize("numero", [errno.EPERM, errno.EOPNOTSUPP])
def test_a_disk_without_hard_links_has_registers_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, numero: int
) -> None:
    monkeypatch.setattr(os, "link", refuser(numero))
    cree = registre.creer(tmp_path / "d.registre")
    assert registre.ouvrir(cree.chemin) == cree
    assert sorted(etat(tmp_path)) == ["d.registre", "d.registre.tete"]
    assert codes_de(lambda: registre.creer(cree.chemin)) == ["R104"]


# ------------------------------------------------------------------------------------------------------------ opening
def test_a_register_that_is_not_there(chemin: Path, tmp_path: Path) -> None:
    assert chemin.is_file()
    with pytest.raises(ErreurReglo, match=r"R101(.|\n)*« d.registre »(.|\n)*reglo registre creer"):
        registre.ouvrir(tmp_path / "e.registre")
    assert codes_de(lambda: accorder_dans(tmp_path / "nulle/d.registre")) == ["R101"]


def test_what_is_no_file_is_no_register(tmp_path: Path) -> None:
    assert codes_de(lambda: registre.ouvrir(tmp_path)) == ["R102"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipe with a name here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "d.registre")
    assert codes_de(lambda: registre.ouvrir(tmp_path / "d.registre")) == ["R102"]


@pytest.mark.parametrize("nom", ["a\x00b", "x" * 5000])
def test_a_name_that_no_file_can_have(nom: str) -> None:
    assert codes_de(lambda: registre.ouvrir(nom)) == ["R102"]


def test_a_register_that_may_not_be_read(chemin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reglo.fichiers._sans_attendre", refuser(errno.EACCES))
    with pytest.raises(ErreurReglo, match=r"R102(.|\n)*sa lecture n'est pas permise"):
        registre.ouvrir(chemin)


def test_a_read_only_folder_lets_a_register_be_read(
    trois: Registre, accorder: Accorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A damaged register too: its lock cannot be taken, and its faults are said all the same."""
    monkeypatch.setattr("filelock.FileLock.acquire", refuser(errno.EROFS))
    assert registre.ouvrir(trois.chemin) == trois
    with pytest.raises(ErreurReglo, match=r"R107(.|\n)*verrou(.|\n)*lecture seule"):
        accorder(logements=1)
    trois.chemin.write_bytes(trois.chemin.read_bytes()[:-1])
    assert codes_de(lambda: registre.ouvrir(trois.chemin)) == ["R208"]


# -------------------------------------------------------------------------------------------------------------- links
def test_a_symbolic_link_leads_to_the_one_register(chemin: Path, tmp_path: Path) -> None:
    lien = tmp_path / "ailleurs/lien.registre"
    lien.parent.mkdir()
    lien.symlink_to(chemin)
    accorder_dans(lien)
    assert len(registre.ouvrir(chemin).actes) == 1
    assert lien.is_symlink()
    assert [une.name for une in lien.parent.iterdir()] == ["lien.registre"]
    lien.unlink()
    lien.symlink_to(tmp_path / "nulle.registre")
    assert codes_de(lambda: registre.ouvrir(lien)) == ["R101"]
    lien.unlink()
    lien.symlink_to(lien)
    assert codes_de(lambda: registre.ouvrir(lien)) == ["R102"]


def test_a_register_of_two_names_is_read_and_not_written(trois: Registre, accorder: Accorder, tmp_path: Path) -> None:
    os.link(trois.chemin, tmp_path / "copie")
    avant = etat(tmp_path)
    assert registre.ouvrir(trois.chemin) == trois
    assert codes_de(lambda: accorder(logements=1)) == ["R110"]
    assert etat(tmp_path) == avant


# ---------------------------------------------------------------------------------------------------- refused writing
def couper(numero: int, combien: int) -> Callable[[FileIO, bytes], None]:
    """A writing that the system refuses after some bytes."""

    def ecrire(flux: FileIO, octets: bytes) -> None:
        flux.seek(0, os.SEEK_END)
        flux.write(octets[:combien])
        raise OSError(numero, os.strerror(numero))

    return ecrire


@pytest.mark.parametrize("combien", [0, 1, 40, 10_000])
def test_a_full_disk_leaves_the_register_as_it_was(
    trois: Registre, accorder: Accorder, monkeypatch: pytest.MonkeyPatch, combien: int
) -> None:
    avant = etat(trois.chemin.parent)
    with monkeypatch.context() as plein:
        plein.setattr(fichier, "_ecrire_a_la_fin", couper(errno.ENOSPC, combien))
        with pytest.raises(ErreurReglo, match=r"R107(.|\n)*le disque est plein"):
            accorder(logements=1)
    assert etat(trois.chemin.parent) == avant
    assert len(accorder(logements=1).actes) == 4


def test_a_writing_that_cannot_be_taken_back_is_said_and_mended(
    trois: Registre, accorder: Accorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as plein:
        plein.setattr(fichier, "_ecrire_a_la_fin", couper(errno.EIO, 40))
        plein.setattr(fichier, "_raccourcir", refuser(errno.EIO))
        assert codes_de(lambda: accorder(logements=1)) == ["R108"]
    assert codes_de(lambda: registre.ouvrir(trois.chemin)) == ["R208"]
    registre.reparer(trois.chemin)
    assert registre.ouvrir(trois.chemin) == trois


@pytest.mark.parametrize("appel", ["_provisoire", "_exiger_le_meme"])
def test_a_refusal_before_the_writing_writes_nothing(
    trois: Registre, accorder: Accorder, monkeypatch: pytest.MonkeyPatch, appel: str
) -> None:
    avant = etat(trois.chemin.parent)
    monkeypatch.setattr(fichier, appel, refuser(errno.EROFS))
    with pytest.raises(ErreurReglo, match=r"R107(.|\n)*le disque est en lecture seule"):
        accorder(logements=1)
    assert etat(trois.chemin.parent) == avant


def test_a_head_that_cannot_be_replaced_takes_the_act_back(
    trois: Registre, accorder: Accorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    avant = etat(trois.chemin.parent)
    with monkeypatch.context() as refuse:
        refuse.setattr(fichier, "_confirmer", refuser(errno.EACCES))
        assert codes_de(lambda: accorder(logements=1)) == ["R107"]
    assert etat(trois.chemin.parent) == avant


@sans_droits
def test_a_register_without_the_right_to_write(trois: Registre, accorder: Accorder) -> None:
    trois.chemin.chmod(0o444)
    assert registre.ouvrir(trois.chemin) == trois
    with pytest.raises(ErreurReglo, match=r"R107(.|\n)*le droit d'écrire manque"):
        accorder(logements=1)
    assert registre.ouvrir(trois.chemin) == trois


PLEIN = """
import resource, signal, sys
from pathlib import Path
import reglo
from reglo import registre
recueil, chemin = reglo.charger(sys.argv[1]), Path(sys.argv[2])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (chemin.stat().st_size + 100, resource.RLIM_INFINITY))
acte = {"aide": "lot.rural", "date": "01/02/2025", "montant": 3, "référence": "x" * 150}
try:
    registre.ouvrir(chemin).ajouter(recueil, acte)
except reglo.ErreurReglo as refus:
    print(refus)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files here")
def test_a_limit_on_the_size_of_files_met_for_good(trois: Registre, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/lot.regle").write_text(TEXTE, encoding="utf-8")
    avant = etat(tmp_path)
    env = {**os.environ, "PYTHONPATH": str(Path(reglo.__file__).parents[1]), "PYTHONUTF8": "1"}
    commande = [sys.executable, "-c", PLEIN, str(tmp_path / "rules"), str(trois.chemin)]
    fait = subprocess.run(commande, env=env, capture_output=True, text=True, encoding="utf-8", check=True)
    assert "R107" in fait.stdout
    assert "la taille permise d'un fichier est atteinte" in fait.stdout
    assert etat(tmp_path) == avant


# ------------------------------------------------------------------------------------------- other programs meanwhile
def pendant(monkeypatch: pytest.MonkeyPatch, geste: Callable[[], object]) -> None:
    """Does something just before the line is written."""
    ecrire = fichier._ecrire_a_la_fin  # noqa: SLF001 - the very moment

    def apres(flux: FileIO, octets: bytes) -> None:
        geste()
        ecrire(flux, octets)

    monkeypatch.setattr(fichier, "_ecrire_a_la_fin", apres)


def test_a_register_replaced_meanwhile_is_not_written_in(
    trois: Registre, accorder: Accorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    autre = trois.chemin.with_name("autre")
    autre.write_bytes(trois.chemin.read_bytes())
    pendant(monkeypatch, lambda: autre.replace(trois.chemin))
    assert codes_de(lambda: accorder(logements=1)) == ["R109"]
    monkeypatch.undo()
    assert registre.ouvrir(trois.chemin) == trois


def test_a_register_removed_meanwhile_is_said(
    trois: Registre, accorder: Accorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    pendant(monkeypatch, trois.chemin.unlink)
    assert codes_de(lambda: accorder(logements=1)) == ["R109"]


def test_what_another_program_adds_without_the_lock_is_not_lost(
    trois: Registre, accorder: Accorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def salir() -> None:
        with trois.chemin.open("ab") as flux:
            flux.write(b"une note\n")

    pendant(monkeypatch, salir)
    assert codes_de(lambda: accorder(logements=1)) == ["R109"]
    monkeypatch.undo()
    assert b"une note\n" in trois.chemin.read_bytes()
    assert codes_de(lambda: registre.ouvrir(trois.chemin)) == ["R208"]
    registre.reparer(trois.chemin)
    assert registre.ouvrir(trois.chemin) == trois


# --------------------------------------------------------------------------------------------------------------- lock
def test_a_lock_held_too_long_is_refused(trois: Registre) -> None:
    avant = etat(trois.chemin.parent)
    with FileLock(f"{trois.chemin}.verrou"):
        presse = registre.ouvrir(trois.chemin, attente=0)
        with pytest.raises(ErreurReglo, match=r"R106(.|\n)*plus de 0 s(.|\n)*--attente 60"):
            presse.retirer(1, {"date": "01/04/2025"})
        assert codes_de(lambda: registre.reparer(trois.chemin, attente=0)) == ["R106"]
        assert codes_de(lambda: registre.creer(trois.chemin.with_name("d.registre"), attente=0)) == ["R106"]
    assert etat(trois.chemin.parent) == avant
    assert len(presse.retirer(1, {"date": "01/04/2025"}).actes) == 4


def test_a_time_below_zero_waits_for_no_one(trois: Registre) -> None:
    with FileLock(f"{trois.chemin}.verrou"):
        assert codes_de(lambda: registre.reparer(trois.chemin, attente=-1)) == ["R106"]


def test_reading_waits_for_no_one(trois: Registre) -> None:
    with FileLock(f"{trois.chemin}.verrou"):
        assert registre.ouvrir(trois.chemin, attente=0).actes == trois.actes


def test_a_reader_that_meets_a_writer_reads_again(trois: Registre, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line seen while it is being written is no damage: under the lock, it is whole."""
    relire, vues = fichier.lire, list[Path]()

    def a_moitie(chemin: Path) -> fichier.Contenu:
        vues.append(chemin)
        lu = relire(chemin)
        return lu if len(vues) > 1 else fichier.Contenu(lu.octets[:-20], lu.identite, lu.mode, lu.noms)

    monkeypatch.setattr(fichier, "lire", a_moitie)
    assert registre.ouvrir(trois.chemin) == trois
    assert len(vues) == 2


def test_a_head_takes_the_rights_of_its_register(trois: Registre, accorder: Accorder) -> None:
    trois.chemin.chmod(0o640)
    accorder(logements=1)
    assert trois.chemin.with_name("d.registre.tete").stat().st_mode & 0o777 == 0o640
    assert examen.lire_tete(trois.chemin.with_name("d.registre.tete").read_bytes())
