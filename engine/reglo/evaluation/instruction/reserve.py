"""The sessions of the extension that live now, for all instructions of the process.

A session only repeats what a dossier says: past the bound, the one used least is closed, and whoever held it opens
another when it needs one. A session whose holder is gone is closed here, never by the garbage collector, which may run
inside a call to the extension.
"""

from collections import OrderedDict, deque
from contextlib import suppress
from threading import Lock

from reglo.evaluation.durable.extension import EchecDurable
from reglo.evaluation.durable.limites import SEANCES_PAR_JEU
from reglo.evaluation.durable.pilote import Jeu, Seance

POIDS_MAXIMUM = 20_000
"""Facts of rules that the live sessions hold together: each takes about 13 ko, so that all take about 260 Mo."""


class Reserve:
    """Live sessions, the one used least first."""

    def __init__(self, poids_maximum: int = POIDS_MAXIMUM) -> None:
        self._poids_maximum = poids_maximum
        self._vivantes: OrderedDict[Seance, int] = OrderedDict()
        self._poids = 0
        self._verrou = Lock()
        self.abandonnees: deque[Seance] = deque()
        """Sessions that nobody holds any more: closed at the next call."""

    def ouvrir(self, jeu: Jeu, poids: int) -> Seance:
        """Opens a session of a ruleset, after closing what is past the bound."""
        self.ranger()
        for evincee in self._evincees(poids):
            self.fermer(evincee)
        seance = jeu.seance()
        with self._verrou:
            self._vivantes[seance] = poids
            self._poids += poids
        return seance

    def toucher(self, seance: Seance) -> None:
        """Takes note that a session is used."""
        with self._verrou:
            if seance in self._vivantes:
                self._vivantes.move_to_end(seance)

    def fermer(self, seance: Seance) -> None:
        """Closes a session; one that the extension does not delete is lost to it, and to nobody else."""
        with self._verrou:
            self._oublier(seance)
        with suppress(EchecDurable):
            seance.fermer()

    def ranger(self) -> None:
        """Closes the sessions that nobody holds any more."""
        while self.abandonnees:
            self.fermer(self.abandonnees.popleft())

    @property
    def vivantes(self) -> frozenset[Seance]:
        """The sessions that live now."""
        with self._verrou:
            return frozenset(self._vivantes)

    def _evincees(self, poids: int) -> list[Seance]:
        evincees: list[Seance] = []
        with self._verrou:
            while self._vivantes and (
                self._poids + poids > self._poids_maximum or len(self._vivantes) >= SEANCES_PAR_JEU
            ):
                seance = next(iter(self._vivantes))
                self._oublier(seance)
                evincees.append(seance)
        return evincees

    def _oublier(self, seance: Seance) -> None:
        self._poids -= self._vivantes.pop(seance, 0)


RESERVE = Reserve()
"""That of the process."""
