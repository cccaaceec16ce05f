"""Reads the texts of a folder of rules. What cannot be read is a remark like any other; nothing is raised or parsed."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from reglo.diagnostics import Diagnostic, Fiche
from reglo.fichiers import Obstacle, ecrire_nom, est_dossier, lire_texte, parcourir
from reglo.source import NULLE_PART

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
    message="« {chemin} » ne peut pas être lu : {raison}. Sans lui, les réponses seraient fausses.",
)
TROP_GRAND = Fiche(
    code="F104",
    titre="Fichier trop grand",
    message="Ce fichier dépasse cinq millions d'octets : un recueil se répartit en plusieurs fichiers.",
    aide="un fichier par règlement, ou par chapitre",
)
ENCODAGE = Fiche(
    code="F105",
    titre="Encodage inconnu",
    message="Ce fichier n'est pas enregistré en UTF-8 : ses lettres accentuées sont perdues à partir d'ici, "
    "ligne {ligne}.",
    aide="Enregistrer sous… → Encodage : UTF-8",
)


def lire(racine: Path) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Gives the text of every file of rules under a folder, and what to say of those that cannot be read.

    Examples are not rules; hidden folders are passed over.
    """
    sources: dict[str, str] = {}
    fautes: list[Diagnostic] = []
    for chemin, obstacle in parcourir(racine, ".regle") if est_dossier(racine) else ():
        nom = ecrire_nom(chemin.relative_to(racine))
        if chemin.name.endswith(".cas.regle"):
            continue
        lu = obstacle or lire_texte(chemin, TAILLE_MAXIMALE)
        if isinstance(lu, str):
            sources[nom] = lu
        else:
            fautes.append(_faute(lu, nom))
    if not sources and not fautes:
        fiche = AUCUNE_REGLE if est_dossier(racine) else DOSSIER_ABSENT
        fautes.append(fiche.diagnostic(NULLE_PART, chemin=ecrire_nom(racine)))
    return sources, tuple(fautes)


def _faute(obstacle: Obstacle, nom: str) -> Diagnostic:
    place = obstacle.place(nom)
    if obstacle.illisible is not None:
        return ENCODAGE.diagnostic(place, ligne=place.ligne)
    fiche = TROP_GRAND if obstacle.trop_grand else ILLISIBLE
    return fiche.diagnostic(place, chemin=nom, raison=obstacle.raison)


def empreinte(sources: Mapping[str, str]) -> str:
    """Gives the hash of the names and contents of the files, in order."""
    somme = hashlib.sha256()
    for nom, texte in sources.items():
        for morceau in (nom.encode(), texte.encode()):
            somme.update(len(morceau).to_bytes(8) + morceau)
    return somme.hexdigest()
