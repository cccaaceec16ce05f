"""Reads a `.regle` file: a tree, and every remark that its text calls for.

Whatever the text, nothing is raised: a faulty piece gives one remark and leaves the others alone.
"""

from collections.abc import Iterator
from functools import cache

from reglo.diagnostics import Diagnostic, tries
from reglo.syntax import codes, plan
from reglo.syntax.faults import Fautes
from reglo.syntax.fold import Texte
from reglo.syntax.lalr import Echec, couvrir, lire
from reglo.syntax.lexer import Lexer
from reglo.syntax.outline import Morceau, Plan
from reglo.syntax.tables import Tables, tables
from reglo.syntax.tree import Arbre, Item, Piece, Section

VERSION = "1"


def analyser(texte: str, fichier: str) -> tuple[Arbre, tuple[Diagnostic, ...]]:
    """Gives the tree of a file and the remarks on it, in the order of the text."""
    return _analyseur().analyser(Texte(texte, fichier))


@cache
def _analyseur() -> "_Analyseur":
    return _Analyseur(tables())


class _Analyseur:
    """The lexer, the plan and the faults of one grammar."""

    def __init__(self, tables_: Tables) -> None:
        self.tables = tables_
        self.lexer = Lexer(tables_)
        self.plan = Plan(tables_)
        self.fautes = Fautes(tables_, self.plan)

    def analyser(self, texte: Texte) -> tuple[Arbre, tuple[Diagnostic, ...]]:
        """Cuts the text, reads each piece, and puts the pieces together."""
        decoupe = self.lexer.decouper(texte)
        diagnostics: list[Diagnostic] = []
        paires = []
        porteur = ""
        for morceau in self.plan.couper(decoupe.lexemes):
            porteur = _identite(morceau, porteur)
            piece, remarques = self._lire(texte, morceau, porteur)
            paires.append((morceau, piece))
            diagnostics += remarques
        items = tuple(_assembler(paires))
        diagnostics += _langue(texte, items)
        return Arbre(texte.fichier, items, decoupe.commentaires), tries(diagnostics)

    def _lire(self, texte: Texte, morceau: Morceau, porteur: str) -> tuple[Piece, list[Diagnostic]]:
        """Reads one piece; a faulty one has no node."""
        jetons = tuple(lexeme.jeton for lexeme in morceau.lexemes)
        resultat = (
            lire(self.tables, morceau.depart, jetons) if morceau.depart in plan.DEPARTS else Echec(0, frozenset())
        )
        echec = resultat if isinstance(resultat, Echec) else None
        noeud = None if isinstance(resultat, Echec) else resultat
        piece = Piece(morceau.depart, noeud, jetons, couvrir(jetons[0].span, jetons[-1].span))
        clause = ".".join(filter(None, (porteur, _label(morceau)))) or None
        return piece, self.fautes.juger(texte, morceau, echec, clause)


def _label(morceau: Morceau) -> str:
    """Gives the label of a clause, even when its dot or the blank after it is missing."""
    premier = morceau.lexemes[0].jeton
    return premier.texte.partition(".")[0] if premier.type in ("LABEL", "LREF", "QNAME") else ""


def _identite(morceau: Morceau, porteur: str) -> str:
    """Gives the id of the item where the piece stands."""
    if morceau.depart not in plan.ITEMS:
        return porteur
    noms = [lexeme.jeton for lexeme in morceau.lexemes[1:2] if lexeme.jeton.type in ("NAME", "QNAME")]
    return noms[0].texte if noms else ""


def _assembler(paires: list[tuple[Morceau, Piece]]) -> Iterator[Item]:
    """Puts each piece under the item and the section that it follows."""
    groupe: list[Piece] = []
    for morceau, piece in paires:
        if morceau.depart in plan.ITEMS:
            yield from _item(groupe)
            groupe = [piece]
        elif groupe:
            groupe.append(piece)
    yield from _item(groupe)


def _item(pieces: list[Piece]) -> Iterator[Item]:
    if not pieces:
        return
    directes: list[Piece] = []
    sections: list[tuple[Piece, list[Piece]]] = []
    for piece in pieces[1:]:
        if piece.depart in plan.OUVRE_SECTION:
            sections.append((piece, []))
        else:
            (sections[-1][1] if sections else directes).append(piece)
    tete = pieces[0]
    rangees = tuple(Section(ouvrante, tuple(clauses)) for ouvrante, clauses in sections)
    yield Item(tete.depart, tete, tuple(directes), rangees)


def _langue(texte: Texte, items: tuple[Item, ...]) -> Iterator[Diagnostic]:
    """Checks that the first line states a version of the language that is known."""
    if not items and not texte.plie.strip():
        return
    if not items or items[0].genre != "langue":
        debut = 1 if texte.brut.startswith("\ufeff") else 0
        yield codes.LANGUE_ABSENTE.diagnostic(texte.span_brut(debut, debut), remplacement="langue reglo 1\n\n")
    for rang, item in enumerate(items):
        if item.genre == "langue" and item.tete.noeud is not None:
            nombre = item.tete.jetons[-1]
            if rang > 0:
                yield codes.LANGUE_DEPLACEE.diagnostic(item.tete.span, remplacement="")
            elif nombre.texte != VERSION:
                yield codes.LANGUE_INCONNUE.diagnostic(nombre.span, version=nombre.texte, remplacement=VERSION)
