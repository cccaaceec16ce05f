"""The truth of atoms for one state of the answers: what stands in a definition is computed once for all who read it."""

from reglo.evaluation.connu.valeurs import Valeurs
from reglo.evaluation.durable.criteres import Atome
from reglo.values.demesure import Demesure


class Verites:
    """Truths already computed; whoever changes an answer makes them all be forgotten."""

    def __init__(self) -> None:
        self._communes: dict[tuple[int, int | None], bool | None] = {}
        """Those of definitions, by the condition and the governing day."""

    def de(self, atome: Atome, valeurs: Valeurs) -> bool | None:
        """Gives the truth of an atom, None while it is open."""
        if not atome.commun:
            return _calculer(atome, valeurs)
        cle = id(atome.condition), valeurs.jour
        if cle not in self._communes:
            self._communes[cle] = _calculer(atome, valeurs)
        return self._communes[cle]

    def oublier(self) -> None:
        """Forgets everything: an answer changed."""
        self._communes.clear()


def _calculer(atome: Atome, valeurs: Valeurs) -> bool | None:
    try:
        return atome.test(valeurs)
    except Demesure:
        return None
