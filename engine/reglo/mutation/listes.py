"""Lists: each member left out in turn."""

from collections.abc import Iterator, Sequence
from itertools import count

from reglo.mutation.mutant import Coupe, Genre
from reglo.mutation.phrase import Changement, Phrase
from reglo.syntax.tree import Element, Noeud

REGLES = (
    "valeurs",
    "cellule_valeurs",
    "parmi_valeurs",
    "refs",
    "tout_ceci",
    "au_moins_de_ceci",
    "le_plus_petit",
    "le_plus_grand",
)
"""The rules that hold lists."""
_GENRES: dict[str, Genre] = {"tout_ceci": "condition", "au_moins_de_ceci": "condition"}
_PLAFONDS = ("le_plus_petit", "le_plus_grand")


def membres(phrase: Phrase, noeud: Noeud) -> Iterator[Changement]:
    """Gives the list without each of its members; a cell of one value becomes « tout »."""
    genre = "plafond" if noeud.regle in _PLAFONDS else _GENRES.get(noeud.regle, "liste")
    siens = noeud.noeuds() if noeud.regle == "au_moins_de_ceci" else noeud.enfants
    yield from sans_chacun(noeud, siens, genre)
    if noeud.regle == "cellule_valeurs" and len(siens) == 1:
        yield phrase.remplacer("condition", noeud, noeud.span, "tout")
    for etendue in noeud.noeuds("etendue"):
        yield from _sans_bouts(phrase, etendue)


def sans_chacun(noeud: Noeud, siens: Sequence[Element], genre: Genre) -> Iterator[Changement]:
    """Gives a list without each of its members, those that follow taking the letters left free."""
    if len(siens) < len(("un", "autre")):
        return
    for rang, membre in enumerate(siens):
        debut, fin = membre.span.debut, membre.span.fin
        if rang + 1 < len(siens):
            fin = siens[rang + 1].span.debut
        else:
            debut = siens[rang - 1].span.fin
        lettres = tuple(_lettres(siens, rang))
        yield Changement(genre, (Coupe(debut, fin), *lettres), noeud, membre.span)


def _lettres(siens: Sequence[Element], ote: int) -> Iterator[Coupe]:
    restent = (membre for rang, membre in enumerate(siens) if rang != ote)
    for rang, membre in zip(count(), restent, strict=False):
        lettre = membre.jeton("SUB") if isinstance(membre, Noeud) else None
        juste = f"{chr(ord('a') + rang)})"
        if lettre is not None and lettre.texte != juste:
            yield Coupe(lettre.span.debut, lettre.span.fin, juste)


def _sans_bouts(phrase: Phrase, etendue: Noeud) -> Iterator[Changement]:
    """« m1 à m4 » loses its first, then its last."""
    premier, dernier = (jeton.texte for jeton in etendue.jetons("LREF"))
    pieces = (piece for section in phrase.item.sections for piece in section.clauses)
    labels = [piece.label for piece in pieces if piece.label is not None]
    if premier not in labels or dernier not in labels:
        return
    entre = labels[labels.index(premier) : labels.index(dernier) + 1]
    for reste in (entre[1:], entre[:-1]) if len(entre) > 1 else ():
        ecrit = reste[0] if len(reste) == 1 else f"{reste[0]} à {reste[-1]}"
        yield phrase.remplacer("liste", etendue, etendue.span, ecrit)
