"""What the tests of the register share: a usual decision, the codes of what is refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from tests.registre.recueil_lot import RECUEIL

from reglo import registre
from reglo.diagnostics import ErreurReglo
from reglo.registre import Registre

Accorder: TypeAlias = Callable[..., Registre]
PLAI: dict[str, object] = {"aide": "lot.plai", "date": "10/02/2025", "montant": "150 000 €", "logements": 30}


def accorder_dans(chemin: Path, *, options: dict[str, Any] | None = None, **champs: object) -> Registre:
    """Adds a decision: thirty dwellings of `lot.plai` unless said otherwise; None leaves a field out."""
    dits = {nom: valeur for nom, valeur in (PLAI | champs).items() if valeur is not None}
    return registre.ouvrir(chemin).ajouter(RECUEIL, dits, **(options or {}))


def codes_de(demande: Callable[[], object]) -> list[str]:
    """The codes of what is refused."""
    with pytest.raises(ErreurReglo) as levee:
        demande()
    return [remarque.code for remarque in levee.value.diagnostics]
