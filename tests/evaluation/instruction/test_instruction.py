"""What a program asks of an instruction: answers as in a file, refusals that change nothing, everything cleaned up."""

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import reglo
from reglo.evaluation import moteurs
from reglo.evaluation.durable.extension import ExtensionIndisponible
from reglo.evaluation.instruction.instruction import Instruction
from reglo.evaluation.instruction.places import PLACES, Places
from reglo.evaluation.instruction.reserve import RESERVE
from reglo.model.rulebook import Rulebook

pytestmark = pytest.mark.depot
DATE = "01/09/2025"
AIDE = "exemple.residence"
COMPLET: dict[str, object] = {
    "date_dépôt": "01/07/2025",
    "places": 24,
    "coût": "1 250 000 €",
    "statut": "association",
    "implantation": "favorable",
    "lots": {"complet": "oui", "liste": [{"logements": 8, "financement": "PLAI"}]},
    "plan_de_financement": {"complet": "oui", "liste": []},
    "pièces": ["devis"],
    "bénéficiaire": "centre communal",
    "registre": [],
}


@pytest.fixture(scope="module")
def recueil() -> Rulebook:
    return reglo.charger(Path(__file__).parents[3] / "kb_docs/exemples/regles")


@pytest.fixture(autouse=True)
def rien_ne_reste() -> Iterator[None]:
    """Each test gives back the places and the sessions that it took."""
    RESERVE.ranger()
    places, sessions = len(PLACES), RESERVE.vivantes
    yield
    gc.collect()
    RESERVE.ranger()
    assert len(PLACES) == places
    assert RESERVE.vivantes <= sessions


def code(geste: Callable[[], object]) -> list[str]:
    """The codes of what is refused."""
    with pytest.raises(reglo.ErreurReglo) as levee:
        geste()
    return [remarque.code for remarque in levee.value.diagnostics]


@pytest.mark.parametrize("ordre", [list(COMPLET), list(reversed(COMPLET))])
def test_answers_one_by_one_in_any_order_make_the_whole_dossier(recueil: Rulebook, ordre: list[str]) -> None:
    with reglo.instruire(recueil, date=DATE) as instruction:
        for nom in ordre:
            instruction.repondre(nom, COMPLET[nom])
        entiere = reglo.evaluer(recueil, COMPLET, date=DATE)
        assert instruction.reponse() == entiere
        assert instruction.questions() == entiere.questions
        (aide,) = entiere.aides
        resultat = instruction.resultats()[AIDE]
        assert (resultat.verdict, resultat.montant_du) == (aide.verdict, aide.montant_du)


@pytest.mark.parametrize("nom", list(COMPLET))
def test_each_part_of_a_dossier_is_withdrawn_then_answered_again(recueil: Rulebook, nom: str) -> None:
    with reglo.instruire(recueil, COMPLET, date=DATE) as instruction:
        sans = {autre: valeur for autre, valeur in COMPLET.items() if autre != nom}
        if COMPLET[nom] == []:
            assert code(lambda: instruction.repondre(nom, [])) == ["A108"]
        instruction.retirer(nom)
        assert instruction.reponse() == reglo.evaluer(recueil, sans, date=DATE)
        assert code(lambda: instruction.retirer(nom)) == ["A109"]
        assert code(lambda: instruction.corriger(nom, COMPLET[nom])) == ["A109"]
        instruction.repondre(nom, COMPLET[nom])
        assert instruction.reponse() == reglo.evaluer(recueil, COMPLET, date=DATE)


def test_a_correction_tells_the_aids_that_it_touches_and_their_new_amounts(recueil: Rulebook) -> None:
    with reglo.instruire(recueil, COMPLET, date=DATE) as instruction:
        assert instruction.resultat(AIDE).montant_du.max == "40000.00"
        assert instruction.corriger("places", 20) == (AIDE,)
        assert instruction.resultat(AIDE).montant_du.max == "36000.00"
        assert instruction.corriger("places", 19) == (AIDE,)
        assert instruction.resultat(AIDE).refuse_par == (f"{AIDE}.c1",)
        assert instruction.corriger("bénéficiaire", "commune") == ()


def test_dates_by_their_role_are_answers(recueil: Rulebook) -> None:
    with reglo.instruire(recueil, date=DATE) as instruction:
        instruction.repondre("dates", {"dépôt": "01/07/2025"})
        assert code(lambda: instruction.repondre("date_dépôt", "02/07/2025")) == ["A108"]
        instruction.retirer("date_dépôt")
        assert instruction.dossier == reglo.instruire(recueil, date=DATE).dossier


@pytest.mark.parametrize(
    ("nom", "valeur", "attendus"),
    [
        ("plaes", 24, ["D201"]),
        ("logements", 8, ["D205"]),
        ("statut", "commerce", ["D314"]),
        ("statut", None, ["A110"]),
        ("statut", "  ", ["A110"]),
        ("dates", {}, ["A110"]),
        ("places", 20, ["A108"]),
        ("lots", "deux", ["D401"]),
        ("lots", [{"logements": "huit"}, {"financement": "PLS"}], ["D303", "D314"]),
    ],
)
def test_a_refused_answer_says_why_and_changes_nothing(
    recueil: Rulebook, nom: str, valeur: object, attendus: list[str]
) -> None:
    with reglo.instruire(recueil, {"places": 24}, date=DATE) as instruction:
        avant = instruction.dossier, instruction.reponse()
        assert code(lambda: instruction.repondre(nom, valeur)) == attendus
        assert (instruction.dossier, instruction.reponse()) == avant
        instruction.repondre("statut", "association")


