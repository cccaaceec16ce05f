"""The one spelling of each word: keywords with their accents, numbers by groups of three, « » around quotations.

A name keeps the spelling of its author, and a date the form that the text gives it.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from reglo.syntax.dates import AN_MIL, MOIS, composer
from reglo.syntax.tables import Tables
from reglo.syntax.tree import Jeton, Noeud

_SANS_GROUPES = frozenset({"ligne", "lignes", "periode_annee", "langue"})
"""Nodes whose numbers are years, lines or versions."""
_METRES = re.compile(r"/m2(?![A-Za-z0-9_])")
_TAXE = re.compile(r"(?<=€) ?(?=HT|TTC)")


def ecrire(tables: Tables, jeton: Jeton, parent: Noeud | None) -> str:
    """Gives the canonical spelling of a word; `parent` is the node that holds it."""
    if jeton.type in tables.ecrits:
        return tables.ecrits[jeton.type]
    if jeton.type == "NOMBRE":
        return _nombre(jeton.texte, parent)
    return _ECRITURES.get(jeton.type, _tel_quel)(jeton)


def _nombre(texte: str, parent: Noeud | None) -> str:
    """Groups the digits by three; a year, a line or a bare number of four digits keeps them together."""
    if parent is not None and parent.regle in _SANS_GROUPES:
        return texte.replace(" ", "")
    nu = parent is None or parent.regle != "grandeur" or len(parent.enfants) == 1
    return grouper(texte, minimum=5 if nu else 4)


def grouper(texte: str, *, minimum: int) -> str:
    """Gives a number with a blank between thousands when its whole part has at least `minimum` digits."""
    entier, virgule, decimales = texte.replace(" ", "").replace(".", "").partition(",")
    if len(entier) < minimum:
        return entier + virgule + decimales
    groupes = [entier[max(0, fin - 3) : fin] for fin in range(len(entier), 0, -3)]
    return " ".join(reversed(groupes)) + virgule + decimales


def _pourcentage(jeton: Jeton) -> str:
    return grouper(jeton.texte.removesuffix("%").strip(), minimum=5) + " %"


def _date(jeton: Jeton) -> str:
    """Writes a date in the form it has: 01/07/2025 or 1er juillet 2025."""
    jour, mois, annee, _ = composer(jeton.texte)
    if "/" in jeton.texte:
        return f"{jour:02}/{mois:02}/{annee}" if annee >= AN_MIL else jeton.texte.replace(" ", "")
    if mois is None:
        return " ".join(jeton.brut.split())
    return f"{'1er' if jour == 1 else jour} {MOIS[mois - 1]} {annee}"


def _unite(jeton: Jeton) -> str:
    return _TAXE.sub(" ", _METRES.sub("/m²", jeton.texte))


def _citation(jeton: Jeton) -> str:
    return f"« {jeton.texte} »" if jeton.texte else "« »"


def _tel_quel(jeton: Jeton) -> str:
    return " ".join(unicodedata.normalize("NFC", jeton.brut).split())


def _plie(jeton: Jeton) -> str:
    return jeton.texte


_ECRITURES: Mapping[str, Callable[[Jeton], str]] = {
    "PCT": _pourcentage,
    "DATE": _date,
    "UNITE": _unite,
    "STR": _citation,
    "LABEL": _plie,
    "LREF": _plie,
    "SUB": _plie,
}
