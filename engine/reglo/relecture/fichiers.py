"""The files of marks, beside the rules that they are about: read whole, written under one lock, whole or not at all.

A mark is found by the name of what it is about, whatever the file where it stands. A damaged file is never rewritten.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import msgspec

from reglo.diagnostics import Diagnostic, ErreurReglo, a_une_erreur
from reglo.fichiers import Obstacle, ecrire_nom, est_dossier, existe, lire_texte, parcourir, remplacer
from reglo.outcome.lecture_brute import remarque
from reglo.relecture import codes, lignes
from reglo.relecture.lignes import Marque
from reglo.source import fichier_entier
from reglo.values import formats

SUFFIXE = ".relectures"
TAILLE_MAXIMALE = 5_000_000
_VERROU = ".relectures.verrou"


class Relectures(msgspec.Struct, frozen=True):
    """The marks of a folder of rules."""

    marques: tuple[Marque, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, str] = {}
    """The text of each file, by its name relative to the folder."""


def lire(dossier: Path) -> Relectures:
    """Reads every file of marks under a folder of rules; what cannot be read is told, and does not count."""
    sources: dict[str, str] = {}
    marques: list[Marque] = []
    fautes: list[Diagnostic] = []
    for chemin, obstacle in parcourir(dossier, SUFFIXE) if est_dossier(dossier) else ():
        nom = ecrire_nom(chemin.relative_to(dossier))
        lu = obstacle or lire_texte(chemin, TAILLE_MAXIMALE)
        if isinstance(lu, Obstacle):
            fautes.append(remarque(codes.ILLISIBLE, lu.place(nom), chemin=nom, raison=lu.raison))
            continue
        sources[nom] = lu
        siennes, dites = lignes.lire(lu, nom)
        marques += siennes
        fautes += dites
    contredites = [*_contradictions(marques)]
    douteuses = {marque.cle for marque, _ in contredites}
    fautes += [_contradiction(marque, premiere) for marque, premiere in contredites]
    return Relectures(tuple(marque for marque in marques if marque.cle not in douteuses), tuple(fautes), sources)


def _contradictions(marques: list[Marque]) -> Iterator[tuple[Marque, Marque]]:
    """Gives the marks of one reviewer, one day, on one thing, that say something else than the first of them."""
    premieres: dict[object, Marque] = {}
    for marque in marques:
        premiere = premieres.setdefault(marque.cle, marque)
        if premiere.contenu != marque.contenu:
            yield marque, premiere


def _contradiction(marque: Marque, premiere: Marque) -> Diagnostic:
    jour = formats.ecrire_date(marque.le)
    dite = remarque(codes.CONTRADICTION, marque.span, par=marque.par, objet=marque.objet, date=jour)
    return msgspec.structs.replace(dite, notes=((premiere.span, "l'autre relecture est ici"),))


@contextmanager
def verrou(dossier: Path, attente: int) -> Iterator[None]:
    """Holds the marks of a folder for one writer, or refuses after so many seconds."""
    from filelock import FileLock, Timeout

    garde = FileLock(dossier / _VERROU, timeout=max(0, attente))  # below zero, it would wait for ever
    try:
        garde.acquire()
    except Timeout:
        faute = remarque(codes.OCCUPE, fichier_entier(ecrire_nom(dossier)), attente=attente)
        raise ErreurReglo([faute]) from None
    except (OSError, ValueError):
        _refuser(dossier, "le dossier ne s'écrit pas")
    try:
        yield
    finally:
        garde.release()


def ajouter(dossier: Path, marques: tuple[Marque, ...]) -> tuple[Marque, ...]:
    """Writes marks in the files that their spans name, and gives them where they stand; the caller holds the lock.

    A mark of the same day by the same reviewer is replaced where it stands. Raises when a file holds a fault: what is
    not understood is not written over.
    """
    lues = lire(dossier)
    if a_une_erreur(lues.diagnostics):
        raise ErreurReglo(lues.diagnostics, lues.sources)
    connues = {marque.cle: fichier_entier(marque.span.fichier) for marque in lues.marques}
    placees = tuple(msgspec.structs.replace(une, span=connues.get(une.cle, une.span)) for une in marques)
    textes: dict[str, str] = {}
    for marque in placees:
        nom = marque.span.fichier
        textes[nom] = lignes.inserer(textes.get(nom, lues.sources.get(nom, lignes.NEUF)), marque)
    faites: list[str] = []
    for nom, texte in textes.items():
        if texte != lues.sources.get(nom):
            _ecrire(dossier / nom, texte, tuple(faites))
        faites.append(nom)
    return placees


def _ecrire(chemin: Path, texte: str, faites: tuple[str, ...]) -> None:
    """Writes a file whole; one that could not be written leaves nothing behind."""
    neuf = not existe(chemin)
    with suppress(OSError, ValueError):
        chemin.touch()
    if not remplacer(chemin, texte.encode("utf-8")):
        if neuf:
            with suppress(OSError, ValueError):
                chemin.unlink()
        _refuser(chemin, "le droit d'écrire manque, ou le disque est plein", faites)


def _refuser(chemin: Path, raison: str, faites: tuple[str, ...] = ()) -> NoReturn:
    nom = ecrire_nom(chemin)
    suite = f" ; sont écrits : {', '.join(faites)}" if faites else ""
    raise ErreurReglo(
        [remarque(codes.ECRITURE, fichier_entier(nom), chemin=nom, raison=raison, faites=suite)]
    ) from None
