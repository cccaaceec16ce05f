"""`verifier --suivre`: a report at first, then at each change that says something else, until Ctrl-C."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Timer

import pytest

import reglo
from reglo.cli.garde import Arret
from reglo.cli.suivi import etat_de, suivre

Lancer = Callable[..., tuple[int, str, str]]
BON = "Aucune erreur"


class Attente:
    """Stands for the time that passes: does one thing at each look, then interrupts."""

    def __init__(self, *gestes: Callable[[], object]) -> None:
        self.gestes = list(gestes)

    def __call__(self, _: float) -> None:
        """Does the next thing."""
        if not self.gestes:
            raise KeyboardInterrupt
        self.gestes.pop(0)()


@pytest.fixture
def regle(tmp_path: Path) -> Path:
    fichier = tmp_path / "rules" / "essai.regle"
    fichier.parent.mkdir()
    fichier.write_text("premier", encoding="utf-8")
    return fichier


def suivi(regle: Path, *gestes: Callable[[], object], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The reports written while these things happen; the report is the text of the file."""

    def verifier() -> str:
        if not regle.exists():
            raise Arret("Le fichier n'existe plus.")
        return regle.read_text(encoding="utf-8")

    assert suivre([regle.parent], verifier, dater=False, attendre=Attente(*gestes)) == 0
    sorti, erreurs = capsys.readouterr()
    assert erreurs.splitlines()[-1] == "Fin de la vérification."
    return str(sorti).splitlines()


def ecrire(regle: Path, texte: str) -> Callable[[], object]:
    return lambda: regle.write_text(texte, encoding="utf-8")


def test_each_change_is_told_once(regle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gestes = (ecrire(regle, "deuxième fois"), lambda: None, ecrire(regle, "une troisième"))
    assert suivi(regle, *gestes, capsys=capsys) == ["premier", "deuxième fois", "une troisième"]


def test_a_save_that_changes_no_remark_is_not_told(regle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gestes = (lambda: os.utime(regle, (1, 1)), lambda: (regle.parent / "autre").write_text("x", encoding="utf-8"))
    assert suivi(regle, *gestes, capsys=capsys) == ["premier"]


def test_a_file_that_goes_away_is_told_and_waited_for(regle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gestes = (regle.unlink, ecrire(regle, "de retour"))
    assert suivi(regle, *gestes, capsys=capsys) == ["premier", "Le fichier n'existe plus.", "de retour"]


def test_a_file_missing_at_the_start_stops_the_command(regle: Path) -> None:
    def verifier() -> str:
        raise Arret("« nulle » n'existe pas.")

    with pytest.raises(Arret):
        suivre([regle.parent], verifier, dater=False, attendre=Attente())


def test_the_state_of_a_folder_is_that_of_all_its_files(regle: Path) -> None:
    avant = etat_de([regle.parent])
    assert list(avant) == [str(regle)]
    (regle.parent / "sous").mkdir()
    (regle.parent / "sous" / "cas.cas.regle").write_text("", encoding="utf-8")
    assert len(etat_de([regle.parent])) == 2
    regle.unlink()
    assert avant.keys().isdisjoint(etat_de([regle.parent]))


def test_suivre_and_enregistrer_do_not_go_together(lancer: Lancer, bureau: Path) -> None:
    code, sorti, erreurs = lancer("verifier", "--suivre", "--enregistrer", "--sources", str(bureau))
    assert (code, sorti) == (2, "")
    assert "ne vont pas ensemble" in erreurs


_INTERROMPABLE = """
import signal, sys
from reglo.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main(["verifier", "--suivre"]))
"""
"""The command as a terminal starts it: a shell makes what it runs aside deaf to an interruption."""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another signal there")
def test_the_command_follows_a_folder_until_it_is_interrupted(bureau: Path) -> None:
    environ = {**os.environ, "PYTHONPATH": str(Path(reglo.__file__).parents[1]), "PYTHONUTF8": "1"}
    commande = [sys.executable, "-u", "-c", _INTERROMPABLE]
    with subprocess.Popen(commande, cwd=bureau, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as lance:
        assert lance.stdout is not None
        fin = Timer(60, lance.kill)
        fin.start()
        assert any(BON in ligne.decode() for ligne in lance.stdout)
        (bureau / "rules" / "petit.regle").write_text("critère", encoding="utf-8")
        assert any("1 erreur" in ligne.decode() for ligne in lance.stdout)
        lance.send_signal(signal.SIGINT)
        _, erreurs = lance.communicate()
        fin.cancel()
        assert erreurs.decode().splitlines()[-1] == "Fin de la vérification."
        assert lance.returncode == 0
