"""Keeps what the examples of a rulebook gave when they were played, so that nothing is played twice for nothing.

What is kept holds for these very rules, these very examples and this very engine: when one of them changes, all is
played again. Only what playing gives is kept; what is to be seen is worked out again each time, which takes no time.
"""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from reglo import cache
from reglo.cases.campagne import lire_texte
from reglo.cases.couverture.avoir import Preuve
from reglo.cases.couverture.epreuve import (
    Epreuve,
    Epreuves,
    dresser,
    eprouver_toutes,
    exemples_de,
    lire_exemples,
    reunies,
)
from reglo.cases.couverture.mesure import Joue
from reglo.cases.execution import Cas, Fichier, Jugee
from reglo.cases.recueil import fichiers_de_cas
from reglo.chargement.lecture import empreinte
from reglo.diagnostics import Diagnostic
from reglo.evaluation.empreinte import empreinte_des_couches
from reglo.model.rulebook import Rulebook
from reglo.outcome.reponse import Intervalle, Verdict
from reglo.processus import Equipe

_GENRE = "epreuves"
_COUCHES = ("cases", "checks", "evaluation", "model", "outcome", "phrases", "rendu", "values")
"""The layers that what an example gives and shows comes from."""


class _Constat(msgspec.Struct, frozen=True, array_like=True):
    """What one example gave."""

    ecarts: tuple[tuple[Diagnostic, ...], ...]
    version: str
    verdict: Verdict
    theorique: Intervalle
    du: Intervalle
    montre: tuple[int, ...]
    """Places of what it shows among the proofs of the whole."""


class _Garde(msgspec.Struct, frozen=True):
    """What all the examples gave, aid by aid, in their order."""

    preuves: tuple[Preuve, ...]
    par_aide: dict[str, tuple[_Constat, ...]]


def eprouver_dossier(dossier: Path, recueil: Rulebook, equipe: Equipe[Rulebook] | None = None) -> Epreuves:
    """Tells what the examples of a folder of rules give and show, playing them only when something has changed."""
    fichiers, cle = lire_exemples(dossier, recueil), _cle(dossier, recueil)
    garde = cache.relire_en(_Garde, _GENRE, cle)
    if garde is None:
        joues = eprouver_toutes(fichiers, recueil, equipe)
        _garder(cle, joues.par_aide.values())
        return joues
    return reunies((_reprendre(aide, garde, fichiers, recueil) for aide in recueil.aides), fichiers)


def empreinte_des_exemples(dossier: Path) -> str:
    """Gives the fingerprint of the files of examples of a folder of rules."""
    lus = {chemin.relative_to(dossier).as_posix(): lire_texte(chemin, "") for chemin in fichiers_de_cas([dossier])}
    return empreinte({nom: "" if isinstance(lu, Diagnostic) else lu for nom, lu in lus.items()})


def _cle(dossier: Path, recueil: Rulebook) -> str:
    etat = (recueil.empreinte, empreinte_des_exemples(dossier), empreinte_des_couches(_COUCHES))
    return hashlib.sha256("\n".join(etat).encode()).hexdigest()


def _garder(cle: str, epreuves: Iterable[Epreuve]) -> None:
    rangs: dict[Preuve, int] = {}
    par_aide = {
        epreuve.aide: tuple(_constat(joue, rangs) for joue in epreuve.joues) for epreuve in epreuves if epreuve.joues
    }
    cache.garder(_GENRE, cle, msgspec.json.encode(_Garde(tuple(rangs), par_aide)))


def _constat(joue: Joue, rangs: dict[Preuve, int]) -> _Constat:
    montre = tuple(rangs.setdefault(preuve, len(rangs)) for preuve in joue.montre)
    ecarts = tuple(jugee.ecarts for jugee in joue.jugees)
    return _Constat(ecarts, joue.version, joue.verdict, joue.theorique, joue.du, montre)


def _reprendre(aide: str, garde: _Garde, fichiers: Sequence[Fichier], recueil: Rulebook) -> Epreuve:
    """Gives what the examples of an aid gave when they were played."""
    paires = zip(exemples_de(aide, fichiers), garde.par_aide.get(aide, ()), strict=True)
    return dresser(aide, tuple(_joue(cas, constat, garde) for cas, constat in paires), recueil)


def _joue(cas: Cas, constat: _Constat, garde: _Garde) -> Joue:
    jugees = zip(cas.attendu.attentes, constat.ecarts, strict=True)
    return Joue(
        cas=cas,
        jugees=tuple(Jugee(attente, ecarts) for attente, ecarts in jugees),
        version=constat.version,
        verdict=constat.verdict,
        theorique=constat.theorique,
        du=constat.du,
        montre=tuple(garde.preuves[rang] for rang in constat.montre),
    )
