"""Keeps compiled rulebooks by the hash of their sources and of the engine; a damaged or missing one is none at all."""

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from reglo.diagnostics import Diagnostic
from reglo.model.rulebook import Rulebook
from reglo.model.serialize import decoder, encoder
from reglo.resources import resource_dir

_GARDES = 16
"""Compiled rulebooks kept in the cache, the last ones used."""
_FORMAT = "1"
_COUCHES = ("syntax", "model", "checks", "values")


def dossier_cache() -> Path | None:
    """Gives the folder of compiled rulebooks: `REGLO_CACHE`, else the user's own; None when there is none."""
    impose = os.environ.get("REGLO_CACHE")
    if impose is not None:
        return Path(impose) if impose else None
    with suppress(RuntimeError):
        return _cache_utilisateur() / "reglo"
    return None


def _cache_utilisateur() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def fichier_cache(empreinte: str) -> Path | None:
    """Gives the file of one rulebook as this very engine compiles it."""
    dossier = dossier_cache()
    if dossier is None:
        return None
    somme = hashlib.sha256(f"{_FORMAT} {empreinte}\n".encode())
    for fichier in _fichiers_du_moteur():
        etat = fichier.stat()
        somme.update(f"{fichier} {etat.st_size} {etat.st_mtime_ns}\n".encode())
    return dossier / f"{somme.hexdigest()}.json"


def _fichiers_du_moteur() -> Iterator[Path]:
    """Gives the files that decide what a text means: a change in one of them makes the cache void."""
    paquet = Path(__file__).parents[1]
    for couche in _COUCHES:
        yield from sorted((paquet / couche).rglob("*.py"))
    yield from sorted(p for p in resource_dir("grammar").glob("*.*") if p.suffix in (".lark", ".toml"))


def relire(fichier: Path | None) -> tuple[Rulebook, tuple[Diagnostic, ...]] | None:
    """Gives the rulebook and its remarks as they were kept; None when they are absent or damaged."""
    if fichier is None:
        return None
    try:
        somme, remarques, octets = fichier.read_bytes().split(b"\n", 2)
        if hashlib.sha256(remarques + octets).hexdigest().encode() != somme:
            return None
        lues = msgspec.json.decode(remarques, type=tuple[Diagnostic, ...])
        return decoder(octets), lues
    except (OSError, ValueError, msgspec.MsgspecError):
        return None


def garder(fichier: Path | None, rulebook: Rulebook, diagnostics: tuple[Diagnostic, ...]) -> None:
    """Writes the rulebook whole or not at all; a cache that cannot be written is done without."""
    if fichier is None:
        return
    remarques, octets = msgspec.json.encode(diagnostics), encoder(rulebook)
    somme = hashlib.sha256(remarques + octets).hexdigest().encode()
    with suppress(OSError):
        fichier.parent.mkdir(parents=True, exist_ok=True)
        _ecrire(fichier, b"\n".join((somme, remarques, octets)))
        _elaguer(fichier.parent)


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


def _elaguer(dossier: Path) -> None:
    """Keeps the last rulebooks only."""
    connus = sorted(dossier.glob("*.json"), key=lambda f: f.stat().st_mtime, reverse=True)
    for ancien in connus[_GARDES:]:
        ancien.unlink(missing_ok=True)
