"""`reglo comparer`: what changed between two folders of rules, and the effect of each change on a dossier."""

import argparse
from pathlib import Path

from reglo.cli import sortie
from reglo.cli.arguments import ajouter_format
from reglo.cli.garde import ACCEPTE, Arret, exiger_presents


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares both folders, the aids, whether effects are looked for."""
    aide = "dossier des règles d'avant : une copie, ou l'extraction d'un état plus ancien"
    analyseur.add_argument("avant", metavar="AVANT", type=Path, help=aide)
    aide = "dossier des règles d'après (à défaut : celles que dit --regles)"
    analyseur.add_argument("apres", metavar="APRES", nargs="?", type=Path, help=aide)
    aide = "une aide à comparer, avec ce qu'elle lit (répétable ; à défaut, tout)"
    analyseur.add_argument("--aide", metavar="ID", action="append", default=[], help=aide)
    aide = "ne cherche aucun dossier témoin : la comparaison seule, plus vite"
    analyseur.add_argument("--sans-temoin", action="store_true", help=aide)
    ajouter_format(analyseur)


def executer(options: argparse.Namespace) -> int:
    """Writes each change, and the dossier that shows its effect."""
    from reglo.chargement import dossier_des_regles
    from reglo.diagnostics import vouliez_vous
    from reglo.differences.bilan import PATIENCE, dresser
    from reglo.differences.compte_rendu import en_objet, en_texte
    from reglo.differences.ouverture import ouvrir

    apres_dit = options.apres or dossier_des_regles(options.regles)
    exiger_presents((options.avant, apres_dit))
    avant, apres = ouvrir(options.avant, apres_dit)
    connues = {**avant.rulebook.aides, **apres.rulebook.aides}
    for aide in options.aide:
        if aide not in connues:
            raise Arret(f"« {aide} » n'est une aide d'aucun des deux recueils. {vouliez_vous(aide, connues)}".strip())
    bilan = dresser(avant, apres, options.aide, patience=0 if options.sans_temoin else PATIENCE)
    sortie.ecrire(sortie.en_json(en_objet(bilan)) if options.format == "json" else en_texte(bilan))
    return ACCEPTE
