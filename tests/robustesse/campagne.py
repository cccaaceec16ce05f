"""Tries many damaged inputs of one kind, and keeps the first that breaks a promise, cut down to what breaks it.

Alone, it goes deep: `PYTHONPATH=engine python -m tests.robustesse.campagne SECONDES [GENRE…]`.
"""

import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import FrameType

import msgspec

Essai = Callable[[bytes], str]
"""Tries one input and says what became of it; raises `AssertionError` where a promise is broken."""
LIMITE = 20.0
"""Seconds of work of this process beyond which an input is said to hang."""
PREMIERE = int(os.environ.get("REGLO_GRAINE", "1000000"))
"""Seed of the first input of a deep run."""
_REDUCTIONS, _ASSEZ = 300, 6


class Genre(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of input: how to draw one, and how to try it."""

    nom: str
    tirer: Callable[[Random], bytes]
    essayer: Essai


class Bilan(msgspec.Struct, kw_only=True):
    """What a run tried."""

    genre: str
    essais: int = 0
    issues: Counter[str] = msgspec.field(default_factory=Counter)
    plus_lent: float = 0.0
    graine_lente: int = -1

    def __str__(self) -> str:
        issues = ", ".join(f"{nom} {nombre}" for nom, nombre in sorted(self.issues.items()))
        lent = f"le plus lent {self.plus_lent:.2f} s (graine {self.graine_lente})"
        return f"{self.genre} : {self.essais} essais ({issues}) ; {lent}"


class TropLong(BaseException):
    """An input hangs; nothing that Réglo catches stops it."""


class Rompue(AssertionError):
    """A promise is broken, by an input that is kept."""


def mener(genre: Genre, graines: Iterator[int] | range, bilan: Bilan | None = None) -> Bilan:
    """Tries an input for each seed; raises `Rompue` at the first that breaks a promise."""
    bilan = bilan or Bilan(genre=genre.nom)
    for graine in graines:
        octets = genre.tirer(Random(graine))  # noqa: S311 - nothing secret is drawn
        depart = time.process_time()
        faute = _faute(genre, octets, bilan)
        duree = time.process_time() - depart
        bilan.essais += 1
        if duree > bilan.plus_lent:
            bilan.plus_lent, bilan.graine_lente = duree, graine
        if faute is not None:
            raise Rompue(_dire(genre, graine, octets, faute)) from faute
    return bilan


def _faute(genre: Genre, octets: bytes, bilan: Bilan | None = None) -> BaseException | None:
    try:
        with _au_plus(LIMITE):
            issue = genre.essayer(octets)
    except (Exception, TropLong) as faute:  # noqa: BLE001 - whatever is raised is what is looked for
        return faute
    if bilan is not None:
        bilan.issues[issue] += 1
    return None


def _dire(genre: Genre, graine: int, octets: bytes, faute: BaseException) -> str:
    """Says what breaks, with an input cut down to what breaks it, kept in a file."""
    reduit = reduire(octets, lambda essai: type(_faute(genre, essai)) is type(faute))
    with tempfile.NamedTemporaryFile(prefix=f"robustesse-{genre.nom}-", delete=False) as fichier:
        fichier.write(reduit)
    suite = _faute(genre, reduit) or faute
    return f"{genre.nom}, graine {graine} : {type(suite).__name__} {suite}\n{reduit[:600]!r}\n{fichier.name}"


def reduire(octets: bytes, rompt: Callable[[bytes], bool]) -> bytes:
    """Cuts an input down while it still breaks: by halves, then by ever smaller pieces."""
    essais, taille = 0, len(octets) // 2
    while taille and essais < _REDUCTIONS:
        place, retire = 0, False
        while place < len(octets) and essais < _REDUCTIONS:
            essai = octets[:place] + octets[place + taille :]
            essais += 1
            if rompt(essai):
                octets, retire = essai, True
            else:
                place += taille
        if not retire:
            taille //= 2
    return octets


@contextmanager
def _au_plus(secondes: float) -> Iterator[None]:
    """Stops what takes too long, where the system counts the work of a process."""
    if not hasattr(signal, "SIGPROF"):
        yield
        return

    def sonner(_: int, __: FrameType | None) -> None:
        raise TropLong(f"plus de {secondes} s de calcul")

    avant = signal.signal(signal.SIGPROF, sonner)
    signal.setitimer(signal.ITIMER_PROF, secondes)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, avant)


def approfondir(secondes: float, noms: list[str]) -> int:
    """Runs every kind in turn for a time, prints what was tried and what broke, and gives how many broke."""
    from tests.robustesse.genres import genres

    with tempfile.TemporaryDirectory() as bureau:
        voulus = [genre for genre in genres(Path(bureau)) if not noms or genre.nom in noms]
        return sum(_approfondir_un(genre, secondes / len(voulus)) for genre in voulus)


def _approfondir_un(genre: Genre, secondes: float) -> int:
    """Goes on until the time is over, or until enough inputs broke a promise."""
    bilan, fin, graine, rompues = Bilan(genre=genre.nom), time.process_time() + secondes, PREMIERE, 0
    while time.process_time() < fin and rompues < _ASSEZ:
        try:
            mener(genre, range(graine, graine + 1), bilan)
        except Rompue as rompue:
            rompues += 1
            print(f"ROMPU {rompue}", flush=True)  # noqa: T201 - the report of a run
        graine += 1
    print(f"{bilan} ; {rompues} promesses rompues", flush=True)  # noqa: T201 - as above
    return rompues


if __name__ == "__main__":
    sys.exit(min(1, approfondir(float(sys.argv[1]), sys.argv[2:])))
