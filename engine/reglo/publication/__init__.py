"""The published rulebook: pages where each clause is read three times, drawn from the rule model alone.

`pages` is pure, and gives Markdown that any generator of sites reads; building the site is the business of `site`.
"""

from collections.abc import Iterator
from itertools import chain
from typing import TypeAlias

from reglo.publication.accueil import page_accueil
from reglo.publication.aide import pages_aide
from reglo.publication.calendrier import page_calendrier
from reglo.publication.chiffres import page_chiffres
from reglo.publication.comparer_versions import pages_versions
from reglo.publication.contexte import Contexte
from reglo.publication.cumul import page_cumul
from reglo.publication.dates import page_dates
from reglo.publication.definitions import page_definitions
from reglo.publication.depuis import pages_depuis
from reglo.publication.documents import pages_documents
from reglo.publication.doutes import page_anomalies, page_lectures
from reglo.publication.errata import page_errata
from reglo.publication.exemples import page_exemples_tronc, pages_du_recueil, pages_exemples
from reglo.publication.fichiers import pages_fichiers
from reglo.publication.fonds import Fonds
from reglo.publication.indexes import page_beneficiaires, page_operations, page_territoires
from reglo.publication.lexique import page_vocabulaire
from reglo.publication.manuel import pages_du_manuel
from reglo.publication.messages import page_messages
from reglo.publication.questions import page_questions
from reglo.publication.relecture import page_relecture
from reglo.publication.signalements import pages_signalements
from reglo.publication.troncs import page_du_tronc

Cahier: TypeAlias = Iterator[tuple[str, str]]
"""Some pages that are drawn together: the address and the Markdown of each."""


def pages(fonds: Fonds) -> dict[str, str]:
    """Gives the Markdown of every page, by its address."""
    return dict(chain.from_iterable(cahiers(Contexte(fonds))))


def cahiers(contexte: Contexte) -> Iterator[Cahier]:
    """Gives the site in quires, each drawn page by page as it is asked for: what is never asked for is never drawn."""
    yield page_accueil(contexte)
    for aide in contexte.rulebook.aides.values():
        yield pages_aide(contexte, aide)
        yield pages_exemples(contexte, aide)
        yield pages_versions(contexte, aide)
    for tronc in contexte.rulebook.troncs.values():
        yield page_du_tronc(contexte, tronc)
        yield page_exemples_tronc(contexte, tronc)
    yield page_territoires(contexte)
    yield page_beneficiaires(contexte)
    yield page_operations(contexte)
    yield page_cumul(contexte)
    yield page_calendrier(contexte)
    yield page_dates(contexte)
    yield pages_depuis(contexte)
    yield pages_documents(contexte)
    yield page_errata(contexte)
    yield page_lectures(contexte)
    yield page_anomalies(contexte)
    yield pages_signalements(contexte)
    yield page_questions(contexte)
    yield pages_du_recueil(contexte)
    yield page_chiffres(contexte)
    yield page_relecture(contexte)
    yield page_vocabulaire(contexte)
    yield page_definitions(contexte)
    yield pages_du_manuel(contexte)
    yield page_messages(contexte)
    yield pages_fichiers(contexte)
