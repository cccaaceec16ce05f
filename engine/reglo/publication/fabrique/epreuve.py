"""The site while its rules are being written: a page is drawn and made when it is asked for, the others afterwards.

So what a change costs to the reader is one page, however many the site has. A page whose text has not changed is not
made again; the search keeps its last whole index until the next one is whole.
"""

import msgspec

from reglo.publication import Cahier, cahiers
from reglo.publication.contexte import Contexte
from reglo.publication.fabrique.presse import Presse, Tiree
from reglo.publication.fonds import Fonds


class _Page(msgspec.Struct, frozen=True):
    """A page made: the quire that holds it, the text that it was made from, what it gave."""

    cahier: int
    markdown: str
    tiree: Tiree


class Epreuve:
    """The pages of one state of the rules."""

    def __init__(self, fonds: Fonds, presse: Presse, precedente: "Epreuve | None" = None) -> None:
        """Draws nothing yet; `precedente` is the state before, made by the same press."""
        self._presse = presse
        self._cahiers: dict[int, Cahier] = dict(enumerate(cahiers(Contexte(fonds))))
        self._dessinees: dict[str, tuple[int, str]] = {}
        """What is drawn and not made yet: its quire, its text."""
        self._tirees: dict[str, _Page] = {}
        self._anciennes = precedente.connues() if precedente else {}
        self.index: str | None = precedente.index if precedente else None
        """The index of the search: of these pages once all are made, of those before until then; None at first."""
        self._indexee = False

    def connues(self) -> dict[str, _Page]:
        """Gives the pages made last, of this state or of one before."""
        return self._anciennes | self._tirees

    def page(self, adresse: str) -> str | None:
        """Gives a page, or None when no quire holds it."""
        ancienne = self._anciennes.get(adresse)
        attendue = ancienne.cahier if ancienne else 0
        for rang in sorted(self._cahiers, key=lambda rang: abs(rang - attendue)):
            while not self._tient(adresse) and self._dessiner(rang):
                pass
        return self._tirer(adresse).html if self._tient(adresse) else None

    def avancer(self) -> bool:
        """Draws or makes one page more, then the index of the search; tells whether anything was left to do."""
        if self._dessinees:
            self._tirer(next(iter(self._dessinees)))
        elif self._cahiers:
            self._dessiner(next(iter(self._cahiers)))
        elif not self._indexee:
            self._indexee, self._anciennes = True, {}
            rangees = sorted(self._tirees.values(), key=lambda page: page.cahier)
            self.index = self._presse.index(page.tiree for page in rangees)
        else:
            return False
        return True

    @property
    def nombre(self) -> int:
        """How many pages are drawn."""
        return len(self._dessinees) + len(self._tirees)

    def _tient(self, adresse: str) -> bool:
        return adresse in self._tirees or adresse in self._dessinees

    def _dessiner(self, rang: int) -> bool:
        """Draws the next page of a quire; False when it holds no more. A quire that cannot be drawn is left there."""
        cahier = self._cahiers.pop(rang, iter(()))
        suivante = next(cahier, None)
        if suivante is None:
            return False
        self._cahiers = {rang: cahier} | self._cahiers
        self._dessinees[suivante[0]] = rang, suivante[1]
        return True

    def _tirer(self, adresse: str) -> Tiree:
        """Makes a page, unless it was made of the same text; one that cannot be made is left out."""
        if adresse not in self._tirees:
            rang, markdown = self._dessinees.pop(adresse)
            ancienne = self._anciennes.get(adresse)
            meme = ancienne is not None and ancienne.markdown == markdown
            tiree = ancienne.tiree if ancienne and meme else self._presse.tirer(adresse, markdown)
            self._tirees[adresse] = _Page(rang, markdown, tiree)
        return self._tirees[adresse].tiree
