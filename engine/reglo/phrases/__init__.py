"""Every clause of the rule model in plain French, generated: the sentence that a lawyer compares with the quote.

Pure functions from the model to strings; nothing is read, evaluated or laid out here. One module by family of clauses.
"""

from reglo.phrases import comparaisons, conditions, listes, nombres
from reglo.phrases.liens import nu
from reglo.phrases.plume import Plume

WRITERS = (comparaisons, conditions, listes, nombres)
"""The modules that register how each kind of expression is written: importing them is enough."""

__all__ = ["WRITERS", "Plume", "nu"]
