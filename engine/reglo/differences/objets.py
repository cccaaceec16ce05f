"""What a rulebook is made of, thing by thing: an aid, the head of a version, a clause, a row of a table, a datum.

Two things are the same one when they bear the same name in the same place: what their names are is a legal identity.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias

import msgspec

from reglo.model.clauses import PRESENTE_AIDE, Clause, PlafondEnsemble, Tableau
from reglo.model.expressions import Node
from reglo.model.rulebook import LIGNE, SECTIONS, Aide, Option, Rulebook, Version
from reglo.source import NULLE_PART

Nature: TypeAlias = Literal[
    "aide",
    "version",
    "clause",
    "tableau",
    "rang",
    "tronc",
    "definition",
    "parametre",
    "valeur",
    "donnee",
    "lecture",
    "anomalie",
    "document",
    "organisme",
    "entite",
    "unite",
    "famille",
]
PARTAGES: dict[Nature, str] = {
    "document": "documents",
    "lecture": "lectures",
    "anomalie": "anomalies",
    "definition": "definitions",
    "parametre": "parametres",
    "donnee": "donnees",
    "organisme": "organismes",
    "entite": "entites",
    "unite": "unites",
}
"""What aids share, and the field of the rulebook that holds each kind."""
_DECLARE, _LABEL = frozenset({"nom", "ecriture"}), frozenset({"id", "label"})
NOMMENT: dict[Nature, frozenset[str]] = {
    "aide": frozenset({"id", "versions"}),
    "version": frozenset({"nom", *SECTIONS}),
    "clause": _LABEL | {"beneficiaires"},
    "rang": _LABEL,
    "valeur": _LABEL,
    "tableau": frozenset({"id", "nom", "ecriture", "rangs", "autres_cas"}),
    "parametre": frozenset({"nom", "ecriture", "valeurs"}),
    "tronc": frozenset({"id"}),
    "lecture": frozenset({"id"}),
    "anomalie": frozenset({"id"}),
}
"""Fields that name a thing, or that are things of their own: its content is in the others."""


class Objet(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of a rulebook, and where it stands there."""

    nature: Nature
    porteur: str = ""
    """The aid, the trunk, the table or the parameter that holds it; empty for what stands by itself."""
    version: str = ""
    """The version of the aid."""
    rubrique: str = ""
    """Its section: the field of the version that holds it, or « beneficiaires »."""
    nom: str
    """What it is called there: a label, a name."""
    noeud: Node
    tableau: Tableau | None = None
    """The table of a row."""

    @property
    def id(self) -> str:
        """The id of a clause, the name of what has none."""
        return getattr(self.noeud, "id", self.nom)

    @property
    def hors_contenu(self) -> frozenset[str]:
        """The fields that its content leaves out."""
        return NOMMENT.get(self.nature, _DECLARE)


def partages(rulebook: Rulebook, nature: Nature) -> Iterator[Objet]:
    """Gives the things of one kind that aids share."""
    if nature == "famille":
        for nom, libelle in rulebook.familles.items():
            yield Objet(nature=nature, nom=nom, noeud=Option(nom=nom, libelle=libelle, span=NULLE_PART))
        return
    for nom, noeud in getattr(rulebook, PARTAGES[nature]).items():
        if getattr(noeud, "entite", None) != LIGNE:  # drawn from the aids and the bodies, which are told themselves
            yield Objet(nature=nature, nom=nom, noeud=noeud)


def troncs(rulebook: Rulebook) -> Iterator[Objet]:
    """Gives the trunks."""
    return (Objet(nature="tronc", nom=tronc.id, noeud=tronc) for tronc in rulebook.troncs.values())


def aides(rulebook: Rulebook) -> Iterator[Objet]:
    """Gives the aids."""
    return (Objet(nature="aide", nom=aide.id, noeud=aide) for aide in rulebook.aides.values())


def version(aide: Aide, une: Version) -> Objet:
    """Gives the head of a version."""
    return Objet(nature="version", porteur=aide.id, version=une.nom, nom=une.nom, noeud=une)


def clauses_de_version(rulebook: Rulebook, aide: Aide, une: Version) -> Iterator[Objet]:
    """Gives the clauses that a version states itself, those of its trunks left out."""
    for champ in SECTIONS:
        for clause in getattr(une, champ):
            if _porteur(clause) not in rulebook.troncs:
                yield _clause(clause, aide.id, une.nom, champ)


def clauses_de_tronc(rulebook: Rulebook, tronc: str) -> Iterator[Objet]:
    """Gives the clauses of a trunk, as it says them to whichever aid takes it up."""
    vues: set[str] = set()
    for aide in rulebook.aides.values():
        for une in aide.versions:
            if tronc in une.troncs:
                for champ in SECTIONS:
                    for clause in getattr(une, champ):
                        if _porteur(clause) == tronc and clause.id not in vues:
                            vues.add(clause.id)
                            yield _clause(pour_toutes(clause, aide), tronc, "", champ)


def tableaux(rulebook: Rulebook, porteur: str = "", une: str = "") -> Iterator[Objet]:
    """Gives the tables of an aid, of a trunk, or those that aids share."""
    for tableau in rulebook.tableaux.values():
        lieu = tableau.id.removesuffix(tableau.nom).removesuffix(".")
        if lieu in {porteur, f"{porteur}.{une}"} if porteur else not lieu:
            yield Objet(
                nature="tableau", porteur=porteur, version=une, rubrique="tableaux", nom=tableau.nom, noeud=tableau
            )


def rangs(objet: Objet) -> Iterator[Objet]:
    """Gives the rows of a table."""
    tableau = objet.noeud
    assert isinstance(tableau, Tableau)  # noqa: S101 - what the kind says
    for rang in tableau.clauses:
        yield msgspec.structs.replace(objet, nature="rang", nom=rang.label, noeud=rang, tableau=tableau)


def valeurs(objet: Objet) -> Iterator[Objet]:
    """Gives the values of a parameter."""
    for valeur in getattr(objet.noeud, "valeurs", ()):
        yield Objet(nature="valeur", porteur=objet.nom, nom=valeur.label, noeud=valeur)


def pour_toutes(clause: Clause, aide: Aide) -> Clause:
    """Gives a cap that clips the aid that takes it up as its trunk says it: « la présente aide »."""
    if not isinstance(clause, PlafondEnsemble) or clause.ecrete != aide.id:
        return clause
    return msgspec.structs.replace(clause, ecrete=PRESENTE_AIDE)


def _clause(clause: Clause, porteur: str, une: str, champ: str) -> Objet:
    rubrique = "beneficiaires" if getattr(clause, "beneficiaires", False) else champ
    return Objet(nature="clause", porteur=porteur, version=une, rubrique=rubrique, nom=clause.label, noeud=clause)


def _porteur(clause: Clause) -> str:
    return clause.id.rpartition(".")[0]
