"""`reglo evaluer`: what each aid answers to a dossier, as a reasoned text or as JSON."""

import argparse
from typing import get_args

from reglo.cli import sortie
from reglo.cli.arguments import ajouter_evaluation, lectures
from reglo.cli.garde import ACCEPTE
from reglo.outcome.reponse import Moteur


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares the dossier, the aids, the day, the readings and the evaluator."""
    ajouter_evaluation(analyseur)
    analyseur.add_argument(
        "--moteur", choices=get_args(Moteur), help="moteur à employer : durable, d'office, ou reference"
    )


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
