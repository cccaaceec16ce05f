"""Sums over lists: known elements first, no end on the side where others can take an open list."""

from fractions import Fraction
from typing import Any

import msgspec
import pytest
from tests.evaluation.modeles import (
    aide,
    au_plus,
    bornes,
    critere,
    donnee,
    dossier,
    est,
    faits,
    montant,
    nombre,
    par,
    recueil,
    reponse,
)  # fmt: skip

from reglo.model import expressions as e
from reglo.outcome import reponse as r
from reglo.outcome.dossier import Liste
from reglo.source import NULLE_PART as ICI

DONNEES = [
    donnee("logements", entier=True, entite="lot"),
    donnee("financement", "choix", options=("PLAI", "PLUS"), entite="lot"),
    donnee("cout", entite="lot"),
    donnee("ecart", minimum=None, entite="lot"),
    donnee("forfait"),
]
PLAI = {"logements": 8, "financement": "PLAI", "cout": 50_000}
PLUS = {"logements": 4, "financement": "PLUS", "cout": 200_000}


def lots(*elements: dict[str, Any], complete: bool = True) -> dict[str, Liste]:
    return {"lot": Liste(tuple(faits(**element) for element in elements), complete=complete)}


def theorique(expression: e.Nombre, listes: dict[str, Liste], **reponses: Any) -> r.Intervalle:  # noqa: ANN401
    regles = recueil([aide(montants=(montant("m1", expression),))], DONNEES)
    return reponse(regles, dossier(listes, **reponses)).montant_theorique


def total(valeur: str, filtre: e.Condition | None = None) -> e.Total:
    return e.Total(entite="lot", valeur=nombre(valeur), filtre=filtre, span=ICI)


def test_groupe_par_groupe() -> None:
    par_plai = par(3_500, "logements", entite="lot", filtre=est("financement", "PLAI"))
    assert bornes(theorique(par_plai, lots(PLAI, PLUS))) == ("28000.00", "28000.00")
    assert bornes(theorique(par_plai, lots(PLUS))) == ("0.00", "0.00")
    sans = {"logements": 4}
    assert bornes(theorique(par_plai, lots(PLAI, sans))) == ("28000.00", "42000.00")


def test_un_plafond_par_logement_passe_avant_le_compte() -> None:
    plafonne = par(au_plus(4_000, e.Produit(gauche=nombre(Fraction(5, 100)), droite=nombre("cout"), span=ICI)),
                   "logements", entite="lot")  # fmt: skip
    assert bornes(theorique(plafonne, lots(PLAI, PLUS))) == ("36000.00", "36000.00")


@pytest.mark.parametrize(
    ("retenus", "attendu"), [(2, "20000.00"), (4, "40000.00"), (5, "42500.00"), (12, "60000.00"), (20, "60000.00")]
)
def test_un_nombre_maximal_retient_les_mieux_payes(retenus: int, attendu: str) -> None:
    vingtieme = e.Produit(gauche=nombre(Fraction(5, 100)), droite=nombre("cout"), span=ICI)
    retenue = par(vingtieme, "logements", entite="lot", retenus=Fraction(retenus))
    assert bornes(theorique(retenue, lots(PLAI, PLUS)))[0] == attendu


def test_un_nombre_maximal_borne_aussi_une_liste_ouverte() -> None:
    retenue = par(1_000, "logements", entite="lot", retenus=Fraction(12))
    assert bornes(theorique(retenue, lots(PLAI, complete=False))) == ("8000.00", "12000.00")


def test_une_liste_ouverte_part_de_ce_qui_est_connu() -> None:
    assert bornes(theorique(total("cout"), lots(PLAI, complete=False))) == ("50000.00", None)
    assert bornes(theorique(total("cout"), lots(PLAI))) == ("50000.00", "50000.00")
    assert bornes(theorique(total("cout"), {})) == ("0.00", None)


def test_une_liste_ouverte_n_a_pas_de_borne_du_cote_ou_d_autres_l_entrainent() -> None:
    moins = e.Oppose(terme=total("cout"), span=ICI)
    depuis = e.Addition(termes=(nombre(80_000), moins), span=ICI)
    assert bornes(theorique(depuis, lots(PLAI, complete=False))) == ("0.00", "30000.00")
    ecarts = e.Addition(termes=(nombre(10), total("ecart")), span=ICI)
    assert bornes(theorique(ecarts, lots({"ecart": 5}, complete=False))) == ("0.00", None)


