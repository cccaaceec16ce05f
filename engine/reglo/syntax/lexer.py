"""Cuts a text into words: keyword phrases, names, literals, quotations, signs, and comments kept aside.

The phrases are read off the grammar. Whole words only, longest phrase first, every keyword reserved everywhere: a
mistake always falls on a whole word. Nothing is refused here: what is no word of the language becomes an `INCONNU`.
"""

import re
from collections.abc import Mapping

import msgspec

from reglo.syntax.fold import Texte, paraitre
from reglo.syntax.quotes import GUILLEMETS, Reperes, contenu, fin_guillemets
from reglo.syntax.tables import Tables
from reglo.syntax.tree import Commentaire, Jeton

INCONNU = "INCONNU"
"""Type of what is no word of the language."""
OUVERT = "OUVERT"
"""Defect of a quotation that nothing closes."""
IMBRIQUE = "IMBRIQUE"
"""Defect of a quotation that holds another between the same quotation marks."""

_BLANC = re.compile(r"[ \n]+")
_COMMENTAIRE = re.compile(r"#[^\n]*")
_MOT = re.compile(r"[A-Za-z]+")
_INCONNU = re.compile(r"[^\W_][\w'’-]*|[^\w\s«»\"“”‹›,;:()|#]+|.", re.DOTALL)
_SUITE_DE_NOMBRE = re.compile(r"[\d.,]*\d")
_SUITE_DE_NOM = re.compile(r"'[A-Za-z]|\w")
_ENTIERS = frozenset({"LABEL", "SUB", "QNAME", "LREF", "UNITE", "DATE", "PCT"})
"""Literals that win over a keyword of the same length."""


class Lexeme(msgspec.Struct, frozen=True, gc=False):
    """A token with its place in the folded text."""

    jeton: Jeton
    debut: int
    fin: int
    en_tete: bool
    """True when it is the first of its line."""
    defaut: str = ""
    """What is wrong with a quotation: `OUVERT`, `IMBRIQUE`, or nothing."""


class Decoupe(msgspec.Struct, frozen=True):
    """A text in words."""

    lexemes: tuple[Lexeme, ...]
    commentaires: tuple[Commentaire, ...]


class _Suites:
    """The keyword phrases that begin with one word, as what may follow it."""

    def __init__(self, phrases: list[tuple[str, str]]) -> None:
        """Puts the longest first; `phrases` gives the end of each phrase and its type."""
        rangees = sorted(phrases, key=lambda paire: -len(paire[0]))
        self._noms = [nom for _, nom in rangees]
        suites = "|".join(f"({re.escape(reste)})".replace(r"\ ", r"[ \n]+") for reste, _ in rangees)
        self._motif = re.compile(rf"(?:{suites})(?![A-Za-z0-9_])")

    def lire(self, plie: str, fin: int) -> tuple[str, int] | None:
        """Gives the type and the end of the longest phrase whose first word ends at `fin`."""
        trouve = self._motif.match(plie, fin)
        return (self._noms[(trouve.lastindex or 1) - 1], trouve.end()) if trouve else None


