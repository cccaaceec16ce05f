"""Sets of aids: caps checked, caps that clip, self-funding, non-cumul."""

from fractions import Fraction
from typing import Any

import pytest
from tests.evaluation.modeles import (
    JOUR,
    aide,
    bornes,
    critere,
    donnee,
    dossier,
    fois,
    ligne,
    ligne_assiette,
    montant,
    non_cumul,
    oui,
    plafond,
    recueil,
    reponse,
)  # fmt: skip

from reglo.evaluation.reference import evaluer
from reglo.model import expressions as e
from reglo.model.rulebook import Rulebook
from reglo.outcome import reponse as r
from reglo.outcome.dossier import Dossier, Neant
from reglo.source import NULLE_PART as ICI


def regles(*plafonds: Any, autres: tuple[Any, ...] = (), **champs: Any) -> Rulebook:  # noqa: ANN401
    travaux = (ligne_assiette("a1", "compter", "travaux"),)
    une = aide(montants=(montant("m1", 500),), assiette=travaux, plafonds=plafonds, **champs)
    return recueil([une, *autres], [donnee("travaux"), donnee("neuf", "booleen")])


def controle(recueil_: Rulebook, contenu: Dossier) -> r.Controle:
    return evaluer(recueil_, contenu, aides=("a",), aujourdhui=JOUR).controles[0]


HORS = {"aide": Neant()}
QUATRE_VINGTS = plafond("p1", fois(Fraction(80, 100), e.Assiette(span=ICI)))


@pytest.mark.parametrize(
    ("autres", "etat", "total", "marge"),
    [(300, "respecte", "800.00", "0.00"), (301, "viole", "801.00", "-1.00"), (0, "respecte", "500.00", "300.00")],
)
def test_un_plafond_sur_les_aides_publiques_se_verifie(autres: int, etat: str, total: str, marge: str) -> None:
    plan = [
        ligne(autres, financeur="region", **HORS),
        ligne(9_000, financeur="banque", **HORS),
        ligne(9_000, nature="pret", **HORS),
        ligne(9_000, nature="autofinancement", **HORS),
    ]
    obtenu = controle(regles(QUATRE_VINGTS), dossier(plan=plan, travaux=1_000))
    assert (obtenu.etat, obtenu.genre) == (etat, "plafond")
    assert obtenu.total is not None
    assert obtenu.marge is not None
    assert (bornes(obtenu.total)[0], bornes(obtenu.marge)[0]) == (total, marge)


def test_verifier_n_ecrete_pas() -> None:
    obtenue = reponse(regles(QUATRE_VINGTS), dossier(plan=[ligne(301, financeur="region", **HORS)], travaux=1_000))
    assert (bornes(obtenue.montant_du), obtenue.ecretements) == (("500.00", "500.00"), ())


def test_un_plan_ouvert_ne_permet_pas_de_dire_respecte() -> None:
    obtenu = controle(regles(QUATRE_VINGTS), dossier(plan=[], complet=False, travaux=1_000))
    assert obtenu.etat == "inconnu"
    assert "ligne" in {cause.objet for cause in obtenu.causes}


def test_un_plafond_sans_objet() -> None:
    gardee = plafond("p1", 5, garde=oui("neuf"))
    assert controle(regles(gardee), dossier(neuf=False)).etat == "sans_objet"
    assert controle(regles(gardee), dossier()).etat == "inconnu"
    assert controle(regles(gardee), dossier(neuf=True)).etat == "viole"


@pytest.mark.parametrize(
    ("autres", "attendu", "etat"), [(100, "500.00", "respecte"), (350, "450.00", "respecte"), (900, "0.00", "viole")]
)
def test_on_n_ecrete_que_l_aide_nommee(autres: int, attendu: str, etat: str) -> None:
    ecretant = plafond("p1", 800, ecrete="a")
    contenu = dossier(plan=[ligne(autres, financeur="region", **HORS)], travaux=1_000)
    obtenue = reponse(regles(ecretant), contenu)
    assert bornes(obtenue.montant_du) == (attendu, attendu)
    assert bornes(obtenue.montant_theorique) == ("500.00", "500.00")
    assert len(obtenue.ecretements) == (attendu != "500.00")
    assert controle(regles(ecretant), contenu).etat == etat


