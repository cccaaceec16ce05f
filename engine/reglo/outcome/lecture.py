"""Reads a dossier file: opens it, chooses its format, and gives the typed dossier with everything to say about it.

A file is never half trusted: with one error the dossier is not given, so that no answer stands on part of it.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from reglo.diagnostics import Diagnostic, a_une_erreur, tries, vouliez_vous
from reglo.model.rulebook import Rulebook
from reglo.outcome import codes
from reglo.outcome.dossier import Dossier
from reglo.outcome.lecture_brute import Brut, Refus, place, remarque
from reglo.outcome.lecture_faits import lire_faits
from reglo.outcome.vocabulaire import vocabulaire
from reglo.source import Span

SUFFIXES = (".yaml", ".yml", ".json", ".toml")
"""How the name of a dossier file may end."""


def lire_dossier(chemin: Path, rulebook: Rulebook) -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
    """Gives the dossier that a file states, or None when there is an error, and what is to say of it."""
    try:
        texte = lire_texte(chemin)
        brut = _format(chemin)(texte, str(chemin))
    except Refus as refus:
        return None, (refus.diagnostic,)
    return typer(brut, rulebook)


def lire_contenu(contenu: Mapping[str, object], rulebook: Rulebook) -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
    """Gives the dossier that plain values state (as a JSON file would), and what is to say of it."""
    from reglo.outcome.lecture_valeurs_nues import brut_de

    try:
        brut = brut_de(contenu, Span("dossier", 0, 0, 0, 0))
    except Refus as refus:
        return None, (refus.diagnostic,)
    return typer(brut, rulebook)


def typer(brut: Brut, rulebook: Rulebook) -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
    """Gives the dossier of a tree, or None when there is an error."""
    dossier, remarques = lire_faits(brut, vocabulaire(rulebook))
    return (None if a_une_erreur(remarques) else dossier), tries(remarques)


def lire_texte(chemin: Path) -> str:
    """Gives the text of a dossier file without its mark of order; raises `Refus`."""
    octets = _octets(chemin)
    if len(octets) > codes.TAILLE_MAXIMALE:
        raise Refus(remarque(codes.TROP_LONG, _debut(chemin)))
    try:
        return octets.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as faute:
        avant = octets[: faute.start].decode("utf-8", errors="replace")
        raise Refus(remarque(codes.PAS_UTF8, place(str(chemin), avant, len(avant), len(avant) + 1))) from None


def _octets(chemin: Path) -> bytes:
    try:
        with chemin.open("rb") as fichier:
            return fichier.read(codes.TAILLE_MAXIMALE + 1)
    except FileNotFoundError:
        voisins = [voisin.name for voisin in chemin.parent.glob("*")] if chemin.parent.is_dir() else []
        proches = vouliez_vous(chemin.name, voisins)
        raise Refus(remarque(codes.ABSENT, _debut(chemin), chemin=chemin, proches=proches)) from None
    except (OSError, ValueError) as faute:
        raise Refus(remarque(codes.ILLISIBLE, _debut(chemin), chemin=chemin, raison=_raison(faute))) from None


def _raison(faute: Exception) -> str:
    raisons: dict[type[Exception], str] = {
        IsADirectoryError: "c'est un dossier de fichiers, non un fichier",
        PermissionError: "sa lecture n'est pas permise",
        NotADirectoryError: "son chemin traverse un fichier",
    }
    return raisons.get(type(faute), "le système refuse de le lire")


def _debut(chemin: Path) -> Span:
    return Span(str(chemin), 0, 0, 1, 1)


def _format(chemin: Path) -> Callable[[str, str], Brut]:
    suffixe = chemin.suffix.lower()
    if suffixe in (".yaml", ".yml"):
        from reglo.outcome.lecture_yaml import lire_yaml

        return lire_yaml
    if suffixe == ".json":
        from reglo.outcome.lecture_json import lire_json

        return lire_json
    if suffixe == ".toml":
        from reglo.outcome.lecture_toml import lire_toml

        return lire_toml
    raise Refus(remarque(codes.FORMAT_INCONNU, _debut(chemin), suffixe=suffixe or chemin.name))


def sources_de(chemin: Path) -> dict[str, str]:
    """Gives the text of a dossier file by its name, for the excerpts of a report; nothing when it cannot be read."""
    try:
        return {str(chemin): lire_texte(chemin)}
    except Refus:
        return {}
