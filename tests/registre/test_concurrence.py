"""Several writers at once, and writers that are killed: no act that was confirmed is lost, none is written twice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import FileIO
from itertools import count
from pathlib import Path

import pytest
from tests.registre.gestes import Accorder, accorder_dans
from tests.registre.recueil_lot import RECUEIL, TEXTE

import reglo
from reglo import registre
from reglo.registre import EnveloppeInsuffisante, Registre, fichier

ECRIVAIN = """
import sys
import reglo
from reglo import registre

recueil = reglo.charger(sys.argv[1])
for rang in range(int(sys.argv[4])):
    acte = {"aide": "lot.lu", "date": "10/02/2025", "montant": 1, "référence": f"{sys.argv[3]}-{rang}"}
    suite = registre.ouvrir(sys.argv[2]).ajouter(recueil, acte, en_depassement=True)
    print(suite.actes[-1].numero, acte["référence"], flush=True)
"""
"""Adds acts one after the other, and says each once it is confirmed."""

tuable = pytest.mark.skipif(not hasattr(os, "fork"), reason="no process is doubled here")


@pytest.fixture
def regles(tmp_path: Path) -> Path:
    """A folder of rules for other processes."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/lot.regle").write_text(TEXTE, encoding="utf-8")
    return tmp_path / "rules"


