"""What a ruleset says before durable-rules reads it: rules that test facts against constants, and nothing else.

All that is not a datum against a constant (arithmetic, dates, ratios, a datum against another) enters as an atom that
we compute. A disjunction is several rules. What is written for the extension is plain ASCII: it compares bytes, and its
hash of other bytes depends on the machine.
"""

import json
from functools import lru_cache
from typing import Literal

import msgspec

Operateur = Literal["=", "≠", "<", "≤", ">", "≥"]
Valeur = int | str
"""A scaled integer (cents, ten-thousandths, 0 or 1), or a member of a closed list."""
OUVERTURE = "$ouverture"
"""The property and the rule that make each session fire once when it opens: see `pilote`."""
_EN_DURABLE: dict[Operateur, str] = {"≠": "$neq", "<": "$lt", "≤": "$lte", ">": "$gt", "≥": "$gte"}


class Propriete(msgspec.Struct, frozen=True):
    """What a fact may say: an integer, or a member of a closed list."""

    nom: str
    membres: frozenset[str] | None = None
    """The members of its list; None for a scaled integer."""


class Condition(msgspec.Struct, frozen=True):
    """One test of a property against a constant; absent, a property satisfies none."""

    propriete: str
    operateur: Operateur
    constante: Valeur


class Regle(msgspec.Struct, frozen=True):
    """A rule: it fires once for each choice of distinct facts that satisfy all its conditions."""

    nom: str
    faits: tuple[tuple[Condition, ...], ...]
    """The conditions that each fact of the join satisfies together."""


class Description(msgspec.Struct, frozen=True):
    """A ruleset: what facts may say, which properties one fact carries together, and the rules."""

    proprietes: tuple[Propriete, ...]
    formes: tuple[frozenset[str], ...]
    """One form that holds every property for a whole dossier; one form for each property in a session of answers."""
    regles: tuple[Regle, ...]


def ecrire(description: Description) -> str:
    """Writes the ruleset as the extension reads it, with the rule that opens each session."""
    regles = {regle.nom: {"all": _faits(regle)} for regle in description.regles}
    return json.dumps(regles | {OUVERTURE: {"all": [{"f0": {OUVERTURE: 1}}]}})


def _faits(regle: Regle) -> list[dict[str, object]]:
    return [{f"f{rang}": _conditions(conditions)} for rang, conditions in enumerate(regle.faits)]


def _conditions(conditions: tuple[Condition, ...]) -> dict[str, object]:
    tests = [_test(condition) for condition in conditions]
    return tests[0] if len(tests) == 1 else {"$and": tests}


def _test(condition: Condition) -> dict[str, object]:
    egal: dict[str, object] = {condition.propriete: condition.constante}
    return egal if condition.operateur == "=" else {_EN_DURABLE[condition.operateur]: egal}


@lru_cache(maxsize=4_096)
def empreinte(nom: str) -> int:
    """Gives the hash by which the extension knows a name (FNV-1a, 32 bits): two names of one hash are one to it."""
    resultat = 0x811C9DC5
    for octet in json.dumps(nom)[1:-1].encode("ascii"):
        resultat = (resultat ^ octet) * 16777619 & 0xFFFFFFFF
    return resultat
