"""Closed intervals of exact fractions (semantique.md, rule 1): the only way this project computes with numbers.

A bound None is infinite; VIDE holds no number at all. Every operation grows with its operands (rule 6): whatever
numbers stand in the operands, their result stands in the result. Rounding is here; units and causes are not.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Literal, TypeAlias

import msgspec

from reglo.values.verite import Verite, verite

Sens: TypeAlias = Literal["par défaut", "par excès", "au plus proche"]
Operateur: TypeAlias = Literal["<", "<=", ">", ">=", "="]
Operation: TypeAlias = "Callable[[Intervalle, Intervalle], Intervalle]"
_Borne: TypeAlias = tuple[int, Fraction]
"""An end, comparable with any other: (-1, 0) is below every number, (0, x) is x, (1, 0) is above every number."""

_ZERO, _UN = Fraction(0), Fraction(1)
_MOINS_INFINI: _Borne = (-1, _ZERO)
_PLUS_INFINI: _Borne = (1, _ZERO)


class Intervalle(msgspec.Struct, frozen=True, gc=False):
    """All the numbers from `bas` to `haut`, both included; none when `vide`."""

    bas: Fraction | None = None
    haut: Fraction | None = None
    vide: bool = False

    @property
    def point(self) -> bool:
        """Tells whether there is one number only."""
        return not self.vide and self.bas is not None and _egales(self.bas, self.haut)

    def contient(self, autre: "Intervalle") -> bool:
        """Tells whether every number of the other is here."""
        if self.vide or autre.vide:
            return autre.vide
        return _bas(self) <= _bas(autre) and _haut(autre) <= _haut(self)


VIDE = Intervalle(vide=True)
TOUT = Intervalle()
POSITIF = Intervalle(_ZERO, None)
NUL = Intervalle(_ZERO, _ZERO)


def point(valeur: Fraction | int) -> Intervalle:
    """Gives the interval of one number."""
    exacte = valeur if isinstance(valeur, Fraction) else Fraction(valeur)
    return Intervalle(exacte, exacte)


def _egales(x: Fraction, y: Fraction | None) -> bool:
    """Tells whether two bounds are one number: `==` asks first what its operands are, which is much longer."""
    return x is y or (y is not None and x.numerator == y.numerator and x.denominator == y.denominator)


def _bas(x: Intervalle) -> _Borne:
    return _MOINS_INFINI if x.bas is None else (0, x.bas)


def _haut(x: Intervalle) -> _Borne:
    return _PLUS_INFINI if x.haut is None else (0, x.haut)


def _depuis(bas: _Borne, haut: _Borne) -> Intervalle:
    return Intervalle(None if bas[0] else bas[1], None if haut[0] else haut[1])


# ------------------------------------------------------------------------------------------------------------- sets
def enveloppe(intervalles: Iterable[Intervalle]) -> Intervalle:
    """Gives the smallest interval that holds all of them."""
    pleins = [x for x in intervalles if not x.vide]
    return _depuis(min(map(_bas, pleins)), max(map(_haut, pleins))) if pleins else VIDE


def intersection(x: Intervalle, y: Intervalle) -> Intervalle:
    """Gives the numbers that both hold."""
    if x.vide or y.vide:
        return VIDE
    if x.point and y.point:
        return x if _egales(x.bas, y.bas) else VIDE  # type: ignore[arg-type]
    bas, haut = max(_bas(x), _bas(y)), min(_haut(x), _haut(y))
    return _depuis(bas, haut) if bas <= haut else VIDE


def entiers(x: Intervalle) -> Intervalle:
    """Gives the interval from the first whole number of `x` to the last."""
    if x.vide or all(borne is None or borne.denominator == 1 for borne in (x.bas, x.haut)):
        return x
    bas = None if x.bas is None else Fraction(-(-x.bas // 1))
    haut = None if x.haut is None else Fraction(x.haut // 1)
    return VIDE if bas is not None and haut is not None and bas > haut else Intervalle(bas, haut)


# ------------------------------------------------------------------------------------------------------- operations
def somme(x: Intervalle, y: Intervalle) -> Intervalle:
    """Gives the sum."""
    if x.vide or y.vide:
        return VIDE
    if x.point and y.point:
        return point(x.bas + y.bas)  # type: ignore[operator]
    return Intervalle(
        None if x.bas is None or y.bas is None else x.bas + y.bas,
        None if x.haut is None or y.haut is None else x.haut + y.haut,
    )


def oppose(x: Intervalle) -> Intervalle:
    """Gives the negation."""
    if x.vide:
        return VIDE
    if x.point:
        return point(-x.bas)  # type: ignore[operator]
    return Intervalle(None if x.haut is None else -x.haut, None if x.bas is None else -x.bas)


def produit(x: Intervalle, y: Intervalle) -> Intervalle:
    """Gives the product; zero times an infinite end is zero, for a number is never infinite."""
    if x.vide or y.vide:
        return VIDE
    if x.point and y.point:
        return point(x.bas * y.bas)  # type: ignore[operator]
    coins = [_multiplier(a, b) for a in (_bas(x), _haut(x)) for b in (_bas(y), _haut(y))]
    return _depuis(min(coins), max(coins))


def _multiplier(a: _Borne, b: _Borne) -> _Borne:
    if (0, _ZERO) in (a, b):
        return (0, _ZERO)
    if a[0] or b[0]:
        return (_signe(a) * _signe(b), _ZERO)
    return (0, a[1] * b[1])


def _signe(a: _Borne) -> int:
    return a[0] or (1 if a[1] > 0 else -1)


def quotient(x: Intervalle, y: Intervalle) -> Intervalle:
    """Gives the quotient by the numbers of `y` other than zero: VIDE when there is none."""
    if x.vide or y.vide or y == NUL:
        return VIDE
    if not zero_interieur(y):
        return produit(x, _inverse(y))
    return NUL if x == NUL else TOUT


def zero_interieur(x: Intervalle) -> bool:
    """Tells whether there are numbers on both sides of zero."""
    return not x.vide and _bas(x) < (0, _ZERO) < _haut(x)


def _inverse(y: Intervalle) -> Intervalle:
    """Gives 1/y where `y` is on one side of zero."""
    if y.bas is not None and y.bas >= 0:
        return Intervalle(_ZERO if y.haut is None else _UN / y.haut, _UN / y.bas if y.bas else None)
    return oppose(_inverse(oppose(y)))


def minimum(x: Intervalle, y: Intervalle) -> Intervalle:
    """Gives the smaller: an infinite end gives way to a known one."""
    if x.vide or y.vide:
        return VIDE
    return _depuis(min(_bas(x), _bas(y)), min(_haut(x), _haut(y)))


def maximum(x: Intervalle, y: Intervalle) -> Intervalle:
    """Gives the larger."""
    if x.vide or y.vide:
        return VIDE
    return _depuis(max(_bas(x), _bas(y)), max(_haut(x), _haut(y)))


def arrondir(valeur: Fraction, sens: Sens, pas: Fraction) -> Fraction:
    """Rounds a number to a multiple of `pas`; half goes up (rule 11)."""
    haut, bas = valeur.numerator * pas.denominator, valeur.denominator * pas.numerator
    if sens == "par défaut":
        fois = haut // bas
    elif sens == "par excès":
        fois = -(-haut // bas)
    else:
        fois = (2 * haut + bas) // (2 * bas)
    return Fraction(fois * pas.numerator, pas.denominator)


def arrondi(x: Intervalle, sens: Sens, pas: Fraction) -> Intervalle:
    """Gives the rounded values, from end to end."""
    if x.vide:
        return VIDE
    if x.point:
        return point(arrondir(x.bas, sens, pas))  # type: ignore[arg-type]
    return Intervalle(
        None if x.bas is None else arrondir(x.bas, sens, pas),
        None if x.haut is None else arrondir(x.haut, sens, pas),
    )


def comparer(x: Intervalle, operateur: Operateur, y: Intervalle) -> Verite:
    """Compares exactly two intervals that are not empty."""
    match operateur:
        case "<":
            return verite(vrai=_bas(x) < _haut(y), faux=_haut(x) >= _bas(y))
        case "<=":
            return verite(vrai=_bas(x) <= _haut(y), faux=_haut(x) > _bas(y))
        case ">":
            return comparer(y, "<", x)
        case ">=":
            return comparer(y, "<=", x)
        case "=":
            return verite(vrai=not intersection(x, y).vide, faux=not (x.point and x == y))
