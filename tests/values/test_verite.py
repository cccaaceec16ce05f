"""Kleene's truth tables, seen as sets: the result holds what any choice of the operands gives, and nothing else."""

from itertools import product

import pytest

from reglo.values import verite as v
from reglo.values.verite import Verite

TOUTES = tuple(Verite)


def membres(x: Verite) -> set[bool]:
    return {valeur for valeur, present in ((True, x.peut_vrai), (False, x.peut_faux)) if present}


@pytest.mark.parametrize(("gauche", "droite"), list(product(TOUTES, TOUTES)))
def test_et_et_ou_sont_exacts(gauche: Verite, droite: Verite) -> None:
    paires = list(product(membres(gauche), membres(droite)))
    assert membres(v.et(gauche, droite)) == {a and b for a, b in paires}
    assert membres(v.ou(gauche, droite)) == {a or b for a, b in paires}
    assert membres(v.enveloppe(gauche, droite)) == membres(gauche) | membres(droite)


@pytest.mark.parametrize("terme", TOUTES)
def test_non_est_exact(terme: Verite) -> None:
    assert membres(v.non(terme)) == {not a for a in membres(terme)}


@pytest.mark.parametrize(("termes", "seuil"), list(product(product(TOUTES, TOUTES, TOUTES), range(5))))
def test_au_moins_est_exact(termes: tuple[Verite, ...], seuil: int) -> None:
    comptes = {sum(choix) for choix in product(*map(membres, termes))}
    assert membres(v.au_moins(seuil, termes)) == {compte >= seuil for compte in comptes}


def test_inconnu_seul_n_est_pas_tranche() -> None:
    assert [x.tranchee for x in (Verite.VRAI, Verite.FAUX, Verite.INCONNU)] == [True, True, False]
