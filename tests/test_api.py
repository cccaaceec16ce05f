"""The public surface: the names that `reglo` promises, documented, annotated, and no other; and what they do."""

import inspect
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from tests.outcome.petit_recueil import RECUEIL, TEXTE

import reglo
from reglo.outcome.dossier import Dossier, FaitNombre

FUNCTIONS = ["charger", "evaluer", "instruire", "questions"]
PUBLIC = ["ErreurReglo", *FUNCTIONS, "registre"]
COMPLET: dict[str, object] = {
    "places": 24,
    "habilitées": 4,
    "domotique": True,
    "date_dépôt": date(2025, 1, 15),
    "implantation": "favorable",
    "coût": "1 000 000 €",
    "plan_de_financement": {"complet": "oui", "liste": []},
    "registre": [],
}


def test_reglo_promises_these_names_and_no_other() -> None:
    assert sorted(reglo.__all__) == PUBLIC
    assert dir(reglo) == PUBLIC


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_is_documented_and_annotated(name: str) -> None:
    function = getattr(reglo, name)
    signature = inspect.signature(function)
    assert inspect.getdoc(function)
    assert signature.return_annotation is not inspect.Signature.empty
    assert [p.name for p in signature.parameters.values() if p.annotation is inspect.Parameter.empty] == []


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_has_one_home(name: str) -> None:
    assert getattr(reglo, name).__module__ == "reglo.api"


def test_the_exception_and_the_register_have_theirs() -> None:
    assert reglo.ErreurReglo.__module__ == "reglo.diagnostics"
    assert reglo.registre.__name__ == "reglo.registre"


def test_no_other_name_is_found() -> None:
    with pytest.raises(AttributeError):
        _ = reglo.inconnu


def test_importing_reglo_is_light() -> None:
    code = "import sys, reglo; print(sorted(m for m in sys.modules if m.startswith('reglo') or m == 'msgspec'))"
    env = {**os.environ, "PYTHONPATH": str(Path(reglo.__file__).parents[1])}
    fait = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert fait.stdout.strip() == "['reglo']"


# ------------------------------------------------------------------------------------------------------------ charger
def test_charger_gives_the_rules_of_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/petit.regle").write_text(TEXTE, encoding="utf-8")
    recueil = reglo.charger(tmp_path / "rules")
    assert list(recueil.aides) == ["aude.hcs"]
    assert reglo.charger(str(tmp_path / "rules")) == recueil
    monkeypatch.chdir(tmp_path)
    assert reglo.charger() == recueil


def test_charger_raises_every_fault_of_the_rules(tmp_path: Path) -> None:
    (tmp_path / "a.regle").write_text("langue reglo 1\naide\n", encoding="utf-8")
    (tmp_path / "b.regle").write_text("langue reglo 1\naide\n", encoding="utf-8")
    with pytest.raises(reglo.ErreurReglo) as levee:
        reglo.charger(tmp_path)
    assert {remarque.span.fichier for remarque in levee.value.diagnostics} == {"a.regle", "b.regle"}
    assert "2 | aide" in str(levee.value)


def test_charger_refuses_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(reglo.ErreurReglo, match="A105"):
        reglo.charger(tmp_path / "nulle")


# ------------------------------------------------------------------------------------------------------------ evaluer
def test_evaluer_answers_to_plain_values_to_a_file_and_to_a_typed_dossier(tmp_path: Path) -> None:
    fichier = tmp_path / "d.yaml"
    fichier.write_text("places: 19\n", encoding="utf-8")
    type_ = Dossier(faits={"places": FaitNombre(Fraction(19), Fraction(19))})
    reponses = [
        reglo.evaluer(RECUEIL, une, date="01/02/2025") for une in ({"places": 19}, fichier, str(fichier), type_)
    ]
    assert [reponse.aides[0].refuse_par for reponse in reponses] == [("aude.hcs.c3",)] * 4
    assert len({reponse.provenance.dossier for reponse in reponses}) == 1


@pytest.mark.parametrize("jour", ["01/02/2025", "2025-02-01", "1er février 2025", date(2025, 2, 1)])
def test_the_day_is_printed_in_the_answer(jour: str | date) -> None:
    assert reglo.evaluer(RECUEIL, {}, date=jour).provenance.date == "2025-02-01"


def test_today_is_the_default_day() -> None:
    assert date.fromisoformat(reglo.evaluer(RECUEIL, {}).provenance.date) >= date(2025, 1, 1)


def test_another_reading_is_retained() -> None:
    reponse = reglo.evaluer(RECUEIL, COMPLET, date="01/02/2025", lectures={"aude.hcs.quinze": "exactement"})
    assert reponse.aides[0].refuse_par == ("aude.hcs.c2",)
    assert reponse.provenance.lectures == {"aude.hcs.quinze": "exactement"}


