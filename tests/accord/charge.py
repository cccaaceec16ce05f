"""Engines shared by threads, opened and closed by the thousand: no fault, no wrong answer, no memory kept.

`PYTHONPATH=engine python -m tests.accord.charge --evaluations 100000 --fils 8 --moteurs 2000` is the long run.
"""

import argparse
import gc
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from threading import Thread
from typing import NamedTuple

import msgspec
from tests.accord.comparaison import Issue, de_resultat, instruire, justes
from tests.accord.paires import Lot, Paire, lot

from reglo.evaluation.durable.moteur import Moteur
from reglo.evaluation.durable.pilote import Jeu

LOTS = (3_000_001, 3_000_002, 3_000_004, 3_000_005, 3_000_007, 3_000_008, 3_000_003, 3_000_006)
"""Six rulebooks that rules mostly settle, two that hold every construct."""
PAIRES = 40
SUITES_SUR = 200
"""Of so many evaluations of a thread, one is a whole sequence of answers."""
GAGNEE_MAXIMALE = 24 * 1024
"""Kilobytes that a run may take once it is warm: what Python and the C library keep aside, not what grows."""
CHAUFFE = 10
"""One part in so many of a run comes before memory is first looked at."""


class Bilan(msgspec.Struct):
    """What a run gave."""

    fautes: list[str] = msgspec.field(default_factory=list)
    faites: int = 0
    secondes: float = 0.0
    avant: int = 0
    """Memory once the run is warm, in kilobytes."""
    apres: int = 0

    @property
    def gagnee(self) -> int:
        """Memory taken by the rest of the run, in kilobytes."""
        return self.apres - self.avant

    def __str__(self) -> str:
        memoire = f"{self.avant // 1024} Mo puis {self.apres // 1024} Mo"
        return f"{self.faites} en {self.secondes:.0f} s, {len(self.fautes)} fautes ; mémoire : {memoire}"


def memoire() -> int:
    """Gives the memory of this process, in kilobytes; zero where the system does not say it."""
    gc.collect()
    etat = Path("/proc/self/status")
    lignes = etat.read_text(encoding="ascii").splitlines() if etat.exists() else []
    return next((int(ligne.split()[1]) for ligne in lignes if ligne.startswith("VmRSS")), 0)


# ------------------------------------------------------------------------------------------------------------- threads
class Atelier(NamedTuple):
    """A shared engine, its pairs and what they get."""

    lot: Lot
    moteur: Moteur
    attendues: tuple[tuple[Paire, dict[str, Issue]], ...]


def ateliers() -> list[Atelier]:
    """Opens the engines, and asks the reference what each pair gets."""
    ouverts = []
    for numero in LOTS:
        drawn = lot(numero, PAIRES)
        paires = [(paire, justes(drawn, paire.dossier, paire.jour)) for paire in drawn.paires]
        connues = tuple((paire, issues) for paire, issues in paires if not isinstance(issues, str))
        ouverts.append(Atelier(drawn, Moteur(drawn.recueil, drawn.lectures), connues))
    return ouverts