def test_l_ecretement_reste_au_centime_sous_le_plafond() -> None:
    ecretant = plafond("p1", Fraction(200, 3), ecrete="a")
    obtenue = reponse(regles(ecretant), dossier(travaux=1_000))
    assert bornes(obtenue.montant_du) == ("66.66", "66.66")
    assert [(x.clause, bornes(x.avant), bornes(x.apres)) for x in obtenue.ecretements] == [
        ("a.p1", ("500.00", "500.00"), ("66.66", "66.66"))
    ]


def test_la_ligne_de_l_aide_evaluee_ne_compte_pas_deux_fois() -> None:
    contenu = dossier(plan=[ligne(400, aide="a"), ligne(300, financeur="region", **HORS)], travaux=1_000)
    assert controle(regles(QUATRE_VINGTS), contenu).etat == "respecte"
    accordee = dossier(
        plan=[ligne(600, aide="a", etat="accorde"), ligne(300, financeur="region", **HORS)], travaux=1_000
    )
    assert controle(regles(QUATRE_VINGTS), accordee).etat == "viole"


def test_une_aide_du_plan_peut_ecreter_celle_que_l_on_evalue() -> None:
    autre = aide("b", montants=(montant("m1", 1, aide="b"),), plafonds=(plafond("p1", 800, aide="b", ecrete="a"),))
    avec = dossier(plan=[ligne(600, aide="b")], travaux=1_000)
    assert bornes(reponse(regles(autres=(autre,)), avec).montant_du) == ("200.00", "200.00")
    assert bornes(reponse(regles(autres=(autre,)), dossier(travaux=1_000)).montant_du) == ("500.00", "500.00")
    ouvert = reponse(regles(autres=(autre,)), dossier(travaux=1_000, complet=False))
    assert bornes(ouvert.montant_du) == ("0.00", "500.00")
    assert "b" in {question.donnee for question in ouvert.questions}


def test_un_plafond_de_tronc_ecrete_chaque_aide_qui_le_reprend() -> None:
    """« En écrêtant la présente aide », in a trunk: one clause, one id, and each aid clipped by its own cap."""
    caps = {nom: plafond("p1", 600, "tronc", ecrete=nom) for nom in ("a", "b")}
    un = aide("a", montants=(montant("m1", 500),), plafonds=(caps["a"],))
    deux = aide("b", montants=(montant("m1", 400, aide="b"),), plafonds=(caps["b"],))
    regles = recueil([un, deux], [donnee("travaux")])
    contenu = dossier(plan=[ligne(300, financeur="region", **HORS)])
    assert bornes(reponse(regles, contenu, "a").montant_du) == ("300.00", "300.00")
    assert bornes(reponse(regles, contenu, "b").montant_du) == ("300.00", "300.00")


def test_deux_aides_qui_s_ecretent_ont_plusieurs_issues() -> None:
    autre = aide("b", montants=(montant("m1", 600, aide="b"),), plafonds=(plafond("p1", 800, aide="b", ecrete="b"),))
    deux = regles(plafond("p1", 800, ecrete="a"), autres=(autre,))
    obtenue = reponse(deux, dossier(plan=[ligne(500, aide="a"), ligne(600, aide="b")], travaux=1_000))
    assert bornes(obtenue.montant_du) == ("200.00", "500.00")
    assert obtenue.montant_du.majorant
    commune = controle(deux, dossier(plan=[ligne(500, aide="a"), ligne(600, aide="b")], travaux=1_000))
    assert commune.limite is not None
    assert bornes(commune.limite) == ("800.00", "800.00")
    assert [cause.libelle for cause in commune.causes] == [
        "le texte ne dit pas quelle aide est écrêtée la première : b.p1"
    ]
    seule = reponse(deux, dossier(plan=[ligne(600, aide="b", etat="accorde")], travaux=1_000))
    assert bornes(seule.montant_du) == ("200.00", "200.00")


@pytest.mark.parametrize(
    ("portee", "etat"),
    [
        (("financeur", "region"), "respecte"),
        (("financeur", "departement"), "viole"),
        (("document", "doc"), "viole"),
        (("famille", "feder"), "respecte"),
        (("aide", "a"), "respecte"),
    ],
)
def test_la_portee_d_un_plafond(portee: tuple[str, str], etat: str) -> None:
    autre = aide("b", montants=(montant("m1", 1, aide="b"),))
    plan = [ligne(200, aide="b")]
    obtenu = controle(regles(plafond("p1", 600, portee=portee), autres=(autre,)), dossier(plan=plan, travaux=1_000))
    assert obtenu.etat == etat


