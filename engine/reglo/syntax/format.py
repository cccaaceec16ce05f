"""Writes a tree as text, in the one canonical layout.

Order, labels and names are those of the author; layout, accents of keywords, numbers and quotation marks are ours. A
text that holds an error is given back as it is: what is not understood is not touched.
"""

from bisect import bisect
from collections.abc import Iterator
from itertools import pairwise

from reglo.diagnostics import Diagnostic, a_une_erreur
from reglo.syntax.columns import aligner, largeurs_colonnes
from reglo.syntax.layout import LARGEUR, Plis, moins_unaires, parents, plis
from reglo.syntax.parse import analyser
from reglo.syntax.spelling import ecrire
from reglo.syntax.tables import tables
from reglo.syntax.tree import Arbre, Commentaire, Item, Piece

_COLLES_AVANT = frozenset({",", ")"})
_COLLES_APRES = frozenset({"("})
_SERRES = frozenset({"unite", "entite", "organisme", "donnee"})
"""Items written one under the other, without a blank line."""


def formater(texte: str, fichier: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Gives the canonical text of a file, or the text unchanged when it holds an error, and the remarks on it."""
    arbre, diagnostics = analyser(texte, fichier)
    return (texte if a_une_erreur(diagnostics) else ecrire_arbre(arbre)), diagnostics


def ecrire_arbre(arbre: Arbre) -> str:
    """Gives the canonical text of a tree."""
    page = _Page(arbre)
    for rang, item in enumerate(arbre.items):
        precedent = arbre.items[rang - 1].genre if rang else ""
        page.item(item, serre=item.genre == precedent and item.genre in _SERRES)
    page.lignes += map(_diese, page.avant.get(-1, ()))
    return "\n".join(page.lignes) + "\n" if page.lignes else ""


class _Page:
    """The lines written so far, and where the comments go: before a word, or at the end of its line."""

    def __init__(self, arbre: Arbre) -> None:
        self.lignes: list[str] = []
        self.avant: dict[int, list[Commentaire]] = {}
        self.apres: dict[int, list[Commentaire]] = {}
        places = [jeton.span.debut for piece in arbre.pieces() for jeton in piece.jetons]
        for commentaire in arbre.commentaires:
            rang = bisect(places, commentaire.span.debut)
            cote = self.avant if commentaire.seul or rang == 0 else self.apres
            place = places[rang - 1] if cote is self.apres else (places[rang] if rang < len(places) else -1)
            cote.setdefault(place, []).append(commentaire)

    def item(self, item: Item, *, serre: bool) -> None:
        """Writes an item, with a blank line before it and before each section of an aid."""
        self._piece(item.tete, item.genre, blanc=not serre)
        self._clauses(item.clauses, item.genre)
        for section in item.sections:
            self._piece(section.tete, item.genre, blanc=section.tete.depart == "section")
            self._clauses(section.clauses, item.genre)

    def _clauses(self, clauses: tuple[Piece, ...], genre: str) -> None:
        largeurs = largeurs_colonnes(clauses, mots_de)
        for clause in clauses:
            self._piece(clause, genre, largeurs=largeurs)

    def _piece(self, piece: Piece, genre: str, *, blanc: bool = False, largeurs: tuple[int, ...] = ()) -> None:
        """Writes a piece, broken so that its lines fit, its comments where they stood."""
        if blanc and self.lignes:
            self.lignes.append("")
        pli = plis(piece, genre)
        mots = aligner(piece, mots_de(piece), largeurs)
        coupures = _choisir(mots, pli)
        ligne, marge, rompre = "", pli.marge, False
        for rang, (mot, jeton) in enumerate(zip(mots, piece.jetons, strict=True)):
            avant, apres = self.avant.get(jeton.span.debut, ()), self.apres.get(jeton.span.debut, ())
            if rompre or avant or rang in coupures:
                self._ligne(marge, ligne)
                ligne, marge = "", coupures.get(rang, pli.suite if rang else pli.marge)
            self.lignes += [" " * marge + _diese(commentaire) for commentaire in avant]
            ligne = ligne + mot if ligne else mot.lstrip()
            ligne += "".join(f"  {_diese(commentaire)}" for commentaire in apres)
            rompre = bool(apres)
        self._ligne(marge, ligne)

    def _ligne(self, marge: int, ligne: str) -> None:
        if ligne:
            self.lignes.append(" " * marge + ligne.rstrip())


def _diese(commentaire: Commentaire) -> str:
    return f"# {commentaire.texte.strip()}".rstrip()


def mots_de(piece: Piece) -> list[str]:
    """Gives the words of a piece in their one spelling, each with the blank that precedes it."""
    holders, unaires = parents(piece.noeud), moins_unaires(piece.noeud)
    mots: list[str] = []
    colle = True
    for jeton in piece.jetons:
        ecrit = ecrire(tables(), jeton, holders.get(jeton.span.debut))
        mots.append(ecrit if colle or jeton.type in _COLLES_AVANT else f" {ecrit}")
        colle = jeton.type in _COLLES_APRES or jeton.span.debut in unaires
    return mots


def _choisir(mots: list[str], pli: Plis) -> dict[int, int]:
    """Gives the breaks to make: those of each level, in the lines that still pass its width."""
    coupures = dict(pli.toujours)
    for largeur, niveau in pli.niveaux:
        trop_longues = [ligne for ligne, longueur in _lignes(mots, coupures, pli.marge) if longueur > largeur]
        coupures |= {rang: place for rang, place in niveau.items() if any(rang in ligne for ligne in trop_longues)}
    return coupures | _remplir(mots, pli, coupures)


def _remplir(mots: list[str], pli: Plis, coupures: dict[int, int]) -> dict[int, int]:
    """Gives the breaks to make one by one: before what would pass the width, in the lines that are already cut."""
    faites: dict[int, int] = {}
    bornes = sorted({*pli.au_besoin, *coupures, len(mots)} - {0})
    longueur = pli.marge + sum(map(len, mots[: bornes[0]]))
    for rang, suivant in pairwise(bornes):
        taille = sum(map(len, mots[rang:suivant]))
        if rang in coupures:
            longueur = coupures[rang]
        elif longueur + taille > LARGEUR:
            faites[rang] = longueur = pli.au_besoin[rang]
        longueur += taille
    return faites


def _lignes(mots: list[str], coupures: dict[int, int], marge: int) -> Iterator[tuple[range, int]]:
    """Gives, for each line, the ranks of its words and its length."""
    debuts = [0, *sorted(rang for rang in coupures if rang), len(mots)]
    for debut, fin in pairwise(debuts):
        retrait = coupures.get(debut, marge) if debut else marge
        yield range(debut, fin), retrait + len("".join(mots[debut:fin]).lstrip())
