"""Components: ranges, refusals, exceptions on amounts, and what they do to the verdict."""

from fractions import Fraction
from typing import Any

import pytest
from tests.evaluation.modeles import (
    aide,
    bornes,
    cle,
    donnee,
    dossier,
    fois,
    montant,
    oui,
    par,
    recueil,
    reponse,
    somme,
    tableau,
    tableau_lu,
    valeurs,
)  # fmt: skip

from reglo.model.rulebook import Rulebook

DONNEES = [
    donnee("cout"),
    donnee("subventions"),
    donnee("logements", entier=True),
    donnee("rural", "booleen"),
    donnee("neuf", "booleen"),
    donnee("type", "choix", options=("A", "B", "C")),
]
GRILLE = tableau(
    "grille", (cle("type", "choix"),), [(valeurs("A"), 500), (valeurs("B"), "refus"), (valeurs("C"), "non_couvert")]
)


def regles(*montants: Any) -> Rulebook:  # noqa: ANN401
    return recueil([aide(montants=montants)], DONNEES, tableaux={"grille": GRILLE})


# ----------------------------------------------------------------------------------------------------------- ranges
def test_de_15_a_50_pour_cent_d_un_cout_inconnu_n_est_pas_un_refus() -> None:
    fourchette = montant("m1", fois(Fraction(1, 2), "cout"), bas=fois(Fraction(15, 100), "cout"))
    obtenue = reponse(regles(fourchette), dossier())
    assert (obtenue.verdict, bornes(obtenue.montant_theorique)) == ("eligible", ("0.00", None))
    connue = reponse(regles(fourchette), dossier(cout=1_000))
    assert (connue.verdict, bornes(connue.montant_du)) == ("eligible", ("150.00", "500.00"))
    assert connue.questions == ()


def test_de_a_par_logement() -> None:
    fourchette = montant("b", par(2_000, "logements"), bas=par(1_000, "logements"))
    assert bornes(reponse(regles(fourchette), dossier(logements=3)).montant_du) == ("3000.00", "6000.00")
    assert reponse(regles(fourchette), dossier()).verdict == "eligible"


@pytest.mark.parametrize(
    ("subventions", "verdict", "attendu"),
    [
        (500, "eligible", ("500.00", "500.00")),
        (501, "ineligible", ("0.00", "0.00")),
        ((400, 600), "indetermine", ("0.00", "600.00")),
    ],
)
def test_un_plancher_au_dessus_du_plafond_refuse(subventions: Any, verdict: str, attendu: tuple[str, str]) -> None:  # noqa: ANN401
    fourchette = montant("m1", somme("cout", fois(-1, "subventions")), bas=fois(Fraction(1, 2), "cout"))
    obtenue = reponse(regles(fourchette), dossier(cout=1_000, subventions=subventions))
    assert (obtenue.verdict, bornes(obtenue.montant_du)) == (verdict, attendu)
    assert obtenue.refuse_par == (("a.m1",) if verdict == "ineligible" else ())


def test_jusqu_a() -> None:
    obtenue = reponse(regles(montant("m1", par(19_000, "logements"), forme="jusqua")), dossier(logements=2))
    assert (obtenue.verdict, bornes(obtenue.montant_du)) == ("eligible", ("0.00", "38000.00"))


# ------------------------------------------------------------------------------------- what components do to the aid
@pytest.mark.parametrize(
    ("types", "autre", "verdict"),
    [
        ("A", None, "eligible"),
        ("B", None, "ineligible"),
        ("C", None, "non_couvert"),
        ("B", 100, "eligible"),
        ("C", 100, "eligible"),
        (None, 100, "eligible"),
        (None, None, "indetermine"),
    ],
)
def test_une_composante_suffit(types: str | None, autre: int | None, verdict: str) -> None:
    montants = [montant("m1", tableau_lu("grille")), *([montant("m2", autre)] if autre else [])]
    connue: dict[str, Any] = {"type": types} if types else {}
    contenu = dossier(**connue)
    assert reponse(regles(*montants), contenu).verdict == verdict


def test_une_composante_refusee_avec_une_autre_sans_objet_refuse_l_aide() -> None:
    montants = (montant("m1", tableau_lu("grille")), montant("m2", 100, garde=oui("neuf")))
    assert reponse(regles(*montants), dossier(type="B", neuf=False)).verdict == "ineligible"
    assert reponse(regles(*montants), dossier(type="B")).verdict == "indetermine"
    assert reponse(regles(*montants), dossier(type="B", neuf=True)).verdict == "eligible"


