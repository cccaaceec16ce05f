"""The way to read a dossier written in a test."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.outcome.petit_recueil import RECUEIL

from reglo.diagnostics import Diagnostic
from reglo.outcome.dossier import Dossier
from reglo.outcome.lecture import lire_dossier

Lire: TypeAlias = Callable[..., tuple[Dossier | None, tuple[Diagnostic, ...]]]


@pytest.fixture
def lire(tmp_path: Path) -> Lire:
    """Reads a dossier written in the test, in YAML unless said otherwise."""

    def lecture(texte: str | bytes, suffixe: str = ".yaml") -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
        fichier = tmp_path / f"dossier{suffixe}"
        fichier.write_bytes(texte.encode("utf-8") if isinstance(texte, str) else texte)
        return lire_dossier(fichier, RECUEIL)

    return lecture
