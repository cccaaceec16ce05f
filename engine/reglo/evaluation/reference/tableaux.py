"""What a table answers (semantique.md, rules 6, 6 bis and 7): the hull of every row that the keys can reach.

An unknown key is cut where the rows begin and end, so that every reachable case is seen, between the corners too. Rows
are never tried in order: two rows for one case with different answers are a contradiction of the text, and flagged.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

import msgspec

from reglo.evaluation.reference import donnees, expressions, fourchettes, temps
from reglo.evaluation.reference.contexte import Contexte
from reglo.evaluation.reference.temoin import Cle as CleLue
from reglo.model.clauses import Cellule, Cle, Issue, IssueSansValeur, IssueValeur, Plage, Rang, Tableau, Tout, Valeurs
from reglo.values import nombre as n
from reglo.values.causes import AUCUNE_CAUSE, AUCUNE_SOURCE, Causes, Sources, discordent, orienter, se_croisent, unir
from reglo.values.intervalle import POSITIF, VIDE
from reglo.values.jugement import VRAI, Jugement, tous
from reglo.values.nombre import Grain, Nombre
from reglo.values.verite import Verite

OUI, NON, AUTRE_OPTION = "oui", "non", ""


class Troncon(msgspec.Struct, frozen=True):
    """A number (`bas` equal to `haut`), or all those strictly between `bas` and `haut`; None is infinite."""

    bas: Fraction | None
    haut: Fraction | None

    @property
    def point(self) -> bool:
        """Tells whether it is one number."""
        return self.bas is not None and self.bas == self.haut


Morceau: TypeAlias = Troncon | str
Lignes: TypeAlias = tuple[Rang, ...]


class Position(msgspec.Struct, frozen=True):
    """The cases that a key can reach, and why there are several."""

    morceaux: tuple[Morceau, ...]
    causes: Causes = AUCUNE_CAUSE
    sources: Sources = AUCUNE_SOURCE
    incertain: bool = False
    """Some of the cases may be out of reach of every completion."""
    valeur: Nombre = n.ZERO
    """The outcomes of a number key other than its values: a hole, a refusal."""


def lire(nom: str, contexte: Contexte) -> Nombre:
    """Gives what a table answers for the present keys (rules 6 and 7)."""
    tableau = contexte.rulebook.tableaux[nom]
    sur_place = contexte.pour(tableau.id)
    rangs = _rangs(tableau, sur_place)
    if tableau.marginal:
        return _par_tranches(tableau, rangs, sur_place)
    positions = [_position(cle, colonne, rangs, sur_place) for colonne, cle in enumerate(tableau.cles)]
    if contexte.temoin is not None:
        contexte.temoin.tableau(tableau, [_seule(position.morceaux) for position in positions], sur_place)
    return _valeur(tableau, rangs, positions, sur_place)


def _seule(morceaux: tuple[Morceau, ...]) -> CleLue:
    """Gives the value of a key that is settled."""
    if len(morceaux) != 1:
        return None
    morceau = morceaux[0]
    return morceau if isinstance(morceau, str) else morceau.bas if morceau.point else None


Rangs: TypeAlias = dict[str, tuple[Rang, Jugement]]


def _rangs(tableau: Tableau, contexte: Contexte) -> Rangs:
    """Gives the rows that may count, each with whether it does (rules 17 and 18, and its own « si »)."""
    rangs: Rangs = {}
    for rang in tableau.rangs:
        garde = VRAI if rang.garde is None else expressions.condition(rang.garde, contexte.pour(rang.id))
        compte = tous((temps.compte(rang, contexte), garde))
        if compte.verite.peut_vrai:
            rangs[rang.id] = (rang, compte)
    return rangs


def _valeur(tableau: Tableau, rangs: Rangs, positions: list[Position], contexte: Contexte) -> Nombre:
    """Gives the hull of what the reachable rows answer, with the holes and refusals of the keys themselves."""
    lignes = tuple(rang for rang, _ in rangs.values())
    atteintes = sorted(_atteignables(lignes, positions, 0), key=lambda groupe: [rang.id for rang in groupe])
    cles = [position.valeur for position in positions]
    if not atteintes:
        return n.lu_selon(Nombre(VIDE), cles)
    branches = [_issue(groupe, rangs, tableau, contexte) for groupe in atteintes]
    _noter(atteintes, rangs, tableau, contexte)
    utiles = [p for colonne, p in enumerate(positions) if len(_colonne(lignes, p, colonne)) > 1]
    sources = [position.sources for position in utiles]
    valeur = n.l_un_de(
        branches,
        AUCUNE_CAUSE.union(*(position.causes for position in utiles)),
        unir(sources),
        majorant=se_croisent(sources) or any(position.incertain for position in utiles),
    )
    return n.lu_selon(valeur, cles)


def _atteignables(lignes: Lignes, positions: list[Position], colonne: int) -> set[Lignes]:
    """Gives the distinct sets of rows that the cases of the keys meet."""
    if colonne == len(positions):
        return {lignes}
    groupes: set[Lignes] = set()
    for reste in _colonne(lignes, positions[colonne], colonne):
        groupes |= _atteignables(reste, positions, colonne + 1)
    return groupes


def _colonne(lignes: Lignes, position: Position, colonne: int) -> set[Lignes]:
    return {
        tuple(rang for rang in lignes if contient(rang.cellules[colonne], morceau)) for morceau in position.morceaux
    }


# ------------------------------------------------------------------------------------------------------------- rows
def _issue(groupe: Lignes, rangs: Rangs, tableau: Tableau, contexte: Contexte) -> Nombre:
    """Gives what a case answers: one of its rows, the other cases when none may count, a hole without them (rule 7)."""
    comptes = [rangs[rang.id][1] for rang in groupe]
    branches = [_repondre(rang.issue, rang.id, contexte) for rang in groupe]
    contradiction = len({(x.intervalle, x.trou, bool(x.refus)) for x in branches}) > 1 or (
        len(branches) > 1 and not all(x.tranche or x.surement_refuse for x in branches)
    )
    if not any(compte.vrai for compte in comptes):
        branches.append(_autres_cas(tableau, contexte))
    if len(groupe) == 1:
        valeur = n.si(comptes[0], branches[0], branches[-1])
    else:
        sources = [compte.sources for compte in comptes]
        causes = AUCUNE_CAUSE.union(*(compte.causes for compte in comptes))
        valeur = n.l_un_de(branches, causes, unir(sources), majorant=se_croisent(sources))
    return n.signaler(valeur, tableau.id) if contradiction else valeur


def _autres_cas(tableau: Tableau, contexte: Contexte) -> Nombre:
    """Gives what the other cases answer; a hole where the table says nothing of them, or no longer does (rule 17)."""
    autres = tableau.autres_cas
    if autres is None:
        return n.trou(tableau.id)
    return n.si(temps.compte(autres, contexte), _repondre(autres.issue, autres.id, contexte), n.trou(tableau.id))


def _repondre(issue: Issue, lieu: str, contexte: Contexte) -> Nombre:
    """Gives the value of an answer, the refusal or the hole (rules 6 bis and 7)."""
    match issue:
        case IssueValeur(bas=bas, haut=haut):
            return fourchettes.fourchette(bas, haut, contexte.pour(lieu))
        case IssueSansValeur(genre="refus"):
            return n.refus(lieu)
        case _:
            return n.trou(lieu)


def _noter(groupes: list[Lignes], rangs: Rangs, tableau: Tableau, contexte: Contexte) -> None:
    """Writes the rows met in the trace, and the other cases where no row surely answers."""
    seul, autres = len(groupes) == 1, tableau.autres_cas
    for groupe in groupes:
        comptes = [rangs[rang.id][1] for rang in groupe]
        for rang, compte in zip(groupe, comptes, strict=True):
            _rencontrer(rang.id, contexte, sur=seul and compte.vrai)
        if autres is not None and not any(compte.vrai for compte in comptes):
            compte = temps.compte(autres, contexte)
            if compte.verite.peut_vrai:
                _rencontrer(autres.id, contexte, sur=seul and not groupe and compte.vrai)


def _rencontrer(clause: str, contexte: Contexte, *, sur: bool) -> None:
    """Writes one clause of a table in the trace: what was sure once stays so."""
    deja = contexte.rangs.get(clause)
    contexte.rangs[clause] = Verite.VRAI if sur or deja is Verite.VRAI else Verite.INCONNU


# ------------------------------------------------------------------------------------------------------------- keys
def _position(cle: Cle, colonne: int, rangs: Rangs, contexte: Contexte) -> Position:
    """Gives the cases that a key can reach, cut where its cells begin and end."""
    cellules = [rang.cellules[colonne] for rang, _ in rangs.values()]
    if cle.genre == "nombre":
        return _position_nombre(valeur_cle(cle, contexte), cellules)
    if cle.genre == "booleen":
        return _position_verite(cle, contexte)
    choix = donnees.choix(cle.nom, contexte)
    if choix.trou:
        return Position((), valeur=n.trou(cle.nom))
    nommes = [nom for cellule in cellules if isinstance(cellule, Valeurs) for nom in cellule.noms]
    options = frozenset(nommes) | {AUTRE_OPTION} if choix.options is None else choix.options
    return Position(tuple(sorted(options)), choix.causes, choix.sources)


def _position_verite(cle: Cle, contexte: Contexte) -> Position:
    lire_verite = expressions.definition_vraie if cle.definition else donnees.vrai
    jugement = lire_verite(cle.nom, contexte)
    morceaux = [nom for nom, peut in ((OUI, jugement.verite.peut_vrai), (NON, jugement.verite.peut_faux)) if peut]
    return Position(tuple(morceaux), jugement.causes, jugement.sources, jugement.majorant)


def valeur_cle(cle: Cle, contexte: Contexte) -> Nombre:
    """Gives the value of a number key."""
    return expressions.definition(cle.nom, contexte) if cle.definition else donnees.nombre(cle.nom, contexte)


def _position_nombre(valeur: Nombre, cellules: Iterable[Cellule]) -> Position:
    incertain = valeur.majorant or (valeur.grain == "autre" and not valeur.intervalle.point)
    return Position(tuple(troncons(valeur, _bornes(cellules))), valeur.causes, valeur.sources, incertain, valeur)


def _bornes(cellules: Iterable[Cellule]) -> set[Fraction]:
    """Gives the numbers where the cells begin and end."""
    plages = [cellule for cellule in cellules if isinstance(cellule, Plage)]
    return {borne for plage in plages for borne in (plage.minimum, plage.maximum) if borne is not None}


def troncons(valeur: Nombre, bornes: set[Fraction]) -> Iterator[Troncon]:
    """Cuts the values of a number at the given bounds: points, and what stands strictly between them."""
    if valeur.intervalle.vide:
        return
    bas, haut = valeur.intervalle.bas, valeur.intervalle.haut
    dedans = {x for x in bornes if (bas is None or x > bas) and (haut is None or x < haut)}
    coupes = [bas, *sorted(dedans), *([haut] if haut is None or haut != bas else [])]
    for rang, coupe in enumerate(coupes):
        if coupe is not None and _atteint(Troncon(coupe, coupe), valeur.grain):
            yield Troncon(coupe, coupe)
        if rang + 1 < len(coupes) and _atteint(Troncon(coupe, coupes[rang + 1]), valeur.grain):
            yield Troncon(coupe, coupes[rang + 1])


def _atteint(troncon: Troncon, grain: Grain) -> bool:
    """Tells whether a piece holds a number: a whole one when the key counts."""
    if grain != "entier" or troncon.bas is None or troncon.haut is None:
        return True
    if troncon.point:
        return troncon.bas.denominator == 1
    return troncon.bas // 1 + 1 < troncon.haut


def contient(cellule: Cellule, morceau: Morceau) -> bool:
    """Tells whether a cell holds a case."""
    match cellule, morceau:
        case Tout(), _:
            return True
        case Valeurs(noms=noms), str():
            return morceau in noms
        case Plage(), Troncon():
            return _apres_minimum(cellule, morceau) and _avant_maximum(cellule, morceau)
        case _:
            return False


def _apres_minimum(plage: Plage, troncon: Troncon) -> bool:
    if plage.minimum is None:
        return True
    if troncon.bas is None or troncon.bas < plage.minimum:
        return False
    return plage.minimum_inclus or not troncon.point or troncon.bas > plage.minimum


def _avant_maximum(plage: Plage, troncon: Troncon) -> bool:
    if plage.maximum is None:
        return True
    if troncon.haut is None or troncon.haut > plage.maximum:
        return False
    return plage.maximum_inclus or not troncon.point or troncon.haut < plage.maximum


# ------------------------------------------------------------------------------------------------- marginal brackets
def _par_tranches(tableau: Tableau, rangs: Rangs, contexte: Contexte) -> Nombre:
    """Gives the sum of each rate times the part of the key in its bracket (rule 9), hull of every reachable key."""
    cle = valeur_cle(tableau.cles[0], contexte)
    if cle.intervalle.vide:
        return cle
    if contexte.temoin is not None:
        contexte.temoin.tableau(tableau, [cle.intervalle.bas if cle.tranche else None], contexte)
    tranches = list(_tranches(tableau, rangs, contexte))
    sommets = [_cumul(tranches, sommet) for sommet in _sommets(cle, tranches)]
    taux = [valeur for _, valeur in tranches]
    choix = orienter(cle.sources, 1 if all(x.positif for x in taux) else 0)
    croisees = any(discordent((choix, x.sources)) for x in taux)
    if cle.intervalle.haut is None:
        sommets.append(n.somme((sommets[-1], n.produit(taux[-1], Nombre(POSITIF)))))
    valeur = sommets[0]
    if len(sommets) > 1:
        inexact = cle.majorant or croisees or not (cle.grain == "plein" or all(x.positif for x in taux))
        valeur = n.reunir(sommets, cle.causes, choix, majorant=inexact)
    return n.lu_selon(valeur, (cle,))


def _tranches(tableau: Tableau, rangs: Rangs, contexte: Contexte) -> Iterator[tuple[Troncon, Nombre]]:
    """Gives each stretch of the key from its start, with the rate that bears on it."""
    suite = [*sorted(_bornes(rang.cellules[0] for rang, _ in rangs.values()) | {Fraction(0)}), None]
    for bas, haut in pairwise(suite):
        troncon = Troncon(bas, haut)
        groupe = tuple(rang for rang, _ in rangs.values() if contient(rang.cellules[0], troncon))
        yield troncon, _issue(groupe, rangs, tableau, contexte)


def _sommets(cle: Nombre, tranches: list[tuple[Troncon, Nombre]]) -> list[Fraction]:
    """Gives the keys between which the sum follows straight lines: its extremes are among them."""
    bas, haut = cle.intervalle.bas, cle.intervalle.haut
    dedans = [
        troncon.bas
        for troncon, _ in tranches
        if troncon.bas is not None and (bas is None or troncon.bas > bas) and (haut is None or troncon.bas < haut)
    ]
    bouts = [bas] if bas == haut else [bas, haut]
    return sorted({*dedans, *(bout for bout in bouts if bout is not None)})


def _cumul(tranches: list[tuple[Troncon, Nombre]], cle: Fraction) -> Nombre:
    """Gives the sum for one key."""
    parts = []
    for troncon, taux in tranches:
        if troncon.bas is not None and troncon.bas < cle:
            fin = cle if troncon.haut is None else min(cle, troncon.haut)
            parts.append(n.produit(taux, n.constante(fin - troncon.bas)))
    return n.somme(parts)
