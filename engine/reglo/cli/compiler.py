"""`reglo compiler`: the rules that durable-rules receives, beside the clauses that they come from."""

import argparse

from reglo.cli import sortie
from reglo.cli.arguments import ajouter_format, ajouter_lectures, lectures
from reglo.cli.garde import ACCEPTE


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares the aids, the readings and the format."""
    aide = "une aide à montrer règle par règle (répétable ; à défaut, une ligne pour chacune)"
    analyseur.add_argument("--aide", metavar="ID", action="append", help=aide)
    ajouter_lectures(analyseur)
    ajouter_format(analyseur)


def executer(options: argparse.Namespace) -> int:
    """Writes the rules of the aids asked for, or a line for each aid."""
    from reglo import api
    from reglo.outcome.demande import exiger_connues
    from reglo.rendu.compilation import compiler
    from reglo.rendu.jeu_de_regles import rediger_compilation, rediger_resume

    recueil = api.charger(options.regles)
    retenues = lectures(options.lecture)
    exiger_connues(recueil, options.aide or (), retenues)
    compilation = compiler(recueil, options.aide, retenues)
    if options.format == "json":
        sortie.ecrire(sortie.en_json(compilation))
    elif options.aide:
        sortie.ecrire(rediger_compilation(compilation))
    else:
        sortie.ecrire(rediger_resume(compilation) if compilation.versions else "Le recueil ne contient aucune aide.")
    return ACCEPTE
