"""The driver: what fires is what the facts say, sessions never mix, and all is cleaned whatever happens."""

import operator
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from threading import Barrier, Thread

import pytest
from tests.evaluation.durable.essais import avec_durable, lancer, vu

from reglo.evaluation.durable import extension
from reglo.evaluation.durable.description import (
    OUVERTURE,
    Condition,
    Description,
    Operateur,
    Propriete,
    Regle,
    Valeur,
)
from reglo.evaluation.durable.limites import SEANCES_PAR_JEU, refus
from reglo.evaluation.durable.pilote import (
    Declenchement,
    FaitRefuse,
    Jeu,
    JeuRefuse,
    Seance,
    SeanceFermee,
    TropDeSeances,
)

pytestmark = avec_durable
SENS: dict[Operateur, Callable[[Valeur, Valeur], bool]] = {
    "=": operator.eq,
    "≠": operator.ne,
    "<": operator.lt,
    "≤": operator.le,
    ">": operator.gt,
    "≥": operator.ge,
}
MEMBRES = ("gérant", "maître d'ouvrage", 'dit « "\\" »')
AGE, ROLE = Propriete("âge"), Propriete("rôle", frozenset(MEMBRES))
MAJEUR = Regle("majeur", ((Condition("âge", "≥", 18),),))
ENSEMBLE = Regle("jeune gérant", ((Condition("âge", "<", 40),), (Condition("rôle", "=", "gérant"),)))
UNITAIRE = Description((AGE, ROLE), (frozenset({"âge"}), frozenset({"rôle"})), (MAJEUR, ENSEMBLE))


@pytest.fixture
def jeu() -> Iterator[Jeu]:
    with Jeu(UNITAIRE) as ouvert:
        yield ouvert


@pytest.fixture
def seance(jeu: Jeu) -> Iterator[Seance]:
    with jeu.seance() as ouverte:
        yield ouverte


# ---------------------------------------------------------------------------------------------------- what it tells
def test_a_firing_names_its_rule_and_the_facts_that_support_it(seance: Seance) -> None:
    assert seance.affirmer("réponse 1", {"âge": 20})
    assert seance.affirmer("réponse 2", {"rôle": "gérant"})
    assert seance.declencher() == [
        Declenchement("majeur", ("réponse 1",)),
        Declenchement("jeune gérant", ("réponse 1", "réponse 2")),
    ]
    assert seance.declencher() == []


def test_a_fact_that_no_rule_reads_is_said(seance: Seance) -> None:
    assert not seance.affirmer("a", {"rôle": "maître d'ouvrage"})
    assert seance.declencher() == []


def test_retract_then_assert_corrects(seance: Seance) -> None:
    seance.affirmer("a", {"âge": 20})
    seance.affirmer("r", {"rôle": "gérant"})
    assert len(seance.declencher()) == 2
    seance.retirer("a")
    assert seance.declencher() == []
    seance.affirmer("a", {"âge": 50})
    assert seance.declencher() == [Declenchement("majeur", ("a",))]


def test_what_is_retracted_before_it_is_taken_never_fires(seance: Seance) -> None:
    seance.affirmer("a", {"âge": 20})
    seance.retirer("a")
    assert seance.declencher() == []


def test_correcting_thousands_of_times_never_tells_anything_else(seance: Seance) -> None:
    for age in range(3000):
        seance.affirmer("a", {"âge": age % 40})
        assert bool(seance.declencher()) is (age % 40 >= 18)
        seance.retirer("a")


def au_hasard(hasard: Random) -> Description:
    """A ruleset of several conditions on facts of several properties, their order kept as a compiler would."""
    noms = [f"p{n}" for n in range(6)]
    regles = []
    for rang in range(hasard.randrange(1, 60)):
        choisis = sorted(hasard.sample(noms, hasard.randrange(1, 5)))
        conditions = [Condition(nom, hasard.choice(tuple(SENS)), hasard.randrange(-3, 4)) for nom in choisis]
        if hasard.random() < 0.5:
            conditions.append(Condition("rôle", hasard.choice(("=", "≠")), hasard.choice(MEMBRES)))
        regles.append(Regle(f"règle {rang}", (tuple(conditions),)))
    return Description((*map(Propriete, noms), ROLE), (frozenset({*noms, "rôle"}),), tuple(regles))


def attendus(description: Description, fait: dict[str, Valeur]) -> list[str]:
    """The rules whose conditions hold, by Python's own comparisons."""
    return sorted(
        regle.nom
        for regle in description.regles
        if all(c.propriete in fait and SENS[c.operateur](fait[c.propriete], c.constante) for c in regle.faits[0])
    )


