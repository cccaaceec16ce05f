"""Takes accents, kinds of blank and kinds of apostrophe out of a text, and remembers where each letter came from.

The folded text is only for reading keywords: a position is always given in the text as typed. Nothing is refused here.
"""

import re
import unicodedata
from bisect import bisect_right

from reglo.caracteres import INVISIBLES
from reglo.source import Span

_BLANCS = "\t\v\f\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4`\uff07"
_TIRETS = "\u2010\u2011\u2212"
_SANS_LARGEUR = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_AUTRES = {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ᵉ": "e", "ʳ": "r"}


def _sans_accent(lettre: str) -> str:
    """Gives the letter under its accent; a letter that has none stays itself."""
    base = unicodedata.normalize("NFD", lettre)
    return base[0] if len(base) > 1 and unicodedata.combining(base[1]) else lettre


_TABLE = {
    **{ord(lettre): _sans_accent(lettre) for lettre in map(chr, range(0xC0, 0x250))},
    **dict.fromkeys(map(ord, _BLANCS), " "),
    **dict.fromkeys(map(ord, _APOSTROPHES), "'"),
    **dict.fromkeys(map(ord, _TIRETS), "-"),
    **dict.fromkeys(map(ord, _SANS_LARGEUR), ""),
    **{ord(lettre): repli for lettre, repli in _AUTRES.items()},
}
_SANS_MARQUES = dict.fromkeys(map(ord, _SANS_LARGEUR))
_COMBINANTS = "\u0300-\u036f"
_CHANGE_DE_LONGUEUR = re.compile(f"[{_COMBINANTS}{_SANS_LARGEUR}{''.join(_AUTRES)}\r]")


def plier(texte: str) -> str:
    """Gives the text folded, when positions do not matter."""
    return _plier_par_morceaux(texte)[0] if _CHANGE_DE_LONGUEUR.search(texte) else texte.translate(_TABLE)


def paraitre(mot: str) -> str:
    """Gives a word as it looks: accents in one sign, no mark without width."""
    return unicodedata.normalize("NFC", mot.translate(_SANS_MARQUES))


def _plier_par_morceaux(texte: str) -> tuple[str, list[int]]:
    """Folds a text whose length changes, with the place of each folded letter in the text as typed."""
    plie: list[str] = []
    origine: list[int] = []
    debut = 0
    for trouve in _CHANGE_DE_LONGUEUR.finditer(texte):
        place = trouve.start()
        repli = _replier(texte, place)
        plie += [texte[debut:place].translate(_TABLE), repli]
        origine.extend(range(debut, place))
        origine += [place] * len(repli)
        debut = place + 1
    plie.append(texte[debut:].translate(_TABLE))
    origine.extend(range(debut, len(texte) + 1))
    return "".join(plie), origine


def _replier(texte: str, place: int) -> str:
    """Gives what one letter becomes when that is not one letter."""
    lettre = texte[place]
    if "\u0300" <= lettre <= "\u036f":
        return ""
    return _fin_de_ligne(texte, place) if lettre == "\r" else lettre.translate(_TABLE)


def _fin_de_ligne(texte: str, place: int) -> str:
    """A carriage return is nothing before a line feed, and an end of line when it stands alone."""
    return "" if texte.startswith("\n", place + 1) else "\n"


class Texte:
    """A text as typed, its folded form, and the way back from one to the other."""

    __slots__ = ("_lignes", "_origine", "brut", "fichier", "plie")

    def __init__(self, brut: str, fichier: str) -> None:
        """Folds the text; its length is kept whenever it can be, which saves the table of places."""
        self.brut = brut
        self.fichier = fichier
        self._origine: list[int] | None = None
        visible = INVISIBLES.sub(lambda trouve: " " * len(trouve[0]), brut)
        if _CHANGE_DE_LONGUEUR.search(visible):
            self.plie, self._origine = _plier_par_morceaux(visible)
        else:
            self.plie = visible.translate(_TABLE)
        self._lignes = [0, *(fin.end() for fin in re.finditer(r"\r\n|\r|\n", brut))]

    def place(self, rang: int) -> int:
        """Gives the place in the text as typed of a folded letter."""
        return rang if self._origine is None else self._origine[rang]

    def fin(self, rang: int) -> int:
        """Gives the place after the folded letter before `rang`, its combining accents included."""
        if self._origine is None or rang == 0:
            return rang
        fin = self._origine[rang - 1] + 1
        while fin < len(self.brut) and unicodedata.combining(self.brut[fin]):
            fin += 1
        return fin

    def span(self, debut: int, fin: int) -> Span:
        """Gives the span of a stretch of the folded text."""
        if self._origine is None:
            return self.span_brut(debut, fin)
        return self.span_brut(self.place(debut), max(self.place(debut), self.fin(fin)))

    def span_brut(self, debut: int, fin: int) -> Span:
        """Gives the span of a stretch of the text as typed."""
        ligne = bisect_right(self._lignes, debut)
        depart = self._lignes[ligne - 1]
        if depart == 0 and debut > 0 and self.brut.startswith("\ufeff"):
            depart = 1
        return Span(self.fichier, debut, fin, ligne, debut - depart + 1)
