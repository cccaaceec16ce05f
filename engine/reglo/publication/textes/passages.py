"""What stands around a quote in its document, when the documents are at hand.

Nothing is guessed: a quote that is not found, or a document that is missing, has no passage.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Mapping
from pathlib import Path

import msgspec

from reglo.citations import Source, ouvrir, retrouver
from reglo.citations.transcription import Place, Transcription, transcrire
from reglo.model.clauses import Citation
from reglo.model.rulebook import Rulebook
from reglo.publication.textes.masquage import masquer, nomme_quelqu_un

AUTOUR = 1
"""Lines shown before and after those of a quote."""
_MISE_EN_PAGE = "a|b|br|caption|div|em|h[1-6]|hr|i|li|ol|p|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul"
_BALISES = re.compile(rf"</?(?:{_MISE_EN_PAGE})(?:\s[^<>]*)?/?>|\*\*", re.IGNORECASE)
_LIENS = re.compile(r"(!?\[)([^\[\]]+)(\]\([^()\s]*\))")
_TU = "\0"
"""What stands for a sign that is not shown: as many as it has characters."""
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
        self.texte = taire(masquer(source.imprime.imprime))
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
            montrer(t) for t in (self.texte[ouvre:debut], self.texte[debut:fin], self.texte[fin:ferme])
        )
        return Passage(_fin_de(avant), cite, _debut_de(apres))

    def _voisine(self, rang: int, pas: int) -> int:
        """Gives the line beside another, or that line itself where there is none that may be shown."""
        voisine = rang + pas
        if not 0 <= voisine < len(self.lignes):
            return rang
        debut, fin = self.lignes[voisine]
        return rang if nomme_quelqu_un(self.texte[debut:fin]) else voisine


def taire(texte: str) -> str:
    """Crosses out what a converted document says to a printer, not to a reader: `<i>`, `**`, where a link leads.

    What is crossed out keeps its length, so that the places of the quotes stay true, and a stretch of the text may
    begin or end inside a link.
    """
    sans_liens = _LIENS.sub(lambda lien: _TU * len(lien[1]) + lien[2] + _TU * len(lien[3]), texte)
    return _BALISES.sub(lambda balise: _TU * len(balise[0]), sans_liens)


def montrer(texte: str) -> str:
    """Gives a stretch of a text as it is read, without what was crossed out."""
    return texte.replace(_TU, "")


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
        self.sources = dict(sources or {})
        self._documents = {nom: _Imprime(source) for nom, source in self.sources.items()}
        self._places: dict[Citation, Place | None] = {}

    def __contains__(self, document: str) -> bool:
        return document in self.sources

    def place(self, citation: Citation) -> Place | None:
        """Gives where a quote stands in its document; None when that one is not at hand or does not hold it."""
        if citation not in self._places:
            source = self.sources.get(citation.document)
            self._places[citation] = None if source is None else retrouver(citation, source)
        return self._places[citation]

    def passage(self, citation: Citation) -> Passage | None:
        """Gives the passage of a quote; None when its document is not at hand or does not hold it."""
        place = self.place(citation)
        return None if place is None else self._documents[citation.document].autour(*place)

    def transcriptions(
        self, prouves: Mapping[Citation, tuple[str, ...]], defauts: Container[str]
    ) -> dict[str, Transcription]:
        """Gives what the quotes make of each document at hand; `prouves` says what each proves, a defect or a rule."""
        trouvees: dict[str, dict[Citation, Place]] = {nom: {} for nom in self.sources}
        for citation in prouves:
            if place := self.place(citation):
                trouvees[citation.document][citation] = place
        return {nom: transcrire(source, prouves, trouvees[nom], defauts) for nom, source in self.sources.items()}


def ouvrir_documents(rulebook: Rulebook, dossier: Path) -> Passages:
    """Reads the documents of a rulebook from a folder; those that cannot be read are done without."""
    return Passages(ouvrir(rulebook, dossier))
