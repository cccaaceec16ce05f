"""Nodes of two rulebooks put side by side: equal whatever their places, or written with the names of the other."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from reglo.model.expressions import Node
from reglo.source import Span

Renommer = Callable[[str], str]
"""Gives the name that something has in the rulebook after, by the name that it had before."""
_N = TypeVar("_N", bound=Node)


def tel_quel(nom: str) -> str:
    """Gives a name as it is."""
    return nom


def memes(avant: object, apres: object, renommer: Renommer = tel_quel, sauf: frozenset[str] = frozenset()) -> bool:
    """Tells whether two nodes say the same, their places left out; `sauf` names fields of the roots to pass over."""
    if avant is apres or isinstance(avant, Span):
        return True
    if isinstance(avant, Node):
        return type(avant) is type(apres) and all(
            memes(getattr(avant, champ), getattr(apres, champ), renommer)
            for champ in avant.__struct_fields__
            if champ not in sauf
        )
    if isinstance(avant, tuple):
        paires = zip(avant, apres, strict=False) if isinstance(apres, tuple) else ()
        return isinstance(apres, tuple) and len(avant) == len(apres) and all(memes(a, b, renommer) for a, b in paires)
    if isinstance(avant, str):
        return avant == apres or renommer(avant) == apres
    return avant == apres


def reecrire(noeud: _N, renommer: Renommer) -> _N:
    """Gives a node with the names of another rulebook, its places kept; the same one when it names nothing new."""
    champs = {champ: getattr(noeud, champ) for champ in noeud.__struct_fields__}
    ecrits: dict[str, Any] = {champ: _reecrit(valeur, renommer) for champ, valeur in champs.items()}
    return noeud if all(ecrits[champ] is champs[champ] for champ in champs) else type(noeud)(**ecrits)


def _reecrit(valeur: object, renommer: Renommer) -> object:
    if isinstance(valeur, Node):
        return reecrire(valeur, renommer)
    if isinstance(valeur, tuple) and not isinstance(valeur, Span):
        ecrits = tuple(_reecrit(element, renommer) for element in valeur)
        return valeur if all(un is autre for un, autre in zip(ecrits, valeur, strict=True)) else ecrits
    if isinstance(valeur, str):
        nom = renommer(valeur)
        return valeur if nom == valeur else nom
    return valeur


def tous(noeud: Node) -> Iterator[Node]:
    """Gives a node and all those below it."""
    yield noeud
    for champ in noeud.__struct_fields__:
        valeur = getattr(noeud, champ)
        for dessous in valeur if isinstance(valeur, tuple) else (valeur,):
            if isinstance(dessous, Node):
                yield from tous(dessous)
