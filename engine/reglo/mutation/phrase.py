"""One piece of a file as changes are made in it: its nodes with what holds them, its plain words, its text."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from reglo.mutation.mutant import Coupe, Genre
from reglo.source import Span
from reglo.syntax.tree import Item, Jeton, Noeud, Piece

LONGUEUR_MONTREE = 60
"""Characters up to which the words around a change are shown with it."""
SUITES = frozenset({"texte", "interpretation", "voir_anomalie", "question", "precision", "source", "territoire"})
"""What says no rule: proofs, questions, remarks."""
_COMMENTAIRE = re.compile(r"#[^\n]*")


class Changement(msgspec.Struct, frozen=True):
    """A change of the words of a piece."""

    genre: Genre
    coupes: tuple[Coupe, ...]
    noeud: Noeud
    """The smallest phrase that shows it."""
    span: Span
    """The place to point at."""
    dit: tuple[str, str] | None = None
    """What is shown before and after, when the words of the text would not tell it."""


class Vocabulaire(msgspec.Struct, frozen=True):
    """What the words alone do not tell."""

    booleens: frozenset[str]
    """Names that are conditions by themselves."""
    ordres: tuple[tuple[str, ...], ...]
    """The options of each ordered choice."""


class Phrase:
    """A piece, its text and its tree."""

    def __init__(self, piece: Piece, item: Item, texte: str, vocabulaire: Vocabulaire) -> None:
        self.piece = piece
        self.item = item
        self.texte = texte
        self.vocabulaire = vocabulaire
        self._parents: dict[int, Noeud] = {}
        if piece.noeud is not None:
            self._parents = {id(sous): noeud for noeud in piece.noeud.parcours() for sous in noeud.noeuds()}

    def noeuds(self) -> Iterator[Noeud]:
        """Gives the nodes that say something of the rule, the root first."""
        attente = [self.piece.noeud] if self.piece.noeud is not None else []
        while attente:
            noeud = attente.pop()
            yield noeud
            attente += [sous for sous in reversed(noeud.noeuds()) if sous.regle not in SUITES]

    def parent(self, noeud: Noeud) -> Noeud | None:
        """Gives the node that holds a node."""
        return self._parents.get(id(noeud))

    def ancetres(self, noeud: Noeud) -> Iterator[Noeud]:
        """Gives what holds a node, the nearest first."""
        courant = self.parent(noeud)
        while courant is not None:
            yield courant
            courant = self.parent(courant)

    def mots(self, noeud: Noeud, *types: str) -> tuple[Jeton, ...]:
        """Gives the words of a node that no node under it holds, plain keywords included."""
        sous = [(enfant.span.debut, enfant.span.fin) for enfant in noeud.noeuds()]
        return tuple(
            jeton
            for jeton in self.piece.jetons
            if noeud.span.debut <= jeton.span.debut < noeud.span.fin
            and (not types or jeton.type in types)
            and not any(debut <= jeton.span.debut < fin for debut, fin in sous)
        )

    def avant(self, place: int) -> Jeton | None:
        """Gives the word that stands before a place."""
        return next((jeton for jeton in reversed(self.piece.jetons) if jeton.span.debut < place), None)

    def ecrit(self, span: Span) -> str:
        """Gives what is written there."""
        return self.texte[span.debut : span.fin]

    # ----------------------------------------------------------------------------------------------- making changes
    def remplacer(self, genre: Genre, noeud: Noeud, mot: Span, texte: str) -> Changement:
        """Writes other words in the place of some."""
        return Changement(genre, (Coupe(mot.debut, mot.fin, texte),), noeud, mot)

    def oter(self, genre: Genre, noeud: Noeud, debut: int | None = None, fin: int | None = None) -> Changement:
        """Takes away a node, or the part of it between two places."""
        coupe = Coupe(noeud.span.debut if debut is None else debut, noeud.span.fin if fin is None else fin)
        return Changement(genre, (coupe,), noeud, self.place(coupe.debut))

    def place(self, debut: int) -> Span:
        """Gives the span of the word that begins there, that of the piece else."""
        return next((jeton.span for jeton in self.piece.jetons if jeton.span.debut >= debut), self.piece.span)

    # ---------------------------------------------------------------------------------------------- showing changes
    def cadres(self, changement: Changement) -> tuple[tuple[int, int], ...]:
        """Gives the stretches that show a change: the phrase that it touches, then those that hold it.

        A limit is shown with its comparison, and without what is compared when that is long.
        """
        noeuds = [noeud for noeud in self.ancetres(changement.noeud) if noeud is not self.piece.noeud]
        if changement.noeud is not self.piece.noeud:
            noeuds.insert(0, changement.noeud)
        coupes = changement.coupes
        trouves = {(min(coupe.debut for coupe in coupes), max(coupe.fin for coupe in coupes)): None}
        for noeud in noeuds:
            comparateur = noeud.noeud("comparateur")
            if comparateur is not None and all(coupe.debut >= comparateur.span.debut for coupe in coupes):
                trouves[comparateur.span.debut, noeud.span.fin] = None
            trouves[noeud.span.debut, noeud.span.fin] = None
        return tuple(trouves)[1:] or tuple(trouves)

    def montrer(self, changement: Changement, cadre: tuple[int, int]) -> tuple[str, str]:
        """Gives a stretch before and after a change."""
        debut = min(cadre[0], *(coupe.debut for coupe in changement.coupes))
        fin = max(cadre[1], *(coupe.fin for coupe in changement.coupes))
        return plat(self.texte[debut:fin]), plat(couper(self.texte, changement.coupes, debut, fin))


def couper(texte: str, coupes: Iterable[Coupe], debut: int, fin: int) -> str:
    """Gives a stretch of a text, with what the cuts put in it."""
    morceaux: list[str] = []
    place = debut
    for coupe in sorted(coupes, key=lambda coupe: coupe.debut):
        morceaux += [texte[place : coupe.debut], coupe.texte]
        place = coupe.fin
    return "".join((*morceaux, texte[place:fin]))


def plat(texte: str) -> str:
    """Gives a text on one line, as a quotation may hold it."""
    sans = " ".join(_COMMENTAIRE.sub(" ", texte).split())
    sans = sans.replace(" ,", ",").removeprefix(", ")
    return sans.replace("«", "“").replace("»", "”").replace("“ ", "“").replace(" ”", "”")
