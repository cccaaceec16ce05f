"""The texts of the guide, as the repository keeps them: which page each becomes, and their words, read beforehand."""

from collections.abc import Mapping
from functools import cache

from reglo.publication import adresses
from reglo.resources import resource_dir

TEXTES = {
    adresses.RELIRE: "kb_docs/guide/relire.md",
    adresses.ECRIRE: "kb_docs/guide/ecrire.md",
    adresses.LANGAGE: "grammar/langage.md",
    adresses.SENS: "grammar/semantique.md",
    adresses.CITER: "grammar/citations.md",
    adresses.MARQUER: "grammar/relecture.md",
    adresses.DOSSIER: "grammar/dossier.md",
}
"""The page of each text, and its place in the repository."""
REPONSES = "kb_docs/guide/messages.txt"
"""What Réglo answers to one fault of each kind, as the tests have it."""


@cache
def lire_textes() -> Mapping[str, str]:
    """Reads the texts, by their pages; one that is not there is done without."""
    lus: dict[str, str] = {}
    for page, place in {**TEXTES, adresses.MESSAGES: REPONSES}.items():
        dossier, _, nom = place.partition("/")
        fichier = resource_dir(dossier) / nom
        if fichier.is_file():
            lus[page] = fichier.read_text(encoding="utf-8")
    return lus
