"""The lines of the assiette: what is counted, deducted, capped, in the order written."""

from reglo.model.clauses import LigneAssiette
from reglo.phrases.criteres import avec_garde
from reglo.phrases.francais import a, de
from reglo.phrases.plume import Plume


def ligne(plume: Plume, clause: LigneAssiette) -> str:
    """Writes « L'assiette comprend … », « L'assiette est diminuée de … »."""
    valeur = plume.nombre(clause.valeur, "€")
    phrase = {
        "compter": f"l'assiette comprend {valeur}",
        "retirer": f"l'assiette est diminuée {de(valeur)}",
        "plafonner": f"l'assiette est plafonnée {a(valeur)}",
    }[clause.action]
    return avec_garde(plume, phrase, clause.garde)
