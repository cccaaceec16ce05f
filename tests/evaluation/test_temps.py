"""Versions, periods, parameters and governing dates."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from tests.evaluation.modeles import (
    PREUVE,
    aide,
    bornes,
    compare,
    critere,
    donnee,
    dossier,
    montant,
    periode,
    recueil,
    reponse,
    version,
)  # fmt: skip

from reglo.model import clauses as c
from reglo.model import expressions as e
from reglo.model import rulebook as m
from reglo.outcome import reponse as r
from reglo.outcome.dossier import Neant
from reglo.source import NULLE_PART as ICI

DEPOT = donnee("depot", "date")
AUTRES = [DEPOT, donnee("accord", "date", peut_manquer=True), donnee("places", entier=True)]
V1 = version(nom="v1", periode=periode(None, "2025-06-30"), montants=(montant("m1", 100),), date_qui_commande="depot")
V2 = version(
    nom="v2",
    periode=periode("2025-07-01", "2026-12-31"),
    montants=(montant("m1", 300),),
    criteres=(critere("c1", compare("places", ">=", 20)),),
    date_qui_commande="depot",
)


def fsi(**reponses: Any) -> r.ReponseAide:  # noqa: ANN401
    return reponse(recueil([aide("a", V1, V2)], AUTRES), dossier(**reponses))


@pytest.mark.parametrize(
    ("depot", "nom", "verdict", "attendu"),
    [
        (date(2025, 6, 30), "v1", "eligible", ("100.00", "100.00")),
        (date(2025, 7, 1), "v2", "eligible", ("300.00", "300.00")),
        (date(2026, 12, 31), "v2", "eligible", ("300.00", "300.00")),
        (date(2027, 1, 1), "", "hors_vigueur", ("0.00", "0.00")),
        ((date(2025, 6, 1), date(2025, 7, 31)), "v1, v2", "eligible", ("100.00", "300.00")),
        ((date(2026, 1, 1), date(2027, 1, 1)), "v2", "indetermine", ("0.00", "300.00")),
    ],
)
def test_la_version_selon_la_date_qui_commande(depot: Any, nom: str, verdict: str, attendu: tuple[str, str]) -> None:  # noqa: ANN401
    obtenue = fsi(depot=depot, places=20)
    assert (obtenue.version, obtenue.verdict, bornes(obtenue.montant_du)) == (nom, verdict, attendu)


def test_un_refus_dans_une_seule_des_versions_possibles_ne_tranche_rien() -> None:
    obtenue = fsi(depot=(date(2025, 6, 1), date(2025, 7, 31)), places=19)
    assert obtenue.verdict == "indetermine"
    assert [question.donnee for question in obtenue.questions] == ["depot"]
    assert fsi(depot=date(2025, 7, 1), places=19).refuse_par == ("a.c1",)


def test_deux_versions_le_meme_jour_sont_une_contradiction() -> None:
    doublon = version(nom="bis", montants=(montant("m1", 300),), date_qui_commande="depot")
    regles = recueil([aide("a", V1, doublon)], AUTRES)
    obtenue = reponse(regles, dossier(depot=date(2025, 1, 1)))
    assert (bornes(obtenue.montant_theorique), obtenue.montant_theorique.texte) == (("100.00", "300.00"), True)


def test_la_date_du_document_puis_celle_de_l_evaluation() -> None:
    ancienne = version(periode=periode(None, "2024-12-31"), montants=(montant("m1", 1),))
    document = m.Document(nom="doc", libelle="doc", date_qui_commande="depot", span=ICI)
    du_document = recueil([aide("a", ancienne)], AUTRES, documents={"doc": document})
    sans = recueil([aide("a", ancienne)], AUTRES)
    tard, tot = date(2025, 1, 1), date(2024, 12, 31)
    assert reponse(du_document, dossier(depot=tot), aujourdhui=tard).verdict == "eligible"
    assert reponse(sans, dossier(depot=tot), aujourdhui=tard).verdict == "hors_vigueur"
    assert reponse(sans, dossier(), aujourdhui=tot).verdict == "eligible"


def test_une_date_qui_commande_absente_laisse_la_date_de_l_evaluation() -> None:
    ancienne = version(periode=periode(None, "2024-12-31"), montants=(montant("m1", 1),), date_qui_commande="accord")
    regles = recueil([aide("a", ancienne)], AUTRES)
    assert reponse(regles, dossier(accord=Neant())).verdict == "eligible"
    assert reponse(regles, dossier()).verdict == "indetermine"


def test_la_date_n_est_demandee_que_si_quelque_chose_en_depend() -> None:
    datee = version(montants=(montant("m1", 1),), date_qui_commande="depot")
    assert reponse(recueil([aide("a", datee)], AUTRES), dossier()).questions == ()
    periodique = montant("m1", 1, periode=periode("2025-01-01", None))
    dependante = version(montants=(periodique,), date_qui_commande="depot")
    obtenue = reponse(recueil([aide("a", dependante)], AUTRES), dossier())
    assert [question.donnee for question in obtenue.questions] == ["depot"]
    assert bornes(obtenue.montant_theorique) == ("0.00", "1.00")


# ------------------------------------------------------------------------------------------------------- parameters
def parametre(*valeurs: tuple[c.Periode | None, str]) -> m.Parametre:
    datees = tuple(
        m.ValeurParametre(
            id=f"forfait.t{k}", label=f"t{k}", preuve=PREUVE, periode=duree, valeur=Fraction(valeur), span=ICI
        )
        for k, (duree, valeur) in enumerate(valeurs, 1)
    )
    return m.Parametre(
        nom="forfait",
        ecriture="forfait",
        libelle="forfait autonomie",
        unite="€",
        valeurs=datees,
        preuve=PREUVE,
        span=ICI,
    )


FORFAIT = parametre((periode("2017-01-01", "2017-12-31"), "325.86"), (periode("2018-01-01", "2018-12-31"), "330"))


def autonomie(depot: Any, forfait: m.Parametre = FORFAIT) -> r.ReponseAide:  # noqa: ANN401
    datee = version(
        montants=(montant("m1", e.LectureParametre(parametre="forfait", span=ICI)),), date_qui_commande="depot"
    )
    return reponse(recueil([aide("a", datee)], AUTRES, parametres={"forfait": forfait}), dossier(depot=depot))


def test_un_parametre_n_est_jamais_prolonge() -> None:
    assert bornes(autonomie(date(2017, 12, 31)).montant_du) == ("325.86", "325.86")
    apres = autonomie(date(2019, 1, 1))
    assert (apres.verdict, apres.montant_theorique.vide) == ("non_couvert", True)
    assert [cause.libelle for cause in apres.causes] == ["le texte ne donne pas de valeur : forfait autonomie"]


def test_un_parametre_a_une_date_inconnue() -> None:
    deux_ans = autonomie((date(2017, 6, 1), date(2018, 6, 1)))
    assert (bornes(deux_ans.montant_du), deux_ans.montant_du.texte) == (("325.86", "330.00"), False)
    plus_tard = autonomie((date(2017, 6, 1), date(2019, 6, 1)))
    assert (bornes(plus_tard.montant_theorique), plus_tard.montant_theorique.texte) == (("325.86", "330.00"), True)
    assert plus_tard.verdict == "indetermine"


def test_deux_valeurs_pour_un_jour_se_contredisent() -> None:
    double = parametre((periode("2017-01-01", "2018-06-30"), "5"), (periode("2018-01-01", "2018-12-31"), "9"))
    obtenue = autonomie(date(2018, 2, 1), double)
    assert (bornes(obtenue.montant_theorique), obtenue.montant_theorique.texte) == (("5.00", "9.00"), True)
    assert bornes(autonomie(date(2017, 2, 1), double).montant_du) == ("5.00", "5.00")
