"""Plays the examples of some aids under watch, and tells what they prove."""

from collections.abc import Iterable, Mapping, Sequence

from reglo.cases.comparaison import comparer
from reglo.cases.couverture import versions
from reglo.cases.couverture.avoir import AVoir, Cible, Preuve
from reglo.cases.couverture.conseils import conseil
from reglo.cases.couverture.inventaire import Inventaire, inventorier
from reglo.cases.couverture.modele import Couverture, Exemple, Objet, Point
from reglo.cases.couverture.temoignage import Temoignage
from reglo.cases.execution import Cas
from reglo.evaluation.reference import evaluer
from reglo.evaluation.reference.temoin import regarder
from reglo.model.rulebook import Rulebook
from reglo.outcome.reponse import Reponse

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
    temoignage = Temoignage(inventaire, recueil)
    temoins: Temoins = {}
    reussis = []
    for un in cas:
        temoignage.commencer()
        lues = any(preuve not in temoins for preuve in _options_retenues(un, inventaire, recueil))
        with regarder(temoignage):
            reponse = _evaluer(un, recueil, un.lectures, autres_lectures=lues)
        if any(comparer(attente, un.attendu.aide, reponse, recueil) for attente in un.attendu.attentes):
            continue
        reussis.append(un)
        vus = temoignage.vus(reponse)
        temoignage.acquerir(vus)
        for preuve in vus:
            temoins.setdefault(preuve, []).append(_exemple(un))
    _relire(reussis, inventaire, temoins, recueil)
    return temoins, len(reussis)


def _relire(cas: Iterable[Cas], inventaire: Inventaire, temoins: Temoins, recueil: Rulebook) -> None:
    """Adds the options of readings that change neither a verdict nor an amount, yet something of an answer."""
    for un in cas:
        for preuve in _options_retenues(un, inventaire, recueil):
            if preuve in temoins:
                continue
            options = recueil.lectures[preuve[0]].options
            lues = [{**un.lectures, preuve[0]: option.nom} for option in options]
            effets = [versions.effet(_evaluer(un, recueil, une, autres_lectures=False)) for une in lues]
            if any(effet != effets[0] for effet in effets):
                temoins[preuve] = [_exemple(un)]


def _options_retenues(cas: Cas, inventaire: Inventaire, recueil: Rulebook) -> list[Preuve]:
    """Gives the options that an example retains, among the readings on which its aid depends."""
    retenues = recueil.retenues(cas.lectures)
    return [(nom, f"option.{retenues[nom]}") for nom in inventaire.lectures(cas.attendu.aide)]


def _evaluer(cas: Cas, recueil: Rulebook, lectures: Mapping[str, str], *, autres_lectures: bool) -> Reponse:
    return evaluer(
        recueil,
        cas.dossier,
        aides=(cas.attendu.aide,),
        aujourdhui=cas.date,
        lectures=lectures,
        autres_lectures=autres_lectures,
    )


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
