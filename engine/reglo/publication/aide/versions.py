"""A version of an aid, section by section: the clauses under each heading, the tables and the words that they read."""

from collections.abc import Iterator

import msgspec

from reglo.model.clauses import Clause, Tableau
from reglo.model.expressions import Node
from reglo.model.rulebook import Aide, Definition, Parametre, Rulebook, Version
from reglo.phrases.liens import propre
from reglo.phrases.suites import periode
from reglo.rendu.usages import lus

SECTIONS = {
    "assiette": "Assiette",
    "tableaux": "Tableaux",
    "montants": "Montants",
    "bonifications": "Bonifications",
    "etapes": "Calcul de l'aide",
    "caracteristiques": "Caractéristiques",
    "plafonds": "Plafonds",
    "non_cumuls": "Non-cumul",
    "enveloppes": "Enveloppes",
    "pieces": "Pièces à fournir",
    "versements": "Versement",
    "mentions": "Mentions",
    "indicateurs": "Indicateurs",
}
"""Fields of a version after its criteria, and their headings, in the order of a règlement."""


class Section(msgspec.Struct, frozen=True):
    """A heading and what stands under it."""

    titre: str
    clauses: tuple[Clause, ...] = ()
    tableaux: tuple[Tableau, ...] = ()


def nom_version(aide: Aide, version: Version) -> str:
    """Gives the name of an aid, with its period when it has several."""
    if len(aide.versions) == 1:
        return propre(aide.nom)
    return f"{propre(aide.nom)}, {periode(version.periode) if version.periode else version.nom}"


def sections(rulebook: Rulebook, version: Version) -> tuple[Section, ...]:
    """Gives the sections of a version that hold something."""
    rangees = [
        Section("Bénéficiaires", tuple(c for c in version.criteres if c.beneficiaires)),
        Section("Critères", _criteres(version)),
    ]
    for champ, titre in SECTIONS.items():
        if champ == "tableaux":
            rangees.append(Section(titre, tableaux=tableaux_lus(rulebook, version)))
        else:
            rangees.append(Section(titre, getattr(version, champ)))
    return tuple(section for section in rangees if section.clauses or section.tableaux)


def _criteres(version: Version) -> tuple[Clause, ...]:
    """Gives the criteria and the open questions, in the order of the files."""
    siens: list[Clause] = [c for c in version.criteres if not c.beneficiaires]
    siens += version.indications
    return tuple(sorted(siens, key=lambda c: (c.span.fichier, c.span.debut)))


def tableaux_lus(rulebook: Rulebook, version: Version) -> tuple[Tableau, ...]:
    """Gives the tables that a version reads, directly or through a definition, in the order of the rulebook."""
    noms = atteints(rulebook, version)
    return tuple(tableau for nom, tableau in rulebook.tableaux.items() if nom in noms)


def mots_lus(rulebook: Rulebook, version: Version) -> tuple[Definition | Parametre, ...]:
    """Gives the definitions and the parameters that a version reads."""
    noms = atteints(rulebook, version)
    mots: tuple[Definition | Parametre, ...] = (*rulebook.definitions.values(), *rulebook.parametres.values())
    return tuple(mot for mot in mots if mot.nom in noms)


def atteints(rulebook: Rulebook, noeud: Node) -> set[str]:
    """Gives the names that something reads, and those that these read in turn."""
    trouves: set[str] = set()
    restent = list(lus(noeud))
    while restent:
        nom = restent.pop()
        if nom not in trouves:
            trouves.add(nom)
            restent += list(_lus_par(rulebook, nom))
    return trouves


def _lus_par(rulebook: Rulebook, nom: str) -> Iterator[str]:
    porteurs: tuple[Node | None, ...] = (rulebook.definitions.get(nom), rulebook.tableaux.get(nom))
    for porteur in porteurs:
        if porteur is not None:
            yield from lus(porteur)
