"""Loads the rules of a folder: reads, builds, checks, and keeps the compiled rulebook by the hash of its sources.

A load that finds its rulebook in the cache imports neither the parser nor the builder. Nothing is raised: a file that
cannot be read is a remark like any other, and then there is no rulebook, since one with a file missing answers wrong.
"""

from pathlib import Path

import msgspec

from reglo.chargement.garde import cle, garder, relire
from reglo.chargement.lecture import empreinte, lire
from reglo.diagnostics import Diagnostic
from reglo.fichiers import est_dossier
from reglo.model.rulebook import Rulebook
from reglo.resources import resource_dir


class Chargement(msgspec.Struct, frozen=True, kw_only=True):
    """The rules of a folder, once loaded."""

    rulebook: Rulebook | None
    """None as soon as there is an error."""
    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, str]
    """The text of each file, by its name relative to the folder."""


def charger(dossier: Path | None = None) -> Chargement:
    """Loads the rules of a folder: the one given, else `rules/` here, else those shipped with Réglo."""
    sources, fautes = lire(dossier_des_regles(dossier))
    gardee = None if fautes else cle(empreinte(sources))
    connu = None if gardee is None else relire(gardee)
    if connu is not None:
        return Chargement(rulebook=connu[0], diagnostics=connu[1], sources=sources)
    if not sources:
        return Chargement(rulebook=None, diagnostics=fautes, sources={})
    from reglo.chargement.compilation import Compilateur

    rulebook, diagnostics = Compilateur().compiler(sources, fautes)
    if gardee is not None and rulebook is not None:
        garder(gardee, rulebook, diagnostics)
    return Chargement(rulebook=rulebook, diagnostics=diagnostics, sources=sources)


def dossier_des_regles(dossier: Path | None) -> Path:
    """Gives the folder asked for, or the one that stands for it."""
    if dossier is not None:
        return dossier
    ici = Path("rules")
    return ici if est_dossier(ici) else resource_dir("rules")
