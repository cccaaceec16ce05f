"""`reglo verifier`: every fault of the rules and of their examples, with its place and its correction."""

import argparse
from pathlib import Path

from reglo.cli import sortie
from reglo.cli.arguments import ajouter_format
from reglo.cli.garde import ACCEPTE, REFUSE, exiger_presents

RESUME = "vérifie les règles et leurs exemples"


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares the files or folders to check."""
    aide = "fichiers ou dossiers de règles (à défaut : tout le recueil)"
    analyseur.add_argument("chemins", metavar="CHEMIN", nargs="*", type=Path, help=aide)
    ajouter_format(analyseur)


def executer(options: argparse.Namespace) -> int:
    """Writes the remarks on the files named; an error among them refuses."""
    from reglo.cli.verification import verifier_chemins
    from reglo.diagnostics import a_une_erreur, en_json, rapport

    exiger_presents(options.chemins)
    remarques, sources = verifier_chemins(options.chemins, options.regles)
    if options.format == "json":
        sortie.ecrire(en_json(remarques))
    else:
        sortie.ecrire("\n\n".join(filter(None, (rapport(remarques, sources), _bilan(remarques)))))
    return REFUSE if a_une_erreur(remarques) else ACCEPTE


def _bilan(remarques: "tuple[object, ...]") -> str:
    graves = sum(getattr(remarque, "gravite", "") == "erreur" for remarque in remarques)
    legeres = len(remarques) - graves
    if not remarques:
        return "Rien à corriger."
    comptes = [f"{graves} erreur{'s' if graves > 1 else ''}"] if graves else ["Aucune erreur"]
    if legeres:
        comptes.append(f"{legeres} avertissement{'s' if legeres > 1 else ''}")
    return ", ".join(comptes) + "."
