"""Questions: only those that can matter, the most decisive first."""

from typing import Any

from tests.evaluation.modeles import (
    JOUR,
    PREUVE,
    aide,
    au_plus,
    avis,
    compare,
    critere,
    donnee,
    dossier,
    est,
    et,
    montant,
    ou,
    oui,
    par,
    recueil,
    reponse,
)  # fmt: skip

from reglo.evaluation.reference import evaluer
from reglo.model import clauses as c
from reglo.model.rulebook import Rulebook

from reglo.source import NULLE_PART as ICI  # isort: skip

DONNEES = [
    donnee("cout"),
    donnee("places", entier=True, question="Combien de places ?", unite="place"),
    donnee("neuf", "booleen"),
    donnee("rural", "booleen"),
    donnee("zone", "choix", options=("a", "b")),
    avis("implantation"),
]


def posees(regles: Rulebook, **reponses: Any) -> list[str]:  # noqa: ANN401
    return [question.donnee for question in reponse(regles, dossier(**reponses)).questions]


def test_le_verdict_passe_avant_le_montant() -> None:
    une = aide(criteres=(critere("c1", oui("neuf")),), montants=(montant("m1", par(10, "places")),))
    assert posees(recueil([une], DONNEES)) == ["neuf", "places"]


def test_ce_qu_un_ou_deja_vrai_rend_inutile_n_est_pas_demande() -> None:
    une = aide(
        criteres=(critere("c1", ou(oui("neuf"), et(oui("rural"), est("zone", "a")))),), montants=(montant("m1", 1),)
    )
    assert posees(recueil([une], DONNEES), neuf=True) == []
    assert posees(recueil([une], DONNEES), neuf=False) == ["rural", "zone"]
    assert posees(recueil([une], DONNEES), rural=False) == ["neuf"]


def test_un_plafond_deja_atteint_ne_demande_pas_le_cout() -> None:
    une = aide(montants=(montant("m1", au_plus(100, "cout")),))
    assert posees(recueil([une], DONNEES), cout=(100, None)) == []
    assert posees(recueil([une], DONNEES), cout=(99, None)) == ["cout"]


def test_ce_que_la_question_dit() -> None:
    une = aide(
        criteres=(critere("c1", compare("places", ">=", 20)), critere("c2", est("implantation", "favorable"))),
        montants=(montant("m1", 1),),
    )
    places, implantation = reponse(recueil([une], DONNEES), dossier()).questions
    assert (places.question, places.a_qui, places.unite) == ("Combien de places ?", "porteur", "place")
    assert (implantation.question, implantation.a_qui) == ("Implantation ?", "autorite")
    assert implantation.options == ("favorable", "defavorable")
    assert [(effet.aide, effet.sortie) for effet in places.peut_trancher] == [("a", "verdict"), ("a", "montant")]


def test_la_donnee_qui_tranche_le_plus_d_aides_vient_d_abord() -> None:
    une = aide(criteres=(critere("c1", oui("rural")), critere("c2", oui("neuf"))), montants=(montant("m1", 1),))
    deux = aide("b", criteres=(critere("c1", oui("neuf")),), montants=(montant("m1", 1),))
    questions = evaluer(recueil([une, deux], DONNEES), dossier(), aujourdhui=JOUR).questions
    assert [question.donnee for question in questions] == ["neuf", "rural"]
    assert {effet.aide for effet in questions[0].peut_trancher} == {"a", "b"}


def test_une_fourchette_laissee_a_l_autorite_n_est_pas_une_question() -> None:
    une = aide(montants=(montant("m1", 2_000, bas=1_000),))
    obtenue = reponse(recueil([une], DONNEES), dossier())
    assert obtenue.questions == ()
    assert [cause.libelle for cause in obtenue.composantes[0].causes] == ["choix laissé à l'autorité : a.m1"]


def test_une_piece_sous_condition_se_demande_en_dernier() -> None:
    piece = c.Piece(id="a.d1", label="d1", preuve=PREUVE, span=ICI, nom="devis", libelle="Devis", garde=oui("rural"))
    une = aide(criteres=(critere("c1", oui("neuf")),), montants=(montant("m1", 1),), pieces=(piece,))
    assert posees(recueil([une], DONNEES)) == ["neuf", "rural"]
    assert posees(recueil([une], DONNEES), neuf=False) == []
