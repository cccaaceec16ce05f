"""What there is to read again for one aid: its heading and its clauses, those of its trunks, and all that they read."""

from collections.abc import Iterator, Mapping

from reglo.checks.parcours import clauses_de
from reglo.model.rulebook import Aide, Rulebook, Version
from reglo.relecture.empreintes import Empreinteur
from reglo.relecture.objets import Objet, clause, entete


def de_la_version(
    rulebook: Rulebook, objets: Mapping[str, Objet], empreinteur: Empreinteur, aide: Aide, version: Version
) -> tuple[str, ...]:
    """Gives the names of what a version says and reads, each once, its own first."""
    noms: dict[str, None] = {}
    for sien in (entete(aide, version), *(clause(rulebook, aide, version, une) for une in clauses_de(version))):
        noms[sien.nom] = None
    for sien in [objets[nom] for nom in noms]:
        noms |= dict.fromkeys(_lus(sien, objets, empreinteur))
    return tuple(noms)


def de_l_aide(rulebook: Rulebook, objets: Mapping[str, Objet], empreinteur: Empreinteur, aide: Aide) -> tuple[str, ...]:
    """Gives the names of what the versions of an aid say and read."""
    par_version = (de_la_version(rulebook, objets, empreinteur, aide, version) for version in aide.versions)
    return tuple(dict.fromkeys(nom for noms in par_version for nom in noms))


def _lus(objet: Objet, objets: Mapping[str, Objet], empreinteur: Empreinteur) -> Iterator[str]:
    """Gives what something reads and the defects that it meets, tables with their rows."""
    lus = [*sorted(empreinteur.mots(objet)), *(f"anomalie {nom}" for nom in getattr(objet.noeud, "anomalies", ()))]
    for nom in lus:
        if nom in objets:
            yield nom
            yield from _dessous(objets[nom], objets)


def _dessous(objet: Objet, objets: Mapping[str, Objet]) -> Iterator[str]:
    return (nom for nom, autre in objets.items() if autre.identifiant in objet.dessous)
