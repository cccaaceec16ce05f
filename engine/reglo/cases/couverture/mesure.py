"""Plays the examples of some aids under watch, and tells what they prove."""

from collections.abc import Iterable, Sequence

from reglo.cases.comparaison import comparer
from reglo.cases.couverture import lectures
from reglo.cases.couverture.avoir import AVoir, Cible, Preuve
from reglo.cases.couverture.conseils import conseil
from reglo.cases.couverture.inventaire import Inventaire, inventorier
from reglo.cases.couverture.modele import Couverture, Exemple, Objet, Point
from reglo.cases.couverture.temoignage import Temoignage
from reglo.cases.execution import Cas, par_reference
from reglo.evaluation.reference.temoin import regarder
from reglo.model.rulebook import Rulebook

Temoins = dict[Preuve, list[Exemple]]


def mesurer(cas: Iterable[Cas], recueil: Rulebook, aides: Sequence[str] | None = None) -> Couverture:
    """Tells what some examples prove of these aids, of those that they ask for when none is named."""
    tous = tuple(cas)
    demandees = {un.attendu.aide for un in tous} if aides is None else set(aides)
    mesurees = tuple(aide for aide in recueil.aides if aide in demandees)
    joues = [un for un in tous if un.attendu.aide in mesurees]
    inventaire = inventorier(recueil, mesurees)
    temoins, reussis = _jouer(joues, inventaire, recueil)
    echecs = len(joues) - reussis
    objets = [_objet(cible, inventaire, temoins, recueil) for cible in inventaire.cibles.values()]
    return Couverture(mesurees, reussis, echecs, tuple(sorted(objets, key=lambda objet: len(objet.aides) > 1)))


def _jouer(cas: Iterable[Cas], inventaire: Inventaire, recueil: Rulebook) -> tuple[Temoins, int]:
    """Gives the examples that show each point, and how many examples give what they expect."""
    temoignage, evaluer = Temoignage(inventaire, recueil), par_reference(recueil)
    temoins: Temoins = {}
    reussis = []
    for un in cas:
        temoignage.commencer()
        aide = un.attendu.aide
        with regarder(temoignage):
            reponse = evaluer(un.dossier, (aide,), un.date, un.lectures)
        if any(comparer(attente, aide, reponse, recueil) for attente in un.attendu.attentes):
            continue
        reussis.append(un)
        vus = temoignage.vus(reponse)
        temoignage.acquerir(vus)
        for preuve in vus:
            temoins.setdefault(preuve, []).append(_exemple(un))
    for preuve, un in lectures.vues(reussis, inventaire.lectures, recueil):
        temoins.setdefault(preuve, []).append(_exemple(un))
    return temoins, len(reussis)


def _exemple(cas: Cas) -> Exemple:
    return Exemple(cas.exemple, cas.attendu.aide, cas.attendu.span)


def _objet(cible: Cible, inventaire: Inventaire, temoins: Temoins, recueil: Rulebook) -> Objet:
    aides = inventaire.lecteurs[cible.id]
    points = []
    for point in cible.points:
        trouves = tuple(temoins.get((cible.id, point.cle), ()))
        base = _base(point, cible, aides, temoins)
        a_ecrire = "" if trouves else conseil(point, cible, base.aide if base else aides[0], base, recueil)
        points.append(Point(cle=point.cle, genre=point.genre, phrase=point.phrase, exemples=trouves, conseil=a_ecrire))
    return Objet(id=cible.id, nom=cible.nom, genre=cible.genre, lieu=cible.lieu, aides=aides, points=tuple(points))


def _base(point: AVoir, cible: Cible, aides: Sequence[str], temoins: Temoins) -> Exemple | None:
    """Gives the example to start from: one that shows something of the same thing, else one of an aid that reads it.

    An answer is missed first where the thing stands on a threshold: elsewhere it may decide nothing.
    """
    ranges = sorted(cible.points, key=lambda autre: not (point.genre == "manque" and autre.cle.endswith(".au")))
    siens = (exemple for autre in ranges for exemple in temoins.get((cible.id, autre.cle), ()))
    autres = (exemple for exemples in temoins.values() for exemple in exemples if exemple.aide in aides)
    return next(siens, None) or next(autres, None)
