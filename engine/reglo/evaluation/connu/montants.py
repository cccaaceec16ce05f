"""From the known answers to the theoretical amount of a version (semantique.md, rules 8 to 11), as written.

A range, a refusal, a hole, two exceptions that disagree: the amount is open, and the reference tells what it is.
"""

import operator
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeAlias

from reglo.evaluation.connu.conditions import au_moins, condition
from reglo.evaluation.connu.listes import les_mieux_payes
from reglo.evaluation.connu.nombres import Calcul, Fabrique, Test, nombre, ouvert, toujours
from reglo.evaluation.connu.valeurs import Exact, Ouvert, Valeurs, exact, mesure
from reglo.evaluation.reference import aides, calcul
from reglo.evaluation.reference.fourchettes import forme
from reglo.model.clauses import Clause, Etape, LigneAssiette, Montant
from reglo.model.expressions import Condition
from reglo.model.rulebook import Version
from reglo.values import intervalle as i

Part: TypeAlias = tuple[bool, Exact]
"""Whether a component applies, and what it is worth where it does."""
Composer: TypeAlias = Callable[[Valeurs], Part]


def theorique(version: Version, fabrique: Fabrique) -> Calcul:
    """Makes the theoretical amount, in euros to the cent; it leaves the assiette where the clauses read it (rule 9)."""
    assiette = _assiette(version.assiette, fabrique)
    clauses = (*version.montants, *version.bonifications)
    composantes = [(clause.id, _composante(clause, clauses, fabrique)) for clause in _racines(version)]
    calculer = _ouvert if aides.sans_montant(version) else _calcul(version, fabrique)

    def montant(v: Valeurs) -> Exact:
        v.assiette = v.theorique = None
        if assiette is not None:
            v.assiette = assiette(v)
        montants: dict[str, Exact] = {}
        for nom, composante in composantes:
            montants[nom] = composante(v)
        v.theorique = arrondir(calculer(v, montants))
        return v.theorique

    return montant


def arrondir(brut: Exact) -> Exact:
    """Gives the amount to the cent, half up, nothing below zero (rule 11)."""
    if brut <= 0:
        return 0
    return brut if isinstance(brut, int) else exact(i.arrondir(brut, "au plus proche", calcul.CENTIME))


def _applique(clause: Clause, garde: Condition | None, fabrique: Fabrique) -> Test:
    """Makes whether a clause counts, and its « si » holds."""
    compte = fabrique.compte(clause)
    if garde is None or not fabrique.retenue(clause):
        return compte
    return au_moins(2, [compte, condition(garde, fabrique)])


def _tranche(verite: bool | None) -> bool:  # noqa: FBT001 - a truth, not an option
    if verite is None:
        raise Ouvert
    return verite


def _assiette(lignes: Sequence[LigneAssiette], fabrique: Fabrique) -> Calcul | None:
    """Makes the assiette, line after line, nothing below zero; None without any line."""
    faites = [
        (ligne.action, _applique(ligne, ligne.garde, fabrique), nombre(ligne.valeur, fabrique)) for ligne in lignes
    ]

    def assiette(v: Valeurs) -> Exact:
        total: Exact = 0
        for action, applique, valeur in faites:
            if _tranche(applique(v)):
                lue = valeur(v)
                total = min(total, lue) if action == "plafonner" else total + (lue if action == "compter" else -lue)
        return max(mesure(total), 0)

    return assiette if lignes else None


# --------------------------------------------------------------------------------------------------------- components
def _composante(clause: Montant, clauses: Sequence[Montant], fabrique: Fabrique) -> Calcul:
    """Makes what a component brings, nothing where it does not apply."""
    if all(x.exception_a != clause.id for x in clauses) and _applique(clause, clause.garde, fabrique) is toujours:
        return _valeur(clause, fabrique)
    part = _composer(clause, clauses, fabrique)

    def composante(v: Valeurs) -> Exact:
        applique, valeur = part(v)
        return valeur if applique else 0

    return composante


def _composer(clause: Montant, clauses: Sequence[Montant], fabrique: Fabrique) -> Composer:
    """Makes a component, replaced where an exception to it lives; two that disagree are a conflict (rule 10)."""
    exceptions = [_composer(x, clauses, fabrique) for x in clauses if x.exception_a == clause.id]
    propre = _applique(clause, clause.garde, fabrique)
    valeur = _valeur(clause, fabrique)
    racine = clause.exception_a is None

    def composer(v: Valeurs) -> Part:
        lue = _tranche(propre(v))
        vivantes = [worth for applique, worth in [exception(v) for exception in exceptions] if applique]
        if not vivantes:
            return lue, valeur(v) if lue else 0
        if any(autre != vivantes[0] for autre in vivantes):
            raise Ouvert
        return (True if racine else lue), vivantes[0]

    return composer


