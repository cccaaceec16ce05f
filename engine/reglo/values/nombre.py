"""An evaluated number: every value it can still take, and why it is not settled (semantique.md, rules 1, 5, 6, 6 bis).

A number stands for a set of outcomes: ordinary values (an interval), a hole of the text (`trou`), a refusal by a row of
a table or by an empty « de A à B » (`refus`). Operations work outcome by outcome, so that all of them grow with their
operands. A refusal prevails over a hole, a hole over a value.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import reduce
from typing import Literal, TypeAlias

import msgspec

from reglo.values import intervalle as i
from reglo.values.causes import (
    AUCUNE_CAUSE,
    AUCUNE_SOURCE,
    Causes,
    Sources,
    discordent,
    orienter,
    seulement_texte,
    texte,
    unir,
)
from reglo.values.demesure import mesurer
from reglo.values.intervalle import VIDE, Intervalle, Operateur, Sens
from reglo.values.jugement import Jugement, juger
from reglo.values.verite import Verite, verite

Grain: TypeAlias = Literal["plein", "entier", "autre"]
"""Which numbers of the interval can be met: all of them, all the whole ones, or some not known which."""
AUCUN_REFUS: frozenset[str] = frozenset()


class Nombre(msgspec.Struct, frozen=True, gc=False):
    """The value of a number or a date."""

    intervalle: Intervalle
    trou: bool = False
    """The value may fall in a hole of the text."""
    refus: frozenset[str] = AUCUN_REFUS
    """Rows and clauses that may refuse it; none when nothing does."""
    causes: Causes = AUCUNE_CAUSE
    doutes: Causes = AUCUNE_CAUSE
    """Those of the causes that bear on `trou` and `refus`."""
    sources: Sources = AUCUNE_SOURCE
    majorant: bool = False
    grain: Grain = "plein"

    @property
    def tranche(self) -> bool:
        """Tells whether it is one ordinary value."""
        return self.intervalle.point and self.ordinaire

    @property
    def ordinaire(self) -> bool:
        """Tells whether neither a hole nor a refusal can be met."""
        return not self.trou and not self.refus

    @property
    def surement_trou(self) -> bool:
        """Tells whether it is surely in a hole."""
        return self.intervalle.vide and self.trou and not self.refus

    @property
    def surement_refuse(self) -> bool:
        """Tells whether it is surely refused."""
        return self.intervalle.vide and not self.trou and bool(self.refus)

    @property
    def positif(self) -> bool:
        """Tells whether no ordinary value is below zero."""
        return not self.intervalle.vide and self.intervalle.bas is not None and self.intervalle.bas >= 0

    @property
    def negatif(self) -> bool:
        """Tells whether no ordinary value is above zero."""
        return not self.intervalle.vide and self.intervalle.haut is not None and self.intervalle.haut <= 0


def constante(valeur: Fraction | int) -> Nombre:
    """Gives a known number."""
    return Nombre(i.point(valeur))


ZERO = constante(0)


def trou(objet: str) -> Nombre:
    """Gives a number that is in a hole of the text (rule 6 bis)."""
    causes = texte(objet)
    return Nombre(VIDE, trou=True, causes=causes, doutes=causes)


def refus(clause: str) -> Nombre:
    """Gives a number that a clause refuses."""
    return Nombre(VIDE, refus=frozenset({clause}))


def _epurer(x: Nombre) -> Nombre:
    """Gives the number without the causes and sources that no longer matter (rule 5)."""
    if x.tranche or x.surement_refuse:
        return Nombre(x.intervalle, refus=x.refus)
    if x.surement_trou:
        return Nombre(VIDE, trou=True, causes=seulement_texte(x.causes), doutes=seulement_texte(x.doutes))
    return x


def _sens(x: Nombre) -> int:
    """Gives the sure sign of a factor: +1, -1, or 0."""
    return 1 if x.positif else -1 if x.negatif else 0


def _grain(operandes: Sequence[Nombre]) -> Grain:
    """A continuous image of filled intervals is filled; nothing is promised of the others."""
    return "plein" if all(x.tranche or x.grain == "plein" for x in operandes) else "autre"


def combiner(
    intervalle: Intervalle,
    operandes: Sequence[Nombre],
    sources: Sequence[Sources],
    *,
    grain: Grain | None = None,
    majorant: bool = False,
) -> Nombre:
    """Gives the result of an operation from its interval, the outcomes of its operands and the way it follows them."""
    if intervalle.point and all(x.tranche for x in operandes):
        return Nombre(intervalle)
    return _epurer(
        Nombre(
            intervalle,
            trou=any(x.trou for x in operandes) and all(x.trou or not x.intervalle.vide for x in operandes),
            refus=AUCUN_REFUS.union(*(x.refus for x in operandes)),
            causes=AUCUNE_CAUSE.union(*(x.causes for x in operandes)),
            doutes=AUCUNE_CAUSE.union(*(x.doutes for x in operandes)),
            sources=unir(sources),
            majorant=majorant or discordent(sources) or any(x.majorant for x in operandes),
            grain=grain or _grain(operandes),
        )
    )


# ------------------------------------------------------------------------------------------------------- operations
def somme(termes: Iterable[Nombre]) -> Nombre:
    """Gives the sum; one term in a hole empties it (rule 6 bis). What is settled is added first, as plain numbers."""
    connus, ouverts = Fraction(0), list[Nombre]()
    for terme in termes:
        if terme.tranche and terme.intervalle.bas is not None:
            connus += terme.intervalle.bas
            mesurer(connus)
        else:
            ouverts.append(terme)
    total = constante(connus)
    for terme in ouverts:
        total = combiner(i.somme(total.intervalle, terme.intervalle), (total, terme), (total.sources, terme.sources))
        mesurer(total.intervalle.bas, total.intervalle.haut)
    return total


def oppose(x: Nombre) -> Nombre:
    """Gives the negation."""
    return combiner(i.oppose(x.intervalle), (x,), (orienter(x.sources, -1),))


def difference(x: Nombre, y: Nombre) -> Nombre:
    """Gives x less y."""
    return somme((x, oppose(y)))


def produit(x: Nombre, y: Nombre) -> Nombre:
    """Gives the product; it follows each factor in the direction that the sign of the other gives."""
    sources = (orienter(x.sources, _sens(y)), orienter(y.sources, _sens(x)))
    intervalle = i.produit(x.intervalle, y.intervalle)
    mesurer(intervalle.bas, intervalle.haut)
    return combiner(intervalle, (x, y), sources)


def quotient(x: Nombre, y: Nombre, lieu: str) -> Nombre:
    """Gives the quotient; a divisor that may be zero may be a hole of the text at `lieu`."""
    diviseur = _sans_zero(y)
    inverse = _inverse(y, diviseur, lieu)
    sources = (orienter(x.sources, _sens(inverse)), orienter(inverse.sources, _sens(x)))
    grain: Grain | None = "autre" if i.zero_interieur(y.intervalle) else None
    intervalle = i.quotient(x.intervalle, diviseur)
    mesurer(intervalle.bas, intervalle.haut)
    return combiner(intervalle, (x, inverse), sources, grain=grain)


def _sans_zero(y: Nombre) -> Intervalle:
    """Gives the values that can divide: a count above zero is one at least."""
    un, intervalle = Fraction(1), y.intervalle
    if y.grain != "entier" or intervalle.vide or intervalle.point:
        return intervalle
    if intervalle.bas == 0:
        return i.intersection(intervalle, Intervalle(un, None))
    return i.intersection(intervalle, Intervalle(None, -un)) if intervalle.haut == 0 else intervalle


def _inverse(y: Nombre, diviseur: Intervalle, lieu: str) -> Nombre:
    """Gives 1/y, with a hole where `y` can be zero; near zero, only filled ranges surely go as far as they seem to."""
    sens = 0 if i.zero_interieur(diviseur) else -1
    inverse = combiner(i.quotient(i.point(1), diviseur), (y,), (orienter(y.sources, sens),))
    if y.intervalle.vide or not y.intervalle.contient(i.NUL):
        return inverse
    causes = y.causes | texte(lieu)
    inexact = y.grain != "plein" and diviseur.contient(i.NUL) and not y.intervalle.point
    sources = orienter(y.sources, sens)
    return _epurer(
        msgspec.structs.replace(
            inverse, trou=True, causes=causes, doutes=causes, sources=sources, majorant=inverse.majorant or inexact
        )
    )


def minimum(termes: Iterable[Nombre]) -> Nombre:
    """Gives the smallest; a term that is surely not the smallest does not matter."""
    return _extreme(tuple(termes), i.minimum, "<=")


def maximum(termes: Iterable[Nombre]) -> Nombre:
    """Gives the largest; a term that is surely not the largest does not matter."""
    return _extreme(tuple(termes), i.maximum, ">=")


def _extreme(termes: tuple[Nombre, ...], operation: i.Operation, prime: Operateur) -> Nombre:
    """Gives the interval of all the terms, with the causes and sources of those that may be the one."""
    pleins = [x.intervalle for x in termes if not x.intervalle.vide]
    seuil = reduce(operation, pleins, pleins[0]) if pleins else VIDE
    restants = [x for x in termes if not _domine(seuil, x, prime)]
    intervalle = seuil if len(pleins) == len(termes) else VIDE
    if len(restants) == 1 and restants[0].intervalle == intervalle:
        return restants[0]
    return combiner(intervalle, restants, [x.sources for x in restants])


def _domine(seuil: Intervalle, y: Nombre, prime: Operateur) -> bool:
    """Tells whether the result surely comes before `y`, which can then be left out."""
    if not y.ordinaire or y.intervalle.vide:
        return False
    return i.comparer(seuil, prime, y.intervalle) is Verite.VRAI


def arrondir(x: Nombre, sens: Sens, pas: Fraction) -> Nombre:
    """Gives the rounded number (rule 11)."""
    return combiner(i.arrondi(x.intervalle, sens, pas), (x,), (x.sources,), grain="autre")


def borner(x: Nombre) -> Nombre:
    """Gives the number, or zero where it is below zero."""
    return maximum((x, ZERO))


# --------------------------------------------------------------------------------------------------------- branches
def si(condition: Jugement, alors: Nombre, sinon: Nombre) -> Nombre:
    """Gives one branch or the other, and the hull of both while the condition is open (rule 6)."""
    if condition.tranche:
        return alors if condition.vrai else sinon
    sens = _pente(alors.intervalle, sinon.intervalle)
    choix = orienter(condition.sources, sens)
    croisees = any(discordent((choix, branche.sources)) for branche in (alors, sinon))
    return reunir((alors, sinon), condition.causes, choix, majorant=condition.majorant or croisees)


def _pente(alors: Intervalle, sinon: Intervalle) -> int:
    """Tells whether both ends rise (+1) or fall (-1) when the condition holds."""
    if alors.vide or sinon.vide:
        return 0
    if i.minimum(alors, sinon) == sinon:
        return 1
    return -1 if i.minimum(alors, sinon) == alors else 0


def l_un_de(branches: Sequence[Nombre], causes: Causes, sources: Sources, *, majorant: bool = False) -> Nombre:
    """Gives the hull of numbers of which one is right, not known which (rule 6): a single one stands as it is."""
    if len(branches) == 1:
        return branches[0]
    croisees = any(not set(sources).isdisjoint(branche.sources) for branche in branches)
    return reunir(branches, causes, orienter(sources, 0), majorant=majorant or croisees)


def reunir(branches: Sequence[Nombre], causes: Causes, choix: Sources, *, majorant: bool) -> Nombre:
    """Gives the hull of numbers; `choix` says which way it follows what chooses among them."""
    inegales = len({(x.trou, x.intervalle.vide, bool(x.refus)) for x in branches}) > 1
    doutes = AUCUNE_CAUSE.union(*(x.doutes for x in branches))
    if inegales or not all(x.ordinaire for x in branches):
        doutes |= causes
    return _epurer(
        Nombre(
            i.enveloppe(x.intervalle for x in branches),
            trou=any(x.trou for x in branches),
            refus=AUCUN_REFUS.union(*(x.refus for x in branches)),
            causes=causes.union(*(x.causes for x in branches)),
            doutes=doutes,
            sources=unir([choix, *(x.sources for x in branches)]),
            majorant=majorant or any(x.majorant for x in branches),
            grain=_grain_commun(branches),
        )
    )


def _grain_commun(branches: Sequence[Nombre]) -> Grain:
    """The hull of filled intervals that all meet is filled."""
    commun = i.TOUT
    for branche in branches:
        commun = i.intersection(commun, branche.intervalle)
    return "autre" if commun.vide else _grain(branches)


def lu_selon(valeur: Nombre, cles: Iterable[Nombre]) -> Nombre:
    """Gives what is read at some keys: a key in a hole, or refused, has no case of its own."""
    for cle in cles:
        if not cle.ordinaire:
            valeur = _epurer(
                msgspec.structs.replace(
                    valeur,
                    trou=valeur.trou or cle.trou,
                    refus=valeur.refus | cle.refus,
                    causes=valeur.causes | cle.causes,
                    doutes=valeur.doutes | cle.doutes,
                    sources=unir((valeur.sources, orienter(cle.sources, 0))),
                    majorant=valeur.majorant or cle.majorant,
                )
            )
    return valeur


def admis(x: Nombre) -> Nombre:
    """Gives the amount of a number that may be refused: nothing where it is (rule 7)."""
    if not x.refus:
        return x
    ordinaire = msgspec.structs.replace(x, refus=AUCUN_REFUS)
    if x.surement_refuse:
        return ZERO
    return reunir((ordinaire, ZERO), x.doutes, AUCUNE_SOURCE, majorant=False)


def avec_causes(x: Nombre, causes: Causes, *, majorant: bool = False) -> Nombre:
    """Gives the number, open for other causes too."""
    return _epurer(msgspec.structs.replace(x, causes=x.causes | causes, majorant=x.majorant or majorant))


def sans_refus(x: Nombre) -> Nombre:
    """Gives the number where no refusal has a meaning: the text then gives no value (rule 6 bis)."""
    if not x.refus:
        return x
    causes = AUCUNE_CAUSE.union(*(texte(clause) for clause in x.refus))
    return _epurer(
        msgspec.structs.replace(x, trou=True, refus=AUCUN_REFUS, causes=x.causes | causes, doutes=x.doutes | causes)
    )


def accepte(x: Nombre) -> Jugement:
    """Tells whether nothing refuses the number."""
    membres = verite(vrai=x.trou or not x.intervalle.vide, faux=bool(x.refus))
    return juger(membres, x.doutes, orienter(x.sources, 0), majorant=x.majorant)


def refusable(x: Nombre, clause: str, doutes: Causes) -> Nombre:
    """Gives the number that a clause refuses too, surely where no other value is left (rule 8)."""
    return _epurer(
        msgspec.structs.replace(x, refus=x.refus | {clause}, causes=x.causes | doutes, doutes=x.doutes | doutes)
    )


def signaler(x: Nombre, objet: str) -> Nombre:
    """Gives the number as long as it is open with the cause of a text that contradicts itself at `objet` (rule 10)."""
    causes = texte(objet)
    doutes = x.doutes if x.ordinaire else x.doutes | causes
    return _epurer(msgspec.structs.replace(x, causes=x.causes | causes, doutes=doutes))


# ------------------------------------------------------------------------------------------------------ comparisons
def comparer(x: Nombre, operateur: Operateur, y: Nombre) -> Jugement:
    """Compares exactly; what may be in a hole, or refused, is never settled (rule 6 bis)."""
    sens = -1 if operateur in ("<", "<=") else 1
    sources = (orienter(x.sources, sens), orienter(y.sources, -sens))
    ouverte = not (x.ordinaire and y.ordinaire) or x.intervalle.vide or y.intervalle.vide
    membres = Verite.INCONNU if ouverte else i.comparer(x.intervalle, operateur, y.intervalle)
    return juger(
        membres,
        x.causes | y.causes | AUCUNE_CAUSE.union(*(texte(clause) for clause in x.refus | y.refus)),
        unir(sources) if operateur != "=" else orienter(unir(sources), 0),
        majorant=x.majorant or y.majorant or discordent(sources) or (operateur == "=" and not _pleine_egalite(x, y)),
    )


def _pleine_egalite(x: Nombre, y: Nombre) -> bool:
    """Tells whether an open equality can surely be met."""
    if x.grain == y.grain == "plein":
        return True
    connu, autre = (x, y) if x.tranche else (y, x)
    return connu.tranche and autre.grain == "entier" and (connu.intervalle.bas or Fraction(0)).denominator == 1
