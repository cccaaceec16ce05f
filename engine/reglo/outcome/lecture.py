"""Reads a dossier file: opens it, chooses its format, and gives the typed dossier with everything to say about it.

A file is never half trusted: with one error the dossier is not given, so that no answer stands on part of it.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from reglo import fichiers
from reglo.diagnostics import Diagnostic, a_une_erreur, tries, vouliez_vous
from reglo.model.rulebook import Rulebook
from reglo.outcome import codes
from reglo.outcome.dossier import Dossier
from reglo.outcome.lecture_brute import Brut, Refus, remarque
from reglo.outcome.lecture_caracteres import assainir
from reglo.outcome.lecture_faits import lire_faits
from reglo.outcome.vocabulaire import vocabulaire
from reglo.source import fichier_entier

SUFFIXES = (".yaml", ".yml", ".json", ".toml")
"""How the name of a dossier file may end."""


def lire_dossier(chemin: Path, rulebook: Rulebook, registre: str = "") -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
    """Gives the dossier that a file states, or None when there is an error, and what is to say of it.

    `registre` names the file of the past decisions, which the dossier then does not hold.
    """
    try:
        texte = lire_texte(chemin)
        brut = _format(chemin)(texte, fichiers.ecrire_nom(chemin))
    except Refus as refus:
        return None, (refus.diagnostic,)
    return typer(brut, rulebook, registre)


def lire_contenu(
    contenu: Mapping[str, object], rulebook: Rulebook, registre: str = ""
) -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
    """Gives the dossier that plain values state (as a JSON file would), and what is to say of it."""
    from reglo.outcome.lecture_valeurs_nues import brut_de

    try:
        brut = brut_de(contenu, fichier_entier("dossier"))
    except Refus as refus:
        return None, (refus.diagnostic,)
    return typer(brut, rulebook, registre)


def typer(brut: Brut, rulebook: Rulebook, registre: str = "") -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
    """Gives the dossier of a tree, or None when there is an error."""
    invisibles: list[Diagnostic] = []
    dossier, remarques = lire_faits(assainir(brut, invisibles), vocabulaire(rulebook), registre)
    toutes = (*invisibles, *remarques)
    return (None if a_une_erreur(toutes) else dossier), tries(toutes)


def lire_texte(chemin: Path) -> str:
    """Gives the text of a dossier file without its mark of order; raises `Refus`."""
    lu = fichiers.lire_texte(chemin, codes.TAILLE_MAXIMALE)
    if isinstance(lu, fichiers.Obstacle):
        raise Refus(_refus(chemin, lu))
    return lu.lstrip("\ufeff")


def _refus(chemin: Path, obstacle: fichiers.Obstacle) -> Diagnostic:
    """Says why a file is not read."""
    nom = fichiers.ecrire_nom(chemin)
    place = obstacle.place(nom)
    if obstacle.illisible is not None:
        return remarque(codes.PAS_UTF8, place)
    if obstacle.trop_grand:
        return remarque(codes.TROP_LONG, place)
    if obstacle.absent:
        proches = vouliez_vous(chemin.name, _voisins(chemin))
        return remarque(codes.ABSENT, place, chemin=nom, proches=proches)
    return remarque(codes.ILLISIBLE, place, chemin=nom, raison=obstacle.raison)


def _voisins(chemin: Path) -> list[str]:
    """Gives the names of the files beside that one."""
    with suppress(OSError):
        return [voisin.name for voisin in chemin.parent.iterdir() if fichiers.nommable(voisin)]
    return []


def _format(chemin: Path) -> Callable[[str, str], Brut]:
    nom, suffixe = fichiers.ecrire_nom(chemin), fichiers.ecrire_nom(chemin.suffix).lower()
    if suffixe in (".yaml", ".yml"):
        from reglo.outcome.lecture_yaml import lire_yaml

        return lire_yaml
    if suffixe == ".json":
        from reglo.outcome.lecture_json import lire_json

        return lire_json
    if suffixe == ".toml":
        from reglo.outcome.lecture_toml import lire_toml

        return lire_toml
    raise Refus(remarque(codes.FORMAT_INCONNU, fichier_entier(nom), suffixe=suffixe or nom))


def sources_de(chemin: Path) -> dict[str, str]:
    """Gives the text of a dossier file by its name, for the excerpts of a report; nothing when it cannot be read."""
    try:
        return {fichiers.ecrire_nom(chemin): lire_texte(chemin)}
    except Refus:
        return {}
