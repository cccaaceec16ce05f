"""Faults that the engine could have around its rulesets: in what is said, fired, computed beside, answered."""
# ruff: noqa: ANN401, SLF001 - a fault takes and gives what the function that it replaces does, and stands inside

from bisect import bisect_right
from collections.abc import Callable
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from tests.accord.poses import Fonction, Pose, change, echange, ensemble, pose

from reglo.evaluation.connu import conditions, listes, montants, nombres, tableaux, valeurs
from reglo.evaluation.connu import criteres as connus
from reglo.evaluation.durable import (
    criteres,
    dossiers,
    faits,
    feuilles,
    jeux,
    limites,
    reponse,
)
from reglo.evaluation.durable.atomes import Verites
from reglo.evaluation.durable.dossiers import Evaluation
from reglo.evaluation.durable.feuilles import EXISTE
from reglo.evaluation.durable.jours import Jours
from reglo.evaluation.durable.moteur import Moteur
from reglo.evaluation.durable.pilote import Seance
from reglo.evaluation.durable.tirages import JeuOuvert, Tirage
from reglo.evaluation.reference import calcul
from reglo.model.clauses import Plage
from reglo.outcome.dossier import FaitChoix, FaitNombre, Neant
from reglo.values import intervalle as i
from reglo.values import nombre as n


# ------------------------------------------------------------------------------------------------------ what is said
def _dit(autre: Callable[[Any, Any], Any]) -> Callable[[Fonction], Fonction]:
    """Makes what says an answer take it for another."""
    return lambda vraie: lambda donnee, fait: vraie(donnee, autre(donnee, fait))


def _premiere_option(_: Any, fait: Any) -> Any:
    return FaitChoix(fait.valeurs[:1]) if isinstance(fait, FaitChoix) else fait


def _bas_de_fourchette(_: Any, fait: Any) -> Any:
    connue = isinstance(fait, FaitNombre) and fait.minimum is not None
    return FaitNombre(fait.minimum, fait.minimum) if connue else fait


def _neant_presente(vraie: Fonction) -> Fonction:
    return lambda donnee, fait: {donnee.nom + EXISTE: 1} if isinstance(fait, Neant) else vraie(donnee, fait)


def _existe_sans_reponse(vraie: Fonction) -> Fonction:
    return lambda donnee, fait: {**vraie(donnee, fait), **({donnee.nom + EXISTE: 1} if fait is None else {})}


def _arrondi(vraie: Fonction) -> Fonction:
    def fausse(valeur: Any) -> Any:
        millioniemes = i.arrondir(valeur * feuilles.ECHELLE, "au plus proche", i._UN)
        return vraie(millioniemes / feuilles.ECHELLE)

    return fausse


def _ramene(vraie: Fonction) -> Fonction:
    haut = limites.ENTIER_MAXIMAL
    return lambda valeur: vraie(valeur) if abs(valeur * feuilles.ECHELLE) < haut else haut if valeur > 0 else -haut


def _reponses_gardees(vraie: Fonction) -> Fonction:
    """Makes what says dossiers remember the answers of the ones before."""

    def fausse(soi: Any, repondus: Any) -> Any:
        soi._sans_reponse |= vraie(soi, repondus)
        return dict(soi._sans_reponse)

    return fausse


# ---------------------------------------------------------------------------------------------------------- the driver
def _rien_n_est_retire(vraie: Fonction) -> Fonction:
    """Makes questions whose fact stays: the next one finds it there."""

    def fausse(soi: Seance, ecrites: Any) -> list[str]:
        jeu, propre = soi._jeu, soi._jeu.extension
        noms = ("assert_fact", "start_action_for_state", "complete_and_start_action")
        jeu.extension = SimpleNamespace(**{nom: getattr(propre, nom) for nom in noms}, retract_fact=lambda *_: None)
        try:
            return vraie(soi, ecrites)  # type: ignore[no-any-return]
        finally:
            jeu.extension = propre

    return fausse


