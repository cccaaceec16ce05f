"""A text ready to be searched: its words in one string, and the way back from a word to its line and column.

Building it reads the text once; each search is then a plain search of a string, whatever the number of quotes.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from reglo.citations.mots import Mots, decouper
from reglo.source import Span

_FIN_DE_LIGNE = re.compile(r"\r\n|\r|\n")
_CESURE = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010][ \t]*[\r\n]\s*(?=[^\W\d_])")
_GROUPE = 3
_SIGNES = frozenset(".,")
_APOSTROPHES = frozenset("'’´")
_BLANCS = frozenset(" \u00a0\u202f\u2009")
"""What may stand between two groups of digits of one number."""


class Rangs(NamedTuple):
    """A stretch of words: the rank of the first, and the rank after the last."""

    debut: int
    fin: int


class Retouche(NamedTuple):
    """Words of a text that are read otherwise: where they were printed, and what is read in their place."""

    debut: int
    fin: int
    lu: str
    label: str = ""
    """The erratum that says so."""


class Index:
    """A text, its words, its lines."""

    def __init__(self, texte: str, fichier: str, retouches: tuple[Retouche, ...] = ()) -> None:
        """Reads a text as printed, or as `retouches` (in order, apart from each other) correct it."""
        self.imprime = texte
        self.fichier = fichier
        self.texte, self._traits = _corriger(texte, retouches)
        self.mots: Mots = decouper(self.texte)
        self._lignes = [0, *(fin.end() for fin in _FIN_DE_LIGNE.finditer(texte))]
        self._departs = list(accumulate((len(forme) + 1 for forme in self.mots.formes), initial=1))
        self._joint = f" {' '.join(self.mots.formes)} "

    @cached_property
    def nombre_de_lignes(self) -> int:
        """Number of lines, the empty one after the last end of line left out."""
        return len(self._lignes) - (len(self._lignes) > 1 and self._lignes[-1] == len(self.imprime))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The ranks of each word."""
        places: dict[str, list[int]] = {}
        for rang, forme in enumerate(self.mots.formes):
            places.setdefault(forme, []).append(rang)
        return places

    @property
    def tout(self) -> Rangs:
        """Every word."""
        return Rangs(0, len(self.mots.formes))

    def rangs(self, premiere: int, derniere: int) -> Rangs:
        """Gives the words that stand whole on some lines (the first is 1)."""
        debut = bisect_left(self.mots.debuts, premiere, key=lambda place: self.ligne_de(self._debut(place)))
        fin = bisect_right(self.mots.fins, derniere, key=lambda place: self.ligne_de(self._fin(place) - 1))
        return Rangs(debut, max(debut, fin))

    def chercher(self, formes: list[str], ou: Rangs, limite: int = 0, *, entiers: bool = True) -> list[Rangs]:
        """Gives the places of some words in a stretch, no more than `limite` when it is not 0.

        « 500 € » is not said by « 7 500 € »: with `entiers`, a place that cuts a number is none.
        """
        trouvees: list[Rangs] = []
        aiguille = f" {' '.join(formes)} "
        depart, fin = self._departs[ou.debut] - 1, self._departs[ou.fin]
        while formes and (place := self._joint.find(aiguille, depart, fin)) >= 0:
            depart = place + 1
            rang = bisect_left(self._departs, depart)
            if entiers and (self.coupe_un_nombre(rang) or self.coupe_un_nombre(rang + len(formes))):
                continue
            trouvees.append(Rangs(rang, rang + len(formes)))
            if len(trouvees) == limite:
                break
        return trouvees

    def coupe_un_nombre(self, rang: int) -> bool:
        """Tells whether a number goes on between a word and the one before: « 7 | 500 », « 10. | 000 », « 2 | ,5 »."""
        formes, debuts, fins = self.mots
        if not 0 < rang < len(formes):
            return False
        avant, ici, apres = formes[rang - 1], formes[rang], formes[rang + 1 : rang + 2]
        colles = debuts[rang] == fins[rang - 1]
        if avant.isdigit() and ici.isdigit():
            return len(avant) <= _GROUPE == len(ici) and self.texte[fins[rang - 1] : debuts[rang]] in _BLANCS
        if ici in _SIGNES and avant.isdigit():
            return colles and bool(apres) and apres[0].isdigit() and debuts[rang + 1] == fins[rang]
        return avant in _SIGNES and ici.isdigit() and colles and self.coupe_un_nombre(rang - 1)

    def coupe_une_elision(self, rang: int) -> bool:
        """Tells whether the word before is the « l » or the « d » of the next one."""
        fin = self.mots.fins[rang - 1]
        return self.texte[fin : fin + 1] in _APOSTROPHES

    # ---------------------------------------------------------------------------------------------------------- places
    def lignes(self, rangs: Rangs) -> tuple[int, int]:
        """Gives the first and the last line of a stretch of words."""
        debut, fin = self.etendue(rangs)
        return self.ligne_de(debut), self.ligne_de(fin - 1)

    def etendue(self, rangs: Rangs) -> tuple[int, int]:
        """Gives where a stretch of words begins and ends in the text as printed."""
        return self._debut(self.mots.debuts[rangs.debut]), self._fin(self.mots.fins[rangs.fin - 1])

    def span(self, rangs: Rangs) -> Span:
        """Gives the place of a stretch of words in the text as printed."""
        debut, fin = self.etendue(rangs)
        ligne = self.ligne_de(debut)
        return Span(self.fichier, debut, fin, ligne, debut - self._lignes[ligne - 1] + 1)

    def span_de_lignes(self, premiere: int, derniere: int) -> Span:
        """Gives the place of some lines, their last end left out."""
        debut = self._lignes[premiere - 1]
        return Span(self.fichier, debut, self._lignes[derniere - 1] + len(self.ligne(derniere)), premiere, 1)

    def ligne(self, rang: int) -> str:
        """Gives a line as printed, without its end."""
        debut, fin = self.place_de(rang)
        return self.imprime[debut:fin]

    def place_de(self, rang: int) -> tuple[int, int]:
        """Gives where a line begins and ends in the text as printed, its end of line left out."""
        debut = self._lignes[rang - 1]
        fin = self._lignes[rang] if rang < len(self._lignes) else len(self.imprime)
        return debut, debut + len(self.imprime[debut:fin].rstrip("\r\n"))

    def cases(self, ligne: int) -> list[str]:
        """Gives what stands between the tabs of a line."""
        return self.ligne(ligne).split("\t")

    def case(self, rangs: Rangs) -> int:
        """Gives between which tabs of its line a stretch of words begins: 0 before the first one."""
        debut = self.etendue(rangs)[0]
        return self.imprime.count("\t", self._lignes[self.ligne_de(debut) - 1], debut)

    def lire(self, rangs: Rangs) -> str:
        """Gives some words as they are read, on one line, with the quotation marks that a quote may hold."""
        if rangs.debut >= rangs.fin:
            return ""
        brut = _CESURE.sub("", self.texte[self.mots.debuts[rangs.debut] : self.mots.fins[rangs.fin - 1]])
        return " ".join(re.sub(r"«\s*", "“", re.sub(r"\s*»", "”", brut)).split())

    def ligne_de(self, place: int) -> int:
        """Gives the line of a place of the text as printed."""
        return bisect_right(self._lignes, place)

    def _debut(self, place: int) -> int:
        """Gives where a word that begins at a place of the corrected text begins as printed."""
        trait = self._traits[bisect_right(self._traits, place, key=lambda t: t.corrige) - 1]
        return trait.debut if trait.lu else trait.debut + place - trait.corrige

    def _fin(self, place: int) -> int:
        """Gives where a word that ends at a place of the corrected text ends as printed."""
        trait = self._traits[bisect_left(self._traits, place, key=lambda t: t.corrige) - 1]
        return trait.fin if trait.lu else trait.debut + place - trait.corrige


class _Trait(NamedTuple):
    """A stretch of the corrected text: where it begins there, and what it is in the printed one."""

    corrige: int
    debut: int
    fin: int
    lu: bool
    """True when it is not printed so."""


def _corriger(texte: str, retouches: tuple[Retouche, ...]) -> tuple[str, list[_Trait]]:
    """Gives the corrected text and where each of its stretches comes from."""
    morceaux: list[str] = []
    traits: list[_Trait] = []
    corrige = imprime = 0
    for retouche in retouches:
        avant = texte[imprime : retouche.debut]
        traits.append(_Trait(corrige, imprime, retouche.debut, lu=False))
        traits.append(_Trait(corrige + len(avant), retouche.debut, retouche.fin, lu=True))
        morceaux += [avant, retouche.lu]
        corrige, imprime = corrige + len(avant) + len(retouche.lu), retouche.fin
    traits.append(_Trait(corrige, imprime, len(texte), lu=False))
    return "".join((*morceaux, texte[imprime:])), traits


@lru_cache(maxsize=32)
def indexer(texte: str, fichier: str, retouches: tuple[Retouche, ...] = ()) -> Index:
    """Gives a document ready to be searched: that of the last time, while its text and its errata are the same."""
    return Index(texte, fichier, retouches)
