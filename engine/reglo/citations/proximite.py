"""Finds the passage that a quote nearly says, and tells word by word what differs.

It serves the messages only: a quote that is nearly there is not there.
"""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from reglo.citations.index import Index, Rangs

_FREQUENT = 200
"""A word found more often than this does not help to find a place."""
_MOTS_SONDES = 16
_CASE = 8
"""Words by which a place may be shifted and still count as the same place."""
_LONGUEUR_COMPAREE = 400
_RESSEMBLANCE = (3, 5)
"""The part of the words of a quote that a passage holds, in order, to be told as near."""
_MONTREES = 4


class Difference(NamedTuple):
    """What a quote says and what stands in the text in its place; either may be empty."""

    citation: Rangs
    passage: Rangs


def plus_proche(citation: Index, index: Index, pres_de: Rangs) -> Rangs | None:
    """Gives the passage nearest to a quote, rather in the stretch where it was looked for; None when none is near."""
    formes = citation.mots.formes
    if not 0 < len(formes) <= _LONGUEUR_COMPAREE:
        return None
    connus = (rang for rang, forme in enumerate(formes) if forme in index.places)
    sondes = sorted(connus, key=lambda rang: len(index.places[formes[rang]]))
    votes: Counter[int] = Counter()
    for rang in sondes[:_MOTS_SONDES]:
        for place in index.places[formes[rang]][:_FREQUENT]:
            case = (place - rang) // _CASE
            votes[case] += 3 if pres_de.debut <= place < pres_de.fin else 2
            votes[case + 1] += 1
    if not votes:
        return None
    debut = max(votes, key=lambda case: (votes[case], -abs(case * _CASE - pres_de.debut))) * _CASE - 2 * _CASE
    fenetre = Rangs(max(0, debut), min(len(index.mots.formes), debut + len(formes) + 4 * _CASE))
    return _ajuster(formes, index, fenetre)


def _ajuster(formes: list[str], index: Index, fenetre: Rangs) -> Rangs | None:
    """Gives the part of a window that answers to a quote."""
    fenetre_formes = index.mots.formes[fenetre.debut : fenetre.fin]
    blocs = [b for b in SequenceMatcher(None, formes, fenetre_formes, autojunk=False).get_matching_blocks() if b.size]
    if not blocs or sum(bloc.size for bloc in blocs) * _RESSEMBLANCE[1] < len(formes) * _RESSEMBLANCE[0]:
        return None
    premier, dernier = blocs[0], blocs[-1]
    debut = fenetre.debut + premier.b - premier.a
    fin = fenetre.debut + dernier.b + len(formes) - dernier.a
    return Rangs(max(0, debut), min(len(index.mots.formes), fin))


def differences(citation: Index, index: Index, passage: Rangs) -> Iterator[Difference]:
    """Gives the words that differ, in order."""
    formes = index.mots.formes[passage.debut : passage.fin]
    for genre, i1, i2, j1, j2 in SequenceMatcher(None, citation.mots.formes, formes, autojunk=False).get_opcodes():
        if genre != "equal":
            yield Difference(Rangs(i1, i2), Rangs(passage.debut + j1, passage.debut + j2))


def dire(citation: Index, index: Index, trouvees: list[Difference], *, change: bool = False) -> str:
    """Says what differs, as a mistake of the quote or, when `change`, as what the text has become."""
    absent, ajoute = ("disparaît", "s'ajoute") if change else ("n'y est pas", "est en plus")
    dites = []
    for difference in trouvees[:_MONTREES]:
        cite, lu = citation.lire(difference.citation), index.lire(difference.passage)
        if cite and lu:
            dites.append(f"« {cite} » devient « {lu} »" if change else f"« {lu} » au lieu de « {cite} »")
        else:
            dites.append(f"« {cite} » {absent}" if cite else f"« {lu} » {ajoute}")
    if len(trouvees) > _MONTREES:
        dites.append(f"et d'autres mots ({len(trouvees) - _MONTREES})")
    return " ; ".join(dites)
