"""The actions of `reglo registre`: what each does and what it reads. Nothing here runs them."""

import argparse
from collections.abc import Callable
from pathlib import Path

from reglo.cli.arguments import ajouter_apres_acte, ajouter_format, ajouter_lectures


def _fichier(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("registre", metavar="REGISTRE", type=Path, help="fichier du registre")


def _attente(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument(
        "--attente", metavar="S", type=int, default=10, help="secondes à attendre un autre programme (à défaut : 10)"
    )


# --------------------------------------------------------------------------------------------------------- writing
def _creer(analyseur: argparse.ArgumentParser) -> None:
    _fichier(analyseur)
    _attente(analyseur)


def _ajouter(analyseur: argparse.ArgumentParser) -> None:
    _fichier(analyseur)
    analyseur.add_argument("--aide", metavar="ID", required=True, help="aide accordée")
    analyseur.add_argument(
        "--dossier", metavar="DOSSIER", type=Path, help="dossier dont on prend le montant dû et les quantités"
    )
    _contenu(analyseur)
    _acte(analyseur)


def _modifier(analyseur: argparse.ArgumentParser) -> None:
    _sur_une_decision(analyseur)
    _contenu(analyseur)
    _acte(analyseur)


def _retirer(analyseur: argparse.ArgumentParser) -> None:
    _sur_une_decision(analyseur)
    _acte(analyseur)


def _sur_une_decision(analyseur: argparse.ArgumentParser) -> None:
    _fichier(analyseur)
    analyseur.add_argument("--decision", metavar="N", type=int, required=True, help="numéro de la décision")


def _contenu(analyseur: argparse.ArgumentParser) -> None:
    """Declares what a decision takes."""
    analyseur.add_argument("--montant", metavar="MONTANT", help="montant accordé, « 150 000 € »")
    analyseur.add_argument(
        "--quantite",
        metavar="NOMBRE",
        action="append",
        default=[],
        help="ce que la décision compte, « 30 logements », ou « cd46.plai.w1=30 » pour une enveloppe (répétable)",
    )
    analyseur.add_argument("--beneficiaire", metavar="NOM", help="désignation du bénéficiaire, sans nom de personne")
    analyseur.add_argument(
        "--en-depassement", action="store_true", help="passe outre une enveloppe qui ne suffit pas ; l'acte le garde"
    )
    ajouter_lectures(analyseur)


def _acte(analyseur: argparse.ArgumentParser) -> None:
    """Declares what every act says."""
    analyseur.add_argument("--date", metavar="DATE", required=True, help="date de l'acte, 10/02/2025")
    analyseur.add_argument("--auteur", metavar="TEXTE", help="organisme ou fonction qui décide, jamais une personne")
    analyseur.add_argument("--reference", metavar="TEXTE", help="numéro de la délibération ou de l'arrêté")
    _attente(analyseur)
    ajouter_format(analyseur)


# --------------------------------------------------------------------------------------------------------- reading
def _lire(analyseur: argparse.ArgumentParser) -> None:
    _fichier(analyseur)
    ajouter_apres_acte(analyseur)
    ajouter_format(analyseur)


def _solde(analyseur: argparse.ArgumentParser) -> None:
    _fichier(analyseur)
    analyseur.add_argument(
        "--aide", metavar="ID", action="append", help="une aide dont dire les enveloppes (répétable ; à défaut, toutes)"
    )
    analyseur.add_argument("--date", metavar="DATE", help="jour du solde, 01/07/2025 (à défaut : aujourd'hui)")
    ajouter_lectures(analyseur)
    ajouter_apres_acte(analyseur)
    ajouter_format(analyseur)


def _verifier(analyseur: argparse.ArgumentParser) -> None:
    _fichier(analyseur)
    analyseur.add_argument(
        "--contient", metavar="REPERE", help="exige un acte et son empreinte, notés plus tôt : 57:9f3c…"
    )
    ajouter_format(analyseur)


def _reparer(analyseur: argparse.ArgumentParser) -> None:
    _fichier(analyseur)
    analyseur.add_argument(
        "--garder-le-debut",
        action="store_true",
        help="quand des actes sont perdus et qu'aucune sauvegarde n'existe : repart de ceux qui précèdent le dommage",
    )
    _attente(analyseur)


ACTIONS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "creer": ("crée un registre vide", _creer),
    "ajouter": ("inscrit une décision qui accorde une aide", _ajouter),
    "modifier": ("inscrit la modification d'une décision", _modifier),
    "retirer": ("inscrit le retrait d'une décision", _retirer),
    "lire": ("énumère les décisions et leurs actes", _lire),
    "solde": ("dit ce qu'il reste des enveloppes, et après chaque décision", _solde),
    "verifier": ("vérifie qu'aucune ligne n'a été changée, ajoutée ni retirée", _verifier),
    "reparer": ("remet en état un registre abîmé, sans rien perdre", _reparer),
}
