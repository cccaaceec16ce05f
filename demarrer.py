"""Prépare `.venv` à partir du verrou, puis y lance la commande donnée : `python3 demarrer.py reglo …`.

Ne demande que Python : tout le reste s'installe ici, aux versions et aux empreintes exactes de `verrou.txt`.
Ne touche à rien hors de `.venv`, et ne recommence que si le verrou, `pyproject.toml` ou la version de Python change.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must be told, not crash
    sys.exit(
        "Réglo demande Python 3.11 ou plus récent ; celui-ci est Python {}.{}.\n"
        "Installez une version récente (python.org, ou le magasin de votre système), puis relancez la commande avec "
        "elle, par exemple : python3.12 demarrer.py …".format(*sys.version_info)
    )

DEPOT = Path(__file__).resolve().parent
VENV = DEPOT / ".venv"
BINAIRES = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BINAIRES / ("python.exe" if os.name == "nt" else "python")
EMPREINTE = VENV / "reglo-empreinte.txt"
JOURNAL = VENV / "reglo-installation.log"
ENVIRONNEMENT = {**os.environ, "PYTHONUTF8": "1"}
VERROU, VERROU_DURABLE = DEPOT / "verrou.txt", DEPOT / "verrou-durable.txt"


def dire(message: str) -> None:
    """Speaks on the error stream: the standard output belongs to the command."""
    print(message, file=sys.stderr, flush=True)


def empreinte() -> str:
    """Sums up all that the content of `.venv` depends on."""
    somme = hashlib.sha256(f"{sys.version_info[:3]} {sys.base_prefix} {DEPOT}".encode())
    for fichier in (VERROU, VERROU_DURABLE, DEPOT / "pyproject.toml", Path(__file__)):
        somme.update(fichier.read_bytes())
    return somme.hexdigest()


def pip(*arguments: str) -> bool:
    """Runs pip inside `.venv`, its words kept in the journal; proxies and pip settings come from the environment."""
    with JOURNAL.open("ab") as journal:
        commande = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", *arguments]
        return subprocess.call(commande, cwd=DEPOT, env=ENVIRONNEMENT, stdout=journal, stderr=journal) == 0


def vider() -> None:
    """Makes an empty `.venv`, after making sure that the former one is ours."""
    if VENV.exists() and not EMPREINTE.exists():
        sys.exit(f"Le dossier {VENV} n'a pas été créé par demarrer.py : déplacez-le ou supprimez-le, puis recommencez.")
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    EMPREINTE.write_text("installation en cours\n", encoding="utf-8")


def relier() -> None:
    """Writes the link to the engine as a relative path: Python before 3.13 misreads an accent in an absolute one."""
    for lien in VENV.rglob("*reglo.pth"):
        lien.write_text(os.path.relpath(DEPOT / "engine", lien.parent), encoding="ascii")


def installer() -> None:
    """Builds `.venv` anew, or stops with what to do."""
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit("Ce Python n'a pas le module « venv ». Sous Debian ou Ubuntu : sudo apt install python3-venv")
    vider()
    dire("Réglo s'installe dans .venv ; cela prend une minute ou deux, une seule fois …")
    venv.EnvBuilder(with_pip=True).create(VENV)
    projet = ("--no-deps", "--no-build-isolation", "--editable", ".")
    if not (pip("--require-hashes", "-r", str(VERROU)) and pip(*projet)):
        sys.exit(
            f"L'installation n'a pas abouti ; le détail est dans {JOURNAL}.\n"
            "Vérifiez l'accès au réseau (variable HTTPS_PROXY, configuration de pip), puis relancez la même commande."
        )
    relier()
    if sys.platform == "win32" or not pip("--require-hashes", "--no-build-isolation", "-r", str(VERROU_DURABLE)):
        dire(
            "La bibliothèque durable-rules n'est pas installée (elle demande un compilateur C, et n'existe pas sous "
            "Windows).\nRéglo fonctionne sans elle : seul l'évaluateur « durable » manque. Pour réessayer après avoir "
            "installé un compilateur, supprimez le dossier .venv."
        )


def main(arguments: list[str]) -> int:
    """Prepares what is needed, then hands over to the command."""
    if not arguments:
        dire("Indiquez la commande à lancer, par exemple : python3 demarrer.py reglo --help")
        return 2
    attendue = empreinte()
    if not EMPREINTE.exists() or EMPREINTE.read_text(encoding="utf-8") != attendue:
        installer()
        EMPREINTE.write_text(attendue, encoding="utf-8")
    commande = shutil.which(arguments[0], path=str(BINAIRES))
    if commande is None:
        dire(f"La commande « {arguments[0]} » n'existe pas ici ; les commandes utiles sont reglo et pytest.")
        return 2
    chemins = os.pathsep.join([str(BINAIRES), os.environ.get("PATH", "")])
    return subprocess.call([commande, *arguments[1:]], env={**ENVIRONNEMENT, "PATH": chemins, "VIRTUAL_ENV": str(VENV)})


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as erreur:
        sys.exit(f"Réglo ne peut pas lire ou écrire « {erreur.filename} » : vérifiez vos droits et la place libre.")
    except subprocess.SubprocessError:
        sys.exit(f"Le dossier {VENV} ne peut pas être préparé : supprimez-le, puis relancez la même commande.")
