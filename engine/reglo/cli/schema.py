"""`reglo schema`: the JSON Schema of a dossier, drawn from the vocabulary, or that of an answer."""

import argparse

from reglo.cli import sortie
from reglo.cli.garde import ACCEPTE


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares which schema is wanted."""
    analyseur.add_argument("objet", metavar="OBJET", choices=("dossier", "reponse"), help="dossier ou reponse")


def executer(options: argparse.Namespace) -> int:
    """Writes the schema."""
    from reglo import api
    from reglo.outcome.schema import schema_dossier, schema_reponse

    objet = schema_reponse() if options.objet == "reponse" else schema_dossier(api.charger(options.regles))
    sortie.ecrire(sortie.en_json(objet))
    return ACCEPTE
