"""`reglo registre`: the register of decisions, to which acts are added and never changed, and what it leaves."""

import argparse

from reglo.cli.arguments import Analyseur, ajouter_regles
from reglo.cli.registre.actions import ACTIONS


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares the actions, each with its own arguments."""
    sous = analyseur.add_subparsers(
        dest="action", metavar="ACTION", title="actions", parser_class=Analyseur, required=True
    )
    for nom, (resume, declarer) in ACTIONS.items():
        sien = sous.add_parser(nom, help=resume, description=resume)
        declarer(sien)
        ajouter_regles(sien)


def executer(options: argparse.Namespace) -> int:
    """Runs the action."""
    from reglo.cli.registre import ecriture, lecture

    return {**ecriture.ACTIONS, **lecture.ACTIONS}[options.action](options)
