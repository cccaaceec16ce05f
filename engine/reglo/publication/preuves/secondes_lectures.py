"""The second readings: what someone who had not seen a rule expected of it, and how often the rule says the same.

Each is a page beside the rules, in `secondes_lectures`; its title and its count are read, the rest is for people.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from reglo.fichiers import parcourir

DOSSIER = "secondes_lectures"
_COMPTE = re.compile(r"^\*\*Compte\*\* : (\d+) dossiers?, (\d+) accords?, (\d+) écarts?\.$", re.MULTILINE)
_TITRE = re.compile(r"^# (.+)$", re.MULTILINE)
_NOMS = re.compile(r"`([\w.]+)`")
_MODE_D_EMPLOI = "README.md"


class SecondeLecture(msgspec.Struct, frozen=True):
    """One second reading."""

    titre: str
    noms: tuple[str, ...]
    """The aids, or the beginnings of their ids, that its title names."""
    fichier: str
    dossiers: int
    accords: int
    """Zero of zero when the reading has not been compared with its rule yet."""

    def porte_sur(self, aide: str) -> bool:
        """Tells whether its title names an aid."""
        return any(aide == nom or aide.startswith(f"{nom}.") for nom in self.noms)


def lire_secondes_lectures(regles: Path) -> tuple[SecondeLecture, ...]:
    """Gives the second readings of a folder of rules, in the order of their files."""
    return tuple(_lues(regles))


def _lues(regles: Path) -> Iterator[SecondeLecture]:
    for chemin, obstacle in parcourir(regles, ".md"):
        if obstacle is not None or chemin.parent.name != DOSSIER or chemin.name == _MODE_D_EMPLOI:
            continue
        texte = chemin.read_text(encoding="utf-8", errors="replace")
        titre, compte = _TITRE.search(texte), _COMPTE.search(texte)
        dossiers, accords = (int(compte[1]), int(compte[2])) if compte else (0, 0)
        nom = titre[1] if titre else chemin.stem
        yield SecondeLecture(
            titre=re.sub(r"\s*\([^()]*`[^()]*\)$", "", nom),
            noms=tuple(_noms(nom)),
            fichier=chemin.relative_to(regles).as_posix(),
            dossiers=dossiers,
            accords=accords,
        )


def _noms(titre: str) -> Iterator[str]:
    """Gives the names between backticks; one that begins with a dot stands beside the first."""
    premier = ""
    for nom in _NOMS.findall(titre):
        entier = f"{premier.rpartition('.')[0]}{nom}" if nom.startswith(".") else nom
        premier = premier or entier
        yield entier
