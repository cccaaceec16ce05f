"""Dates inside a clause: the verb that a date or an event takes, and what places it before or after a day."""

from reglo.phrases.francais import a, de
from reglo.phrases.genres import tete
from reglo.phrases.groupes import Groupe
from reglo.phrases.liens import nu

_DATES = {">=": "à partir", "<=": "au plus tard", ">": "après", "<": "avant", "=": ""}


def se_situe(sujet: Groupe) -> str:
    """Gives « la date … se situe », « le dépôt … intervient »."""
    nom = tete(nu(sujet.texte).removeprefix("la ").removeprefix("le ").removeprefix("l'"))
    if nom in ("date", "jour", "premier"):
        return sujet.verbe("se situe", "se situent")
    return sujet.verbe("intervient", "interviennent")


def dire_date(operateur: str, jour: str) -> str:
    """Gives « à partir du 1er janvier 2025 », « avant la date de … »."""
    mot = _DATES[operateur]
    if operateur == ">=":
        return f"{mot} {de(jour)}"
    if operateur == "<=" and not jour.startswith("le "):
        return f"{mot} {a(jour)}"
    return f"{mot} {jour}"
