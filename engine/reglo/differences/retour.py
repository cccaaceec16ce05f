"""A rulebook where one change alone is undone: what it answers otherwise is the effect of that change, and of no other.

A change that cannot be undone alone (its clause refers to another that is gone, its datum is of another kind) has no
such rulebook: it is told with the others.
"""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from reglo.differences import objets as o
from reglo.differences.comparaison import Changement, Noms
from reglo.differences.noeuds import reecrire, tous
from reglo.differences.objets import Objet
from reglo.model.clauses import PRESENTE_AIDE, AutresCas, Clause, PlafondEnsemble, Rang, Tableau
from reglo.model.expressions import Node
from reglo.model.rulebook import SECTIONS, Aide, Definition, Donnee, Parametre, Rulebook, Version
from reglo.rendu.usages import lus

_REFUSEES = frozenset({"aide", "tronc", "donnee"})
"""What is not undone alone: a dossier typed by one side would not be one of the other."""
_RENVOIS = ("exception_a", "refs")


def sans(changement: Changement, avant: Rulebook, apres: Rulebook, noms: Noms) -> Rulebook | None:
    """Gives the rulebook after with one change undone; None when it cannot be."""
    objet = changement.objet
    if objet.nature in _REFUSEES or (objet.nature == "version" and changement.genre != "modification"):
        return None
    ancien = None if changement.avant is None else reecrire(changement.avant.noeud, noms)
    reuni = _reunir(avant, apres)
    defait = _DEFAIRE.get(objet.nature, _partage)(changement, ancien, reuni)
    if defait is reuni:
        return None
    lisible = ancien is None or (_se_lit(ancien, defait) and _mots_de_meme_genre(ancien, avant, apres))
    return defait if lisible else None


def _reunir(avant: Rulebook, apres: Rulebook) -> Rulebook:
    """Gives the rulebook after, with the words and the tables that only the one before has."""
    champs: dict[str, Any] = {
        champ: {**getattr(avant, champ), **getattr(apres, champ)} for champ in (*o.PARTAGES.values(), "tableaux")
    }
    return replace(apres, **champs)


def _mots_de_meme_genre(noeud: Node, avant: Rulebook, apres: Rulebook) -> bool:
    """Tells whether what a clause put back reads is still of the kind that it was written for."""
    vus: set[str] = set()
    attente = [noeud]
    while attente:
        for nom in set(lus(attente.pop())) - vus:
            vus.add(nom)
            if nom in avant.donnees and nom in apres.donnees and not meme_genre(avant.donnees[nom], apres.donnees[nom]):
                return False
            if nom in avant.definitions and nom in apres.definitions:
                if _genre(avant.definitions[nom]) != _genre(apres.definitions[nom]):
                    return False
            elif nom in avant.definitions:
                attente.append(avant.definitions[nom])
    return True


def meme_genre(une: Donnee, autre: Donnee) -> bool:
    """Tells whether an answer to one datum may be read as an answer to the other."""
    return (une.genre, une.unite, une.entite) == (autre.genre, autre.unite, autre.entite)


def _se_lit(noeud: Node, recueil: Rulebook) -> bool:
    """Tells whether whatever a clause put back refers to is there."""
    porteurs = [version for aide in recueil.aides.values() for version in aide.versions]
    ids = {clause.id for version in porteurs for clause in version.clauses}
    for dessous in tous(noeud):
        for champ in _RENVOIS:
            renvois = getattr(dessous, champ, None) or ()
            if any(nom not in ids for nom in ((renvois,) if isinstance(renvois, str) else renvois)):
                return False
        aide = getattr(dessous, "aide", None)
        if isinstance(aide, str) and aide not in recueil.aides:
            return False
    return True


# ------------------------------------------------------------------------------------------------------------- clauses
def _clause(changement: Changement, ancien: Node | None, recueil: Rulebook) -> Rulebook:
    """Puts a clause back in each version that states it, its own or those that take up its trunk."""
    objet, siennes = changement.objet, dict(recueil.aides)
    for aide in recueil.aides.values():
        if any(_enonce(objet, aide, version) for version in aide.versions):
            versions = tuple(
                _remettre(version, changement, ancien, aide) if _enonce(objet, aide, version) else version
                for version in aide.versions
            )
            siennes[aide.id] = replace(aide, versions=versions)
    touchees = any(siennes[nom] is not aide for nom, aide in recueil.aides.items())
    return replace(recueil, aides=siennes) if touchees else recueil


def _enonce(objet: Objet, aide: Aide, version: Version) -> bool:
    """Tells whether a version is where a clause stands: its own, or one that takes up its trunk."""
    return version.nom == objet.version if aide.id == objet.porteur else objet.porteur in version.troncs


def _remettre(version: Version, changement: Changement, ancien: Node | None, aide: Aide) -> Version:
    """Puts a clause back in the place of the one that it has become, else after the others of its section."""
    siennes = [_pour(ancien, aide)] if isinstance(ancien, Clause) else []
    champs: dict[str, tuple[Clause, ...]] = {}
    if changement.apres is not None:
        champ, nouveau = _champ(changement.apres), changement.apres.id
        demeure = changement.avant is not None and _champ(changement.avant) == champ
        place = siennes if demeure else []
        champs[champ] = tuple(
            une for clause in getattr(version, champ) for une in (place if clause.id == nouveau else [clause])
        )
        if demeure:
            return replace(version, **champs)
    if changement.avant is not None:
        champ = _champ(changement.avant)
        champs[champ] = (*getattr(version, champ), *siennes)
    return replace(version, **champs)


def _champ(objet: Objet) -> str:
    return "criteres" if objet.rubrique == "beneficiaires" else objet.rubrique


