"""What an evaluation looks up in the whole rulebook, gathered once: an aid costs the same among ten or hundreds."""

from collections import defaultdict

from reglo.model.clauses import Portee
from reglo.model.rulebook import Rulebook
from reglo.une_fois import une_fois

_PERSONNE: frozenset[str] = frozenset()


@une_fois
def publics(rulebook: Rulebook) -> frozenset[str]:
    """Gives the public bodies."""
    return frozenset(nom for nom, organisme in rulebook.organismes.items() if organisme.public)


@une_fois
def plafonds(rulebook: Rulebook) -> frozenset[str]:
    """Gives the clauses that cap a set of aids."""
    versions = (version for aide in rulebook.aides.values() for version in aide.versions)
    return frozenset(clause.id for version in versions for clause in version.plafonds)


@une_fois
def rangs(rulebook: Rulebook) -> dict[str, int]:
    """Gives the rank of everything that a question may ask."""
    return {nom: rang for rang, nom in enumerate([*rulebook.donnees, *rulebook.entites, *rulebook.aides])}


def aides(portee: Portee, rulebook: Rulebook) -> frozenset[str]:
    """Gives the aids that a set names: those of a family, those of a document, or one aid."""
    return _nommees(rulebook).get((portee.genre, portee.nom), _PERSONNE)


@une_fois
def _nommees(rulebook: Rulebook) -> dict[tuple[str, str], frozenset[str]]:
    ensembles: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for aide in rulebook.aides.values():
        ensembles["aide", aide.id].add(aide.id)
        for version in aide.versions:
            for portee in (("document", version.document), *(("famille", nom) for nom in version.familles)):
                ensembles[portee].add(aide.id)
    return {portee: frozenset(ids) for portee, ids in ensembles.items()}
