"""What an engine is, told from its own files: a measure made on another one is out of date."""

import hashlib
from pathlib import Path

_COUCHES = ("evaluation", "model", "outcome", "values")
"""The layers that an answer comes from, once the rules are read."""


def empreinte_du_moteur() -> str:
    """Gives the hash of the files that decide an answer, names and contents, in order."""
    paquet = Path(__file__).parents[1]
    somme = hashlib.sha256()
    for couche in _COUCHES:
        for fichier in sorted((paquet / couche).rglob("*.py")):
            texte = fichier.read_text(encoding="utf-8")
            somme.update(f"{fichier.relative_to(paquet).as_posix()}\0{len(texte)}\0{texte}".encode())
    return somme.hexdigest()
