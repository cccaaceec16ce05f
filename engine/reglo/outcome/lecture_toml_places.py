"""Finds on which line a TOML text gives each of its names, for diagnostics only.

A miss costs precision, never a value.
"""

import re
from typing import TypeAlias

from reglo.outcome.codes import PROFONDEUR_MAXIMALE

Chemin: TypeAlias = tuple[str | int, ...]
"""The way to a value: names, and ranks in lists."""

_NOM = r"""(?:"(?:\\.|[^"\\\n])*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_CHEMIN = rf"{_NOM}(?:\s*\.\s*{_NOM})*"
_EN_TETE = re.compile(rf"\s*(\[\[?)\s*({_CHEMIN})\s*\]")
_LIGNE = re.compile(rf"\s*({_CHEMIN})\s*=\s*")
_UN_NOM = re.compile(_NOM)
_CHAINE = re.compile(rf"""\"{{3}}.*?\"{{3}}|'{{3}}.*?'{{3}}|(?P<noms>{_CHEMIN})|#[^\n]*|[^"'#\w-]+|.""", re.DOTALL)


def places_des_noms(texte: str) -> dict[Chemin, tuple[int, int]]:
    """Gives the place of the value of each name that opens a line, and of each table at its heading."""
    trouves: dict[Chemin, tuple[int, int]] = {}
    comptes: dict[Chemin, int] = {}
    table: Chemin = ()
    debut = 0
    for ligne in texte.splitlines(keepends=True):
        bornes = (debut, debut + len(ligne.rstrip()))
        if en_tete := _EN_TETE.match(ligne):
            table = _table(_noms(en_tete[2]), comptes, liste=en_tete[1] == "[[")
            trouves[table] = bornes
        elif nom := _LIGNE.match(ligne):
            trouves[(*table, *_noms(nom[1]))] = (debut + nom.end(), bornes[1])
        debut += len(ligne)
    return trouves


def nom_trop_profond(texte: str) -> tuple[int, int] | None:
    """Gives the place of the first name in more parts than groups may be deep (`a.b.c…`), which TOML reads for long."""
    for trouve in _CHAINE.finditer(texte):
        if (trouve["noms"] or "").count(".") > PROFONDEUR_MAXIMALE and len(_noms(trouve["noms"])) > PROFONDEUR_MAXIMALE:
            return trouve.span()
    return None


def _noms(chemin: str) -> Chemin:
    return tuple(nom.strip("\"'") for nom in _UN_NOM.findall(chemin))


def _table(noms: Chemin, comptes: dict[Chemin, int], *, liste: bool) -> Chemin:
    """Gives the way to the table that a heading opens, with the rank of each list of tables on that way."""
    chemin: Chemin = ()
    for nom in noms[:-1]:
        chemin = (*chemin, nom)
        if chemin in comptes:
            chemin = (*chemin, comptes[chemin])
    chemin = (*chemin, noms[-1])
    if not liste:
        return chemin
    comptes[chemin] = comptes.get(chemin, -1) + 1
    return (*chemin, comptes[chemin])
