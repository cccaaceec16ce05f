"""`reglo evaluer`: what each aid answers to a dossier, as a reasoned text or as JSON."""

import argparse

from reglo.cli import sortie
from reglo.cli.arguments import ajouter_evaluation, lectures
from reglo.cli.garde import ACCEPTE


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares the dossier, the aids, the day, the readings and the evaluator."""
    ajouter_evaluation(analyseur)
    analyseur.add_argument("--moteur", choices=("reference",), default="reference", help="interprète à employer")


def executer(options: argparse.Namespace) -> int:
    """Evaluates the dossier and writes the answer."""
    from reglo.cli.demande import repondre
    from reglo.rendu.texte import rediger

    recueil, reponse = repondre(options, lectures(options.lecture))
    if options.format == "json":
        sortie.ecrire(sortie.en_json(reponse))
    else:
        sortie.ecrire(rediger(reponse, recueil))
    return ACCEPTE
