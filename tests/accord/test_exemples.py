"""The jurists' examples, through durable-rules: what they expect, and the whole answer of the reference."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.accord.comparaison import Banc, champs_differents, sans_moteur
from tests.accord.paires import Lot, Paire
from tests.evaluation.durable.essais import avec_durable

from reglo.cases.execution import Cas, executer, preparer
from reglo.cases.recueil import Recueils, fichiers_de_cas
from reglo.evaluation import reference
from reglo.evaluation.durable.reponse import evaluer
from reglo.model.rulebook import Rulebook
from reglo.resources import resource_dir

pytestmark = avec_durable
FRAGMENTS = Path(__file__).parents[1] / "fragments"
RECUEILS = Recueils()
FICHIERS = fichiers_de_cas([resource_dir("rules"), FRAGMENTS])


def _cas(fichier: Path) -> tuple[Rulebook, tuple[Cas, ...]]:
    charge = RECUEILS.pour(fichier)
    assert charge is not None
    assert charge.rulebook is not None
    return charge.rulebook, preparer(fichier.read_text(encoding="utf-8"), fichier.name, charge.rulebook).cas


def _reponses(recueil: Rulebook, cas: Cas) -> Iterator[str]:
    """Gives what durable-rules says otherwise of an example: as its author expects, then as the reference answers."""
    aide = cas.attendu.aide
    obtenue = evaluer(recueil, cas.dossier, aides=(aide,), aujourdhui=cas.date, lectures=cas.lectures)
    attendue = reference.evaluer(recueil, cas.dossier, aides=(aide,), aujourdhui=cas.date, lectures=cas.lectures)
    yield from (str(ecart) for ecart in executer(cas, lambda *_: obtenue, recueil))
    if msgspec.json.encode(sans_moteur(obtenue)) != msgspec.json.encode(sans_moteur(attendue)):
        yield from champs_differents(obtenue, attendue)


@pytest.mark.parametrize("fichier", FICHIERS, ids=lambda fichier: fichier.stem)
def test_every_example_gets_by_durable_rules_what_the_reference_gives(fichier: Path) -> None:
    recueil, cas = _cas(fichier)
    assert cas
    ecarts: dict[str, list[str]] = {}
    for lectures, siens in _par_lectures(cas):
        with Banc(Lot(recueil, lectures, ())) as banc:
            vus: Counter[str] = Counter()
            ecarts |= {
                un.exemple: list(banc.comparer(Paire(un.dossier, un.date), vus, {un.attendu.aide})) for un in siens
            }
    assert {nom: trouves for nom, trouves in ecarts.items() if trouves} == {}


@pytest.mark.lent
@pytest.mark.parametrize("fichier", FICHIERS, ids=lambda fichier: fichier.stem)
def test_every_example_gets_the_whole_answer_that_its_author_expects(fichier: Path) -> None:
    recueil, cas = _cas(fichier)
    assert {un.exemple: ecarts for un in cas if (ecarts := list(_reponses(recueil, un)))} == {}


def _par_lectures(cas: tuple[Cas, ...]) -> Iterator[tuple[dict[str, str], list[Cas]]]:
    """Groups the examples by the readings that they ask for."""
    groupes: dict[str, list[Cas]] = {}
    for un in cas:
        groupes.setdefault(str(sorted(un.lectures.items())), []).append(un)
    yield from ((siens[0].lectures, siens) for siens in groupes.values())
