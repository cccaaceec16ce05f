"""Finds the clause that an expectation names: by its label in the aid, by its full id, or by the end of its id."""

from collections.abc import Iterator

from reglo.cases import codes
from reglo.cases.exemple import Attendu, Attente
from reglo.diagnostics import Diagnostic, vouliez_vous
from reglo.model.rulebook import Rulebook
from reglo.outcome.lecture_brute import enumerer, remarque


def identifiants(aide: str, rulebook: Rulebook) -> tuple[str, ...]:
    """Gives the ids of every clause of an aid, rows of its tables included, whatever the version."""
    connue = rulebook.aides.get(aide)
    versions = connue.versions if connue else ()
    trouves = dict.fromkeys(clause.id for version in versions for clause in version.clauses)
    porteurs = (aide, *(tronc for version in versions for tronc in version.troncs))
    tableaux = (tableau for tableau in rulebook.tableaux.values() if tableau.id.rpartition(".")[0] in porteurs)
    return tuple(trouves | dict.fromkeys(clause.id for tableau in tableaux for clause in tableau.clauses))


def resoudre(nom: str, aide: str, rulebook: Rulebook) -> tuple[str, ...]:
    """Gives the ids that a name may mean: one when it is clear, none when it is unknown."""
    ids = identifiants(aide, rulebook)
    for exact in (nom, f"{aide}.{nom}"):
        if exact in ids:
            return (exact,)
    return tuple(identifiant for identifiant in ids if identifiant.endswith(f".{nom}"))


def verifier(attendu: Attendu, rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Gives a remark for every clause that an expectation names and the aid has not."""
    for attente in attendu.attentes:
        for nom in _noms(attente):
            trouves = resoudre(nom, attendu.aide, rulebook)
            champs = {"nom": nom, "aide": attendu.aide}
            if len(trouves) > 1:
                yield remarque(codes.CLAUSE_AMBIGUE, attente.span, possibles=enumerer(trouves), **champs)
            if not trouves:
                ids = identifiants(attendu.aide, rulebook)
                proches = vouliez_vous(nom, [identifiant.removeprefix(f"{attendu.aide}.") for identifiant in ids])
                yield remarque(codes.CLAUSE_INCONNUE, attente.span, proches=proches, **champs)


def _noms(attente: Attente) -> tuple[str, ...]:
    if attente.sujet == "clause":
        return (attente.clause,)
    return attente.resultat.textes if attente.sujet == "refus" else ()