def _tirs_d_avant(vraie: Fonction) -> Fonction:
    avant: dict[int, list[str]] = {}

    def fausse(soi: Seance, ecrites: Any) -> list[str]:
        tires = vraie(soi, ecrites)
        rendus, avant[id(soi)] = [*avant.get(id(soi), []), *tires], tires
        return rendus

    return fausse


def _version_voisine(vraie: Fonction) -> Fonction:
    """Makes firings credited to the next version of the ruleset."""

    def fausse(versions: Any, donnees: Any) -> Any:
        noms = [version.nom for version in versions]
        suivantes = dict(zip(noms, noms[1:] + noms[:1], strict=True))
        composition = vraie(versions, donnees)
        conclusions = {regle: change(x, version=suivantes[x.version]) for regle, x in composition.conclusions.items()}
        return change(composition, conclusions=conclusions)

    return fausse


def _conclut(**echanges: Callable[[Tirage], object]) -> Callable[[Fonction], Fonction]:
    """Makes another reading of what fired."""

    def fabrique(vraie: Fonction) -> Fonction:
        def fausse(*reste: Any) -> Tirage:
            tirage = vraie(*reste)
            return change(tirage, **{nom: lire(tirage) for nom, lire in echanges.items()})  # type: ignore[no-any-return]

        return fausse

    return fabrique


# ------------------------------------------------------------------------------------------------------- whole dossiers
def _atomes_confondus(vraie: Fonction) -> Fonction:
    """Makes every aid call its atoms alike."""
    return lambda propriete, *reste: vraie(f"atome/{propriete.rpartition('/')[2]}", *reste)


def _faits_gardes(vraie: Fonction) -> Fonction:
    """Makes an engine that says all dossiers in one table: atoms stay from one to the next."""
    tables: dict[int, dict[str, str]] = {}

    def fausse(soi: Moteur, dossier: Any) -> dict[str, str]:
        table = tables.setdefault(id(soi), {})
        table |= vraie(soi, dossier)
        return table

    return fausse


def _premier_jour(vraie: Fonction) -> Fonction:
    """Makes an engine that answers at the day it was first asked for."""
    jours: dict[int, Any] = {}
    return lambda soi, dossier, *, aujourdhui, **reste: vraie(
        soi, dossier, aujourdhui=jours.setdefault(id(soi), aujourdhui), **reste
    )


def _verite_de_toujours(_: Fonction) -> Fonction:
    """Makes conditions of definitions that keep their truth whatever the governing day."""

    def de(soi: Any, atome: Any, v: Any) -> Any:
        if not atome.commun:
            return atome.test(v)
        return soi._communes.setdefault(id(atome.condition), atome.test(v))

    return de


def _un_jour_pour_tous(_: Fonction) -> Fonction:
    """Makes definitions that keep their value whatever the governing day."""

    def fausse(nom: str, calcul: Fonction) -> Fonction:
        def lire(v: Any) -> Any:
            if (nom, None) not in v.definitions:
                v.definitions[nom, None] = calcul(v)
            return v.definitions[nom, None]

        return lire

    return fausse


# --------------------------------------------------------------------------------------------------- what is computed
def _plafond_saute(vraie: Fonction) -> Fonction:
    return lambda etape, *reste: (
        (lambda _v, _montants, total: total) if etape.action == "plafond" else vraie(etape, *reste)
    )


def _premiere_exception(vraie: Fonction) -> Fonction:
    """Makes a component that never sees that two exceptions to it disagree."""

    def fausse(clause: Any, clauses: Any, fabrique: Any) -> Any:
        premieres = [x for x in clauses if x.exception_a == clause.id][1:]
        return vraie(clause, [x for x in clauses if x not in premieres], fabrique)

    return fausse


