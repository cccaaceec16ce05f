"""Sums, counts and amounts by unit over complete lists (semantique.md, rules 4 and 19)."""

from fractions import Fraction

from reglo.evaluation.connu import conditions
from reglo.evaluation.connu.nombres import Calcul, Fabrique, Test, nombre
from reglo.evaluation.connu.valeurs import Exact, Ouvert, Valeurs, exact, mesure
from reglo.model import expressions as e


def _un(_: Valeurs) -> Exact:
    return 1


def agreger(expression: e.Total | e.Denombrement | e.ParUnite, fabrique: Fabrique) -> Calcul:
    """Makes a sum, a count or an amount by unit; an open list leaves it open."""
    filtre = None if expression.filtre is None else conditions.condition(expression.filtre, fabrique)
    montant, compte = _montant(expression, fabrique)
    retenus = expression.retenus if isinstance(expression, e.ParUnite) else None
    entite = expression.entite or ""

    def calculer(v: Valeurs) -> Exact:
        groupes = _groupes(v, entite, filtre, montant, compte)
        if retenus is not None:
            return les_mieux_payes([(max(m, 0), max(c, 0)) for m, c in groupes], exact(retenus))
        total: Exact = 0
        for m, c in groupes:
            total = mesure(total + mesure(m * c))
        return total

    return calculer


def _montant(expression: e.Total | e.Denombrement | e.ParUnite, fabrique: Fabrique) -> tuple[Calcul, Calcul]:
    """Makes what one unit of an element gets, and how many units it has."""
    match expression:
        case e.Total(valeur=valeur):
            return nombre(valeur, fabrique), _un
        case e.Denombrement():
            return _un, _un
        case e.ParUnite(montant=montant, compte=compte):
            return nombre(montant, fabrique), nombre(compte, fabrique)


def _groupes(
    v: Valeurs, entite: str, filtre: Test | None, montant: Calcul, compte: Calcul
) -> list[tuple[Exact, Exact]]:
    """Gives what each element that passes the filter brings; without a list, what stands there."""
    if not entite:
        return [(montant(v), compte(v))] if _retenu(v, filtre) else []
    liste = v.listes.get(entite)
    if liste is None or not liste.complete:
        raise Ouvert
    groupes, dessus = [], v.elements
    try:
        for element in liste.elements:
            v.elements = {**dessus, entite: element}
            if _retenu(v, filtre):
                groupes.append((montant(v), compte(v)))
    finally:
        v.elements = dessus
    return groupes


def _retenu(v: Valeurs, filtre: Test | None) -> bool:
    retenu = True if filtre is None else filtre(v)
    if retenu is None:
        raise Ouvert
    return retenu


def les_mieux_payes(groupes: list[tuple[Exact, Exact]], limite: Exact) -> Exact:
    """Gives the sum for at most `limite` units, those that pay most first (rule 19)."""
    total: Exact = 0
    reste = limite
    for montant, compte in sorted(groupes, key=lambda groupe: -groupe[0]):
        pris = min(compte, reste)
        total += pris * montant
        reste -= pris
    return exact(Fraction(total))
