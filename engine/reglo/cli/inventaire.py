"""`reglo inventaire`: the aids of the rulebook, with what identifies each and the periods of its versions."""

import argparse

from reglo.cli import sortie
from reglo.cli.arguments import ajouter_format
from reglo.cli.garde import ACCEPTE


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares the format."""
    ajouter_format(analyseur)


def executer(options: argparse.Namespace) -> int:
    """Writes the inventory."""
    from reglo import api
    from reglo.rendu.inventaire import inventaire, rediger_inventaire

    recueil = api.charger(options.regles)
    if options.format == "json":
        sortie.ecrire(sortie.en_json(inventaire(recueil)))
    else:
        sortie.ecrire("\n".join(rediger_inventaire(recueil)) or "Le recueil ne contient aucune aide.")
    return ACCEPTE
