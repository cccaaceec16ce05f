"""`reglo formater`: writes the files of rules again in their one canonical form."""

import argparse
from pathlib import Path

from reglo.cli import sortie
from reglo.cli.garde import ACCEPTE, INUTILISABLE, REFUSE, exiger_presents
from reglo.fichiers import Obstacle, ecrire_nom, est_dossier, lire_texte, parcourir, remplacer


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares the files, and the option that only checks."""
    analyseur.add_argument("fichiers", metavar="FICHIER", nargs="+", type=Path, help="fichiers ou dossiers de règles")
    analyseur.add_argument(
        "--verifier", action="store_true", help="n'écrit rien ; refuse un fichier qui n'est pas en forme"
    )


def executer(options: argparse.Namespace) -> int:
    """Formats each file; one that cannot be read whole is left untouched."""
    codes = [_un_fichier(fichier, verifier=options.verifier) for fichier in _fichiers(options.fichiers)]
    return max(codes, default=ACCEPTE)


def _fichiers(chemins: list[Path]) -> list[Path]:
    trouves: list[Path] = []
    exiger_presents(chemins)
    for chemin in chemins:
        trouves += [trouve for trouve, _ in parcourir(chemin, ".regle")] if est_dossier(chemin) else [chemin]
    return trouves


def _un_fichier(fichier: Path, *, verifier: bool) -> int:
    from reglo.chargement.lecture import TAILLE_MAXIMALE
    from reglo.diagnostics import a_une_erreur, rapport
    from reglo.syntax.format import formater

    nom = ecrire_nom(fichier)
    texte = lire_texte(fichier, TAILLE_MAXIMALE)
    if isinstance(texte, Obstacle):
        sortie.avertir(f"« {texte.place(nom)} » ne se lit pas : {texte.raison}.")
        return INUTILISABLE
    ecrit, remarques = formater(texte, nom)
    if a_une_erreur(remarques):
        sortie.avertir(rapport(remarques, {nom: texte}))
        return INUTILISABLE
    if ecrit == texte:
        return ACCEPTE
    if verifier:
        sortie.ecrire(f"{nom} n'est pas en forme.")
        return REFUSE
    if not remplacer(fichier, ecrit.encode("utf-8")):
        sortie.avertir(f"« {nom} » ne s'écrit pas : le système le refuse. Il reste comme il était.")
        return INUTILISABLE
    sortie.ecrire(f"{nom} est remis en forme.")
    return ACCEPTE
