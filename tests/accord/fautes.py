"""Faults that the engine could have, planted one at a time: the comparison must see each of them.

In the compiler of rulesets, in what a dossier is said as, in the driver, in what is computed beside, in the answers.
"""
# ruff: noqa: ANN401, SLF001 - a fault takes and gives what the function that it replaces does, and stands inside

from collections.abc import Callable
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from reglo.evaluation.connu import conditions, listes, montants, nombres, tableaux, valeurs
from reglo.evaluation.connu import criteres as connus
from reglo.evaluation.durable import (
    criteres,
    description,
    dossiers,
    faits,
    feuilles,
    formules,
    jeux,
    limites,
    reponse,
)
from reglo.evaluation.durable.criteres import Criteres
from reglo.evaluation.durable.dossiers import Evaluation
from reglo.evaluation.durable.feuilles import EXISTE, MAX, MIN
from reglo.evaluation.durable.formules import VRAIE, Formule
from reglo.evaluation.durable.moteur import Moteur
from reglo.evaluation.durable.pilote import Seance
from reglo.evaluation.durable.tirages import JeuOuvert, Tirage
from reglo.evaluation.reference import calcul
from reglo.model import expressions as e
from reglo.outcome.dossier import FaitChoix, FaitNombre, Neant
from reglo.values import intervalle as i
from reglo.values import nombre as n

Pose = Callable[[pytest.MonkeyPatch], None]
Fonction = Callable[..., Any]


def _pose(cible: object, nom: str, fabrique: Callable[[Fonction], object]) -> Pose:
    """Gives what replaces a function by another made from it."""
    return lambda monkeypatch: monkeypatch.setattr(cible, nom, fabrique(getattr(cible, nom)))


def _echange(cible: object, nom: str, autre: object) -> Pose:
    """Gives what puts something in the place of a name of a module, its own or one of the language."""
    return lambda monkeypatch: monkeypatch.setattr(cible, nom, autre, raising=False)


def _ensemble(*poses: Pose) -> Pose:
    """Gives what plants one fault that stands in several places."""

    def poser(monkeypatch: pytest.MonkeyPatch) -> None:
        for une in poses:
            une(monkeypatch)

    return poser


def _change(clause: msgspec.Struct, **champs: object) -> Any:
    return msgspec.structs.replace(clause, **champs)


# -------------------------------------------------------------------------------------------- the compiler of rulesets
def _sans(**champs: object) -> Callable[[Fonction], Fonction]:
    """Makes a method that reads its clause with some fields changed."""
    return lambda vraie: lambda soi, clause, *reste: vraie(soi, _change(clause, **champs), *reste)


def _une_regle_de_moins(*, vraie: bool) -> Callable[[Fonction], Fonction]:
    def fabrique(ecrire: Fonction) -> Fonction:
        def fausse(*reste: Any, **sorte: bool) -> Any:
            regles = ecrire(*reste, **sorte)
            return regles[:-1] if sorte["vraie"] is vraie else regles

        return fausse

    return fabrique


def _operateurs(**autres: str) -> Callable[[Fonction], Fonction]:
    """Makes a comparison that takes an operator for another."""
    lus = {_SIGNES[nom]: autre for nom, autre in autres.items()}
    return lambda vraie: lambda nom, operateur, borne: vraie(nom, lus.get(operateur, operateur), borne)


_SIGNES = {"moins": "<", "au_plus": "<=", "plus": ">", "au_moins": ">=", "egal": "="}


def _autre_bout(vraie: Fonction) -> Fonction:
    echanges = {MIN: MAX, MAX: MIN}

    def fausse(nom: str, operateur: str, borne: int) -> Formule:
        def retourner(alternatives: Any) -> Any:
            return tuple(
                tuple(_change(x, propriete=nom + echanges[x.propriete.removeprefix(nom)]) for x in conjonction)
                for conjonction in alternatives
            )

        juste = vraie(nom, operateur, borne)
        return Formule(retourner(juste.vraie), retourner(juste.fausse))

    return fausse


