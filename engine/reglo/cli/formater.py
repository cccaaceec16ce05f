"""`reglo formater`: writes the files of rules again in their one canonical form."""

import argparse
from pathlib import Path

from reglo.cli import sortie
from reglo.cli.garde import ACCEPTE, INUTILISABLE, REFUSE, Arret, exiger_presents

RESUME = "remet des fichiers de règles en forme"


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
        trouves += sorted(chemin.rglob("*.regle")) if chemin.is_dir() else [chemin]
    return trouves


def _un_fichier(fichier: Path, *, verifier: bool) -> int:
    from reglo.diagnostics import a_une_erreur, rapport
    from reglo.syntax.format import formater

    try:
        texte = fichier.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise Arret(f"« {fichier} » ne s'ouvre pas, ou ses accents ne sont pas écrits en UTF-8.") from None
    ecrit, remarques = formater(texte, str(fichier))
    if a_une_erreur(remarques):
        sortie.avertir(rapport(remarques, {str(fichier): texte}))
        return INUTILISABLE
    if ecrit == texte:
        return ACCEPTE
    if verifier:
        sortie.ecrire(f"{fichier} n'est pas en forme.")
        return REFUSE
    fichier.write_bytes(ecrit.encode("utf-8"))
    sortie.ecrire(f"{fichier} est remis en forme.")
    return ACCEPTE
