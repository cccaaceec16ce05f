"""Plays the examples of some aids under watch, and tells what they prove."""

from collections.abc import Iterable, Sequence

import msgspec

from reglo.cases.couverture import lectures
from reglo.cases.couverture.avoir import AVoir, Cible, Preuve
from reglo.cases.couverture.conseils import conseil
from reglo.cases.couverture.inventaire import Inventaire, inventorier
from reglo.cases.couverture.modele import Couverture, Exemple, Objet, Point
from reglo.cases.couverture.temoignage import Temoignage
from reglo.cases.execution import Cas, Jugee, juger, par_reference
from reglo.evaluation.reference.temoin import regarder
from reglo.model.rulebook import Rulebook
from reglo.outcome.reponse import Intervalle, Verdict

Temoins = dict[Preuve, list[Exemple]]


class Joue(msgspec.Struct, frozen=True, kw_only=True):
    """One example played for one aid: what it expected, what was answered, what it shows."""

    cas: Cas
    jugees: tuple[Jugee, ...]
    version: str
    """Of the aid, that which is in force; several, between commas, when it is not known."""
    verdict: Verdict
    theorique: Intervalle
    du: Intervalle
    montre: tuple[Preuve, ...] = ()
    """Nothing when it fails."""

    @property
    def reussi(self) -> bool:
        """Tells whether the answer is all that was expected."""
        return not any(jugee.ecarts for jugee in self.jugees)


def mesurer(cas: Iterable[Cas], recueil: Rulebook, aides: Sequence[str] | None = None) -> Couverture:
    """Tells what some examples prove of these aids, of those that they ask for when none is named."""
    tous = tuple(cas)
    demandees = {un.attendu.aide for un in tous} if aides is None else set(aides)
    mesurees = tuple(aide for aide in recueil.aides if aide in demandees)
    inventaire = inventorier(recueil, mesurees)
    joues = jouer((un for un in tous if un.attendu.aide in mesurees), inventaire, recueil)
    reussis = sum(joue.reussi for joue in joues)
    objets = sorted(constater(inventaire, joues, recueil), key=lambda objet: len(objet.aides) > 1)
    return Couverture(mesurees, reussis, len(joues) - reussis, tuple(objets))


def jouer(cas: Iterable[Cas], inventaire: Inventaire, recueil: Rulebook) -> tuple[Joue, ...]:
    """Plays examples under watch, in their order."""
    temoignage, evaluer = Temoignage(inventaire, recueil), par_reference(recueil)
    joues: list[Joue] = []
    reussis: list[tuple[Cas, lectures.Effet]] = []
    for un in cas:
        temoignage.commencer()
        with regarder(temoignage):
            reponse = evaluer(un.dossier, (un.attendu.aide,), un.date, un.lectures)
        jugees = juger(un, reponse, recueil)
        vus: tuple[Preuve, ...] = ()
        if not any(jugee.ecarts for jugee in jugees):
            reussis.append((un, lectures.effet(reponse)))
            vus = temoignage.vus(reponse)
            temoignage.acquerir(vus)
        (aide,) = reponse.aides
        joue = Joue(
            cas=un,
            jugees=jugees,
            version=aide.version,
            verdict=aide.verdict,
            theorique=aide.montant_theorique,
            du=aide.montant_du,
            montre=vus,
        )
        joues.append(joue)
    dits: dict[int, list[Preuve]] = {}
    for preuve, un in lectures.vues(reussis, inventaire.lectures, recueil):
        dits.setdefault(id(un), []).append(preuve)
    return tuple(msgspec.structs.replace(joue, montre=(*joue.montre, *dits.get(id(joue.cas), ()))) for joue in joues)


def constater(inventaire: Inventaire, joues: Iterable[Joue], recueil: Rulebook) -> tuple[Objet, ...]:
    """Gives what is to be seen, each point with the examples that show it."""
    temoins: Temoins = {}
    for joue in joues:
        for preuve in joue.montre:
            temoins.setdefault(preuve, []).append(_exemple(joue.cas))
    return tuple(_objet(cible, inventaire, temoins, recueil) for cible in inventaire.cibles.values())


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
