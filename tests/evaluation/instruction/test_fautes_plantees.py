"""The comparison with whole dossiers sees what an instruction would forget: each fault planted in it is caught."""
# ruff: noqa: SLF001 - faults are planted inside

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from tests.evaluation.durable.essais import avec_durable
from tests.evaluation.instruction.test_etat import eprouver
from tests.evaluation.instruction.test_touchees import CHEMINS

from reglo.evaluation.durable.atomes import Verites
from reglo.evaluation.instruction import calculs, etat, touchees
from reglo.evaluation.instruction.calculs import Calculs
from reglo.evaluation.instruction.etat import Etat
from reglo.evaluation.instruction.lues import Lu, Lues
from reglo.evaluation.instruction.recueil import RecueilSuivi
from reglo.evaluation.instruction.regles import VersionSuivie
from reglo.evaluation.instruction.suivi import Suivi
from reglo.evaluation.reference.ensembles import Ecretements
from reglo.model.rulebook import LIGNE

pytestmark = avec_durable
SUITES = 300
"""Sequences after which a fault not seen is one that the comparison misses."""
Planter = Callable[[pytest.MonkeyPatch], None]


def _sans_index(champ: str, cle: str | None = None) -> Planter:
    """An answer touches nothing of a kind, or one answer does not."""

    def planter(patch: pytest.MonkeyPatch) -> None:
        vrai = RecueilSuivi.index

        def index(recueil: RecueilSuivi, aides: tuple[str, ...]) -> touchees.Index:
            juste = vrai(recueil, aides)
            reste = {nom: x for nom, x in getattr(juste, champ).items() if cle is not None and nom != cle}
            return msgspec.structs.replace(juste, **{champ: reste})

        patch.setattr(RecueilSuivi, "index", index)

    return planter


def _remplace(classe: Any, nom: str, faux: Callable[[Any], Any]) -> Planter:  # noqa: ANN401 - any class, any method
    """A method in the place of another, made from it."""
    return lambda patch: patch.setattr(classe, nom, faux(getattr(classe, nom)))


def _sans_retrait(vrai: Any) -> Any:  # noqa: ANN401
    def redire(suivi: Suivi, seance: Any, fait: str) -> None:  # noqa: ANN401
        gardees = set(suivi.tenues)
        vrai(suivi, seance, fait)
        suivi.tenues |= gardees

    return redire


def _tir_perdu(vrai: Any) -> Any:  # noqa: ANN401
    def accorder(suivi: Suivi) -> None:
        avant = set(suivi.tenues)
        vrai(suivi)
        nouvelles = sorted(suivi.tenues - avant)
        suivi.tenues.difference_update(nouvelles[-1:])

    return accorder


def _atome_garde(vrai: Any) -> Any:  # noqa: ANN401
    def dire(suivi: Suivi, fait: str, dites: Any) -> None:  # noqa: ANN401
        if dites or not suivi._voulus.get(fait):
            vrai(suivi, fait, dites)

    return dire


def _premiere_valeur(vrai: Any) -> Any:  # noqa: ANN401
    def dire(suivi: Suivi, fait: str, dites: Any) -> None:  # noqa: ANN401
        if not suivi._voulus.get(fait):
            vrai(suivi, fait, dites)

    return dire


def _listes_gardees(vrai: Any) -> Any:  # noqa: ANN401
    def prendre(calculs_: Calculs, cle: str) -> None:
        gardees = dict(calculs_._valeurs.listes)
        vrai(calculs_, cle)
        calculs_._valeurs.listes = gardees

    return prendre


def _toujours(valeur: object) -> Callable[[Any], Any]:
    return lambda _: lambda *_args, **_champs: valeur


def _sans_oubli(champ: str) -> Callable[[Any], Any]:
    """The state keeps what it should forget when an answer changes."""

    def planter(vrai: Any) -> Any:  # noqa: ANN401
        def changer(etat_: Etat, dossier: Any, cles: frozenset[str]) -> Any:  # noqa: ANN401
            garde = getattr(etat_, champ)
            rendu = vrai(etat_, dossier, cles)
            setattr(etat_, champ, garde)
            return rendu

        return changer

    return planter


