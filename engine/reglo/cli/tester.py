"""`reglo tester`: runs the jurists' examples and says which do not give what they expect."""

import argparse
from pathlib import Path

from reglo.cli import sortie
from reglo.cli.arguments import ajouter_format
from reglo.cli.garde import ACCEPTE, REFUSE, Arret, exiger_presents


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares the files or folders of examples."""
    aide = "fichiers .cas.regle, ou dossiers qui en contiennent (à défaut : ceux du recueil)"
    analyseur.add_argument("chemins", metavar="CHEMIN", nargs="*", type=Path, help=aide)
    ajouter_format(analyseur)


def executer(options: argparse.Namespace) -> int:
    """Runs the examples and writes their results; one that fails refuses."""
    from reglo.cases.campagne import en_objet, en_texte, jouer

    exiger_presents(options.chemins)
    campagne = jouer(options.chemins, options.regles)
    if not campagne.fichiers:
        raise Arret("Aucun fichier .cas.regle ici : rien n'est joué.")
    sortie.ecrire(sortie.en_json(en_objet(campagne)) if options.format == "json" else en_texte(campagne))
    return ACCEPTE if campagne.reussie else REFUSE
