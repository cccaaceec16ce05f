"""The fiche « habitat collectif avec services » of the Aude, by hand, on both sides of each edge."""

from fractions import Fraction
from typing import Any

import pytest
from tests.evaluation.modeles import (
    aide,
    avis,
    bornes,
    compare,
    critere,
    donnee,
    dossier,
    est,
    montant,
    oui,
    par,
    recueil,
    reponse,
    sur,
    versement,
)  # fmt: skip

from reglo.model.rulebook import Rulebook

DONNEES = [
    donnee("places", entier=True),
    donnee("places_habilitees", entier=True),
    donnee("regime", "choix", options=("loi_2002_2", "hors_loi")),
    donnee("espaces_collectifs", "booleen"),
    donnee("domotique", "booleen"),
    avis("implantation"),
]


@pytest.fixture(scope="module")
def aude() -> Rulebook:
    loi_2002_2 = aide(
        criteres=(
            critere("c1", est("regime", "loi_2002_2")),
            critere("c2", est("implantation", "favorable")),
            critere("c9", compare(sur("places_habilitees", "places"), ">=", Fraction(15, 100))),
            critere("c10", compare("places", ">=", 20)),
        ),
        montants=(
            montant("m1", par(10_000, "places_habilitees")),
            montant("m2", 20_000, garde=oui("espaces_collectifs")),
            montant("m3", 20_000, garde=oui("domotique")),
        ),
        versements=(
            versement("v1", Fraction(30, 100)),
            versement("v2", Fraction(50, 100)),
            versement("v3", None),
        ),
    )
    return recueil([loi_2002_2], DONNEES)


TYPE: dict[str, Any] = {
    "places": 20,
    "places_habilitees": 3,
    "regime": "loi_2002_2",
    "implantation": "favorable",
    "espaces_collectifs": True,
    "domotique": True,
}


def test_projet_type(aude: Rulebook) -> None:
    obtenue = reponse(aude, dossier(**TYPE))
    assert obtenue.verdict == "eligible"
    assert bornes(obtenue.montant_du) == ("70000.00", "70000.00")
    assert not obtenue.questions
    assert [bornes(tranche.montant)[0] for tranche in obtenue.versement] == ["21000.00", "35000.00", "14000.00"]


def test_dix_neuf_places(aude: Rulebook) -> None:
    obtenue = reponse(aude, dossier(**{**TYPE, "places": 19}))
    assert obtenue.verdict == "ineligible"
    assert obtenue.refuse_par == ("a.c10",)
    assert bornes(obtenue.montant_du) == ("0.00", "0.00")
    assert bornes(obtenue.montant_theorique) == ("70000.00", "70000.00")


@pytest.mark.parametrize(
    ("habilitees", "places", "verdict"),
    [(3, 20, "eligible"), (100, 667, "ineligible"), (101, 667, "eligible"), (2, 20, "ineligible")],
)
def test_quinze_pour_cent_sans_arrondi(aude: Rulebook, habilitees: int, places: int, verdict: str) -> None:
    contenu = dossier(**{**TYPE, "places": places, "places_habilitees": habilitees})
    assert reponse(aude, contenu).verdict == verdict


def test_une_composante_sans_condition_remplie_compte_pour_zero(aude: Rulebook) -> None:
    obtenue = reponse(aude, dossier(**{**TYPE, "espaces_collectifs": False}))
    assert obtenue.verdict == "eligible"
    assert [composante.verdict for composante in obtenue.composantes] == ["eligible", "ineligible", "eligible"]
    assert bornes(obtenue.montant_du) == ("50000.00", "50000.00")


def test_sans_l_appreciation_le_verdict_est_a_l_autorite(aude: Rulebook) -> None:
    sans = {nom: valeur for nom, valeur in TYPE.items() if nom != "implantation"}
    obtenue = reponse(aude, dossier(**sans))
    assert obtenue.verdict == "sur_appreciation"
    assert bornes(obtenue.montant_theorique) == ("70000.00", "70000.00")
    assert bornes(obtenue.montant_du) == ("0.00", "70000.00")
    assert [(question.donnee, question.a_qui) for question in obtenue.questions] == [("implantation", "autorite")]
    defavorable = reponse(aude, dossier(**{**TYPE, "implantation": "defavorable"}))
    assert defavorable.verdict == "ineligible"


def test_un_refus_acquis_se_donne_sans_poser_de_question(aude: Rulebook) -> None:
    obtenue = reponse(aude, dossier(regime="hors_loi"))
    assert obtenue.verdict == "ineligible"
    assert obtenue.questions == ()


def test_dossier_vide(aude: Rulebook) -> None:
    obtenue = reponse(aude, dossier())
    assert obtenue.verdict == "indetermine"
    assert bornes(obtenue.montant_theorique) == ("0.00", None)
    assert {question.donnee for question in obtenue.questions} == {x.nom for x in DONNEES}
    assert obtenue.questions[0].peut_trancher[0].sortie == "verdict"


def test_une_fourchette_tranche_ce_qu_elle_peut(aude: Rulebook) -> None:
    obtenue = reponse(aude, dossier(**{**TYPE, "places": (15, 19)}))
    assert obtenue.verdict == "ineligible"
    assert reponse(aude, dossier(**{**TYPE, "places": (19, 20)})).verdict == "indetermine"


def test_meme_inconnue_lue_deux_fois_dans_le_meme_sens_reste_exacte(aude: Rulebook) -> None:
    obtenue = reponse(aude, dossier(**{**TYPE, "places_habilitees": (3, 5), "espaces_collectifs": False}))
    assert bornes(obtenue.montant_theorique) == ("50000.00", "70000.00")
    assert not obtenue.montant_theorique.majorant
