"""Opens what people name on a disk: a regular file of a bounded size, in UTF-8, and the files under a folder.

Whatever else is there (a folder, a pipe, a device, links that turn round, a name that no one can write) is a reason to
say, never an exception, and nothing is waited for: a pipe is refused before one byte of it is read.
"""

import errno
import os
import stat
import unicodedata
from contextlib import suppress
from pathlib import Path

import msgspec

from reglo.source import Span, fichier_entier

DOSSIERS_MAXIMAUX = 10_000
"""Folders beyond which a tree is not one of rules: a link to the whole disk, a home."""
_RAISONS = {
    errno.ENOENT: "il n'existe pas",
    errno.EISDIR: "c'est un dossier de fichiers, non un fichier",
    errno.ENOTDIR: "son chemin traverse un fichier",
    errno.EACCES: "sa lecture n'est pas permise",
    errno.EPERM: "sa lecture n'est pas permise",
    errno.ELOOP: "ses liens symboliques tournent en rond",
    errno.ENAMETOOLONG: "son nom est trop long",
    errno.EIO: "le disque ne répond pas",
}
_SPECIAL = "ce n'est pas un fichier ordinaire, mais un tube ou un appareil"
_SANS_NOM = "son nom contient un caractère qui ne s'écrit pas"
_TROP_DE_DOSSIERS = f"plus de {DOSSIERS_MAXIMAUX} dossiers s'y trouvent"


class Obstacle(msgspec.Struct, frozen=True):
    """Why a file, or what a folder holds, cannot be read."""

    raison: str
    """In French, after « : »."""
    absent: bool = False
    trop_grand: bool = False
    illisible: Span | None = None
    """The first character that is not UTF-8."""

    def place(self, fichier: str) -> Span:
        """Gives where to say it: at the first bad character when there is one, else of the file as a whole."""
        return msgspec.structs.replace(self.illisible or fichier_entier(""), fichier=fichier)


def lire_texte(chemin: Path, maximum: int) -> str | Obstacle:
    """Gives the text of a file of at most `maximum` bytes, its mark of order included, or why it cannot be read."""
    octets = lire_octets(chemin, maximum)
    if isinstance(octets, Obstacle):
        return octets
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError as faute:
        avant = octets[: faute.start].decode("utf-8")
        debut_de_ligne = avant.rfind("\n") + 1
        place = Span("", len(avant), len(avant) + 1, avant.count("\n") + 1, len(avant) - debut_de_ligne + 1)
        return Obstacle("il n'est pas enregistré en UTF-8", illisible=place)


def lire_octets(chemin: Path, maximum: int) -> bytes | Obstacle:
    """Gives the bytes of a file, at most `maximum` of them, or why it cannot be read."""
    lu = lire_avec_etat(chemin, maximum)
    return lu if isinstance(lu, Obstacle) else lu[0]


def lire_avec_etat(chemin: Path, maximum: int) -> tuple[bytes, os.stat_result] | Obstacle:
    """Gives the bytes of a file, and what the system knows of the very file that was read."""
    try:
        with open(chemin, "rb", opener=_sans_attendre) as flux:
            etat = os.fstat(flux.fileno())
            if not stat.S_ISREG(etat.st_mode):
                return Obstacle(_SPECIAL)
            octets = flux.read(maximum + 1)
    except (OSError, ValueError) as faute:
        return _obstacle(faute)
    if len(octets) > maximum:
        return Obstacle(f"il dépasse {maximum // 1_000_000} Mo", trop_grand=True)
    return octets, etat


def _sans_attendre(chemin: str, options: int) -> int:
    """Opens a file as the system does, but for a pipe that no one fills: it opens at once."""
    return os.open(chemin, options | getattr(os, "O_NONBLOCK", 0))


