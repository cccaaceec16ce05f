"""The sentence of each kind of clause."""

from collections.abc import Callable
from typing import Any

from reglo.model import clauses as c
from reglo.phrases import assiette, calcul, caracteristiques, criteres, ensembles, montants, suivi, tableaux
from reglo.phrases.francais import terminer
from reglo.phrases.plume import Plume

CLAUSES: dict[type[c.Clause], Callable[[Plume, Any], str]] = {
    c.Critere: criteres.critere,
    c.Indication: criteres.indication,
    c.LigneAssiette: assiette.ligne,
    c.Montant: montants.montant,
    c.Etape: calcul.etape,
    c.Caracteristique: caracteristiques.caracteristique,
    c.PlafondEnsemble: ensembles.plafond,
    c.NonCumul: ensembles.non_cumul,
    c.Enveloppe: suivi.enveloppe,
    c.Piece: suivi.piece,
    c.Versement: suivi.versement,
    c.Mention: suivi.mention,
}
"""A row of a table is written with its table: `tableaux.rang`."""


def dire(plume: Plume, clause: c.Clause) -> str:
    """Gives the sentence of a clause, with its marks."""
    return terminer(CLAUSES[type(clause)](plume, clause))


def dire_rang(plume: Plume, tableau: c.Tableau, clause: c.Rang | c.AutresCas) -> str:
    """Gives the sentence of a row of a table, or of its other cases."""
    if isinstance(clause, c.Rang):
        return terminer(tableaux.rang(plume, tableau, clause))
    return terminer(tableaux.autres_cas(plume, tableau, clause))
