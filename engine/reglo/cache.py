"""The folder of the user where Réglo keeps what takes long to compute: data with its checksum, never code.

A file is written whole or not at all, and the last ones of each kind are kept. What is missing, damaged, or refused by
the system is no fault: it is computed again.
"""

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

_F = TypeVar("_F")

_GARDES = 16
"""Files kept of each kind, the last ones written."""


def dossier() -> Path | None:
    """Gives the folder: `REGLO_CACHE`, else the user's own; None when there is none (`REGLO_CACHE` is empty)."""
    impose = os.environ.get("REGLO_CACHE")
    if impose is not None:
        return Path(impose) if impose else None
    with suppress(RuntimeError):
        return _de_l_utilisateur() / "reglo"
    return None


def _de_l_utilisateur() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def relire(genre: str, cle: str) -> bytes | None:
    """Gives what was kept under a key, exactly, or None."""
    lieu = dossier()
    if lieu is None:
        return None
    try:
        somme, _, octets = (lieu / f"{genre}-{cle}.json").read_bytes().partition(b"\n")
    except OSError:
        return None
    return octets if somme == _somme(octets) else None


def relire_en(forme: type[_F], genre: str, cle: str) -> _F | None:
    """Gives what was kept as JSON under a key, in the form asked for; None when it is absent, or is not that."""
    octets = relire(genre, cle)
    try:
        return None if octets is None else msgspec.json.decode(octets, type=forme)
    except msgspec.MsgspecError:
        return None


def garder(genre: str, cle: str, octets: bytes) -> None:
    """Keeps data under a key; a folder that cannot be written is done without."""
    lieu = dossier()
    if lieu is None:
        return
    with suppress(OSError):
        lieu.mkdir(parents=True, exist_ok=True)
        _ecrire(lieu / f"{genre}-{cle}.json", b"\n".join((_somme(octets), octets)))
        _elaguer(lieu, genre)


def _somme(octets: bytes) -> bytes:
    return hashlib.sha256(octets).hexdigest().encode()


def _ecrire(fichier: Path, octets: bytes) -> None:
    import tempfile

    poignee, provisoire = tempfile.mkstemp(dir=fichier.parent, suffix=".tmp")
    try:
        with os.fdopen(poignee, "wb") as sortie:
            sortie.write(octets)
        os.replace(provisoire, fichier)  # noqa: PTH105 - atomic on every system
    except OSError:
        with suppress(OSError):
            os.unlink(provisoire)  # noqa: PTH108 - as above
        raise


def _elaguer(lieu: Path, genre: str) -> None:
    connus = sorted(lieu.glob(f"{genre}-*.json"), key=lambda f: f.stat().st_mtime, reverse=True)
    for ancien in connus[_GARDES:]:
        ancien.unlink(missing_ok=True)
