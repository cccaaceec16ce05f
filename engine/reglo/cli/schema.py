"""`reglo schema`: the JSON Schema of a dossier, drawn from the vocabulary, of an answer, or of a line of a register."""

import argparse

from reglo.cli import sortie
from reglo.cli.garde import ACCEPTE


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares which schema is wanted."""
    choix = ("dossier", "reponse", "registre")
    analyseur.add_argument("objet", metavar="OBJET", choices=choix, help="dossier, reponse ou registre")


def executer(options: argparse.Namespace) -> int:
    """Writes the schema."""
    from reglo import api
    from reglo.outcome.schema import schema_dossier, schema_reponse
    from reglo.registre.schema import schema_registre

    if options.objet == "dossier":
        objet = schema_dossier(api.charger(options.regles))
    else:
        objet = schema_reponse() if options.objet == "reponse" else schema_registre()
    sortie.ecrire(sortie.en_json(objet))
    return ACCEPTE