def test_what_fires_is_what_holds_on_random_rulesets_within_the_limits() -> None:
    hasard, compares = Random(4), 0  # noqa: S311 - a sequence that can be played again
    while compares < 600:
        description = au_hasard(hasard)
        if refus(description):
            continue
        with Jeu(description) as jeu:
            for _ in range(6):
                fait: dict[str, Valeur] = {f"p{n}": hasard.randrange(-4, 5) for n in range(6) if hasard.random() < 0.8}
                if hasard.random() < 0.8:
                    fait["rôle"] = hasard.choice(MEMBRES)
                with jeu.seance() as seance:
                    seance.affirmer("f", fait)
                    assert sorted(tir.regle for tir in seance.declencher()) == attendus(description, fait)
                compares += 1


# --------------------------------------------------------------------------------------------------- what it refuses
def test_a_ruleset_past_a_limit_is_refused_before_the_extension(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extension, "charger", lambda: pytest.fail("the extension was loaded"))
    with pytest.raises(JeuRefuse, match="joint 0 faits"):
        Jeu(Description((AGE,), (frozenset({"âge"}),), (Regle("r", ()),)))
    with pytest.raises(JeuRefuse, match="de 1 à 1023"):
        Jeu(UNITAIRE, seances_maximum=1024)


@pytest.mark.parametrize(
    ("valeurs", "message"),
    [
        ({"âge": True}, "« âge » reçoit True, qui n'est pas un entier"),
        ({"âge": "20"}, "n'est pas un entier"),
        ({"âge": 2**63}, "dépasse 64 bits"),
        ({"rôle": "client"}, "n'est pas un membre de sa liste"),
        ({"rôle": "ge\u0301rant"}, "n'est pas un membre de sa liste"),
        ({"a\u0302ge": 20}, "aucune forme de fait"),
        ({"âge": 20, "rôle": "gérant"}, "aucune forme de fait ne porte ensemble rôle, âge"),
    ],
)
def test_a_fact_that_is_not_described_is_refused_and_the_session_goes_on(
    seance: Seance, valeurs: dict[str, Valeur], message: str
) -> None:
    with pytest.raises(FaitRefuse, match=message):
        seance.affirmer("f", valeurs)
    seance.affirmer("f", {"âge": 20})
    assert seance.declencher() == [Declenchement("majeur", ("f",))]


def test_a_fact_is_asserted_once_and_retracted_only_when_it_is_asserted(seance: Seance) -> None:
    seance.affirmer("costarring", {"âge": 20})
    with pytest.raises(FaitRefuse, match="déjà affirmé"):
        seance.affirmer("costarring", {"âge": 30})
    with pytest.raises(FaitRefuse, match="confondu avec « costarring »"):
        seance.affirmer("liquid", {"âge": 30})
    for inconnu in ("jamais", "liquid", OUVERTURE, f"sid-{seance.nom}"):
        with pytest.raises(FaitRefuse):
            seance.retirer(inconnu)
    assert seance.declencher() == [Declenchement("majeur", ("costarring",))]


def test_the_1024th_session_is_refused_by_us_and_a_closed_one_leaves_its_place(jeu: Jeu) -> None:
    ouvertes = [jeu.seance() for _ in range(SEANCES_PAR_JEU)]
    with pytest.raises(TropDeSeances, match="1023 séances sont déjà ouvertes"):
        jeu.seance()
    ouvertes[500].fermer()
    with jeu.seance() as nouvelle:
        nouvelle.affirmer("a", {"âge": 20})
        assert len(nouvelle.declencher()) == 1
    ouvertes[0].affirmer("a", {"âge": 20})
    assert len(ouvertes[0].declencher()) == 1


def test_the_bound_may_be_lower() -> None:
    with Jeu(UNITAIRE, seances_maximum=2) as jeu, jeu.seance(), jeu.seance(), pytest.raises(TropDeSeances):
        jeu.seance()


# ----------------------------------------------------------------------------------------------------- it cleans up
class Comptee:
    """The extension, its calls counted; one of them may fail."""

    def __init__(self, vraie: extension.Extension, echoue: str = "", erreur: BaseException | None = None) -> None:
        self.vraie, self.echoue, self.erreur = vraie, echoue, erreur
        self.appels: Counter[str] = Counter()

    def __getattr__(self, nom: str) -> object:
        self.appels[nom] += 1
        if nom == self.echoue and self.erreur is not None:
            raise self.erreur
        return getattr(self.vraie, nom)


