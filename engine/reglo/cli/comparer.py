"""`reglo comparer`: what changed between two folders of rules, and with what effect, or between two days of one."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from reglo.cli import sortie
from reglo.cli.arguments import ajouter_format
from reglo.cli.garde import ACCEPTE, Arret, exiger_presents

if TYPE_CHECKING:
    from reglo.differences.bilan import Bilan
    from reglo.differences.recueil import Recueil


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares both folders or both days, the aids, whether effects are looked for."""
    aide = "dossier des règles d'avant : une copie, ou l'extraction d'un état plus ancien"
    analyseur.add_argument("avant", metavar="AVANT", nargs="?", type=Path, help=aide)
    aide = "dossier des règles d'après (à défaut : celles que dit --regles)"
    analyseur.add_argument("apres", metavar="APRES", nargs="?", type=Path, help=aide)
    aide = "au lieu de deux dossiers, deux jours des mêmes règles : le premier, 01/01/2025"
    analyseur.add_argument("--du", metavar="DATE", help=aide)
    analyseur.add_argument("--au", metavar="DATE", help="le second, 01/07/2025")
    aide = "une aide à comparer, avec ce qu'elle lit (répétable ; à défaut, tout)"
    analyseur.add_argument("--aide", metavar="ID", action="append", default=[], help=aide)
    aide = "ne cherche aucun dossier témoin : la comparaison seule, plus vite"
    analyseur.add_argument("--sans-temoin", action="store_true", help=aide)
    ajouter_format(analyseur)


def executer(options: argparse.Namespace) -> int:
    """Writes each change, and the dossier that shows its effect."""
    from reglo.differences.compte_rendu import en_objet, en_texte

    bilan = _entre_deux_jours(options) if options.du or options.au else _entre_deux_dossiers(options)
    sortie.ecrire(sortie.en_json(en_objet(bilan)) if options.format == "json" else en_texte(bilan))
    return ACCEPTE


def _entre_deux_dossiers(options: argparse.Namespace) -> "Bilan":
    from reglo.chargement import dossier_des_regles
    from reglo.differences.bilan import PATIENCE, dresser
    from reglo.differences.ouverture import ouvrir

    if options.avant is None:
        raise Arret("Il manque AVANT, le dossier des règles d'avant, ou deux jours : --du 01/01/2025 --au 01/07/2025")
    apres_dit = options.apres or dossier_des_regles(options.regles)
    exiger_presents((options.avant, apres_dit))
    avant, apres = ouvrir(options.avant, apres_dit)
    _exiger_connues(options.aide, (avant, apres))
    return dresser(avant, apres, options.aide, patience=0 if options.sans_temoin else PATIENCE)


def _entre_deux_jours(options: argparse.Namespace) -> "Bilan":
    """Compares the rules in force on two days; what dossiers of both days would answer is not looked for."""
    from msgspec.structs import replace

    from reglo.chargement import dossier_des_regles
    from reglo.differences.bilan import dresser
    from reglo.differences.ouverture import ouvrir
    from reglo.differences.versions import au_jour
    from reglo.outcome.demande import lire_jour

    if options.avant is not None or not (options.du and options.au):
        raise Arret("« --du » et « --au » vont ensemble, et sans AVANT : ce sont deux jours des mêmes règles.")
    jours = [lire_jour(jour) for jour in (options.du, options.au)]
    (present,) = ouvrir(dossier_des_regles(options.regles))
    _exiger_connues(options.aide, (present,))
    avant, apres = (au_jour(present, jour) for jour in jours)
    return replace(dresser(avant, apres, options.aide, patience=0), jours=True)


def _exiger_connues(aides: Iterable[str], cotes: "Iterable[Recueil]") -> None:
    from reglo.diagnostics import vouliez_vous

    connues = [aide for cote in cotes for aide in cote.rulebook.aides]
    for aide in aides:
        if aide not in connues:
            raise Arret(f"« {aide} » n'est l'id d'aucune aide. {vouliez_vous(aide, connues)}".strip())
