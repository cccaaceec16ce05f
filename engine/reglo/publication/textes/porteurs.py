"""What each quote proves, as the pages name it: with its version, where the last version no longer quotes it."""

from reglo.citations.transcription import porteurs
from reglo.model.clauses import Citation
from reglo.model.rulebook import Rulebook
from reglo.rendu.homonymes import dater


def porteurs_dates(rulebook: Rulebook) -> dict[Citation, tuple[str, ...]]:
    """Gives what each quote proves; a bare id is that of the last version that has such a clause."""
    dates = _dates(rulebook)
    return {
        citation: tuple(nom for identifiant in siens for nom in dates.get((citation, identifiant), (identifiant,)))
        for citation, siens in porteurs(rulebook).items()
    }


def _dates(rulebook: Rulebook) -> dict[tuple[Citation, str], tuple[str, ...]]:
    """Gives the names of the clauses that prove by a quote which their last version does not have."""
    trouves: dict[tuple[Citation, str], tuple[str, ...]] = {}
    for aide in rulebook.aides.values():
        dernieres = {clause.id: clause for version in aide.versions for clause in version.clauses}
        for version in aide.versions:
            for clause in version.clauses:
                gardees = dernieres[clause.id].preuve.citations
                for citation in clause.preuve.citations:
                    if citation not in gardees:
                        cle = citation, clause.id
                        trouves[cle] = (*trouves.get(cle, ()), dater(clause.id, version.nom))
    return trouves
