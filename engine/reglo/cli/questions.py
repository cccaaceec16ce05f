"""`reglo questions`: what is still to ask to settle a dossier, the most decisive first."""

import argparse

from reglo.cli import sortie
from reglo.cli.arguments import ajouter_evaluation, lectures
from reglo.cli.garde import ACCEPTE


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares the dossier, the aids, the day and the readings."""
    ajouter_evaluation(analyseur)


def executer(options: argparse.Namespace) -> int:
    """Evaluates the dossier and writes its questions."""
    from reglo.cli.demande import repondre
    from reglo.rendu.noms import Noms
    from reglo.rendu.questions import rediger_questions

    recueil, reponse = repondre(options, lectures(options.lecture))
    if options.format == "json":
        sortie.ecrire(sortie.en_json(reponse.questions))
    else:
        sortie.ecrire("\n".join(rediger_questions(reponse.questions, Noms(recueil))) or "Il ne manque aucune réponse.")
    return ACCEPTE
