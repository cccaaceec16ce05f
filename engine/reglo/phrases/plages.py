"""Brackets of numbers or dates: « 80 à 109 », « plus de 15 % », « 390 et plus », as a cell or as a clause."""

from fractions import Fraction

from reglo.model.clauses import Plage
from reglo.phrases.francais import de
from reglo.phrases.grandeurs import ecrire_ensemble
from reglo.phrases.groupes import Groupe
from reglo.phrases.moments import se_situe
from reglo.phrases.plume import Plume


def cellule(plume: Plume, plage: Plage, unite: str) -> str:
    """Writes a bracket as a table does: « 110 à moins de 170 », « 390 et plus », « à partir du 1er janvier 2025 »."""
    bas, haut = _bornes(plume, plage, unite)
    if not bas and not haut:
        return "toute valeur"
    if unite == "date":
        return _dates(plage, bas, haut)
    if not bas:
        return f"{'au plus' if plage.maximum_inclus else 'moins de'} {haut}"
    if not haut:
        return f"{bas} et plus" if plage.minimum_inclus else f"plus de {bas}"
    if plage.minimum == plage.maximum:
        return haut
    debut = "" if plage.minimum_inclus else "plus de "
    fin = "" if plage.maximum_inclus else "moins de "
    return f"{debut}{bas} à {fin}{haut}"


def bords(plume: Plume, plage: Plage, unite: str) -> str:
    """Says whether each end belongs to a bracket: « 80 et 109 compris », « 110 compris, 170 exclu »."""
    bas, haut = _bornes(plume, plage, unite)
    if plage.minimum is not None and plage.minimum == plage.maximum:
        return ""
    dits = [(bas, plage.minimum_inclus)] if bas else []
    dits += [(haut, plage.maximum_inclus)] if haut else []
    if len(dits) > 1 and plage.minimum_inclus == plage.maximum_inclus:
        return f"{bas} et {haut} {'compris' if plage.minimum_inclus else 'exclus'}"
    return ", ".join(f"{borne} {'compris' if inclus else 'exclu'}" for borne, inclus in dits)


def proposition(plume: Plume, sujet: Groupe, plage: Plage, unite: str) -> str:
    """Writes a bracket as a clause: « le gain est de 80 à 109 », « le taux est supérieur à 15 % et … »."""
    bas, haut = _bornes(plume, plage, unite)
    if unite == "date":
        return f"{se_situe(sujet)} {_dates(plage, bas, haut)}"
    est = sujet.verbe("est", "sont")
    if plage.minimum is not None and plage.minimum == plage.maximum:
        return f"{est} {de(haut)}"
    if bas and haut and plage.minimum_inclus and plage.maximum_inclus:
        return f"{est} {de(bas)} à {haut}"
    bornes = []
    if bas:
        bas = plume.valeur(_connue(plage.minimum), unite)
        bornes.append(f"d'au moins {bas}" if plage.minimum_inclus else f"{sujet.accorder('supérieur')} à {bas}")
    if haut:
        bornes.append(f"d'au plus {haut}" if plage.maximum_inclus else f"{sujet.accorder('inférieur')} à {haut}")
    return f"{est} {' et '.join(bornes)}"


def _bornes(plume: Plume, plage: Plage, unite: str) -> tuple[str, str]:
    """Gives both ends, the unit of the lower one left out when the upper one says it."""
    connues = [borne for borne in (plage.minimum, plage.maximum) if borne is not None]
    ecrites = ecrire_ensemble(plume.rulebook, connues, unite)
    bas = "" if plage.minimum is None else ecrites[0]
    return bas, "" if plage.maximum is None else ecrites[-1]


def _dates(plage: Plage, bas: str, haut: str) -> str:
    if bas and haut and plage.minimum_inclus and plage.maximum_inclus:
        return f"du {bas} au {haut}"
    bornes = []
    if bas:
        bornes.append(f"à partir du {bas}" if plage.minimum_inclus else f"après le {bas}")
    if haut:
        bornes.append(f"jusqu'au {haut}" if plage.maximum_inclus else f"avant le {haut}")
    return " et ".join(bornes)


def _connue(valeur: Fraction | None) -> Fraction:
    return Fraction(0) if valeur is None else valeur
