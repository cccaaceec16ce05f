"""`reglo verifier --suivre`: checks again at each save, and speaks when there is something new to say.

The files are looked at several times a second, rather than by what each system offers: a date and a size are enough,
and a folder on a network is followed like any other.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from reglo.cli import sortie
from reglo.cli.garde import ACCEPTE, Arret
from reglo.fichiers import ecrire_nom, parcourir

PERIODE = 300
"""Milliseconds between two looks."""
Etat = dict[str, tuple[int, int]]
"""Date and size of each file."""


def suivre(
    dossiers: Iterable[Path],
    verifier: Callable[[], str],
    *,
    dater: bool,
    attendre: Callable[[float], None] = time.sleep,
) -> int:
    """Writes the report, then each new one, until the command is interrupted, which is its usual end."""
    suivis = tuple(dict.fromkeys(dossiers))
    noms = ", ".join(ecrire_nom(dossier) for dossier in suivis)
    sortie.avertir(f"Vérification de {noms} à chaque enregistrement ; Ctrl-C pour finir.")
    try:
        for rang, rapport in enumerate(_rapports(suivis, verifier, attendre)):
            sortie.ecrire(f"\n--- {time.strftime('%H:%M:%S')}\n{rapport}" if rang and dater else rapport)
            sortie.vider()
    except KeyboardInterrupt:
        sortie.avertir("Fin de la vérification.")
    return ACCEPTE


def _rapports(
    dossiers: tuple[Path, ...], verifier: Callable[[], str], attendre: Callable[[float], None]
) -> Iterator[str]:
    """Gives the first report, and each one that says something else than the one before."""
    etat, rapport = etat_de(dossiers), verifier()
    yield rapport
    while True:
        attendre(PERIODE / 1000)
        avant, etat = etat, etat_de(dossiers)
        if etat != avant:
            dernier, rapport = rapport, _verifier(verifier)
            if rapport != dernier:
                yield rapport


def _verifier(verifier: Callable[[], str]) -> str:
    """What stops the command when it begins is but news once it goes on: a file may be away for a moment."""
    try:
        return verifier()
    except Arret as arret:
        return str(arret)


def etat_de(dossiers: Iterable[Path]) -> Etat:
    """Gives the date and the size of every file under folders."""
    etat: Etat = {}
    for dossier in dossiers:
        for chemin, _ in parcourir(dossier, ""):
            try:
                lu = os.stat(chemin)  # noqa: PTH116 - the paths are at hand
            except (OSError, ValueError):
                continue
            etat[str(chemin)] = lu.st_mtime_ns, lu.st_size
    return etat
