"""The command `reglo`: reads what is typed, runs one command, and says in French whatever goes wrong.

Exit codes: 0 when an answer is given, 1 when `verifier`, `tester`, `formater --verifier`, `muter --exiger`,
`relecture` or `registre verifier` refuses, or when an envelope does not suffice, 2 when what is given cannot be used.
A verdict is never an exit code.
Each command is a module; what it needs is imported when it runs.
"""

import gc
import sys
from collections.abc import Sequence

SEUIL = 100_000
"""New objects before Python looks for those to free: a command makes many, keeps most of them, and ends soon."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that the arguments spell, those of the process else, and gives its exit code."""
    if arguments is not None:
        return _garder(list(arguments))
    gc.set_threshold(SEUIL)
    _importer_msgspec()
    code = _garder(sys.argv[1:])
    gc.freeze()  # the process ends here: what is left is not looked through
    return code


def _importer_msgspec() -> None:
    """Imports msgspec without typing_extensions, which it takes where that is installed, and does as well without.

    Most installations have none; where development tools bring it, it takes as long as the whole of msgspec.
    """
    if "typing_extensions" not in sys.modules:
        sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # as if it were not installed
        import msgspec  # noqa: F401

        del sys.modules["typing_extensions"]


def _garder(arguments: list[str]) -> int:
    from reglo.cli.garde import garder

    return garder(_lancer, arguments)


def _lancer(arguments: list[str]) -> int:
    from reglo.cli.commandes import lancer

    return lancer(arguments)
