"""Why a condition is computed by us and is no condition of the ruleset, and the conditions that amounts read.

Nothing here decides: `feuilles` and `criteres` do, and this says in one word what stood in the way.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from reglo.checks.parcours import noeuds
from reglo.evaluation.durable.criteres import Atome
from reglo.model import expressions as e
from reglo.model.rulebook import Rulebook, Version

Motif: TypeAlias = Literal[
    "alternatives",
    "autre_aide",
    "montant",
    "liste",
    "tableau",
    "parametre",
    "calcul",
    "a_defaut",
    "deux_donnees",
    "aujourdhui",
    "valeur",
]
_COMPOSEES = (e.Et, e.Ou, e.AuMoinsParmi, e.Non)
_PAR_GENRE: dict[Motif, tuple[type[e.Node], ...]] = {
    "autre_aide": (e.AideAccordee, e.EligibleAide, e.MontantAide),
    "montant": (e.Assiette, e.MontantTheorique),
    "liste": (e.PourChaque, e.Total, e.Denombrement, e.ParUnite),
    "tableau": (e.LectureTableau,),
    "parametre": (e.LectureParametre,),
    "calcul": (e.Addition, e.Oppose, e.Produit, e.Quotient, e.Minimum, e.Maximum, e.Arrondi, e.Delai),
    "a_defaut": (e.ADefaut,),
    "aujourdhui": (e.Aujourdhui,),
}
"""What each kind of node stands for, the weightiest first."""
_LECTURES = (e.LectureDonnee, e.EstVrai, e.Appartient, e.Existe)


def motif(atome: Atome, rulebook: Rulebook) -> Motif:
    """Gives the weightiest reason why an atom is no condition of the ruleset."""
    if atome.entier or isinstance(atome.condition, _COMPOSEES):
        return "alternatives"
    lus = tuple(_lus(atome.condition, rulebook))
    donnees = [rulebook.donnees[x.donnee] for x in lus if isinstance(x, _LECTURES) and x.donnee in rulebook.donnees]
    if any(donnee.entite is not None for donnee in donnees):
        return "liste"
    for trouve, genres in _PAR_GENRE.items():
        if any(isinstance(noeud, genres) for noeud in lus):
            return trouve
    return "deux_donnees" if len(donnees) > 1 else "valeur"


def feuilles_des_montants(version: Version, rulebook: Rulebook) -> int:
    """Gives how many conditions the « si » of amounts and of their steps hold: they are computed with the amounts."""
    clauses = (version.assiette, version.montants, version.bonifications, version.etapes)
    gardes = [clause.garde for siennes in clauses for clause in siennes]
    return sum(_feuilles(garde, rulebook) for garde in gardes if garde is not None)


def _feuilles(condition: e.Condition, rulebook: Rulebook) -> int:
    match condition:
        case e.Et(termes=termes) | e.Ou(termes=termes) | e.AuMoinsParmi(termes=termes):
            return sum(_feuilles(terme, rulebook) for terme in termes)
        case e.Non(terme=terme):
            return _feuilles(terme, rulebook)
        case e.LectureRetenue():
            return 0
        case e.DefinitionVraie(definition=nom):
            definition = rulebook.definitions[nom]
            if definition.condition is not None and definition.entite is None:
                return _feuilles(definition.condition, rulebook)
    return 1


def _lus(condition: e.Node, rulebook: Rulebook) -> Iterator[e.Node]:
    """Gives all that a condition is made of, each definition once."""
    attente, vues = [condition], set[str]()
    while attente:
        for noeud in noeuds(attente.pop()):
            yield noeud
            if isinstance(noeud, e.LectureDefinition | e.DefinitionVraie) and noeud.definition not in vues:
                vues.add(noeud.definition)
                definition = rulebook.definitions[noeud.definition]
                attente += [x for x in (definition.valeur, definition.condition) if x is not None]
