"""The commands by name: each is a module that says its arguments and runs, imported when it is named."""

import argparse
from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast

from reglo.cli.arguments import Analyseur, ajouter_regles
from reglo.cli.garde import ACCEPTE
from reglo.cli.sortie import ecrire


class Commande(Protocol):
    """What the module of a command holds."""

    def arguments(self, analyseur: argparse.ArgumentParser) -> None:
        """Declares what the command reads."""

    def executer(self, options: argparse.Namespace) -> int:
        """Runs the command and gives its exit code."""


COMMANDES = {
    "verifier": "vérifie les règles, leurs exemples et leurs citations",
    "evaluer": "dit ce que chaque aide répond à un dossier, et pourquoi",
    "questions": "dit ce qu'il reste à demander pour un dossier",
    "tester": "joue les exemples des juristes",
    "muter": "change une chose à la fois dans les règles et dit ce qu'aucun exemple ne voit",
    "comparer": "dit ce qui a changé entre deux recueils, et l'effet de chaque changement sur un dossier",
    "inventaire": "énumère les aides du recueil",
    "lexique": "énumère les données, les définitions et les unités du recueil",
    "compiler": "montre les règles que durable-rules reçoit, à côté des clauses d'où elles viennent",
    "publier": "publie le recueil : chaque clause avec son texte, en clair et en règle",
    "relecture": "dit ce qui est relu et ce qui attend de l'être, et inscrit une relecture",
    "formater": "remet des fichiers de règles en forme",
    "registre": "tient le registre des décisions et dit ce qu'elles laissent des enveloppes",
    "schema": "donne le schéma JSON d'un dossier, d'une réponse ou d'une ligne de registre",
}
"""Each command, the name of its module, with its line in the help."""


def lancer(arguments: list[str]) -> int:
    """Reads the arguments and runs the command that they name."""
    seule = {nom: resume for nom, resume in COMMANDES.items() if arguments[:1] == [nom]}
    analyseur = construire(seule or COMMANDES)
    options = analyseur.lire(arguments)
    if options.commande is None:
        ecrire(analyseur.format_help())
        return ACCEPTE
    return _module(options.commande).executer(options)


def _module(nom: str) -> Commande:
    return cast("Commande", import_module(f"reglo.cli.{nom}"))


def construire(commandes: Mapping[str, str]) -> Analyseur:
    """Gives the parser of these commands."""
    analyseur = Analyseur(
        prog="reglo", description="Règlements d'aides publiques : lus, vérifiés, calculés.", epilog=_CODES
    )
    ajouter_regles(analyseur, racine=True)
    sous = analyseur.add_subparsers(
        prog=analyseur.prog, dest="commande", metavar="COMMANDE", title="commandes", parser_class=Analyseur
    )
    for nom, resume in commandes.items():
        sien = sous.add_parser(nom, help=resume, description=resume)
        _module(nom).arguments(sien)
        ajouter_regles(sien)
    return analyseur


_CODES = (
    "Code de sortie : 0 quand une réponse est donnée, 1 quand « verifier », « tester », « formater --verifier », "
    "« muter --exiger », « relecture » ou « registre verifier » refuse, ou quand une enveloppe ne suffit pas, 2 quand "
    "ce qui est donné ne peut pas servir. Un verdict n'est jamais un code de sortie."
)
