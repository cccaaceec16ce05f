"""What changed between two rulebooks and with what effect; what took long to find is kept in the cache of the user."""

import hashlib
from collections.abc import Sequence

import msgspec

from reglo import cache
from reglo.differences.comparaison import Changement, comparer_en_nommant
from reglo.differences.portee import concernees
from reglo.differences.recueil import Recueil
from reglo.differences.temoins import Chercheur, Effet
from reglo.evaluation.empreinte import empreinte_des_couches
from reglo.model.serialize import encoder

PATIENCE = 600
"""Dossiers tried for one change, examples first."""
_GENRE = "temoins"
_COUCHES = ("cases", "differences", "evaluation", "model", "outcome", "phrases", "rendu", "syntax", "values")
"""The layers that decide which witness is found."""


class Bilan(msgspec.Struct, frozen=True):
    """What changed between two rulebooks, and the effect of each change, in the same order."""

    avant: Recueil
    apres: Recueil
    changements: tuple[Changement, ...]
    effets: tuple[Effet, ...] = ()
    """Empty when the effects were not looked for."""
    jours: bool = False
    """Both sides are days of the same rules: what is on one side alone is in force that day alone."""

    def effet(self, rang: int) -> Effet:
        """Gives the effect of a change."""
        return self.effets[rang] if rang < len(self.effets) else None


def dresser(avant: Recueil, apres: Recueil, aides: Sequence[str] = (), *, patience: int = PATIENCE) -> Bilan:
    """Compares two rulebooks, the aids named or all; with some patience, looks for a witness of each change."""
    changements, noms = comparer_en_nommant(avant.rulebook, apres.rulebook)
    changements = tuple(c for c in changements if not aides or _touche(c, avant, apres, frozenset(aides)))
    if not patience or not changements:
        return Bilan(avant, apres, changements)
    cle = _cle(avant, apres, aides, patience)
    effets = cache.relire_en(tuple[Effet, ...], _GENRE, cle)
    if effets is None or len(effets) != len(changements):
        chercheur = Chercheur(avant, apres, noms, patience)
        effets = tuple(map(chercheur.effet, changements))
        cache.garder(_GENRE, cle, msgspec.json.encode(effets))
    return Bilan(avant, apres, changements, effets)


def _touche(changement: Changement, avant: Recueil, apres: Recueil, aides: frozenset[str]) -> bool:
    """Tells whether a change bears on one of some aids."""
    return not aides.isdisjoint(concernees(changement, avant.rulebook, apres.rulebook))


def _cle(avant: Recueil, apres: Recueil, aides: Sequence[str], patience: int) -> str:
    """Gives what the effects depend on, and nothing else."""
    somme = hashlib.sha256(f"{empreinte_des_couches(_COUCHES)} {patience} {' '.join(aides)}".encode())
    for cote in (avant, apres):
        for morceau in (encoder(cote.rulebook), msgspec.json.encode(cote.exemples, order="sorted")):
            somme.update(len(morceau).to_bytes(8) + morceau)
    return somme.hexdigest()
