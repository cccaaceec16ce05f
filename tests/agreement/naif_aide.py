"""The second way to compute, for an aid: criteria, components, bonuses, steps, verdict, amount (rules 7 to 11, 14)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import combinations

from tests.agreement.naif import (
    REFUS,
    TROU,
    Calcul,
    Indecis,
    Refus,
    Trou,
    Valeur,
    Vrai,
    additionner,
    arrondir,
    au_moins,
    operer_produit,
)
from tests.strategies.tirage import Tirage

from reglo.model.clauses import Critere, Etape, Montant
from reglo.model.rulebook import AIDE_LIGNE, ETAT_LIGNE, LIGNE, MONTANT_LIGNE, Rulebook, Version
from reglo.outcome.dossier import Dossier, FaitChoix, FaitNombre, Neant

CENTIME = Fraction(1, 100)
EN_ARGENT = ("subvention", "pret", "fonctionnement", "participation")


@dataclass(frozen=True)
class Issue:
    """What an aid is worth for a whole dossier."""

    verdict: str
    """« ? » where a hole hides it."""
    theorique: Valeur | None
    """None where a hole hides it."""
    libre: bool
    """A choice was left to the authority, or the text contradicts itself."""


def issue(recueil: Rulebook, dossier: Dossier, aujourdhui: date, t: Tirage, aide: str) -> Issue:
    """Computes an aid."""
    lieu = Calcul(recueil, dossier, aujourdhui, t, faits=dossier.faits)
    versions = [v for v in recueil.aides[aide].versions if _a_sa_date(lieu, v).vigueur(v.periode)]
    if not versions:
        return Issue("hors_vigueur", Fraction(0), libre=False)
    return _version(_a_sa_date(lieu, versions[0]), versions[0])


def _a_sa_date(lieu: Calcul, version: Version) -> Calcul:
    selon = [datee.donnee for datee in version.dates_selon_lecture if lieu.retenu(datee.choix)]
    du_document = lieu.recueil.documents[version.document].date_qui_commande
    nom = next(iter(selon), version.date_qui_commande or du_document)
    absente = nom is None or isinstance(lieu.faits[nom], Neant)
    jour = Fraction(lieu.aujourdhui.toordinal()) if absente else lieu.donnee(nom or "")
    return replace(lieu, jour=jour)  # type: ignore[arg-type]


def _lignes(lieu: Calcul, aide: str) -> list[tuple[bool, Fraction]]:
    lignes = []
    for faits in lieu.dossier.listes[LIGNE].elements:
        montant = faits[MONTANT_LIGNE]
        if faits[AIDE_LIGNE] == FaitChoix((aide,)) and isinstance(montant, FaitNombre):
            lignes.append((faits[ETAT_LIGNE] == FaitChoix(("accorde",)), montant.minimum or Fraction(0)))
    return lignes


def _accordee(lieu: Calcul, aide: str) -> Vrai:
    lignes = _lignes(lieu, aide)
    return bool(lignes) if not lignes or lignes[0][0] else _eligible(lieu, aide)


def _eligible(lieu: Calcul, aide: str) -> Vrai:
    verdict = issue(lieu.recueil, lieu.dossier, lieu.aujourdhui, lieu.t, aide).verdict
    if verdict == "?":
        raise Indecis
    return {"eligible": True, "ineligible": False, "hors_vigueur": False}.get(verdict)


def _montant_aide(lieu: Calcul, aide: str) -> Valeur:
    """Gives the amount of another aid; given up where a cap may clip it."""
    lignes = _lignes(lieu, aide)
    if not lignes or lignes[0][0]:
        return lignes[0][1] if lignes else Fraction(0)
    if ecretable(lieu.recueil, aide):
        raise Indecis
    autre = issue(lieu.recueil, lieu.dossier, lieu.aujourdhui, lieu.t, aide)
    lieu.libre.extend(["autre aide"] if autre.libre else [])
    if autre.verdict not in ("eligible", "ineligible", "hors_vigueur") or autre.theorique is None:
        raise Indecis
    return autre.theorique if autre.verdict == "eligible" else Fraction(0)


def ecretable(recueil: Rulebook, aide: str) -> bool:
    """Tells whether a cap names the aid."""
    versions = (version for autre in recueil.aides.values() for version in autre.versions)
    return any(plafond.ecrete == aide for version in versions for plafond in version.plafonds)


def _version(lieu: Calcul, version: Version) -> Issue:
    lieu.libre = []
    lieu.accordee = lambda autre: _accordee(lieu, autre)
    lieu.deja_accordee = lambda autre: any(accordee for accordee, _ in _lignes(lieu, autre)[:1])
    lieu.eligible = lambda autre: _eligible(lieu, autre)
    lieu.montant = lambda autre: _montant_aide(lieu, autre)
    theorique: Valeur | None = None
    try:
        lieu.assiette = _assiette(lieu, version)
        parts = {x.id: _part(lieu, x, (*version.montants, *version.bonifications)) for x in _racines(version)}
        brut = _calculer(lieu, version, parts)
        theorique = Fraction(0) if isinstance(brut, Refus) else brut
        if version.nature in EN_ARGENT and not (version.montants or version.bonifications or version.etapes):
            theorique = TROU
        if isinstance(theorique, Fraction):
            theorique = arrondir(max(theorique, Fraction(0)), "au plus proche", CENTIME)
        lieu.theorique = theorique
        racines = [critere for critere in version.criteres if critere.exception_a is None]
        verites = [_rempli(lieu, critere, version) for critere in racines]
        verites += [_admission([parts[x.id] for x in version.montants if x.exception_a is None])]
        verites += [not isinstance(brut, Refus) or None if isinstance(brut, Trou) else not isinstance(brut, Refus)]
        verite = au_moins(len(verites), verites)
    except Indecis:
        return Issue("?", theorique, libre=bool(lieu.libre))
    verdict = {True: "eligible", False: "ineligible", None: "non_couvert"}[verite]
    return Issue(verdict, theorique, libre=bool(lieu.libre))


# --------------------------------------------------------------------------------------------------------- criteria
def _rempli(lieu: Calcul, critere: Critere, version: Version) -> Vrai:
    if not lieu.compte(critere):
        return True
    garde = True if critere.garde is None else lieu.condition(critere.garde)
    propre = lieu.condition(critere.condition)
    propre = _non(propre) if critere.mode == "exclut" else propre
    return au_moins(1, [_non(garde), propre, _vivante(lieu, critere.id, version)])


def _vivante(lieu: Calcul, clause: str, version: Version) -> Vrai:
    """Tells whether an exception to a clause lives."""
    vies = []
    for exception in version.criteres:
        if exception.exception_a == clause and lieu.compte(exception):
            garde = True if exception.garde is None else lieu.condition(exception.garde)
            ecartee = _vivante(lieu, exception.id, version)
            vies.append(au_moins(3, [garde, lieu.condition(exception.condition), _non(ecartee)]))
    return au_moins(1, vies)


def _non(verite: Vrai) -> Vrai:
    return None if verite is None else not verite


# ---------------------------------------------------------------------------------------------------------- amounts
def _racines(version: Version) -> list[Montant]:
    return [x for x in (*version.montants, *version.bonifications) if x.exception_a is None]


def _assiette(lieu: Calcul, version: Version) -> Valeur:
    if not version.assiette:
        return TROU
    total: Valeur = Fraction(0)
    for ligne in version.assiette:
        if lieu.applique(ligne, ligne.garde):
            valeur = lieu.nombre(ligne.valeur)
            total = _combiner(
                {"compter": "ajout", "retirer": "retrait", "plafonner": "plafond"}[ligne.action], total, valeur
            )
    return max(total, Fraction(0)) if isinstance(total, Fraction) else total


def _combiner(action: str, total: Valeur, valeur: Valeur) -> Valeur:
    if not isinstance(total, Fraction) or not isinstance(valeur, Fraction):
        return additionner([total, valeur])
    if action == "produit":
        return total * valeur
    if action in ("plafond", "plancher"):
        return min(total, valeur) if action == "plafond" else max(total, valeur)
    return total - valeur if action == "retrait" else total + valeur


def _part(lieu: Calcul, clause: Montant, toutes: tuple[Montant, ...]) -> Valeur | None:
    """Gives a component where it applies, None where it does not; an exception applies only by itself."""
    if clause.exception_a is not None and not lieu.applique(clause, clause.garde):
        return None
    vivantes = [_part(lieu, x, toutes) for x in toutes if x.exception_a == clause.id]
    valeurs = [x for x in vivantes if x is not None]
    if len({x if isinstance(x, Fraction) else str(x) for x in valeurs}) > 1:
        lieu.libre.append(clause.id)
    if valeurs:
        return lieu.t.parmi(valeurs)
    return _valeur(lieu, clause) if lieu.applique(clause, clause.garde) else None


def _valeur(lieu: Calcul, clause: Montant) -> Valeur:
    haut = lieu.nombre(clause.haut)
    if clause.forme == "fixe":
        return haut
    bas = Fraction(0) if clause.forme == "jusqua" else lieu.nombre(clause.bas)
    return lieu.entre(bas, haut, meme=clause.bas == clause.haut and clause.forme == "fourchette")


def _admission(valeurs: list[Valeur | None]) -> Vrai:
    """Tells what the components leave of the aid (rule 7)."""
    if any(isinstance(x, Fraction) for x in valeurs) or all(x is None for x in valeurs):
        return True
    return None if any(isinstance(x, Trou) for x in valeurs) else False


def _calculer(lieu: Calcul, version: Version, parts: dict[str, Valeur | None]) -> Valeur:
    """Gives the amount before rounding: the best for the bonuses that the limits let take together."""
    montants: dict[str, Valeur] = {
        nom: Fraction(0) if x is None or isinstance(x, Refus) else x for nom, x in parts.items()
    }
    primes = [x for x in version.bonifications if x.id in montants]
    limitee = version.bonifications_max is not None or version.une_par_categorie
    if not limitee:
        return _etapes(lieu, version, montants)
    if any(isinstance(montants[x.id], Trou) for x in primes):
        raise Indecis
    essais = [
        _etapes(lieu, version, {k: v for k, v in montants.items() if k in prises or _est_base(k, version)})
        for prises in _combinaisons(version, primes)
    ]
    mauvais = [x for x in essais if not isinstance(x, Fraction)]
    return mauvais[0] if mauvais else max(x for x in essais if isinstance(x, Fraction))


def _est_base(nom: str, version: Version) -> bool:
    return any(nom == x.id for x in version.montants)


def _combinaisons(version: Version, primes: list[Montant]) -> Iterator[set[str]]:
    maximum = len(primes) if version.bonifications_max is None else version.bonifications_max
    for nombre in range(min(maximum, len(primes)) + 1):
        for prises in combinations(primes, nombre):
            categories = [x.categorie for x in prises if x.categorie is not None]
            if not version.une_par_categorie or len(categories) == len(set(categories)):
                yield {x.id for x in prises}


def _etapes(lieu: Calcul, version: Version, montants: dict[str, Valeur]) -> Valeur:
    if not version.etapes:
        return additionner(list(montants.values()))
    total: Valeur = Fraction(0)
    for etape in version.etapes:
        if lieu.applique(etape, etape.garde):
            total = _etape(lieu, version, etape, total, montants)
    return total


def _etape(lieu: Calcul, version: Version, etape: Etape, total: Valeur, montants: dict[str, Valeur]) -> Valeur:
    if etape.action == "arrondi":
        pas = etape.pas or CENTIME
        return arrondir(total, etape.sens or "au plus proche", pas) if isinstance(total, Fraction) else total
    if etape.valeur is not None:
        return _combiner(etape.action, total, lieu.nombre(etape.valeur))
    parents = {x.id: x.exception_a for x in (*version.montants, *version.bonifications)}
    cites = {_ancetre(ref, parents) for ref in etape.refs}
    return additionner([total, *(montants[nom] for nom in sorted(cites) if nom in montants)])


def _ancetre(nom: str, parents: dict[str, str | None]) -> str:
    parent = parents.get(nom)
    return nom if parent is None else _ancetre(parent, parents)


__all__ = ["REFUS", "Issue", "issue", "operer_produit"]
