"""Times that a busy or a slow machine does not falsify: processor time, the least of several runs, in new processes.

The limits are milliseconds on a usual machine. On a slower one they are stretched by what a bare loop takes there.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import reglo

_RACINE = Path(__file__).parents[2]
_BOUCLE = "d = {}\nfor i in range(400_000): d[i % 1000] = (i, str(i))"
BOUCLE_USUELLE = 70
"""Milliseconds that the loop, and the Python that runs it, take on a usual machine."""


def lancer(*arguments: str, cache: Path, fois: int = 1) -> int:
    """Gives the least processor time of a Python process, in milliseconds."""
    return min(_lancer(arguments, cache) for _ in range(fois)) // 1000


def mesurer(nom: str, dossier: Path, *, cache: Path, fois: int, processus: int = 1) -> int:
    """Gives the least of the times that `mesures` tells, in milliseconds."""
    return min(duree for _ in range(processus) for duree in durees(nom, dossier, cache=cache, fois=fois))


def durees(nom: str, dossier: Path, *, cache: Path, fois: int) -> list[int]:
    """Gives all the times that `mesures` tells, in milliseconds."""
    lues = json.loads(ecrit("tests.vitesse.mesures", nom, str(dossier), str(fois), cache=cache))
    return [duree // 1000 for duree in lues]


def ecrit(module: str, *arguments: str, cache: Path) -> bytes:
    """Gives what a module writes, run in a process of its own."""
    commande = [sys.executable, "-m", module, *arguments]
    return subprocess.run(commande, env=_environ(cache), cwd=_RACINE, check=True, stdout=subprocess.PIPE).stdout


def etirer(limite: int, cache: Path) -> int:
    """Gives a limit for this machine as it now runs: never less than the limit itself."""
    return max(limite, limite * boucle(cache) // BOUCLE_USUELLE)


def boucle(cache: Path) -> int:
    """Gives what the loop takes on this machine as it now runs, in milliseconds."""
    return lancer("-c", _BOUCLE, cache=cache, fois=5)


def _lancer(arguments: tuple[str, ...], cache: Path) -> int:
    import resource  # Windows has none

    avant = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments], env=_environ(cache), cwd=_RACINE, check=True, stdout=subprocess.DEVNULL
    )
    apres = resource.getrusage(resource.RUSAGE_CHILDREN)
    duree = apres.ru_utime + apres.ru_stime - avant.ru_utime - avant.ru_stime
    return int(duree * 1_000_000)


def _environ(cache: Path) -> dict[str, str]:
    """Gives the environment of a usual installation, whose modules are compiled once."""
    moteur = str(Path(reglo.__file__).parents[1])
    environ = {nom: valeur for nom, valeur in os.environ.items() if nom != "PYTHONDONTWRITEBYTECODE"}
    return environ | {"PYTHONPATH": os.pathsep.join((moteur, str(_RACINE))), "REGLO_CACHE": str(cache)}
