"""An evaluated number: its outcomes, what keeps it open, and whether its ends can be reached."""

from fractions import Fraction
from itertools import permutations

import pytest

from reglo.values import intervalle as i
from reglo.values import nombre as n
from reglo.values.causes import Cause, texte
from reglo.values.intervalle import POSITIF, VIDE, Intervalle
from reglo.values.jugement import FAUX, VRAI, Jugement, juger
from reglo.values.nombre import ZERO, Grain, Nombre
from reglo.values.verite import Verite

F = Fraction
DOUTE = frozenset({Cause("manque", "doute")})
OUVERT = juger(Verite.INCONNU, DOUTE, {"doute": 1})
TROU = n.trou("t")
REFUS = n.refus("r")


def inconnu(nom: str, bas: int | None = 0, haut: int | None = None, grain: Grain = "plein") -> Nombre:
    """An unknown, as a datum without answer."""
    intervalle = Intervalle(None if bas is None else F(bas), None if haut is None else F(haut))
    return Nombre(intervalle, causes=frozenset({Cause("manque", nom)}), sources={nom: 1}, grain=grain)


# ----------------------------------------------------------------------------------------------------------- causes
def test_un_plafond_atteint_rend_le_reste_sans_interet() -> None:
    assert n.minimum((n.constante(60_000), inconnu("cout", 80_000))) == n.constante(60_000)
    assert n.maximum((n.constante(5), inconnu("cout", 0, 5))) == n.constante(5)


def test_un_plafond_qui_peut_etre_un_trou_n_est_jamais_sans_interet() -> None:
    perce = n.l_un_de((n.constante(80_000), TROU), DOUTE, {"doute": 0})
    assert n.minimum((n.constante(60_000), perce)).trou


def test_l_ordre_des_termes_d_un_maximum_ou_d_un_minimum_ne_change_rien() -> None:
    """A term left out by another is left out wherever it stands: its causes never depend on who came first."""
    termes = (inconnu("a", 0, 5), inconnu("b", 3, 20), inconnu("c", 5, 6), n.constante(4), TROU)
    for pris in (termes, termes[:4], termes[:3]):
        for extreme in (n.maximum, n.minimum):
            assert all(extreme(ordre) == extreme(pris) for ordre in permutations(pris))
    assert n.maximum(termes[:4]).causes == inconnu("b").causes | inconnu("c").causes


def test_zero_fois_l_inconnu_est_tranche() -> None:
    assert n.produit(ZERO, inconnu("cout")) == ZERO


def test_le_solde_de_deux_inconnues_distinctes() -> None:
    obtenu = n.difference(inconnu("a", 1, 3), inconnu("b", 1, 2))
    assert obtenu.intervalle == Intervalle(F(-1), F(2))
    assert obtenu.causes == inconnu("a").causes | inconnu("b").causes
    assert not obtenu.majorant


# --------------------------------------------------------------------------------------------------------- majorant
def test_une_inconnue_lue_dans_le_meme_sens_reste_exacte() -> None:
    cout = inconnu("cout", 0, 100)
    assert not n.somme((cout, cout)).majorant
    assert not n.minimum((cout, n.produit(cout, n.constante(F(1, 2))))).majorant
    assert n.difference(cout, cout).majorant


def test_le_sens_d_un_produit_suit_le_signe_de_l_autre_facteur() -> None:
    cout = inconnu("cout", 0, 100)
    assert n.produit(cout, n.constante(-2)).sources == {"cout": -1}
    assert n.produit(cout, inconnu("ecart", None, None)).sources == {"cout": 0, "ecart": 1}
    assert n.somme((cout, n.produit(cout, n.constante(-2)))).majorant


def test_une_condition_qui_ouvre_un_montant_de_meme_sens_reste_exacte() -> None:
    places = inconnu("places", 0, 100)
    seuil = n.comparer(places, ">=", n.constante(20))
    assert not n.si(seuil, places, ZERO).majorant
    assert n.si(n.comparer(places, "<", n.constante(20)), places, ZERO).majorant


# ------------------------------------------------------------------------------------------------- holes and refusals
def test_une_somme_qui_prend_un_trou_est_vide() -> None:
    obtenue = n.somme((n.constante(5), TROU))
    assert obtenue.surement_trou
    assert obtenue.causes == texte("t")


def test_un_trou_possible_est_un_drapeau_a_cote_de_l_intervalle() -> None:
    perce = n.l_un_de((n.constante(5), TROU), DOUTE, {"doute": 0})
    assert (perce.intervalle, perce.trou, perce.causes) == (i.point(5), True, DOUTE | texte("t"))
    assert n.somme((perce, n.constante(1))).intervalle == i.point(6)


