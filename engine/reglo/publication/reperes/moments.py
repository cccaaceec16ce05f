"""The dates and the delays that the rules hold: validities, dates compared, dates and delays written in a text.

A date is one that the rules or their words give whole; none is computed, and nothing is told from today.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

from reglo.model.clauses import (
    AutresCas,
    Caracteristique,
    Clause,
    Enveloppe,
    Mention,
    Periode,
    Piece,
    Plage,
    Rang,
    Tableau,
    Versement,
)
from reglo.model.expressions import ConstanteDate, Delai, Node, enfants
from reglo.model.rulebook import Rulebook
from reglo.phrases import Plume
from reglo.phrases.clauses import dire, dire_rang
from reglo.phrases.liens import nu, propre
from reglo.publication.adresses import page_aide
from reglo.publication.doutes.doutes import toutes
from reglo.values.formats import MOIS, lire_date

Sens = Literal["debut", "fin", "jour"]
_JOUR = rf"\d{{1,2}}(?:er)? (?:{'|'.join(MOIS)})"
_DATES = re.compile(rf"(?:{_JOUR}(?:, | et ))*{_JOUR} \d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{4}}", re.IGNORECASE)
"""Whole dates of a text, several with one year among them."""
_SEUL = re.compile(rf"{_JOUR}(?: \d{{4}})?", re.IGNORECASE)
_DELAI = re.compile(
    r"\bdélais?\b|\bau plus tard\b|\b(?:\d+|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt"
    r"|trente) (?:jours?|semaines?|mois|ans|années?)\b",
    re.IGNORECASE,
)
"""Words of a delay or of a duration."""
_RYTHME = re.compile(r"(?:€|\beuros?\b)[^.;:]*?\ben \S+ (?:jours?|semaines?|mois|ans|années?)\b", re.IGNORECASE)
"""A sum over a time, « 800 M€ investis en cinq ans »: no one is held to it, nothing lasts so long."""
_DUREES = frozenset({"durée", "différé", "préfinancement", "réservation", "engagement"})
"""Terms of an aid that may be a time."""
_UNITES = frozenset({"mois", "an", "ans", "jour", "jours"})


class Cible(msgspec.Struct, frozen=True):
    """What a date belongs to: a clause, a definition, a document, a parameter, or a page."""

    genre: Literal["clause", "definition", "document", "parametre", "page"]
    nom: str


class Validite(msgspec.Struct, frozen=True):
    """A stretch of the calendar over which something holds."""

    periode: Periode
    nom: str
    cible: Cible


class Date(msgspec.Struct, frozen=True):
    """A day of the calendar, and what it is to something: its first day, its last one, or a date that it names."""

    jour: date
    sens: Sens
    cible: Cible
    nom: str = ""
    """What begins or ends; nothing where the sentence of the clause says it."""


# --------------------------------------------------------------------------------------------------------- validities
def validites(rulebook: Rulebook) -> tuple[Validite, ...]:
    """Gives every period of the rulebook, in the order of the calendar; what has no first day comes first."""
    trouvees = (*_des_textes(rulebook), *_des_aides(rulebook), *_des_clauses(rulebook), *_des_parametres(rulebook))
    return tuple(sorted(trouvees, key=lambda une: (une.periode.debut or date.min, une.periode.fin or date.max)))


def _des_textes(rulebook: Rulebook) -> Iterator[Validite]:
    for document in rulebook.documents.values():
        if document.periode is not None:
            yield Validite(document.periode, propre(document.libelle), Cible("document", document.nom))


def _des_aides(rulebook: Rulebook) -> Iterator[Validite]:
    for aide in rulebook.aides.values():
        for version in aide.versions:
            nom = propre(aide.nom) + (f" (version {version.nom})" if len(aide.versions) > 1 and version.nom else "")
            if version.periode is not None:
                yield Validite(version.periode, nom, Cible("page", page_aide(aide, version)))


def _des_clauses(rulebook: Rulebook) -> Iterator[Validite]:
    for clause in toutes(rulebook):
        if clause.periode is not None:
            nom = f"{_porteur(rulebook, clause.id)}. {nu(phrase_de_clause(rulebook, clause)).removesuffix('.')}"
            yield Validite(clause.periode, nom, Cible("clause", clause.id))


def phrase_de_clause(rulebook: Rulebook, clause: Clause) -> str:
    """Gives the sentence of a clause, or that of a row in its table, with its marks."""
    plume = Plume(rulebook, clause.id.rpartition(".")[0])
    if isinstance(clause, Rang | AutresCas):
        tableau = next(un for un in rulebook.tableaux.values() if clause in un.clauses)
        return dire_rang(plume, tableau, clause)
    return dire(plume, clause)


def _des_parametres(rulebook: Rulebook) -> Iterator[Validite]:
    for parametre in rulebook.parametres.values():
        for valeur in parametre.valeurs:
            if valeur.periode is not None:
                nom = propre(parametre.libelle or parametre.ecriture)
                yield Validite(valeur.periode, nom, Cible("parametre", parametre.nom))


def _porteur(rulebook: Rulebook, identifiant: str) -> str:
    """Names what holds a clause: its trunk, its table, or its aid."""
    porteur = identifiant.rpartition(".")[0]
    if porteur in rulebook.troncs:
        return propre(rulebook.troncs[porteur].nom)
    if porteur in rulebook.tableaux:
        return propre(rulebook.tableaux[porteur].libelle or rulebook.tableaux[porteur].ecriture)
    return propre(rulebook.aides[porteur].nom) if porteur in rulebook.aides else porteur


# -------------------------------------------------------------------------------------------------------------- dates
def dates(rulebook: Rulebook) -> tuple[Date, ...]:
    """Gives every date of the rulebook, in the order of the calendar."""
    trouvees = dict.fromkeys((*_bornes(rulebook), *_adoptions(rulebook), *_comparees(rulebook), *_ecrites(rulebook)))
    return tuple(sorted(trouvees, key=lambda une: une.jour))


def _bornes(rulebook: Rulebook) -> Iterator[Date]:
    for une in validites(rulebook):
        if une.periode.debut is not None:
            yield Date(une.periode.debut, "debut", une.cible, une.nom)
        if une.periode.fin is not None:
            yield Date(une.periode.fin, "fin", une.cible, une.nom)


def _adoptions(rulebook: Rulebook) -> Iterator[Date]:
    for document in rulebook.documents.values():
        if document.adopte is not None:
            yield Date(
                document.adopte, "jour", Cible("document", document.nom), f"adoption : {propre(document.libelle)}"
            )


def _comparees(rulebook: Rulebook) -> Iterator[Date]:
    """Gives the dates that conditions and tables compare."""
    siennes: list[tuple[Cible, Node]] = [(Cible("clause", clause.id), clause) for clause in toutes(rulebook)]
    siennes += [(Cible("definition", nom), definition) for nom, definition in rulebook.definitions.items()]
    for cible, porteur in siennes:
        for noeud in _noeuds(porteur):
            if isinstance(noeud, ConstanteDate):
                yield Date(noeud.valeur, "jour", cible)
    for tableau in rulebook.tableaux.values():
        for rang in tableau.rangs:
            yield from (Date(jour, "jour", Cible("clause", rang.id)) for jour in _entre(rulebook, tableau, rang))


def _entre(rulebook: Rulebook, tableau: Tableau, rang: Rang) -> Iterator[date]:
    """Gives the dates between which a row of a table stands."""
    for cle, cellule in zip(tableau.cles, rang.cellules, strict=True):
        donnee = None if cle.definition else rulebook.donnees.get(cle.nom)
        if donnee is not None and donnee.genre == "date" and isinstance(cellule, Plage):
            bornes = (cellule.minimum, cellule.maximum)
            yield from (date.fromordinal(int(borne)) for borne in bornes if borne is not None)


def _ecrites(rulebook: Rulebook) -> Iterator[Date]:
    """Gives the dates that a text without effect writes whole."""
    for clause in toutes(rulebook):
        for texte in _textes(clause):
            yield from (Date(jour, "jour", Cible("clause", clause.id)) for jour in dates_ecrites(texte))


def dates_ecrites(texte: str) -> Iterator[date]:
    """Gives the dates of a text; in « les 13 mars et 30 avril 2025 », the year holds for both."""
    for trouve in _DATES.finditer(" ".join(texte.split())):
        seules = _SEUL.findall(trouve[0]) or [trouve[0]]
        for seule in seules:
            jour = lire_date(seule if seule[-4:].isdigit() else f"{seule} {trouve[0][-4:]}")
            if jour is not None:
                yield jour


# ------------------------------------------------------------------------------------------------------------- delays
def delais(rulebook: Rulebook) -> tuple[Cible, ...]:
    """Gives the clauses and the definitions that count a time: a delay, a window, a duration."""
    siennes = (Cible("clause", clause.id) for clause in toutes(rulebook) if _compte_un_temps(clause))
    definitions = (Cible("definition", nom) for nom, une in rulebook.definitions.items() if _contient_un_delai(une))
    return (*siennes, *definitions)


def _compte_un_temps(clause: Clause) -> bool:
    if isinstance(clause, Enveloppe):
        return clause.fenetre != "totale"
    if isinstance(clause, Caracteristique) and clause.genre in _DUREES and clause.unite in _UNITES:
        return True
    return _contient_un_delai(clause) or any(dit_un_temps(texte) for texte in _textes(clause))


def dit_un_temps(texte: str) -> bool:
    """Tells whether a text without effect says a delay or a duration."""
    return bool(_DELAI.search(_RYTHME.sub("", " ".join(texte.split()))))


def _contient_un_delai(noeud: Node) -> bool:
    return any(isinstance(un, Delai) for un in _noeuds(noeud))


def _textes(clause: Clause) -> tuple[str, ...]:
    """Gives what a clause says in words that the computation does not read."""
    match clause:
        case Mention(texte=texte):
            return (texte,)
        case Piece(libelle=libelle):
            return (libelle,)
        case Versement(evenement=evenement):
            return (evenement,)
        case _:
            return ()


def _noeuds(noeud: Node) -> Iterator[Node]:
    yield noeud
    for enfant in enfants(noeud):
        yield from _noeuds(enfant)
