"""What an aid says of others: caps on a set of aids, non-cumul, and the scope that both name."""

from reglo.model.clauses import NonCumul, PlafondEnsemble, Portee
from reglo.phrases.criteres import avec_garde
from reglo.phrases.francais import citer, de
from reglo.phrases.liens import lier, propre
from reglo.phrases.nombres import nom_aide
from reglo.phrases.organismes import organisme
from reglo.phrases.plume import Plume


def plafond(plume: Plume, clause: PlafondEnsemble) -> str:
    """Writes « Le total des aides publiques n'excède pas 80 % de l'assiette ; … »."""
    limite = plume.nombre(clause.limite, "€")
    if clause.genre == "autofinancement" or clause.portee is None:
        return avec_garde(plume, f"l'autofinancement atteint au moins {limite}", clause.garde)
    phrase = f"le total des aides {_de_portee(plume, clause.portee, accord='s')} n'excède pas {limite}"
    phrase = avec_garde(plume, phrase, clause.garde)
    if clause.ecrete is None:
        return phrase
    reduite = "la présente aide" if clause.ecrete == plume.aide else nom_aide(plume.rulebook, clause.ecrete)
    return f"{phrase} ; au-delà, {reduite} est réduite d'autant"


def non_cumul(plume: Plume, clause: NonCumul) -> str:
    """Writes « L'aide ne se cumule avec aucune autre aide de … »."""
    aide = clause.cible.genre == "aide"
    cible = nom_aide(plume.rulebook, clause.cible.nom) if aide else f"autre aide {_de_portee(plume, clause.cible)}"
    avec = cible if aide else f"toute {cible}"
    phrase = {
        "exclut": f"l'aide ne se cumule pas avec {cible}" if aide else f"l'aide ne se cumule avec aucune {cible}",
        "au choix avec": f"il faut choisir entre l'aide et {avec}",
        "cumul permis avec": f"l'aide peut se cumuler avec {avec}",
        "complète": f"l'aide complète {avec}",
        "remplace": f"l'aide remplace {avec}",
    }[clause.rapport]
    return avec_garde(plume, phrase, clause.garde)


def _de_portee(plume: Plume, portee: Portee, accord: str = "") -> str:
    """Gives what says which aids: « publiques », « de la Région Occitanie », « de la famille « … » »."""
    if portee.genre == "publiques":
        return "publiques"
    if portee.genre == "financeur":
        return de(organisme(plume.rulebook, portee.nom))
    if portee.genre == "famille":
        return f"de la famille {citer(propre(plume.rulebook.familles.get(portee.nom, portee.nom)))}"
    if portee.genre == "aide":
        return f"désignée{accord} : {nom_aide(plume.rulebook, portee.nom)}"
    document = plume.rulebook.documents.get(portee.nom)
    libelle = citer(propre(document.libelle if document else portee.nom))
    return f"prévue{accord} par le document {lier('document', portee.nom, libelle)}"
