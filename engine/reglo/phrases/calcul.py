"""The steps of the computation, each on what the one before gave."""

from reglo.model.clauses import Etape
from reglo.phrases.criteres import avec_garde, nommer
from reglo.phrases.francais import a, de, enumerer
from reglo.phrases.nombres import dire_arrondi
from reglo.phrases.plume import Plume


def etape(plume: Plume, clause: Etape) -> str:
    """Writes « Le calcul part de la somme de m1 et m2. », « Le montant obtenu est plafonné à … »."""
    return avec_garde(plume, _action(plume, clause), clause.garde)


def _action(plume: Plume, clause: Etape) -> str:
    noms = enumerer([nommer(ref) for ref in clause.refs])
    if clause.action == "somme":
        return f"le calcul part {'de la somme ' if len(clause.refs) > 1 else ''}de {noms}"
    if clause.action == "arrondi":
        arrondi = dire_arrondi(plume, clause.sens or "", clause.pas or 1, "€").removeprefix("avec ")  # type: ignore[arg-type]
        return f"le montant obtenu est {arrondi}"
    if clause.valeur is None:
        return f"le montant obtenu est augmenté de {noms}"
    valeur = plume.nombre(clause.valeur, "" if clause.action == "produit" else "€")
    return {
        "plafond": f"le montant obtenu est plafonné {a(valeur)}",
        "plancher": f"le montant obtenu est relevé {a(valeur)} s'il est moindre",
        "ajout": f"le montant obtenu est augmenté {de(valeur)}",
        "retrait": f"le montant obtenu est diminué {de(valeur)}",
        "produit": f"le montant obtenu est multiplié par {valeur}",
    }[clause.action]