def _pour(clause: Clause, aide: Aide) -> Clause:
    """Gives a clause of a trunk as the aid that takes it up says it."""
    if isinstance(clause, PlafondEnsemble) and clause.ecrete == PRESENTE_AIDE:
        return replace(clause, ecrete=aide.id)
    return clause


def _version(changement: Changement, ancien: Node | None, recueil: Rulebook) -> Rulebook:
    """Puts the head of a version back, and the order of its clauses."""
    objet = changement.objet
    aide = recueil.aides[objet.porteur]
    assert isinstance(ancien, Version)  # noqa: S101 - a head is undone when both sides have it

    def remettre(version: Version) -> Version:
        champs: dict[str, Any] = {
            champ: getattr(ancien, champ)
            for champ in version.__struct_fields__
            if champ not in {"nom", "span", *SECTIONS}
        }
        for champ in ("assiette", "etapes"):
            champs[champ] = _ranger(getattr(version, champ), getattr(ancien, champ))
        return replace(version, **champs)

    versions = tuple(remettre(v) if v.nom == objet.version else v for v in aide.versions)
    return replace(recueil, aides={**recueil.aides, aide.id: replace(aide, versions=versions)})


def _ranger(presentes: tuple[Clause, ...], anciennes: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Puts clauses back in the order that they had; those that were not there keep their place."""
    rangs = {clause.id: rang for rang, clause in enumerate(anciennes)}
    connues = iter(sorted((c for c in presentes if c.id in rangs), key=lambda clause: rangs[clause.id]))
    return tuple(next(connues) if clause.id in rangs else clause for clause in presentes)


# --------------------------------------------------------------------------------------------------- what aids share
def _tableau(changement: Changement, ancien: Node | None, recueil: Rulebook) -> Rulebook:
    """Puts the head of a table back over the rows that it now has."""
    objet = changement.apres
    if objet is None or not isinstance(ancien, Tableau):
        return recueil  # what is added or removed is read by clauses that are told themselves
    present = recueil.tableaux[objet.id]
    if not _memes_cles(ancien, present):
        return recueil
    tete = replace(ancien, rangs=present.rangs, autres_cas=present.autres_cas, id=present.id)
    return replace(recueil, tableaux={**recueil.tableaux, objet.id: tete})


def _rang(changement: Changement, ancien: Node | None, recueil: Rulebook) -> Rulebook:
    """Puts a row of a table back."""
    tableau = changement.objet.tableau
    assert tableau is not None  # noqa: S101 - a row stands in a table
    present = recueil.tableaux[tableau.id] if changement.apres else _table_de(changement, recueil)
    if changement.avant is not None and not _memes_cles(changement.avant.tableau, present):
        return recueil
    nouveau = changement.apres.id if changement.apres is not None else ""
    autres = None if present.autres_cas is not None and present.autres_cas.id == nouveau else present.autres_cas
    rangs = [rang for rang in present.rangs if rang.id != nouveau]
    if isinstance(ancien, Rang):
        place = next((k for k, rang in enumerate(present.rangs) if rang.id == nouveau), len(rangs))
        rangs.insert(place, ancien)
    elif isinstance(ancien, AutresCas):
        autres = ancien
    defait = replace(present, rangs=tuple(rangs), autres_cas=autres)
    return replace(recueil, tableaux={**recueil.tableaux, present.id: defait})


def _memes_cles(avant: Tableau | None, apres: Tableau) -> bool:
    """Tells whether the rows of a table may stand in another."""
    return avant is not None and [cle.genre for cle in avant.cles] == [cle.genre for cle in apres.cles]


def _table_de(changement: Changement, recueil: Rulebook) -> Tableau:
    """Gives the table that has lost a row, under the name that it now has."""
    assert changement.avant is not None  # noqa: S101 - a row is on one side at least
    assert changement.avant.tableau is not None  # noqa: S101
    return recueil.tableaux[changement.avant.tableau.id]


def _valeur(changement: Changement, ancien: Node | None, recueil: Rulebook) -> Rulebook:
    """Puts the value of a parameter back."""
    present: Parametre = recueil.parametres[changement.objet.porteur]
    nouveau = changement.apres.id if changement.apres is not None else ""
    valeurs: tuple[Any, ...] = tuple(valeur for valeur in present.valeurs if valeur.id != nouveau)
    defait = replace(present, valeurs=valeurs if ancien is None else (*valeurs, ancien))
    return replace(recueil, parametres={**recueil.parametres, present.nom: defait})


def _partage(changement: Changement, ancien: Node | None, recueil: Rulebook) -> Rulebook:
    """Puts a definition, a reading, a body back under the name that it now has."""
    objet = changement.apres
    champ = o.PARTAGES.get(changement.objet.nature)
    if objet is None or ancien is None or champ is None:
        return recueil
    present = getattr(recueil, champ)[objet.nom]
    if isinstance(ancien, Definition) and _genre(ancien) != _genre(present):
        return recueil
    if isinstance(ancien, Parametre):
        ancien = replace(ancien, valeurs=recueil.parametres[objet.nom].valeurs)
    return replace(recueil, **{champ: {**getattr(recueil, champ), objet.nom: ancien}})


def _genre(definition: Definition) -> tuple[bool, str | None]:
    """Gives what decides how a definition may be read: a condition or a number, of an element of a list or not."""
    return definition.valeur is None, definition.entite


_DEFAIRE: dict[str, Callable[[Changement, Node | None, Rulebook], Rulebook]] = {
    "clause": _clause,
    "version": _version,
    "tableau": _tableau,
    "rang": _rang,
    "valeur": _valeur,
}
