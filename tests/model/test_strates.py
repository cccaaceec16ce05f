"""A holder refuses what its stratum forbids: no wrong dependency can be built (semantique.md, rules 8, 9, 13 to 16)."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from reglo.model.clauses import Critere, Etape, LigneAssiette, Montant, PlafondEnsemble, Preuve
from reglo.model.expressions import (
    Addition,
    AideAccordee,
    Assiette,
    Compare,
    Condition,
    Constante,
    EligibleAide,
    MontantAide,
    MontantTheorique,
    Nombre,
    Strate,
    StrateInterdite,
    strate,
)
from reglo.model.rulebook import Definition
from reglo.source import NULLE_PART

DIX = Constante(span=NULLE_PART, valeur=Fraction(10))
ASSIETTE = Assiette(span=NULLE_PART)
AUTRE_AIDE = MontantAide(span=NULLE_PART, aide="essai.autre")
THEORIQUE = MontantTheorique(span=NULLE_PART)
PREUVE = Preuve(span=NULLE_PART, heritee=True)


def au_moins_dix(nombre: Nombre) -> Condition:
    return Compare(span=NULLE_PART, gauche=nombre, operateur=">=", droite=DIX)


def definition(nombre: Nombre) -> object:
    return Definition(span=NULLE_PART, nom="x", ecriture="x", libelle="x", preuve=PREUVE, valeur=nombre)


def assiette(nombre: Nombre) -> object:
    return LigneAssiette(span=NULLE_PART, id="essai.a1", label="a1", preuve=PREUVE, action="compter", valeur=nombre)


def montant(nombre: Nombre) -> object:
    return Montant(span=NULLE_PART, id="essai.m1", label="m1", preuve=PREUVE, bas=nombre, haut=nombre)


def garde_de_montant(nombre: Nombre) -> object:
    garde = au_moins_dix(nombre)
    return Montant(span=NULLE_PART, id="essai.m1", label="m1", preuve=PREUVE, bas=DIX, haut=DIX, garde=garde)


def etape(nombre: Nombre) -> object:
    return Etape(span=NULLE_PART, id="essai.e1", label="e1", preuve=PREUVE, action="plafond", valeur=nombre)


def critere(nombre: Nombre) -> object:
    return Critere(
        span=NULLE_PART, id="essai.c1", label="c1", preuve=PREUVE, mode="exige", condition=au_moins_dix(nombre)
    )


def plafond(nombre: Nombre) -> object:
    return PlafondEnsemble(
        span=NULLE_PART, id="essai.p1", label="p1", preuve=PREUVE, genre="autofinancement", limite=nombre
    )


PORTEURS: dict[Callable[[Nombre], object], Strate] = {
    definition: Strate.DOSSIER,
    assiette: Strate.DOSSIER,
    montant: Strate.AUTRE_AIDE,
    garde_de_montant: Strate.AUTRE_AIDE,
    etape: Strate.AUTRE_AIDE,
    critere: Strate.MONTANT,
    plafond: Strate.MONTANT,
}
LECTURES: tuple[Nombre, ...] = (DIX, ASSIETTE, AUTRE_AIDE, THEORIQUE)


@pytest.mark.parametrize("lecture", LECTURES, ids=lambda lecture: type(lecture).__name__)
@pytest.mark.parametrize("porteur", PORTEURS, ids=lambda porteur: porteur.__name__)
def test_a_holder_takes_its_stratum_and_nothing_above(porteur: Callable[[Nombre], object], lecture: Nombre) -> None:
    profonde = Addition(span=NULLE_PART, termes=(DIX, lecture))
    if strate(lecture) <= PORTEURS[porteur]:
        porteur(profonde)
        return
    with pytest.raises(StrateInterdite):
        porteur(profonde)


def test_the_stratum_of_an_expression_is_the_highest_it_reads() -> None:
    assert strate(AideAccordee(span=NULLE_PART, aide="essai.autre")) is Strate.AUTRE_AIDE
    assert strate(EligibleAide(span=NULLE_PART, aide="essai.autre")) is Strate.AUTRE_AIDE
    assert strate(au_moins_dix(Addition(span=NULLE_PART, termes=(ASSIETTE, THEORIQUE)))) is Strate.MONTANT
