"""What a table answers for known keys, when one row alone answers (semantique.md, rules 6 and 7).

No row, several rows, a refusal, a hole, a marginal table: the reference tells what these mean.
"""

from collections.abc import Callable
from typing import TypeAlias

from reglo.evaluation.connu import conditions, nombres
from reglo.evaluation.connu.nombres import Calcul, Fabrique, Test, ouvert
from reglo.evaluation.connu.valeurs import Exact, Ouvert, Reponse, Valeurs, exact
from reglo.evaluation.reference.fourchettes import forme
from reglo.model.clauses import AutresCas, Cellule, Cle, Issue, IssueValeur, Plage, Rang, Tout
from reglo.model.clauses import Valeurs as Noms

Cellules: TypeAlias = tuple[Callable[[Reponse], bool], ...]
Ligne: TypeAlias = tuple[Cellules, Test, Calcul]


def lire(nom: str, fabrique: Fabrique) -> Calcul:
    """Makes what a table answers."""
    tableau = fabrique.rulebook.tableaux[nom]
    if tableau.marginal:
        return ouvert
    cles = [_cle(cle, fabrique) for cle in tableau.cles]
    lignes = [_ligne(rang, fabrique) for rang in tableau.rangs if fabrique.retenue(rang)]
    autres = _autres_cas(tableau.autres_cas, fabrique)

    def repondre(v: Valeurs) -> Exact:
        valeurs = [cle(v) for cle in cles]
        seule: Calcul | None = None
        for cellules, compte, calcul in lignes:
            if not _atteinte(cellules, valeurs):
                continue
            verite = compte(v)
            if verite is None or (verite and seule is not None):
                raise Ouvert
            if verite:
                seule = calcul
        return autres(v) if seule is None else seule(v)

    return repondre


def _atteinte(cellules: Cellules, valeurs: list[Reponse]) -> bool:
    for cellule, valeur in zip(cellules, valeurs, strict=True):  # noqa: SIM110 - a generator would cost more than it does
        if not cellule(valeur):
            return False
    return True


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
    return tuple(_cellule(cellule) for cellule in rang.cellules), compte, _issue(rang.issue, fabrique)


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


def _cellule(cellule: Cellule) -> Callable[[Reponse], bool]:
    match cellule:
        case Tout():
            return lambda _: True
        case Noms(noms=noms):
            return frozenset(noms).__contains__
        case Plage():
            return _plage(cellule)


def _plage(plage: Plage) -> Callable[[Reponse], bool]:
    bas = None if plage.minimum is None else exact(plage.minimum)
    haut = None if plage.maximum is None else exact(plage.maximum)
    bas_inclus, haut_inclus = plage.minimum_inclus, plage.maximum_inclus

    def contient(valeur: Reponse) -> bool:
        if isinstance(valeur, str):
            return False
        if bas is not None and (valeur < bas or (valeur == bas and not bas_inclus)):
            return False
        return haut is None or valeur < haut or (valeur == haut and haut_inclus)

    return contient
