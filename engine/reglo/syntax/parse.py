"""Reads a `.regle` file: a tree, and every remark that its text calls for.

Whatever the text, nothing is raised: a faulty piece gives one remark and leaves the others alone.
"""

from collections.abc import Iterator
from functools import cache
from itertools import islice

from reglo.caracteres import INVISIBLES, nature, numero
from reglo.diagnostics import Diagnostic, tries
from reglo.syntax import codes, plan
from reglo.syntax.faults import Fautes, trop_de_chiffres
from reglo.syntax.fold import Texte
from reglo.syntax.lalr import Echec, couvrir, lire
from reglo.syntax.lexer import Lexer
from reglo.syntax.outline import Morceau, Plan
from reglo.syntax.tables import Tables, tables
from reglo.syntax.tree import Arbre, Item, Jeton, Noeud, Piece, Section

VERSION = "1"


def analyser(texte: str, fichier: str) -> tuple[Arbre, tuple[Diagnostic, ...]]:
    """Gives the tree of a file and the remarks on it, in the order of the text."""
    return _analyseur().analyser(Texte(texte, fichier))


def relire(depart: str, texte: str, fichier: str) -> Piece:
    """Gives a text that is one piece, of which nothing is said: without node when it does not read."""
    return _analyseur().relire(depart, Texte(texte, fichier))


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
            piece, echec = self._lire(morceau)
            paires.append((morceau, piece))
            if len(diagnostics) < codes.FAUTES_MAXIMALES:
                diagnostics += self._juger(texte, morceau, piece, echec, porteur)
            elif echec is not None and len(diagnostics) == codes.FAUTES_MAXIMALES:
                diagnostics.append(codes.TROP_DE_FAUTES.diagnostic(piece.span))
        items = tuple(_assembler(paires))
        diagnostics += [*_invisibles(texte), *_langue(texte, items)]
        return Arbre(texte.fichier, items, decoupe.commentaires), tries(diagnostics)

    def relire(self, depart: str, texte: Texte) -> Piece:
        """Reads a text that is one piece."""
        return self._lire(Morceau(depart, self.lexer.decouper(texte).lexemes, "", ""))[0]

    def _lire(self, morceau: Morceau) -> tuple[Piece, Echec | None]:
        """Reads one piece; a faulty one has no node, nor one that is beyond measure."""
        jetons = tuple(lexeme.jeton for lexeme in morceau.lexemes)
        resultat: Noeud | Echec = Echec(0, frozenset())
        if morceau.depart in plan.DEPARTS and len(jetons) <= codes.MOTS_MAXIMAUX:
            resultat = lire(self.tables, morceau.depart, jetons)
        echec = resultat if isinstance(resultat, Echec) else None
        noeud = None if isinstance(resultat, Echec) or _demesure(resultat, jetons) else resultat
        return Piece(morceau.depart, noeud, jetons, couvrir(jetons[0].span, jetons[-1].span)), echec

    def _juger(
        self, texte: Texte, morceau: Morceau, piece: Piece, echec: Echec | None, porteur: str
    ) -> list[Diagnostic]:
        """Gives the remarks on one piece."""
        clause = ".".join(filter(None, (porteur, _label(morceau)))) or None
        if len(piece.jetons) > codes.MOTS_MAXIMAUX:
            return [codes.PHRASE_TROP_LONGUE.diagnostic(piece.span, clause=clause)]
        remarques = self.fautes.juger(texte, morceau, echec, clause)
        if echec is None and piece.noeud is None and not remarques:
            return [codes.TROP_EMBOITEE.diagnostic(piece.span, clause=clause)]
        return remarques


def _demesure(noeud: Noeud, jetons: tuple[Jeton, ...]) -> bool:
    """Tells whether a phrase holds a number or operations beyond what the model can build."""
    return any(map(trop_de_chiffres, jetons)) or _trop_emboite(noeud, len(jetons))


def _trop_emboite(noeud: Noeud, mots: int) -> bool:
    niveau: tuple[Noeud, ...] = (noeud,)
    for _ in range(codes.PROFONDEUR_MAXIMALE if mots > codes.PROFONDEUR_MAXIMALE else 0):
        niveau = tuple(enfant for parent in niveau for enfant in parent.noeuds())
    return mots > codes.PROFONDEUR_MAXIMALE and bool(niveau)


def _invisibles(texte: Texte) -> Iterator[Diagnostic]:
    """Remarks on the characters that no one sees and that change what is read, quotations and comments included."""
    for trouve in islice(INVISIBLES.finditer(texte.brut), codes.FAUTES_MAXIMALES):
        lettre, span = trouve[0][0], texte.span_brut(*trouve.span())
        yield codes.CARACTERE.diagnostic(span, remplacement="", nature=nature(lettre), signe=numero(lettre))


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
