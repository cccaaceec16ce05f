"""What the reference tells of one dossier, begun when something first asks: results, and what other aids read."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

import msgspec

from reglo.evaluation.reference.reponse import Redaction
from reglo.evaluation.reference.seance import Seance
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier
from reglo.outcome.reponse import Verdict
from reglo.values.jugement import Jugement
from reglo.values.nombre import Nombre


class Resultat(msgspec.Struct, frozen=True, gc=False):
    """The verdict and the amounts of an aid, as the reference gives them."""

    aide: str
    verdict: Verdict
    theorique: Nombre
    """The theoretical amount, in euros."""
    du: Nombre
    """The amount due, in euros, once clipped."""
    refuse_par: tuple[str, ...] = ()
    """The clauses that refuse the aid, when it is ineligible."""
    par_reference: bool = False
    """The reference had to tell, because the answer is open or beyond what rules fire."""


class ParReference:
    """One dossier as the reference evaluates it."""

    def __init__(self, rulebook: Rulebook, dossier: Dossier, aujourdhui: date, lectures: Mapping[str, str]) -> None:
        self._rulebook = rulebook
        self._dossier = dossier
        self._aujourdhui = aujourdhui
        self._lectures = lectures

    @cached_property
    def seance(self) -> Seance:
        """Gives the evaluation."""
        return Seance(self._rulebook, self._dossier, self._aujourdhui, self._lectures)

    def redaction(self, aide: str) -> Redaction:
        """Gives all that is told of an aid."""
        return Redaction(self.seance, aide)

    def resultat(self, aide: str) -> Resultat:
        """Gives the result of an aid."""
        dite = self.redaction(aide)
        return Resultat(aide, dite.verdict(), dite.theorique, dite.du, dite.refuse_par(), par_reference=True)

    # --------------------------------------------------------------------------------- what other aids answer (rule 14)
    def verite(self, aide: str) -> Jugement:
        """Tells whether an aid is granted by its own rules."""
        return self.seance.verite(aide)

    def accordee(self, aide: str) -> Jugement:
        """Tells whether an aid is granted."""
        return self.seance.accordee(aide)

    def deja_accordee(self, aide: str) -> Jugement:
        """Tells whether the plan says that an aid is granted."""
        return self.seance.deja_accordee(aide)

    def montant(self, aide: str) -> Nombre:
        """Gives the amount of an aid."""
        return self.seance.montant(aide)
