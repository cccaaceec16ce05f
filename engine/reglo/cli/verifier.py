"""`reglo verifier`: the faults of the rules, of their examples and of their quotes, with their corrections."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from reglo.cli import sortie
from reglo.cli.arguments import ajouter_format
from reglo.cli.garde import ACCEPTE, REFUSE, Arret, exiger_presents, exiger_sources

if TYPE_CHECKING:
    from reglo.cli.verification import Resultat


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares the files or folders to check, and the folder of the documents that they quote."""
    aide = "fichiers ou dossiers de règles (à défaut : tout le recueil)"
    analyseur.add_argument("chemins", metavar="CHEMIN", nargs="*", type=Path, help=aide)
    aide = "dossier des documents cités : chaque citation y est recherchée"
    analyseur.add_argument("--sources", metavar="DOSSIER", type=Path, help=aide)
    aide = "avec --sources : dire que les documents sont relus, et enregistrer leur empreinte"
    analyseur.add_argument("--enregistrer", action="store_true", help=aide)
    aide = "rester, et vérifier de nouveau à chaque enregistrement"
    analyseur.add_argument("--suivre", action="store_true", help=aide)
    ajouter_format(analyseur)


def executer(options: argparse.Namespace) -> int:
    """Writes the remarks on the files named; an error among them refuses."""
    from reglo.diagnostics import a_une_erreur

    exiger_presents(options.chemins)
    _exiger_sources(options)
    if options.suivre:
        return _suivre(options)
    from reglo.cli.verification import verifier_chemins

    resultat = verifier_chemins(
        options.chemins, options.regles, sources=options.sources, enregistrer=options.enregistrer
    )
    sortie.ecrire(_rapport(resultat, options.format))
    return REFUSE if a_une_erreur(resultat.remarques) else ACCEPTE


def _suivre(options: argparse.Namespace) -> int:
    from reglo.cases.recueil import dossier_des_regles, racine_de
    from reglo.chargement.atelier import Ateliers
    from reglo.cli.suivi import suivre
    from reglo.cli.verification import verifier_chemins

    if options.enregistrer:
        raise Arret("« --suivre » et « --enregistrer » ne vont pas ensemble : les documents se relisent une fois.")
    charger = Ateliers().charger

    def verifier() -> str:
        resultat = verifier_chemins(options.chemins, options.regles, sources=options.sources, charger=charger)
        return _rapport(resultat, options.format)

    voulus = options.chemins or [dossier_des_regles(options.regles)]
    racines = [racine_de(chemin, options.regles) for chemin in voulus]
    ailleurs = [options.sources] if options.sources else []
    return suivre([*racines, *voulus, *ailleurs], verifier, dater=options.format == "texte")


def _rapport(resultat: "Resultat", forme: str) -> str:
    from reglo.diagnostics import en_objet, rapport, tries

    if forme == "json":
        remarques = [en_objet(remarque) for remarque in tries(resultat.remarques)]
        return sortie.en_json({"remarques": remarques, "citations": resultat.citations})
    parties = (rapport(resultat.remarques, resultat.textes), _enregistrees(resultat), _bilan(resultat))
    return "\n\n".join(filter(None, parties))


def _exiger_sources(options: argparse.Namespace) -> None:
    """Stops on a folder of documents that is none, or that is missing where it is needed."""
    exiger_sources(options.sources)
    if options.sources is None and options.enregistrer:
        raise Arret("« --enregistrer » demande les documents relus : --sources DOSSIER.")


def _enregistrees(resultat: "Resultat") -> str:
    from reglo.fichiers import depuis_ici

    return "\n".join(f"Empreinte enregistrée : {depuis_ici(chemin)}" for chemin in resultat.enregistrees)


def _bilan(resultat: "Resultat") -> str:
    graves = sum(remarque.gravite == "erreur" for remarque in resultat.remarques)
    legeres = len(resultat.remarques) - graves
    comptes = [f"{graves} erreur{'s' if graves > 1 else ''}"] if graves else ["Aucune erreur"]
    if legeres:
        comptes.append(f"{legeres} avertissement{'s' if legeres > 1 else ''}")
    constat = ", ".join(comptes) if resultat.remarques else "Rien à corriger"
    return "\n".join(filter(None, (f"{constat}.", _citations(resultat))))


def _citations(resultat: "Resultat") -> str:
    """Says how many quotes were found; those that nothing was compared with are said unchecked."""
    comptes = resultat.citations
    if comptes is None:
        return "Les citations se vérifient une fois les règles sans erreur."
    if not comptes.total:
        return ""
    non_verifiees = _compter(comptes.non_verifiees, "citation non vérifiée", "citations non vérifiées")
    if not resultat.comparees:
        return f"{non_verifiees} : donner --sources DOSSIER."
    if comptes.total == comptes.non_verifiees:
        return f"{non_verifiees}."
    retrouvees = _compter(comptes.retrouvees, "citation retrouvée", "citations retrouvées")
    reste = f" ; {non_verifiees}" if comptes.non_verifiees else ""
    return f"{retrouvees} sur {comptes.total}{reste}."


def _compter(nombre: int, singulier: str, pluriel: str) -> str:
    return f"{nombre} {pluriel if nombre > 1 else singulier}"
