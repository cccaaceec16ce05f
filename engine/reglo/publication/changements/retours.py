"""The way back: from a clause, a version or a word, to the pages that list its changes."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from reglo.differences.bilan import Bilan
from reglo.differences.intitules import groupe
from reglo.differences.objets import Objet
from reglo.differences.suites import Versions
from reglo.differences.versions import jours_de
from reglo.model.rulebook import Aide, Rulebook, Version
from reglo.publication.adresses import DATES, page_depuis, page_versions
from reglo.publication.ancres import ancre_changement, cle_de_changement

Cle = tuple[str, str]
"""The id of a thing, and the version that holds it where there are several."""
Retours = dict[Cle, tuple[tuple[str, str], ...]]
"""The pages that list the changes of each thing: the address, and the word of the link."""


def retours(rulebook: Rulebook, comparaison: Bilan | None, versions: Versions) -> Retours:
    """Gives the pages that list the changes of each thing."""
    trouves: defaultdict[Cle, dict[tuple[str, str], None]] = defaultdict(dict)
    for cle, adresse, mot in (
        *_depuis(rulebook, comparaison),
        *_versions(rulebook, versions),
        *_dates(rulebook),
    ):
        trouves[cle][adresse, mot] = None
    return {cle: tuple(siens) for cle, siens in trouves.items()}


def _depuis(rulebook: Rulebook, bilan: Bilan | None) -> Iterator[tuple[Cle, str, str]]:
    if bilan is None:
        return
    for changement in bilan.changements:
        objet = changement.apres
        if objet is not None:
            plusieurs = objet.porteur in rulebook.aides and len(rulebook.aides[objet.porteur].versions) > 1
            nom = objet.porteur if objet.nature == "version" else cle_de_changement(objet.nature, objet.id)
            page = page_depuis(*groupe(changement, bilan.avant.rulebook, bilan.apres.rulebook)[:2])
            yield (nom, objet.version if plusieurs else ""), f"{page}#{ancre_changement(objet)}", "a changé"


def pages_depuis(bilan: Bilan | None) -> dict[str, str]:
    """Gives the page of what has changed in each aid and each trunk."""
    if bilan is None:
        return {}
    groupes = (groupe(changement, bilan.avant.rulebook, bilan.apres.rulebook) for changement in bilan.changements)
    return {nom: page_depuis(genre, nom) for genre, nom, _ in groupes if genre != "partage"}


def _versions(rulebook: Rulebook, versions: Versions) -> Iterator[tuple[Cle, str, str]]:
    for nom, bilans in versions.items():
        aide = rulebook.aides[nom]
        for paire, bilan in zip(pairwise(aide.versions), bilans, strict=True):
            for changement in bilan.changements:
                adresse = f"{page_versions(aide, *paire)}#{ancre_changement(changement.objet)}"
                for version, objet in zip(paire, (changement.avant, changement.apres), strict=True):
                    if objet is not None and objet.nature != "version":
                        yield (_nom(aide, version, objet), version.nom), adresse, "comparer"


def _nom(aide: Aide, version: Version, objet: Objet) -> str:
    """Gives the id of a thing of a version compared alone, as the rulebook has it."""
    return f"{aide.id}.{version.nom}.{objet.nom}" if objet.nature == "tableau" and version.nom else objet.id


def _dates(rulebook: Rulebook) -> Iterator[tuple[Cle, str, str]]:
    """Gives the days when the clauses that have a period of their own begin and end."""
    rangs = (rang for tableau in rulebook.tableaux.values() for rang in tableau.clauses)
    versions = (version for aide in rulebook.aides.values() for version in aide.versions)
    for clause in (*(clause for version in versions for clause in version.clauses), *rangs):
        for jour in jours_de(clause.periode) if clause.periode is not None else ():
            yield (clause.id, ""), f"{DATES}#{jour.isoformat()}", "dates"
