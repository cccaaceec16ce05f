"""Loads the rules of a folder: reads, builds, checks, and keeps the compiled rulebook by the hash of its sources.

A load that finds its rulebook in the cache imports neither the parser nor the builder. Nothing is raised: a file that
cannot be read is a remark like any other, and then there is no rulebook, since one with a file missing answers wrong.
"""

from pathlib import Path

import msgspec

from reglo.chargement.garde import cle, garder, relire
from reglo.chargement.lecture import empreinte, lire
from reglo.diagnostics import Diagnostic, tries
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
    racine = _racine(dossier)
    sources, fautes = lire(racine)
    if fautes or not sources:
        return _avec_fautes(sources, fautes)
    somme = empreinte(sources)
    gardee = cle(somme)
    connu = relire(gardee)
    if connu is not None:
        return Chargement(rulebook=connu[0], diagnostics=connu[1], sources=sources)
    from reglo.chargement.compilation import compiler

    rulebook, diagnostics = compiler(sources, somme)
    if rulebook is not None:
        garder(gardee, rulebook, diagnostics)
    return Chargement(rulebook=rulebook, diagnostics=diagnostics, sources=sources)


def _racine(dossier: Path | None) -> Path:
    if dossier is not None:
        return dossier
    ici = Path("rules")
    return ici if est_dossier(ici) else resource_dir("rules")


def _avec_fautes(sources: dict[str, str], fautes: tuple[Diagnostic, ...]) -> Chargement:
    """Gives what can be said when files are missing: their faults, and those of the texts that could be read."""
    if not sources:
        return Chargement(rulebook=None, diagnostics=fautes, sources={})
    from reglo.chargement.compilation import analyser_tout

    autres = analyser_tout(sources)[1]
    return Chargement(rulebook=None, diagnostics=tries((*fautes, *autres)), sources=sources)
