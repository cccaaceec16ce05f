"""How near an example comes to the numbers of a phrase: what is changed by one unit is seen at its edge.

It only says which examples are worth trying first, and may be wrong.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from reglo.cases.execution import Cas
from reglo.outcome.dossier import FaitNombre
from reglo.values.formats import lire_nombre

_NOMBRE = re.compile(r"\d[\d .\u00a0\u202f]*(?:,\d+)?")
_ECHELLES = (Fraction(1), Fraction(1, 12), Fraction(100))
"""A fact is kept in months and in fractions; a phrase says years and per cents."""


def nombres_dits(phrase: str) -> frozenset[int]:
    """Gives the whole numbers around those that a phrase holds."""
    lus = (lire_nombre(trouve.strip()) for trouve in _NOMBRE.findall(phrase))
    return frozenset(voisin for lu in lus if lu is not None for voisin in (lu // 1 - 1, lu // 1, lu // 1 + 1))


def nombres_du_cas(cas: Cas) -> frozenset[int]:
    """Gives the whole parts of the numbers that an example answers or expects."""
    return frozenset(nombre // 1 for nombre in (*_repondus(cas), *_attendus(cas)))


def _repondus(cas: Cas) -> Iterator[Fraction]:
    listes = (element for liste in cas.dossier.listes.values() for element in liste.elements)
    for faits in (cas.dossier.faits, *listes):
        for fait in faits.values():
            if isinstance(fait, FaitNombre):
                bornes = (borne for borne in (fait.minimum, fait.maximum) if borne is not None)
                yield from (borne * echelle for borne in bornes for echelle in _ECHELLES)


def _attendus(cas: Cas) -> Iterator[Fraction]:
    for attente in cas.attendu.attentes:
        lus = (lire_nombre(trouve.strip()) for trouve in _NOMBRE.findall(attente.resultat.ecrit))
        yield from (lu for lu in lus if lu is not None)