@pytest.mark.parametrize(("apport", "etat"), [(200, "respecte"), (199, "viole")])
def test_l_autofinancement_minimal(apport: int, etat: str) -> None:
    minimal = plafond("p1", fois(Fraction(20, 100), "travaux"), genre="autofinancement")
    obtenu = controle(regles(minimal), dossier(plan=[ligne(apport, nature="autofinancement", **HORS)], travaux=1_000))
    assert (obtenu.genre, obtenu.etat) == ("autofinancement", etat)


# -------------------------------------------------------------------------------------------------------- non-cumul
@pytest.mark.parametrize(
    ("rapport", "genre", "avec"),
    [
        ("exclut", "non_cumul", "viole"),
        ("au choix avec", "option", "viole"),
        ("remplace", "option", "viole"),
        ("cumul permis avec", "cumul_permis", "respecte"),
        ("complète", "cumul_permis", "respecte"),
    ],
)
def test_le_non_cumul(rapport: str, genre: str, avec: str) -> None:
    autre = aide("b", montants=(montant("m1", 1, aide="b"),))
    deux = regles(autres=(autre,), non_cumuls=(non_cumul("n1", rapport, "document", "doc"),))
    presente = controle(deux, dossier(plan=[ligne(1, aide="b"), ligne(500, aide="a")]))
    assert (presente.genre, presente.etat, presente.aides) == (genre, avec, ("b",))
    assert controle(deux, dossier(plan=[ligne(500, aide="a"), ligne(1, financeur="region", **HORS)])).etat == "respecte"


def test_le_non_cumul_d_un_plan_ouvert_demande_l_aide_nommee() -> None:
    autre = aide("b", montants=(montant("m1", 1, aide="b"),))
    deux = regles(autres=(autre,), non_cumuls=(non_cumul("n1", "exclut", "aide", "b"),))
    obtenu = controle(deux, dossier(complet=False))
    assert (obtenu.etat, [cause.objet for cause in obtenu.causes]) == ("inconnu", ["b"])
    assert obtenu.libelle == "l'aide ne se cumule pas avec l'aide «\u00a0Aide b\u00a0»"


@pytest.mark.parametrize(
    ("etat_ligne", "remplie", "etat", "nommees"),
    [("demande", False, "respecte", ()), ("demande", True, "viole", ("b",)), ("accorde", False, "viole", ("b",))],
)
def test_une_aide_demandee_compte_par_son_verdict(etat_ligne: str, *, remplie: bool, etat: str, nommees: Any) -> None:  # noqa: ANN401
    autre = aide("b", criteres=(critere("c1", oui("neuf")),), montants=(montant("m1", 1, aide="b"),))
    deux = regles(autres=(autre,), non_cumuls=(non_cumul("n1", "exclut", "document", "doc"),))
    lignes = [ligne(1, aide="b", etat=etat_ligne)]
    obtenu = controle(deux, dossier(plan=lignes, neuf=remplie))
    assert (obtenu.etat, obtenu.aides) == (etat, nommees)
    ouvert = controle(deux, dossier(plan=lignes))
    assert (ouvert.etat, [cause.objet for cause in ouvert.causes]) == (
        ("viole", []) if etat_ligne == "accorde" else ("inconnu", ["neuf"])
    )


@pytest.mark.parametrize(
    ("plan", "etats"),
    [
        ([ligne(500, aide="a", etat="accorde")], ["viole"]),
        ([ligne(500, aide="a", etat="demande")], ["viole"]),
        ([ligne(500, financeur="region", **HORS)], []),
    ],
)
def test_le_non_cumul_se_voit_de_l_autre_aide(plan: Any, etats: list[str]) -> None:  # noqa: ANN401
    autre = aide("b", montants=(montant("m1", 1, aide="b"),))
    deux = regles(autres=(autre,), non_cumuls=(non_cumul("n1", "exclut", "document", "doc"),))
    seule = evaluer(deux, dossier(plan=plan), aides=("b",), aujourdhui=JOUR)
    assert [(x.aide, x.clause, x.etat, x.aides) for x in seule.controles] == [
        ("a", "a.n1", etat, ("b",)) for etat in etats
    ]


def test_le_plan_ouvert_laisse_inconnu_le_non_cumul_vu_de_l_autre() -> None:
    autre = aide("b", montants=(montant("m1", 1, aide="b"),))
    deux = regles(autres=(autre,), non_cumuls=(non_cumul("n1", "exclut", "aide", "b"),))
    (obtenu,) = evaluer(deux, dossier(complet=False), aides=("b",), aujourdhui=JOUR).controles
    assert (obtenu.etat, [cause.objet for cause in obtenu.causes]) == ("inconnu", ["a"])
