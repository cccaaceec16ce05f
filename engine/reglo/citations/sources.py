"""Reads the documents that the rules quote, from the folder where the jurist keeps them, and corrects them.

A document that cannot be read is a remark at its declaration; nothing is raised, nothing outside the folder is opened,
and nothing but a regular file of a sensible size.
"""

import hashlib
import re
from pathlib import Path
from typing import Any

import msgspec

from reglo.citations import codes
from reglo.citations.ecriture import LONGUEUR_MONTREE, lignes_de
from reglo.citations.index import Index, Rangs, Retouche
from reglo.citations.proximite import plus_proche
from reglo.diagnostics import Diagnostic, Fiche, proches
from reglo.model.rulebook import Document, Erratum

TAILLE_MAXIMALE = 5_000_000
"""Bytes: far more than any règlement."""
_HORS_TEXTE = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_A_DIRE = "ligne …, au lieu de « ce qui est imprimé », lire « ce qu'on lit »"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A document as it was read."""

    document: Document
    somme: str
    """SHA-256 of its bytes."""
    imprime: Index
    corrige: Index
    """The text as its errata correct it: the one where quotes are looked for."""


def ouvrir(document: Document, dossier: Path, citations: int) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """Gives a document and the faults of its errata, or None and why it cannot be read."""
    lu = _lire(document, dossier, citations)
    if isinstance(lu, Diagnostic):
        return None, (lu,)
    chemin, octets = lu
    texte = octets.decode("utf-8").removeprefix("\ufeff")
    imprime = Index(texte, chemin.as_posix())
    retouches, fautes = _retouches(document, imprime)
    corrige = Index(texte, chemin.as_posix(), retouches) if retouches else imprime
    somme = hashlib.sha256(octets).hexdigest()
    return Source(document=document, somme=somme, imprime=imprime, corrige=corrige), fautes


# --------------------------------------------------------------------------------------------------------------- files
def _lire(document: Document, dossier: Path, citations: int) -> tuple[Path, bytes] | Diagnostic:
    """Gives the bytes of a document, known to be a text in UTF-8."""
    fichier = document.fichier
    if fichier is None:
        return codes.SANS_FICHIER.diagnostic(document.span, document=document.nom, nombre=citations)
    relatif = Path(fichier)
    if relatif.is_absolute() or ".." in relatif.parts or not relatif.name:
        return _faute(codes.HORS_DES_SOURCES, document, nom=relatif.name or "document.txt")
    chemin = (dossier / relatif).absolute()
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


# -------------------------------------------------------------------------------------------------------------- errata
def _retouches(document: Document, imprime: Index) -> tuple[tuple[Retouche, ...], tuple[Diagnostic, ...]]:
    """Gives what the errata of a document correct, and the faults of those that correct nothing."""
    fautes: list[Diagnostic] = []
    trouves: list[tuple[Retouche, Erratum]] = []
    for erratum in document.errata:
        place = _place(document, erratum, imprime)
        if isinstance(place, Diagnostic):
            fautes.append(place)
        else:
            trouves.append((Retouche(*imprime.etendue(place), erratum.lu), erratum))
    retouches: list[Retouche] = []
    precedent: Erratum | None = None
    for retouche, erratum in sorted(trouves, key=lambda trouve: trouve[0]):
        if precedent is not None and retouche.debut < retouches[-1].fin:
            notes = ((precedent.span, "l'autre erratum est ici"),)
            clause = f"{document.nom}.{erratum.label}"
            fautes.append(
                codes.ERRATA_SUPERPOSES.diagnostic(erratum.span, clause=clause, notes=notes, autre=precedent.label)
            )
        else:
            retouches.append(retouche)
            precedent = erratum
    return tuple(retouches), tuple(fautes)


def _place(document: Document, erratum: Erratum, imprime: Index) -> Rangs | Diagnostic:
    """Gives the one place that an erratum corrects."""
    clause = f"{document.nom}.{erratum.label}"
    lignes = lignes_de(erratum.ligne_debut, erratum.ligne_fin)
    if erratum.ligne_fin > imprime.nombre_de_lignes or erratum.ligne_debut < 1:
        return codes.LIGNES_HORS_DOCUMENT.diagnostic(
            erratum.span, clause=clause, document=document.nom, derniere=imprime.nombre_de_lignes, correction="ligne …"
        )
    cherche = Index(erratum.imprime, "")
    ou = imprime.rangs(erratum.ligne_debut, erratum.ligne_fin)
    places = imprime.chercher(cherche.mots.formes, ou, entiers=False)
    if len(places) == 1:
        return places[0]
    champs: dict[str, Any] = {"mots": erratum.imprime, "lignes": lignes}
    if places:
        return codes.ERRATUM_AMBIGU.diagnostic(erratum.span, clause=clause, nombre=len(places), **champs)
    ailleurs = imprime.chercher(cherche.mots.formes, imprime.tout, limite=1)
    proche = next(iter(ailleurs), None) or plus_proche(cherche, imprime, ou)
    if proche is None:
        lue = imprime.lire(ou)
        suite = f" On y lit « {lue} »." if 0 < len(lue) <= LONGUEUR_MONTREE else ""
        return codes.ERRATUM_ABSENT.diagnostic(erratum.span, clause=clause, suite=suite, correction=_A_DIRE, **champs)
    lu, vraies = imprime.lire(proche), lignes_de(*imprime.lignes(proche))
    correction = f"{vraies}, au lieu de « {lu} », lire « {erratum.lu} »"
    return codes.ERRATUM_ABSENT.diagnostic(
        erratum.span, clause=clause, suite=f" On lit « {lu} » {vraies}.", correction=correction, **champs
    )
