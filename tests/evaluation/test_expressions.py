"""Each kind of expression in an amount, an unknown included, and expressions that go deep."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from tests.evaluation.modeles import (
    JOUR,
    PREUVE,
    aide,
    au_plus,
    bornes,
    compare,
    critere,
    donnee,
    dossier,
    est,
    et,
    fois,
    montant,
    nombre,
    non,
    ou,
    oui,
    recueil,
    reponse,
    somme,
    sur,
)  # fmt: skip

from reglo.model import expressions as e
from reglo.model import rulebook as m
from reglo.outcome.dossier import Neant
from reglo.source import NULLE_PART as ICI

DONNEES = [
    donnee("x"),
    donnee("y", minimum=None),
    donnee("forfait", peut_manquer=True),
    donnee("neuf", "booleen"),
    donnee("zone", "choix", options=("a", "b", "c")),
    donnee("debut", "date"),
    donnee("fin", "date", peut_manquer=True),
]


def definition(nom: str, valeur: e.Nombre | None = None, condition: e.Condition | None = None) -> m.Definition:
    return m.Definition(nom=nom, ecriture=nom, libelle=nom, valeur=valeur, condition=condition, preuve=PREUVE, span=ICI)


def theorique(expression: e.Nombre, definitions: dict[str, m.Definition] | None = None, **reponses: Any) -> Any:  # noqa: ANN401
    regles = recueil([aide(montants=(montant("m1", expression),))], DONNEES, definitions=definitions or {})
    return bornes(reponse(regles, dossier(**reponses)).montant_theorique)


def verdict(condition: e.Condition, **reponses: Any) -> str:  # noqa: ANN401
    regles = recueil([aide(criteres=(critere("c1", condition),), montants=(montant("m1", 1),))], DONNEES)
    return reponse(regles, dossier(**reponses)).verdict


@pytest.mark.parametrize(
    ("expression", "x", "attendu"),
    [
        (somme("x", 5), 10, ("15.00", "15.00")),
        (somme("x", 5), (10, 20), ("15.00", "25.00")),
        (somme("x", 5), None, ("5.00", None)),
        (somme(50, e.Oppose(terme=nombre("x"), span=ICI)), (10, 20), ("30.00", "40.00")),
        (fois("x", Fraction(15, 100)), 10, ("1.50", "1.50")),
        (sur(100, "x"), (4, 5), ("20.00", "25.00")),
        (au_plus("x", 12), (10, 20), ("10.00", "12.00")),
        (au_plus("x", 12), None, ("0.00", "12.00")),
        (e.Maximum(termes=(nombre("x"), nombre(12)), span=ICI), (10, 20), ("12.00", "20.00")),
        (e.Arrondi(valeur=nombre("x"), sens="par défaut", pas=Fraction(10), span=ICI), (19, 21), ("10.00", "20.00")),
        (e.Arrondi(valeur=nombre("x"), sens="par excès", pas=Fraction(10), span=ICI), (19, 21), ("20.00", "30.00")),
    ],
)
def test_operations(expression: e.Nombre, x: Any, attendu: tuple[str, str | None]) -> None:  # noqa: ANN401
    assert theorique(expression, **({} if x is None else {"x": x})) == attendu


def test_un_montant_negatif_ne_vaut_rien() -> None:
    assert theorique(somme("x", -50), x=10) == ("0.00", "0.00")


def test_a_defaut() -> None:
    expression = e.ADefaut(donnee="forfait", remplacant="x", span=ICI)
    assert theorique(expression, x=10, forfait=3) == ("3.00", "3.00")
    assert theorique(expression, x=10, forfait=Neant()) == ("10.00", "10.00")
    assert theorique(expression, x=10, forfait=(4, 6)) == ("4.00", "6.00")
    assert theorique(expression, x=10) == ("0.00", None)


def test_a_defaut_lit_aussi_une_definition() -> None:
    expression = e.ADefaut(donnee="forfait", remplacant="double", span=ICI)
    assert theorique(expression, {"double": definition("double", fois("x", 2))}, x=5, forfait=Neant()) == ("10.00",) * 2


def test_delai() -> None:
    age = e.Delai(debut=nombre("debut"), fin=e.Aujourdhui(span=ICI), span=ICI)
    assert theorique(age, debut=date(2009, 2, 1)) == ("180.00", "180.00")
    assert theorique(age, debut=(date(2023, 2, 1), date(2023, 3, 1))) == ("11.00", "12.00")
    assert verdict(compare(age, ">=", 180), debut=date(2009, 2, 2)) == "ineligible"


def test_une_definition_vaut_partout_la_meme_chose() -> None:
    definitions = {
        "double": definition("double", fois("x", 2)),
        "grand": definition("grand", condition=compare("x", ">=", 10)),
    }
    lue = e.LectureDefinition(definition="double", span=ICI)
    regles = recueil(
        [
            aide(
                criteres=(critere("c1", e.DefinitionVraie(definition="grand", span=ICI)),),
                montants=(montant("m1", lue),),
            )
        ],
        DONNEES,
        definitions=definitions,
    )
    obtenue = reponse(regles, dossier(x=(8, 9)))
    assert (obtenue.verdict, bornes(obtenue.montant_theorique)) == ("ineligible", ("16.00", "18.00"))


@pytest.mark.parametrize(
    ("condition", "reponses", "attendu"),
    [
        (et(oui("neuf"), compare("x", ">", 5)), {"neuf": False}, "ineligible"),
        (et(oui("neuf"), compare("x", ">", 5)), {"neuf": True}, "indetermine"),
        (ou(oui("neuf"), compare("x", ">", 5)), {"neuf": True}, "eligible"),
        (non(oui("neuf")), {"neuf": False}, "eligible"),
        (compare("x", ">", 5), {"x": 5}, "ineligible"),
        (compare("x", ">=", 5), {"x": 5}, "eligible"),
        (compare("x", "<", 0), {}, "ineligible"),
        (compare("y", "<", 0), {}, "indetermine"),
        (est("zone", "a", "b"), {"zone": "b"}, "eligible"),
        (est("zone", "a", "b"), {"zone": "c"}, "ineligible"),
        (est("zone", "a", "b", "c"), {}, "eligible"),
        (e.Existe(donnee="fin", span=ICI), {"fin": Neant()}, "ineligible"),
        (e.Existe(donnee="fin", span=ICI), {"fin": date(2024, 1, 1)}, "eligible"),
        (e.Existe(donnee="fin", span=ICI), {}, "indetermine"),
        (e.Existe(donnee="debut", span=ICI), {}, "eligible"),
        (compare("debut", "<=", e.ConstanteDate(valeur=JOUR, span=ICI)), {"debut": JOUR}, "eligible"),
    ],
)
def test_conditions(condition: e.Condition, reponses: dict[str, Any], attendu: str) -> None:
    assert verdict(condition, **reponses) == attendu


def test_au_moins_deux_parmi_trois() -> None:
    trois = (oui("neuf"), compare("x", ">", 5), est("zone", "a"))
    deux = e.AuMoinsParmi(seuil=2, termes=trois, span=ICI)
    assert verdict(deux, neuf=True, x=6) == "eligible"
    assert verdict(deux, neuf=False, x=6) == "indetermine"
    assert verdict(deux, neuf=False, x=5) == "ineligible"


def test_ce_que_la_meme_inconnue_rend_impossible_se_dit_majorant() -> None:
    exces = somme("x", e.Oppose(terme=nombre("x"), span=ICI), 5)
    regles = recueil([aide(montants=(montant("m1", exces),))], DONNEES)
    assert reponse(regles, dossier(x=(1, 3))).montant_theorique.majorant
    assert not reponse(regles, dossier(x=2)).montant_theorique.majorant


def test_une_expression_profonde_ne_fait_rien_echouer() -> None:
    profonde: e.Nombre = nombre("x")
    for _ in range(300):
        profonde = somme(profonde, 1)
    assert theorique(profonde, x=1) == ("301.00", "301.00")


def test_mille_definitions_en_chaine() -> None:
    chaine = {"d0": definition("d0", nombre("x"))}
    for k in range(1, 1000):
        precedente = e.LectureDefinition(definition=f"d{k - 1}", span=ICI)
        chaine[f"d{k}"] = definition(f"d{k}", somme(precedente, 1))
    assert theorique(e.LectureDefinition(definition="d999", span=ICI), chaine, x=1) == ("1000.00", "1000.00")


def test_des_definitions_lues_deux_fois_ne_se_multiplient_pas() -> None:
    chaine = {"d0": definition("d0", nombre("x"))}
    for k in range(1, 60):
        precedente = e.LectureDefinition(definition=f"d{k - 1}", span=ICI)
        chaine[f"d{k}"] = definition(f"d{k}", somme(precedente, precedente))
    assert theorique(e.LectureDefinition(definition="d59", span=ICI), chaine, x=1) == (f"{2**59}.00",) * 2
