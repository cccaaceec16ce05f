"""The `.regle` lines as HTML: each word in the class of what it is, as the language itself cuts them.

The classes are those of Pygments, so that any theme colours them; the words are the tokens of the lexer of the
language, and no list of keywords is kept here.
"""

import re
from bisect import bisect_left

from reglo.publication.html import echapper_code
from reglo.source import Span
from reglo.syntax.fold import Texte
from reglo.syntax.lexer import Lexer
from reglo.syntax.tables import tables

_CLASSES = {
    "LABEL": "nl",
    "SUB": "nl",
    "LREF": "nl",
    "NAME": "n",
    "QNAME": "nn",
    "STR": "s",
    "NOMBRE": "m",
    "PCT": "m",
    "DATE": "m",
    "UNITE": "kt",
}
"""Class of each literal of the grammar; a keyword phrase is « k », a sign is « p »."""


_ALIGNEMENT = re.compile(r"(?<=\S) {2,}")
_AVANT_UNITE = re.compile(r'</span> (?=<span class="kt">)')


class Fichier:
    """A file of rules cut into words once, and any stretch of it as HTML."""

    def __init__(self, texte: str, nom: str) -> None:
        self.texte = texte
        mots = set(tables().mots.values())
        decoupe = Lexer(tables()).decouper(Texte(texte, nom))
        places = [(lexeme.jeton.span, _classe(lexeme.jeton.type, mots)) for lexeme in decoupe.lexemes]
        places += [(commentaire.span, "c") for commentaire in decoupe.commentaires]
        self._places = sorted(places, key=lambda place: place[0].debut)
        self._debuts = [span.debut for span, _ in self._places]

    def colorer(self, debut: int = 0, fin: int | None = None) -> str:
        """Gives a stretch of the file, each word in its class."""
        fin = len(self.texte) if fin is None else fin
        morceaux: list[str] = []
        rang, place = bisect_left(self._debuts, debut), debut
        while rang < len(self._places) and self._places[rang][0].debut < fin:
            span, classe = self._places[rang]
            mot = self.texte[span.debut : min(span.fin, fin)]
            morceaux += [echapper_code(self.texte[place : span.debut]), _mot(mot, classe)]
            rang, place = rang + 1, min(span.fin, fin)
        return "".join(morceaux) + echapper_code(self.texte[place:fin])

    def lignes(self) -> list[str]:
        """Gives every line of the file."""
        return self.colorer().split("&#10;")

    def extraire(self, span: Span, sans: tuple[Span, ...] = ()) -> str:
        """Gives the lines of a clause, less what is shown beside them, set flush with its first word."""
        bornes = [span.debut, *(borne for tu in _dedans(span, sans) for borne in (tu.debut, tu.fin)), span.fin]
        html = "".join(self.colorer(debut, fin) for debut, fin in zip(bornes[::2], bornes[1::2], strict=True))
        return _aligner(html, span.colonne - 1)


def _mot(mot: str, classe: str) -> str:
    """Gives a word in its class, line by line."""
    return "&#10;".join(f'<span class="{classe}">{echapper_code(ligne)}</span>' for ligne in mot.split("\n"))


def _classe(type_: str, mots: set[str]) -> str:
    return _CLASSES.get(type_) or ("k" if type_ in mots else "p")


def _dedans(span: Span, autres: tuple[Span, ...]) -> list[Span]:
    """Gives the places that stand inside another, in order."""
    dedans = {(autre.debut, autre.fin): autre for autre in autres if autre.fichier == span.fichier}
    return sorted((a for a in dedans.values() if span.debut <= a.debut and a.fin <= span.fin), key=lambda a: a.debut)


def _aligner(html: str, marge: int) -> str:
    """Takes out the margin of the clause, the lines left empty, the blanks that only line up the rows of a table."""
    lignes = (ligne.removeprefix(" " * marge).rstrip() for ligne in html.split("&#10;") if ligne.strip())
    serrees = (_AVANT_UNITE.sub("</span>&#160;", _ALIGNEMENT.sub(" ", ligne)) for ligne in lignes)
    return "".join(f'<span class="l">{ligne}&#10;</span>' for ligne in serrees)
