"""What a table serves for: the clauses that read it, and whether a reading retained is among theirs."""

from collections.abc import Iterator

from reglo.model.clauses import Clause, Tableau
from reglo.phrases.suites import Note, notes
from reglo.publication.aide.combien import retenue
from reglo.publication.aide.versions import atteints
from reglo.publication.contexte import Page


def autres_lectures(page: Page, tableau: Tableau) -> tuple[Note, ...]:
    """Gives the readings not retained that alone use a table; nothing when a reading retained uses it too."""
    siennes = tuple(clause for clause in _clauses(page) if tableau.id in atteints(page.rulebook, clause))
    if any(retenue(page.rulebook, clause) for clause in siennes):
        return ()
    dites = (note for clause in siennes for note in notes(page.rulebook, clause) if note.genre == "autre_lecture")
    return tuple(dict.fromkeys(dites))


def _clauses(page: Page) -> Iterator[Clause]:
    """Gives the clauses of the version that a page draws; those of every aid where it draws none."""
    for aide in page.rulebook.aides.values():
        for version in aide.versions:
            if not page.aide or (page.aide, page.version) == (aide.id, version.nom):
                yield from version.clauses
