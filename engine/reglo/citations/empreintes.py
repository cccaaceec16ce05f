"""The fingerprint of a document: its hash and that of each line, kept beside the rules; no word of it is kept.

It says which text the jurist has re-read. It is written on demand only (`reglo verifier --sources … --enregistrer`).
"""

import hashlib
import re
from pathlib import Path

import msgspec

from reglo.citations.index import Index
from reglo.citations.mots import decouper

SUFFIXE = ".empreinte"
VIDE = "-"
"""What stands for a line without a word."""
_TETE = "empreinte reglo 1"
_SOMME = re.compile(r"[0-9a-f]{64}")
_LIGNE = re.compile(r"[0-9a-f]{10}|-")
_TAILLE_MAXIMALE = 20_000_000


class Empreinte(msgspec.Struct, frozen=True):
    """What identifies a text: its bytes, and its lines whatever their printing."""

    somme: str
    """SHA-256 of the bytes."""
    lignes: tuple[str, ...]


class Abimee(Exception):
    """A fingerprint that cannot be read, with the reason; it never leaves this package."""


def empreinte_de(somme: str, imprime: Index) -> Empreinte:
    """Gives the fingerprint of a document as printed."""
    lignes = (_hacher(imprime.ligne(rang)) for rang in range(1, imprime.nombre_de_lignes + 1))
    return Empreinte(somme, tuple(lignes))


def _hacher(ligne: str) -> str:
    formes = decouper(ligne).formes
    return hashlib.sha256(" ".join(formes).encode()).hexdigest()[:10] if formes else VIDE


def ecrire(empreinte: Empreinte, document: str) -> str:
    """Writes a fingerprint: four lines of heading, then one by line of the document."""
    tete = (_TETE, f"document {document}", f"sha256 {empreinte.somme}", f"lignes {len(empreinte.lignes)}")
    return "\n".join((*tete, *empreinte.lignes)) + "\n"


def lire(chemin: Path, document: str) -> Empreinte | None:
    """Reads a fingerprint, None when there is none; raises `Abimee` on anything that was not written as above."""
    try:
        if not chemin.exists():
            return None
        if not chemin.is_file() or chemin.stat().st_size > _TAILLE_MAXIMALE:
            raise Abimee("ce n'est pas un fichier de cette sorte")
        tete, nom, somme, compte, *lignes = chemin.read_text(encoding="utf-8").splitlines()
    except OSError:
        raise Abimee("le système refuse de la lire") from None
    except ValueError:
        raise Abimee("elle est tronquée, ou n'est pas une empreinte") from None
    somme, compte = somme.removeprefix("sha256 "), compte.removeprefix("lignes ")
    if tete != _TETE or not _SOMME.fullmatch(somme):
        raise Abimee("ce n'est pas une empreinte de cette version de Réglo")
    if nom != f"document {document}":
        raise Abimee("c'est celle d'un autre document")
    if compte != str(len(lignes)) or not all(map(_LIGNE.fullmatch, lignes)):
        raise Abimee("elle est tronquée ou modifiée")
    return Empreinte(somme, tuple(lignes))
