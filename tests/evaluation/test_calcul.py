"""The computation: assiette line by line, steps in the order written, limits on bonuses, one rounding at the end."""

from fractions import Fraction
from typing import Any

import pytest
from tests.evaluation.modeles import (
    aide,
    au_plus,
    bornes,
    donnee,
    dossier,
    etape,
    fois,
    ligne_assiette,
    montant,
    oui,
    periode,
    recueil,
    reponse,
)  # fmt: skip

from reglo.model import expressions as e
from reglo.outcome import reponse as r
from reglo.source import NULLE_PART as ICI

DONNEES = [
    donnee("travaux"),
    donnee("gaz"),
    donnee("contrepartie"),
    donnee("neuf", "booleen"),
    donnee("rural", "booleen"),
]
ASSIETTE = e.Assiette(span=ICI)


def evaluee(reponses: dict[str, Any] | None = None, **champs: Any) -> r.ReponseAide:  # noqa: ANN401
    return reponse(recueil([aide(**champs)], DONNEES), dossier(**(reponses or {})))


def du(reponses: dict[str, Any] | None = None, **champs: Any) -> tuple[str | None, str | None]:  # noqa: ANN401
    return bornes(evaluee(reponses, **champs).montant_du)


# --------------------------------------------------------------------------------------------------------- assiette
LIGNES = (
    ligne_assiette("a1", "compter", "travaux"),
    ligne_assiette("a2", "retirer", "gaz", garde=oui("neuf")),
    ligne_assiette("a3", "plafonner", 100_000),
)
MOITIE = (montant("m1", fois(Fraction(1, 2), ASSIETTE)),)


@pytest.mark.parametrize(
    ("travaux", "neuf", "attendu"),
    [
        (80_000, False, ("40000.00", "40000.00")),
        (80_000, True, ("35000.00", "35000.00")),
        (200_000, True, ("50000.00", "50000.00")),
        (5_000, True, ("0.00", "0.00")),
        (80_000, None, ("35000.00", "40000.00")),
    ],
)
def test_l_assiette_dans_l_ordre_ecrit(travaux: int, attendu: tuple[str, str], *, neuf: bool | None) -> None:
    reponses: dict[str, Any] = {"travaux": travaux, "gaz": 10_000} | ({} if neuf is None else {"neuf": neuf})
    assert du(reponses, assiette=LIGNES, montants=MOITIE) == attendu


def test_la_trace_donne_la_valeur_apres_chaque_ligne() -> None:
    obtenue = evaluee({"travaux": 200_000, "gaz": 10_000, "neuf": False}, assiette=LIGNES, montants=MOITIE)
    lignes = [(x.id, x.etat, x.valeur and x.valeur.max) for x in obtenue.clauses if x.genre == "assiette"]
    assert lignes == [
        ("a.a1", "vrai", "200000.00"),
        ("a.a2", "sans_objet", "200000.00"),
        ("a.a3", "vrai", "100000.00"),
    ]
    assert obtenue.assiette == r.Intervalle(min="100000.00", max="100000.00")


# ------------------------------------------------------------------------------------------------------------ steps
PRIMES = tuple(montant(f"b{k}", valeur) for k, valeur in enumerate((4_000, 3_000, 2_000, 1_000), 1))
BASE = (montant("m1", 10_000),)


def test_sans_etapes_tout_s_ajoute() -> None:
    assert du(montants=BASE, bonifications=PRIMES) == ("20000.00", "20000.00")


def test_l_ordre_des_plafonds_change_le_montant() -> None:
    avant = (
        etape("e1", "somme", "m1"),
        etape("e2", "plafond", valeur="contrepartie"),
        etape("e3", "ajout", "b1", "b2"),
    )
    apres = (
        etape("e1", "somme", "m1"),
        etape("e2", "ajout", "b1", "b2"),
        etape("e3", "plafond", valeur="contrepartie"),
    )
    assert du({"contrepartie": 8_000}, montants=BASE, bonifications=PRIMES, etapes=avant)[0] == "15000.00"
    assert du({"contrepartie": 8_000}, montants=BASE, bonifications=PRIMES, etapes=apres)[0] == "8000.00"
    assert du(montants=BASE, bonifications=PRIMES, etapes=apres) == ("0.00", "17000.00")


