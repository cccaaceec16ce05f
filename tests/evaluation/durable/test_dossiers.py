"""Whole dossiers where durable-rules once gave another answer than the reference, found by the drawn comparison."""

from fractions import Fraction
from typing import Any

import pytest
from tests.evaluation.durable.essais import avec_durable
from tests.evaluation.modeles import (
    JOUR,
    aide,
    compare,
    critere,
    donnee,
    dossier,
    est,
    montant,
    ou,
    oui,
    recueil,
    reponse,
)

from reglo.evaluation.durable.moteur import Moteur
from reglo.evaluation.durable.par_reference import Resultat
from reglo.evaluation.instruction.etat import Etat
from reglo.evaluation.instruction.recueil import RecueilSuivi
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier, FaitChoix

pytestmark = avec_durable
DONNEES = [
    donnee("neuf", "booleen"),
    donnee("zone", "choix", options=("a", "b", "c")),
    donnee("taux"),
    *(donnee(f"choix_{k}", "choix", options=("a", "b", "c")) for k in range(6)),
]


def resultat(regles: Rulebook, contenu: Dossier) -> Resultat:
    with Moteur(regles) as moteur:
        return moteur.trancher(contenu, aujourdhui=JOUR)["a"]


@pytest.mark.parametrize(
    ("dit", "refus"),
    [
        ({"zone": FaitChoix(("a", "b"))}, est("zone", "c")),
        ({"taux": Fraction(1, 3)}, compare("taux", ">", 1)),
        ({"taux": Fraction(10) ** 30}, compare("taux", "<", 1)),
        ({"taux": Fraction(3)}, compare("taux", "<", "places")),
    ],
)
def test_every_clause_that_refuses_is_named_even_one_whose_datum_durable_rules_cannot_say(
    dit: dict[str, Any],
    refus: Any,  # noqa: ANN401 - any answer, any condition
) -> None:
    criteres = (critere("c1", oui("neuf")), critere("c2", refus))
    regles = recueil([aide("a", criteres=criteres, montants=(montant("m1", 10),))], [*DONNEES, donnee("places")])
    contenu = dossier(neuf=False, places=(0, 2), **dit)
    suivi = Etat(RecueilSuivi(regles, {}, durable=True), ("a",), contenu, JOUR).resultat("a")
    assert resultat(regles, contenu).refuse_par == suivi.refuse_par == ("a.c1", "a.c2")
    assert reponse(regles, contenu).refuse_par == ("a.c1", "a.c2")


def test_an_exception_that_would_take_too_many_rules_is_computed_as_a_whole() -> None:
    garde, regle = (ou(*(est(f"choix_{k}", option) for k in range(6))) for option in ("a", "b"))
    criteres = (critere("c1", oui("neuf")), critere("c2", regle, "admet", exception_a="c1", garde=garde))
    regles = recueil([aide("a", criteres=criteres, montants=(montant("m1", 10),))], DONNEES)
    contenu = dossier(neuf=False, choix_0="a", choix_1="b")
    assert resultat(regles, contenu).verdict == reponse(regles, contenu).verdict == "eligible"