def parcourir(racine: Path, suffixe: str) -> tuple[tuple[Path, Obstacle | None], ...]:
    """Gives the files under a folder whose names end so, in the order of their names, and the folders not read.

    Hidden names are passed over. A linked folder is read like any other, unless it leads back above itself.
    """
    trouves: list[tuple[Path, Obstacle | None]] = []
    a_lire: list[tuple[Path, frozenset[tuple[int, int]]]] = [(racine, frozenset())]
    for dossier, ancetres in a_lire:
        if len(a_lire) > DOSSIERS_MAXIMAUX:
            trouves.append((racine, Obstacle(_TROP_DE_DOSSIERS)))
            break
        try:
            etat = dossier.stat()
            noms = [nom for nom in os.listdir(dossier) if not nom.startswith(".")]  # noqa: PTH208 - names, not paths
        except (OSError, ValueError) as faute:
            trouves.append((dossier, _obstacle(faute)))
            continue
        identite = (etat.st_dev, etat.st_ino)
        for chemin in (dossier / nom for nom in noms if identite not in ancetres):
            if est_dossier(chemin):
                a_lire.append((chemin, ancetres | {identite}))
            elif chemin.name.endswith(suffixe):
                trouves.append((chemin, None if nommable(chemin) else Obstacle(_SANS_NOM)))
    return tuple(sorted(trouves, key=lambda trouve: trouve[0].relative_to(racine).parts))


def est_dossier(chemin: Path) -> bool:
    """Tells whether a folder is there; unlike `Path.is_dir`, raises on no name at all."""
    return os.path.isdir(chemin)  # noqa: PTH112 - see above


def existe(chemin: Path) -> bool:
    """Tells whether something is there; unlike `Path.exists`, raises on no name at all."""
    return os.path.exists(chemin)  # noqa: PTH110 - see above


def reel(chemin: Path) -> Path:
    """Gives the path of the file itself; unlike `Path.resolve`, raises on no name at all."""
    try:
        return Path(os.path.realpath(chemin))
    except (OSError, ValueError):
        return chemin.absolute()


def nommable(chemin: Path) -> bool:
    """Tells whether the name of a file can be written down, in a report as in an answer."""
    return ecrire_nom(chemin) == str(chemin)


def depuis_ici(chemin: Path) -> str:
    """Gives the way to a file from the present folder, or its whole path when it is elsewhere."""
    ici = Path.cwd()
    return (chemin.relative_to(ici) if chemin.is_relative_to(ici) else chemin).as_posix()


def ecrire_nom(chemin: Path | str) -> str:
    """Gives the name of a file as a report can write it: what no one can see or write becomes « � »."""
    ecrit = os.fsencode(chemin).decode("utf-8", errors="replace")
    return "".join("\ufffd" if unicodedata.category(lettre).startswith("C") else lettre for lettre in ecrit)


def remplacer(chemin: Path, octets: bytes) -> bool:
    """Writes a file again, whole or not at all, and tells whether the system let it; a link still leads to the file."""
    fichier = reel(chemin)
    try:
        fichier.open("r+b").close()  # what may not be written is not replaced either
        ecrire(fichier, octets, stat.S_IMODE(fichier.stat().st_mode))
    except OSError:
        return False
    return True


def ecrire(fichier: Path, octets: bytes, droits: int | None = None) -> None:
    """Writes a file, new or not, whole or not at all; raises `OSError` when the system refuses, and leaves nothing."""
    provisoire = fichier.with_name(f".{fichier.name}.{os.getpid()}.tmp")
    try:
        with provisoire.open("xb") as flux:
            flux.write(octets)
        if droits is not None:
            provisoire.chmod(droits)
        provisoire.replace(fichier)
    except OSError:
        with suppress(OSError):
            provisoire.unlink(missing_ok=True)
        raise


def _obstacle(faute: OSError | ValueError) -> Obstacle:
    """Says why the system refuses."""
    numero = faute.errno if isinstance(faute, OSError) else None
    if numero is None:
        return Obstacle("son nom ne peut pas être celui d'un fichier")
    return Obstacle(_RAISONS.get(numero, "le système refuse de le lire"), absent=numero == errno.ENOENT)