def lancer(programme: str, *arguments: object, cache: Path) -> "subprocess.Popen[str]":
    """A program in a process of its own."""
    env = {**os.environ, "PYTHONPATH": str(Path(reglo.__file__).parents[1]), "REGLO_CACHE": str(cache)}
    commande = [sys.executable, "-c", programme, *map(str, arguments)]
    return subprocess.Popen(commande, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def confirmes(sorti: str) -> set[tuple[int, str]]:
    """The acts that a writer saw confirmed; its last line may be cut."""
    lignes = [ligne.split() for ligne in sorti.splitlines(keepends=True) if ligne.endswith("\n")]
    return {(int(numero), reference) for numero, reference in lignes}


def presents(lu: Registre) -> set[tuple[int, str]]:
    return {(acte.numero, acte.reference) for acte in lu.actes}


# -------------------------------------------------------------------------------------------------------------- at once
def test_processes_that_write_at_once_lose_nothing(chemin: Path, regles: Path, tmp_path: Path) -> None:
    ecrivains = [lancer(ECRIVAIN, regles, chemin, nom, 15, cache=tmp_path / "cache") for nom in "ab"]
    sortis = [ecrivain.communicate(timeout=120) for ecrivain in ecrivains]
    assert [(ecrivain.returncode, erreurs) for ecrivain, (_, erreurs) in zip(ecrivains, sortis, strict=True)] == [
        (0, "")
    ] * 2
    lu = registre.ouvrir(chemin)
    assert len(lu.actes) == 30
    assert presents(lu) == set().union(*(confirmes(sorti) for sorti, _ in sortis))


def test_threads_that_write_at_once_lose_nothing(chemin: Path) -> None:
    def ecrire(rang: int) -> int:
        return accorder_dans(chemin, logements=1, référence=f"{rang}").actes[-1].numero

    with ThreadPoolExecutor(8) as fils:
        numeros = list(fils.map(ecrire, range(40)))
    assert sorted(numeros) == list(range(1, 41))
    assert presents(registre.ouvrir(chemin)) == {(numero, f"{rang}") for rang, numero in enumerate(numeros)}


def test_two_grants_at_once_do_not_both_take_the_last_dwellings(chemin: Path, accorder: Accorder) -> None:
    """Twenty are left: of five grants of twenty at once, one is there, and the others are told."""
    accorder(logements=30)

    def ecrire(rang: int) -> str:
        try:
            accorder_dans(chemin, logements=20, référence=f"{rang}")
        except EnveloppeInsuffisante as refus:
            return str(refus)
        return ""

    with ThreadPoolExecutor(5) as fils:
        refuses = [refus for refus in fils.map(ecrire, range(5)) if refus]
    assert len(refuses) == 4
    assert all("il y reste 0 logement" in refus for refus in refuses)
    assert len(registre.ouvrir(chemin).actes) == 2


def test_an_act_is_checked_against_the_register_as_it_is_not_as_it_was_read(chemin: Path, accorder: Accorder) -> None:
    vieux = registre.ouvrir(chemin)
    accorder(logements=50)
    with pytest.raises(EnveloppeInsuffisante):
        vieux.ajouter(RECUEIL, {"aide": "lot.plai", "date": "10/02/2025", "montant": 1, "logements": 1})


# --------------------------------------------------------------------------------------------------------------- killed
def dedoubler(geste: Callable[[], object]) -> int:
    """Does something in another process; gives its number."""
    numero = os.fork()
    if numero == 0:
        try:
            geste()
        finally:
            os._exit(1)
    return numero


def mourir(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fin_de(numero: int) -> int:
    """Waits for a process; gives the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(numero, 0)[1])


@tuable
def test_writers_killed_at_any_moment_lose_no_confirmed_act(chemin: Path, tmp_path: Path) -> None:
    """Two writers at once, killed twelve times, each time at another moment of their writing."""
    journal = tmp_path / "confirmes"
    journal.touch()
    for tour in range(12):
        ecrivains = [dedoubler(partial(ecrire_sans_fin, chemin, journal, f"{tour}{nom}")) for nom in "ab"]
        attendre_au_dela(journal, journal.stat().st_size)
        time.sleep(tour * 0.0017)
        for numero in ecrivains:
            os.kill(numero, signal.SIGKILL)
            assert fin_de(numero) == -signal.SIGKILL
        registre.reparer(chemin)
        lu = registre.ouvrir(chemin)
        assert confirmes(journal.read_text(encoding="utf-8")) <= presents(lu)
        assert len({acte.reference for acte in lu.actes}) == len(lu.actes)
    assert len(confirmes(journal.read_text(encoding="utf-8"))) >= 12


def ecrire_sans_fin(chemin: Path, journal: Path, nom: str) -> None:
    """Adds acts until it is killed, and notes each once it is confirmed."""
    with journal.open("ab", buffering=0) as flux:
        for rang in count():
            suite = accorder_dans(chemin, aide="lot.lu", logements=None, montant=1, référence=f"{nom}-{rang}")
            flux.write(f"{suite.actes[-1].numero} {nom}-{rang}\n".encode())


def attendre_au_dela(fichier_: Path, taille: int) -> None:
    """Waits until a file has grown by some lines."""
    fin = time.monotonic() + 60
    while fichier_.stat().st_size < taille + 20 and time.monotonic() < fin:
        time.sleep(0.002)


@tuable
@pytest.mark.parametrize(
    ("combien", "garde"), [(0, False), (1, False), (100, False), (-2, False), (-1, True), (None, True)]
)
def test_a_writer_killed_within_its_line(trois: Registre, combien: int | None, garde: bool) -> None:  # noqa: FBT001
    """A line that is whole is kept, with or without its end; any other is set aside."""

    def a_moitie(flux: FileIO, octets: bytes) -> None:
        flux.seek(0, os.SEEK_END)
        flux.write(octets[:combien])
        mourir()

    mourir_pendant(trois, "_ecrire_a_la_fin", a_moitie)
    verifier_la_suite(trois, garde=garde)


@tuable
@pytest.mark.parametrize(
    ("appel", "garde"), [("_exiger_le_meme", False), ("_confirmer", True), ("_fixer_le_dossier", True)]
)
def test_a_writer_killed_around_its_line(trois: Registre, appel: str, garde: bool) -> None:  # noqa: FBT001
    """Before the line nothing is there; after it the act is, whether its head knows it or not."""
    mourir_pendant(trois, appel, mourir)
    verifier_la_suite(trois, garde=garde)


def mourir_pendant(trois: Registre, appel: str, geste: Callable[..., object]) -> None:
    """Adds an act in another process, which dies at a call."""

    def ecrire() -> None:
        setattr(fichier, appel, geste)
        trois.retirer(2, {"date": "01/04/2025"})

    assert fin_de(dedoubler(ecrire)) == -signal.SIGKILL


def verifier_la_suite(trois: Registre, *, garde: bool) -> None:
    """Mends the register, and adds to it."""
    registre.reparer(trois.chemin)
    lu = registre.ouvrir(trois.chemin)
    assert (lu.actes[:3], len(lu.actes)) == (trois.actes, 3 + garde)
    assert len(accorder_dans(trois.chemin, logements=1).actes) == 4 + garde
    restes = {une.name for une in trois.chemin.parent.iterdir() if ".ecarte-" not in une.name}
    assert restes == {"d.registre", "d.registre.tete", "d.registre.verrou"}
