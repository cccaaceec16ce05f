"""Each operation holds the result of every choice in its operands, and its ends are reached."""

from collections.abc import Callable
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglo.values import intervalle as i
from reglo.values.intervalle import NUL, POSITIF, TOUT, VIDE, Intervalle, point
from reglo.values.verite import Verite

F = Fraction
BORNES = st.sampled_from([None, *(F(x) for x in (-3, -1, 0, F(1, 3), 1, 2))])


@st.composite
def intervalles(draw: st.DrawFn) -> Intervalle:
    bas, haut = draw(BORNES), draw(BORNES)
    if bas is not None and haut is not None and bas > haut:
        bas, haut = haut, bas
    return Intervalle(bas, haut)


@st.composite
def dedans(draw: st.DrawFn, x: Intervalle) -> Fraction:
    """A number of the interval, its ends more often than not."""
    valeurs = [*(F(k, 2) for k in range(-8, 9)), F(1, 3), F(1000), F(-1000)]
    return draw(st.sampled_from([valeur for valeur in valeurs if x.contient(point(valeur))]))


OPERATIONS: dict[str, tuple[i.Operation, Callable[[Fraction, Fraction], Fraction]]] = {
    "somme": (i.somme, lambda a, b: a + b),
    "produit": (i.produit, lambda a, b: a * b),
    "minimum": (i.minimum, min),
    "maximum": (i.maximum, max),
}


@pytest.mark.parametrize("nom", OPERATIONS)
@given(data=st.data(), x=intervalles(), y=intervalles())
def test_une_operation_contient_tout_resultat(nom: str, data: st.DataObject, x: Intervalle, y: Intervalle) -> None:
    sur_intervalles, sur_nombres = OPERATIONS[nom]
    a, b = data.draw(dedans(x)), data.draw(dedans(y))
    assert sur_intervalles(x, y).contient(point(sur_nombres(a, b)))


@given(data=st.data(), x=intervalles(), y=intervalles())
def test_le_quotient_contient_tout_resultat(data: st.DataObject, x: Intervalle, y: Intervalle) -> None:
    a, b = data.draw(dedans(x)), data.draw(dedans(y))
    if b != 0:
        assert i.quotient(x, y).contient(point(a / b))


@given(x=intervalles(), y=intervalles(), z=intervalles())
@pytest.mark.parametrize("nom", [*OPERATIONS, "quotient"])
def test_une_operation_croit_avec_ses_operandes(nom: str, x: Intervalle, y: Intervalle, z: Intervalle) -> None:
    operation = getattr(i, nom)
    large = i.enveloppe((x, y))
    assert operation(large, z).contient(operation(x, z))
    assert operation(z, large).contient(operation(z, x))


@pytest.mark.parametrize(
    ("x", "y", "attendu"),
    [
        (Intervalle(F(2), F(4)), point(2), Intervalle(F(1), F(2))),
        (point(1), Intervalle(F(0), F(4)), Intervalle(F(1, 4), None)),
        (point(-1), Intervalle(F(0), F(4)), Intervalle(None, F(-1, 4))),
        (point(1), Intervalle(F(-4), F(0)), Intervalle(None, F(-1, 4))),
        (point(1), Intervalle(F(-1), F(4)), TOUT),
        (NUL, Intervalle(F(-1), F(4)), NUL),
        (point(1), NUL, VIDE),
        (POSITIF, Intervalle(F(2), None), POSITIF),
        (point(6), Intervalle(F(2), None), Intervalle(F(0), F(3))),
    ],
)
def test_le_quotient_autour_de_zero(x: Intervalle, y: Intervalle, attendu: Intervalle) -> None:
    assert i.quotient(x, y) == attendu


@pytest.mark.parametrize(
    ("x", "y", "attendu"),
    [
        (NUL, TOUT, NUL),
        (POSITIF, Intervalle(None, F(-2)), Intervalle(None, F(0))),
        (Intervalle(F(-1), F(2)), Intervalle(F(-3), F(5)), Intervalle(F(-6), F(10))),
        (Intervalle(F(-1), None), Intervalle(F(1), F(2)), Intervalle(F(-2), None)),
    ],
)
def test_le_produit_et_ses_signes(x: Intervalle, y: Intervalle, attendu: Intervalle) -> None:
    assert i.produit(x, y) == attendu


@pytest.mark.parametrize("operation", [i.somme, i.produit, i.quotient, i.minimum, i.maximum])
def test_rien_ne_se_calcule_avec_un_ensemble_vide(operation: i.Operation) -> None:
    assert operation(VIDE, TOUT) == operation(point(1), VIDE) == VIDE
    assert i.oppose(VIDE) == i.arrondi(VIDE, "par défaut", F(1)) == i.entiers(VIDE) == VIDE


@pytest.mark.parametrize(
    ("valeur", "sens", "pas", "attendu"),
    [
        (F(249), "par défaut", F(100), F(200)),
        (F(201), "par excès", F(100), F(300)),
        (F(200), "par excès", F(100), F(200)),
        (F(5, 1000), "au plus proche", F(1, 100), F(1, 100)),
        (F(49, 10000), "au plus proche", F(1, 100), F(0)),
        (F(-5, 1000), "au plus proche", F(1, 100), F(0)),
        (F(-1), "par défaut", F(100), F(-100)),
    ],
)
def test_arrondir(valeur: Fraction, sens: i.Sens, pas: Fraction, attendu: Fraction) -> None:
    assert i.arrondir(valeur, sens, pas) == attendu


@pytest.mark.parametrize("operateur", ["<", "<=", ">", ">=", "="])
@given(data=st.data(), x=intervalles(), y=intervalles())
def test_comparer_n_oublie_aucune_verite(
    operateur: i.Operateur, data: st.DataObject, x: Intervalle, y: Intervalle
) -> None:
    a, b = data.draw(dedans(x)), data.draw(dedans(y))
    vrai = {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "=": a == b}[operateur]
    obtenu = i.comparer(x, operateur, y)
    assert obtenu.peut_vrai if vrai else obtenu.peut_faux


@pytest.mark.parametrize(
    ("x", "operateur", "y", "attendu"),
    [
        (point(20), ">=", point(20), Verite.VRAI),
        (point(20), ">", point(20), Verite.FAUX),
        (Intervalle(F(20), None), ">=", point(20), Verite.VRAI),
        (Intervalle(F(20), None), ">", point(20), Verite.INCONNU),
        (Intervalle(None, F(20)), ">", point(20), Verite.FAUX),
        (Intervalle(F(0), F(20)), "=", point(20), Verite.INCONNU),
        (Intervalle(F(0), F(19)), "=", point(20), Verite.FAUX),
        (point(20), "=", point(20), Verite.VRAI),
        (POSITIF, "<", POSITIF, Verite.INCONNU),
    ],
)
def test_comparer_aux_bords(x: Intervalle, operateur: i.Operateur, y: Intervalle, attendu: Verite) -> None:
    assert i.comparer(x, operateur, y) is attendu


def test_les_entiers_d_un_intervalle() -> None:
    assert i.entiers(Intervalle(F(1, 2), F(7, 2))) == Intervalle(F(1), F(3))
    assert i.entiers(Intervalle(F(1, 4), F(3, 4))) == VIDE
    assert i.entiers(TOUT) == TOUT


@pytest.mark.parametrize(("x", "y"), list(product([TOUT, POSITIF, NUL, VIDE], repeat=2)))
def test_l_intersection_est_dans_les_deux(x: Intervalle, y: Intervalle) -> None:
    commun = i.intersection(x, y)
    assert x.contient(commun)
    assert y.contient(commun)
