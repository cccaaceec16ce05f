"""The model without its places: what is left is what the files mean, however they are laid out."""

from typing import Any, TypeVar

from reglo.model.expressions import Node
from reglo.source import NULLE_PART, Span

_N = TypeVar("_N", bound=Node)


def sans_positions(noeud: _N) -> _N:
    """Gives the same node with every span set to nowhere."""
    champs: dict[str, Any] = {champ: _sans(getattr(noeud, champ)) for champ in noeud.__struct_fields__}
    return type(noeud)(**champs)


def _sans(valeur: object) -> object:
    if isinstance(valeur, Span):
        return NULLE_PART
    if isinstance(valeur, Node):
        return sans_positions(valeur)
    if isinstance(valeur, tuple):
        return tuple(_sans(element) for element in valeur)
    if isinstance(valeur, dict):
        return {cle: _sans(element) for cle, element in valeur.items()}
    return valeur
