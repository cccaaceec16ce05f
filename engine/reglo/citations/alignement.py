"""Aligns the lines of a document with those that were read before, known by their hashes only.

Lines without a word are passed over. A passage is the same when its lines still follow each other, wherever they stand.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from reglo.citations.empreintes import VIDE

_COMPARABLES = 400_000_000
"""Pairs of lines that are compared at most: beyond, what is not at the two ends counts as changed."""


class Alignement:
    """Where the lines of one text stand in another; lines are numbered from 1."""

    def __init__(self, avant: Sequence[str], apres: Sequence[str], paires: Mapping[int, int] | None = None) -> None:
        """Aligns two lists of hashes, unless the pairs of lines that answer to each other are already known."""
        self._avant, self._apres = _Lignes(avant), _Lignes(apres)
        self._paires = dict(_aligner(self._avant, self._apres)) if paires is None else paires

    @cached_property
    def inverse(self) -> "Alignement":
        """The same, from the second text to the first."""
        paires = {apres: avant for avant, apres in self._paires.items()}
        return Alignement(self._apres.toutes, self._avant.toutes, paires)

    @property
    def lignes_avant(self) -> int:
        """Number of lines of the first text."""
        return len(self._avant.toutes)

    @cached_property
    def retirees(self) -> tuple[int, ...]:
        """The lines of the first text that stand nowhere in the second."""
        restent = Counter(self._apres.toutes[rang - 1] for rang in self._sans_avant)
        return tuple(rang for rang in self._sans_apres if not _prendre(restent, self._avant.toutes[rang - 1]))

    @property
    def deplacees(self) -> int:
        """How many lines stand in both texts, but not in the same order."""
        return len(self._sans_apres) - len(self.retirees)

    @property
    def _sans_apres(self) -> list[int]:
        return [rang for rang in self._avant.rangs if rang not in self._paires]

    @property
    def _sans_avant(self) -> list[int]:
        paires = set(self._paires.values())
        return [rang for rang in self._apres.rangs if rang not in paires]

    def suivre(self, debut: int, fin: int) -> tuple[int, int] | None:
        """Gives where a passage of the first text stands, unchanged, in the second; None when it stands nowhere.

        The lines without a word at its two ends are not among those that it gives.
        """
        rangs = self._avant.rangs
        passage = rangs[bisect_left(rangs, debut) : bisect_right(rangs, fin)]
        if not passage:
            return debut, fin
        sommes = [self._avant.toutes[rang - 1] for rang in passage]
        places = self._apres.places(sommes)
        if len(places) == len(self._avant.places(sommes)) == 1:
            suite = self._apres.rangs[places[0] : places[0] + len(passage)]
        else:
            suite = [self._paires[rang] for rang in passage if rang in self._paires]
        if len(suite) < len(passage) or not self._apres.se_suivent(suite):
            return None
        return suite[0], suite[-1]


class _Lignes:
    """The lines of a text that hold a word, and one string where a stretch of them is looked for."""

    def __init__(self, toutes: Sequence[str]) -> None:
        self.toutes = toutes
        self.rangs = [rang for rang, somme in enumerate(toutes, 1) if somme != VIDE]
        self.sommes = [somme for somme in toutes if somme != VIDE]
        self._numeros = {rang: numero for numero, rang in enumerate(self.rangs)}
        self._joint = "".join(f"{somme} " for somme in self.sommes)

    def places(self, sommes: Sequence[str]) -> list[int]:
        """Gives the first two places where some hashes follow each other."""
        aiguille = "".join(f"{somme} " for somme in sommes)
        pas = len(aiguille) // len(sommes)
        trouvees: list[int] = []
        place = -1
        while len(trouvees) <= 1 and (place := self._joint.find(aiguille, place + 1)) >= 0:
            trouvees.append(place // pas)
        return trouvees

    def se_suivent(self, rangs: Sequence[int]) -> bool:
        """Tells whether no other line with a word stands between these."""
        return all(self._numeros[apres] == self._numeros[avant] + 1 for avant, apres in pairwise(rangs))


def _aligner(avant: _Lignes, apres: _Lignes) -> Iterator[tuple[int, int]]:
    """Gives pairs of equal lines, in order, as many as there can be."""
    a, b = avant.sommes, apres.sommes
    debut = _communes(a, b)
    fin = _communes(a[debut:][::-1], b[debut:][::-1])
    yield from zip(avant.rangs[:debut], apres.rangs[:debut], strict=True)
    if (len(a) - debut - fin) * (len(b) - debut - fin) <= _COMPARABLES:
        from rapidfuzz.distance import LCSseq

        for acte in LCSseq.opcodes(a[debut : len(a) - fin], b[debut : len(b) - fin]):
            if acte.tag == "equal":
                a1, a2, b1, b2 = (
                    debut + borne for borne in (acte.src_start, acte.src_end, acte.dest_start, acte.dest_end)
                )
                yield from zip(avant.rangs[a1:a2], apres.rangs[b1:b2], strict=True)
    yield from zip(avant.rangs[len(a) - fin :], apres.rangs[len(b) - fin :], strict=True)


def _prendre(restent: Counter[str], somme: str) -> bool:
    """Takes one hash out of those that are left; tells whether there was one."""
    restent[somme] -= 1
    return restent[somme] >= 0


def _communes(a: Sequence[str], b: Sequence[str]) -> int:
    """Counts the lines that two texts have in common at their beginning."""
    return next((rang for rang, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
