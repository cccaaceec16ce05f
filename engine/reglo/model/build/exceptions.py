"""Exceptions among clauses: none excepts itself by turns, none excepts a clause that is left out."""

from reglo.model.build import codes_aides, codes_clauses
from reglo.model.build.codes_lecture import CHAINE_MAXIMALE
from reglo.model.build.contexte import Redaction
from reglo.model.build.corps import Corps, Heritage
from reglo.model.build.entete import Reprise
from reglo.model.clauses import Clause, Critere, Etape, Montant
from reglo.source import Span


def boucles(redaction: Redaction, corps: Corps) -> None:
    """Reports clauses that except each other by turns, once, at the first of them."""
    toutes = [clause for clauses in corps.clauses.values() for clause in clauses]
    cibles = {c.id: (cible, c.span) for c in toutes if (cible := ecartee(c)) is not None}
    vues: set[str] = set()
    for depart in cibles:
        chemin = _chemin(depart, cibles)
        if len(chemin) > CHAINE_MAXIMALE and vues.isdisjoint(chemin):
            vues |= set(chemin)
            journal, label = redaction.journal.pour(depart), depart.rsplit(".", 1)[-1]
            journal.trop_longue(cibles[depart][1], label, "les exceptions aux exceptions", "… si … et non (…)")
        elif chemin and len(chemin) <= CHAINE_MAXIMALE and depart not in vues:
            vues |= set(chemin)
            noms = " → ".join(identite.rsplit(".", 1)[-1] for identite in (*chemin, chemin[0]))
            redaction.pour(depart).dire(codes_clauses.EXCEPTION_A_SOI, cibles[depart][1], chemin=noms)


def _chemin(depart: str, cibles: dict[str, tuple[str, Span]]) -> list[str]:
    """Gives the clauses from one back to itself, or those of a chain without end; else nothing."""
    chemin = [depart]
    while chemin[-1] in cibles:
        suivante = cibles[chemin[-1]][0]
        if suivante == depart or len(chemin) > CHAINE_MAXIMALE:
            return chemin
        if suivante in chemin:
            return []
        chemin.append(suivante)
    return []


def ecartee(clause: Clause) -> str | None:
    """Gives the clause that a clause excepts."""
    return clause.exception_a if isinstance(clause, Critere | Montant) else None


def orphelines(redaction: Redaction, heritage: Heritage, reprise: Reprise) -> None:
    """Reports what a trunk's clause cites and « sauf » leaves out."""
    for clauses in heritage.corps.clauses.values():
        for clause in clauses:
            cible = ecartee(clause)
            if heritage.garde(clause) and cible in heritage.sauf:
                champs = {
                    "exception": clause.label,
                    "cible": (cible or "").rsplit(".", 1)[-1],
                    "tronc": heritage.corps.id,
                }
                redaction.dire(codes_aides.EXCEPTION_ORPHELINE, reprise.noeud.span, **champs)
            if (
                isinstance(clause, Etape)
                and heritage.garde(clause)
                and clause.refs
                and set(clause.refs) <= heritage.sauf
            ):
                champs = {"etape": clause.label, "tronc": heritage.corps.id}
                redaction.dire(codes_aides.CALCUL_ORPHELIN, reprise.noeud.span, **champs)
