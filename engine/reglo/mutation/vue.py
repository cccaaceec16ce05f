"""Which examples can see a change: those whose aid, or an aid of their plan or register, leads to it by names.

A name is followed wherever it is written, so that too many examples are tried rather than too few.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from reglo.cases.execution import Cas
from reglo.model.rulebook import AIDE_LIGNE, LIGNE
from reglo.outcome.dossier import FaitChoix
from reglo.syntax.tree import Arbre, Item

Cle = tuple[str, int]
"""An item, by its file and its place."""
_NOMS = ("NAME", "QNAME")


def cle(item: Item) -> Cle:
    """Gives what names an item, whatever is changed in it."""
    return item.tete.span.fichier, item.tete.span.debut


class Vue:
    """What leads to what, by the names written in the items of a folder."""

    def __init__(self, arbres: Mapping[str, Arbre]) -> None:
        self._lus: dict[Cle, frozenset[str]] = {}
        self._porteurs: dict[str, set[Cle]] = defaultdict(set)
        self._aides: set[Cle] = set()
        for item in (item for arbre in arbres.values() for item in arbre.items):
            self._lus[cle(item)] = frozenset(_noms(item))
            if item.genre == "aide":
                self._aides.add(cle(item))
            for nom in _declares(item):
                self._porteurs[nom].add(cle(item))
        self._atteints: dict[frozenset[str], frozenset[Cle]] = {}

    def atteints(self, noms: Iterable[str]) -> frozenset[Cle]:
        """Gives the items to which some names lead."""
        depart = frozenset(noms)
        if depart not in self._atteints:
            self._atteints[depart] = self._suivre(depart)
        return self._atteints[depart]

    def propres(self, aide: str) -> frozenset[Cle]:
        """Gives the items that an aid reads without passing through another aid: its own, and what it shares."""
        return self._suivre(frozenset((aide,)), self._aides - self._porteurs.get(aide, set()))

    def du_cas(self, cas: Cas) -> frozenset[Cle]:
        """Gives the items that an example may see."""
        return self.atteints({cas.attendu.aide, *_aides(cas)})

    def _suivre(self, noms: frozenset[str], sauf: frozenset[Cle] | set[Cle] = frozenset()) -> frozenset[Cle]:
        vus: set[Cle] = set()
        attente = [porteur for nom in noms for porteur in self._porteurs.get(nom, ())]
        while attente:
            item = attente.pop()
            if item not in vus and item not in sauf:
                vus.add(item)
                attente += [porteur for nom in self._lus[item] for porteur in self._porteurs.get(nom, ())]
        return frozenset(vus)


def _noms(item: Item) -> Iterator[str]:
    pieces = (item.tete, *item.clauses, *(p for section in item.sections for p in (section.tete, *section.clauses)))
    return (jeton.texte for piece in pieces for jeton in piece.jetons if jeton.type in _NOMS)


def _declares(item: Item) -> Iterator[str]:
    """Gives the names by which other items read this one: its own, that of its unit of count, those of its tables."""
    yield from (jeton.texte for jeton in item.tete.jetons[1:2] if jeton.type in _NOMS)
    tete = item.tete.noeud
    for singulier in (n for facette in tete.noeuds("singulier") for n in facette.jetons("NAME")) if tete else ():
        yield singulier.texte
    for section in item.sections:
        corps = section.tete.noeud.noeud("corps_tableau") if section.tete.noeud is not None else None
        if corps is not None:
            yield corps.jetons("NAME")[0].texte


def _aides(cas: Cas) -> Iterator[str]:
    """Gives the aids that the plan de financement and the register of an example name."""
    plan = cas.dossier.listes.get(LIGNE)
    for ligne in plan.elements if plan is not None else ():
        dite = ligne.get(AIDE_LIGNE)
        if isinstance(dite, FaitChoix):
            yield from dite.valeurs
    yield from (decision.aide for decision in cas.dossier.registre or ())
