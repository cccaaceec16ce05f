"""The order of the aids: each after those whose outcome, or whose clipped amount, it reads."""

from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from reglo.model.build import codes_clauses, codes_lecture
from reglo.model.build.journal import Journal
from reglo.model.clauses import Clause, PlafondEnsemble
from reglo.model.expressions import AideAccordee, EligibleAide, MontantAide, Node, enfants
from reglo.model.rulebook import Aide
from reglo.source import Span
from reglo.une_fois import une_fois


class Lien(msgspec.Struct, frozen=True):
    """One aid that comes after another, and the clause that says so."""

    avant: str
    clause: str
    span: Span
    lit: str
    """What the clause does: « lit « X » », « écrête « X » »."""


class Rapports(msgspec.Struct, frozen=True):
    """What an aid says of other aids."""

    lectures: tuple[tuple[Clause, AideAccordee | EligibleAide | MontantAide], ...]
    """Each reading of another aid, at any depth, and the clause that holds it."""
    plafonds: tuple[PlafondEnsemble, ...]
    """The caps that clip another aid."""


@une_fois
def _rapports(aide: Aide) -> Rapports:
    clauses = tuple(clause for version in aide.versions for clause in version.clauses)
    lectures = tuple((clause, lecture) for clause in clauses for lecture in _lectures_d_aides(clause))
    plafonds = (clause for clause in clauses if isinstance(clause, PlafondEnsemble))
    return Rapports(lectures, tuple(clause for clause in plafonds if clause.ecrete not in (None, aide.id)))


def _lectures_d_aides(noeud: Node) -> Iterator[AideAccordee | EligibleAide | MontantAide]:
    if isinstance(noeud, AideAccordee | EligibleAide | MontantAide):
        yield noeud
    for enfant in enfants(noeud):
        yield from _lectures_d_aides(enfant)


def ordonner(aides: dict[str, Aide], journal: Journal) -> tuple[str, ...]:
    """Gives the ids of the aids in an order of computation; a cycle is reported with its clauses."""
    rangement = _Rangement(_liens(aides, journal), journal)
    for aide in aides:
        rangement.placer(aide, ())
    return tuple(rangement.ordre)


def _liens(aides: dict[str, Aide], journal: Journal) -> dict[str, list[Lien]]:
    """Gives, for each aid, those that come before it: those it reads, and those that clip what it reads."""
    ecretants: dict[str, dict[str, Lien]] = {}
    lus: dict[str, list[Lien]] = {nom: [] for nom in aides}
    for nom, aide in aides.items():
        rapports = _rapports(aide)
        for plafond in rapports.plafonds:
            lien = Lien(nom, plafond.id, plafond.span, f"écrête « {plafond.ecrete} »")
            ecretants.setdefault(plafond.ecrete or "", {}).setdefault(nom, lien)
        for clause, lecture in rapports.lectures:
            if lecture.aide == nom:
                journal.pour(clause.id).dire(codes_clauses.SE_CITE_SOI_MEME, lecture.span, aide=nom)
            elif lecture.aide in aides:
                lus[nom].append(Lien(lecture.aide, clause.id, lecture.span, f"lit « {lecture.aide} »"))
    for liens in lus.values():
        for lien in tuple(liens):
            liens.extend(ecretants.get(lien.avant, {}).values())
    return lus


Chemin: TypeAlias = tuple[tuple[str, Lien], ...]
"""The aids gone through, each with what it reads next."""


class _Rangement:
    """Puts each aid after those it reads."""

    def __init__(self, liens: dict[str, list[Lien]], journal: Journal) -> None:
        self.liens = liens
        self.journal = journal
        self.ordre: dict[str, None] = {}
        self.boucles: set[frozenset[str]] = set()

    def placer(self, aide: str, chemin: Chemin) -> None:
        """Puts one aid, and before it those that come before."""
        if aide in self.ordre:
            return
        en_cours = [nom for nom, _ in chemin]
        if aide in en_cours:
            self._boucle(chemin[en_cours.index(aide) :])
            return
        if len(chemin) >= codes_lecture.CHAINE_MAXIMALE:
            self._trop_longue(chemin)
            return
        for lien in self.liens[aide]:
            if lien.avant == aide:  # it clips an aid that it reads
                self._boucle(((aide, lien),))
            else:
                self.placer(lien.avant, (*chemin, (aide, lien)))
        self.ordre.setdefault(aide)

    def _trop_longue(self, chemin: Chemin) -> None:
        """Reports aids that read each other for too long, at the last of them."""
        aide, lien = chemin[-1]
        journal = self.journal.pour(lien.clause)
        journal.trop_longue(lien.span, aide, "les aides qui se lisent l'une l'autre", "ne plus lire une autre aide ici")

    def _boucle(self, chemin: Chemin) -> None:
        """Reports aids that depend on each other, once."""
        membres = frozenset(nom for nom, _ in chemin)
        if membres in self.boucles:
            return
        self.boucles.add(membres)
        depart = min(range(len(chemin)), key=lambda rang: chemin[rang][0])
        rangee = (*chemin[depart:], *chemin[:depart])
        dit = " → ".join(f"{nom} (par {lien.clause})" for nom, lien in rangee)
        notes = tuple((lien.span, f"{lien.clause} {lien.lit}") for _, lien in rangee[1:])
        premier = rangee[0][1]
        self.journal.pour(premier.clause).dire(
            codes_lecture.CYCLE_AIDES, premier.span, chemin=f"{dit} → {rangee[0][0]}", notes=notes
        )