@pytest.mark.parametrize(
    ("pas", "attendu"),
    [
        (etape("e2", "plancher", valeur=12_000), "12000.00"),
        (etape("e2", "retrait", valeur=3_000), "7000.00"),
        (etape("e2", "retrait", valeur=13_000), "0.00"),
        (etape("e2", "produit", valeur=Fraction(1, 3)), "3333.33"),
        (etape("e2", "arrondi", sens="par défaut", pas=Fraction(3_000)), "9000.00"),
        (etape("e2", "arrondi", sens="par excès", pas=Fraction(3_000)), "12000.00"),
        (etape("e2", "plafond", valeur=5, garde=oui("neuf")), "10000.00"),
        (etape("e2", "plafond", valeur=5, periode=periode("2025-01-01", None)), "10000.00"),
    ],
)
def test_chaque_etape(pas: Any, attendu: str) -> None:  # noqa: ANN401
    assert du({"neuf": False}, montants=BASE, etapes=(etape("e1", "somme", "m1"), pas))[0] == attendu


def test_une_etape_qui_ne_s_applique_peut_etre_pas() -> None:
    etapes = (etape("e1", "somme", "m1"), etape("e2", "plafond", valeur=6_000, garde=oui("neuf")))
    obtenue = evaluee(montants=BASE, etapes=etapes)
    assert bornes(obtenue.montant_theorique) == ("6000.00", "10000.00")
    assert [(x.id, x.etat) for x in obtenue.clauses if x.genre == "etape"] == [("a.e1", "vrai"), ("a.e2", "inconnu")]


def test_une_exception_citee_avec_sa_regle_ne_compte_qu_une_fois() -> None:
    montants = (*BASE, montant("m2", 6_000, exception_a="m1", garde=oui("neuf")))
    assert du({"neuf": True}, montants=montants, etapes=(etape("e1", "somme", "m1", "m2"),))[0] == "6000.00"
    assert du({"neuf": False}, montants=montants, etapes=(etape("e1", "somme", "m2"),))[0] == "10000.00"


# ---------------------------------------------------------------------------------------------------------- bonuses
@pytest.mark.parametrize(
    ("maximum", "attendu"), [(1, "14000.00"), (2, "17000.00"), (3, "19000.00"), (4, "20000.00"), (5, "20000.00")]
)
@pytest.mark.parametrize("etapes", [(), (etape("e1", "somme", "m1"), etape("e2", "ajout", "b1", "b2", "b3", "b4"))])
def test_au_plus_tant_de_bonifications(etapes: tuple[Any, ...], maximum: int, attendu: str) -> None:
    assert du(montants=BASE, bonifications=PRIMES, bonifications_max=maximum, etapes=etapes)[0] == attendu


def test_une_par_categorie_la_plus_favorable() -> None:
    lieu = tuple(montant(f"b{k}", valeur, categorie="lieu") for k, valeur in enumerate((500, 1_000), 1))
    libre = montant("b3", 50)
    primes = (*lieu, libre, montant("b4", 200, categorie="énergie"))
    assert du(montants=BASE, bonifications=primes, une_par_categorie=True)[0] == "11250.00"
    assert du(montants=BASE, bonifications=primes, une_par_categorie=True, bonifications_max=2)[0] == "11200.00"


def test_la_combinaison_se_choisit_borne_par_borne() -> None:
    primes = (montant("b1", 1_000, garde=oui("neuf")), montant("b2", 600))
    assert du(montants=BASE, bonifications=primes, bonifications_max=1) == ("10600.00", "11000.00")


def test_des_bonifications_en_plusieurs_etapes_donnent_la_meilleure_combinaison_apres_plafonds() -> None:
    etapes = (
        etape("e1", "somme", "m1"),
        etape("e2", "ajout", "b1"),
        etape("e3", "plafond", valeur=10_500),
        etape("e4", "ajout", "b3"),
    )
    primes = (montant("b1", 5_000), montant("b3", 2_000))
    assert du(montants=BASE, bonifications=primes, bonifications_max=1, etapes=etapes)[0] == "12000.00"
    assert du(montants=BASE, bonifications=primes, etapes=etapes)[0] == "12500.00"


# --------------------------------------------------------------------------------------------------------- rounding
@pytest.mark.parametrize(
    ("valeur", "attendu"),
    [(Fraction(5, 1000), "0.01"), (Fraction(4, 1000), "0.00"), (Fraction(2, 3), "0.67"), (Fraction(1, 3), "0.33")],
)
def test_au_centime_demi_vers_le_haut(valeur: Fraction, attendu: str) -> None:
    assert du(montants=(montant("m1", valeur),))[0] == attendu


def test_une_seule_fois_a_la_fin() -> None:
    tiers = tuple(montant(f"m{k}", Fraction(1, 3)) for k in range(1, 4))
    assert du(montants=tiers)[0] == "1.00"
    assert du(montants=(montant("m1", au_plus(Fraction(2, 3), 5)),), etapes=()) == ("0.67", "0.67")
