"""The files of a register on the disk: read whole, added to at the end, never half written.

Every writing happens under one lock, between processes and between threads; what is confirmed is on the disk. What the
system refuses is said, and the register stays what it was. Nothing here knows what an act is.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import NoReturn

import msgspec

from reglo import fichiers
from reglo.diagnostics import ErreurReglo, Fiche, vouliez_vous
from reglo.fichiers import Obstacle, ecrire_nom, est_dossier, existe
from reglo.outcome.lecture_brute import remarque
from reglo.registre import codes
from reglo.source import fichier_entier

_TAILLE_MINIME = 4096
_RAISONS = {
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "la place permise sur le disque est prise",
    errno.EFBIG: "la taille permise d'un fichier est atteinte",
    errno.EROFS: "le disque est en lecture seule",
    errno.EACCES: "le droit d'écrire manque",
    errno.EPERM: "le droit d'écrire manque",
    errno.ENOENT: "le dossier n'existe pas",
    errno.EIO: "le disque ne répond pas",
}


class Contenu(msgspec.Struct, frozen=True):
    """A file as it was read, and which file it was."""

    octets: bytes
    identite: tuple[int, int]
    mode: int
    noms: int
    """How many names the file has: one, unless it is linked elsewhere."""


# ------------------------------------------------------------------------------------------------------------ reading
def reel(chemin: str | Path) -> Path:
    """Gives the path of the file itself, so that two links to one register share its lock and its head."""
    return fichiers.reel(Path(chemin)) if os.path.islink(chemin) else Path(chemin)  # noqa: PTH114 - raises on no name


def lire(chemin: Path) -> Contenu:
    """Gives the bytes of a register."""
    lu = fichiers.lire_avec_etat(chemin, codes.TAILLE_MAXIMALE)
    if isinstance(lu, Obstacle):
        _refuser_de_lire(chemin, lu)
    octets, etat = lu
    return Contenu(octets, (etat.st_dev, etat.st_ino), stat.S_IMODE(etat.st_mode), etat.st_nlink)


def _refuser_de_lire(chemin: Path, obstacle: Obstacle) -> NoReturn:
    if obstacle.trop_grand:
        refuser(codes.TROP_GRAND, chemin)
    if obstacle.absent:
        voisins = [voisin.name for voisin in chemin.parent.glob("*")] if est_dossier(chemin.parent) else []
        refuser(codes.ABSENT, chemin, proches=vouliez_vous(chemin.name, voisins))
    refuser(codes.ILLISIBLE, chemin, raison=obstacle.raison)


def lire_si_present(chemin: Path) -> bytes | None:
    """Gives the bytes of a small file, None when there is none, nothing when it does not open."""
    lu = fichiers.lire_octets(chemin, _TAILLE_MINIME)
    if isinstance(lu, Obstacle):
        return None if lu.absent else b""
    return lu


# --------------------------------------------------------------------------------------------------------------- lock
@contextmanager
def verrou(chemin: Path, attente: int) -> Iterator[None]:
    """Holds the register for one writer, or refuses after so many seconds."""
    from filelock import FileLock, Timeout

    fichier = f"{chemin}.verrou"
    nom = ecrire_nom(fichier)
    try:
        if not est_dossier(chemin.parent):  # the library would make it
            refuser(codes.ECRITURE, chemin, raison=_RAISONS[errno.ENOENT])
        mode = stat.S_IMODE(chemin.stat().st_mode) if existe(chemin) else 0o644
        garde = FileLock(fichier, timeout=max(0, attente), mode=mode)  # below zero, it would wait for ever
        garde.acquire()
    except Timeout:
        refuser(codes.OCCUPE, chemin, attente=attente, verrou=nom, plus=max(60, 2 * attente))
    except (OSError, ValueError) as faute:
        refuser(codes.ECRITURE, chemin, raison=f"le verrou « {nom} » ne se prend pas, {raison(faute)}")
    try:
        yield
    finally:
        garde.release()


# ------------------------------------------------------------------------------------------------------------ writing
def creer(chemin: Path, octets: bytes) -> None:
    """Creates a file whole or not at all, and never over another."""
    with _ecriture(chemin), _provisoire(chemin, octets) as pret:
        try:
            os.link(pret, chemin)
        except FileExistsError:
            refuser(codes.EXISTE, chemin)
        except OSError:  # a disk without hard links
            if existe(chemin):
                refuser(codes.EXISTE, chemin)
            pret.rename(chemin)
    _fixer_le_dossier(chemin)


def remplacer(chemin: Path, octets: bytes, mode: int | None) -> None:
    """Replaces a file by another, whole or not at all."""
    with _ecriture(chemin), _provisoire(chemin, octets, mode) as pret:
        pret.replace(chemin)
    _fixer_le_dossier(chemin)


def mettre_de_cote(chemin: Path, octets: bytes) -> Path:
    """Keeps bytes in a new file beside the register, and gives its path."""
    rang = 1
    while existe(cote := chemin.with_name(f"{chemin.name}.ecarte-{rang}")):
        rang += 1
    creer(cote, octets)
    return cote


def ajouter(chemin: Path, contenu: Contenu, ligne: bytes, tete: Path, octets_tete: bytes) -> None:
    """Adds a line at the end of a register, then confirms it in its head: both, or neither."""
    if contenu.noms > 1:
        refuser(codes.DEUX_NOMS, chemin, noms=contenu.noms)
    taille = len(contenu.octets)
    if taille + len(ligne) > codes.TAILLE_MAXIMALE:
        refuser(codes.TROP_GRAND, chemin)
    with (
        _ecriture(chemin),
        _provisoire(tete, octets_tete, contenu.mode) as prete,
        chemin.open("r+b", buffering=0) as flux,
    ):
        _exiger_le_meme(chemin, flux, contenu, taille)
        try:
            _ecrire_a_la_fin(flux, ligne)
            _exiger_le_meme(chemin, flux, contenu, taille + len(ligne))
            _confirmer(prete, tete)
        except OSError as faute:
            _reprendre(chemin, flux, taille, faute)
    _fixer_le_dossier(chemin)


def tronquer(chemin: Path, contenu: Contenu, fin: int) -> None:
    """Removes what follows a place, once it is kept elsewhere."""
    with _ecriture(chemin), chemin.open("r+b", buffering=0) as flux:
        _exiger_le_meme(chemin, flux, contenu, len(contenu.octets))
        _raccourcir(flux, fin)


def _ecrire_a_la_fin(flux: FileIO, octets: bytes) -> None:
    flux.seek(0, os.SEEK_END)
    reste = memoryview(octets)
    while reste:
        reste = reste[flux.write(reste) :]
    os.fsync(flux.fileno())


def _confirmer(prete: Path, tete: Path) -> None:
    """Makes the new head the head: from here on, the act is confirmed."""
    prete.replace(tete)


def _raccourcir(flux: FileIO, taille: int) -> None:
    flux.truncate(taille)
    os.fsync(flux.fileno())


def _reprendre(chemin: Path, flux: FileIO, taille: int, faute: OSError) -> NoReturn:
    """Takes back what could not be written whole, and says why it could not."""
    try:
        _raccourcir(flux, taille)
    except OSError:
        refuser(codes.INACHEVEE, chemin, raison=raison(faute))
    raise faute


def _exiger_le_meme(chemin: Path, flux: FileIO, contenu: Contenu, taille: int) -> None:
    """Refuses when the file of that name is no longer the one that was read, or when another program wrote in it."""
    ouvert = os.fstat(flux.fileno())
    nomme = chemin.stat() if existe(chemin) else None
    identites = {(etat.st_dev, etat.st_ino) if etat else None for etat in (ouvert, nomme)}
    if identites != {contenu.identite} or ouvert.st_size != taille:
        refuser(codes.REMPLACE, chemin)


@contextmanager
def _provisoire(chemin: Path, octets: bytes, mode: int | None = None) -> Iterator[Path]:
    """Gives a file that is whole on the disk and has no name of its own yet; it goes away unless it takes one.

    The lock leaves one writer: what a writer that died left under that name is of no use to anyone.
    """
    provisoire = chemin.with_name(f".{chemin.name}.provisoire")
    provisoire.unlink(missing_ok=True)
    try:
        with provisoire.open("xb") as flux:
            flux.write(octets)
            flux.flush()
            os.fsync(flux.fileno())
        if mode is not None:
            provisoire.chmod(mode)
        yield provisoire
    finally:
        with suppress(OSError):
            provisoire.unlink(missing_ok=True)


def _fixer_le_dossier(chemin: Path) -> None:
    """Makes the names of a folder last through a power cut, where the system allows it."""
    with suppress(OSError):
        dossier = os.open(chemin.parent, os.O_RDONLY)
        try:
            os.fsync(dossier)
        finally:
            os.close(dossier)


# ----------------------------------------------------------------------------------------------------------- refusals
@contextmanager
def _ecriture(chemin: Path) -> Iterator[None]:
    """Turns what the system refuses into a sentence."""
    try:
        yield
    except (OSError, ValueError) as faute:
        refuser(codes.ECRITURE, chemin, raison=raison(faute))


def refuser(fiche: Fiche, chemin: str | Path, **champs: object) -> NoReturn:
    """Stops with the sentence of a fault of the file."""
    nom = ecrire_nom(chemin)
    raise ErreurReglo([remarque(fiche, fichier_entier(nom), chemin=nom, **champs)]) from None


def raison(faute: Exception) -> str:
    """Says why the system refuses."""
    numero = faute.errno if isinstance(faute, OSError) else None
    return _RAISONS.get(numero or 0, "le système le refuse")
