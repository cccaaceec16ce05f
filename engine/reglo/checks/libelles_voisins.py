"""Two data that a reader would take for one another: the first cause of a wrong dossier.

Labels are compared word by word, without accents, articles nor plurals. They nearly coincide when every word is paired
with its equal, or with one letter more, less or changed in a word of five letters at least. Measured on the words that
tell data apart in the règlements (avant/après, PLAI/PLUS, habitable/plancher, T2/T3, intérieur/extérieur), no such pair
is one letter apart; nearly every slip of the keyboard is.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from reglo.diagnostics import Diagnostic, Fiche, sans_accents
from reglo.model.rulebook import Rulebook
from reglo.source import NULLE_PART

FICHE = Fiche(
    code="V101",
    titre="Deux données qui se ressemblent",
    message="« {nom} » se confond avec « {autre} » : leurs {quoi} ne diffèrent que d'une lettre ou d'un pluriel.",
    aide="distincte de {autre}",
)
_VIDES = frozenset({
    "a", "au", "aux", "avec", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les", "leur", "ou", "par",
    "pour", "qu", "que", "qui", "s", "sa", "se", "ses", "son", "sur", "un", "une",
})  # fmt: skip
_LONGUEUR = 5


def libelles_voisins(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Ce que vérifie : deux données n'ont ni le même libellé, ni le même nom, à une lettre ou à un pluriel près.

    Pourquoi : deux données presque homonymes reçoivent deux réponses différentes pour une même question, ou une
    règle lit l'une pour l'autre. Quand ce sont bien deux choses, l'une le dit : « distincte de ».

    À éviter :

        donnée surface_utile « surface utile du projet » : nombre
        donnée surfaces_utiles « surfaces utiles du projet » : nombre

    À écrire :

        donnée surface_utile « surface utile du projet » : nombre
        donnée surface_annexe « surface des annexes » : nombre
    """
    donnees = [donnee for donnee in rulebook.donnees.values() if donnee.span != NULLE_PART]
    for quoi, paires in _voisines(tuple((donnee.libelle, donnee.nom) for donnee in donnees)):
        for rang, autre in paires:
            premiere, seconde = donnees[rang], donnees[autre]
            if premiere.nom not in seconde.distincte_de and seconde.nom not in premiere.distincte_de:
                notes = ((premiere.span, f"« {premiere.ecriture} » est déclaré ici : « {premiere.libelle} »"),)
                champs = {"nom": seconde.ecriture, "autre": premiere.ecriture, "quoi": quoi}
                yield FICHE.diagnostic(seconde.span, notes=notes, **champs)


Paires = tuple[tuple[int, int], ...]
"""Ranks of data that nearly coincide."""


@lru_cache(maxsize=4)
def _voisines(donnees: tuple[tuple[str, str], ...]) -> tuple[tuple[str, Paires], ...]:
    """Gives the data whose labels, then whose names, nearly coincide."""
    libelles = [_mots(libelle) for libelle, _ in donnees]
    noms = [_mots(nom.replace("_", " ")) for _, nom in donnees]
    return ("libellés", _presque_egales(libelles)), ("noms", _presque_egales(noms))


@lru_cache(maxsize=1 << 14)
def _mots(texte: str) -> tuple[str, ...]:
    """Gives the words that count, in the singular."""
    mots = re.findall(r"[a-z0-9²%€]+", sans_accents(texte))
    return tuple(mot if len(mot) <= 2 else mot.rstrip("sx") or mot for mot in mots if mot not in _VIDES)  # noqa: PLR2004


def _presque_egales(phrases: Sequence[tuple[str, ...]]) -> Paires:
    """Gives the pairs whose words are all equal but one at most, and that one a letter apart."""
    groupes: dict[tuple[str | None, ...], list[int]] = {}
    for place, mots in enumerate(phrases):
        for rang in range(len(mots)):
            groupes.setdefault((*mots[:rang], None, *mots[rang + 1 :]), []).append(place)
    paires: dict[tuple[int, int], None] = {}
    for sauf_un, places in groupes.items():
        rang = sauf_un.index(None)
        paires |= dict.fromkeys(_meme_mot([(phrases[place][rang], place) for place in places]))
    return tuple(paires)


def _meme_mot(membres: list[tuple[str, int]]) -> list[tuple[int, int]]:
    """Gives the places whose words are equal or one letter apart: the same is then left of them, less one letter."""
    par_reste: dict[str, list[int]] = {}
    for rang, (mot, _) in enumerate(membres) if len(membres) > 1 else ():
        for reste in _restes(mot):
            par_reste.setdefault(reste, []).append(rang)
    possibles = {paire for rangs in par_reste.values() for paire in combinations(rangs, 2)}
    trouvees = [(membres[a], membres[b]) for a, b in sorted(possibles)]
    return [(place, autre) for (mot, place), (voisin, autre) in trouvees if _a_une_lettre(mot, voisin)]


def _restes(mot: str) -> set[str]:
    return {mot, *(mot[:rang] + mot[rang + 1 :] for rang in range(len(mot) if _comparable(mot) else 0))}


def _comparable(mot: str) -> bool:
    return len(mot) >= _LONGUEUR and not any(lettre.isdigit() for lettre in mot)


def _a_une_lettre(mot: str, autre: str) -> bool:
    if mot == autre:
        return True
    if not _comparable(mot) or not _comparable(autre):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(mot, autre, score_cutoff=1) <= 1
