"""Terms of a conjunction that say one thing: « la date se situe du 1er janvier 2021 au 31 décembre 2029 »."""

from collections.abc import Sequence

from reglo.model import expressions as e
from reglo.model.positions import sans_positions
from reglo.phrases.francais import a, de
from reglo.phrases.grandeurs import unite_de
from reglo.phrases.moments import se_situe
from reglo.phrases.plume import Plume


def reunir(plume: Plume, termes: Sequence[e.Condition], *, nie: bool = False) -> list[str]:
    """Writes the terms; two bounds of one number become a stretch."""
    ecrits: list[str] = []
    rang = 0
    while rang < len(termes):
        suivant = termes[rang + 1] if rang + 1 < len(termes) else None
        bornes = "" if nie or suivant is None else plage(plume, termes[rang], suivant)
        ecrits.append(bornes or plume.proposition(termes[rang], nie=nie))
        rang += 2 if bornes else 1
    return ecrits


def parmi(plume: Plume, termes: Sequence[e.Condition], *, nie: bool = False) -> str:
    """Writes « la durée est de 30, 35 ou 40 ans »; nothing when the terms are not the values of one number."""
    comparaisons = [terme for terme in termes if isinstance(terme, e.Compare) and terme.operateur == "="]
    valeurs = [terme.droite for terme in comparaisons if isinstance(terme.droite, e.Constante)]
    if nie or len(valeurs) != len(termes):
        return ""
    sujets = {sans_positions(terme.gauche) for terme in comparaisons}
    unite = valeurs[0].unite or unite_de(plume.rulebook, comparaisons[0].gauche)
    if len(sujets) > 1 or unite == "date":
        return ""
    sujet = plume.groupe(comparaisons[0].gauche)
    return f"{sujet.verbe('est', 'sont')} {de(plume.valeurs([v.valeur for v in valeurs], unite, 'ou'))}"


def plage(plume: Plume, bas: e.Condition, haut: e.Condition) -> str:
    """Writes two bounds as one stretch; nothing when they are not those of one number."""
    if not isinstance(bas, e.Compare) or not isinstance(haut, e.Compare):
        return ""
    if (bas.operateur, haut.operateur) != (">=", "<="):
        return ""
    if sans_positions(bas.gauche) != sans_positions(haut.gauche):
        return ""
    sujet = plume.groupe(bas.gauche)
    unite = unite_de(plume.rulebook, bas.gauche)
    du, au = de(plume.nombre(bas.droite, unite)), a(plume.nombre(haut.droite, unite))
    verbe = se_situe(sujet) if unite == "date" else sujet.verbe("est", "sont")
    return f"{verbe} {du} {au}"
