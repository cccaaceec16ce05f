"""What a corrected answer costs in an instruction: its aids are judged again, and their verdicts and amounts read.

The cost is set against what reads the answer, which is counted in the rules: each condition of a criterion, and each
amount as one.
"""

import time
from collections.abc import Iterator
from statistics import median

import msgspec
from tests.vitesse.aides import SORTES, dossier

import reglo
from reglo.checks.parcours import noeuds
from reglo.model import expressions as e
from reglo.model.rulebook import Rulebook

FIXE, PAR_CONDITION = 150, 30
"""Microseconds that a corrected answer may take, and that each condition it touches adds."""
_FOIS = 6
_UNE_SUR = 6
_COMPOSEES = (e.Et, e.Ou, e.Non, e.AuMoinsParmi)


class Correction(msgspec.Struct, frozen=True):
    """A corrected answer, in microseconds, and what reads it."""

    donnee: str
    duree: float
    conditions: int
    montants: int

    @property
    def part(self) -> float:
        """Gives the share of what it may take that it takes."""
        return self.duree / (FIXE + PAR_CONDITION * (self.conditions + self.montants))


class Corrections(msgspec.Struct, frozen=True):
    """Corrected answers of a dossier that answers everything: medians, and the one furthest on what it may take."""

    duree: float
    conditions: float
    montants: float
    part: float
    pire: Correction


def corriger(rulebook: Rulebook) -> Corrections:
    """Times the correction of a datum in so many, each back and forth."""
    faites = list(_corriger(rulebook))
    return Corrections(
        duree=median(x.duree for x in faites),
        conditions=median(x.conditions for x in faites),
        montants=median(x.montants for x in faites),
        part=median(x.part for x in faites),
        pire=max(faites, key=lambda x: x.part),
    )


def _corriger(rulebook: Rulebook) -> Iterator[Correction]:
    with reglo.instruire(rulebook, dossier(), date="01/01/2025", moteur="durable") as instruction:
        instruction.resultats()
        for nom, sorte in SORTES.items():
            for rang in range(0, sorte.combien, _UNE_SUR):
                reponses = [sorte.reponse(rang + decalage) for decalage in (10, 0)]
                durees = []
                for _ in range(_FOIS):
                    for reponse in reponses:
                        debut = time.process_time_ns()
                        instruction.resultats(instruction.corriger(f"{nom}{rang}", reponse))
                        durees.append(time.process_time_ns() - debut)
                yield Correction(f"{nom}{rang}", min(durees) / 1000, *_lectures(rulebook, f"{nom}{rang}"))


def _lectures(rulebook: Rulebook, donnee: str) -> tuple[int, int]:
    """Gives how many conditions of criteria, those of definitions included, and how many amounts, read a datum."""
    conditions = montants = 0
    for version in (version for aide in rulebook.aides.values() for version in aide.versions):
        lues = [x for critere in version.criteres for x in (critere.condition, critere.garde) if x is not None]
        conditions += sum(_lisent(condition, donnee, rulebook) for condition in lues)
        montants += any(_lit(clause, donnee, rulebook) for clause in (*version.montants, *version.etapes))
    return conditions, montants


def _lisent(condition: e.Condition, donnee: str, rulebook: Rulebook) -> int:
    if isinstance(condition, e.DefinitionVraie):
        dessous = rulebook.definitions[condition.definition].condition
        return 0 if dessous is None else _lisent(dessous, donnee, rulebook)
    if isinstance(condition, _COMPOSEES):
        termes = (condition.terme,) if isinstance(condition, e.Non) else condition.termes
        return sum(_lisent(terme, donnee, rulebook) for terme in termes)
    return _lit(condition, donnee, rulebook)


def _lit(lue: e.Node, donnee: str, rulebook: Rulebook) -> bool:
    tableaux = (rulebook.tableaux[x.tableau] for x in noeuds(lue) if isinstance(x, e.LectureTableau))
    cles = {cle.nom for tableau in tableaux for cle in tableau.cles}
    return donnee in cles or any(getattr(noeud, "donnee", None) == donnee for noeud in noeuds(lue))