FAUTES: list[tuple[Callable[[], object], str]] = [
    (lambda: reglo.evaluer(RECUEIL, {}, aides=["aude.hcz"]), "A101"),
    (lambda: reglo.evaluer(RECUEIL, {}, lectures={"aude.hcs.quinz": "plancher"}), "A102"),
    (lambda: reglo.evaluer(RECUEIL, {}, lectures={"aude.hcs.quinze": "planche"}), "A103"),
    (lambda: reglo.evaluer(RECUEIL, {}, date="32/01/2025"), "A104"),
    (lambda: reglo.evaluer(RECUEIL, {"place": 3}), "D201"),
    (lambda: reglo.evaluer(RECUEIL, {"prix": 1.5}), "D318"),
    (lambda: reglo.evaluer(RECUEIL, "nulle.yaml"), "D101"),
    (lambda: reglo.questions(RECUEIL, {}, aides=["aude.hcz"]), "A101"),
]


@pytest.mark.parametrize(("demande", "code"), FAUTES, ids=[code for _, code in FAUTES])
def test_a_fault_is_the_one_documented_exception(demande: Callable[[], object], code: str) -> None:
    with pytest.raises(reglo.ErreurReglo) as levee:
        demande()
    assert [remarque.code for remarque in levee.value.diagnostics] == [code]
    assert code in str(levee.value)
    assert ":0:0" not in str(levee.value)


def test_every_fault_of_a_request_is_named() -> None:
    with pytest.raises(reglo.ErreurReglo) as levee:
        reglo.evaluer(RECUEIL, {}, aides=["x", "y"], lectures={"z": "t"})
    assert [remarque.code for remarque in levee.value.diagnostics] == ["A101", "A101", "A102"]


# ---------------------------------------------------------------------------------------------------------- questions
def test_questions_are_those_of_the_answer() -> None:
    posees = reglo.questions(RECUEIL, {"habilitées": 4}, date="01/02/2025")
    assert posees == reglo.evaluer(RECUEIL, {"habilitées": 4}, date="01/02/2025").questions
    assert "places" in [question.donnee for question in posees]
    assert reglo.questions(RECUEIL, COMPLET, date="01/02/2025") == ()


# ----------------------------------------------------------------------------------------------------------- register
@pytest.fixture
def registre(tmp_path: Path) -> reglo.registre.Registre:
    """A register of one decision of the small rulebook."""
    cree = reglo.registre.creer(tmp_path / "d.registre")
    return cree.ajouter(RECUEIL, {"aide": "aude.hcs", "date": "10/01/2025", "montant": "470 000 €"})


def test_a_register_takes_the_place_of_decisions_given_in_the_dossier(registre: reglo.registre.Registre) -> None:
    sans = {nom: valeur for nom, valeur in COMPLET.items() if nom != "registre"}
    ligne = {"date": "10/01/2025", "aide": "aude.hcs", "montant": "470 000 €"}
    attendue = reglo.evaluer(RECUEIL, sans | {"registre": [ligne]}, date="01/02/2025")
    for une in (registre, registre.chemin, str(registre.chemin)):
        reponse = reglo.evaluer(RECUEIL, sans, date="01/02/2025", registre=une)
        assert reponse.aides == attendue.aides
        assert reponse.provenance.dossier == attendue.provenance.dossier
        assert reponse.provenance.registre == registre.repere
    assert attendue.provenance.registre == ""
    assert attendue.aides[0].attributions[0].reste.min == "30000.00"


def test_an_answer_is_replayed_from_the_act_that_it_names(registre: reglo.registre.Registre) -> None:
    avant = reglo.evaluer(RECUEIL, {"places": 20}, date="01/02/2025", registre=registre)
    suite = registre.retirer(1, {"date": "11/01/2025"})
    acte, _, _ = avant.provenance.registre.partition(":")
    assert reglo.evaluer(RECUEIL, {"places": 20}, date="01/02/2025", registre=suite) != avant
    assert reglo.evaluer(RECUEIL, {"places": 20}, date="01/02/2025", registre=suite.apres(int(acte))) == avant


def test_a_register_given_twice_is_refused_where_it_stands(registre: reglo.registre.Registre, tmp_path: Path) -> None:
    fichier = tmp_path / "d.yaml"
    fichier.write_text("places: 20\nregistre: []\n", encoding="utf-8")
    dossiers: tuple[Path | dict[str, object] | Dossier, ...] = (fichier, {"registre": []}, Dossier(registre=()))
    places = []
    for dossier in dossiers:
        with pytest.raises(reglo.ErreurReglo) as levee:
            reglo.questions(RECUEIL, dossier, registre=registre)
        assert [remarque.code for remarque in levee.value.diagnostics] == ["D410"]
        places.append(str(levee.value.diagnostics[0].span))
    assert places == [f"{fichier}:2:1", "dossier › registre", ""]
