"""Finds the rulebook that a file of examples speaks of, and loads each rulebook once per run."""

from collections.abc import Callable, Iterable
from pathlib import Path

from reglo.chargement import Chargement, charger
from reglo.fichiers import est_dossier, parcourir, reel
from reglo.resources import resource_dir

SUFFIXE_REGLE, SUFFIXE_CAS = ".regle", ".cas.regle"
PORTEE = 3
"""How many folders above an example are searched for rules that no folder of that name holds."""
_NOMS_DE_RECUEIL = ("rules", "regles", "règles")


Chargeur = Callable[[Path], Chargement]
"""What loads the rules of a folder."""


class Recueils:
    """The rulebooks already loaded, by folder."""

    def __init__(self, impose: Path | None = None, charger: Chargeur = charger) -> None:
        """Starts with none; `impose` is the folder to use whatever the file."""
        self._impose = impose
        self._charger = charger
        self._charges: dict[Path, Chargement] = {}

    def pour(self, cas: Path) -> Chargement | None:
        """Gives the rulebook of a file of examples, or None when there are no rules near it."""
        racine = self._impose or racine_du_recueil(cas)
        if racine is None:
            return None
        if racine not in self._charges:
            self._charges[racine] = self._charger(racine)
        return self._charges[racine]


def racine_du_recueil(cas: Path) -> Path | None:
    """Gives the folder of the rules: the nearest so named, itself or above, else the nearest that holds rules."""
    parents = tuple(reel(cas).parents)
    livre = resource_dir("rules").resolve()
    siens = (reel(cas), *parents) if est_dossier(cas) else parents
    nommes = (parent for parent in siens if parent == livre or parent.name in _NOMS_DE_RECUEIL)
    directs = (parent for parent in parents[:PORTEE] if any(map(_est_une_regle, parent.glob(f"*{SUFFIXE_REGLE}"))))
    return next(nommes, None) or next(directs, None)


def racine_de(chemin: Path, impose: Path | None) -> Path:
    """Gives the folder of the rules that a file or a folder belongs to."""
    return impose or racine_du_recueil(chemin) or (chemin if est_dossier(chemin) else chemin.parent)


def fichiers_de_cas(chemins: Iterable[Path]) -> tuple[Path, ...]:
    """Gives the files of examples among files and under folders, in order, each once."""
    trouves: dict[Path, None] = {}
    for chemin in chemins:
        sous = [trouve for trouve, _ in parcourir(chemin, SUFFIXE_CAS)] if est_dossier(chemin) else [chemin]
        trouves |= dict.fromkeys(sous)
    return tuple(trouves)


def _est_une_regle(fichier: Path) -> bool:
    return fichier.is_file() and not fichier.name.endswith(SUFFIXE_CAS)


def dossier_des_regles(impose: Path | None) -> Path:
    """Gives the folder of the rules: the one named, else `rules/` here, else the one shipped with Réglo."""
    if impose is not None:
        return impose
    ici = Path("rules")
    return ici if est_dossier(ici) else resource_dir("rules")
