"""Where a piece breaks into lines, and by how much each line is shifted.

Breaks depend on the words alone, never on how the text was laid out: the same sentence always comes out the same.
"""

from collections.abc import Iterator

import msgspec

from reglo.syntax import plan
from reglo.syntax.tree import Jeton, Noeud, Piece

SUITES = frozenset({
    "texte", "interpretation", "voir_anomalie", "selon_lecture", "periode_fermee", "periode_depuis", "periode_jusqu",
    "periode_annee",
})  # fmt: skip
"""What follows a clause."""

_LISTES = frozenset({"cas", "choix_valeur", "option"})
_ENTETES = ("aide", "tronc", "document")
_SECONDS = frozenset({"garde", "singulier", "pour_chaque", "borne_min", "borne_max", "peut_manquer", "distincte",
                      "anciennement", "precision", "limite", "au_plus", "au_moins"})  # fmt: skip
_MOTS_SECONDS = frozenset({"à partir de", "à la date du", "défaut", "="})
_RANGEE = 3
"""Shift of the facts of a row that do not fit on its first line: under the first of them."""
_MARGES = {"rangee": 6, "lecture": 0}

LARGEUR = 120
"""A line is broken when it is longer, where it can be."""
_COURTE = 100
"""A clause and its quotation stand on one line only when it is no longer than this."""

Coupures = dict[int, int]
"""Rank of the word that begins a line, and the shift of that line."""


class Plis(msgspec.Struct, frozen=True):
    """The breaks of a piece: those always made, then those made, level after level, as long as a line is too long."""

    marge: int
    suite: int
    """Shift of a line that nothing calls for but its length."""
    toujours: Coupures
    niveaux: tuple[tuple[int, Coupures], ...]
    """For each level, the width beyond which it is made."""
    au_besoin: Coupures = {}
    """Breaks made one by one, each only when the line would pass the width."""


def marge(piece: Piece, item: str) -> int:
    """Gives the indentation of the first line of a piece."""
    if piece.depart in plan.ITEMS:
        return 0
    if piece.depart in plan.OUVRE_SECTION or item in plan.CLAUSES_ITEM:
        return 2
    return _MARGES.get(piece.depart, 4)


def plis(piece: Piece, item: str) -> Plis:
    """Gives the breaks of a piece."""
    debut = marge(piece, item)
    suite = debut + (2 if piece.depart in plan.ITEMS or piece.depart == "section" else 4)
    if piece.noeud is None:
        return Plis(debut, suite, {}, ())
    rangs = {jeton.span.debut: rang for rang, jeton in enumerate(piece.jetons)}
    liste = suite + (0 if piece.depart == "lecture" else 2)
    toujours = {rangs[n.span.debut]: liste for n in piece.noeud.parcours() if n.regle in _LISTES}
    dernieres = {rangs[n.span.debut]: suite for n in _suites(piece.noeud)}
    if toujours:
        # A condition after a list bears on the whole clause: on the last line of the list, it would read as its own.
        toujours |= {rangs[n.span.debut]: suite for n in piece.noeud.parcours() if n.regle == "garde"}
    toujours |= {rangs[n.span.debut]: suite for n in piece.noeud.noeuds("question")}
    if piece.depart in _ENTETES:
        toujours |= {rangs[n.span.debut]: suite for n in piece.noeud.noeuds() if n.regle != "ident"}
    niveaux: list[tuple[int, Coupures]] = []
    if len(dernieres) > 1 or toujours or piece.depart in (*plan.ITEMS, "section"):
        toujours |= dernieres
    else:
        niveaux.append((_COURTE, dernieres))
    niveaux.append((LARGEUR, dict.fromkeys(_second_niveau(piece, rangs), suite)))
    if piece.depart == "rangee":
        faits = dict.fromkeys((rangs[fait.span.debut] for fait in piece.noeud.noeuds()[1:]), debut + _RANGEE)
        return Plis(debut, suite, toujours, (), faits)
    niveaux.append((LARGEUR, dict.fromkeys(_longues_listes(piece, rangs), suite + 2)))
    passages = piece.noeud.noeuds("hors_champ")
    lieux = (rangs[lieu.span.debut] for passage in passages for lieu in passage.noeuds("ligne", "lignes")[1:])
    return Plis(debut, suite, toujours, tuple(niveaux), dict.fromkeys(lieux, suite + 2))


def _suites(noeud: Noeud) -> Iterator[Noeud]:
    """Gives what follows the phrase of a clause, at its end."""
    porteur = noeud.noeud("corps_tableau") or noeud
    for enfant in reversed(porteur.enfants):
        if not isinstance(enfant, Noeud) or enfant.regle not in SUITES:
            return
        yield enfant


def _second_niveau(piece: Piece, rangs: dict[int, int]) -> Iterator[int]:
    """Gives the words where a long phrase breaks first: its condition, its limits, the facets of a datum."""
    noeuds = piece.noeud.noeuds() if piece.noeud is not None else ()
    yield from (rangs[noeud.span.debut] for noeud in noeuds if noeud.regle in _SECONDS)
    if piece.depart in plan.ITEMS:
        yield from (rang for rang, jeton in enumerate(piece.jetons) if jeton.type in _MOTS_SECONDS)


def _longues_listes(piece: Piece, rangs: dict[int, int]) -> Iterator[int]:
    """Gives the words where a long list or a long condition may break: each choice or name, each « et » or « ou »."""
    if piece.noeud is None:
        return
    for noeud in piece.noeud.parcours():
        if noeud.regle in ("type_choix", "type_choix_ordonne"):
            options = noeud.noeud("options") or noeud
            yield from (rangs[option.span.debut] for option in options.noeuds("choix_possible"))
        elif noeud.regle == "nommes":
            yield from (rangs[nomme.span.debut] for nomme in noeud.noeuds("nomme")[1:])
        elif noeud.regle in ("et", "ou", "fourchette"):
            yield from (rangs[enfant.span.debut] - 1 for enfant in noeud.enfants[1:])


def parents(noeud: Noeud | None) -> dict[int, Noeud]:
    """Gives, for the place of each word that the tree keeps, the node that holds it."""
    trouves: dict[int, Noeud] = {}
    for noeud_ in noeud.parcours() if noeud is not None else ():
        trouves |= {enfant.span.debut: noeud_ for enfant in noeud_.enfants if isinstance(enfant, Jeton)}
    return trouves


def moins_unaires(noeud: Noeud | None) -> frozenset[int]:
    """Gives the places of the minus signs that belong to a number."""
    return (
        frozenset(n.span.debut for n in noeud.parcours() if n.regle == "oppose") if noeud is not None else frozenset()
    )