def _un_critere_de_moins(_: Any) -> Any:  # noqa: ANN401
    def accordee(version: VersionSuivie, tenues: Any) -> bool:  # noqa: ANN401
        return all(x.acquis or not tenues.isdisjoint(x.vraies) for x in version.criteres[1:])

    return accordee


def _un_refus_de_moins(vrai: Any) -> Any:  # noqa: ANN401
    return lambda version, tenues: vrai(version, tenues)[1:]


def _premier_refus_seul(vrai: Any) -> Any:  # noqa: ANN401
    return lambda version, tenues: vrai(version, tenues)[:1]


def _sans_fermeture(_: Any) -> Any:  # noqa: ANN401
    return lambda _lues, lu, **_champs: lu.cles


FAUTES: dict[str, Planter] = {
    "a fact withdrawn leaves what it concluded": _remplace(Suivi, "_redire", _sans_retrait),
    "a firing is lost": _remplace(Suivi, "_accorder", _tir_perdu),
    "an atom that opens keeps its truth": _remplace(Suivi, "dire", _atome_garde),
    "a fact keeps its first value": _remplace(Suivi, "dire", _premiere_valeur),
    "no atom is touched": _sans_index("atomes"),
    "no amount is touched": _sans_index("montants"),
    "no definition is touched": _sans_index("definitions"),
    "no governing day is touched": _sans_index("jours"),
    "no verdict is touched": _sans_index("decisions"),
    "no question is touched": _sans_index("doutes"),
    "the lots touch no amount": _sans_index("montants", "lot"),
    "the plan touches no verdict": _sans_index("decisions", LIGNE),
    "the plan touches no question": _sans_index("doutes", LIGNE),
    "the documents provided touch no question": _sans_index("doutes", "pieces"),
    "the truths of definitions outlive an answer": _remplace(Verites, "oublier", _toujours(None)),
    "what other aids read is forgotten": _remplace(Lues, "fermer", _sans_fermeture),
    "the lists stay as they were": _remplace(Calculs, "_prendre", _listes_gardees),
    "no atom reads the computation": lambda patch: patch.setattr(calculs, "lit_le_calcul", lambda *_: False),
    "no atom follows the computation": lambda patch: patch.setattr(touchees, "lit_le_calcul", lambda *_: False),
    "no table is followed": _remplace(Lues, "_tableau", _toujours(Lu())),
    "no definition is followed": _remplace(Lues, "_nomme", _toujours(Lu())),
    "governing dates are not read": _remplace(Lues, "dates", _toujours(frozenset())),
    "the reference stays on the first dossier": _remplace(Etat, "changer", _sans_oubli("_reference")),
    "one criterion is not needed": _remplace(VersionSuivie, "accordee", _un_critere_de_moins),
    "the first criterion that refuses is not named": _remplace(VersionSuivie, "refusants", _un_refus_de_moins),
    "the first criterion that refuses is named alone": _remplace(VersionSuivie, "refusants", _premier_refus_seul),
    "checks on the plan are not reviewed": lambda patch: patch.setattr(etat, "LIGNE", "aucune"),
    "what is not said in whole is taken for heard": _remplace(Calculs, "_entendre", _toujours(None)),
    "clipped aids are settled alone": lambda patch: patch.setattr(
        etat, "ecretements", lambda _: Ecretements((), frozenset())
    ),
}


@pytest.mark.parametrize("faute", FAUTES)
def test_a_fault_planted_is_caught(faute: str, monkeypatch: pytest.MonkeyPatch) -> None:
    FAUTES[faute](monkeypatch)
    with pytest.raises((AssertionError, KeyError)):
        _tout_eprouver()


def _tout_eprouver() -> None:
    for chemin in CHEMINS:
        chemin()
    for numero in range(SUITES):
        eprouver(2_000_000 + numero, durable=True)
