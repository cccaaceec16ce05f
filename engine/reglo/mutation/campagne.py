"""Tries every change of some rules, in one process or several, and gathers what becomes of each."""

import time
from collections.abc import Callable, Iterator, Sequence

import msgspec

from reglo.diagnostics import Diagnostic, tries
from reglo.mutation.arguments import Argument
from reglo.mutation.banc import Essai
from reglo.mutation.chantier import Chantier, Demande
from reglo.mutation.mutant import Mutant
from reglo.processus import Equipe

Suivi = Callable[[int, int], None]
"""Told how many changes are tried, out of how many."""
_LOT = 40
"""Changes that a process tries before it takes others."""


class Resultat(msgspec.Struct, frozen=True):
    """One change, and what became of it."""

    mutant: Mutant
    essai: Essai
    lecteurs: int = 0
    """How many examples read what nothing sees."""
    argument: Argument | None = None


class Campagne(msgspec.Struct, frozen=True):
    """What a run found."""

    resultats: tuple[Resultat, ...]
    remarques: tuple[Diagnostic, ...]
    """What to say of the arguments."""
    textes: dict[str, str]
    duree: float


def muter(demande: Demande, processus: int = 1, suivre: Suivi = lambda _fait, _total: None) -> Campagne:
    """Tries every change; raises `ErreurReglo` when the rules or the examples are at fault before any."""
    depart = time.monotonic()
    chantier = Chantier(demande)
    chantier.exiger_des_exemples_justes()
    essais: list[Essai] = []
    for lot in _essayer(chantier, demande, processus):
        essais += lot
        suivre(len(essais), len(chantier.mutants))
    paires = tuple(zip(chantier.mutants, essais, strict=True))
    resultats = tuple(_resultat(chantier, mutant, essai) for mutant, essai in paires)
    remarques = tries(chantier.juger_les_arguments(paires))
    return Campagne(resultats, remarques, chantier.textes, time.monotonic() - depart)


def _resultat(chantier: Chantier, mutant: Mutant, essai: Essai) -> Resultat:
    lecteurs = chantier.banc.compter_les_lecteurs(mutant) if essai.sort == "survivant" else 0
    return Resultat(mutant, essai, lecteurs, chantier.arguments.de(mutant))


def _essayer(chantier: Chantier, demande: Demande, processus: int) -> Iterator[list[Essai]]:
    """Gives what becomes of the changes, lot by lot, in their order."""
    total = len(chantier.mutants)
    lots = [range(debut, min(debut + _LOT, total)) for debut in range(0, total, _LOT)]
    if processus == 1 or len(lots) == 1:
        yield from (_essayer_un_lot(chantier, lot) for lot in lots)
        return
    with Equipe(processus, Chantier, demande) as equipe:
        yield from equipe.confier(_essayer_un_lot, lots)


def _essayer_un_lot(chantier: Chantier, lot: Sequence[int]) -> list[Essai]:
    return [chantier.banc.essayer(chantier.mutants[rang]) for rang in lot]
