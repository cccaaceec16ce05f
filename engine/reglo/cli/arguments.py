"""Reads the words of a command, in French: what is missing, unknown or misspelled gets its sentence."""

import argparse
import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from reglo.cli.garde import Arret
from reglo.diagnostics import vouliez_vous

_PHRASES = (
    (r"argument (?P<nom>.+?): expected .*argument.*", "« {nom} » attend une valeur."),
    (r"argument (?P<nom>.+?): ignored explicit argument (?P<valeur>.+)", "« {nom} » n'attend pas de valeur."),
    (
        r"argument (?P<nom>.+?): not allowed with argument (?P<autre>.+)",
        "« {nom} » et « {autre} » ne vont pas ensemble.",
    ),
    (r"the following arguments are required: (?P<nom>.+)", "Il manque {nom}."),
    (
        r"argument (?P<nom>.+?): invalid int value: '(?P<valeur>.*)'",
        "« {nom} » attend un nombre entier, non « {valeur} ».",
    ),
)
"""What the standard library says, and what is said instead."""
_LARGEUR = 78
"""Columns of a help that no terminal shows."""


class Presentation(argparse.HelpFormatter):
    """Lays out the help with French headings."""

    def __init__(self, prog: str) -> None:
        """Takes the width of the terminal: argparse would ask `shutil`, which costs more than the rest."""
        super().__init__(prog, width=_largeur())

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Names the first line in French."""
        super().add_usage(usage, actions, groups, "utilisation : " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Puts a blank before the colon of a heading."""
        super().start_section(f"{heading} " if heading else heading)


class Analyseur(argparse.ArgumentParser):
    """A parser of arguments that speaks French."""

    def __init__(self, **reste: object) -> None:
        """Names the groups of arguments in French and adds the help."""
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=Presentation, **reste)  # type: ignore[arg-type]
        self._positionals.title = "à donner"
        self._optionals.title = "options"
        self.add_argument("-h", "--help", action="help", help="affiche cette aide")

    def error(self, message: str) -> NoReturn:
        """Stops with the French sentence of a fault."""
        for motif, phrase in _PHRASES:
            if trouve := re.fullmatch(motif, message):
                raise Arret(self._avec_usage(phrase.format_map(trouve.groupdict())))
        raise Arret(self._avec_usage("Cette commande ne se lit pas."))

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Refuses a word that is none of those expected, with the nearest one."""
        if action.choices is None or value in action.choices:
            return
        mots = [str(choix) for choix in action.choices]
        nom = "/".join(action.option_strings) or "une commande de Réglo"
        objet = f"n'est pas une valeur de « {nom} »" if action.option_strings else f"n'est pas {nom}"
        conseil = vouliez_vous(str(value), mots) or f"On attend : {', '.join(mots)}."
        raise Arret(self._avec_usage(f"« {value} » {objet}. {conseil}"))

    def lire(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Gives the arguments read, or stops on those that nothing expects."""
        toutes = [nom for analyseur in self._analyseurs().values() for nom in analyseur.noms()]
        for mot in arguments:
            if mot.startswith("--") and mot != "--" and mot.partition("=")[0] not in toutes:
                raise Arret(self._inattendu(mot, toutes))
        options, inconnus = self.parse_known_args(arguments)
        if inconnus:
            commande = " ".join(filter(None, (options.commande, getattr(options, "action", None))))
            siennes = self._analyseurs().get(commande, self).noms()
            raise Arret(self._inattendu(inconnus[0], siennes))
        return options

    def noms(self) -> list[str]:
        """Gives the names of the options."""
        return list(self._option_string_actions)

    def _inattendu(self, mot: str, options: list[str]) -> str:
        conseil = vouliez_vous(mot.partition("=")[0], options) if mot.startswith("-") else ""
        return self._avec_usage(f"« {mot} » n'est pas attendu ici. {conseil}".strip())

    def _analyseurs(self) -> dict[str, "Analyseur"]:
        """Gives this parser and that of each command, however deep, by the words that lead to it."""
        sous = [action.choices for action in self._actions if isinstance(action.choices, dict)]
        return {"": self} | {
            f"{nom} {suite}".strip(): dessous
            for choix in sous
            for nom, analyseur in choix.items()
            for suite, dessous in analyseur._analyseurs().items()  # noqa: SLF001 - a parser of its own kind
        }

    def _avec_usage(self, phrase: str) -> str:
        return f"{phrase}\nPour voir ce que la commande attend : {self.prog} --help"


def _largeur() -> int:
    ecrite = os.environ.get("COLUMNS", "")
    try:
        return int(ecrite) if ecrite.isdecimal() else os.get_terminal_size(sys.stdout.fileno()).columns - 2
    except (OSError, ValueError):
        return _LARGEUR


# -------------------------------------------------------------------------------------------------- shared arguments
def ajouter_regles(analyseur: argparse.ArgumentParser, *, racine: bool = False) -> None:
    """Adds the folder of the rules, which may stand before or after the name of the command."""
    analyseur.add_argument(
        "--regles",
        metavar="DOSSIER",
        type=Path,
        default=None if racine else argparse.SUPPRESS,
        help="dossier des règles (à défaut : rules/ ici, sinon les règles livrées avec Réglo)",
    )


def ajouter_format(analyseur: argparse.ArgumentParser) -> None:
    """Adds the choice between a text for people and JSON for programs."""
    analyseur.add_argument("--format", choices=("texte", "json"), default="texte", help="texte (à défaut) ou json")


def ajouter_evaluation(analyseur: argparse.ArgumentParser) -> None:
    """Adds the dossier, the aids, the day and the readings."""
    analyseur.add_argument("dossier", metavar="DOSSIER", type=Path, help="fichier YAML, JSON ou TOML")
    analyseur.add_argument(
        "--aide", metavar="ID", action="append", help="une aide à évaluer (répétable ; à défaut, toutes)"
    )
    analyseur.add_argument("--date", metavar="DATE", help="date d'évaluation, 01/07/2025 (à défaut : aujourd'hui)")
    ajouter_lectures(analyseur)
    analyseur.add_argument(
        "--registre",
        metavar="REGISTRE",
        type=Path,
        help="registre des décisions passées, quand le dossier n'en dit rien",
    )
    ajouter_apres_acte(analyseur)
    ajouter_format(analyseur)


def ajouter_lectures(analyseur: argparse.ArgumentParser) -> None:
    """Adds the options retained for the readings."""
    analyseur.add_argument(
        "--lecture",
        metavar="ID=OPTION",
        action="append",
        default=[],
        help="option retenue pour une lecture (répétable)",
    )


def ajouter_apres_acte(analyseur: argparse.ArgumentParser) -> None:
    """Adds the act after which a register is read: what was added since is left out."""
    analyseur.add_argument(
        "--apres-acte",
        metavar="N",
        type=int,
        help="lit le registre tel que l'acte N l'a laissé (à défaut : le dernier)",
    )


def lectures(ecrites: Sequence[str]) -> dict[str, str]:
    """Gives the option retained for each reading, by its id."""
    retenues: dict[str, str] = {}
    for ecrite in ecrites:
        nom, signe, option = ecrite.partition("=")
        if not signe or not nom or not option:
            raise Arret(f"« {ecrite} » ne dit pas une lecture et son option : --lecture aude.hcs.quinze=plancher")
        retenues[nom.strip()] = option.strip()
    return retenues
