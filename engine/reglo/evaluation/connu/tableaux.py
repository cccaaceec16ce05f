"""What a table answers for known keys, when one row alone answers (semantique.md, rules 6 and 7).

No row, several rows, a refusal, a hole, a marginal table: the reference tells what these mean.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from reglo.evaluation.connu import conditions, nombres
from reglo.evaluation.connu.nombres import Calcul, Fabrique, Test, ouvert
from reglo.evaluation.connu.valeurs import Exact, Ouvert, Reponse, Valeurs, exact
from reglo.evaluation.reference.fourchettes import forme
from reglo.model.clauses import AutresCas, Cellule, Cle, Issue, IssueValeur, Plage, Rang, Tout
from reglo.model.clauses import Valeurs as Noms

Ligne: TypeAlias = tuple[Test, Calcul]
Atteintes: TypeAlias = Callable[[Reponse], int]
"""The rows that a key reaches, one bit for each."""


def lire(nom: str, fabrique: Fabrique) -> Calcul:
    """Makes what a table answers."""
    tableau = fabrique.rulebook.tableaux[nom]
    if tableau.marginal:
        return ouvert
    rangs = [rang for rang in tableau.rangs if fabrique.retenue(rang)]
    colonnes = [
        (_cle(cle, fabrique), _colonne(cle, [rang.cellules[place] for rang in rangs]))
        for place, cle in enumerate(tableau.cles)
    ]
    lignes = [_ligne(rang, fabrique) for rang in rangs]
    toutes = (1 << len(lignes)) - 1
    autres = _autres_cas(tableau.autres_cas, fabrique)

    def repondre(v: Valeurs) -> Exact:
        reste = toutes
        for cle, atteintes in colonnes:
            reste &= atteintes(cle(v))
        seule: Calcul | None = None
        while reste:
            compte, calcul = lignes[reste.bit_length() - 1]
            reste ^= 1 << (reste.bit_length() - 1)
            verite = compte(v)
            if verite is None or (verite and seule is not None):
                raise Ouvert
            if verite:
                seule = calcul
        return autres(v) if seule is None else seule(v)

    return repondre


def _colonne(cle: Cle, cellules: Sequence[Cellule]) -> Atteintes:
    """Makes which rows a key reaches, from its cell in each of them."""
    return (_par_bornes if cle.genre == "nombre" else _par_noms)(cellules)


def _par_noms(cellules: Sequence[Cellule]) -> Atteintes:
    partout = sum(1 << rang for rang, cellule in enumerate(cellules) if isinstance(cellule, Tout))
    nommees: dict[Reponse, int] = {}
    for rang, cellule in enumerate(cellules):
        for nom in cellule.noms if isinstance(cellule, Noms) else ():
            nommees[nom] = nommees.get(nom, partout) | 1 << rang
    return lambda valeur: nommees.get(valeur, partout)


def _par_bornes(cellules: Sequence[Cellule]) -> Atteintes:
    """Makes the same for numbers, by where they stand among the bounds."""
    plages = [cellule for cellule in cellules if isinstance(cellule, Plage)]
    bornes = sorted({exact(x) for plage in plages for x in (plage.minimum, plage.maximum) if x is not None})
    rangs = {borne: rang for rang, borne in enumerate(bornes)}
    atteintes = [0] * (2 * len(bornes) + 1)
    for ligne, cellule in enumerate(cellules):
        for place in _places(cellule, rangs):
            atteintes[place] |= 1 << ligne

    def chercher(valeur: Reponse) -> int:
        rang = bisect_left(bornes, valeur)
        return atteintes[2 * rang + (rang < len(bornes) and bornes[rang] == valeur)]

    return chercher


def _places(cellule: Cellule, rangs: Mapping[Exact, int]) -> range:
    """Gives where the numbers of a cell stand: the bound of rank r is place 2r + 1, what precedes it place 2r."""
    bas, haut = 0, 2 * len(rangs)
    match cellule:
        case Plage():
            if cellule.minimum is not None:
                bas = 2 * rangs[exact(cellule.minimum)] + 2 - cellule.minimum_inclus
            if cellule.maximum is not None:
                haut = 2 * rangs[exact(cellule.maximum)] + cellule.maximum_inclus
        case Noms():
            return range(0)
    return range(bas, haut + 1)


def _cle(cle: Cle, fabrique: Fabrique) -> Callable[[Valeurs], Reponse]:
    if cle.genre == "nombre" and cle.definition:
        return nombres.definition(cle.nom, fabrique)
    if cle.genre == "booleen":
        lire_verite = conditions.definition if cle.definition else conditions.est_vrai
        test = lire_verite(cle.nom, fabrique)
        return lambda v: _verite(test(v))
    declaration = fabrique.rulebook.donnees.get(cle.nom)
    return ouvert if declaration is None else nombres.donnee(declaration)


def _verite(verite: bool | None) -> str:  # noqa: FBT001 - a truth, not an option
    if verite is None:
        raise Ouvert
    return "oui" if verite else "non"


def _ligne(rang: Rang, fabrique: Fabrique) -> Ligne:
    compte = fabrique.compte(rang)
    if rang.garde is not None:
        compte = conditions.au_moins(2, [compte, conditions.condition(rang.garde, fabrique)])
    return compte, _issue(rang.issue, fabrique)


def _autres_cas(autres: AutresCas | None, fabrique: Fabrique) -> Calcul:
    if autres is None or not fabrique.retenue(autres):
        return ouvert
    compte, calcul = fabrique.compte(autres), _issue(autres.issue, fabrique)

    def repondre(v: Valeurs) -> Exact:
        if not compte(v):
            raise Ouvert
        return calcul(v)

    return repondre


def _issue(issue: Issue, fabrique: Fabrique) -> Calcul:
    if isinstance(issue, IssueValeur) and forme(issue.bas) == forme(issue.haut):
        return nombres.nombre(issue.haut, fabrique)
    return ouvert
