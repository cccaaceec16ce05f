"""What an engine is, told from its own files: what was measured or kept on another one is out of date."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

_DU_MOTEUR = ("evaluation", "model", "outcome", "values")
"""The layers that an answer comes from, once the rules are read."""


def empreinte_du_moteur() -> str:
    """Gives the fingerprint of what decides an answer."""
    return empreinte_des_couches(_DU_MOTEUR)


def empreinte_des_couches(couches: Iterable[str]) -> str:
    """Gives the hash of the files of some layers, names and contents, in order."""
    paquet = Path(__file__).parents[1]
    somme = hashlib.sha256()
    for couche in couches:
        for fichier in sorted((paquet / couche).rglob("*.py")):
            texte = fichier.read_text(encoding="utf-8")
            somme.update(f"{fichier.relative_to(paquet).as_posix()}\0{len(texte)}\0{texte}".encode())
    return somme.hexdigest()
