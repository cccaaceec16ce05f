"""Instalments to the cent; the balance takes the rest, bound by bound."""

from fractions import Fraction
from typing import Any

import pytest
from tests.evaluation.modeles import aide, bornes, donnee, dossier, montant, oui, recueil, reponse, versement

from reglo.evaluation.reference.versement import solde
from reglo.outcome import reponse as r
from reglo.values.intervalle import Intervalle, arrondir
from reglo.values.jugement import VRAI
from reglo.values.nombre import Nombre

CENTIME = Fraction(1, 100)


def tranches(valeur: Any, *parts: Fraction | None, **reponses: Any) -> tuple[r.Tranche, ...]:  # noqa: ANN401
    versements = tuple(versement(f"v{k}", part) for k, part in enumerate(parts, 1))
    une = aide(montants=(montant("m1", "cout"),), versements=versements)
    return reponse(recueil([une], [donnee("cout")]), dossier(cout=valeur, **reponses)).versement


def test_le_solde_prend_le_reste() -> None:
    tiers = tranches(100, Fraction(1, 3), Fraction(1, 3), None)
    assert [bornes(tranche.montant)[0] for tranche in tiers] == ["33.33", "33.33", "33.34"]
    assert [tranche.part for tranche in tranches(1, Fraction(3, 10), None)] == ["30\u00a0%", "solde"]


def test_le_solde_d_un_montant_inconnu_se_calcule_borne_par_borne() -> None:
    obtenues = tranches((1_000, 2_000), Fraction(3, 10), Fraction(1, 2), None)
    assert [bornes(tranche.montant) for tranche in obtenues] == [
        ("300.00", "600.00"),
        ("500.00", "1000.00"),
        ("200.00", "400.00"),
    ]
    assert bornes(tranches((0, None), Fraction(3, 10), None)[1].montant) == ("0.00", None)


@pytest.mark.parametrize(
    "parts", [(Fraction(3, 10), Fraction(3, 10)), (Fraction(1, 3), Fraction(1, 7)), (Fraction(1, 2),)]
)
def test_le_solde_contient_celui_de_chaque_montant(parts: tuple[Fraction, ...]) -> None:
    du = Nombre(Intervalle(Fraction(1, 100), Fraction(2)))
    intervalle = solde(du, [(part, VRAI) for part in parts]).intervalle
    restes = [
        k * CENTIME - sum(arrondir(part * k * CENTIME, "au plus proche", CENTIME) for part in parts)
        for k in range(1, 201)
    ]
    assert intervalle == Intervalle(min(restes), max(restes))


def test_une_tranche_qui_n_est_peut_etre_pas_due() -> None:
    versements = (versement("v1", Fraction(1, 2), garde=oui("neuf")), versement("v2", None))
    une = aide(montants=(montant("m1", 100),), versements=versements)
    regles = recueil([une], [donnee("neuf", "booleen")])
    assert [bornes(x.montant) for x in reponse(regles, dossier()).versement] == [("0.00", "50.00"), ("50.00", "100.00")]
    assert [bornes(x.montant)[0] for x in reponse(regles, dossier(neuf=False)).versement] == ["0.00", "100.00"]
