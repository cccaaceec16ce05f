"""The commands by name: each is a module that says its arguments and runs."""

import argparse
from typing import Protocol

from reglo.cli import evaluer, formater, inventaire, lexique, questions, schema, tester, verifier
from reglo.cli.arguments import Analyseur, ajouter_regles
from reglo.cli.garde import ACCEPTE
from reglo.cli.sortie import ecrire


class Commande(Protocol):
    """What the module of a command holds."""

    RESUME: str

    def arguments(self, analyseur: argparse.ArgumentParser) -> None:
        """Declares what the command reads."""

    def executer(self, options: argparse.Namespace) -> int:
        """Runs the command and gives its exit code."""


COMMANDES: dict[str, Commande] = {
    "verifier": verifier,
    "evaluer": evaluer,
    "questions": questions,
    "tester": tester,
    "inventaire": inventaire,
    "lexique": lexique,
    "formater": formater,
    "schema": schema,
}


def lancer(arguments: list[str]) -> int:
    """Reads the arguments and runs the command that they name."""
    analyseur = construire()
    options = analyseur.lire(arguments)
    if options.commande is None:
        ecrire(analyseur.format_help())
        return ACCEPTE
    return COMMANDES[options.commande].executer(options)


def construire() -> Analyseur:
    """Gives the parser of every command."""
    analyseur = Analyseur(
        prog="reglo", description="Règlements d'aides publiques : lus, vérifiés, calculés.", epilog=_CODES
    )
    ajouter_regles(analyseur, racine=True)
    sous = analyseur.add_subparsers(
        prog=analyseur.prog, dest="commande", metavar="COMMANDE", title="commandes", parser_class=Analyseur
    )
    for nom, commande in COMMANDES.items():
        sien = sous.add_parser(nom, help=commande.RESUME, description=commande.RESUME)
        commande.arguments(sien)
        ajouter_regles(sien)
    return analyseur


_CODES = (
    "Code de sortie : 0 quand une réponse est donnée, 1 quand « verifier », « tester » ou « formater --verifier » "
    "refuse, 2 quand ce qui est donné ne peut pas servir. Un verdict n'est jamais un code de sortie."
)
