"""`reglo tester`: runs the jurists' examples and says which do not give what they expect, or what they prove."""

import argparse
from fractions import Fraction
from pathlib import Path

from reglo.cli import sortie
from reglo.cli.arguments import ajouter_format
from reglo.cli.garde import ACCEPTE, REFUSE, Arret, exiger_presents

_TOUT = 100
"""Percent."""


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares the files or folders of examples."""
    aide = "fichiers .cas.regle, ou dossiers qui en contiennent (à défaut : ceux du recueil)"
    analyseur.add_argument("chemins", metavar="CHEMIN", nargs="*", type=Path, help=aide)
    aide = "dire ce que les exemples prouvent de chaque clause, et les exemples qui manquent"
    analyseur.add_argument("--couverture", action="store_true", help=aide)
    aide = "avec --couverture : refuser au-dessous de cette part, en %% (95)"
    analyseur.add_argument("--exiger", metavar="PART", type=int, help=aide)
    ajouter_format(analyseur)


def executer(options: argparse.Namespace) -> int:
    """Runs the examples and writes their results; one that fails refuses."""
    exiger_presents(options.chemins)
    if options.couverture:
        return _mesurer(options)
    if options.exiger is not None:
        raise Arret("« --exiger » ne se dit qu'avec « --couverture ».")
    from reglo.cases.campagne import en_objet, en_texte, jouer

    campagne = jouer(options.chemins, options.regles)
    _exiger_des_exemples(campagne.fichiers)
    sortie.ecrire(sortie.en_json(en_objet(campagne)) if options.format == "json" else en_texte(campagne))
    return ACCEPTE if campagne.reussie else REFUSE


def _mesurer(options: argparse.Namespace) -> int:
    """Writes what the examples prove; too little, or rules that cannot be read, refuses."""
    from reglo.cases.couverture.campagne import mesurer_chemins
    from reglo.cases.couverture.rendu import en_objet, en_texte
    from reglo.diagnostics import a_une_erreur

    exigee = options.exiger or 0
    if not 0 <= exigee <= _TOUT:
        raise Arret(f"« --exiger » attend une part de 0 à 100, non « {exigee} ».")
    mesure = mesurer_chemins(options.chemins, options.regles)
    _exiger_des_exemples(mesure.fichiers)
    sortie.ecrire(sortie.en_json(en_objet(mesure)) if options.format == "json" else en_texte(mesure))
    suffit = mesure.couverture.part >= Fraction(exigee, _TOUT)
    return ACCEPTE if suffit and not a_une_erreur(mesure.remarques) else REFUSE


def _exiger_des_exemples(fichiers: tuple[str, ...]) -> None:
    if not fichiers:
        raise Arret("Aucun fichier .cas.regle ici : rien n'est joué.")
