"""Budgets and quotas that past decisions consume; nothing reads what is left."""

from datetime import date
from fractions import Fraction
from typing import Any

import msgspec
import pytest
from tests.evaluation.modeles import PREUVE, aide, bornes, donnee, dossier, montant, nombre, recueil, reponse, version

from reglo.model import clauses as c
from reglo.outcome import reponse as r
from reglo.outcome.dossier import Decision
from reglo.source import NULLE_PART as ICI


def attribution(
    clause: c.Enveloppe,
    *decisions: Decision | None,
    depot: Any = date(2024, 6, 1),  # noqa: ANN401
    beneficiaire: str = "",
) -> r.Attribution:
    une = version(montants=(montant("m1", 500),), enveloppes=(clause,), date_qui_commande="depot")
    regles = recueil([aide("a", une), aide("b", une)], [donnee("depot", "date"), donnee("logements", entier=True)])
    contenu = dossier(depot=depot, logements=20)
    registre = None if None in decisions else tuple(x for x in decisions if x is not None)
    contenu = msgspec.structs.replace(contenu, registre=registre, beneficiaire=beneficiaire)
    return reponse(regles, contenu).attributions[0]


def enveloppe(limite: int, **champs: Any) -> c.Enveloppe:  # noqa: ANN401
    return c.Enveloppe(
        id="a.w1", label="w1", preuve=PREUVE, span=ICI, limite=Fraction(limite), **{"unite": "€", **champs}
    )


def decision(montant_: int, jour: date = date(2024, 3, 1), rang: int = 1, **champs: Any) -> Decision:  # noqa: ANN401
    return Decision(jour, rang, champs.pop("aide", "a"), Fraction(montant_), **champs)


@pytest.mark.parametrize(
    ("prises", "etat", "reste"),
    [
        ((), "couverte", "1000.00"),
        ((decision(500),), "couverte", "500.00"),
        ((decision(501),), "partielle", "499.00"),
        ((decision(600), decision(600, rang=2)), "epuisee", "0.00"),
        ((decision(600, aide="b"),), "partielle", "400.00"),
        ((decision(600, aide="autre"),), "couverte", "1000.00"),
    ],
)
def test_un_budget(prises: tuple[Decision, ...], etat: str, reste: str) -> None:
    obtenue = attribution(enveloppe(1_000), *prises)
    assert (obtenue.etat, bornes(obtenue.reste), bornes(obtenue.demande)) == (etat, (reste,) * 2, ("500.00",) * 2)


def test_sans_registre_rien_n_est_su() -> None:
    obtenue = attribution(enveloppe(1_000), None)
    assert (obtenue.etat, bornes(obtenue.reste)) == ("inconnue", ("0.00", "1000.00"))


def test_une_enveloppe_annuelle_suit_l_annee_de_la_date_qui_commande() -> None:
    annuelle = enveloppe(1_000, fenetre="annuelle")
    prises = (decision(600, date(2023, 12, 31)), decision(300, date(2024, 1, 1)))
    assert bornes(attribution(annuelle, *prises).reste) == ("700.00", "700.00")
    assert bornes(attribution(annuelle, *prises, depot=date(2023, 5, 1)).reste) == ("400.00", "400.00")
    entre = attribution(annuelle, *prises, depot=(date(2023, 12, 1), date(2024, 1, 31)))
    assert bornes(entre.reste) == ("100.00", "1000.00")


@pytest.mark.parametrize(
    ("jour", "reste"), [(date(2021, 6, 1), "1000.00"), (date(2021, 6, 2), "400.00"), (date(2024, 6, 1), "400.00")]
)
def test_trente_six_mois_glissants(jour: date, reste: str) -> None:
    glissante = enveloppe(1_000, fenetre="glissante", mois=36)
    assert bornes(attribution(glissante, decision(600, jour)).reste) == (reste, reste)


def test_par_beneficiaire() -> None:
    propre = enveloppe(1_000, par_beneficiaire=True)
    prises = (decision(600, beneficiaire="commune"), decision(100, rang=2, beneficiaire="bailleur"))
    assert bornes(attribution(propre, *prises, beneficiaire="commune").reste) == ("400.00", "400.00")
    assert bornes(attribution(propre, *prises).reste) == ("300.00", "1000.00")


def test_une_decision_sans_beneficiaire_peut_etre_de_chacun() -> None:
    propre = enveloppe(1_000, par_beneficiaire=True)
    prises = (decision(600, beneficiaire="commune"), decision(100, rang=2))
    assert bornes(attribution(propre, *prises, beneficiaire="commune").reste) == ("300.00", "400.00")
    assert bornes(attribution(propre, *prises, beneficiaire="bailleur").reste) == ("900.00", "1000.00")


def test_deux_graphies_d_un_nom_sont_un_seul_compte() -> None:
    propre = enveloppe(1_000, par_beneficiaire=True)
    prise = decision(600, beneficiaire="Office de l’Habitat")
    assert bornes(attribution(propre, prise, beneficiaire="office  de l'habitat").reste) == ("400.00", "400.00")
    assert bornes(attribution(propre, prise, beneficiaire="office de l'habitation").reste) == ("1000.00", "1000.00")


def test_les_decisions_d_une_meme_fenetre_comptent_ensemble() -> None:
    """While the governing date is open, two decisions of one year count together or not at all: nothing is too wide."""
    annuelle = enveloppe(1_000, fenetre="annuelle")
    prises = (decision(300, date(2024, 1, 1)), decision(200, date(2024, 5, 1), rang=2))
    obtenue = attribution(annuelle, *prises, depot=(date(2023, 12, 1), date(2024, 1, 31)))
    assert (bornes(obtenue.reste), obtenue.reste.majorant) == (("500.00", "1000.00"), False)


def test_une_quantite_dite_pour_une_enveloppe_prevaut_sur_celle_de_son_unite() -> None:
    quota = enveloppe(50, unite="logement", compte=nombre("logements"))
    prise = decision(1, quantites={"logement": Fraction(31), "a.w1": Fraction(10)})
    assert bornes(attribution(quota, prise).reste) == ("40", "40")


def test_un_quota_compte_des_unites() -> None:
    quota = enveloppe(50, unite="logement", compte=nombre("logements"))
    prise = decision(1, quantites={"logement": Fraction(31)})
    obtenue = attribution(quota, prise)
    assert (obtenue.etat, bornes(obtenue.reste), bornes(obtenue.demande)) == ("partielle", ("19", "19"), ("20", "20"))
    assert bornes(attribution(quota, decision(1)).reste) == ("0", "50")


def test_ce_qu_il_reste_ne_change_pas_le_montant() -> None:
    une = version(montants=(montant("m1", 500),), enveloppes=(enveloppe(10),))
    contenu = msgspec.structs.replace(dossier(), registre=(decision(10),))
    obtenue = reponse(recueil([aide("a", une)], []), contenu)
    assert (obtenue.verdict, bornes(obtenue.montant_du)) == ("eligible", ("500.00", "500.00"))
