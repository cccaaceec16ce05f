"""Says in the words of the language what could stand at a place, never in the words of the grammar."""

from collections.abc import Iterable

from reglo.syntax.lalr import FIN
from reglo.syntax.tables import Tables

NOMS = {
    "NAME": "un nom",
    "QNAME": "un nom à points, comme « aude.base »",
    "NOMBRE": "un nombre",
    "PCT": "un pourcentage",
    "DATE": "une date",
    "UNITE": "une unité",
    "LABEL": "un numéro de clause, comme « c1. »",
    "LREF": "le numéro d'une clause, comme « c1 »",
    "SUB": "une lettre de liste, comme « a) »",
    "STR": "un texte entre « »",
    FIN: "la fin de la phrase",
}
"""Name of each literal for the reader."""

_GROUPES: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    (
        "une valeur",
        frozenset({"NAME", "NOMBRE", "PCT", "("}),
        frozenset({
            "DATE", "-", "l'assiette", "le montant théorique", "montant de l'aide", "total de", "nombre total de",
            "délai de", "aujourd'hui", "existe", "l'aide", "NON", "le plus petit de", "le plus grand de", "tout ceci",
            "OUI", "NEANT",
        }),
    ),
    (
        "une comparaison, comme « au moins » ou « est »",
        frozenset({"égal à", "au moins"}),
        frozenset({
            "au plus", "plus de", "moins de", "avant le", "avant", "après le", "après", "depuis le", "à partir du",
            "jusqu'au", "est", "NEST", "est parmi", "NEST_PARMI", "du",
        }),
    ),
    ("un calcul, comme « + » ou « * »", frozenset({"+", "*"}), frozenset({"-", "/", "par"})),
    (
        "ce qui suit une clause, comme « texte » ou « en vigueur »",
        frozenset({"texte", "interprétation", "en vigueur"}),
        frozenset({"voir anomalie", "selon la lecture", "en vigueur en"}),
    ),
    ("une période, comme « en vigueur du … au … »", frozenset({"en vigueur", "en vigueur en"}), frozenset()),
)  # fmt: skip
"""Words that are told together: the name of the group, those that prove it, those that it also covers."""

_MAXIMUM = 8


def nommer(tables: Tables, type_: str) -> str:
    """Gives the name of a kind of word for the reader."""
    ecrit = tables.ecrits.get(type_)
    return NOMS[type_] if ecrit is None else f"« {ecrit} »"


def enumerer(tables: Tables, attendus: Iterable[str]) -> str:
    """Lists what could stand at a place, most telling first, by groups when there are many."""
    reste = set(attendus)
    noms: list[str] = []
    for nom, preuves, couverts in _GROUPES:
        if preuves <= reste:
            noms.append(nom)
            reste -= preuves | couverts
    fin = FIN in reste
    reste.discard(FIN)
    litteraux = [NOMS[type_] for type_ in NOMS if type_ in reste]
    mots = sorted(f"« {tables.ecrits[type_]} »" for type_ in reste if type_ in tables.ecrits)
    tous = litteraux + noms + mots
    if len(tous) > _MAXIMUM:
        tous = [*tous[:_MAXIMUM], "…"]
    return _joindre(tous + ([NOMS[FIN]] if fin and len(tous) < _MAXIMUM else []))


def _joindre(noms: list[str]) -> str:
    *premiers, dernier = noms or ["rien d'autre"]
    return f"{', '.join(premiers)}{', ' if dernier == '…' else ' ou '}{dernier}" if premiers else dernier
