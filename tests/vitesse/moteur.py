"""How fast the engine judges: dossiers on generated rulebooks, its loading, its growth, and the examples of the rules.

All in one process and in processor time, so that ratios are those of one run; the least of several runs each time. The
garbage collector is left as Python sets it, as it is for those who call the engine.
"""

import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median

import msgspec
from tests.vitesse.aides import dossier, recueil
from tests.vitesse.chronometre import boucle
from tests.vitesse.generateur import ecrire
from tests.vitesse.instruction import Corrections, corriger
from tests.vitesse.sondage import sonder

from reglo import api
from reglo.cases.execution import Cas, preparer
from reglo.cases.recueil import fichiers_de_cas
from reglo.evaluation.durable.moteur import Moteur
from reglo.evaluation.durable.par_reference import Resultat
from reglo.evaluation.reference.reponse import Redaction
from reglo.evaluation.reference.seance import Seance
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier
from reglo.outcome.reponse import Moteur as NomDeMoteur
from reglo.profondeur import profond

AIDES = 150
TAILLES = (10, 100, 1_000)
JOUR = date(2025, 1, 1)
REGLES = Path(__file__).parents[2] / "rules"
_DUREE_DU_SONDAGE = 2_000_000


class Croissance(msgspec.Struct, frozen=True):
    """What an aid costs in a rulebook of some size, in microseconds."""

    aides: int
    dossier: float
    chargement: float


class Dispositif(msgspec.Struct, frozen=True):
    """What the examples of a scheme cost, aid by aid, in microseconds: the median of those that each side answers."""

    nom: str
    tranches: int
    duree: float
    par_reference: int
    duree_par_reference: float


class Releve(msgspec.Struct, frozen=True):
    """All that is measured: microseconds per aid, but for the loading and the loop, in milliseconds."""

    boucle: int
    """What a bare loop takes here and now, that tells this machine from a usual one."""
    complet: float
    """A dossier that answers everything."""
    moitie: float
    """A dossier that answers one datum in two."""
    reponse: float
    """The whole answer to the complete dossier, with its reasons."""
    reponse_reference: float
    """That of the reference alone."""
    reference: float
    """The verdicts and amounts of the reference for the complete dossier."""
    reference_moitie: float
    """Those for the dossier that answers one datum in two."""
    chargement: float
    corrections: Corrections
    """Answers corrected one by one in an instruction of all the aids, in microseconds each."""
    croissance: tuple[Croissance, ...]
    dispositifs: tuple[Dispositif, ...]
    parts: dict[str, float]
    """Where the time of the complete dossier goes, in shares of it."""


def relever() -> Releve:
    """Measures everything."""
    with tempfile.TemporaryDirectory() as dossier_:
        cache = Path(dossier_) / "cache"
        os.environ["REGLO_CACHE"] = str(cache)
        etalon = boucle(cache)
        croissance = tuple(_croissance(Path(dossier_) / str(aides), aides) for aides in TAILLES)
        recueil_ = generer(Path(dossier_) / str(AIDES), AIDES)
        regles = api.charger(REGLES)
    complet, moitie = (api.lire(recueil_, dossier(une_sur=pas)) for pas in (1, 2))
    with Moteur(recueil_) as moteur:
        return Releve(
            boucle=etalon,
            complet=_par_aide(moteur, complet),
            moitie=_par_aide(moteur, moitie, fois=3),
            reponse=_repondre(recueil_, complet, "durable"),
            reponse_reference=_repondre(recueil_, complet, "reference"),
            reference=_chronometrer(lambda: _par_reference(recueil_, complet), 3) / AIDES,
            reference_moitie=_chronometrer(lambda: _par_reference(recueil_, moitie), 3) / AIDES,
            chargement=_charger(recueil_) / 1000,
            corrections=corriger(recueil_),
            croissance=croissance,
            dispositifs=tuple(_dispositifs(regles)),
            parts=sonder(lambda: moteur.trancher(complet, aujourdhui=JOUR), _DUREE_DU_SONDAGE),
        )


def generer(chemin: Path, aides: int) -> Rulebook:
    """Writes a rulebook of so many aids, and loads it."""
    ecrire(chemin, recueil(aides))
    return api.charger(chemin)


def _chronometrer(geste: Callable[[], object], fois: int) -> float:
    """Gives the least processor time of so many runs after a first one, in microseconds."""
    geste()
    durees = []
    for _ in range(fois):
        debut = time.process_time_ns()
        geste()
        durees.append(time.process_time_ns() - debut)
    return min(durees) / 1000


def _par_aide(moteur: Moteur, complet: Dossier, fois: int = 15) -> float:
    return _chronometrer(lambda: moteur.trancher(complet, aujourdhui=JOUR), fois) / len(moteur.rulebook.aides)


def _repondre(rulebook: Rulebook, complet: Dossier, nom: NomDeMoteur) -> float:
    return _chronometrer(lambda: api.evaluer(rulebook, complet, date=JOUR, moteur=nom), 4) / len(rulebook.aides)


def _par_reference(rulebook: Rulebook, dossier_: Dossier) -> list[object]:
    """Gives the verdict and the amounts of each aid by the reference alone."""
    with profond():
        seance = Seance(rulebook, dossier_, JOUR, rulebook.retenues({}))
        redactions = [Redaction(seance, aide) for aide in rulebook.aides]
        return [(x.verdict(), x.theorique, x.du) for x in redactions]


def _charger(rulebook: Rulebook, fois: int = 5) -> float:
    """Gives the time to compile and to open everything; closing is not counted, nor what was left to collect before."""
    gc.collect()
    durees = []
    for _ in range(fois):
        debut = time.process_time_ns()
        moteur = Moteur(rulebook)
        moteur.charger()
        durees.append(time.process_time_ns() - debut)
        moteur.fermer()
    return min(durees) / 1000


def _croissance(chemin: Path, aides: int) -> Croissance:
    rulebook = generer(chemin, aides)
    with Moteur(rulebook) as moteur:
        par_dossier = _par_aide(moteur, api.lire(rulebook, dossier()), fois=max(3, 3_000 // aides))
    return Croissance(aides, par_dossier, _charger(rulebook, 3) / aides)


def _dispositifs(regles: Rulebook) -> Iterator[Dispositif]:
    """Times each example of the rules, one aid at a time, by the scheme of the aid."""
    durees: dict[str, tuple[list[float], list[float]]] = {}
    with Moteur(regles) as moteur:
        for cas in _exemples(regles):
            aide = cas.attendu.aide
            resultat = _trancher(moteur, cas)[aide]
            duree = _chronometrer(lambda cas=cas: _trancher(moteur, cas), 3)  # type: ignore[misc]
            nom = aide.partition(".")[0]
            durees.setdefault(nom, ([], []))[resultat.par_reference].append(duree)
    for nom, (tranches, autres) in sorted(durees.items()):
        yield Dispositif(nom, len(tranches), _mediane(tranches), len(autres), _mediane(autres))


def _trancher(moteur: Moteur, cas: Cas) -> dict[str, Resultat]:
    return moteur.trancher(cas.dossier, aujourdhui=cas.date, voulues=(cas.attendu.aide,))


def _exemples(regles: Rulebook) -> Iterator[Cas]:
    """Gives the examples under the readings that the rulebook retains."""
    for chemin in fichiers_de_cas([REGLES]):
        for cas in preparer(chemin.read_text(encoding="utf-8"), chemin.name, regles).cas:
            if not cas.lectures:
                yield cas


def _mediane(durees: list[float]) -> float:
    return median(durees) if durees else 0.0