def _premiere_ligne(vraie: Fonction) -> Fonction:
    """Makes a table whose first row wins."""

    def fausse(nom: str, fabrique: Any) -> Any:
        tableau = fabrique.rulebook.tableaux[nom]
        rangs = tuple(
            rang
            for k, rang in enumerate(tableau.rangs)
            if all(autre.cellules != rang.cellules for autre in tableau.rangs[:k])
        )
        recueil = change(fabrique.rulebook, tableaux={**fabrique.rulebook.tableaux, nom: change(tableau, rangs=rangs)})
        return vraie(nom, _avec(fabrique, rulebook=recueil))

    return fausse


def _avec(objet: Any, **attributs: object) -> Any:
    """Gives an object that answers as another but for some attributes."""

    class Autre:
        def __getattr__(self, nom: str) -> Any:
            return attributs[nom] if nom in attributs else getattr(objet, nom)

    return Autre()


def _bornes_incluses(vraie: Fonction) -> Fonction:
    def fausse(cellule: Any, rangs: Any) -> Any:
        plage = isinstance(cellule, Plage)
        return vraie(change(cellule, minimum_inclus=True, maximum_inclus=True) if plage else cellule, rangs)

    return fausse


def _quotient_strict(vraie: Fonction) -> Fonction:
    """Makes a quotient that is never equal to its bound."""
    return lambda quotient, operateur, *reste: vraie(quotient, operateur.removesuffix("=") or "<", *reste)


def _toujours_complete(vraie: Fonction) -> Fonction:
    return lambda elements, **_: vraie(elements, complete=True)


def _parametre_prolonge(vraie: Fonction) -> Fonction:
    def fausse(v: Any, dates: Any) -> Any:
        return vraie(v, dates) if any(compte(v) for compte, _ in dates) else [valeur for _, valeur in dates[-1:]]

    return fausse


def _moins_payes(vraie: Fonction) -> Fonction:
    return lambda groupes, limite: -vraie([(-montant, compte) for montant, compte in groupes], limite)


def _toujours_remplace(_: Fonction) -> Fonction:
    return lambda _nom, remplacant, fabrique: nombres._remplacant(remplacant, fabrique)


def _arrondi_bas(_: Fonction) -> Fonction:
    return lambda brut: valeurs.exact(i.arrondir(Fraction(max(brut, 0)), "par défaut", calcul.CENTIME))


