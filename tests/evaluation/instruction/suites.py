"""Random sequences of answers, corrections and withdrawals over a drawn rulebook."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace
from tests.strategies.autour import PIECES
from tests.strategies.dossiers import ENTITES, partiel
from tests.strategies.reponses import entiere, partielle
from tests.strategies.tirage import Tirage

from reglo.evaluation.instruction.reponses import oter
from reglo.model.rulebook import AIDE_LIGNE, Rulebook
from reglo.outcome.dossier import Dossier


class Pas(NamedTuple):
    """One answer changed: the dossier after it, and the keys that it changed."""

    dossier: Dossier
    cles: frozenset[str]


def suite(t: Tirage, recueil: Rulebook, dossier: Dossier, longueur: int) -> Iterator[Pas]:
    """Draws a sequence; each part of a dossier changes now and then."""
    for _ in range(longueur):
        pas = _pas(t, recueil, dossier)
        dossier = pas.dossier
        yield pas


def _pas(t: Tirage, recueil: Rulebook, dossier: Dossier) -> Pas:
    if t.chance(2, 3):
        return _datum(t, recueil, dossier)
    autre = partiel(t, recueil)
    cle = t.parmi((*ENTITES, "pieces", "registre", "beneficiaire"))
    if cle in ENTITES:
        if cle not in autre.listes:
            return Pas(oter(dossier, cle), frozenset({cle}))
        return Pas(replace(dossier, listes={**dossier.listes, cle: autre.listes[cle]}), frozenset({cle}))
    champs = {
        "pieces": frozenset(t.plusieurs(PIECES, 0, 2)),
        "registre": autre.registre,
        "beneficiaire": autre.beneficiaire,
    }
    return Pas(replace(dossier, **{cle: champs[cle]}), frozenset({cle}))


def _datum(t: Tirage, recueil: Rulebook, dossier: Dossier) -> Pas:
    donnee = t.parmi([x for x in recueil.donnees.values() if x.entite is None and x.nom != AIDE_LIGNE])
    if t.chance(1, 4):
        return Pas(oter(dossier, donnee.nom), frozenset({donnee.nom}))
    fait = (entiere if t.chance(2, 3) else partielle)(t, donnee)
    return Pas(replace(dossier, faits={**dossier.faits, donnee.nom: fait}), frozenset({donnee.nom}))
