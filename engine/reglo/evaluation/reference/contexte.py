"""Where an expression stands: the dossier, the rulebook, the dates, the readings, the element of each list.

A context is data: it decides nothing. It also carries what the other strata have computed (semantique.md, rule 13),
which an expression reads without knowing how.
"""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

import msgspec
from msgspec.structs import replace

from reglo.evaluation.reference.temoin import Temoin
from reglo.model.rulebook import Donnee, Rulebook
from reglo.outcome.dossier import Dossier, FaitConnu, Faits, Liste
from reglo.values.jugement import Jugement
from reglo.values.nombre import Nombre
from reglo.values.verite import Verite


class Issues(Protocol):
    """What the plan and the other aids answer (rule 14)."""

    def verite(self, aide: str) -> Jugement:
        """Tells whether an aid is granted by its own rules."""

    def accordee(self, aide: str) -> Jugement:
        """Tells whether an aid is granted."""

    def deja_accordee(self, aide: str) -> Jugement:
        """Tells whether the plan says that an aid is granted."""

    def montant(self, aide: str) -> Nombre:
        """Gives the amount of an aid."""


class Element(msgspec.Struct, frozen=True):
    """An element of a list; the rank None is any element that the dossier does not know yet (rule 4)."""

    rang: int | None
    faits: Faits


class Contexte(msgspec.Struct, frozen=True):
    """What an expression may read."""

    rulebook: Rulebook
    dossier: Dossier
    aujourdhui: date
    lectures: Mapping[str, str]
    issues: Issues
    date: Nombre
    """The governing date, as a day number (rule 17)."""
    lieu: str = ""
    """The clause being evaluated."""
    elements: dict[str, Element] = {}
    assiette: Nombre | None = None
    theorique: Nombre | None = None
    rangs: dict[str, Verite] = {}
    """The rows of tables met so far: for the trace only, no value reads it."""
    definitions: dict[tuple[str, str], Nombre | Jugement] = {}
    """Definitions already computed: chains of definitions that read each other twice would take for ever."""
    temoin: Temoin | None = None
    """Who watches, if anybody does."""

    def pour(self, clause: str) -> "Contexte":
        """Gives the context of a clause."""
        return replace(self, lieu=clause)

    def avec(self, *, assiette: Nombre | None = None, theorique: Nombre | None = None) -> "Contexte":
        """Gives the context once the assiette, then the theoretical amount, is known (rule 9)."""
        return replace(self, assiette=assiette or self.assiette, theorique=theorique or self.theorique)

    def dans(self, entite: str, element: Element) -> "Contexte":
        """Gives the context of an element of a list."""
        return replace(self, elements={**self.elements, entite: element})

    def liste(self, entite: str) -> Liste:
        """Gives what the dossier knows of a list: open and empty when it says nothing (rule 4)."""
        return self.dossier.listes.get(entite, Liste())

    def place(self) -> str:
        """Names the elements where the context stands."""
        return "".join(f"{entite}[{element.rang}]." for entite, element in sorted(self.elements.items()))

    def fait(self, donnee: Donnee) -> FaitConnu | None:
        """Gives the answer to a datum, in the element of its list when it has one."""
        if donnee.entite is None:
            return self.dossier.faits.get(donnee.nom)
        element = self.elements.get(donnee.entite)
        return element.faits.get(donnee.nom) if element else None

    def source(self, donnee: Donnee) -> str:
        """Names the unknown that a datum is here (two readings of it are one unknown)."""
        if donnee.entite is None:
            return donnee.nom
        element = self.elements.get(donnee.entite)
        return f"{donnee.entite}[{element.rang if element else None}].{donnee.nom}"
