"""The order of the aids: each after those whose outcome, or whose clipped amount, it reads."""

from collections.abc import Iterator

import msgspec

from reglo.model.build import codes_clauses, codes_lecture
from reglo.model.build.journal import Journal
from reglo.model.clauses import Clause, PlafondEnsemble
from reglo.model.expressions import AideAccordee, MontantAide, Node
from reglo.model.rulebook import Aide, Version
from reglo.source import Span


class Lien(msgspec.Struct, frozen=True):
    """One aid that comes after another, and the clause that says so."""

    avant: str
    clause: str
    span: Span


def clauses_de(version: Version) -> Iterator[Clause]:
    """Gives every clause of a version."""
    for champ in version.__struct_fields__:
        valeur = getattr(version, champ)
        if isinstance(valeur, tuple) and not isinstance(valeur, Span):
            yield from (element for element in valeur if isinstance(element, Clause))


def lectures_d_aides(noeud: Node) -> Iterator[AideAccordee | MontantAide]:
    """Gives what a node reads of other aids, at any depth."""
    if isinstance(noeud, AideAccordee | MontantAide):
        yield noeud
    for champ in noeud.__struct_fields__:
        valeur = getattr(noeud, champ)
        for element in valeur if isinstance(valeur, tuple) else (valeur,):
            if isinstance(element, Node):
                yield from lectures_d_aides(element)


def ordonner(aides: dict[str, Aide], journal: Journal) -> tuple[str, ...]:
    """Gives the ids of the aids in an order of computation; a cycle is reported with its clauses."""
    liens = _liens(aides, journal)
    ordre: dict[str, None] = {}
    dits: set[frozenset[str]] = set()
    for aide in aides:
        _visiter(aide, liens, ordre, [], dits, journal)
    return tuple(ordre)


def _liens(aides: dict[str, Aide], journal: Journal) -> dict[str, list[Lien]]:
    """Gives, for each aid, those that come before it."""
    ecretants: dict[str, set[tuple[str, str, Span]]] = {}
    lus: dict[str, list[Lien]] = {aide: [] for aide in aides}
    for aide, clause in _toutes(aides):
        if isinstance(clause, PlafondEnsemble) and clause.ecrete not in (None, aide):
            ecretants.setdefault(clause.ecrete or "", set()).add((aide, clause.id, clause.span))
        for lecture in lectures_d_aides(clause):
            if lecture.aide == aide:
                journal.pour(clause.id).dire(codes_clauses.SE_CITE_SOI_MEME, lecture.span, aide=aide)
            elif lecture.aide in aides:
                lus[aide].append(Lien(lecture.aide, clause.id, lecture.span))
    for liens in lus.values():
        for lien in tuple(liens):
            liens += [Lien(*ecretant) for ecretant in sorted(ecretants.get(lien.avant, ()))]
    return lus


def _toutes(aides: dict[str, Aide]) -> Iterator[tuple[str, Clause]]:
    for nom, aide in aides.items():
        for version in aide.versions:
            yield from ((nom, clause) for clause in clauses_de(version))


def _visiter(  # noqa: PLR0913 - the state of one walk
    aide: str,
    liens: dict[str, list[Lien]],
    ordre: dict[str, None],
    chemin: list[tuple[str, Lien | None]],
    dits: set[frozenset[str]],
    journal: Journal,
) -> None:
    """Puts an aid after those it reads."""
    if aide in ordre:
        return
    en_cours = [nom for nom, _ in chemin]
    if aide in en_cours:
        _boucle(chemin[en_cours.index(aide) :], dits, journal)
        return
    for lien in liens[aide]:
        if lien.avant != aide:
            _visiter(lien.avant, liens, ordre, [*chemin, (aide, lien)], dits, journal)
    ordre.setdefault(aide)


def _boucle(boucle: list[tuple[str, Lien | None]], dits: set[frozenset[str]], journal: Journal) -> None:
    membres = frozenset(nom for nom, _ in boucle)
    if membres in dits:
        return
    dits.add(membres)
    depart = min(range(len(boucle)), key=lambda rang: boucle[rang][0])
    rangee = [lien for _, lien in (*boucle[depart:], *boucle[:depart]) if lien is not None]
    noms = [nom for nom, _ in (*boucle[depart:], *boucle[:depart])]
    chemin = " → ".join(f"{nom} (par {lien.clause})" for nom, lien in zip(noms, rangee, strict=True))
    notes = tuple((lien.span, f"{lien.clause} lit « {lien.avant} »") for lien in rangee[1:])
    journal.pour(rangee[0].clause).dire(
        codes_lecture.CYCLE_AIDES, rangee[0].span, chemin=f"{chemin} → {noms[0]}", notes=notes
    )
