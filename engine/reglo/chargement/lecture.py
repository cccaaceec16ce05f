"""Reads the texts of a folder of rules. What cannot be read is a remark like any other; nothing is raised or parsed."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from reglo.diagnostics import Diagnostic, Fiche
from reglo.source import Span

TAILLE_MAXIMALE = 5_000_000
"""Bytes: far more than any règlement, and little enough to read at once."""

DOSSIER_ABSENT = Fiche(
    code="F101",
    titre="Dossier de règles absent",
    message="Le dossier de règles « {chemin} » n'existe pas.",
)
AUCUNE_REGLE = Fiche(
    code="F102",
    titre="Dossier sans règle",
    message="Le dossier « {chemin} » ne contient aucun fichier « .regle ».",
)
ILLISIBLE = Fiche(
    code="F103",
    titre="Fichier illisible",
    message="Ce fichier ne peut pas être lu : il n'existe plus, ou le droit de le lire manque.",
)
TROP_GRAND = Fiche(
    code="F104",
    titre="Fichier trop grand",
    message="Ce fichier dépasse cinq millions d'octets : un recueil se répartit en plusieurs fichiers.",
)
ENCODAGE = Fiche(
    code="F105",
    titre="Encodage inconnu",
    message="Ce fichier n'est pas enregistré en UTF-8 : ses lettres accentuées sont perdues à partir de la "
    "ligne {ligne}.",
    aide="Enregistrer sous… → Encodage : UTF-8",
)


def lire(racine: Path) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Gives the text of every file of rules under a folder, and what to say of those that cannot be read."""
    sources: dict[str, str] = {}
    fautes: list[Diagnostic] = []
    for chemin in _fichiers(racine):
        nom = chemin.relative_to(racine).as_posix()
        lu = _lire_un(chemin, nom)
        if isinstance(lu, str):
            sources[nom] = lu
        else:
            fautes.append(lu)
    if not sources and not fautes:
        fiche = AUCUNE_REGLE if racine.is_dir() else DOSSIER_ABSENT
        fautes.append(fiche.diagnostic(_debut_de(racine.as_posix()), chemin=racine.as_posix()))
    return sources, tuple(fautes)


def _fichiers(racine: Path) -> Iterator[Path]:
    """Gives the files of rules, not the examples, in the order of their names; hidden folders are passed over."""
    for chemin in sorted(racine.rglob("*.regle"), key=lambda c: c.relative_to(racine).parts):
        cache = any(partie.startswith(".") for partie in chemin.relative_to(racine).parts)
        if not cache and not chemin.name.endswith(".cas.regle") and not chemin.is_dir():
            yield chemin


def _lire_un(chemin: Path, nom: str) -> str | Diagnostic:
    try:
        if chemin.stat().st_size > TAILLE_MAXIMALE:
            return TROP_GRAND.diagnostic(_debut_de(nom))
        octets = chemin.read_bytes()
    except OSError:
        return ILLISIBLE.diagnostic(_debut_de(nom))
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError as faute:
        return ENCODAGE.diagnostic(_debut_de(nom), ligne=octets.count(b"\n", 0, faute.start) + 1)


def _debut_de(nom: str) -> Span:
    return Span(nom, 0, 0, 1, 1)


def empreinte(sources: Mapping[str, str]) -> str:
    """Gives the hash of the names and contents of the files, in order."""
    somme = hashlib.sha256()
    for nom, texte in sources.items():
        for morceau in (nom.encode(), texte.encode()):
            somme.update(len(morceau).to_bytes(8) + morceau)
    return somme.hexdigest()