FAUTES: dict[str, Pose] = {
    # what a dossier is said as
    "un seuil trop fin s'arrondit": pose(feuilles, "entier", _arrondi),
    "un nombre trop fin s'arrondit": pose(faits, "entier", _arrondi),
    "un nombre de plus de 64 bits est ramené": pose(faits, "entier", _ramene),
    "un choix à plusieurs options se dit par la première": pose(faits, "dire", _dit(_premiere_option)),
    "une fourchette se dit par son bas": pose(faits, "dire", _dit(_bas_de_fourchette)),
    "néant se dit présent": pose(faits, "dire", _neant_presente),
    "ce qui peut manquer existe sans réponse": pose(faits, "dire", _existe_sans_reponse),
    "les réponses d'un dossier restent pour le suivant": pose(faits.Lecteur, "lire", _reponses_gardees),
    # the driver, and what fired
    "le fait d'une question n'est pas retiré": pose(Seance, "interroger", _rien_n_est_retire),
    "les tirs d'avant reviennent": pose(Seance, "interroger", _tirs_d_avant),
    "le dernier tir se perd": pose(Seance, "interroger", lambda vraie: lambda soi, ecrites: vraie(soi, ecrites)[:-1]),
    "un tir va à une autre aide": pose(jeux, "composer", _version_voisine),
    "un tir de trop": pose(JeuOuvert, "_interroger", lambda _: lambda soi, _: list(soi.composition.conclusions)[:1]),
    "accordée dès qu'un critère est rempli": pose(
        JeuOuvert, "_tirage", _conclut(accordee=lambda x: x.accordee or bool(x.remplis))
    ),
    "un seul refus est nommé": pose(JeuOuvert, "_tirage", _conclut(refusants=lambda x: x.refusants[:1])),
    "un refus est dit sans avoir tout entendu": pose(Evaluation, "_tous_entendus", lambda _: lambda *_: True),
    # one dossier
    "la première version répond à toute date": pose(Jours, "en_vigueur", lambda _: lambda _soi, versions: versions[0]),
    "le jour qui commande est celui de l'évaluation": pose(
        Jours, "jour", lambda _: lambda soi, _version: n.constante(soi._contexte.aujourdhui.toordinal())
    ),
    "toutes les aides nomment leurs atomes de même": pose(criteres, "Atome", _atomes_confondus),
    "les atomes d'un dossier restent pour le suivant": pose(Moteur, "dire", _faits_gardes),
    "le jour demandé est celui de la première fois": pose(Moteur, "trancher", _premier_jour),
    "les lectures demandées s'oublient": pose(
        Moteur, "__init__", lambda vraie: lambda soi, recueil, _lectures=None: vraie(soi, recueil)
    ),
    "l'écrêtement s'oublie": pose(dossiers, "ecreter", lambda _: lambda seule, _cadre: SimpleNamespace(du=seule.du)),
    # what is computed beside
    "une définition ne change pas avec le jour": ensemble(
        pose(nombres, "_memoire", _un_jour_pour_tous),
        pose(conditions, "_memoire", _un_jour_pour_tous),
    ),
    "la condition d'une définition ne change pas avec le jour": pose(Verites, "de", _verite_de_toujours),
    "une définition se lit à l'envers": pose(
        conditions, "definition", lambda vraie: lambda nom, fabrique: conditions.contraire(vraie(nom, fabrique))
    ),
    "le moindre devient le plus grand": echange(nombres, "min", max),
    "le plafond devient un plancher": echange(montants, "min", max),
    "le plafond du calcul saute": pose(montants, "_etape", _plafond_saute),
    "le montant s'arrondit vers le bas": pose(montants, "arrondir", _arrondi_bas),
    "la première exception d'un montant gagne": pose(montants, "_composer", _premiere_exception),
    "le « si » d'un montant ne compte pas": pose(
        montants, "_applique", lambda vraie: lambda clause, _garde, fabrique: vraie(clause, None, fabrique)
    ),
    "les moins payés d'abord": ensemble(
        pose(listes, "les_mieux_payes", _moins_payes), pose(montants, "les_mieux_payes", _moins_payes)
    ),
    "une liste ouverte est complète": pose(valeurs, "Lot", _toujours_complete),
    "à défaut remplace aussi ce qui est répondu": pose(nombres, "_a_defaut", _toujours_remplace),
    "un paramètre se prolonge": pose(nombres, "_seules", _parametre_prolonge),
    "les bornes d'un tableau sont toutes dedans": pose(tableaux, "_places", _bornes_incluses),
    "une borne de tableau compte pour ce qui la suit": echange(tableaux, "bisect_left", bisect_right),
    "un quotient n'égale jamais sa borne": pose(conditions, "_comparer_quotient", _quotient_strict),
    "la première ligne d'un tableau gagne": pose(tableaux, "lire", _premiere_ligne),
    "un critère calculé oublie ses exceptions": pose(connus, "_exceptions", lambda _: lambda *_: []),
    # whole answers
    "tout critère tiré passe pour simple": pose(
        criteres, "CritereCompile", lambda vraie: lambda critere, formule, _entier: vraie(critere, formule, entier=True)
    ),
    "une clause d'une autre lecture passe pour retenue": pose(
        reponse, "simple", lambda vraie: lambda critere, remplie, **_: vraie(critere, remplie, retenue=True)
    ),
    "le moteur d'autres lectures répond": pose(
        reponse, "moteur_de", lambda vraie: lambda recueil, _retenues: vraie(recueil, recueil.retenues({}))
    ),
}
