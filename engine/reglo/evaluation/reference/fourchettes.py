"""Ranges that the text leaves to the authority: « de A à B », « jusqu'à B » (semantique.md, rules 6 and 8).

Where A passes B there is no such amount, and the clause refuses. A and B often read the same datum (« de 15 % à 50 % du
coût »): their order is first sought in their writing, so that an unknown cost does not look like a possible refusal.
"""

from typing import Any

from reglo.evaluation.reference import expressions
from reglo.evaluation.reference.contexte import Contexte
from reglo.model import expressions as e
from reglo.values import intervalle as i
from reglo.values import nombre as n
from reglo.values.causes import Cause, Causes
from reglo.values.intervalle import TOUT, VIDE, Intervalle
from reglo.values.nombre import ZERO, Nombre


def fourchette(bas: e.Nombre, haut: e.Nombre, contexte: Contexte) -> Nombre:
    """Gives all the amounts from one to the other, refused where the first passes the second (rule 8)."""
    if forme(bas) == forme(haut):
        return expressions.nombre(haut, contexte)
    ordre = ordonnes(bas, haut, contexte)
    return _entre(expressions.nombre(bas, contexte), expressions.nombre(haut, contexte), contexte, ordonnee=ordre)


def jusqua(haut: e.Nombre, contexte: Contexte) -> Nombre:
    """Gives all the amounts from nothing to that one."""
    return _entre(ZERO, expressions.nombre(haut, contexte), contexte)


def _entre(bas: Nombre, haut: Nombre, contexte: Contexte, *, ordonnee: bool = False) -> Nombre:
    vides = bas.intervalle.vide or haut.intervalle.vide
    ordre = i.comparer(bas.intervalle, "<=", haut.intervalle)
    refusable = not (ordonnee or vides) and ordre.peut_faux
    intervalle = Intervalle(bas.intervalle.bas, haut.intervalle.haut)
    if vides or (refusable and not ordre.peut_vrai):
        intervalle = VIDE
    modulation: Causes = frozenset({Cause("appreciation", contexte.lieu)})
    libre = Nombre(TOUT, causes=modulation, sources={f"modulation {contexte.lieu}": 1})
    croisees = refusable and not set(bas.sources).isdisjoint(haut.sources)
    resultat = n.combiner(intervalle, (bas, haut, libre), (bas.sources, haut.sources, libre.sources), majorant=croisees)
    return n.refusable(resultat, contexte.lieu, bas.causes | haut.causes) if refusable else resultat


# ----------------------------------------------------------------------------------------------- order by the writing
def forme(valeur: object) -> Any:  # noqa: ANN401 - nested tuples of any depth
    """Gives what an expression says, whatever its place in the files."""
    if isinstance(valeur, e.Node):
        champs = [champ for champ in valeur.__struct_fields__ if champ != "span"]
        return (type(valeur).__name__, *(forme(getattr(valeur, champ)) for champ in champs))
    return tuple(forme(element) for element in valeur) if isinstance(valeur, tuple) else valeur


def ordonnes(petit: e.Nombre, grand: e.Nombre, contexte: Contexte) -> bool:
    """Tells whether the writing alone shows that one never passes the other."""
    if forme(petit) == forme(grand):
        return True
    match petit, grand:
        case e.Constante(valeur=a), e.Constante(valeur=b):
            return a <= b
        case e.Produit(gauche=a, droite=x), e.Produit(gauche=b, droite=y):
            return (_meme_facteur(x, y, contexte) and ordonnes(a, b, contexte)) or (
                _meme_facteur(a, b, contexte) and ordonnes(x, y, contexte)
            )
        case e.ParUnite(), e.ParUnite():
            return _meme_compte(petit, grand) and ordonnes(petit.montant, grand.montant, contexte)
        case _:
            return False


def _meme_facteur(x: e.Nombre, y: e.Nombre, contexte: Contexte) -> bool:
    return forme(x) == forme(y) and expressions.nombre(x, contexte).positif


def _meme_compte(x: e.ParUnite, y: e.ParUnite) -> bool:
    """Tells whether two amounts by unit count the same units; a count is never below zero."""
    champs = ("compte", "entite", "filtre", "retenus")
    return all(forme(getattr(x, champ)) == forme(getattr(y, champ)) for champ in champs)
