"""What the plan says of each aid, and what another aid answers where the plan does not."""

from typing import Any

import pytest
from tests.evaluation.modeles import (
    JOUR,
    aide,
    bornes,
    critere,
    donnee,
    dossier,
    ligne,
    montant,
    oui,
    plafond,
    recueil,
    reponse,
)  # fmt: skip

from reglo.model import expressions as e
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Neant
from reglo.source import NULLE_PART as ICI

from reglo.evaluation.reference import evaluer  # isort: skip


@pytest.fixture(scope="module")
def regles() -> Rulebook:
    eco_pret = aide("b", criteres=(critere("c1", oui("neuf")),), montants=(montant("m1", 500, aide="b"),))
    booster = aide(
        criteres=(critere("c1", e.AideAccordee(aide="b", span=ICI)),),
        montants=(montant("m1", e.MontantAide(aide="b", span=ICI)),),
    )
    return recueil([eco_pret, booster], [donnee("neuf", "booleen")])


ACCORDEE = ligne(450, aide="b", etat="accorde")
DEMANDEE = ligne(450, aide="b")
AUTRE = ligne(450, aide=Neant())


@pytest.mark.parametrize(
    ("plan", "complet", "neuf", "verdict", "attendu"),
    [
        ([ACCORDEE], True, None, "eligible", ("450.00", "450.00")),
        ([ACCORDEE], False, False, "eligible", ("450.00", "450.00")),
        ([DEMANDEE], True, True, "eligible", ("500.00", "500.00")),
        ([DEMANDEE], True, False, "ineligible", ("0.00", "0.00")),
        ([DEMANDEE], True, None, "indetermine", ("0.00", "500.00")),
        ([], True, True, "ineligible", ("0.00", "0.00")),
        ([AUTRE], True, True, "ineligible", ("0.00", "0.00")),
        ([], False, True, "indetermine", ("0.00", None)),
    ],
)
def test_l_aide_est_accordee(  # noqa: PLR0913 - a row of the table is a case
    regles: Rulebook, plan: list[Any], verdict: str, attendu: tuple[str, str], *, complet: bool, neuf: bool | None
) -> None:
    reponses: dict[str, Any] = {} if neuf is None else {"neuf": neuf}
    obtenue = reponse(regles, dossier(plan=plan, complet=complet, **reponses))
    assert obtenue.verdict == verdict
    assert bornes(obtenue.montant_theorique) == attendu


@pytest.mark.parametrize(
    ("plan", "complet", "neuf", "verdict", "questions"),
    [
        ([ACCORDEE], True, False, "eligible", []),
        ([DEMANDEE], True, True, "ineligible", []),
        ([DEMANDEE], True, None, "ineligible", []),
        ([ligne(450, aide="b", etat=None)], True, None, "indetermine", ["etat_ligne"]),
        ([], True, True, "ineligible", []),
        ([], False, False, "indetermine", ["b"]),
    ],
)
def test_l_aide_est_deja_accordee_par_sa_seule_ligne(
    plan: list[Any], verdict: str, questions: list[str], *, complet: bool, neuf: bool | None
) -> None:
    autre = aide("b", criteres=(critere("c1", oui("neuf")),), montants=(montant("m1", 500, aide="b"),))
    deja = critere("c1", e.AideAccordee(aide="b", deja=True, span=ICI))
    lectrice = aide(criteres=(deja,), montants=(montant("m1", 100),))
    reponses: dict[str, Any] = {} if neuf is None else {"neuf": neuf}
    obtenue = reponse(
        recueil([autre, lectrice], [donnee("neuf", "booleen")]), dossier(plan=plan, complet=complet, **reponses)
    )
    assert obtenue.verdict == verdict
    assert [question.donnee for question in obtenue.questions] == questions


