"""The command `reglo`: reads what is typed, runs one command, and says in French whatever goes wrong.

Exit codes: 0 when an answer is given, 1 when `verifier`, `tester` or `formater --verifier` refuses, 2 when what
is given cannot be used. A verdict is never an exit code. Each command is a module; what it needs is imported when it
runs.
"""

import sys
from collections.abc import Sequence

from reglo.cli.garde import garder


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that the arguments spell, and gives its exit code."""
    return garder(_lancer, sys.argv[1:] if arguments is None else list(arguments))


def _lancer(arguments: list[str]) -> int:
    from reglo.cli.commandes import lancer

    return lancer(arguments)
