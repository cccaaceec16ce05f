"""One ruleset in one instruction: the facts wanted, those that the extension holds, the rules that hold by them.

Retracting a fact fires nothing: what a firing concluded is dropped with the first of its facts that goes. After a
failure, or when its session was closed to make room, everything is said again to a new one.
"""

from collections import deque
from collections.abc import Mapping

from reglo.evaluation.durable.extension import EchecDurable
from reglo.evaluation.durable.faits import Proprietes
from reglo.evaluation.durable.pilote import FaitRefuse, Jeu, Seance, SeanceFermee, TropDeSeances
from reglo.evaluation.instruction.regles import Composition
from reglo.evaluation.instruction.reserve import RESERVE

ESSAIS = 2
"""Sessions opened in turn before the ruleset is left to the reference until the next answer."""


class Suivi:
    """The facts of a dossier in one ruleset, and what they conclude."""

    def __init__(self, composition: Composition, jeu: Jeu) -> None:
        self.composition = composition
        self._jeu = jeu
        self._voulus: dict[str, Proprietes] = {}
        self._retard: set[str] = set()
        """The facts that changed since the session was told."""
        self._dits: set[str] = set()
        self.tenues: set[str] = set()
        """The rules that hold."""
        self._appuis: dict[str, set[str]] = {}
        """The rules that fired with each fact."""
        self._seance: Seance | None = None
        self._sure = False
        """The session holds what is written here: nothing stopped it halfway."""

    def dire(self, fait: str, dites: Mapping[str, object]) -> None:
        """Wants a fact to say this, as far as the ruleset reads it; to say nothing is to be absent."""
        lues = self.composition.faits[fait]
        voulu: Proprietes = {nom: valeur for nom, valeur in dites.items() if nom in lues}  # type: ignore[misc]
        if voulu != self._voulus.get(fait, {}):
            self._voulus[fait] = voulu
            self._retard.add(fait)

    def accorder(self) -> bool:
        """Tells the session what changed; false when the extension cannot take it."""
        if not self.composition.description.regles:
            return True
        for _ in range(ESSAIS):
            try:
                self._accorder()
            except SeanceFermee:
                self.fermer()
            except (EchecDurable, FaitRefuse, TropDeSeances):
                self.fermer()
                RESERVE.ranger()
            else:
                return True
        return False

    def fermer(self) -> None:
        """Closes the session; the facts wanted stay."""
        seance, self._seance, self._sure = self._seance, None, False
        if seance is not None:
            RESERVE.fermer(seance)

    def abandonner(self, abandonnees: deque[Seance]) -> None:
        """Leaves the session to be closed later."""
        seance, self._seance = self._seance, None
        if seance is not None:
            abandonnees.append(seance)

    def _accorder(self) -> None:
        seance = self._seance
        if seance is None or not self._sure:
            seance = self._ouvrir()
        elif not self._retard:
            return
        else:
            RESERVE.toucher(seance)
        self._sure = False
        while self._retard:
            self._redire(seance, self._retard.pop())
        for tir in seance.declencher():
            self.tenues.add(tir.regle)
            for fait in tir.faits:
                self._appuis.setdefault(fait, set()).add(tir.regle)
        self._sure = True

    def _ouvrir(self) -> Seance:
        self.fermer()
        self.tenues.clear()
        self._appuis.clear()
        self._dits.clear()
        self._retard = {fait for fait, voulu in self._voulus.items() if voulu}
        self._seance = RESERVE.ouvrir(self._jeu, self.composition.poids)
        return self._seance

    def _redire(self, seance: Seance, fait: str) -> None:
        if fait in self._dits:
            self._dits.discard(fait)
            self.tenues -= self._appuis.pop(fait, set())
            seance.retirer(fait)
        if self._voulus[fait]:
            seance.affirmer(fait, self._voulus[fait])
            self._dits.add(fait)
