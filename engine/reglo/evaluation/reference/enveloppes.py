"""What past decisions leave of a budget or a quota (semantique.md, rule 16): the stratum S4, read by nothing else."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

import msgspec

from reglo.evaluation import consommation
from reglo.evaluation.consommation import MANQUE_REGISTRE, REGISTRE
from reglo.evaluation.reference import calcul, expressions
from reglo.evaluation.reference.aides import Seule
from reglo.model.clauses import Enveloppe
from reglo.values import nombre as n
from reglo.values.intervalle import Intervalle
from reglo.values.jugement import Jugement, tous
from reglo.values.nombre import ZERO, Nombre

Etat = Literal["couverte", "partielle", "epuisee", "inconnue"]


class Attribution(msgspec.Struct, frozen=True):
    """What an envelope leaves, and what the operation takes of it."""

    clause: Enveloppe
    etat: Etat
    demande: Nombre
    reste: Nombre


def attributions(seule: Seule, du: Nombre) -> Iterator[Attribution]:
    """Gives the state of each envelope of an aid (rule 16)."""
    for clause in seule.version.enveloppes:
        contexte = seule.contexte.pour(clause.id)
        compte, _ = calcul.appliquer(clause, None, contexte)
        if not compte.faux:
            demande = du if clause.compte is None else expressions.nombre(clause.compte, contexte)
            reste = _reste(clause, seule)
            yield Attribution(clause, _etat(compte, demande, reste), demande, reste)


def _etat(compte: Jugement, demande: Nombre, reste: Nombre) -> Etat:
    couverte = tous((compte, n.comparer(demande, "<=", reste)))
    if couverte.vrai:
        return "couverte"
    if not compte.vrai or not couverte.faux:
        return "inconnue"
    vide = n.comparer(reste, "<=", ZERO)
    return "epuisee" if vide.vrai else "partielle" if vide.faux else "inconnue"


def _reste(clause: Enveloppe, seule: Seule) -> Nombre:
    """Gives what the decisions of the register leave."""
    dossier = seule.contexte.dossier
    if dossier.registre is None:
        intervalle = Intervalle(Fraction(0), clause.limite)
        return Nombre(intervalle, causes=MANQUE_REGISTRE, sources={REGISTRE: 0})
    tirees = consommation.tirees(clause, dossier.registre, seule.contexte.rulebook)
    pris = consommation.pris(clause, tirees, seule.contexte.date, dossier.beneficiaire)
    return consommation.reste(clause, pris)
