"""From the components to the theoretical amount: assiette, bonuses, steps, rounding (semantique.md, rules 8, 9 and 11).

The order is that of the text. Limits on bonuses (« trois au plus », « une par catégorie ») keep the combination that
pays most at the end of the computation, bound by bound. An assiette or an amount below zero is nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

import msgspec

from reglo.evaluation.reference import expressions, listes, temps
from reglo.evaluation.reference.contexte import Contexte
from reglo.evaluation.reference.listes import Groupe
from reglo.evaluation.reference.montants import Part, racines
from reglo.model.clauses import Clause, Etape, LigneAssiette, Montant
from reglo.model.expressions import Condition
from reglo.model.rulebook import Version
from reglo.values import nombre as n
from reglo.values.jugement import VRAI, Jugement, tous
from reglo.values.nombre import ZERO, Nombre

CENTIME = Fraction(1, 100)


class Pas(msgspec.Struct, frozen=True):
    """A line of the assiette or a step: whether it applies, and the value reached after it."""

    clause: Clause
    compte: Jugement
    applique: Jugement
    valeur: Nombre


def appliquer(clause: Clause, garde: Condition | None, contexte: Contexte) -> tuple[Jugement, Jugement]:
    """Tells whether a clause counts, and whether its « si » holds too (rules 17 and 18)."""
    compte = temps.compte(clause, contexte)
    if garde is None or compte.faux:
        return compte, compte
    return compte, tous((compte, expressions.condition(garde, contexte)))


def arrondir(montant: Nombre) -> Nombre:
    """Gives the amount to the cent, half up, nothing below zero (rule 11)."""
    return n.arrondir(n.borner(montant), "au plus proche", CENTIME)


# --------------------------------------------------------------------------------------------------------- assiette
def assiette(lignes: Sequence[LigneAssiette], contexte: Contexte) -> tuple[Nombre | None, tuple[Pas, ...]]:
    """Gives the assiette and how each line makes it, in the order written (rule 9)."""
    total, pas = ZERO, list[Pas]()
    for ligne in lignes:
        sur_place = contexte.pour(ligne.id)
        compte, applique = appliquer(ligne, ligne.garde, sur_place)
        if not applique.faux:
            total = n.si(applique, _ligne(ligne, total, sur_place), total)
        pas.append(Pas(ligne, compte, applique, total))
    return (n.borner(total) if lignes else None), tuple(pas)


def _ligne(ligne: LigneAssiette, total: Nombre, contexte: Contexte) -> Nombre:
    valeur = expressions.nombre(ligne.valeur, contexte)
    match ligne.action:
        case "compter":
            return n.somme((total, valeur))
        case "retirer":
            return n.difference(total, valeur)
        case "plafonner":
            return n.minimum((total, valeur))


# ------------------------------------------------------------------------------------------------------------ bonuses
def bonus(version: Version, primes: Sequence[Part]) -> Nombre:
    """Gives the sum of the best bonuses that the limits let take together, bound by bound (rule 9)."""
    montants = [(part.clause.categorie, part.montant) for part in primes]
    if version.une_par_categorie:
        groupes: dict[str | None, list[Nombre]] = {}
        for categorie, montant in montants:
            groupes.setdefault(categorie, []).append(montant)
        libres = groupes.pop(None, [])
        valeurs = [*libres, *(n.maximum(groupe) for groupe in groupes.values())]
    else:
        valeurs = [montant for _, montant in montants]
    if version.bonifications_max is None:
        return n.somme(valeurs)
    unites = [Groupe(VRAI, valeur, n.constante(1)) for valeur in valeurs]
    return listes.les_mieux_payes(unites, None, Fraction(version.bonifications_max))


def combinaisons(version: Version, primes: Sequence[Part]) -> Iterator[frozenset[str]]:
    """Gives the sets of bonuses that the limits let take together."""
    utiles = [part for part in primes if part.montant != ZERO]
    for choix in product((True, False), repeat=len(utiles)):
        pris = [part.clause for part, retenu in zip(utiles, choix, strict=True) if retenu]
        categories = [clause.categorie for clause in pris if clause.categorie is not None]
        if version.bonifications_max is not None and len(pris) > version.bonifications_max:
            continue
        if not version.une_par_categorie or len(categories) == len(set(categories)):
            yield frozenset(clause.id for clause in pris)


# -------------------------------------------------------------------------------------------------------------- steps
def calculer(version: Version, toutes: Sequence[Part], contexte: Contexte) -> tuple[Nombre, tuple[Pas, ...]]:
    """Gives the amount before rounding and the value reached at each step (rule 9)."""
    ids = {clause.id for clause in version.bonifications}
    primes = [part for part in racines(toutes) if part.clause.id in ids]
    composantes = [part for part in racines(toutes) if part.clause.id not in ids]
    if not version.etapes:
        return n.somme([*(part.montant for part in composantes), bonus(version, primes)]), ()
    if limites_eparpillees(version):
        essais = [_etapes(version, toutes, primes, contexte, prises) for prises in combinaisons(version, primes)]
        meilleurs = [
            msgspec.structs.replace(pas[0], valeur=n.maximum(x.valeur for x in pas))
            for pas in zip(*essais, strict=True)
        ]
        return meilleurs[-1].valeur, tuple(meilleurs)
    pas = tuple(_etapes(version, toutes, primes, contexte, None))
    return pas[-1].valeur, pas


def limites_eparpillees(version: Version) -> bool:
    """Tells whether limits bear on bonuses that several steps take."""
    limite = version.bonifications_max is not None or version.une_par_categorie
    ids, clauses = {clause.id for clause in version.bonifications}, (*version.montants, *version.bonifications)
    prenantes = [etape for etape in version.etapes if not ids.isdisjoint(racines_citees(etape, clauses))]
    return limite and len(prenantes) > 1


def racines_citees(etape: Etape, clauses: Sequence[Montant]) -> list[str]:
    """Gives the components that a step takes, once each: an exception is within the one that it replaces."""
    parents = {clause.id: clause.exception_a for clause in clauses}
    citees: dict[str, None] = {}
    for ref in etape.refs:
        racine, parent = ref, parents.get(ref)
        while parent is not None and parent in parents:
            racine, parent = parent, parents[parent]
        citees[racine] = None
    return list(citees)


def _etapes(
    version: Version, toutes: Sequence[Part], primes: Sequence[Part], contexte: Contexte, prises: frozenset[str] | None
) -> Iterator[Pas]:
    """Runs the steps; `prises` are the bonuses taken, None when the only step that takes some chooses by itself."""
    montants = {part.clause.id: part.montant for part in toutes}
    if prises is not None:
        montants |= {part.clause.id: ZERO for part in primes if part.clause.id not in prises}
    total = ZERO
    for etape in version.etapes:
        sur_place = contexte.pour(etape.id)
        compte, applique = appliquer(etape, etape.garde, sur_place)
        if not applique.faux:
            cites = racines_citees(etape, [part.clause for part in toutes])
            ajout = _prendre(version, cites, montants, primes if prises is None else ())
            total = n.si(applique, _etape(etape, total, ajout, sur_place), total)
        yield Pas(etape, compte, applique, total)


def _prendre(version: Version, cites: Iterable[str], montants: Mapping[str, Nombre], primes: Sequence[Part]) -> Nombre:
    """Gives the sum of the components cited, within the limits on bonuses."""
    tous_cites = list(cites)
    choisies = [part for part in primes if part.clause.id in tous_cites]
    ids = {part.clause.id for part in choisies}
    reste = [montants[ref] for ref in tous_cites if ref in montants and ref not in ids]
    return n.somme([*reste, bonus(version, choisies)])


def _etape(etape: Etape, total: Nombre, cites: Nombre, contexte: Contexte) -> Nombre:
    """Gives the value after a step (rules 9 and 11)."""
    if etape.action == "arrondi":
        return n.arrondir(total, etape.sens or "au plus proche", etape.pas or CENTIME)
    valeur = cites if etape.valeur is None else expressions.nombre(etape.valeur, contexte)
    match etape.action:
        case "somme" | "ajout":
            return n.somme((total, valeur))
        case "retrait":
            return n.difference(total, valeur)
        case "produit":
            return n.produit(total, valeur)
        case "plafond":
            return n.minimum((total, valeur))
        case "plancher":
            return n.maximum((total, valeur))
