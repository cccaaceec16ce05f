"""A folder of rules kept in mind while it is being written: after a change, only what it touches is done again.

What it gives is what `charger` would give of the same files, remarks and places included; it reads and writes no cache.
"""

from pathlib import Path

from reglo.chargement import Chargement, dossier_des_regles
from reglo.chargement.compilation import Compilateur
from reglo.chargement.lecture import lire
from reglo.diagnostics import Diagnostic


class Atelier:
    """The rules of one folder: the one given, else `rules/` here, else those shipped with Réglo."""

    def __init__(self, dossier: Path | None = None) -> None:
        """Reads nothing yet."""
        self.dossier = dossier_des_regles(dossier)
        self._compilateur = Compilateur()
        self._lu: tuple[dict[str, str], tuple[Diagnostic, ...]] | None = None
        self._charge: Chargement | None = None

    def recharger(self) -> Chargement:
        """Gives the rules as the files now stand: the very same object when none has changed."""
        lu = lire(self.dossier)
        if self._charge is None or lu != self._lu:
            rulebook, diagnostics = self._compilateur.compiler(*lu)
            self._lu, self._charge = lu, Chargement(rulebook=rulebook, diagnostics=diagnostics, sources=lu[0])
        return self._charge


class Ateliers:
    """A workshop for each folder asked for."""

    def __init__(self) -> None:
        """Opens none yet."""
        self._ouverts: dict[Path, Atelier] = {}

    def charger(self, dossier: Path) -> Chargement:
        """Gives the rules of a folder as its files now stand."""
        return self._ouverts.setdefault(dossier, Atelier(dossier)).recharger()