def test_a_name_withdrawn_by_mistake_is_suggested(recueil: Rulebook) -> None:
    with reglo.instruire(recueil, COMPLET, date=DATE) as instruction:
        with pytest.raises(reglo.ErreurReglo, match="« places »"):
            instruction.retirer("plcaes")
        assert code(lambda: instruction.retirer("logements")) == ["D205"]
        assert code(lambda: instruction.resultat("exemple.residenc")) == ["A114"]


def test_a_register_kept_in_its_file_is_neither_answered_nor_withdrawn(recueil: Rulebook, tmp_path: Path) -> None:
    registre = reglo.registre.creer(tmp_path / "d.registre")
    registre = registre.ajouter(recueil, {"aide": AIDE, "date": "10/01/2025", "montant": "40 000 €"})
    with reglo.instruire(recueil, {"places": 24}, date=DATE, registre=registre) as instruction:
        assert code(lambda: instruction.corriger("registre", [])) == ["D410"]
        assert code(lambda: instruction.retirer("registre")) == ["A113"]
        assert instruction.reponse() == reglo.evaluer(recueil, {"places": 24}, date=DATE, registre=registre)


def test_a_closed_instruction_keeps_its_dossier_and_nothing_else(recueil: Rulebook) -> None:
    with reglo.instruire(recueil, COMPLET, date=DATE) as instruction:
        instruction.resultats()
    gestes: list[Callable[[], object]] = [
        lambda: instruction.corriger("places", 20),
        lambda: instruction.retirer("places"),
        lambda: instruction.resultat(AIDE),
        instruction.questions,
        instruction.reponse,
    ]
    assert [code(geste) for geste in gestes] == [["A112"]] * 5
    instruction.fermer()
    assert reglo.evaluer(recueil, instruction.dossier, date=DATE) == reglo.evaluer(recueil, COMPLET, date=DATE)


def test_an_instruction_forgotten_gives_its_place_and_its_sessions_back(recueil: Rulebook) -> None:
    instruction = reglo.instruire(recueil, COMPLET, date=DATE)
    instruction.resultats()
    temoin, avant = weakref.ref(instruction), len(PLACES)
    del instruction
    gc.collect()
    assert temoin() is None
    assert len(PLACES) == avant - 1


def test_past_the_bound_an_instruction_is_refused_and_a_closed_one_makes_room(
    recueil: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reglo.evaluation.instruction.instruction.PLACES", Places(3))
    ouvertes = [reglo.instruire(recueil, {"places": 24}, date=DATE) for _ in range(3)]
    assert code(lambda: reglo.instruire(recueil, date=DATE)) == ["A111"]
    ouvertes.pop().fermer()
    ouvertes.append(reglo.instruire(recueil, date=DATE))
    assert code(lambda: reglo.instruire(recueil, date=DATE)) == ["A111"]
    for instruction in ouvertes:
        instruction.fermer()


def test_two_thousand_instructions_opened_at_once_meet_a_clear_refusal(recueil: Rulebook) -> None:
    ouvertes: list[Instruction] = []
    for _ in range(PLACES.maximum):
        ouvertes.append(reglo.instruire(recueil, COMPLET, date=DATE))
        ouvertes[-1].resultats()
    for _ in range(2_000 - PLACES.maximum):
        assert code(lambda: reglo.instruire(recueil, COMPLET, date=DATE)) == ["A111"]
    for rang, instruction in enumerate(ouvertes):
        places = 25 + rang % 200
        instruction.corriger("places", places)
        assert instruction.resultat(AIDE).montant_theorique.max == f"{1_000 * places + 16_000}.00"
        instruction.fermer()


def test_threads_share_an_instruction(recueil: Rulebook) -> None:
    attendus = {
        places: reglo.evaluer(recueil, COMPLET | {"places": places}, date=DATE).aides[0].montant_theorique
        for places in range(15, 31)
    }
    fautes: list[object] = []

    def changer(instruction: Instruction, places: int) -> None:
        try:
            for _ in range(200):
                instruction.corriger("places", places)
                if instruction.resultat(AIDE).montant_theorique not in attendus.values():
                    fautes.append(instruction.resultat(AIDE))
        except BaseException as erreur:  # noqa: BLE001 - told by the test
            fautes.append(erreur)

    with reglo.instruire(recueil, COMPLET, date=DATE) as instruction:
        fils = [threading.Thread(target=changer, args=(instruction, places)) for places in attendus]
        for fil in fils:
            fil.start()
        for fil in fils:
            fil.join()
        assert not fautes
        instruction.corriger("places", 24)
        assert instruction.resultat(AIDE).montant_theorique == attendus[24]


def test_without_durable_rules_the_reference_instructs_unless_it_was_asked_for(
    recueil: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def echoue() -> None:
        raise ExtensionIndisponible("Le moteur durable-rules n'est pas installé.")

    monkeypatch.setattr(moteurs, "charger", echoue)
    assert code(lambda: reglo.instruire(recueil, date=DATE, moteur="durable")) == ["A107"]
    with reglo.instruire(recueil, COMPLET, date=DATE) as instruction:
        instruction.corriger("places", 20)
        assert instruction.resultat(AIDE).montant_du.max == "36000.00"
        assert instruction.reponse().provenance.moteur == "reference"
