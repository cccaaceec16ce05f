"""Faults that the compiler of rulesets could have, planted one at a time: the comparison must see each of them."""
# ruff: noqa: ANN401, SLF001 - a fault takes and gives what the function that it replaces does, and stands inside

from collections.abc import Callable
from typing import Any

from tests.accord.poses import Fonction, Pose, change, echange, ensemble, pose

from reglo.evaluation.durable import (
    description,
    feuilles,
    formules,
    jeux,
    limites,
)
from reglo.evaluation.durable.criteres import Criteres
from reglo.evaluation.durable.feuilles import MAX, MIN
from reglo.evaluation.durable.formules import VRAIE, Formule
from reglo.model import expressions as e


def _sans(**champs: object) -> Callable[[Fonction], Fonction]:
    """Makes a method that reads its clause with some fields changed."""
    return lambda vraie: lambda soi, clause, *reste: vraie(soi, change(clause, **champs), *reste)


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
                tuple(change(x, propriete=nom + echanges[x.propriete.removeprefix(nom)]) for x in conjonction)
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
            reste = vraie(jour, change(periode, **{cote: None}))
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
            (change(regle, faits=(courte,)) if not conclusion.clause and courte else regle, conclusion)
            for regle, conclusion in regles
        ], attendues

    return fausse


FAUTES: dict[str, Pose] = {
    "une règle qui refuse se perd": pose(jeux, "_alternatives", _une_regle_de_moins(vraie=False)),
    "une règle qui remplit se perd": pose(jeux, "_alternatives", _une_regle_de_moins(vraie=True)),
    "une comparaison est retournée": pose(feuilles, "compare", _operateurs(moins=">", plus="<")),
    "au moins devient plus de": pose(feuilles, "compare", _operateurs(au_moins=">")),
    "moins de devient au plus": pose(feuilles, "compare", _operateurs(moins="<=")),
    "égal devient au moins": pose(feuilles, "compare", _operateurs(egal=">=")),
    "le minimum se lit pour le maximum": pose(feuilles, "compare", _autre_bout),
    "une constante à gauche n'est pas retournée": echange(feuilles, "_OPPOSES", {x: x for x in feuilles._OPPOSES}),
    "une négation s'oublie": pose(Criteres, "_composee", _lit(e.Non, lambda x: x.terme)),
    "et devient ou": pose(Criteres, "_composee", _lit(e.Et, lambda x: e.Ou(span=x.span, termes=x.termes))),
    "au moins N parmi en demande un de moins": pose(
        Criteres, "_composee", _lit(e.AuMoinsParmi, lambda x: change(x, seuil=max(1, x.seuil - 1)))
    ),
    "au moins N parmi en demande un de plus": pose(
        Criteres, "_composee", _lit(e.AuMoinsParmi, lambda x: change(x, seuil=min(len(x.termes), x.seuil + 1)))
    ),
    "la lecture d'une condition est toujours retenue": pose(Criteres, "_composee", _retenue_quoi_qu_on_lise),
    "est parmi oublie un membre": pose(feuilles, "_un_de", _premier_interdit),
    "une exclusion se lit comme une exigence": pose(Criteres, "_rempli", _sans(mode="exige")),
    "le « si » d'un critère ne compte pas": pose(Criteres, "_applicable", _sans(garde=None)),
    "la période d'un critère ne compte pas": pose(Criteres, "_applicable", _sans(periode=None)),
    "la lecture d'une clause ne compte pas": pose(Criteres, "_applicable", _sans(lectures=())),
    "le dernier jour d'une période est dehors": pose(feuilles, "pendant", _periode_ouverte("fin")),
    "le premier jour d'une période est dehors": pose(feuilles, "pendant", _periode_ouverte("debut")),
    "une exception ne compte pas": pose(Criteres, "_exceptions", lambda _: lambda _soi, _critere: []),
    "une exception à l'exception ne compte pas": pose(Criteres, "_exceptions", _sans_exceptions_secondes),
    "une alternative se perd": pose(formules, "_reduire", _derniere_perdue),
    "la conjonction oublie son dernier critère": pose(jeux, "_regles", _conjonction_courte),
    "au plus s'écrit moins de": echange(description, "_EN_DURABLE", description._EN_DURABLE | {"≤": "$lt"}),
    "un fait ne porte que sa première condition": pose(
        description, "_conditions", lambda vraie: lambda conditions_: vraie(conditions_[:1])
    ),
    "deux noms de même empreinte se confondent": pose(limites, "empreinte", lambda _: hash),
    "une donnée appelée toujours passe": echange(feuilles, "_RESERVES", limites.NOMS_RESERVES),
    "les noms réservés passent": ensemble(
        echange(feuilles, "_RESERVES", frozenset()), echange(limites, "NOMS_RESERVES", frozenset())
    ),
}