@pytest.mark.parametrize("plan", [[ACCORDEE], [DEMANDEE], [AUTRE], []])
@pytest.mark.parametrize("complet", [True, False])
@pytest.mark.parametrize(("neuf", "verdict"), [(True, "eligible"), (False, "ineligible"), (None, "indetermine")])
def test_l_operation_est_eligible_a_l_aide_quel_que_soit_le_plan(
    plan: list[Any], verdict: str, *, complet: bool, neuf: bool | None
) -> None:
    autre = aide("b", criteres=(critere("c1", oui("neuf")),), montants=(montant("m1", 500, aide="b"),))
    lectrice = aide(criteres=(critere("c1", e.EligibleAide(aide="b", span=ICI)),), montants=(montant("m1", 100),))
    reponses: dict[str, Any] = {} if neuf is None else {"neuf": neuf}
    obtenue = reponse(
        recueil([autre, lectrice], [donnee("neuf", "booleen")]), dossier(plan=plan, complet=complet, **reponses)
    )
    assert obtenue.verdict == verdict
    assert [question.donnee for question in obtenue.questions] == (["neuf"] if neuf is None else [])


def test_la_question_est_la_presence_de_l_aide_au_plan(regles: Rulebook) -> None:
    questions = reponse(regles, dossier(complet=False)).questions
    assert [question.donnee for question in questions] == ["b"]
    assert questions[0].question == "L'aide « Aide b » figure-t-elle au plan de financement, et dans quel état ?"


def test_la_question_est_celle_de_l_aide_demandee(regles: Rulebook) -> None:
    assert [question.donnee for question in reponse(regles, dossier(plan=[DEMANDEE])).questions] == ["neuf"]


def test_une_ligne_sans_aide_dite_peut_etre_une_aide_de_son_financeur(regles: Rulebook) -> None:
    du_departement = reponse(regles, dossier(plan=[ligne(450, etat="accorde")], neuf=True))
    assert (du_departement.verdict, bornes(du_departement.montant_theorique)) == ("indetermine", ("0.00", "450.00"))
    de_la_banque = ligne(450, etat="accorde", financeur="banque")
    assert reponse(regles, dossier(plan=[de_la_banque], neuf=True)).verdict == "ineligible"
    apport = ligne(450, etat="accorde", nature="autofinancement")
    assert reponse(regles, dossier(plan=[apport], neuf=True)).verdict == "ineligible"


def test_le_montant_lu_est_celui_qui_reste_apres_l_ecretement() -> None:
    ecretee = aide("b", montants=(montant("m1", 500, aide="b"),), plafonds=(plafond("p1", 200, aide="b", ecrete="b"),))
    lectrice = aide(montants=(montant("m1", e.MontantAide(aide="b", span=ICI)),))
    obtenue = reponse(recueil([ecretee, lectrice], []), dossier(plan=[ligne(500, aide="b")]))
    assert bornes(obtenue.montant_du) == ("200.00", "200.00")


def test_l_aide_lue_est_evaluee_sans_etre_rendue(regles: Rulebook) -> None:
    rendues = evaluer(regles, dossier(plan=[DEMANDEE], neuf=True), aides=("a",), aujourdhui=JOUR).aides
    assert [rendue.id for rendue in rendues] == ["a"]


@pytest.mark.parametrize(("accorde", "ecarts"), [(450, 1), (500, 0)])
def test_une_ligne_accordee_qui_differe_du_calcul_est_signalee(regles: Rulebook, accorde: int, ecarts: int) -> None:
    contenu = dossier(plan=[ligne(accorde, aide="b", etat="accorde")], neuf=True)
    rendus = evaluer(regles, contenu, aujourdhui=JOUR).ecarts
    assert [(ecart.aide, ecart.accorde, bornes(ecart.calcule)) for ecart in rendus] == [
        ("b", "450.00", ("500.00", "500.00"))
    ] * ecarts


def test_un_cycle_que_les_verifications_refusent_ne_fait_rien_echouer() -> None:
    tournante = [
        aide(nom, criteres=(critere("c1", e.AideAccordee(aide=autre, span=ICI)),), montants=(montant("m1", 1),))
        for nom, autre in (("a", "b"), ("b", "a"))
    ]
    regles = recueil(tournante, [])
    assert reponse(regles, dossier(plan=[ligne(1, aide="b")])).verdict in ("non_couvert", "ineligible")
