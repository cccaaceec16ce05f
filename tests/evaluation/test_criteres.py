"""Criteria and their exceptions, as a tree: never the first that is written."""

from itertools import permutations
from typing import Any

import pytest
from tests.evaluation.modeles import aide, critere, donnee, dossier, montant, oui, periode, recueil, reponse

from reglo.model.rulebook import Rulebook

NOMS = ("chaudiere", "collectif", "hybride", "gaz")
GENERALE = critere("c4", oui("chaudiere"), "exclut")
ADMISE = critere("c5", oui("collectif"), "admet", exception_a="c4")
AUTRE = critere("c6", oui("hybride"), "admet", exception_a="c4")
REEXCLUE = critere("c7", oui("gaz"), "reexclut", exception_a="c5")


def regles(*criteres: Any) -> Rulebook:  # noqa: ANN401
    return recueil([aide(criteres=criteres, montants=(montant("m1", 1),))], [donnee(nom, "booleen") for nom in NOMS])


@pytest.mark.parametrize("ordre", list(permutations((GENERALE, ADMISE, AUTRE, REEXCLUE)))[::5])
@pytest.mark.parametrize(
    ("reponses", "attendu"),
    [
        ({"chaudiere": False}, "eligible"),
        ({"chaudiere": True, "collectif": False, "hybride": False}, "ineligible"),
        ({"chaudiere": True, "collectif": True, "gaz": False}, "eligible"),
        ({"chaudiere": True, "collectif": True, "gaz": True, "hybride": False}, "ineligible"),
        ({"chaudiere": True, "collectif": True, "gaz": True, "hybride": True}, "eligible"),
        ({"chaudiere": True, "collectif": False, "gaz": True}, "indetermine"),
    ],
)
def test_l_arbre_des_exceptions(ordre: tuple[Any, ...], reponses: dict[str, Any], attendu: str) -> None:
    assert reponse(regles(*ordre), dossier(**reponses)).verdict == attendu


def test_ce_qui_ne_peut_plus_compter_n_est_pas_demande() -> None:
    obtenue = reponse(regles(GENERALE, ADMISE, REEXCLUE), dossier(chaudiere=True, collectif=False))
    assert obtenue.verdict == "ineligible"
    ouverte = reponse(regles(GENERALE, ADMISE, REEXCLUE), dossier(chaudiere=True, gaz=False))
    assert [question.donnee for question in ouverte.questions] == ["collectif"]


@pytest.mark.parametrize(
    ("reponses", "etats"),
    [
        ({"chaudiere": True, "collectif": True, "gaz": False}, ("exception", "vrai", "faux")),
        ({"chaudiere": True, "collectif": True, "gaz": True}, ("faux", "faux", "vrai")),
        ({"chaudiere": True, "collectif": False, "gaz": True}, ("faux", "faux", "sans_objet")),
        ({"chaudiere": True, "collectif": False}, ("faux", "faux", "sans_objet")),
        ({"chaudiere": False, "collectif": True, "gaz": True}, ("vrai", "sans_objet", "sans_objet")),
        ({"chaudiere": False}, ("vrai", "sans_objet", "sans_objet")),
        ({"collectif": False, "gaz": True}, ("inconnu", "faux", "sans_objet")),
        ({"collectif": True, "gaz": False}, ("vrai", "vrai", "faux")),
    ],
)
def test_les_etats_de_la_trace(reponses: dict[str, Any], etats: tuple[str, ...]) -> None:
    obtenue = reponse(regles(GENERALE, ADMISE, REEXCLUE), dossier(**reponses))
    assert tuple(clause.etat for clause in obtenue.clauses if clause.genre == "critere") == etats


def test_un_critere_dont_la_condition_d_application_est_fausse_est_rempli() -> None:
    gardee = critere("c1", oui("collectif"), garde=oui("chaudiere"))
    obtenue = reponse(regles(gardee), dossier(chaudiere=False, collectif=False))
    assert (obtenue.verdict, obtenue.clauses[0].etat) == ("eligible", "sans_objet")
    assert reponse(regles(gardee), dossier(chaudiere=True, collectif=False)).verdict == "ineligible"
    assert reponse(regles(gardee), dossier(collectif=True)).verdict == "eligible"


def test_un_critere_hors_de_sa_periode_ne_compte_pas() -> None:
    ancien = critere("c1", oui("collectif"), periode=periode(None, "2024-01-31"))
    obtenue = reponse(regles(ancien), dossier(collectif=False))
    assert (obtenue.verdict, obtenue.clauses[0].etat) == ("eligible", "hors_vigueur")


def test_un_critere_lit_le_montant_theorique_et_le_montant_ne_lit_pas_le_critere() -> None:
    from tests.evaluation.modeles import au_plus, bornes, compare

    from reglo.model import expressions as e
    from reglo.source import NULLE_PART as ICI

    contrepartie = critere("c1", compare("contrepartie", ">=", e.MontantTheorique(span=ICI)))
    une = aide(criteres=(contrepartie,), montants=(montant("m1", au_plus(60_000, "cout")),))
    deux = recueil([une], [donnee("contrepartie"), donnee("cout")])
    obtenue = reponse(deux, dossier(contrepartie=80_000))
    assert (obtenue.verdict, bornes(obtenue.montant_du)) == ("eligible", ("0.00", "60000.00"))
    refusee = reponse(deux, dossier(contrepartie=59_999, cout=100_000))
    assert (refusee.verdict, bornes(refusee.montant_theorique)) == ("ineligible", ("60000.00", "60000.00"))
