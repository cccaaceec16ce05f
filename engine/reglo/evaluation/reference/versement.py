"""The payment schedule: each share to the cent, the balance takes the rest (semantique.md, rules 11 and 12).

The balance reads the amount due with two opposite signs: it is computed amount by amount, never as a difference of
ranges.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm

import msgspec

from reglo.evaluation.reference import calcul
from reglo.evaluation.reference.calcul import CENTIME
from reglo.evaluation.reference.contexte import Contexte
from reglo.model.clauses import Versement
from reglo.values import intervalle as i
from reglo.values import nombre as n
from reglo.values.causes import orienter
from reglo.values.intervalle import VIDE, Intervalle
from reglo.values.jugement import Jugement
from reglo.values.nombre import ZERO, Nombre

PERIODE_MAXIMALE = 10_000
"""Past that many cents, the roundings of a schedule are bounded instead of tried."""


class Tranche(msgspec.Struct, frozen=True):
    """An instalment: whether it is due, and how much."""

    clause: Versement
    compte: Jugement
    applique: Jugement
    montant: Nombre


def echeancier(versements: Sequence[Versement], du: Nombre, contexte: Contexte) -> tuple[Tranche, ...]:
    """Gives each instalment of an amount due (rule 12)."""
    appliques = [calcul.appliquer(clause, clause.garde, contexte.pour(clause.id)) for clause in versements]
    parts = [(x.part, applique) for x, (_, applique) in zip(versements, appliques, strict=True) if x.part is not None]
    tranches = []
    for clause, (compte, applique) in zip(versements, appliques, strict=True):
        montant = solde(du, parts) if clause.part is None else _part(du, clause.part)
        tranches.append(Tranche(clause, compte, applique, n.si(applique, montant, ZERO)))
    return tuple(tranches)


def _part(du: Nombre, part: Fraction) -> Nombre:
    return n.arrondir(n.produit(du, n.constante(part)), "au plus proche", CENTIME)


def solde(du: Nombre, parts: Sequence[tuple[Fraction, Jugement]]) -> Nombre:
    """Gives the balance, bound by bound (rule 12)."""
    possibles = [part for part, applique in parts if applique.verite.peut_vrai]
    sures = [part for part, applique in parts if applique.vrai]
    intervalle = VIDE
    if not du.intervalle.vide:
        intervalle = Intervalle(_moindre(du.intervalle, possibles), _plus_grand(du.intervalle, sures))
    conditions = [orienter(applique.sources, 0) for _, applique in parts]
    causes = du.causes.union(*(applique.causes for _, applique in parts))
    reste = n.combiner(intervalle, (du,), (orienter(du.sources, 0), *conditions), grain="autre")
    exact = du.grain != "autre" or du.tranche
    return n.avec_causes(reste, causes, majorant=not exact or any(not applique.tranche for _, applique in parts))


def _moindre(du: Intervalle, parts: Sequence[Fraction]) -> Fraction | None:
    return None if du.haut is None and sum(parts) > 1 else min(_restes(du, parts)) - _marge(parts)


def _plus_grand(du: Intervalle, parts: Sequence[Fraction]) -> Fraction | None:
    return None if du.haut is None and sum(parts) < 1 else max(_restes(du, parts)) + _marge(parts)


def _restes(du: Intervalle, parts: Sequence[Fraction]) -> Iterable[Fraction]:
    """Gives the balances among which are the extremes: roundings repeat, one period at each end shows them all."""
    periode = _periode(parts)
    bas = du.bas or Fraction(0)
    pas = range(periode + 1 if periode <= PERIODE_MAXIMALE else 1)
    montants = {bas + k * CENTIME for k in pas}
    if du.haut is not None:
        montants |= {du.haut - k * CENTIME for k in pas}
    for montant in montants:
        if montant >= bas and (du.haut is None or montant <= du.haut):
            yield montant - sum(i.arrondir(part * montant, "au plus proche", CENTIME) for part in parts)


def _periode(parts: Sequence[Fraction]) -> int:
    """Gives the number of cents after which the roundings repeat."""
    return lcm(*(part.denominator for part in parts))


def _marge(parts: Sequence[Fraction]) -> Fraction:
    """Gives what roundings that were not tried can change."""
    return Fraction(0) if _periode(parts) <= PERIODE_MAXIMALE else len(parts) * CENTIME
