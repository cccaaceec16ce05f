"""Checks of the finished rulebook: one module, one code, one page.

A check is a function from the model to its remarks, listed in `CHECKS`; it corrects nothing and raises nothing. Its
docstring says what it checks, why, what not to write and what to write, and both snippets are run by the tests.
"""

from collections.abc import Callable, Iterator

from reglo.diagnostics import Diagnostic, tries
from reglo.model.rulebook import Rulebook

Check = Callable[[Rulebook], Iterator[Diagnostic]]
CHECKS: tuple[Check, ...] = ()
"""Every check, in the order of their codes."""


def verifier(rulebook: Rulebook) -> tuple[Diagnostic, ...]:
    """Gives the remarks of every check, in the order of the files."""
    return tries(remarque for check in CHECKS for remarque in check(rulebook))