def _valeur(clause: Montant, fabrique: Fabrique) -> Calcul:
    if clause.forme == "fixe" or (clause.forme == "fourchette" and forme(clause.bas) == forme(clause.haut)):
        return nombre(clause.haut, fabrique)
    return ouvert


# -------------------------------------------------------------------------------------------------------------- steps
Suite: TypeAlias = Callable[[Valeurs, dict[str, Exact]], Exact]
Cumul: TypeAlias = Callable[[dict[str, Exact]], Exact]


def _calcul(version: Version, fabrique: Fabrique) -> Suite:
    """Makes the amount before rounding from that of each component (rule 9)."""
    racines = _racines(version)
    primes = [clause for clause in racines if clause in version.bonifications]
    if not version.etapes:
        simples = [clause.id for clause in racines if clause not in primes]
        cumuler = _cumul(simples, _bonus(version, primes) if primes else None)
        return lambda _, montants: mesure(cumuler(montants))
    if calcul.limites_eparpillees(version):
        return _ouvert
    etapes = [_etape(etape, version, primes, fabrique) for etape in version.etapes]

    def suivre(v: Valeurs, montants: dict[str, Exact]) -> Exact:
        total: Exact = 0
        for etape in etapes:
            total = mesure(etape(v, montants, total))
        return total

    return suivre


def _racines(version: Version) -> list[Montant]:
    """Gives the components that are not exceptions."""
    clauses = (*version.montants, *version.bonifications)
    ids = {clause.id for clause in clauses}
    return [clause for clause in clauses if clause.exception_a not in ids]


def _ouvert(_: Valeurs, __: dict[str, Exact]) -> Exact:
    raise Ouvert


def _cumul(simples: Sequence[str], bonus: Cumul | None) -> Cumul:
    """Makes the sum of some components, and of the bonuses among them."""
    if bonus is None:
        return lambda montants: sum([montants[nom] for nom in simples])
    return lambda montants: sum([montants[nom] for nom in simples], bonus(montants))


def _bonus(version: Version, primes: Sequence[Montant]) -> Cumul:
    """Makes the sum of the best bonuses that the limits let take together."""
    limite = version.bonifications_max

    def bonus(montants: dict[str, Exact]) -> Exact:
        valeurs = [montants[prime.id] for prime in primes]
        if version.une_par_categorie:
            groupes: dict[str | None, list[Exact]] = {}
            for prime in primes:
                groupes.setdefault(prime.categorie, []).append(montants[prime.id])
            valeurs = [*groupes.pop(None, []), *(max(groupe) for groupe in groupes.values())]
        return sum(valeurs) if limite is None else les_mieux_payes([(max(x, 0), 1) for x in valeurs], limite)

    return bonus


def _etape(
    etape: Etape, version: Version, primes: Sequence[Montant], fabrique: Fabrique
) -> Callable[[Valeurs, dict[str, Exact], Exact], Exact]:
    """Makes the value after a step (rules 9 and 11)."""
    applique = _applique(etape, etape.garde, fabrique)
    cites = calcul.racines_citees(etape, (*version.montants, *version.bonifications))
    choisies = [prime for prime in primes if prime.id in cites]
    comptees = {clause.id for clause in _racines(version)} - {prime.id for prime in choisies}
    cumuler = _cumul([nom for nom in cites if nom in comptees], _bonus(version, choisies) if choisies else None)
    valeur = None if etape.valeur is None else nombre(etape.valeur, fabrique)
    action, sens, pas = etape.action, etape.sens or "au plus proche", etape.pas or calcul.CENTIME
    operation: _Operation = _OPERATIONS.get(action, operator.add)

    def suivre(v: Valeurs, montants: dict[str, Exact], total: Exact) -> Exact:
        if applique is not toujours and not _tranche(applique(v)):
            return total
        if action == "arrondi":
            return exact(i.arrondir(Fraction(total), sens, pas))
        return operation(total, cumuler(montants) if valeur is None else valeur(v))

    return suivre


_Operation: TypeAlias = Callable[[Exact, Exact], Exact]
_OPERATIONS: dict[str, _Operation] = {
    "retrait": operator.sub,
    "produit": operator.mul,
    "plafond": min,
    "plancher": max,
}
"""What a step does with what it reads; another one adds it."""