def test_aucune_composante_applicable_laisse_l_aide_a_zero() -> None:
    obtenue = reponse(regles(montant("m1", 100, garde=oui("neuf"))), dossier(neuf=False))
    assert (obtenue.verdict, bornes(obtenue.montant_du)) == ("eligible", ("0.00", "0.00"))
    assert obtenue.composantes[0].verdict == "ineligible"


def test_un_trou_vide_la_somme_et_laisse_les_autres_composantes() -> None:
    obtenue = reponse(regles(montant("m1", tableau_lu("grille")), montant("m2", 100)), dossier(type="C"))
    assert obtenue.montant_theorique.vide
    assert obtenue.montant_du.vide
    assert [bornes(composante.montant) for composante in obtenue.composantes] == [(None, None), ("100.00", "100.00")]
    assert [composante.verdict for composante in obtenue.composantes] == ["non_couvert", "eligible"]


# ------------------------------------------------------------------------------------------------------- exceptions
GENERAL = montant("m1", 10_000)
RURAL = montant("m2", 6_000, exception_a="m1", garde=oui("rural"))
NEUF = montant("m3", 7_000, exception_a="m1", garde=oui("neuf"))


@pytest.mark.parametrize("ordre", [(GENERAL, RURAL, NEUF), (NEUF, GENERAL, RURAL)])
@pytest.mark.parametrize(
    ("rural", "neuf", "attendu", "conflit"),
    [
        (False, False, ("10000.00", "10000.00"), False),
        (True, False, ("6000.00", "6000.00"), False),
        (False, True, ("7000.00", "7000.00"), False),
        (True, True, ("6000.00", "7000.00"), True),
        (None, False, ("6000.00", "10000.00"), False),
        (None, None, ("6000.00", "10000.00"), True),
    ],
)
def test_l_exception_vivante_remplace(
    ordre: tuple[Any, ...], attendu: tuple[str, str], *, rural: bool | None, neuf: bool | None, conflit: bool
) -> None:
    reponses: dict[str, Any] = {nom: valeur for nom, valeur in (("rural", rural), ("neuf", neuf)) if valeur is not None}
    obtenue = reponse(regles(*ordre), dossier(**reponses))
    assert (bornes(obtenue.montant_theorique), obtenue.montant_theorique.texte) == (attendu, conflit)
    assert obtenue.verdict == "eligible"


def test_deux_exceptions_de_meme_montant_ne_sont_pas_un_conflit() -> None:
    meme = montant("m3", 6_000, exception_a="m1", garde=oui("neuf"))
    obtenue = reponse(regles(GENERAL, RURAL, meme), dossier(rural=True, neuf=True))
    assert (bornes(obtenue.montant_du), obtenue.montant_du.texte) == (("6000.00", "6000.00"), False)


def test_l_exception_a_l_exception() -> None:
    double = montant("m4", 8_000, exception_a="m2", garde=oui("neuf"))
    assert bornes(reponse(regles(GENERAL, RURAL, double), dossier(rural=True, neuf=True)).montant_du)[0] == "8000.00"
    assert bornes(reponse(regles(GENERAL, RURAL, double), dossier(rural=False, neuf=True)).montant_du)[0] == "10000.00"


def test_la_clause_remplacee_le_dit_dans_la_trace() -> None:
    obtenue = reponse(regles(GENERAL, RURAL), dossier(rural=True))
    assert {clause.id: clause.etat for clause in obtenue.clauses} == {"a.m1": "exception", "a.m2": "vrai"}
    assert [composante.id for composante in obtenue.composantes] == ["a.m1"]


@pytest.mark.parametrize(
    ("nature", "montants", "attendu"),
    [
        ("garantie", (), (False, "eligible", ("0.00", "0.00"), False)),
        ("garantie", (montant("m1", 500),), (True, "eligible", ("500.00", "500.00"), False)),
        ("subvention", (), (True, "eligible", (None, None), True)),
    ],
)
def test_une_aide_sans_montant_ne_verse_pas_de_somme(nature: Any, montants: Any, attendu: Any) -> None:  # noqa: ANN401
    obtenue = reponse(recueil([aide(nature=nature, montants=montants)], DONNEES), dossier())
    du = obtenue.montant_du
    assert (obtenue.en_argent, obtenue.verdict, bornes(du), du.vide) == attendu
