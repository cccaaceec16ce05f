"""What hangs on a doubt in an aid, clause by clause: its eligibility, its amount, its dealings with others, the rest.

A clause hangs on it when it meets it, or reads what meets it: a definition, a parameter, a table. What the doubt would
change there is not computed.
"""

from reglo.model.clauses import Clause
from reglo.model.rulebook import Rulebook, Version
from reglo.publication.aide.suspens import Doutes
from reglo.publication.aide.versions import atteints

EFFETS: dict[str, tuple[str, ...]] = {
    "L'éligibilité": ("criteres", "indications"),
    "Le montant": ("assiette", "montants", "bonifications", "etapes"),
    "Le cumul et les enveloppes": ("plafonds", "non_cumuls", "enveloppes"),
    "Les autres clauses": ("caracteristiques", "pieces", "versements", "mentions", "indicateurs"),
}
"""What may hang on a doubt, and the fields of a version that say it."""


def touches(rulebook: Rulebook, doutes: Doutes, anomalie: str) -> tuple[str, ...]:
    """Gives the ids of what meets a defect in a version: by itself, or by a reading that the defect calls for."""
    trouves = dict.fromkeys(doutes.anomalies.get(anomalie, ()))
    for nom, options in doutes.lectures.items():
        if anomalie in rulebook.lectures[nom].anomalies:
            trouves |= dict.fromkeys(clause.id for siennes in options.values() for clause in siennes)
            trouves |= dict.fromkeys(doutes.sens.get(nom, ()))
    return tuple(trouves)


def portee(rulebook: Rulebook, version: Version, concernes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Gives the ids of the clauses of a version that hang on some clauses and words, by what they decide."""
    porteurs = {ligne.id: tableau.id for tableau in rulebook.tableaux.values() for ligne in tableau.clauses}
    mots = {porteurs.get(nom, nom) for nom in concernes}
    mots &= rulebook.definitions.keys() | rulebook.parametres.keys() | rulebook.tableaux.keys()
    decident: dict[str, tuple[str, ...]] = {}
    for effet, champs in EFFETS.items():
        clauses: tuple[Clause, ...] = tuple(clause for champ in champs for clause in getattr(version, champ))
        siennes = (
            clause.id
            for clause in clauses
            if clause.id in concernes or (mots and not mots.isdisjoint(atteints(rulebook, clause)))
        )
        if trouvees := tuple(dict.fromkeys(siennes)):
            decident[effet] = trouvees
    return decident
