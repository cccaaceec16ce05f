"""The conditions of a thing of the rulebook down to their leaves, and the operations that bind a value, each ranked.

A leaf decides by itself where changing its truth alone changes that of the whole condition. Leaves and operations are
ranked in the order written, so that the same point has the same name whatever the evaluation.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from reglo.checks.parcours import noeuds
from reglo.model import expressions as e
from reglo.model.clauses import Critere
from reglo.source import Span
from reglo.values.jugement import Jugement

Operation = e.Minimum | e.Maximum | e.Arrondi | e.ParUnite
_LISTES = (e.Total, e.Denombrement, e.ParUnite, e.PourChaque)


class Racine(msgspec.Struct, frozen=True):
    """A whole condition: that of a clause, its « si », a filter, what each element of a list is to meet."""

    noeud: e.Condition
    feuilles: tuple[tuple[int, e.Condition], ...]
    """Its leaves, with their ranks."""
    mode: str = ""
    """That of the criterion whose state is the truth of this condition; empty for any other condition."""


class Corps(msgspec.Struct, frozen=True):
    """What a thing of the rulebook holds that examples can prove."""

    racines: tuple[Racine, ...]
    operations: tuple[tuple[int, Operation], ...]


def corps(porteur: e.Node) -> Corps:
    """Gives the conditions and the operations of a clause or of a definition.

    An amount that is written once may be held twice, as both ends of a range: its copies have one rank.
    """
    racines: list[Racine] = []
    rangs: dict[tuple[type, Span], int] = {}
    for condition in _racines(porteur):
        feuilles = tuple((_ranger(feuille, rangs), feuille) for feuille in _feuilles(condition))
        mode = porteur.mode if isinstance(porteur, Critere) and condition is porteur.condition else ""
        racines.append(Racine(condition, feuilles, mode))
    bornes: dict[tuple[type, Span], int] = {}
    operations = tuple((_ranger(noeud, bornes), noeud) for noeud in noeuds(porteur) if _borne(noeud))
    return Corps(tuple(racines), operations)  # type: ignore[arg-type]


def _ranger(noeud: e.Node, rangs: dict[tuple[type, Span], int]) -> int:
    return rangs.setdefault((type(noeud), noeud.span), len(rangs) + 1)


def _borne(noeud: e.Node) -> bool:
    if isinstance(noeud, e.ParUnite):
        return noeud.retenus is not None
    return isinstance(noeud, e.Minimum | e.Maximum | e.Arrondi)


def _racines(porteur: e.Node) -> Iterator[e.Condition]:
    """Gives the conditions that a thing holds, those of its lists after those that hold them."""
    siennes = [getattr(porteur, champ, None) for champ in ("condition", "garde")]
    yield from (condition for condition in siennes if condition is not None)
    for noeud in noeuds(porteur):
        if isinstance(noeud, _LISTES):
            dedans = [noeud.filtre, noeud.condition if isinstance(noeud, e.PourChaque) else None]
            yield from (condition for condition in dedans if condition is not None)


def _feuilles(condition: e.Condition) -> Iterator[e.Condition]:
    termes = _termes(condition)
    if not termes:
        yield condition
    for terme in termes:
        yield from _feuilles(terme)


def _termes(condition: e.Condition) -> Sequence[e.Condition]:
    match condition:
        case e.Et(termes=termes) | e.Ou(termes=termes) | e.AuMoinsParmi(termes=termes):
            return termes
        case e.Non(terme=terme):
            return (terme,)
        case _:
            return ()


def decisives(condition: e.Condition, verites: Mapping[int, Jugement]) -> Iterator[e.Condition]:
    """Gives the leaves that decide by themselves, from what each node gave."""
    termes = _termes(condition)
    if not termes:
        yield condition
    for rang, terme in enumerate(termes):
        autres = [verites[id(autre)] for k, autre in enumerate(termes) if k != rang]
        if _seul_en_cause(condition, autres):
            yield from decisives(terme, verites)


def _seul_en_cause(condition: e.Condition, autres: Sequence[Jugement]) -> bool:
    """Tells whether a condition follows one of its terms, the others being what they are."""
    match condition:
        case e.Et():
            return all(autre.vrai for autre in autres)
        case e.Ou():
            return all(autre.faux for autre in autres)
        case e.AuMoinsParmi(seuil=seuil):
            return all(autre.tranche for autre in autres) and sum(autre.vrai for autre in autres) == seuil - 1
        case _:
            return True
