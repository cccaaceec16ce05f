"""What a compilation says, as data with stable names: versions, clauses, rules, computed conditions, shares."""

from typing import Literal, TypeAlias

import msgspec

from reglo.evaluation.durable.motifs import Motif

Effet: TypeAlias = Literal["decide", "exception", "indication", "ecartee"]
"""It has rules, it counts in those of the clause that it excepts, it decides nothing, or a reading leaves it out."""


class RegleEcrite(msgspec.Struct, frozen=True):
    """A rule: the name that durable-rules gives when it fires, and what it asks for."""

    nom: str
    conditions: tuple[str, ...]


class Retenue(msgspec.Struct, frozen=True):
    """The option that a reading retains."""

    lecture: str
    option: str
    libelle: str


class ClauseEcrite(msgspec.Struct, frozen=True):
    """A clause and the rules that fire for it."""

    clause: str
    nom: str
    """Its label, or its whole id when it is of a trunk."""
    place: str
    """File and line."""
    phrase: str
    effet: Effet
    exception_a: str
    """The clause that it excepts, named likewise."""
    ecartee_par: tuple[Retenue, ...]
    """The readings that leave it out."""
    rempli: tuple[RegleEcrite, ...]
    """One of them fires as soon as the criterion surely holds."""
    ensemble: bool
    """What it asks for stands in the rule that holds several criteria together."""
    refuse: tuple[RegleEcrite, ...]
    """One of them fires as soon as the criterion surely fails."""


class CalculEcrit(msgspec.Struct, frozen=True):
    """A condition that is computed: its property in the facts, what it says, why it is no condition of the ruleset."""

    propriete: str
    clause: str
    """The clause that reads it, named by its label, or by its whole id when it is of a trunk."""
    phrase: str
    motif: Motif


class Part(msgspec.Struct, frozen=True):
    """How many conditions of criteria durable-rules decides, how many are computed, and those of amounts."""

    reelles: int = 0
    calculees: int = 0
    des_montants: int = 0

    def plus(self, autre: "Part") -> "Part":
        """Gives the sum."""
        return Part(
            self.reelles + autre.reelles, self.calculees + autre.calculees, self.des_montants + autre.des_montants
        )

    @property
    def pour_cent(self) -> int | None:
        """Gives the share of those that durable-rules decides, rounded down; None where there is none."""
        toutes = self.reelles + self.calculees
        return self.reelles * 100 // toutes if toutes else None


class VersionEcrite(msgspec.Struct, frozen=True):
    """A version of an aid."""

    nom: str
    aide: str
    libelle: str
    periode: str
    """Which version, and when it is in force; empty for the only one, always in force."""
    dossier: str
    """The folder of its rules."""
    clauses: tuple[ClauseEcrite, ...]
    calculs: tuple[CalculEcrit, ...]
    montants: tuple[str, ...]
    """The clauses of its amount, that no rule decides."""
    refus: tuple[str, ...]
    """Why durable-rules cannot bear its ruleset: the reference judges it."""
    regles: int
    part: Part
    jeu: msgspec.Raw
    """The ruleset as durable-rules reads it."""


class Compilation(msgspec.Struct, frozen=True):
    """What some aids become."""

    recueil: str
    lectures: dict[str, str]
    """The options asked for."""
    versions: tuple[VersionEcrite, ...]
    dossiers: dict[str, Part]
    """By folder of rules."""
    total: Part