def _lit(genre: type[e.Condition], autre: Callable[[Any], Any]) -> Callable[[Fonction], Fonction]:
    """Makes a compiler that reads a kind of condition as another one."""

    def fabrique(vraie: Fonction) -> Fonction:
        return lambda soi, expression, critere: vraie(
            soi, autre(expression) if isinstance(expression, genre) else expression, critere
        )

    return fabrique


def _retenue_quoi_qu_on_lise(vraie: Fonction) -> Fonction:
    return lambda soi, expression, critere: (
        VRAIE if isinstance(expression, e.LectureRetenue) else vraie(soi, expression, critere)
    )


def _sans_exceptions_secondes(vraie: Fonction) -> Fonction:
    return lambda soi, critere: [] if critere.mode in ("admet", "reexclut") else vraie(soi, critere)


def _periode_ouverte(cote: str) -> Callable[[Fonction], Fonction]:
    """Makes a period whose first or last day is out of it."""

    def fabrique(vraie: Fonction) -> Fonction:
        def fausse(jour: str, periode: Any) -> Formule:
            borne = getattr(periode, cote)
            if borne is None:
                return vraie(jour, periode)  # type: ignore[no-any-return]
            reste = vraie(jour, _change(periode, **{cote: None}))
            dedans = feuilles.compare(jour, "<" if cote == "fin" else ">", borne.toordinal())
            return formules.tous([reste, dedans])

        return fausse

    return fabrique


def _premier_interdit(vraie: Fonction) -> Fonction:
    def fausse(propriete: str, dedans: Any, dehors: Any) -> Any:
        ((premiere, *_),) = vraie(propriete, dedans, dehors)
        return ((premiere,),)

    return fausse


def _derniere_perdue(vraie: Fonction) -> Fonction:
    def fausse(alternatives: Any) -> Any:
        utiles = vraie(alternatives)
        return utiles[:-1] if len(utiles) > 1 else utiles

    return fausse


def _conjonction_courte(vraie: Fonction) -> Fonction:
    """Makes the rule that holds several criteria forget the last one."""

    def fausse(version: Any) -> Any:
        communs = [x for x in version.criteres if not x.seul]
        regles, attendues = vraie(version)
        if len(communs) < 2:
            return regles, attendues
        courte = formules.reunir(*(x.formule.vraie[0] for x in communs[:-1]))
        return [
            (_change(regle, faits=(courte,)) if not conclusion.clause and courte else regle, conclusion)
            for regle, conclusion in regles
        ], attendues

    return fausse


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
        conclusions = {regle: _change(x, version=suivantes[x.version]) for regle, x in composition.conclusions.items()}
        return _change(composition, conclusions=conclusions)

    return fausse


def _conclut(**echanges: Callable[[Tirage], object]) -> Callable[[Fonction], Fonction]:
    """Makes another reading of what fired."""

    def fabrique(vraie: Fonction) -> Fonction:
        def fausse(*reste: Any) -> Tirage:
            tirage = vraie(*reste)
            return _change(tirage, **{nom: lire(tirage) for nom, lire in echanges.items()})  # type: ignore[no-any-return]

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
        recueil = _change(
            fabrique.rulebook, tableaux={**fabrique.rulebook.tableaux, nom: _change(tableau, rangs=rangs)}
        )
        return vraie(nom, _avec(fabrique, rulebook=recueil))

    return fausse


def _avec(objet: Any, **attributs: object) -> Any:
    """Gives an object that answers as another but for some attributes."""

    class Autre:
        def __getattr__(self, nom: str) -> Any:
            return attributs[nom] if nom in attributs else getattr(objet, nom)

    return Autre()


