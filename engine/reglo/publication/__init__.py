"""The published rulebook: pages where each clause is read three times, drawn from the rule model alone.

`pages` is pure, and gives Markdown that any generator of sites reads; building the site is the business of `site`.
"""

from collections.abc import Iterator
from itertools import chain
from typing import TypeAlias

from reglo.publication.aide.aide import pages_aide
from reglo.publication.aide.definitions import page_definitions
from reglo.publication.aide.troncs import page_du_tronc
from reglo.publication.changements.comparer_versions import pages_versions
from reglo.publication.changements.dates import page_dates
from reglo.publication.changements.depuis import pages_depuis
from reglo.publication.contexte import Contexte
from reglo.publication.doutes.doutes import page_lectures, pages_anomalies
from reglo.publication.doutes.questions import page_questions
from reglo.publication.doutes.signalements import pages_signalements
from reglo.publication.fonds import Fonds
from reglo.publication.guide.manuel import pages_du_manuel
from reglo.publication.guide.messages import page_messages
from reglo.publication.preuves.chiffres import page_chiffres
from reglo.publication.preuves.exemples import page_exemples_tronc, pages_du_recueil, pages_exemples
from reglo.publication.preuves.relecture import page_relecture
from reglo.publication.reperes.accueil import page_accueil
from reglo.publication.reperes.calendrier import page_calendrier
from reglo.publication.reperes.cumul import page_cumul
from reglo.publication.reperes.fichiers import pages_fichiers
from reglo.publication.reperes.indexes import page_beneficiaires, page_operations, page_territoires
from reglo.publication.reperes.lexique import page_vocabulaire
from reglo.publication.textes.documents import pages_documents
from reglo.publication.textes.errata import page_errata

Cahier: TypeAlias = Iterator[tuple[str, str]]
"""Some pages that are drawn together: the address and the Markdown of each."""


def pages(fonds: Fonds) -> dict[str, str]:
    """Gives the Markdown of every page, by its address."""
    return dict(feuilles(fonds))


def feuilles(fonds: Fonds) -> Iterator[tuple[str, str]]:
    """Gives the address and the Markdown of every page, each drawn when it is asked for."""
    return chain.from_iterable(cahiers(Contexte(fonds)))


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
    yield pages_anomalies(contexte)
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
