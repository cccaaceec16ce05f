"""What the rules become for durable-rules, as it is shown: conditions in plain words, computations with their why."""

import json
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import msgspec
import pytest
from tests.verifications import juste

import reglo
from reglo.evaluation.durable.description import OUVERTURE
from reglo.model.rulebook import Rulebook
from reglo.rendu.compilation import compiler
from reglo.rendu.jeu_de_regles import rediger_compilation, rediger_resume
from reglo.rendu.regles_ecrites import Part

Golden = Callable[[str, Path], None]
ATTENDUS = Path(__file__).parents[1] / "golden/compilation"
TOUT = (ATTENDUS / "conditions.regle").read_text(encoding="utf-8").removeprefix("langue reglo 1\n")
PIECES = 70
"""Criteria that one fact may satisfy together: more than the extension can hold."""


@pytest.fixture(scope="module")
def tout() -> Rulebook:
    return juste(TOUT)


@pytest.fixture(scope="module")
def regles() -> Rulebook:
    return reglo.charger(Path(__file__).parents[2] / "rules")


def test_each_kind_of_condition_reads_in_plain_words(tout: Rulebook, golden: Golden) -> None:
    golden(rediger_compilation(compiler(tout, ["essai.tout"])) + "\n", ATTENDUS / "conditions.attendu")


@pytest.mark.depot
def test_an_aid_of_the_documentation(depot: Path, golden: Golden) -> None:
    recueil = reglo.charger(depot / "kb_docs/exemples/regles")
    texte = rediger_compilation(compiler(recueil, ["exemple.residence"]))
    golden(texte + "\n", ATTENDUS / "residence.attendu")


def test_each_reason_to_compute_is_said_once(tout: Rulebook) -> None:
    (version,) = compiler(tout, ["essai.tout"]).versions
    assert [calcul.motif for calcul in version.calculs] == [
        "calcul",
        "liste",
        "deux_donnees",
        "autre_aide",
        "montant",
        "parametre",
        "a_defaut",
        "aujourdhui",
        "tableau",
        "alternatives",
    ]
    assert [calcul.clause for calcul in version.calculs] == [f"c{rang}" for rang in range(11, 21)]


def test_a_value_finer_than_a_millionth_is_computed() -> None:
    recueil = juste(_aide("c1. coût_ht au plus 0,0000001 € HT"))
    (version,) = compiler(recueil, ["essai.aide"]).versions
    assert [calcul.motif for calcul in version.calculs] == ["valeur"]


def test_a_criterion_and_its_exceptions_that_would_take_too_many_rules_are_computed_as_one() -> None:
    pieces = [[f"pièce_{rang}{lettre}" for lettre in "xyz"] for rang in range(3)]
    exceptions = [
        f"c{rang}. par exception à c1, reste admis si au moins 2 de ceci : a) {x} b) {y} c) {z}"
        for rang, (x, y, z) in enumerate(pieces, 2)
    ]
    recueil = juste(_oui_ou_non(*chain(*pieces)) + _aide("c1. exclu si places moins de 20", *exceptions))
    (version,) = compiler(recueil, ["essai.aide"]).versions
    (calcul,) = version.calculs
    assert calcul.motif == "alternatives"
    assert calcul.phrase == "Le critère c1, avec son «\u00a0si\u00a0» et ses exceptions."


def test_a_reading_leaves_out_the_clauses_of_another_option(tout: Rulebook) -> None:
    retenues = {"essai.seuil": "strict"}
    effets = [
        [clause.effet for clause in compiler(tout, ["essai.tout"], lectures).versions[0].clauses[:2]]
        for lectures in (None, retenues)
    ]
    assert effets == [["decide", "ecartee"], ["ecartee", "decide"]]
    texte = rediger_compilation(compiler(tout, ["essai.tout"], retenues))
    assert "Lecture essai.seuil : strict." in texte.replace("\u00a0", " ")
    assert "retient « plus que »" in texte.replace("\u00a0", " ")


def test_conditions_of_amounts_are_counted_apart(tout: Rulebook) -> None:
    compilation = compiler(tout, ["essai.tout"])
    assert compilation.total == Part(18, 10, 2)
    assert compilation.total.pour_cent == 64


def test_criteria_that_nothing_satisfies_together_are_said() -> None:
    recueil = juste(_aide("c1. zone est zone_a", "c2. zone est zone_b"))
    texte = rediger_compilation(compiler(recueil, ["essai.aide"]))
    assert "Aucune règle ne réunit c1 et c2" in texte
    assert "[]" not in texte


def test_what_durable_rules_cannot_bear_says_why() -> None:
    pieces = [f"pièce_{rang}" for rang in range(PIECES)]
    recueil = juste(_oui_ou_non(*pieces) + _aide(*(f"c{rang}. {piece}" for rang, piece in enumerate(pieces))))
    compilation = compiler(recueil, ["essai.aide"])
    (motif,) = compilation.versions[0].refus
    assert "conditions à la fois" in motif
    texte = rediger_compilation(compilation)
    assert "durable-rules ne peut pas porter ces règles" in texte
    assert "ne peut pas les porter" in rediger_resume(compilation).replace("\n    ", " ")


def test_two_versions_are_told_apart() -> None:
    periodes = {"v1": "jusqu'au 31/12/2024", "v2": "depuis le 01/01/2025"}
    aides = [_aide("c1. neuf", version=f"version {nom}", reste=f"  en vigueur {x}") for nom, x in periodes.items()]
    recueil = juste("".join(aides))
    premiere, seconde = compiler(recueil, ["essai.aide"]).versions
    assert (premiere.nom, premiere.periode) == ("essai.aide", "version v1 jusqu'au 31/12/2024")
    assert (seconde.nom, seconde.periode) == ("essai.aide@2", "version v2 depuis le 01/01/2025")


@pytest.mark.depot
def test_every_aid_of_the_rules_is_shown(regles: Rulebook) -> None:
    compilation = compiler(regles)
    assert {version.aide for version in compilation.versions} == set(regles.aides)
    for version in compilation.versions:
        assert not version.refus
        ecrites = {regle.nom for clause in version.clauses for regle in (*clause.rempli, *clause.refuse)} - {""}
        assert ecrites == set(json.loads(bytes(version.jeu))) - {OUVERTURE}, version.nom
    texte = rediger_compilation(compilation)
    assert max(map(len, texte.splitlines())) <= 100
    assert ".min" not in texte
    assert ".max" not in texte
    assert json.loads(msgspec.json.encode(compilation))["total"]["reelles"] == compilation.total.reelles


@pytest.mark.depot
def test_at_least_seven_conditions_in_ten_of_the_aude_are_decided_by_durable_rules(regles: Rulebook) -> None:
    """Of the criteria; it is 84 when this is written."""
    part = compiler(regles).dossiers["aude"]
    assert part.reelles >= 100
    assert part.pour_cent is not None
    assert part.pour_cent >= 70


def _oui_ou_non(*noms: str) -> str:
    return "".join(f"donnée {nom} « {nom} » : oui ou non\n" for nom in noms)


def _aide(*criteres: str, version: str = "", reste: str = "") -> str:
    corps = "\n".join(f"    {critere}" for critere in criteres)
    return f"""aide essai.aide « Essai » {version}
  financeur region
  nature subvention
  source reglement
{reste}
  critères
    interprétation « essai » par « Réglo »
{corps}
"""
