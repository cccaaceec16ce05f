"""Two conditions compared by their form: those that cannot both hold, those of which one always holds.

It proves what it says; what it cannot prove, it leaves undecided.
"""

from collections.abc import Sequence

from reglo.model.expressions import Appartient, Compare, Condition, Et, Non
from reglo.model.positions import sans_positions
from reglo.model.rulebook import Rulebook

_CONTRAIRES = {"<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_EXCLUSIFS = {("<", ">"), (">", "<"), ("<", "="), ("=", "<"), (">", "="), ("=", ">")}


def incompatibles(premiere: Condition | None, seconde: Condition | None) -> bool:
    """Tells whether the two conditions surely never hold together."""
    if premiere is None or seconde is None:
        return False
    if isinstance(premiere, Et):
        return any(incompatibles(terme, seconde) for terme in premiere.termes)
    if isinstance(seconde, Et):
        return incompatibles(seconde, premiere)
    if contraires(premiere, seconde):
        return True
    if isinstance(premiere, Appartient) and isinstance(seconde, Appartient):
        return premiere.donnee == seconde.donnee and not set(premiere.valeurs) & set(seconde.valeurs)
    return _comparaisons(premiere, seconde, _EXCLUSIFS)


def contraires(premiere: Condition, seconde: Condition) -> bool:
    """Tells whether one condition is surely the contrary of the other."""
    if isinstance(premiere, Non) and sans_positions(premiere.terme) == sans_positions(seconde):
        return True
    if isinstance(seconde, Non) and sans_positions(seconde.terme) == sans_positions(premiere):
        return True
    return _comparaisons(premiere, seconde, set(_CONTRAIRES.items()))


def _comparaisons(premiere: Condition, seconde: Condition, paires: set[tuple[str, str]]) -> bool:
    if not isinstance(premiere, Compare) or not isinstance(seconde, Compare):
        return False
    memes = sans_positions(premiere.gauche) == sans_positions(seconde.gauche)
    memes = memes and sans_positions(premiere.droite) == sans_positions(seconde.droite)
    return memes and (premiere.operateur, seconde.operateur) in paires


def couvrent_tout(rulebook: Rulebook, conditions: Sequence[Condition | None]) -> bool:
    """Tells whether one at least of the conditions surely holds."""
    if None in conditions:
        return True
    dites = [condition for condition in conditions if condition is not None]
    if any(contraires(a, b) for rang, a in enumerate(dites) for b in dites[rang + 1 :]):
        return True
    choix = {condition.donnee for condition in dites if isinstance(condition, Appartient)}
    return any(_toutes_les_valeurs(rulebook, donnee, dites) for donnee in choix)


def _toutes_les_valeurs(rulebook: Rulebook, donnee: str, conditions: Sequence[Condition]) -> bool:
    vues = {v for c in conditions if isinstance(c, Appartient) and c.donnee == donnee for v in c.valeurs}
    return vues == {option.nom for option in rulebook.donnees[donnee].options}
