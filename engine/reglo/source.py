"""Where things stand in the files: the one notion of position shared by every layer.

A span is data (it is kept in the rule model, in diagnostics and in answers); it never holds the text itself.
"""

import msgspec


class Span(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A stretch of one file, in characters of the original text (before any folding)."""

    fichier: str
    """Name of the file, relative to the rulebook folder, with "/" separators."""
    debut: int
    """Offset of the first character."""
    fin: int
    """Offset after the last character."""
    ligne: int
    """Line of the first character, from 1; 0 for a file as a whole."""
    colonne: int
    """Column of the first character, from 1; 0 for a file as a whole."""

    def __str__(self) -> str:
        return f"{self.fichier}:{self.ligne}:{self.colonne}" if self.ligne else self.fichier


NULLE_PART = Span("", 0, 0, 0, 0)
"""The span of what no file declares (the built-in vocabulary)."""


def fichier_entier(fichier: str) -> Span:
    """Gives the span of a file as a whole: its name, and no place in it."""
    return Span(fichier, 0, 0, 0, 0)
