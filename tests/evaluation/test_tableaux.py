"""Tables: every reachable row, holes, refusals, several keys, marginal brackets."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace
from tests.evaluation.modeles import (
    aide,
    autres_cas,
    bornes,
    cle,
    compare,
    critere,
    donnee,
    dossier,
    montant,
    oui,
    par,
    plage,
    recueil,
    reponse,
    tableau,
    tableau_lu,
    valeurs,
)  # fmt: skip

from reglo.model import clauses as c
from reglo.outcome import reponse as r
from reglo.source import NULLE_PART as ICI

DONNEES = [
    donnee("gain"),
    donnee("places", entier=True),
    donnee("etiquette", "choix", options=("A", "B", "C")),
    donnee("zone", "choix", options=("u", "r")),
    donnee("neuf", "booleen"),
]
QUOTE = c.Preuve(citations=(c.Citation(document="d", extrait="dans les autres cas", span=ICI),), span=ICI)
DROIT = tableau(
    "droit",
    (cle("gain"),),
    [(plage(80, 109), 6_500), (plage(110, 169), 10_500), (plage(170, None), 17_500)],
)


def lire(table: c.Tableau, *criteres: c.Critere, **reponses: Any) -> r.ReponseAide:  # noqa: ANN401
    une = aide(criteres=criteres, montants=(montant("m1", tableau_lu(table.nom)),))
    return reponse(recueil([une], DONNEES, tableaux={table.nom: table}), dossier(**reponses))


@pytest.mark.parametrize(("gain", "attendu"), [(80, "6500.00"), (109, "6500.00"), (110, "10500.00"), (400, "17500.00")])
def test_une_tranche_et_ses_bords(gain: int, attendu: str) -> None:
    obtenue = lire(DROIT, gain=gain)
    assert (obtenue.verdict, bornes(obtenue.montant_du)) == ("eligible", (attendu, attendu))


@pytest.mark.parametrize("gain", [Fraction(219, 2), 79])
def test_un_trou_n_a_pas_de_montant(gain: Fraction | int) -> None:
    obtenue = lire(DROIT, gain=gain)
    assert obtenue.verdict == "non_couvert"
    assert obtenue.montant_theorique == r.Intervalle(min=None, max=None, vide=True, texte=True)
    assert [(cause.genre, cause.objet) for cause in obtenue.causes] == [("texte", "a.droit")]
    assert obtenue.questions == ()


def test_une_cle_inconnue_atteint_toutes_les_lignes_et_non_les_seuls_bouts() -> None:
    bosse = tableau("bosse", (cle("gain"),), [(plage(0, 10), 5), (plage(11, 20), 900), (plage(21, 30), 7)])
    obtenue = lire(bosse, gain=(5, 25))
    assert bornes(obtenue.montant_theorique) == ("5.00", "900.00")
    assert obtenue.montant_theorique.texte
    assert obtenue.verdict == "indetermine"


def test_une_cle_entiere_ne_tombe_pas_entre_deux_lignes() -> None:
    entiers = tableau("entiers", (cle("places"),), [(plage(0, 10), 5), (plage(11, None), 9)])
    obtenue = lire(entiers, places=(5, 25))
    assert (obtenue.verdict, bornes(obtenue.montant_theorique)) == ("eligible", ("5.00", "9.00"))
    assert not obtenue.montant_theorique.texte


def test_la_cle_qui_ne_change_rien_n_est_pas_demandee() -> None:
    deux = tableau(
        "deux",
        (cle("etiquette", "choix"), cle("zone", "choix")),
        [(valeurs("A", "B"), c.Tout(span=ICI), 5), (valeurs("C"), c.Tout(span=ICI), 9)],
    )
    obtenue = lire(deux)
    assert bornes(obtenue.montant_theorique) == ("5.00", "9.00")
    assert [question.donnee for question in obtenue.questions] == ["etiquette"]
    assert bornes(lire(deux, etiquette="A").montant_theorique) == ("5.00", "5.00")


def test_une_ligne_absente_d_une_liste_de_cas_refuse() -> None:
    saut = tableau("saut", (cle("etiquette", "choix"),), [(valeurs("A"), 6_000)], autres_cas="refus")
    obtenue = lire(saut, etiquette="C")
    assert (obtenue.verdict, obtenue.refuse_par) == ("ineligible", ("a.saut.autres_cas",))
    assert bornes(obtenue.montant_du) == ("0.00", "0.00")
    assert lire(saut).verdict == "indetermine"


def etats(obtenue: r.ReponseAide) -> dict[str, str]:
    return {etat.id: etat.etat for etat in obtenue.clauses if etat.genre == "rang"}


def test_les_autres_cas_se_lisent_dans_la_trace_avec_leur_preuve() -> None:
    dit = autres_cas("saut", 7, anomalies=("a.lacune",), preuve=QUOTE)
    saut = replace(tableau("saut", (cle("etiquette", "choix"),), [(valeurs("A"), 6_000)]), autres_cas=dit)
    assert etats(lire(saut, etiquette="A")) == {"a.saut.t1": "vrai"}
    assert etats(lire(saut)) == {"a.saut.t1": "inconnu", "a.saut.autres_cas": "inconnu"}
    hors = lire(saut, etiquette="B")
    assert etats(hors) == {"a.saut.autres_cas": "vrai"}
    trace = next(etat for etat in hors.clauses if etat.id == "a.saut.autres_cas")
    assert (trace.anomalies, trace.citations[0].extrait) == (("a.lacune",), "dans les autres cas")


def test_les_autres_cas_hors_de_leur_periode_laissent_un_trou() -> None:
    passe = c.Periode(fin=date(2020, 12, 31), span=ICI)
    saut = tableau("saut", (cle("etiquette", "choix"),), [(valeurs("A"), 6_000)])
    obtenue = lire(replace(saut, autres_cas=autres_cas("saut", 7, periode=passe)), etiquette="B")
    assert (obtenue.verdict, obtenue.montant_theorique.vide, etats(obtenue)) == ("non_couvert", True, {})


def test_une_case_illisible_n_est_pas_zero() -> None:
    illisible = tableau("grille", (cle("etiquette", "choix"),), [(valeurs("A"), "illisible"), (valeurs("B", "C"), 5)])
    obtenue = lire(illisible, etiquette="A")
    assert (obtenue.verdict, obtenue.montant_theorique.vide) == ("non_couvert", True)


def test_comparer_un_trou_n_est_jamais_tranche() -> None:
    seuil = critere("c1", compare(tableau_lu("droit"), "<=", 1_000_000))
    assert lire(DROIT, seuil, gain=(80, 120)).verdict == "indetermine"
    assert lire(DROIT, seuil, gain=109).verdict == "eligible"


def test_une_ligne_a_condition() -> None:
    gardee = tableau("gardee", (cle("etiquette", "choix"),), [(valeurs("A", "B", "C"), 5)], autres_cas=2)
    rang = c.Rang(
        id="a.gardee.t1",
        label="t1",
        preuve=gardee.preuve,
        span=ICI,
        cellules=(valeurs("A", "B", "C"),),
        issue=gardee.rangs[0].issue,
        garde=oui("neuf"),
    )
    avec = c.Tableau(**{champ: getattr(gardee, champ) for champ in gardee.__struct_fields__} | {"rangs": (rang,)})
    assert bornes(lire(avec, etiquette="A", neuf=True).montant_du) == ("5.00", "5.00")
    assert bornes(lire(avec, etiquette="A", neuf=False).montant_du) == ("2.00", "2.00")
    assert bornes(lire(avec, etiquette="A").montant_du) == ("2.00", "5.00")


def test_deux_lignes_pour_un_cas_se_contredisent() -> None:
    double = tableau("double", (cle("gain"),), [(plage(0, 10), 5), (plage(10, 20), 9)])
    obtenue = lire(double, gain=10)
    assert bornes(obtenue.montant_theorique) == ("5.00", "9.00")
    assert obtenue.montant_theorique.texte
    assert obtenue.verdict == "eligible"


def test_les_lignes_rencontrees_sont_dans_la_trace() -> None:
    rangs = {clause.id: clause.etat for clause in lire(DROIT, gain=(100, 120)).clauses if clause.genre == "rang"}
    assert rangs == {"a.droit.t1": "inconnu", "a.droit.t2": "inconnu"}
    assert [
        clause.id for clause in lire(DROIT, gain=100).clauses if clause.etat == "vrai" and clause.genre == "rang"
    ] == ["a.droit.t1"]


# ------------------------------------------------------------------------------------------------- marginal brackets
TRANCHES = tableau("tranches", (cle("gain"),), [(plage(0, 100), 20), (plage(100, None), 10)], marginal=True)


@pytest.mark.parametrize(
    ("gain", "attendu"),
    [
        (0, ("0.00", "0.00")),
        (100, ("2000.00", "2000.00")),
        (101, ("2010.00", "2010.00")),
        ((50, 150), ("1000.00", "2500.00")),
        ((50, None), ("1000.00", None)),
    ],
)
def test_chaque_taux_porte_sur_sa_part(gain: Any, attendu: tuple[str, str | None]) -> None:  # noqa: ANN401
    obtenue = lire(TRANCHES, gain=gain)
    assert bornes(obtenue.montant_theorique) == attendu
    assert not obtenue.montant_theorique.majorant


def test_les_taux_de_signes_opposes_montent_puis_descendent() -> None:
    pointe = tableau("pointe", (cle("gain"),), [(plage(0, 100), 20), (plage(100, None), -10)], marginal=True)
    assert bornes(lire(pointe, gain=(50, 150)).montant_theorique) == ("1000.00", "2000.00")
    assert bornes(lire(pointe, gain=(250, 290)).montant_theorique) == ("100.00", "500.00")


def test_une_part_sans_taux_est_un_trou() -> None:
    perce = tableau("perce", (cle("gain"),), [(plage(0, 100), 20), (plage(120, None), 10)], marginal=True)
    assert bornes(lire(perce, gain=100).montant_theorique) == ("2000.00", "2000.00")
    assert lire(perce, gain=130).montant_theorique.vide


# ------------------------------------------------------------------------------------------------------------ in lists
def test_un_refus_dans_une_liste_refuse_le_groupe() -> None:
    from tests.evaluation.test_listes import lots

    types = donnee("type", "choix", options=("A", "B"), entite="lot")
    nombres = donnee("logements", entier=True, entite="lot")
    grille = tableau("grille", (cle("type", "choix"),), [(valeurs("A"), 1_000)], autres_cas="refus")
    une = aide(montants=(montant("m1", par(tableau_lu("grille"), "logements", entite="lot")),))
    regles = recueil([une], [types, nombres], tableaux={"grille": grille})
    moitie = reponse(regles, dossier(lots({"type": "A", "logements": 8}, {"type": "B", "logements": 4})))
    assert (moitie.verdict, bornes(moitie.montant_du)) == ("eligible", ("8000.00", "8000.00"))
    aucun = reponse(regles, dossier(lots({"type": "B", "logements": 4})))
    assert (aucun.verdict, aucun.refuse_par) == ("ineligible", ("a.grille.autres_cas",))
    ouverte = reponse(regles, dossier(lots({"type": "B", "logements": 4}, complete=False)))
    assert ouverte.verdict == "indetermine"
    assert bornes(ouverte.montant_theorique) == ("0.00", None)