def test_la_question_est_si_la_liste_est_complete() -> None:
    regles = recueil([aide(montants=(montant("m1", total("cout")),))], DONNEES)
    questions = reponse(regles, dossier(lots(PLAI, complete=False))).questions
    assert [question.donnee for question in questions] == ["lot"]
    assert questions[0].question == "La liste « lots » est-elle complète ?"


def test_un_filtre_sur_une_donnee_de_l_operation_ferme_la_liste() -> None:
    filtre = e.Compare(gauche=nombre("forfait"), operateur=">", droite=nombre(10), span=ICI)
    assert bornes(theorique(total("cout", filtre), lots(PLAI, complete=False), forfait=5)) == ("0.00", "0.00")


def test_compter_les_elements() -> None:
    compte = e.Denombrement(entite="lot", filtre=est("financement", "PLAI"), span=ICI)
    assert bornes(theorique(compte, lots(PLAI, PLUS))) == ("1.00", "1.00")
    assert bornes(theorique(compte, lots(PLAI, {}))) == ("1.00", "2.00")
    assert bornes(theorique(compte, lots(PLAI, complete=False))) == ("1.00", None)


SOBRES = e.PourChaque(
    entite="lot", condition=e.Compare(gauche=nombre("cout"), operateur="<=", droite=nombre(100_000), span=ICI), span=ICI
)


@pytest.mark.parametrize(
    ("elements", "complete", "verdict", "questions"),
    [
        ([], True, "eligible", []),
        ([PLAI], True, "eligible", []),
        ([PLAI, PLUS], True, "ineligible", []),
        ([PLAI, PLUS], False, "ineligible", []),
        ([PLAI], False, "indetermine", ["lot"]),
        ([PLAI, {}], True, "indetermine", ["cout"]),
    ],
)
def test_une_condition_que_chaque_element_remplit(
    elements: list[dict[str, Any]], verdict: str, questions: list[str], *, complete: bool
) -> None:
    regles = recueil([aide(criteres=(critere("c1", SOBRES),), montants=(montant("m1", 100),))], DONNEES)
    obtenue = reponse(regles, dossier(lots(*elements, complete=complete)))
    assert obtenue.verdict == verdict
    assert [question.donnee for question in obtenue.questions] == questions


@pytest.mark.parametrize(
    ("elements", "complete", "verdict"),
    [
        ([PLUS], True, "eligible"),
        ([PLAI, PLUS], True, "eligible"),
        ([{**PLUS, "financement": "PLAI"}], True, "ineligible"),
        ([PLAI, {"cout": 300_000}], True, "indetermine"),
        ([PLAI, {"cout": 100_000}], True, "eligible"),
        ([PLAI], False, "indetermine"),
    ],
)
def test_une_condition_que_remplit_chaque_element_du_filtre(
    elements: list[dict[str, Any]], verdict: str, *, complete: bool
) -> None:
    filtree = msgspec.structs.replace(SOBRES, filtre=est("financement", "PLAI"))
    regles = recueil([aide(criteres=(critere("c1", filtree),), montants=(montant("m1", 100),))], DONNEES)
    assert reponse(regles, dossier(lots(*elements, complete=complete))).verdict == verdict


def test_une_condition_que_rien_ne_dement_ferme_la_liste() -> None:
    certaine = e.Compare(gauche=nombre("logements"), operateur=">=", droite=nombre(0), span=ICI)
    toujours = e.PourChaque(entite="lot", condition=certaine, span=ICI)
    regles = recueil([aide(criteres=(critere("c1", toujours),), montants=(montant("m1", 100),))], DONNEES)
    assert reponse(regles, dossier(lots(PLAI, complete=False))).verdict == "eligible"


def test_les_elements_sont_des_inconnues_distinctes() -> None:
    obtenu = theorique(total("cout"), lots({"cout": (1, 2)}, {"cout": (10, 20)}))
    assert bornes(obtenu) == ("11.00", "22.00")
    assert not obtenu.majorant