@pytest.mark.parametrize("operateur", ["<", "<=", ">", ">=", "="])
def test_comparer_ce_qui_peut_etre_un_trou_n_est_jamais_tranche(operateur: i.Operateur) -> None:
    perce = n.l_un_de((n.constante(5), TROU), DOUTE, {"doute": 0})
    for douteux in (perce, TROU, REFUS):
        jugement = n.comparer(douteux, operateur, n.constante(1000))
        assert jugement.verite is Verite.INCONNU
        assert "texte" in {cause.genre for cause in jugement.causes}


def test_un_refus_prevaut_sur_un_trou() -> None:
    assert n.somme((REFUS, TROU)).surement_refuse


def test_un_refus_ne_vaut_rien() -> None:
    assert n.admis(REFUS) == ZERO
    peut_etre = n.l_un_de((n.constante(5), REFUS), DOUTE, {"doute": 0})
    assert n.admis(peut_etre).intervalle == Intervalle(F(0), F(5))
    assert n.accepte(REFUS) == FAUX
    assert n.accepte(n.constante(5)) == VRAI
    assert n.accepte(peut_etre).verite is Verite.INCONNU


def test_un_refus_hors_d_un_montant_est_un_trou() -> None:
    assert n.sans_refus(REFUS).surement_trou
    assert n.sans_refus(n.constante(5)) == n.constante(5)


def test_une_contradiction_garde_son_intervalle() -> None:
    ouverte = n.l_un_de((n.constante(5), n.constante(9)), DOUTE, {"doute": 0})
    signalee = n.signaler(ouverte, "m1")
    assert (signalee.intervalle, signalee.trou) == (Intervalle(F(5), F(9)), False)
    assert texte("m1") <= signalee.causes
    assert n.signaler(n.constante(5), "m1") == n.constante(5)


# --------------------------------------------------------------------------------------------------------- branches
@pytest.mark.parametrize(
    ("condition", "attendu"), [(VRAI, i.point(5)), (FAUX, i.NUL), (OUVERT, Intervalle(F(0), F(5)))]
)
def test_si(condition: Jugement, attendu: Intervalle) -> None:
    assert n.si(condition, n.constante(5), ZERO).intervalle == attendu


def test_deux_branches_egales_tranchent_malgre_la_condition() -> None:
    assert n.si(OUVERT, n.constante(5), n.constante(5)) == n.constante(5)


def test_la_branche_qui_peut_etre_un_trou_fait_douter_de_la_condition() -> None:
    assert n.si(OUVERT, TROU, ZERO).doutes == DOUTE | texte("t")
    assert n.si(OUVERT, n.constante(5), ZERO).doutes == frozenset()


def test_une_cle_qui_peut_etre_un_trou_ne_l_est_pas_moins_parce_que_ses_cas_refusent() -> None:
    cle = n.l_un_de((n.constante(5), TROU), DOUTE, {"doute": 0})
    lu = n.lu_selon(REFUS, (n.constante(1), cle))
    assert (lu.trou, lu.refus, lu.causes) == (True, frozenset({"r"}), DOUTE | texte("t"))
    assert n.lu_selon(n.constante(9), (n.constante(1),)) == n.constante(9)


# --------------------------------------------------------------------------------------------------------- quotient
def test_diviser_par_zero_est_un_trou() -> None:
    assert n.quotient(n.constante(1), ZERO, "lieu") == n.trou("lieu")
    peut_etre = n.quotient(n.constante(1), inconnu("places", 0, 4), "lieu")
    assert peut_etre.intervalle == Intervalle(F(1, 4), None)
    assert peut_etre.trou
    assert not n.quotient(n.constante(1), inconnu("places", 1, 4), "lieu").trou


def test_le_sens_d_un_quotient() -> None:
    part = n.quotient(inconnu("habilitees", 1, 5), inconnu("places", 10, 20), "lieu")
    assert part.sources == {"habilitees": 1, "places": -1}
    assert (part.intervalle, part.majorant) == (Intervalle(F(1, 20), F(1, 2)), False)


# -------------------------------------------------------------------------------------------------------- equalities
@pytest.mark.parametrize(
    ("gauche", "droite", "majorant"),
    [
        (inconnu("cout"), n.constante(10), False),
        (inconnu("places", grain="entier"), n.constante(10), False),
        (inconnu("places", grain="entier"), n.constante(F(1, 2)), True),
        (inconnu("places", grain="autre"), n.constante(10), True),
    ],
)
def test_une_egalite_ouverte_dit_si_elle_peut_etre_atteinte(gauche: Nombre, droite: Nombre, *, majorant: bool) -> None:
    assert n.comparer(gauche, "=", droite).majorant is majorant


def test_le_grain() -> None:
    cout = inconnu("cout", 0, 10)
    assert n.somme((cout, n.constante(1))).grain == "plein"
    assert n.arrondir(cout, "par défaut", F(1)).grain == "autre"
    assert n.si(OUVERT, n.constante(100), cout).grain == "autre"
    assert n.si(OUVERT, n.produit(cout, n.constante(2)), cout).grain == "plein"
    assert Nombre(POSITIF).positif
    assert not Nombre(VIDE).positif
