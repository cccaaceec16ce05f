"""Where the time of a gesture goes, by looking at what runs each millisecond of processor time.

A profiler that counts calls makes small functions look dear; looking now and then changes almost nothing.
"""

import signal
import time
from collections import Counter
from collections.abc import Callable
from types import FrameType

_PAS = 0.001
_POSTES = (
    ("reference/seance", "référence"),
    ("reference/reponse", "référence"),
    ("connu/montants", "montants"),
    ("connu/conditions", "atomes"),
    ("connu/criteres", "atomes"),
    ("connu/nombres", "atomes"),
    ("durable/faits", "faits"),
    ("connu/valeurs", "faits"),
    ("durable/pilote", "tirs"),
    ("durable/extension", "tirs"),
    ("durable/tirages", "conclusions"),
)
"""What a module in the stack says of the time: the first line that is in it decides."""
RESTE = "reste"


def sonder(geste: Callable[[], object], duree: int) -> dict[str, float]:
    """Gives the share of each kind of work in a gesture done again and again for so many microseconds."""
    vus: Counter[str] = Counter()

    def regarder(_: int, pile: FrameType | None) -> None:
        vus[_poste(pile)] += 1

    ancien = signal.signal(signal.SIGPROF, regarder)
    signal.setitimer(signal.ITIMER_PROF, _PAS, _PAS)
    try:
        fin = time.process_time_ns() + duree * 1000
        while time.process_time_ns() < fin:
            geste()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, ancien)
    return {poste: fois / vus.total() for poste, fois in vus.most_common()}


def _poste(pile: FrameType | None) -> str:
    modules = set()
    while pile is not None:
        modules.add("/".join(pile.f_code.co_filename.removesuffix(".py").replace("\\", "/").split("/")[-2:]))
        pile = pile.f_back
    return next((poste for module, poste in _POSTES if module in modules), RESTE)
