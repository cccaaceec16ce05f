"""Two data that a reader would take for one another: the first cause of a wrong dossier.

Labels are compared word by word, without accents, articles nor plurals. They nearly coincide when every word is paired
with its equal, or with one letter more, less or changed in a word of five letters at least. Measured on the words that
tell data apart in the règlements (avant/après, PLAI/PLUS, habitable/plancher, T2/T3, intérieur/extérieur), no such pair
is one letter apart; nearly every slip of the keyboard is.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from reglo.diagnostics import Diagnostic, Fiche, sans_accents
from reglo.model.rulebook import Donnee, Rulebook
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
    for quoi, lire in (("libellés", _libelle), ("noms", _nom)):
        for premiere, seconde in _voisines([(lire(donnee), donnee) for donnee in donnees]):
            if not _distinctes(premiere, seconde):
                notes = ((premiere.span, f"« {premiere.ecriture} » est déclaré ici : « {premiere.libelle} »"),)
                champs = {"nom": seconde.ecriture, "autre": premiere.ecriture, "quoi": quoi}
                yield FICHE.diagnostic(seconde.span, notes=notes, **champs)


def _distinctes(premiere: Donnee, seconde: Donnee) -> bool:
    return premiere.nom in seconde.distincte_de or seconde.nom in premiere.distincte_de


def _libelle(donnee: Donnee) -> tuple[str, ...]:
    return _mots(donnee.libelle)


def _nom(donnee: Donnee) -> tuple[str, ...]:
    return _mots(donnee.nom.replace("_", " "))


def _mots(texte: str) -> tuple[str, ...]:
    """Gives the words that count, in the singular."""
    mots = re.findall(r"[a-z0-9²%€]+", sans_accents(texte))
    return tuple(mot if len(mot) <= 2 else mot.rstrip("sx") or mot for mot in mots if mot not in _VIDES)  # noqa: PLR2004


def _voisines(lues: list[tuple[tuple[str, ...], Donnee]]) -> Iterator[tuple[Donnee, Donnee]]:
    """Gives the pairs that nearly coincide: all their words equal but one at most, and that one a letter apart."""
    groupes: dict[tuple[int, tuple[str, ...]], list[tuple[str, Donnee]]] = {}
    for mots, donnee in lues:
        for rang, mot in enumerate(mots):
            groupes.setdefault((rang, (*mots[:rang], *mots[rang + 1 :])), []).append((mot, donnee))
    paires: dict[tuple[str, str], tuple[Donnee, Donnee]] = {}
    for membres in groupes.values():
        for (mot, premiere), (autre, seconde) in combinations(membres, 2):
            if premiere.nom != seconde.nom and _meme_mot(mot, autre):
                paires.setdefault((premiere.nom, seconde.nom), (premiere, seconde))
    yield from paires.values()


def _meme_mot(mot: str, autre: str) -> bool:
    if mot == autre:
        return True
    if min(len(mot), len(autre)) < _LONGUEUR or any(lettre.isdigit() for lettre in mot + autre):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(mot, autre, score_cutoff=1) <= 1
