"""Loads the rules of a folder: reads, builds, checks, and keeps the compiled rulebook by the hash of its sources.

A load that finds its rulebook in the cache imports neither the parser nor the builder. Nothing is raised: a file that
cannot be read is a remark like any other, and then there is no rulebook, since one with a file missing answers wrong.
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from reglo.diagnostics import Diagnostic, Fiche, a_une_erreur, tries
from reglo.model.rulebook import Rulebook
from reglo.model.serialize import decoder, encoder
from reglo.resources import resource_dir
from reglo.source import Span

if TYPE_CHECKING:
    from reglo.syntax.tree import Arbre

TAILLE_MAXIMALE = 5_000_000
"""Bytes: far more than any règlement, and little enough to read at once."""
_GARDES = 16
"""Compiled rulebooks kept in the cache, the last ones used."""
_FORMAT = "1"
_COUCHES = ("syntax", "model", "checks", "values")

DOSSIER_ABSENT = Fiche(
    code="F101",
    titre="Dossier de règles absent",
    message="Le dossier de règles « {chemin} » n'existe pas.",
)
AUCUNE_REGLE = Fiche(
    code="F102",
    titre="Dossier sans règle",
    message="Le dossier « {chemin} » ne contient aucun fichier « .regle ».",
)
ILLISIBLE = Fiche(
    code="F103",
    titre="Fichier illisible",
    message="Ce fichier ne peut pas être lu : il n'existe plus, ou le droit de le lire manque.",
)
TROP_GRAND = Fiche(
    code="F104",
    titre="Fichier trop grand",
    message="Ce fichier dépasse cinq millions d'octets : un recueil se répartit en plusieurs fichiers.",
)
ENCODAGE = Fiche(
    code="F105",
    titre="Encodage inconnu",
    message="Ce fichier n'est pas enregistré en UTF-8 : ses lettres accentuées sont perdues à partir de la "
    "ligne {ligne}.",
    aide="Enregistrer sous… → Encodage : UTF-8",
)


class Chargement(msgspec.Struct, frozen=True, kw_only=True):
    """The rules of a folder, once loaded."""

    rulebook: Rulebook | None
    """None as soon as there is an error."""
    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, str]
    """The text of each file, by its name relative to the folder."""


def charger(dossier: Path | None = None) -> Chargement:
    """Loads the rules of a folder: the one given, else `rules/` here, else those shipped with Réglo."""
    racine = _racine(dossier)
    sources, fautes = _lire(racine)
    if fautes or not sources:
        return _avec_fautes(sources, fautes)
    empreinte = _empreinte(sources)
    cache = _fichier_cache(empreinte)
    connu = _relire(cache)
    if connu is not None:
        return Chargement(rulebook=connu[0], diagnostics=connu[1], sources=sources)
    rulebook, diagnostics = _compiler(sources, empreinte)
    if rulebook is not None:
        _garder(cache, rulebook, diagnostics)
    return Chargement(rulebook=rulebook, diagnostics=diagnostics, sources=sources)


def _racine(dossier: Path | None) -> Path:
    if dossier is not None:
        return dossier
    ici = Path("rules")
    return ici if ici.is_dir() else resource_dir("rules")


# ------------------------------------------------------------------------------------------------------------- reading
def _lire(racine: Path) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Gives the text of every file of rules under a folder, and what to say of those that cannot be read."""
    sources: dict[str, str] = {}
    fautes: list[Diagnostic] = []
    for chemin in _fichiers(racine):
        nom = chemin.relative_to(racine).as_posix()
        lu = _lire_un(chemin, nom)
        if isinstance(lu, str):
            sources[nom] = lu
        else:
            fautes.append(lu)
    if not sources and not fautes:
        fiche = AUCUNE_REGLE if racine.is_dir() else DOSSIER_ABSENT
        fautes.append(fiche.diagnostic(_debut_de(racine.as_posix()), chemin=racine.as_posix()))
    return sources, tuple(fautes)


def _fichiers(racine: Path) -> Iterator[Path]:
    """Gives the files of rules, not the examples, in the order of their names; hidden folders are passed over."""
    for chemin in sorted(racine.rglob("*.regle"), key=lambda c: c.relative_to(racine).parts):
        cache = any(partie.startswith(".") for partie in chemin.relative_to(racine).parts)
        if not cache and not chemin.name.endswith(".cas.regle") and not chemin.is_dir():
            yield chemin


def _lire_un(chemin: Path, nom: str) -> str | Diagnostic:
    try:
        if chemin.stat().st_size > TAILLE_MAXIMALE:
            return TROP_GRAND.diagnostic(_debut_de(nom))
        octets = chemin.read_bytes()
    except OSError:
        return ILLISIBLE.diagnostic(_debut_de(nom))
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError as faute:
        return ENCODAGE.diagnostic(_debut_de(nom), ligne=octets.count(b"\n", 0, faute.start) + 1)


def _debut_de(nom: str) -> Span:
    return Span(nom, 0, 0, 1, 1)


