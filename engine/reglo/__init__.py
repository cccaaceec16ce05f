"""Réglo: règlements of public aids that jurists write themselves, read, checked and computed.

    import reglo

    recueil = reglo.charger()
    reponse = reglo.evaluer(recueil, {"places": 20}, date="01/07/2025")

`reglo.instruire` opens a dossier that is answered step by step. The register of decisions has its own functions, in
`reglo.registre`. Nothing is imported before it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reglo import registre
    from reglo.api import charger, evaluer, instruire, questions
    from reglo.diagnostics import ErreurReglo

__all__ = ["ErreurReglo", "charger", "evaluer", "instruire", "questions", "registre"]


def __getattr__(nom: str) -> object:
    """Finds a public name at its first use."""
    if nom not in __all__:
        raise AttributeError(nom)
    if nom == "registre":
        return import_module("reglo.registre")
    from reglo import api

    return getattr(api, nom)


def __dir__() -> list[str]:
    """Gives the public names."""
    return sorted(__all__)