@pytest.fixture
def comptee(monkeypatch: pytest.MonkeyPatch) -> Comptee:
    espion = Comptee(extension.charger())
    monkeypatch.setattr(extension, "charger", lambda: espion)
    return espion


def test_the_state_is_deleted_after_an_exception_of_the_caller(comptee: Comptee) -> None:
    with Jeu(UNITAIRE, seances_maximum=1) as jeu:
        with pytest.raises(ZeroDivisionError), jeu.seance() as seance:
            assert seance.affirmer("a", {"âge": 20 // len(seance.declencher())})
        assert comptee.appels["delete_state"] == 1
        with jeu.seance() as seance:
            assert seance.declencher() == []


@pytest.mark.parametrize(
    ("appel", "message", "attendue"),
    [
        ("assert_fact", "Could not assert fact, error code: 303", extension.PileDepassee),
        ("assert_fact", "Could not assert fact, error code: 304", extension.TropDeFaitsJoints),
        ("retract_fact", "Could not retract fact, error code: 309", extension.SeanceInconnue),
        ("start_action_for_state", "Could not start action, error code: 111", extension.JeuInconnu),
        ("complete_and_start_action", "Could not complete, error code: 999", extension.EchecDurable),
    ],
)
def test_a_failure_breaks_its_session_and_no_other(
    comptee: Comptee, appel: str, message: str, attendue: type[Exception]
) -> None:
    with Jeu(UNITAIRE, seances_maximum=2) as jeu, jeu.seance() as autre:
        with jeu.seance() as seance:
            seance.affirmer("a", {"âge": 20})
            seance.affirmer("r", {"rôle": "gérant"})
            gestes: dict[str, Callable[[], object]] = {
                "assert_fact": lambda: seance.affirmer("b", {"âge": 21}),
                "retract_fact": lambda: seance.retirer("a"),
                "start_action_for_state": seance.declencher,
                "complete_and_start_action": seance.declencher,
            }
            comptee.echoue, comptee.erreur = appel, RuntimeError(message)
            with pytest.raises(attendue, match=message.rpartition(" ")[2]):
                gestes[appel]()
            comptee.echoue = ""
            for geste in gestes.values():
                with pytest.raises(SeanceFermee):
                    geste()
        autre.affirmer("a", {"âge": 20})
        assert len(autre.declencher()) == 1
        with jeu.seance() as neuve:
            assert neuve.declencher() == []
    assert comptee.appels["delete_state"] == 3


def test_an_interruption_in_the_middle_of_a_drain_breaks_the_session_which_is_still_deleted(comptee: Comptee) -> None:
    with Jeu(UNITAIRE, seances_maximum=1) as jeu:
        with jeu.seance() as seance:
            seance.affirmer("a", {"âge": 20})
            comptee.echoue, comptee.erreur = "complete_and_start_action", KeyboardInterrupt()
            with pytest.raises(KeyboardInterrupt):
                seance.declencher()
            comptee.echoue = ""
            with pytest.raises(SeanceFermee):
                seance.declencher()
        with jeu.seance() as neuve:
            neuve.affirmer("a", {"âge": 20})
            assert len(neuve.declencher()) == 1


def test_a_session_that_never_opened_is_not_deleted_and_its_place_is_lost(comptee: Comptee) -> None:
    with Jeu(UNITAIRE, seances_maximum=2) as jeu:
        comptee.echoue, comptee.erreur = "assert_fact", MemoryError()
        with pytest.raises(extension.MemoireEpuisee):
            jeu.seance()
        comptee.echoue = ""
        assert comptee.appels["delete_state"] == 0
        with jeu.seance(), pytest.raises(TropDeSeances):
            jeu.seance()


def test_closing_a_ruleset_closes_its_sessions_first_and_may_be_repeated(comptee: Comptee) -> None:
    jeu = Jeu(UNITAIRE)
    seances = [jeu.seance() for _ in range(3)]
    for _ in range(2):
        jeu.fermer()
        seances[0].fermer()
    assert (comptee.appels["delete_state"], comptee.appels["delete_ruleset"]) == (3, 1)
    with pytest.raises(SeanceFermee):
        seances[1].affirmer("a", {"âge": 20})
    with pytest.raises(SeanceFermee):
        jeu.seance()


def test_no_call_is_made_but_those_of_the_protocol_and_no_storage_callback(comptee: Comptee) -> None:
    with Jeu(UNITAIRE) as jeu, jeu.seance() as seance:
        seance.affirmer("a", {"âge": 20})
        seance.declencher()
        seance.retirer("a")
    permis = {nom for nom in vars(extension.Extension) if not nom.startswith("_")}
    assert set(comptee.appels) == permis
    assert not any("callback" in nom or "timer" in nom or "event" in nom for nom in permis)


# ------------------------------------------------------------------------------------------- loading, memory, threads
def test_without_the_extension_a_french_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    with pytest.raises(extension.ExtensionIndisponible, match=r"n'est pas installé.*pip install durable-rules"):
        extension.charger.__wrapped__()


def test_an_extension_that_does_not_load_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def casse(_: str) -> None:
        raise ImportError("undefined symbol: PyEval_CallObject")

    drapeaux = sys.getdlopenflags()
    monkeypatch.setattr("importlib.import_module", casse)
    with pytest.raises(extension.ExtensionIndisponible, match=r"ne se charge pas.*PyEval_CallObject.*LD_BIND_NOW"):
        extension.charger.__wrapped__()
    assert sys.getdlopenflags() == drapeaux


def test_importing_the_driver_loads_neither_the_extension_nor_host() -> None:
    essai = """
import sys
sys.modules.pop("durable_rules_engine"); charger.cache_clear()
from reglo.evaluation.durable import pilote
voir([nom in sys.modules for nom in ("durable_rules_engine", "durable")])
"""
    assert vu(essai) == [[False, False]]


SEANCES = """
import resource
import sys
from reglo.evaluation.durable.description import *
from reglo.evaluation.durable.pilote import *
from threading import Thread
D = Description((Propriete("x"),), (frozenset({"x"}),), tuple(
    Regle(f"{operateur} {n}", ((Condition("x", operateur, n),),)) for n in range(20) for operateur in ("≥", "<")))
def une(jeu, n, garder=False):
    seance = jeu.seance()
    seance.affirmer("f", {"x": n % 20})
    assert sum(tir.regle.startswith("≥") for tir in seance.declencher()) == n % 20 + 1
    if not garder: seance.fermer()
def octets(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
"""


def test_dirty_memory_changes_nothing() -> None:
    essai = """
with Jeu(D) as jeu:
    for n in range(60): une(jeu, n, garder=n % 3 == 0)
    vide = jeu.seance()
voir("fini")
"""
    assert lancer(SEANCES + essai, memoire_sale=True) == (0, ["fini"])


def test_memory_is_flat_over_20_000_sessions() -> None:
    essai = """
with Jeu(D) as jeu:
    for n in range(1000): une(jeu, n)
    avant = octets()
    for n in range(20_000): une(jeu, n)
    voir(octets() - avant)
"""
    (pris,) = vu(SEANCES + essai)
    assert isinstance(pris, int)
    assert pris < 1500


def test_memory_is_flat_over_2_000_rulesets() -> None:
    essai = """
def un():
    with Jeu(D) as jeu: une(jeu, 3, garder=True)
for _ in range(100): un()
avant = octets()
for _ in range(2000): un()
voir(octets() - avant)
"""
    (pris,) = vu(SEANCES + essai)
    assert isinstance(pris, int)
    assert pris < 3000


FILS = """
sys.setswitchinterval(1e-5)
faux = []
def fil(jeu, rang, combien):
    try:
        for n in range(combien): une(jeu, n * 7 + rang)
    except BaseException as erreur:
        faux.append(repr(erreur))
with Jeu(D) as jeu:
    fils = [Thread(target=fil, args=(jeu, rang, COMBIEN)) for rang in range(4)]
    for f in fils: f.start()
    for f in fils: f.join()
voir(faux)
"""


def test_four_threads_with_sessions_of_their_own_disturb_no_one() -> None:
    assert lancer(SEANCES + FILS.replace("COMBIEN", "1000")) == (0, [[]])


@pytest.mark.lent
def test_four_threads_disturb_no_one_in_a_long_run() -> None:
    assert lancer(SEANCES + FILS.replace("COMBIEN", "25_000"), secondes=400) == (0, [[]])


def test_one_session_shared_by_threads_loses_no_fact(jeu: Jeu) -> None:
    depart = Barrier(4)
    with jeu.seance() as seance:

        def affirmer(rang: int) -> None:
            depart.wait()
            for n in range(50):
                seance.affirmer(f"{rang} {n}", {"âge": 20})

        fils = [Thread(target=affirmer, args=(rang,)) for rang in range(4)]
        for fil in fils:
            fil.start()
        for fil in fils:
            fil.join()
        assert len({tir.faits for tir in seance.declencher()}) == 200
