"""All that is to be seen of some aids: their clauses, those of their trunks, and what these read in common."""

from collections.abc import Iterable

import msgspec

from reglo.cases.couverture import conditions, dates, effets, lectures, tableaux, versions
from reglo.cases.couverture.avoir import Cible
from reglo.cases.couverture.feuilles import Corps, Racine, corps
from reglo.cases.couverture.renvois import Renvois
from reglo.evaluation.reference.aides import date_selon
from reglo.model import clauses as c
from reglo.model.expressions import Node
from reglo.model.rulebook import Aide, Definition, Parametre, Rulebook, ValeurParametre, Version
from reglo.rendu.homonymes import dater
from reglo.source import Span


class Reperes(msgspec.Struct, frozen=True):
    """Where a watcher stands: what each node that it is told of belongs to, by identity."""

    racines: dict[int, tuple[str, Racine]]
    operations: dict[int, tuple[str, int]]
    objets: dict[int, str]
    """The name of each clause and version."""


class Inventaire(msgspec.Struct, frozen=True):
    """What is to be seen, and how to recognise it."""

    cibles: dict[str, Cible]
    lecteurs: dict[str, tuple[str, ...]]
    """The aids that read each thing."""
    reperes: Reperes
    renvois: Renvois

    @property
    def lectures(self) -> dict[str, tuple[str, ...]]:
        """Gives the readings, each with the aids that depend on it."""
        return {nom: self.lecteurs[nom] for nom, vue in self.cibles.items() if vue.genre == "lecture"}


def inventorier(recueil: Rulebook, aides: Iterable[str]) -> Inventaire:
    """Gives what is to be seen of some aids."""
    travail = _Travail(recueil)
    for aide in aides:
        travail.aide(recueil.aides[aide])
    lecteurs = {objet: tuple(siens) for objet, siens in travail.lecteurs.items()}
    return Inventaire(travail.cibles, lecteurs, travail.reperes, travail.renvois)


class _Travail:
    """An inventory in progress."""

    def __init__(self, recueil: Rulebook) -> None:
        self.recueil = recueil
        self.renvois = Renvois(recueil)
        self.cibles: dict[str, Cible] = {}
        self.lecteurs: dict[str, dict[str, None]] = {}
        self.reperes = Reperes({}, {}, {})

    def aide(self, aide: Aide) -> None:
        """Adds an aid, version by version, then what it reads in common with others."""
        doubles = _doubles(aide)
        for version in aide.versions:
            self._version(aide, version, doubles)
        clauses = [clause for version in aide.versions for clause in version.clauses]
        for porteur in self.renvois.porteurs(*clauses):
            self._porteur(aide.id, porteur)
        lues = dict.fromkeys(self.renvois.lectures(*clauses))
        lues |= {datee.choix.lecture: None for version in aide.versions for datee in version.dates_selon_lecture}
        for lecture in (self.recueil.lectures[nom] for nom in lues):
            options = tuple(lectures.points(lecture))
            self._ajouter(aide.id, Cible(lecture.id, "lecture", lecture.span, options))

    def _version(self, aide: Aide, version: Version, doubles: frozenset[str]) -> None:
        nom = self._nommer(version, dater(aide.id, version.nom))
        points = tuple(versions.points(version, self.recueil, self.renvois))
        self._ajouter(aide.id, Cible(nom, "version" if version.nom else "aide", version.span, points))
        for clause in version.clauses:
            nom = dater(clause.id, version.nom) if clause.id in doubles else clause.id
            self._clause(aide, version, clause, self._nommer(clause, nom))

    def _clause(self, aide: Aide, version: Version, clause: c.Clause, nom: str) -> None:
        genre = effets.GENRES.get(type(clause))
        if genre is None:
            return
        points = (
            *effets.points(clause, self.recueil, self.renvois),
            *conditions.points(self._corps(nom, clause), self.recueil, self.renvois),
            *dates.points(clause.periode, date_selon(version, self.recueil, {}), version.periode),
        )
        label, entetes = clause.id.removeprefix(f"{aide.id}."), lectures.entetes(clause, self.recueil)
        self._ajouter(aide.id, Cible(nom, genre, clause.span, points, label=label, entetes=entetes))

    def _porteur(self, aide: str, porteur: Definition | c.Tableau | Parametre) -> None:
        match porteur:
            case Definition():
                points = conditions.points(self._corps(porteur.nom, porteur), self.recueil, self.renvois)
                self._ajouter(aide, Cible(porteur.nom, "définition", porteur.span, points, ecriture=porteur.ecriture))
            case c.Tableau():
                for rang in porteur.clauses:
                    self._rang(aide, porteur, rang)
            case Parametre():
                for valeur in porteur.valeurs:
                    self._valeur(aide, valeur)

    def _rang(self, aide: str, tableau: c.Tableau, rang: c.Rang | c.AutresCas) -> None:
        nom = self._nommer(rang, rang.id)
        cases = tableaux.points(tableau, rang, self.recueil) if isinstance(rang, c.Rang) else ()
        points = (
            *effets.points(rang, self.recueil, self.renvois),
            *cases,
            *conditions.points(self._corps(nom, rang), self.recueil, self.renvois),
            *dates.points(rang.periode, None),
        )
        genre, label = effets.GENRES[type(rang)], rang.id.removeprefix(f"{aide}.")
        self._ajouter(aide, Cible(nom, genre, rang.span, points, label=label))

    def _valeur(self, aide: str, valeur: ValeurParametre) -> None:
        nom = self._nommer(valeur, valeur.id)
        self._ajouter(aide, Cible(nom, "paramètre", valeur.span, tuple(dates.points(valeur.periode, None))))

    def _corps(self, nom: str, porteur: Node) -> Corps:
        trouve = corps(porteur)
        self.reperes.racines.update({id(racine.noeud): (nom, racine) for racine in trouve.racines})
        self.reperes.operations.update({id(noeud): (nom, rang) for rang, noeud in trouve.operations})
        return trouve

    def _nommer(self, objet: Node, nom: str) -> str:
        self.reperes.objets[id(objet)] = nom
        return nom

    def _ajouter(self, aide: str, ajoutee: Cible) -> None:
        """Adds a thing that an aid reads, when there is something to see of it."""
        if ajoutee.points:
            self.cibles.setdefault(ajoutee.id, ajoutee)
            self.lecteurs.setdefault(ajoutee.id, {})[aide] = None


def _doubles(aide: Aide) -> frozenset[str]:
    """Gives the ids that two versions of an aid give to different clauses."""
    lieux: dict[str, set[Span]] = {}
    for version in aide.versions:
        for clause in version.clauses:
            lieux.setdefault(clause.id, set()).add(clause.span)
    return frozenset(nom for nom, siens in lieux.items() if len(siens) > 1)