def _bornes_incluses(vraie: Fonction) -> Fonction:
    return lambda plage: vraie(_change(plage, minimum_inclus=True, maximum_inclus=True))


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
    # the compiler of rulesets
    "une règle qui refuse se perd": _pose(jeux, "_alternatives", _une_regle_de_moins(vraie=False)),
    "une règle qui remplit se perd": _pose(jeux, "_alternatives", _une_regle_de_moins(vraie=True)),
    "une comparaison est retournée": _pose(feuilles, "compare", _operateurs(moins=">", plus="<")),
    "au moins devient plus de": _pose(feuilles, "compare", _operateurs(au_moins=">")),
    "moins de devient au plus": _pose(feuilles, "compare", _operateurs(moins="<=")),
    "égal devient au moins": _pose(feuilles, "compare", _operateurs(egal=">=")),
    "le minimum se lit pour le maximum": _pose(feuilles, "compare", _autre_bout),
    "une constante à gauche n'est pas retournée": _echange(feuilles, "_OPPOSES", {x: x for x in feuilles._OPPOSES}),
    "une négation s'oublie": _pose(Criteres, "_composee", _lit(e.Non, lambda x: x.terme)),
    "et devient ou": _pose(Criteres, "_composee", _lit(e.Et, lambda x: e.Ou(span=x.span, termes=x.termes))),
    "au moins N parmi en demande un de moins": _pose(
        Criteres, "_composee", _lit(e.AuMoinsParmi, lambda x: _change(x, seuil=max(1, x.seuil - 1)))
    ),
    "au moins N parmi en demande un de plus": _pose(
        Criteres, "_composee", _lit(e.AuMoinsParmi, lambda x: _change(x, seuil=min(len(x.termes), x.seuil + 1)))
    ),
    "la lecture d'une condition est toujours retenue": _pose(Criteres, "_composee", _retenue_quoi_qu_on_lise),
    "est parmi oublie un membre": _pose(feuilles, "_un_de", _premier_interdit),
    "une exclusion se lit comme une exigence": _pose(Criteres, "_rempli", _sans(mode="exige")),
    "le « si » d'un critère ne compte pas": _pose(Criteres, "_applicable", _sans(garde=None)),
    "la période d'un critère ne compte pas": _pose(Criteres, "_applicable", _sans(periode=None)),
    "la lecture d'une clause ne compte pas": _pose(Criteres, "_applicable", _sans(lectures=())),
    "le dernier jour d'une période est dehors": _pose(feuilles, "pendant", _periode_ouverte("fin")),
    "le premier jour d'une période est dehors": _pose(feuilles, "pendant", _periode_ouverte("debut")),
    "une exception ne compte pas": _pose(Criteres, "_exceptions", lambda _: lambda _soi, _critere: []),
    "une exception à l'exception ne compte pas": _pose(Criteres, "_exceptions", _sans_exceptions_secondes),
    "une alternative se perd": _pose(formules, "_reduire", _derniere_perdue),
    "la conjonction oublie son dernier critère": _pose(jeux, "_regles", _conjonction_courte),
    "au plus s'écrit moins de": _echange(description, "_EN_DURABLE", description._EN_DURABLE | {"≤": "$lt"}),
    "un fait ne porte que sa première condition": _pose(
        description, "_conditions", lambda vraie: lambda conditions_: vraie(conditions_[:1])
    ),
    "deux noms de même empreinte se confondent": _pose(limites, "empreinte", lambda _: hash),
    "une donnée appelée toujours passe": _echange(feuilles, "_RESERVES", limites.NOMS_RESERVES),
    "les noms réservés passent": _ensemble(
        _echange(feuilles, "_RESERVES", frozenset()), _echange(limites, "NOMS_RESERVES", frozenset())
    ),
    "un seuil trop fin s'arrondit": _pose(feuilles, "entier", _arrondi),
    # what a dossier is said as
    "un nombre trop fin s'arrondit": _pose(faits, "entier", _arrondi),
    "un nombre de plus de 64 bits est ramené": _pose(faits, "entier", _ramene),
    "un choix à plusieurs options se dit par la première": _pose(faits, "dire", _dit(_premiere_option)),
    "une fourchette se dit par son bas": _pose(faits, "dire", _dit(_bas_de_fourchette)),
    "néant se dit présent": _pose(faits, "dire", _neant_presente),
    "ce qui peut manquer existe sans réponse": _pose(faits, "dire", _existe_sans_reponse),
    "les réponses d'un dossier restent pour le suivant": _pose(faits.Lecteur, "lire", _reponses_gardees),
    # the driver, and what fired
    "le fait d'une question n'est pas retiré": _pose(Seance, "interroger", _rien_n_est_retire),
    "les tirs d'avant reviennent": _pose(Seance, "interroger", _tirs_d_avant),
    "le dernier tir se perd": _pose(Seance, "interroger", lambda vraie: lambda soi, ecrites: vraie(soi, ecrites)[:-1]),
    "un tir va à une autre aide": _pose(jeux, "composer", _version_voisine),
    "un tir de trop": _pose(JeuOuvert, "_interroger", lambda _: lambda soi, _: list(soi.composition.conclusions)[:1]),
    "accordée dès qu'un critère est rempli": _pose(
        JeuOuvert, "_tirage", _conclut(accordee=lambda x: x.accordee or bool(x.remplis))
    ),
    "un seul refus est nommé": _pose(JeuOuvert, "_tirage", _conclut(refusants=lambda x: x.refusants[:1])),
    "un refus est dit sans avoir tout entendu": _pose(Evaluation, "_tous_entendus", lambda _: lambda *_: True),
    # one dossier
    "la première version répond à toute date": _pose(
        Evaluation, "_en_vigueur", lambda _: lambda _soi, versions: versions[0]
    ),
    "le jour qui commande est celui de l'évaluation": _pose(
        Evaluation, "_jour", lambda _: lambda soi, _version: n.constante(soi._aujourdhui.toordinal())
    ),
    "toutes les aides nomment leurs atomes de même": _pose(criteres, "Atome", _atomes_confondus),
    "les atomes d'un dossier restent pour le suivant": _pose(Moteur, "dire", _faits_gardes),
    "le jour demandé est celui de la première fois": _pose(Moteur, "trancher", _premier_jour),
    "les lectures demandées s'oublient": _pose(
        Moteur, "__init__", lambda vraie: lambda soi, recueil, _lectures=None: vraie(soi, recueil)
    ),
    "l'écrêtement s'oublie": _pose(dossiers, "ecreter", lambda _: lambda seule, _cadre: SimpleNamespace(du=seule.du)),
    # what is computed beside
    "une définition ne change pas avec le jour": _ensemble(
        _pose(nombres, "_memoire", _un_jour_pour_tous), _pose(conditions, "_memoire", _un_jour_pour_tous)
    ),
    "une définition se lit à l'envers": _pose(
        conditions, "definition", lambda vraie: lambda nom, fabrique: conditions.contraire(vraie(nom, fabrique))
    ),
    "le moindre devient le plus grand": _echange(nombres, "min", max),
    "le plafond devient un plancher": _echange(montants, "min", max),
    "le plafond du calcul saute": _pose(montants, "_etape", _plafond_saute),
    "le montant s'arrondit vers le bas": _pose(montants, "arrondir", _arrondi_bas),
    "la première exception d'un montant gagne": _pose(montants, "_composer", _premiere_exception),
    "le « si » d'un montant ne compte pas": _pose(
        montants, "_applique", lambda vraie: lambda clause, _garde, fabrique: vraie(clause, None, fabrique)
    ),
    "les moins payés d'abord": _ensemble(
        _pose(listes, "les_mieux_payes", _moins_payes), _pose(montants, "les_mieux_payes", _moins_payes)
    ),
    "une liste ouverte est complète": _pose(valeurs, "Lot", _toujours_complete),
    "à défaut remplace aussi ce qui est répondu": _pose(nombres, "_a_defaut", _toujours_remplace),
    "un paramètre se prolonge": _pose(nombres, "_seules", _parametre_prolonge),
    "les bornes d'un tableau sont toutes dedans": _pose(tableaux, "_plage", _bornes_incluses),
    "la première ligne d'un tableau gagne": _pose(tableaux, "lire", _premiere_ligne),
    "un critère calculé oublie ses exceptions": _pose(connus, "_exceptions", lambda _: lambda *_: []),
    # whole answers
    "tout critère tiré passe pour simple": _pose(
        criteres, "CritereCompile", lambda vraie: lambda critere, formule, _entier: vraie(critere, formule, entier=True)
    ),
    "une clause d'une autre lecture passe pour retenue": _pose(
        reponse, "simple", lambda vraie: lambda critere, remplie, **_: vraie(critere, remplie, retenue=True)
    ),
    "le moteur d'autres lectures répond": _pose(
        reponse, "moteur_de", lambda vraie: lambda recueil, _retenues: vraie(recueil, recueil.retenues({}))
    ),
}
