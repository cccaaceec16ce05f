"""Terms of the aid other than its amount: « Durée (part foncière) : de 15 à 60 ans »."""

from reglo.model.clauses import Caracteristique
from reglo.phrases.criteres import avec_garde
from reglo.phrases.liens import propre
from reglo.phrases.montants import fourchette
from reglo.phrases.plume import Plume


def caracteristique(plume: Plume, clause: Caracteristique) -> str:
    """Writes the name of a term, what it bears on, what it is."""
    repete = clause.forme == "texte" and propre(clause.texte) == propre(clause.objet)
    objet = f" ({propre(clause.objet)})" if clause.objet and not repete else ""
    return avec_garde(plume, f"{clause.genre}{objet} : {contenu(plume, clause)}", clause.garde)


def contenu(plume: Plume, clause: Caracteristique) -> str:
    """Writes what a term is, without its name nor its condition."""
    if clause.forme == "texte":
        return propre(clause.texte)
    if clause.forme == "parmi":
        return f"{plume.valeurs(clause.valeurs, clause.unite, 'ou')}, au choix"
    return "" if clause.haut is None else fourchette(plume, clause.bas, clause.haut, clause.forme, clause.unite)
