"""What stands around a quote in its document, when the documents are at hand.

Nothing is guessed: a quote that is not found, or a document that is missing, has no passage.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from pathlib import Path

import msgspec

from reglo.citations import Source, ouvrir, retrouver
from reglo.model.clauses import Citation
from reglo.model.rulebook import Rulebook
from reglo.publication.masquage import masquer, nomme_quelqu_un

AUTOUR = 1
"""Lines shown before and after those of a quote."""
_BALISES = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|\*\*", re.IGNORECASE)
LARGEUR = 160
"""Characters shown on each side of it, at most."""


class Passage(msgspec.Struct, frozen=True):
    """Some lines of a document, and the quote among them, as printed."""

    avant: str
    cite: str
    apres: str


class _Imprime:
    """A document as it may be shown: its text, masked, and where its lines that hold something begin and end."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.texte = masquer(source.imprime.imprime)
        self.lignes: list[tuple[int, int]] = []
        place = 0
        for ligne in self.texte.splitlines(keepends=True):
            if ligne.strip():
                self.lignes.append((place, place + len(ligne.rstrip())))
            place += len(ligne)

    def autour(self, debut: int, fin: int) -> Passage:
        """Gives a stretch of the text with some lines before and after it."""
        premiere = bisect_right(self.lignes, (debut, len(self.texte))) - 1
        derniere = bisect_right(self.lignes, (fin - 1, len(self.texte))) - 1
        ouvre = self.lignes[self._voisine(premiere, -AUTOUR)][0]
        ferme = self.lignes[self._voisine(derniere, AUTOUR)][1]
        avant, cite, apres = (
            _sans_balises(t) for t in (self.texte[ouvre:debut], self.texte[debut:fin], self.texte[fin:ferme])
        )
        return Passage(_fin_de(avant), cite, _debut_de(apres))

    def _voisine(self, rang: int, pas: int) -> int:
        """Gives the line beside another, or that line itself where there is none that may be shown."""
        voisine = rang + pas
        if not 0 <= voisine < len(self.lignes):
            return rang
        debut, fin = self.lignes[voisine]
        return rang if nomme_quelqu_un(self.texte[debut:fin]) else voisine


def _sans_balises(texte: str) -> str:
    """Takes out what a converted document says to a printer, not to a reader: `<i>`, `**`."""
    return _BALISES.sub("", texte)


def _fin_de(texte: str) -> str:
    """Gives the end of what comes before a quote, cut between two words."""
    if len(texte) <= LARGEUR:
        return texte
    return "… " + texte[-LARGEUR:].partition(" ")[2]


def _debut_de(texte: str) -> str:
    """Gives the beginning of what comes after a quote, cut between two words."""
    if len(texte) <= LARGEUR:
        return texte
    return texte[:LARGEUR].rpartition(" ")[0] + " …"


class Passages:
    """The documents that could be read, and the passages of their quotes."""

    def __init__(self, sources: Mapping[str, Source] | None = None) -> None:
        """Takes the documents, by name."""
        self._documents = {nom: _Imprime(source) for nom, source in (sources or {}).items()}

    def __contains__(self, document: str) -> bool:
        return document in self._documents

    def passage(self, citation: Citation) -> Passage | None:
        """Gives the passage of a quote; None when its document is not at hand or does not hold it."""
        imprime = self._documents.get(citation.document)
        place = None if imprime is None else retrouver(citation, imprime.source)
        return None if imprime is None or place is None else imprime.autour(*place)


def ouvrir_documents(rulebook: Rulebook, dossier: Path) -> Passages:
    """Reads the documents of a rulebook from a folder; those that cannot be read are done without."""
    return Passages(ouvrir(rulebook, dossier))
