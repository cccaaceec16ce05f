"""`reglo relecture`: what is reviewed and what awaits review, aid by aid; `marquer` records a review."""

import argparse
from pathlib import Path

from reglo.cli import sortie
from reglo.cli.arguments import Analyseur, ajouter_format, ajouter_regles
from reglo.cli.garde import ACCEPTE, REFUSE, Arret

_ETATS = {"jamais": "jamais", "relue": "relue", "reserve": "réserve", "a-relire": "à relire"}


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares what to list, and the action that records a review."""
    aide = "une aide : tout ce qu'elle dit et lit (répétable ; à défaut, tout le recueil)"
    analyseur.add_argument("--aide", metavar="ID", action="append", default=[], help=aide)
    aide = (
        f"un état à énumérer : {', '.join(_ETATS)} (répétable ; à défaut, ce qui attend une relecture et les réserves)"
    )
    analyseur.add_argument("--etat", metavar="ETAT", action="append", choices=tuple(_ETATS), default=[], help=aide)
    aide = "sort avec 1 quand moins de tant de dispositions sur cent sont relues sans réserve, telles qu'elles sont"
    analyseur.add_argument("--exiger", metavar="POURCENT", type=int, help=aide)
    ajouter_format(analyseur)
    sous = analyseur.add_subparsers(dest="action", metavar="ACTION", title="actions", parser_class=Analyseur)
    resume = "inscrit une relecture, par une ligne à côté des règles"
    marquer = sous.add_parser("marquer", help=resume, description=resume)
    _marquer(marquer)
    ajouter_regles(marquer)


def _marquer(analyseur: argparse.ArgumentParser) -> None:
    aide = "ce qui est relu, par son nom : aude.hcs.base.c3, « aide aude.hcs », « lecture aude.hcs.quinze »"
    analyseur.add_argument("clauses", metavar="CLAUSE", nargs="*", help=aide)
    aide = "une aide dont tout est relu : ce qu'elle dit, ses règles communes, et ce qu'elle lit (répétable)"
    analyseur.add_argument("--aide", metavar="ID", action="append", default=[], help=aide)
    aide = "fonction de qui relit, « juriste du Département » ; jamais une personne"
    analyseur.add_argument("--par", metavar="FONCTION", required=True, help=aide)
    analyseur.add_argument("--le", metavar="DATE", help="jour de la relecture, 12/03/2025 (à défaut : aujourd'hui)")
    analyseur.add_argument(
        "--reserve", metavar="TEXTE", help="ce qui ne convient pas ; à défaut, l'accord est sans réserve"
    )


def executer(options: argparse.Namespace) -> int:
    """Lists the reviews, or records one."""
    return _inscrire(options) if options.action == "marquer" else _enumerer(options)


def _inscrire(options: argparse.Namespace) -> int:
    from reglo import api
    from reglo.outcome.demande import exiger_connues, lire_jour
    from reglo.relecture import Demande, marquer
    from reglo.relecture.lignes import ecrire
    from reglo.relecture.portee import des_aides

    if not options.clauses and not options.aide:
        raise Arret("Il manque ce qui est relu : une CLAUSE, ou --aide ID.")
    dossier = _dossier_a_ecrire(options.regles)
    rulebook = api.charger(dossier)
    exiger_connues(rulebook, options.aide, {})
    entieres = des_aides(rulebook, options.aide)
    demande = Demande(
        noms=(*options.clauses, *entieres), par=options.par, le=lire_jour(options.le), reserve=options.reserve
    )
    for marque in marquer(dossier, rulebook, demande, lire_jour(None)):
        sortie.ecrire(f"{marque.span.fichier} : {ecrire(marque)}")
    return ACCEPTE


def _dossier_a_ecrire(regles: Path | None) -> Path:
    """Gives the folder where the marks stand; those shipped with Réglo are not written on."""
    from reglo.fichiers import est_dossier

    dossier = regles or Path("rules")
    if not est_dossier(dossier):
        raise Arret("Une relecture s'écrit à côté des règles : --regles DOSSIER dit où elles sont.")
    return dossier


def _enumerer(options: argparse.Namespace) -> int:
    from reglo import api
    from reglo.chargement import dossier_des_regles
    from reglo.diagnostics import a_une_erreur, en_objet, rapport, tries
    from reglo.outcome.demande import exiger_connues
    from reglo.relecture import juger, lire
    from reglo.relecture.liste import en_objets, part_relue, rediger, retenir

    if options.exiger is not None and not 0 <= options.exiger <= 100:  # noqa: PLR2004 - a percentage
        raise Arret(f"« --exiger » attend un nombre de 0 à 100, non « {options.exiger} ».")
    rulebook = api.charger(options.regles)
    exiger_connues(rulebook, options.aide, {})
    lues = lire(dossier_des_regles(options.regles))
    bilan = juger(rulebook, lues.marques)
    remarques = tries((*lues.diagnostics, *bilan.remarques()))
    liste = retenir(rulebook, bilan, options.aide)
    etats = [_ETATS[etat] for etat in options.etat]
    if options.format == "json":
        objet = {"dispositions": en_objets(liste, etats), "remarques": [en_objet(une) for une in remarques]}
        sortie.ecrire(sortie.en_json(objet))
    else:
        sortie.avertir(rapport(remarques, lues.sources))
        sortie.ecrire("\n".join(rediger(rulebook, liste, etats, entier=bool(options.aide))))
    if options.exiger is not None and part_relue(liste) < options.exiger:
        sortie.avertir(f"Moins de {options.exiger} % des dispositions sont relues sans réserve, telles qu'elles sont.")
        return REFUSE
    return REFUSE if a_une_erreur(remarques) else ACCEPTE