def _par_premier_mot(mots: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    groupes: dict[str, list[tuple[str, str]]] = {}
    for phrase, nom in mots.items():
        coupe = _fin(_MOT, phrase, 0)
        groupes.setdefault(phrase[:coupe], []).append((phrase[coupe:], nom))
    return groupes


class Lexer:
    """Cuts texts by the words of one grammar."""

    def __init__(self, tables: Tables) -> None:
        """Sorts the phrases by their first word, and the patterns by their priority."""
        self._phrases = {premier: _Suites(phrases) for premier, phrases in _par_premier_mot(tables.mots).items()}
        motifs = [(li.type, li.motif) for li in tables.litteraux if li.type != "STR"]
        self._litteral = re.compile("|".join(f"(?P<{nom}>{motif})" for nom, motif in motifs), re.ASCII)
        self._signes = tables.signes
        self._reserves = tables.suites_reservees
        mots = "|".join(sorted(map(re.escape, self._phrases), key=len, reverse=True))
        self._ouverture = re.compile(rf"\n *(?=[a-z]{{1,2}}\d+[a-z]?\.\s|[a-z]\)|\n|«|\Z|(?:{mots})\b)")

    def decouper(self, texte: Texte) -> Decoupe:
        """Gives the words and the comments of a text."""
        lexemes: list[Lexeme] = []
        commentaires: list[Commentaire] = []
        plie, i, en_tete = texte.plie + "\n", 0, True
        reperes = Reperes(plie, self._ouverture)
        while i < len(plie):
            lettre = plie[i]
            if lettre in " \n":
                fin = _fin(_BLANC, plie, i)
                i, en_tete = fin, en_tete or "\n" in plie[i:fin]
            elif lettre == "#":
                fin = _fin(_COMMENTAIRE, plie, i)
                span = texte.span(i, fin)
                commentaires.append(Commentaire(texte.brut[span.debut + 1 : span.fin].rstrip(), span, en_tete))
                i = fin
            else:
                lexeme = self._lire(texte, reperes, i, en_tete=en_tete)
                lexemes.append(lexeme)
                i, en_tete = lexeme.fin, False
        return Decoupe(tuple(lexemes), tuple(commentaires))

    def _lire(self, texte: Texte, reperes: Reperes, i: int, *, en_tete: bool) -> Lexeme:
        """Reads the word that begins at `i`."""
        plie = reperes.plie
        if plie[i] in GUILLEMETS:
            fin, defaut = fin_guillemets(reperes, i)
            nom, valeur = "STR", contenu(texte.brut[texte.place(i) : texte.fin(fin)])
        else:
            nom, fin = self._mot(plie, i)
            defaut, valeur = "", plie[i:fin]
            if " " in valeur or "\n" in valeur:
                valeur = " ".join(valeur.split())
        span = texte.span(i, fin)
        brut = texte.brut[span.debut : span.fin]
        if nom != "STR" and not brut.isascii():
            brut = paraitre(brut)
        return Lexeme(Jeton(nom, valeur, brut, span), i, fin, en_tete, defaut)

    def _mot(self, plie: str, i: int) -> tuple[str, int]:
        """Finds the longest word at `i`: its type and its end."""
        phrase, fin = self._phrase(plie, i)
        litteral = self._litteral.match(plie, i)
        if litteral and litteral.lastgroup:
            nom = litteral.lastgroup
            if litteral.end() > fin or (litteral.end() == fin and nom in _ENTIERS):
                return self._verifier(plie, nom, i, litteral.end())
        if phrase:
            return phrase, fin
        if plie[i] in self._signes:
            return self._signes[plie[i]], i + 1
        return INCONNU, _fin(_INCONNU, plie, i)

    def _phrase(self, plie: str, i: int) -> tuple[str, int]:
        """Finds the longest keyword phrase at `i`; its first letter may be a capital, but a lone capital is a name."""
        mot = _MOT.match(plie, i)
        if mot is None:
            return "", i
        ecrit, fin = mot[0], mot.end()
        if (suites := self._phrases.get(ecrit)) and (trouvee := suites.lire(plie, fin)):
            return trouvee
        minuscule = ecrit[0].lower() + ecrit[1:]
        if minuscule != ecrit and (suites := self._phrases.get(minuscule)) and (trouvee := suites.lire(plie, fin)):
            return trouvee if trouvee[1] - i > 1 else ("", i)
        return "", i

    def _verifier(self, plie: str, nom: str, i: int, fin: int) -> tuple[str, int]:
        """Turns into one unknown word what only begins like a literal (`2.5`, `d'urbanisme`, two alphabets)."""
        if nom in ("NOMBRE", "PCT") and _SUITE_DE_NOMBRE.match(plie, fin):
            return INCONNU, _fin(_SUITE_DE_NOMBRE, plie, fin)
        if nom == "NAME" and (_SUITE_DE_NOM.match(plie, fin) or plie[i:fin] in self._reserves):
            return INCONNU, _fin(_INCONNU, plie, i)
        return nom, fin


def _fin(motif: re.Pattern[str], texte: str, i: int) -> int:
    trouve = motif.match(texte, i)
    return trouve.end() if trouve else i + 1
