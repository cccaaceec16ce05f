"""Whether the conditions of grant hold, exceptions included (semantique.md, rules 7 and 10).

Exceptions form a tree by reference to the clause that each one excepts; none prevails for having been written first.
"""

from collections.abc import Iterable, Mapping

import msgspec

from reglo.evaluation.reference import expressions, temps
from reglo.evaluation.reference.contexte import Contexte
from reglo.model.clauses import Critere
from reglo.values.jugement import FAUX, VRAI, Jugement, contraire, tous, un_au_moins


class EtatCritere(msgspec.Struct, frozen=True):
    """A criterion, or an exception, as it stands."""

    clause: Critere
    compte: Jugement
    """In force, and of the readings retained."""
    applicable: Jugement
    """Its « si » holds too."""
    propre: Jugement
    """What it says by itself."""
    resultat: Jugement
    """For a criterion, satisfied; for an exception, living."""


class _Arbre:
    """The criteria of a version, each with its exceptions."""

    def __init__(self, criteres: Iterable[Critere], contexte: Contexte, connus: Mapping[str, EtatCritere]) -> None:
        self.criteres = tuple(criteres)
        self.contexte = contexte
        self.etats = dict(connus)
        self.exceptions: dict[str, list[Critere]] = {}
        for critere in self.criteres:
            if critere.exception_a is not None:
                self.exceptions.setdefault(critere.exception_a, []).append(critere)

    def etat(self, critere: Critere) -> EtatCritere:
        """Gives the state of a criterion, after that of its exceptions (rule 10)."""
        if critere.id not in self.etats:
            exceptions = [self.etat(autre).resultat for autre in self.exceptions.get(critere.id, ())]
            self.etats[critere.id] = _juger(critere, un_au_moins(exceptions), self.contexte.pour(critere.id))
        return self.etats[critere.id]


def _juger(critere: Critere, exception: Jugement, contexte: Contexte) -> EtatCritere:
    """Judges one clause, given whether an exception to it lives (rules 10 and 17)."""
    compte = temps.compte(critere, contexte)
    applicable = compte
    if critere.garde is not None and not compte.faux:
        applicable = tous((compte, expressions.condition(critere.garde, contexte)))
    propre = FAUX if applicable.faux else expressions.condition(critere.condition, contexte)
    if critere.mode in ("admet", "reexclut"):
        return EtatCritere(critere, compte, applicable, propre, tous((applicable, propre, contraire(exception))))
    propre = VRAI if applicable.faux else contraire(propre) if critere.mode == "exclut" else propre
    rempli = un_au_moins((contraire(applicable), propre, exception))
    return EtatCritere(critere, compte, applicable, propre, rempli)


def simple(critere: Critere, remplie: Jugement, *, retenue: bool) -> EtatCritere:
    """Gives the state of a criterion without a « si », an exception or a period, from whether its condition is met."""
    compte = VRAI if retenue else FAUX
    return EtatCritere(critere, compte, compte, remplie if retenue else VRAI, remplie if retenue else VRAI)


def etats(
    criteres: Iterable[Critere], contexte: Contexte, connus: Mapping[str, EtatCritere]
) -> tuple[EtatCritere, ...]:
    """Gives the state of each clause, in the order written; some may be known already."""
    arbre = _Arbre(criteres, contexte, connus)
    return tuple(arbre.etat(critere) for critere in arbre.criteres)


def racines(tous_etats: Iterable[EtatCritere]) -> tuple[EtatCritere, ...]:
    """Gives the criteria that are not exceptions: those that decide."""
    return tuple(etat for etat in tous_etats if etat.clause.mode in ("exige", "exclut"))
