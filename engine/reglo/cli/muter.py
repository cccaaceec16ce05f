"""`reglo muter`: whether the examples would see one thing changed in the rules."""

import argparse
import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from reglo.cli import sortie
from reglo.cli.arguments import ajouter_format
from reglo.cli.garde import ACCEPTE, REFUSE, Arret, exiger_presents

if TYPE_CHECKING:
    from reglo.mutation.campagne import Campagne, Resultat
    from reglo.mutation.chantier import Demande
    from reglo.publication.preuves.mesures import Mutations

_MAXIMUM = 100
_PAS = 200
"""Changes between two lines of progress."""


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares what is changed, in how many processes, and what share the examples must see."""
    aide = "fichiers ou dossiers de règles à changer (à défaut : tout le recueil)"
    analyseur.add_argument("chemins", metavar="CHEMIN", nargs="*", type=Path, help=aide)
    aide = "une aide à changer, avec ce qu'elle lit (répétable ; à défaut, toutes)"
    analyseur.add_argument("--aide", metavar="ID", action="append", default=[], help=aide)
    aide = "refuser quand les exemples voient moins que cette part des changements, en %% (98)"
    analyseur.add_argument("--exiger", metavar="PART", help=aide)
    aide = "nombre de processus (à défaut : un)"
    analyseur.add_argument("--processus", metavar="N", type=int, default=1, help=aide)
    aide = "garder ce que les exemples voient, à côté des règles, pour les chiffres du recueil publié"
    analyseur.add_argument("--garder", action="store_true", help=aide)
    ajouter_format(analyseur)


def executer(options: argparse.Namespace) -> int:
    """Tries every change and writes what nothing sees; a share under the one required refuses."""
    exiger_presents(options.chemins)
    exige = _part(options.exiger)
    if options.processus < 1:
        raise Arret("« --processus » attend un nombre d'au moins 1.")
    if options.garder and (options.chemins or options.aide):
        raise Arret("« --garder » garde la mesure du recueil entier : il ne va ni avec un chemin, ni avec « --aide ».")
    from reglo.mutation.campagne import muter
    from reglo.mutation.compte_rendu import compter, en_objet, en_texte

    demande = _demande(options)
    etat = _etat(demande.racine) if options.garder else None
    campagne = muter(demande, options.processus, _suivre)
    if not campagne.resultats:
        raise Arret("Aucune règle à changer ici : rien n'est essayé.")
    sortie.ecrire(sortie.en_json(en_objet(campagne)) if options.format == "json" else en_texte(campagne))
    if etat is not None:
        _garder(etat, campagne, demande.racine)
    return ACCEPTE if exige is None or compter(campagne.resultats).part >= exige else REFUSE


def _demande(options: argparse.Namespace) -> "Demande":
    from reglo.cases.recueil import dossier_des_regles, racine_de
    from reglo.chargement import charger
    from reglo.diagnostics import vouliez_vous
    from reglo.mutation.chantier import Demande

    racines = {racine_de(chemin, options.regles) for chemin in options.chemins} or {dossier_des_regles(options.regles)}
    if len(racines) > 1:
        raise Arret("Ces chemins sont de plusieurs recueils : chacun se change à part.")
    (racine,) = racines
    recueil = charger(racine).rulebook
    for aide in options.aide:
        if recueil is not None and aide not in recueil.aides:
            raise Arret(f"« {aide} » n'est pas une aide du recueil. {vouliez_vous(aide, recueil.aides)}".strip())
    return Demande(racine, tuple(options.chemins), tuple(options.aide))


def _etat(racine: Path) -> "Mutations":
    """Gives the measure to come: its day, the state of the rules and of the examples before anything is tried."""
    from reglo.cases.couverture.garde import empreinte_des_exemples
    from reglo.chargement import charger
    from reglo.outcome.demande import lire_jour
    from reglo.publication.preuves.mesures import Mutations

    recueil = charger(racine).rulebook
    return Mutations(lire_jour(None), recueil.empreinte if recueil else "", empreinte_des_exemples(racine), {})


def _garder(etat: "Mutations", campagne: "Campagne", racine: Path) -> None:
    """Keeps the counts of each file."""
    from msgspec.structs import replace

    from reglo.fichiers import depuis_ici
    from reglo.mutation.compte_rendu import compter
    from reglo.publication.preuves.mesures import garder_mutations

    par_fichier: dict[str, list[Resultat]] = {}
    for resultat in campagne.resultats:
        par_fichier.setdefault(resultat.mutant.span.fichier, []).append(resultat)
    prefixe = depuis_ici(racine / "_").removesuffix("_")
    comptes = {nom.removeprefix(prefixe): compter(siens) for nom, siens in par_fichier.items()}
    garde = garder_mutations(racine, replace(etat, fichiers=comptes))
    sortie.avertir(f"Mesure gardée : {depuis_ici(garde)}")


def _part(ecrite: str | None) -> Fraction | None:
    """Reads « 98 », « 99,5 » or « 98 % »."""
    from reglo.values.formats import lire_nombre

    if ecrite is None:
        return None
    lue = lire_nombre(ecrite.removesuffix("%"))
    if lue is None or not 0 <= lue <= _MAXIMUM:
        raise Arret(f"« --exiger » attend un nombre de 0 à 100, non « {ecrite} ».")
    return lue / _MAXIMUM


def _suivre(fait: int, total: int) -> None:
    """Says how far the run is to whoever waits at a terminal."""
    if sys.stderr is not None and sys.stderr.isatty() and (fait % _PAS == 0 or fait == total):
        sortie.avertir(f"{fait} changements essayés sur {total}")
