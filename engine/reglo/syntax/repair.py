"""Looks for the one small change that makes a faulty piece legal: the correction that a message proposes.

Every proposal has been read by the grammar before it is made. Nothing is ever repaired silently.
"""

from collections.abc import Iterator, Sequence

import msgspec
from rapidfuzz import fuzz, process

from reglo.diagnostics import sans_accents
from reglo.syntax.lalr import Echec, progresser
from reglo.syntax.tables import Tables
from reglo.syntax.tree import Jeton

_RECUL, _LONGUEUR, _SEUIL, _ECART, _COURT = 4, 6, 74, 3, 2


class Reparation(msgspec.Struct, frozen=True):
    """Words `debut` to `fin` (excluded) give way to one keyword or sign; with `debut == fin` it is inserted."""

    debut: int
    fin: int
    ecrit: str
    progres: int
    """How many words the piece then reads, before the next difficulty."""
    complete: bool
    """True when the piece then is legal."""


def mot_mal_ecrit(tables: Tables, depart: str, jetons: Sequence[Jeton], rang: int) -> Reparation | None:
    """Finds the keyword that the words around the mistake resemble, and that lets reading go further."""
    essais = [
        (reparation.complete, reparation.progres, score, reparation)
        for debut, fin, nom, score in _ressemblances(tables, jetons, rang)
        if (reparation := essayer(tables, depart, jetons, (debut, fin), nom)).progres > rang + 1 - (fin - debut)
        and (reparation.complete or reparation.progres > debut + 1)
    ]
    return max(essais, key=lambda essai: essai[:3])[3] if essais else None


def _ressemblances(tables: Tables, jetons: Sequence[Jeton], rang: int) -> Iterator[tuple[int, int, str, float]]:
    """Gives the stretches that hold the mistake, or just precede it, and the keywords they resemble."""
    phrases, noms = [phrase.lower() for phrase in tables.mots], tuple(tables.mots.values())
    for debut in range(max(0, rang - _RECUL), min(rang, len(jetons) - 1) + 1):
        for fin in range(max(debut + 1, rang), min(len(jetons), debut + _LONGUEUR) + 1):
            if any(jeton.type in ("STR", "LABEL") for jeton in jetons[debut:fin]):
                break
            ecrit = " ".join(sans_accents(jeton.texte) for jeton in jetons[debut:fin])
            trouves = process.extract(ecrit, phrases, scorer=fuzz.ratio, score_cutoff=_SEUIL, limit=None)
            for phrase, score, numero in trouves:
                if abs(len(phrase) - len(ecrit)) <= _ECART and len(phrase) > _COURT:
                    yield debut, fin, noms[numero], score


def un_signe(tables: Tables, depart: str, jetons: Sequence[Jeton], echec: Echec) -> Reparation | None:
    """Finds the one sign or short word to add, or the one word to drop, that makes the piece legal."""
    rang = echec.rang
    ajouts = [
        reparation
        for nom in sorted(echec.attendus & tables.ecrits.keys())
        if (reparation := essayer(tables, depart, jetons, (rang, rang), nom)).complete
    ]
    if len(ajouts) == 1:
        return ajouts[0]
    retrait = essayer(tables, depart, jetons, (rang, rang + 1), "") if rang < len(jetons) else None
    return retrait if retrait and retrait.complete and not ajouts else None


def essayer(tables: Tables, depart: str, jetons: Sequence[Jeton], place: tuple[int, int], nom: str) -> Reparation:
    """Reads the piece with words replaced by one of the given type (by nothing when it is empty)."""
    debut, fin = place
    modele = jetons[min(debut, len(jetons) - 1)]
    ecrit = tables.ecrits.get(nom, nom)
    neuf = [Jeton(nom, ecrit, ecrit, modele.span)] if nom else []
    essai = [*jetons[:debut], *neuf, *jetons[fin:]]
    progres = progresser(tables, depart, [jeton.type for jeton in essai])
    complete = progres > len(essai)
    return Reparation(debut, fin, ecrit, len(jetons) + 1 if complete else progres, complete=complete)
