"""Rulesets that the extension can bear, found by halving: those of whole dossiers, and those of instructions."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from reglo.evaluation.durable.limites import Admise
from reglo.evaluation.durable.versions import VersionCompilee

_C = TypeVar("_C")


def repartir(
    versions: Sequence[VersionCompilee],
    composer: Callable[[Sequence[VersionCompilee]], _C],
    examiner: Callable[[_C], Admise | tuple[str, ...]],
) -> tuple[list[tuple[_C, Admise]], dict[str, tuple[str, ...]]]:
    """Gives rulesets that are admitted, as few as halving finds, and the versions that none can hold, with why."""
    admises: list[tuple[_C, Admise]] = []
    refusees: dict[str, tuple[str, ...]] = {}
    attente = [list(versions)]
    while attente:
        groupe = attente.pop(0)
        composition = composer(groupe)
        examen = examiner(composition)
        if isinstance(examen, Admise):
            admises.append((composition, examen))
        elif len(groupe) == 1:
            refusees[groupe[0].nom] = examen
        else:
            milieu = len(groupe) // 2
            attente[:0] = [groupe[:milieu], groupe[milieu:]]
    return admises, refusees
