"""The last resort of the command: whatever happens, a French sentence and an exit code, never a traceback.

An expected fault is an `Arret`, raised with its sentence; anything else is a defect of Réglo, told with what to report.
"""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from reglo.fichiers import ecrire_nom, est_dossier, existe

ACCEPTE, REFUSE, INUTILISABLE = 0, 1, 2
"""Exit codes: answered, refused by a check, unusable input."""
INTERROMPU = 130
TOUT_DIRE = "REGLO_DETAIL"
"""Environment variable that shows a defect of Réglo as Python tells it, for those who mend it."""


class Arret(Exception):
    """The command stops here, with a sentence and an exit code."""

    def __init__(self, message: str, code: int = INUTILISABLE) -> None:
        super().__init__(message)
        self.code = code


def exiger_presents(chemins: Iterable[Path]) -> None:
    """Stops the command at the first path that leads nowhere."""
    for chemin in chemins:
        if not existe(chemin):
            raise Arret(f"« {ecrire_nom(chemin)} » n'existe pas.")


def exiger_sources(dossier: Path | None) -> None:
    """Stops the command on a folder of documents that is missing, or that is none."""
    if dossier is not None:
        exiger_presents([dossier])
        if not est_dossier(dossier):
            raise Arret(f"« {ecrire_nom(dossier)} » n'est pas un dossier : --sources attend celui des documents cités.")


def garder(commande: Callable[[list[str]], int], arguments: list[str]) -> int:
    """Runs the command and turns whatever it raises into a sentence and an exit code."""
    from reglo.cli import sortie

    sortie.preparer()
    try:
        sortie.exiger_ouverte()
        code = commande(arguments)
        sortie.vider()
    except Arret as arret:
        return _dire(str(arret), arret.code)
    except SystemExit as fin:
        return fin.code if isinstance(fin.code, int) else ACCEPTE if fin.code is None else INUTILISABLE
    except BrokenPipeError:
        sortie.abandonner()
        return ACCEPTE
    except KeyboardInterrupt:
        return _dire("Commande interrompue.", INTERROMPU)
    except Exception as defaut:  # noqa: BLE001 - nothing may leave the command as a traceback
        return _defaut(defaut)
    return code


def _dire(message: str, code: int) -> int:
    from reglo.cli import sortie

    sortie.avertir(message)
    return code


def _defaut(defaut: Exception) -> int:
    """Says that Réglo itself is at fault, and what to report."""
    return _dire(constat(defaut), INUTILISABLE)


def constat(defaut: Exception) -> str:
    """Gives the sentence of an exception: its own when it is a report, else what to report of Réglo."""
    if _erreur_a_dire(defaut):
        return str(defaut)
    if isinstance(defaut, OSError):
        return f"Le système refuse un accès à un fichier : {_fichier(defaut)}."
    if os.environ.get(TOUT_DIRE):
        from traceback import print_exception

        print_exception(defaut)
    return (
        "Réglo a rencontré un défaut qui ne vient pas de vous : aucune réponse n'est donnée.\n"
        "Merci de le signaler à ceux qui tiennent Réglo, avec la commande tapée, les fichiers lus, et ce repère :\n"
        f"  {_repere(defaut)}\n"
        f"La même commande, la variable d'environnement {TOUT_DIRE} valant 1, donne tout le détail à joindre."
    )


def _erreur_a_dire(defaut: Exception) -> bool:
    """Tells whether the exception already is a report for the person who typed the command."""
    from reglo.diagnostics import ErreurReglo

    return isinstance(defaut, ErreurReglo)


def _fichier(defaut: OSError) -> str:
    return ecrire_nom(str(defaut.filename)) if defaut.filename else "le support est plein ou n'est plus accessible"


def _repere(defaut: Exception) -> str:
    """Gives where the defect arose: modules of Réglo and lines, innermost first, with no word of its own."""
    places: list[str] = []
    trace = defaut.__traceback__
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.startswith("reglo."):
            places.append(f"{module.removeprefix('reglo.')}, ligne {trace.tb_lineno}")
        trace = trace.tb_next
    version = ".".join(map(str, sys.version_info[:3]))
    return " ← ".join(reversed(places[-4:])) + f" (Python {version})"
