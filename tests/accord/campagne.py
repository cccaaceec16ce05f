"""Compares durable-rules with the reference on as many pairs as asked, and says what the pairs were.

`PYTHONPATH=engine python -m tests.accord.campagne --paires 20000 --processus 2` fails on any difference, and when the
pairs did not show enough of everything. `--journal FICHIER` keeps what is done, block by block: the same command goes
on from there. `--lot NUMERO` replays one lot. `--garder` keeps the figures for the published rulebook, with the
fingerprint of the engine compared.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from itertools import islice
from pathlib import Path

import msgspec
from tests.accord.comparaison import Banc, instruire
from tests.accord.paires import PAIRES_PAR_LOT, lot
from tests.accord.repartition import PLANCHERS, manquants, tableau

from reglo.evaluation.empreinte import empreinte_du_moteur
from reglo.outcome.demande import lire_jour
from reglo.publication.preuves.mesures import Accord, garder_accord, repartir
from reglo.resources import resource_dir

LOTS_PAR_BLOC = 20
PAIRES_PAR_BLOC = LOTS_PAR_BLOC * PAIRES_PAR_LOT
ENTIERE_SUR = 20
"""Of so many pairs, one is compared on its whole answer."""
_PATIENCE = 60.0
"""Seconds between two words on how far the run is."""


class Bilan(msgspec.Struct):
    """What a block of lots, or a run, gave."""

    bloc: int = -1
    moteur: str = ""
    """Fingerprint of the engine that a block was run on."""
    paires: int = 0
    secondes: float = 0.0
    vus: Counter[str] = msgspec.field(default_factory=Counter)
    ecarts: list[str] = msgspec.field(default_factory=list)

    def ajouter(self, autre: "Bilan") -> None:
        """Adds a block to the run."""
        self.paires += autre.paires
        self.secondes += autre.secondes
        self.vus.update(autre.vus)
        self.ecarts += autre.ecarts

    def ajouter_du_meme(self, autre: "Bilan") -> None:
        """Adds a block that was run on the same engine; the others prove nothing of it."""
        if autre.moteur == self.moteur:
            self.ajouter(autre)


def mener_lot(numero: int, bilan: Bilan, taille: int = PAIRES_PAR_LOT, entiere_sur: int = ENTIERE_SUR) -> None:
    """Compares the pairs of a lot, one in so many on its whole answer; whatever stops it is a difference."""
    try:
        drawn = lot(numero, taille)
        with Banc(drawn) as banc:
            for rang, paire in enumerate(drawn.paires):
                ecarts = banc.comparer(paire, bilan.vus, entiere=rang % entiere_sur == numero % entiere_sur)
                bilan.ecarts += [f"lot {numero}, paire {rang} : {ecart}" for ecart in ecarts]
                bilan.paires += 1
        if drawn.suite is not None:
            bilan.ecarts += [f"lot {numero} : {ecart}" for ecart in instruire(drawn, drawn.suite, bilan.vus)]
    except Exception as faute:  # noqa: BLE001 - whatever is raised is what is looked for
        bilan.ecarts.append(f"lot {numero} : {type(faute).__name__} {faute}")


def mener_bloc(bloc: int) -> Bilan:
    """Compares the pairs of a block."""
    bilan, depart = Bilan(bloc=bloc, moteur=empreinte_du_moteur()), time.process_time()
    for numero in range(bloc * LOTS_PAR_BLOC, (bloc + 1) * LOTS_PAR_BLOC):
        mener_lot(numero, bilan)
    bilan.secondes = time.process_time() - depart
    return bilan


# --------------------------------------------------------------------------------------------------------- long runs
def mener(blocs: Iterable[int], processus: int) -> Iterator[Bilan]:
    """Runs blocks in several processes, and gives each when it is done."""
    suite = iter(blocs)
    with ProcessPoolExecutor(processus) as ouvriers:
        attente = {ouvriers.submit(mener_bloc, bloc) for bloc in islice(suite, 2 * processus)}
        while attente:
            faits, attente = wait(attente, return_when=FIRST_COMPLETED)
            attente |= {ouvriers.submit(mener_bloc, bloc) for bloc in islice(suite, len(faits))}
            yield from (fait.result() for fait in faits)


def _compter(_genre: type, compte: dict[str, int]) -> Counter[str]:
    """Reads a count back: JSON knows only objects."""
    return Counter(compte)


class Journal:
    """The blocks done by earlier runs, one line of JSON each."""

    def __init__(self, chemin: Path | None) -> None:
        self._chemin = chemin
        lignes = chemin.read_bytes().splitlines() if chemin is not None and chemin.exists() else []
        lus = (msgspec.json.decode(ligne, type=Bilan, dec_hook=_compter) for ligne in lignes)
        self.faits = {bilan.bloc: bilan for bilan in lus}

    def noter(self, bilan: Bilan) -> None:
        """Keeps a block."""
        if self._chemin is not None:
            with self._chemin.open("ab") as fichier:
                fichier.write(msgspec.json.encode(bilan) + b"\n")


def campagne(paires: int, processus: int, chemin: Path | None, *, garder: bool = False) -> int:
    """Runs until so many pairs are compared, says what they showed, and gives how many faults there are."""
    journal, total = Journal(chemin), Bilan()
    gardes = Bilan(moteur=empreinte_du_moteur())
    for bilan in journal.faits.values():
        total.ajouter(bilan)
        gardes.ajouter_du_meme(bilan)
    voulus = range(-(-paires // PAIRES_PAR_BLOC))
    depart = dernier = time.monotonic()
    nouvelles = 0
    for bilan in mener((bloc for bloc in voulus if bloc not in journal.faits), processus):
        journal.noter(bilan)
        total.ajouter(bilan)
        gardes.ajouter_du_meme(bilan)
        nouvelles += bilan.paires
        if time.monotonic() - dernier > _PATIENCE or bilan.ecarts:
            dernier = time.monotonic()
            _dire(f"{total.paires} paires, {nouvelles / (dernier - depart):.0f} par seconde", bilan.ecarts)
    _dire(f"{total.paires} paires, {total.secondes:.0f} s de calcul, {len(total.ecarts)} écarts", tableau(total.vus))
    fautes = [*total.ecarts, *manquants(total.vus)]
    _dire(f"{len(fautes)} fautes", fautes)
    if garder and gardes.paires:
        parts = repartir(gardes.vus, PLANCHERS)
        mesure = Accord(lire_jour(None), gardes.moteur, gardes.paires, len(gardes.ecarts), parts)
        _dire(f"gardé : {garder_accord(resource_dir('kb_docs'), mesure)}", ())
    return len(fautes)


def rejouer(numero: int) -> int:
    """Compares one lot again, and gives how many differences there are."""
    bilan = Bilan()
    mener_lot(numero, bilan)
    _dire(f"lot {numero} : {bilan.paires} paires", bilan.ecarts)
    return len(bilan.ecarts)


def _dire(titre: str, lignes: Iterable[str]) -> None:
    print("\n".join([titre, *lignes]), flush=True)  # noqa: T201 - the report of a run


def main(arguments: list[str]) -> int:
    """Runs what the command line asks for; 1 when something is wrong."""
    lecteur = argparse.ArgumentParser(prog="python -m tests.accord.campagne", description=__doc__)
    lecteur.add_argument("--paires", type=int, default=20_000)
    lecteur.add_argument("--processus", type=int, default=1)
    lecteur.add_argument("--journal", type=Path)
    lecteur.add_argument("--lot", type=int)
    lecteur.add_argument("--garder", action="store_true")
    voulu = lecteur.parse_args(arguments)
    if voulu.lot is not None:
        return min(1, rejouer(voulu.lot))
    return min(1, campagne(voulu.paires, voulu.processus, voulu.journal, garder=voulu.garder))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
