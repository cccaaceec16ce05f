"""What is read again: whatever carries a proof, and the heading of each aid; each has one name, that its marks say.

What stands under something else (a clause in an aid, a row in a table) is read again by itself: of the heading only
the list of what stands under it remains.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from reglo.model.clauses import PRESENTE_AIDE, Clause, PlafondEnsemble, Preuve, Tableau
from reglo.model.expressions import Node
from reglo.model.rulebook import SECTIONS, Aide, Parametre, Rulebook, Version
from reglo.rendu.homonymes import dater
from reglo.source import Span

Genre = Literal["clause", "aide", "tableau", "définition", "paramètre", "lecture", "anomalie"]


class Objet(msgspec.Struct, frozen=True, kw_only=True):
    """Something to read again."""

    nom: str
    """What a mark calls it: `aude.hcs.base.c3`, `fsi.c2 version v1`, `lecture aude.hcs.quinze`."""
    genre: Genre
    identifiant: str
    porteur: str = ""
    """The aid or the trunk under which it stands; empty for what is shared."""
    libelle: str = ""
    noeud: Node
    """What it says, less what stands under it."""
    dessous: tuple[str, ...] = ()
    """What stands under it, in order."""
    preuve: Preuve | None = None

    @property
    def span(self) -> Span:
        """Where it stands in the rules."""
        return self.noeud.span


def recenser(rulebook: Rulebook) -> dict[str, Objet]:
    """Gives everything that is read again, by name, in the order of the rulebook; the clauses of a trunk once."""
    objets: dict[str, Objet] = {}
    for objet in _recenser(rulebook):
        objets.setdefault(objet.nom, objet)
    return objets


def _recenser(rulebook: Rulebook) -> Iterator[Objet]:
    for aide in rulebook.aides.values():
        for version in aide.versions:
            yield entete(aide, version)
            yield from (clause(rulebook, aide, version, une) for une in version.clauses)
    for tableau in rulebook.tableaux.values():
        yield from _tableau(rulebook, tableau)
    for definition in rulebook.definitions.values():
        yield _partage("définition", definition.nom, definition.libelle, definition, definition.preuve)
    for parametre in rulebook.parametres.values():
        yield from _parametre(parametre)
    for lecture in rulebook.lectures.values():
        yield _partage("lecture", lecture.id, lecture.libelle, lecture, lecture.preuve)
    for anomalie in rulebook.anomalies.values():
        yield _partage("anomalie", anomalie.id, anomalie.libelle, anomalie, anomalie.preuve)


def entete(aide: Aide, version: Version) -> Objet:
    """Gives the heading of a version: funder, nature, document, dates, and which clauses it is made of."""
    siennes = tuple(clause.id for clause in version.clauses)
    vides: dict[str, tuple[Clause, ...]] = dict.fromkeys(SECTIONS, ())
    return Objet(
        nom=f"aide {dater(aide.id, _version(aide, version))}",
        genre="aide",
        identifiant=aide.id,
        porteur=aide.id,
        libelle=aide.nom,
        noeud=msgspec.structs.replace(version, **vides),
        dessous=siennes,
    )


def clause(rulebook: Rulebook, aide: Aide, version: Version, une: Clause) -> Objet:
    """Gives a clause of a version; that of a trunk is the same in all the aids that take it up."""
    porteur = une.id.rpartition(".")[0]
    commune = porteur in rulebook.troncs
    if isinstance(une, PlafondEnsemble) and une.ecrete == aide.id:
        une = msgspec.structs.replace(une, ecrete=PRESENTE_AIDE)
    nom = une.id if commune else dater(une.id, _version(aide, version))
    return _clause(une, nom, porteur if commune else aide.id)


def _version(aide: Aide, version: Version) -> str:
    if len(aide.versions) == 1:
        return ""
    return version.nom or str(aide.versions.index(version) + 1)


def _tableau(rulebook: Rulebook, tableau: Tableau) -> Iterator[Objet]:
    porteur, version = _porteur(rulebook, tableau)
    yield Objet(
        nom=f"tableau {tableau.id}",
        genre="tableau",
        identifiant=tableau.id,
        porteur=porteur,
        libelle=tableau.libelle,
        noeud=msgspec.structs.replace(tableau, rangs=(), autres_cas=None),
        dessous=tuple(ligne.id for ligne in tableau.clauses),
        preuve=tableau.preuve,
    )
    yield from (_clause(ligne, dater(ligne.id, version), porteur) for ligne in tableau.clauses)


def _porteur(rulebook: Rulebook, tableau: Tableau) -> tuple[str, str]:
    """Gives the aid or the trunk of a table, nothing for a shared one, and the version that tells its rows apart."""
    porteur = tableau.id.rpartition(".")[0]
    if porteur in rulebook.aides or porteur in rulebook.troncs:
        return porteur, ""
    for aide in rulebook.aides.values():
        for version in aide.versions:
            if porteur == f"{aide.id}.{version.nom}":
                return aide.id, _version(aide, version)
    return "", ""


def _parametre(parametre: Parametre) -> Iterator[Objet]:
    sans_valeurs = msgspec.structs.replace(parametre, valeurs=())
    objet = _partage("paramètre", parametre.nom, parametre.libelle, sans_valeurs, parametre.preuve)
    yield msgspec.structs.replace(objet, dessous=tuple(valeur.id for valeur in parametre.valeurs))
    yield from (_clause(valeur, valeur.id, "") for valeur in parametre.valeurs)


def _clause(une: Clause, nom: str, porteur: str) -> Objet:
    return Objet(nom=nom, genre="clause", identifiant=une.id, porteur=porteur, noeud=une, preuve=une.preuve)


def _partage(genre: Genre, identifiant: str, libelle: str, noeud: Node, preuve: Preuve) -> Objet:
    return Objet(
        nom=f"{genre} {identifiant}",
        genre=genre,
        identifiant=identifiant,
        libelle=libelle,
        noeud=noeud,
        preuve=preuve,
    )
