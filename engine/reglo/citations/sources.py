"""Reads the documents that the rules quote, from the folder where the jurist keeps them.

A document that cannot be read is a remark at its declaration; nothing is raised, nothing outside the folder is opened,
and nothing but a regular file of a sensible size.
"""

import hashlib
import re
from pathlib import Path

import msgspec

from reglo.citations import codes
from reglo.citations.index import Index, indexer
from reglo.diagnostics import Diagnostic, Fiche, proches
from reglo.model.rulebook import Document

TAILLE_MAXIMALE = 5_000_000
"""Bytes: far more than any règlement."""
_HORS_TEXTE = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Lecture(msgspec.Struct, frozen=True):
    """A document as it is printed."""

    imprime: Index
    somme: str
    """SHA-256 of its bytes."""


def lire(document: Document, dossier: Path, citations: int) -> Lecture | Diagnostic:
    """Gives the text of a document, or why it cannot be read and how many quotes are then unchecked."""
    lu = _octets(document, dossier, citations)
    if isinstance(lu, Diagnostic):
        return lu
    chemin, octets = lu
    texte = octets.decode("utf-8").removeprefix("\ufeff")
    return Lecture(indexer(texte, chemin.as_posix()), hashlib.sha256(octets).hexdigest())


def _octets(document: Document, dossier: Path, citations: int) -> tuple[Path, bytes] | Diagnostic:
    """Gives the bytes of a document, known to be a text in UTF-8."""
    fichier = document.fichier
    if fichier is None:
        return codes.SANS_FICHIER.diagnostic(document.span, document=document.nom, nombre=citations)
    relatif = Path(fichier)
    if relatif.is_absolute() or ".." in relatif.parts or not relatif.name:
        return _faute(codes.HORS_DES_SOURCES, document, nom=relatif.name or "document.txt")
    chemin = dossier.resolve() / relatif
    try:
        if not chemin.exists():
            return _faute(codes.FICHIER_ABSENT, document, correction=_voisin(dossier, fichier), nombre=citations)
        if not chemin.is_file():
            return _faute(codes.FICHIER_ILLISIBLE, document, raison="ce n'est pas un fichier")
        with chemin.open("rb") as ouvert:
            octets = ouvert.read(TAILLE_MAXIMALE + 1)
    except (OSError, ValueError):
        return _faute(codes.FICHIER_ILLISIBLE, document, raison="le système le refuse")
    return _refus(document, octets) or (chemin, octets)


def _refus(document: Document, octets: bytes) -> Diagnostic | None:
    """Says why some bytes are not the text of a document."""
    if len(octets) > TAILLE_MAXIMALE:
        return _faute(codes.FICHIER_TROP_GRAND, document)
    if octets.startswith(_UTF16):
        return _faute(codes.ENCODAGE, document, ligne=1)
    if etranger := _HORS_TEXTE.search(octets):
        return _faute(codes.FICHIER_SANS_TEXTE, document, ligne=octets.count(b"\n", 0, etranger.start()) + 1)
    try:
        octets.decode("utf-8")
    except UnicodeDecodeError as faute:
        return _faute(codes.ENCODAGE, document, ligne=octets.count(b"\n", 0, faute.start) + 1)
    return None


def _faute(fiche: Fiche, document: Document, **champs: object) -> Diagnostic:
    return fiche.diagnostic(
        document.span,
        fichier=document.fichier,
        document=document.nom,
        **champs,  # type: ignore[arg-type]
    )


def _voisin(dossier: Path, fichier: str) -> str:
    """Gives the file of the folder whose name is the nearest, as the declaration would say it."""
    noms = [voisin.name for voisin in dossier.iterdir() if voisin.is_file()]
    return next(
        (f"fichier « {nom} »" for nom in proches(fichier, noms, nombre=1)), f"ajouter « {fichier} » aux sources"
    )
