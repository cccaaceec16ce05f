"""The published rulebook: pages where each clause is read three times, drawn from the rule model alone.

`pages` is pure, and gives Markdown that any generator of sites reads; building the site is the business of `site`.
"""

from collections.abc import Iterator

from reglo.publication.accueil import page_accueil, pages_fichiers
from reglo.publication.aide import pages_aide
from reglo.publication.contexte import Contexte
from reglo.publication.definitions import page_definitions
from reglo.publication.documents import pages_documents
from reglo.publication.doutes import page_anomalies, page_lectures
from reglo.publication.fonds import Fonds
from reglo.publication.lexique import page_vocabulaire
from reglo.publication.troncs import page_du_tronc


def pages(fonds: Fonds) -> dict[str, str]:
    """Gives the Markdown of every page, by its address."""
    return dict(_pages(Contexte(fonds)))


def _pages(contexte: Contexte) -> Iterator[tuple[str, str]]:
    yield from page_accueil(contexte)
    for aide in contexte.rulebook.aides.values():
        yield from pages_aide(contexte, aide)
    for tronc in contexte.rulebook.troncs.values():
        yield from page_du_tronc(contexte, tronc)
    yield from pages_documents(contexte)
    yield from page_lectures(contexte)
    yield from page_anomalies(contexte)
    yield from page_vocabulaire(contexte)
    yield from page_definitions(contexte)
    yield from pages_fichiers(contexte)
