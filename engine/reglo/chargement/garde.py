"""Keeps compiled rulebooks by the hash of their sources and of the engine that compiled them."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from reglo import cache
from reglo.diagnostics import Diagnostic
from reglo.model.rulebook import Rulebook
from reglo.model.serialize import decoder, encoder
from reglo.resources import resource_dir

_GENRE = "recueil"
_COUCHES = ("chargement", "checks", "model", "syntax", "values")


def cle(empreinte: str) -> str:
    """Gives the key of a rulebook as this very engine compiles it."""
    somme = hashlib.sha256(empreinte.encode())
    for fichier, etat in _fichiers_du_moteur():
        somme.update(f"{fichier} {etat.st_size} {etat.st_mtime_ns}\n".encode())
    return somme.hexdigest()


def _fichiers_du_moteur() -> Iterator[tuple[str, os.stat_result]]:
    """Gives the files that decide what a text means: a change in one of them makes the cache void."""
    paquet = Path(__file__).parents[1]
    for racine in (*(paquet / couche for couche in _COUCHES), resource_dir("grammar")):
        for dossier, dossiers, fichiers in os.walk(racine):
            dossiers.sort()
            for nom in sorted(fichiers):
                if nom.endswith((".py", ".lark", ".toml")):
                    chemin = f"{dossier}/{nom}"
                    yield chemin, os.stat(chemin)  # noqa: PTH116 - a hundred of them before each answer


def relire(cle: str) -> tuple[Rulebook, tuple[Diagnostic, ...]] | None:
    """Gives the rulebook and its remarks as they were kept; None when they are absent or damaged."""
    octets = cache.relire(_GENRE, cle)
    if octets is None:
        return None
    remarques, _, rulebook = octets.partition(b"\n")
    try:
        return decoder(rulebook), msgspec.json.decode(remarques, type=tuple[Diagnostic, ...])
    except (ValueError, msgspec.MsgspecError):
        return None


def garder(cle: str, rulebook: Rulebook, diagnostics: tuple[Diagnostic, ...]) -> None:
    """Keeps the rulebook and its remarks."""
    cache.garder(_GENRE, cle, b"\n".join((msgspec.json.encode(diagnostics), encoder(rulebook))))
