"""`reglo lexique`: every word that a dossier or a rule may use, with its meaning and the clauses that read it."""

import argparse

from reglo.cli import sortie
from reglo.cli.arguments import ajouter_format
from reglo.cli.garde import ACCEPTE


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares the format, and the option that lists the reserved words."""
    ajouter_format(analyseur)
    analyseur.add_argument("--mots", action="store_true", help="énumère plutôt les mots réservés du langage")


def executer(options: argparse.Namespace) -> int:
    """Writes the lexicon, or the reserved words."""
    if options.mots:
        return _mots(options.format)
    from reglo import api
    from reglo.rendu.lexique import lexique, rediger_lexique

    recueil = api.charger(options.regles)
    if options.format == "json":
        sortie.ecrire(sortie.en_json(lexique(recueil)))
    else:
        sortie.ecrire("\n".join(rediger_lexique(recueil)) or "Le recueil ne déclare aucun mot.")
    return ACCEPTE


def _mots(forme: str) -> int:
    from reglo.rendu.lexique import mots_reserves

    mots = mots_reserves()
    sortie.ecrire(sortie.en_json({"mots": mots}) if forme == "json" else "\n".join(mots))
    return ACCEPTE
