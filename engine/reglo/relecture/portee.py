"""What there is to read again for one aid: its heading and its clauses, those of its trunks, and all that they read."""

from collections.abc import Iterable, Iterator

from reglo.model.rulebook import Aide, Rulebook, Version
from reglo.relecture.empreintes import Empreinteur
from reglo.relecture.objets import Objet, clause, entete


def de_la_version(empreinteur: Empreinteur, aide: Aide, version: Version) -> tuple[str, ...]:
    """Gives the names of what a version says and reads, each once, its own first."""
    siens = [entete(aide, version), *(clause(empreinteur.rulebook, aide, version, une) for une in version.clauses)]
    lus = (nom for sien in siens for nom in _lus(empreinteur, empreinteur.objets[sien.nom]))
    return tuple(dict.fromkeys((*(sien.nom for sien in siens), *lus)))


def des_aides(rulebook: Rulebook, aides: Iterable[str]) -> tuple[str, ...]:
    """Gives the names of what some aids say and read, in every version."""
    empreinteur = Empreinteur(rulebook)
    versions = ((rulebook.aides[nom], version) for nom in aides for version in rulebook.aides[nom].versions)
    noms = (nom for aide, version in versions for nom in de_la_version(empreinteur, aide, version))
    return tuple(dict.fromkeys(noms))


def _lus(empreinteur: Empreinteur, objet: Objet) -> Iterator[str]:
    """Gives what something reads and the defects that it meets, tables with their rows."""
    objets = empreinteur.objets
    lus = [*sorted(empreinteur.mots(objet)), *(f"anomalie {nom}" for nom in getattr(objet.noeud, "anomalies", ()))]
    for lu in (objets[nom] for nom in lus if nom in objets):
        yield lu.nom
        if lu.dessous:
            yield from (nom for nom, autre in objets.items() if autre.identifiant in lu.dessous)