def ensemble(evaluations: int, fils: int) -> Bilan:
    """Evaluates in several threads at once over shared engines."""
    bilan, partages = Bilan(), ateliers()
    depart = time.monotonic()
    _lancer(bilan, partages, evaluations // CHAUFFE, fils, 0)
    bilan.avant = memoire()
    _lancer(bilan, partages, evaluations - evaluations // CHAUFFE, fils, 1)
    bilan.apres, bilan.secondes = memoire(), time.monotonic() - depart
    for atelier in partages:
        atelier.moteur.fermer()
    return bilan


def _lancer(bilan: Bilan, partages: list[Atelier], evaluations: int, fils: int, tour: int) -> None:
    parts = [evaluations // fils + (rang < evaluations % fils) for rang in range(fils)]
    lances = [
        Thread(target=_travailler, args=(bilan, partages, part, Random(1000 * tour + rang)))  # noqa: S311 - no secret
        for rang, part in enumerate(parts)
    ]
    for fil in lances:
        fil.start()
    for fil in lances:
        fil.join()
    bilan.faites += evaluations


def _travailler(bilan: Bilan, partages: list[Atelier], part: int, hasard: Random) -> None:
    try:
        for rang in range(part):
            atelier = hasard.choice(partages)
            bilan.fautes += _suivre(atelier) if rang % SUITES_SUR == 0 else _trancher(atelier, hasard)
    except BaseException as faute:  # noqa: BLE001 - whatever is raised in a thread is what is looked for
        bilan.fautes.append(f"{type(faute).__name__} {faute}")


def _trancher(atelier: Atelier, hasard: Random) -> Iterator[str]:
    paire, attendues = hasard.choice(atelier.attendues)
    voulues = hasard.sample(sorted(attendues), hasard.randint(1, len(attendues)))
    for aide, resultat in atelier.moteur.trancher(paire.dossier, aujourdhui=paire.jour, voulues=voulues).items():
        if de_resultat(resultat) != attendues[aide]:
            yield f"{aide} : {de_resultat(resultat)}, et pour la référence {attendues[aide]}"


def _suivre(atelier: Atelier) -> Iterator[str]:
    yield from () if atelier.lot.suite is None else instruire(atelier.lot, atelier.lot.suite, Counter())


# ---------------------------------------------------------------------------------------------- engines by the thousand
Ouvrir = Callable[[Lot], None]


def jeux_ouverts() -> list[Jeu]:
    """Gives the rulesets that nobody closed."""
    gc.collect()
    return [objet for objet in gc.get_objects() if isinstance(objet, Jeu) and objet.poignee is not None]


def moteurs(combien: int, ouvrir: Ouvrir) -> Bilan:
    """Opens engines one after another, in the way given, and looks at the memory that stays."""
    bilan, lots = Bilan(), [lot(numero, 1) for numero in LOTS]
    depart = time.monotonic()
    for rang in range(combien):
        ouvrir(lots[rang % len(lots)])
        bilan.faites += 1
        if rang == combien // CHAUFFE:
            bilan.avant = memoire()
    bilan.apres, bilan.secondes = memoire(), time.monotonic() - depart
    return bilan


def ferme(drawn: Lot) -> None:
    """Opens an engine, asks it a question, closes it."""
    with Moteur(drawn.recueil, drawn.lectures) as moteur:
        moteur.charger()
        moteur.trancher(drawn.paires[0].dossier, aujourdhui=drawn.paires[0].jour)


def oublie(drawn: Lot) -> None:
    """Opens an engine, asks it a question, and forgets it."""
    moteur = Moteur(drawn.recueil, drawn.lectures)
    moteur.trancher(drawn.paires[0].dossier, aujourdhui=drawn.paires[0].jour)


def main(arguments: list[str]) -> int:
    """Runs everything; 1 when something is wrong."""
    lecteur = argparse.ArgumentParser(prog="python -m tests.accord.charge", description=__doc__)
    lecteur.add_argument("--evaluations", type=int, default=100_000)
    lecteur.add_argument("--fils", type=int, default=8)
    lecteur.add_argument("--moteurs", type=int, default=2_000)
    voulu = lecteur.parse_args(arguments)
    bilans = {
        f"{voulu.fils} fils": ensemble(voulu.evaluations, voulu.fils),
        "moteurs fermés": moteurs(voulu.moteurs, ferme),
        "moteurs oubliés": moteurs(voulu.moteurs, oublie),
    }
    for nom, bilan in bilans.items():
        print("\n".join([f"{nom} : {bilan}", *bilan.fautes[:20]]), flush=True)  # noqa: T201 - the report of a run
    return int(any(bilan.fautes or bilan.gagnee > GAGNEE_MAXIMALE for bilan in bilans.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