def _avec_fautes(sources: dict[str, str], fautes: tuple[Diagnostic, ...]) -> Chargement:
    """Gives what can be said when files are missing: their faults, and those of the texts that could be read."""
    if not sources:
        return Chargement(rulebook=None, diagnostics=fautes, sources={})
    autres = _analyser(sources)[1]
    return Chargement(rulebook=None, diagnostics=tries((*fautes, *autres)), sources=sources)


def _empreinte(sources: dict[str, str]) -> str:
    """Gives the hash of the names and contents of the files, in order."""
    somme = hashlib.sha256()
    for nom, texte in sources.items():
        for morceau in (nom.encode(), texte.encode()):
            somme.update(len(morceau).to_bytes(8) + morceau)
    return somme.hexdigest()


# ------------------------------------------------------------------------------------------------------------ building
def _compiler(sources: dict[str, str], empreinte: str) -> tuple[Rulebook | None, tuple[Diagnostic, ...]]:
    """Builds and checks; the checks run even when there are errors, so that none hides another."""
    from reglo.checks import verifier
    from reglo.model.build import construire

    arbres, remarques = _analyser(sources)
    rulebook, dites = construire(arbres, empreinte)
    verifiees = () if rulebook is None else verifier(rulebook)
    if a_une_erreur((*remarques, *dites)):
        verifiees = tuple(d for d in verifiees if d.gravite == "erreur")  # what faulty clauses read seems unused
    diagnostics = tries((*remarques, *dites, *verifiees))
    return (None if a_une_erreur(diagnostics) else rulebook), diagnostics


def _analyser(sources: dict[str, str]) -> tuple[tuple["Arbre", ...], tuple[Diagnostic, ...]]:
    from reglo.syntax.parse import analyser

    lus = [analyser(texte, nom) for nom, texte in sources.items()]
    return tuple(arbre for arbre, _ in lus), tuple(d for _, remarques in lus for d in remarques)


# --------------------------------------------------------------------------------------------------------------- cache
def dossier_cache() -> Path | None:
    """Gives the folder of compiled rulebooks: `REGLO_CACHE`, else the user's own; None when there is none."""
    impose = os.environ.get("REGLO_CACHE")
    if impose is not None:
        return Path(impose) if impose else None
    with suppress(RuntimeError):
        return _cache_utilisateur() / "reglo"
    return None


def _cache_utilisateur() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _fichier_cache(empreinte: str) -> Path | None:
    """Gives the file of one rulebook as this very engine compiles it."""
    dossier = dossier_cache()
    if dossier is None:
        return None
    somme = hashlib.sha256(f"{_FORMAT} {empreinte}\n".encode())
    for fichier in _fichiers_du_moteur():
        etat = fichier.stat()
        somme.update(f"{fichier} {etat.st_size} {etat.st_mtime_ns}\n".encode())
    return dossier / f"{somme.hexdigest()}.json"


def _fichiers_du_moteur() -> Iterator[Path]:
    """Gives the files that decide what a text means: a change in one of them makes the cache void."""
    paquet = Path(__file__).parent
    for couche in _COUCHES:
        yield from sorted((paquet / couche).rglob("*.py"))
    yield from sorted(p for p in resource_dir("grammar").glob("*.*") if p.suffix in (".lark", ".toml"))


def _relire(fichier: Path | None) -> tuple[Rulebook, tuple[Diagnostic, ...]] | None:
    """Gives the rulebook and its remarks as they were kept; None when they are absent or damaged."""
    if fichier is None:
        return None
    try:
        somme, remarques, octets = fichier.read_bytes().split(b"\n", 2)
        if hashlib.sha256(remarques + octets).hexdigest().encode() != somme:
            return None
        lues = msgspec.json.decode(remarques, type=tuple[Diagnostic, ...])
        return decoder(octets), lues
    except (OSError, ValueError, msgspec.MsgspecError):
        return None


def _garder(fichier: Path | None, rulebook: Rulebook, diagnostics: tuple[Diagnostic, ...]) -> None:
    """Writes the rulebook whole or not at all; a cache that cannot be written is done without."""
    if fichier is None:
        return
    remarques, octets = msgspec.json.encode(diagnostics), encoder(rulebook)
    somme = hashlib.sha256(remarques + octets).hexdigest().encode()
    with suppress(OSError):
        fichier.parent.mkdir(parents=True, exist_ok=True)
        _ecrire(fichier, b"\n".join((somme, remarques, octets)))
        _elaguer(fichier.parent)


def _ecrire(fichier: Path, octets: bytes) -> None:
    poignee, provisoire = tempfile.mkstemp(dir=fichier.parent, suffix=".tmp")
    try:
        with os.fdopen(poignee, "wb") as sortie:
            sortie.write(octets)
        os.replace(provisoire, fichier)  # noqa: PTH105 - atomic on every system
    except OSError:
        with suppress(OSError):
            os.unlink(provisoire)  # noqa: PTH108 - as above
        raise


def _elaguer(dossier: Path) -> None:
    """Keeps the last rulebooks only."""
    connus = sorted(dossier.glob("*.json"), key=lambda f: f.stat().st_mtime, reverse=True)
    for ancien in connus[_GARDES:]:
        ancien.unlink(missing_ok=True)
