"""What the texts leave open in a version of an aid: the readings and the defects that it meets, and what meets them."""

from collections.abc import Iterator

import msgspec

from reglo.model.clauses import Clause, Tableau
from reglo.model.expressions import LectureRetenue, Node, enfants
from reglo.model.rulebook import Rulebook, Version
from reglo.publication.aide.versions import mots_lus, sections, tableaux_lus


class Doutes(msgspec.Struct, frozen=True):
    """What the texts leave open in a version, each with the ids of what meets it, in the order of the règlement."""

    lectures: dict[str, dict[str, list[Clause]]]
    """By reading then option, the clauses that hold only for it."""
    sens: dict[str, list[str]]
    """By reading, the clauses and the definitions whose meaning follows the option retained."""
    anomalies: dict[str, list[str]]
    """By defect of the text."""

    @property
    def cles(self) -> tuple[tuple[str, str], ...]:
        """Gives the readings, then the defects, by kind and name."""
        return (*(("lecture", nom) for nom in self.lectures), *(("anomalie", nom) for nom in self.anomalies))


def doutes_lus(rulebook: Rulebook, version: Version) -> Doutes:
    """Gives the readings and the defects that a version meets: in its clauses, its tables, its words, its date."""
    doutes = Doutes({}, {}, {})
    for datee in version.dates_selon_lecture:
        doutes.lectures.setdefault(datee.choix.lecture, {})
    for nom, porteur in _porteurs(rulebook, version):
        if isinstance(porteur, Clause):
            for choix in porteur.lectures:
                doutes.lectures.setdefault(choix.lecture, {}).setdefault(choix.option, []).append(porteur)
        for lecture in dict.fromkeys(_retenues(porteur)):
            doutes.lectures.setdefault(lecture, {})
            doutes.sens.setdefault(lecture, []).append(nom)
        for anomalie in getattr(porteur, "anomalies", ()):
            doutes.anomalies.setdefault(anomalie, []).append(nom)
    for lecture in doutes.lectures:
        for anomalie in rulebook.lectures[lecture].anomalies:
            doutes.anomalies.setdefault(anomalie, [])
    return doutes


def _porteurs(rulebook: Rulebook, version: Version) -> Iterator[tuple[str, Node]]:
    """Gives whatever a version says or reads, with its id."""
    yield from ((clause.id, clause) for section in sections(rulebook, version) for clause in section.clauses)
    for tableau in tableaux_lus(rulebook, version):
        yield tableau.id, tableau
        yield from ((ligne.id, ligne) for ligne in tableau.clauses)
    for mot in mots_lus(rulebook, version):
        yield mot.nom, mot
        yield from ((mot.nom, valeur) for valeur in getattr(mot, "valeurs", ()))


def _retenues(noeud: Node) -> Iterator[str]:
    """Gives the readings whose option an expression reads; what stands inside a table is told row by row."""
    if isinstance(noeud, LectureRetenue):
        yield noeud.lecture
    for enfant in () if isinstance(noeud, Tableau) else enfants(noeud):
        yield from _retenues(enfant)
