"""A rulebook on one side of a comparison: its rules, the texts of its files, its examples, and how one calls it."""

from collections.abc import Mapping

import msgspec

from reglo.model.rulebook import Rulebook
from reglo.source import Span


class Recueil(msgspec.Struct, frozen=True, kw_only=True):
    """One side: before, or after."""

    nom: str
    """The folder as it was named, a version, a day."""
    rulebook: Rulebook
    sources: Mapping[str, str] = {}
    """The texts of the files of rules, by their names."""
    exemples: Mapping[str, str] = {}
    """The texts of the files of examples, by their names."""

    def extrait(self, span: Span) -> str:
        """Gives what stands at a place; nothing when its file is not at hand."""
        return self.sources.get(span.fichier, "")[span.debut : span.fin]
