"""The sessions of durable-rules repeat the dossier: closed to make room or broken by a failure, they are said again."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.evaluation.durable.essais import avec_durable, glibc
from tests.evaluation.modeles import JOUR, aide, compare, critere, donnee, dossier, est, et, montant, ou, oui, recueil

from reglo.evaluation.durable.extension import Extension, charger
from reglo.evaluation.durable.pilote import Seance
from reglo.evaluation.instruction import instruction as module_instruction
from reglo.evaluation.instruction import suivi as module_suivi
from reglo.evaluation.instruction.instruction import Instruction
from reglo.evaluation.instruction.reserve import Reserve
from reglo.evaluation.reference import evaluer
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier

pytestmark = avec_durable
NOMS = tuple(f"n{rang}" for rang in range(20))


@pytest.fixture
def regles() -> Rulebook:
    """Twelve aids, in more than one ruleset, over shared data; a criterion of seventeen data is one atom."""
    longue = et(*(compare(nom, ">=", 1) for nom in NOMS[:17]))
    aides = [
        aide(
            f"a{rang}",
            criteres=(
                critere("c1", compare(NOMS[rang], ">=", 5)),
                critere("c2", ou(oui("neuf"), est("zone", "b"))),
                critere("c3", longue if rang == 0 else compare(NOMS[0], "<=", 50)),
            ),
            montants=(montant("m1", NOMS[rang]),),
        )
        for rang in range(12)
    ]
    donnees = [*(donnee(nom) for nom in NOMS), donnee("neuf", "booleen"), donnee("zone", "choix", options=("a", "b"))]
    return recueil(aides, donnees)


@pytest.fixture
def reserve(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Reserve]:
    """Puts a reserve of that bound in the place of that of the process."""

    def poser(poids: int) -> Reserve:
        posee = Reserve(poids)
        for module in (module_suivi, module_instruction):
            monkeypatch.setattr(module, "RESERVE", posee)
        return posee

    return poser


def complet(**autres: Any) -> Dossier:  # noqa: ANN401 - any natural value of an answer
    reponses: dict[str, Any] = {**dict.fromkeys(NOMS, 10), "neuf": True, "zone": "a", **autres}
    return dossier(**reponses)


def ouvrir(regles: Rulebook, contenu: Dossier | None = None) -> Instruction:
    return Instruction(regles, contenu or complet(), aujourdhui=JOUR, moteur="durable")


def juste(instruction: Instruction) -> bool:
    """Whether all that is told is what the reference tells of the dossier."""
    reponse = evaluer(instruction._rulebook, instruction.dossier, aujourdhui=JOUR)  # noqa: SLF001 - the rules opened
    attendus = [(x.id, x.verdict, x.refuse_par, x.montant_theorique, x.montant_du) for x in reponse.aides]
    dits = [
        (x.aide, x.verdict, x.refuse_par, x.montant_theorique, x.montant_du) for x in instruction.resultats().values()
    ]
    return dits == attendus and instruction.questions() == reponse.questions


def par_reference(instruction: Instruction) -> list[str]:
    etat = instruction._etat  # noqa: SLF001 - who told is not published
    return [aide for aide in etat.voulues if etat.resultat(aide).par_reference]


def test_a_criterion_of_seventeen_data_is_told_by_rules_all_the_same(regles: Rulebook) -> None:
    with ouvrir(regles) as instruction:
        assert instruction.resultat("a0").verdict == "eligible"
        instruction.corriger("n16", 0)
        assert instruction.resultat("a0").refuse_par == ("a.c3",)
        instruction.retirer("n16")
        assert juste(instruction)
        instruction.repondre("n16", 1)
        assert par_reference(instruction) == []


def test_only_the_rulesets_that_read_an_answer_are_told_of_it(
    regles: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ouvrir(regles) as instruction:
        instruction.resultats()
        suivis = list(instruction._etat.calculs.suivis.values())  # noqa: SLF001 - what is told to whom
        dits: list[tuple[int, str]] = []
        vrai = module_suivi.Suivi._redire  # noqa: SLF001 - where a fact is said

        def noter(suivi: module_suivi.Suivi, seance: Seance, fait: str) -> None:
            dits.append((suivis.index(suivi), fait))
            vrai(suivi, seance, fait)

        monkeypatch.setattr(module_suivi.Suivi, "_redire", noter)
        assert instruction.corriger("n11", 4) == ("a0", "a11")
        instruction.resultats()
        assert len(suivis) == 2
        assert {fait for _, fait in dits} == {"n11"}
        assert len(dits) == 1


@pytest.mark.parametrize("poids", [1, 60, 100_000])
def test_sessions_closed_to_make_room_are_opened_again(
    regles: Rulebook, reserve: Callable[[int], Reserve], poids: int
) -> None:
    posee = reserve(poids)
    instructions = [ouvrir(regles) for _ in range(4)]
    for rang in range(12):
        for instruction in instructions:
            instruction.corriger(f"n{rang}", rang)
            assert juste(instruction)
            assert par_reference(instruction) == []
    assert len(posee.vivantes) == {1: 1, 60: 4}.get(poids, 8)
    for instruction in instructions:
        instruction.fermer()
    assert len(posee.vivantes) == 0


class Panne(Exception):
    """What a broken call raises."""


class Cassee:
    """The extension, of which one call fails when its turn comes, or all of them from then on."""

    def __init__(self, appel: str, tour: int, *, toujours: bool) -> None:
        self._vraie: Extension = charger()
        self._appel, self._reste, self._toujours = appel, tour, toujours

    def __getattr__(self, nom: str) -> object:
        vrai = getattr(self._vraie, nom)
        if nom != self._appel:
            return vrai

        def appeler(*arguments: object) -> object:
            self._reste -= 1
            if self._reste == 0 or (self._toujours and self._reste < 0):
                raise Panne(f"Could not {nom}, error code: 304")
            return vrai(*arguments)

        return appeler


APPELS = ("assert_fact", "retract_fact", "start_action_for_state", "complete_and_start_action")


@pytest.mark.parametrize("appel", [*APPELS, "delete_state"])
@pytest.mark.parametrize("tour", [1, 2, 3, 30])
def test_a_call_that_fails_once_loses_nothing(
    regles: Rulebook, reserve: Callable[[int], Reserve], monkeypatch: pytest.MonkeyPatch, appel: str, tour: int
) -> None:
    posee = reserve(100_000)
    with ouvrir(regles) as instruction:
        instruction.resultats()
        for suivi in instruction._etat.calculs.suivis.values():  # noqa: SLF001 - the extension that it drives
            monkeypatch.setattr(suivi._jeu, "extension", Cassee(appel, tour, toujours=False))  # noqa: SLF001
        for rang in range(12):
            instruction.corriger(f"n{rang}", rang)
            instruction.corriger("zone", "ab"[rang % 2])
            assert juste(instruction)
            assert par_reference(instruction) == []
    assert len(posee.vivantes) == 0


@pytest.mark.parametrize("appel", APPELS)
def test_an_extension_broken_for_good_leaves_all_to_the_reference(
    regles: Rulebook, reserve: Callable[[int], Reserve], monkeypatch: pytest.MonkeyPatch, appel: str
) -> None:
    posee = reserve(100_000)
    with ouvrir(regles) as instruction:
        instruction.resultats()
        for suivi in instruction._etat.calculs.suivis.values():  # noqa: SLF001 - the extension that it drives
            monkeypatch.setattr(suivi._jeu, "extension", Cassee(appel, 1, toujours=True))  # noqa: SLF001
        for rang in range(12):
            instruction.corriger(f"n{rang}", rang)
            assert juste(instruction)
        assert bool(par_reference(instruction)) == (appel != "retract_fact"), "a new session retracts nothing"
    assert len(posee.vivantes) == 0


def test_an_interruption_halfway_is_made_good_at_the_next_reading(
    regles: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ouvrir(regles) as instruction:
        instruction.resultats()
        instruction.corriger("n0", 3)
        vraie = module_suivi.Suivi._redire  # noqa: SLF001 - where it stops

        def interrompre(suivi: module_suivi.Suivi, seance: Seance, fait: str) -> None:
            vraie(suivi, seance, fait)
            raise KeyboardInterrupt

        with monkeypatch.context() as casse:
            casse.setattr(module_suivi.Suivi, "_redire", interrompre)
            with pytest.raises(KeyboardInterrupt):
                instruction.resultats()
        assert juste(instruction)


def test_threads_with_an_instruction_each_share_rulesets(regles: Rulebook, reserve: Callable[[int], Reserve]) -> None:
    """A bound that holds half of them: they close the sessions of one another."""
    posee = reserve(300)
    fautes: list[object] = []

    def travailler(rang: int) -> None:
        try:
            with ouvrir(regles, complet(n0=rang)) as instruction:
                for valeur in range(40):
                    instruction.corriger(f"n{valeur % 12}", valeur % 9)
                    if valeur % 10 == 0 and not juste(instruction):
                        fautes.append((rang, valeur))
                    instruction.resultats()
                if not juste(instruction):
                    fautes.append(rang)
        except BaseException as erreur:  # noqa: BLE001 - told by the test
            fautes.append(erreur)

    fils = [threading.Thread(target=travailler, args=(rang,)) for rang in range(8)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert not fautes
    assert len(posee.vivantes) == 0


@glibc
def test_memory_stays_flat_over_answers_and_instructions(regles: Rulebook) -> None:
    def travailler(fois: int) -> None:
        for tour in range(fois):
            with ouvrir(regles) as instruction:
                for rang in range(50):
                    instruction.corriger(f"n{rang % 12}", (rang + tour) % 9)
                    instruction.resultats()

    def occupee() -> int:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4

    travailler(20)
    avant = occupee()
    travailler(60)
    assert occupee() - avant < 4_000
