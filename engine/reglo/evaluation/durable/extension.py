"""The C extension of durable-rules as we use it: loaded when first needed, its calls typed, its codes named.

`durable` itself (its `Host`) is never imported: it starts threads and swallows exceptions. The storage callbacks are
not among the calls below and are never registered: on Python 3.13 they would abort the process.
"""

import importlib
import os
import re
import sys
from functools import cache
from typing import Protocol, cast

ASSERTION_LUE, ASSERTION_NON_LUE = 0, 1
"""What asserting a fact gives; any other code is a failure here."""


class Extension(Protocol):
    """The calls of `durable_rules_engine` that we make, and no other."""

    def create_ruleset(self, nom: str, regles: str, /) -> int:
        """Reads the rules; gives the number of the ruleset."""
        ...

    def delete_ruleset(self, jeu: int, /) -> None:
        """Forgets a ruleset, whose sessions are deleted before."""
        ...

    def assert_fact(self, jeu: int, fait: str, /) -> tuple[int, int]:
        """Gives a fact; gives back how it was taken, and the number of the state of its session."""
        ...

    def retract_fact(self, jeu: int, fait: str, /) -> tuple[int, int]:
        """Takes a fact back."""
        ...

    def start_action_for_state(self, jeu: int, etat: int, /) -> tuple[str, str] | None:
        """Starts the first pending firing: the state, and what fired."""
        ...

    def complete_and_start_action(self, jeu: int, etat: int, /) -> str | None:
        """Ends a firing and starts the next: what fired, or nothing."""
        ...

    def delete_state(self, jeu: int, seance: str, /) -> None:
        """Deletes a session."""
        ...


class ExtensionIndisponible(Exception):
    """durable-rules is missing, or cannot be loaded here."""


class EchecDurable(Exception):
    """The extension refused a call: what it was asked on is lost, the process is not."""


class MemoireEpuisee(EchecDurable):
    """Code 101: no memory left, or more sessions than the extension holds."""


class ReglesIllisibles(EchecDurable):
    """Codes 102 to 110, 113 and 201 to 205: the ruleset or the fact is not written as the extension reads it."""


class JeuInconnu(EchecDurable):
    """Codes 111 and 112: the ruleset is closed, or the process holds too many of them."""


class TropDeProprietes(EchecDurable):
    """Codes 302, 313 and 314: the fact is too large."""


class PileDepassee(EchecDurable):
    """Code 303: one fact satisfies too many conditions at once."""


class TropDeFaitsJoints(EchecDurable):
    """Code 304: a rule joins too many facts."""


class SeanceInconnue(EchecDurable):
    """Code 309: the session has no state."""


_ECHECS: dict[int, type[EchecDurable]] = {
    101: MemoireEpuisee,
    **dict.fromkeys((*range(102, 111), 113, *range(201, 206)), ReglesIllisibles),
    **dict.fromkeys((111, 112), JeuInconnu),
    **dict.fromkeys((302, 313, 314), TropDeProprietes),
    303: PileDepassee,
    304: TropDeFaitsJoints,
    309: SeanceInconnue,
}


def echec(erreur: Exception) -> EchecDurable:
    """Names what the extension raised, by the code that its message ends with."""
    code = re.search(r"error code: (\d+)", str(erreur))
    numero = 101 if isinstance(erreur, MemoryError) else int(code[1]) if code else 0
    return _ECHECS.get(numero, EchecDurable)(f"durable-rules échoue (code {numero}) : {erreur}")


@cache
def charger() -> Extension:
    """Loads the extension; symbols are bound when called, since some that we never call left Python 3.13."""
    anciens = sys.getdlopenflags() if hasattr(sys, "setdlopenflags") else None
    try:
        if anciens is not None:
            sys.setdlopenflags(os.RTLD_LAZY)
        return cast(Extension, importlib.import_module("durable_rules_engine"))
    except ModuleNotFoundError:
        raise ExtensionIndisponible(
            "Le moteur durable-rules n'est pas installé. Il se construit avec un compilateur C : "
            "« pip install durable-rules ». Le moteur de référence fonctionne sans lui."
        ) from None
    except ImportError as erreur:
        raise ExtensionIndisponible(
            f"Le moteur durable-rules est installé, mais ne se charge pas avec ce Python ({erreur}). "
            "Sans la variable LD_BIND_NOW, il se charge jusqu'à Python 3.13 sous Linux. "
            "Le moteur de référence fonctionne sans lui."
        ) from erreur
    finally:
        if anciens is not None:
            sys.setdlopenflags(anciens)
