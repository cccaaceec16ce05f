"""What a reading touches: the rest of an evaluation stays as it was when another option is tried (rule 18).

Found by walking the model, and wide when in doubt: what is not touched is surely the same, what is may be.
"""

from collections.abc import Iterable, Iterator

from reglo.evaluation.reference import dependances
from reglo.evaluation.reference.ensembles import ecretements
from reglo.model import expressions as e
from reglo.model.clauses import Clause
from reglo.model.rulebook import Rulebook, Version
from reglo.une_fois import une_fois


class Effets:
    """What the readings of one rulebook touch; each answer is sought once."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._lues: dict[str, tuple[str, ...]] = {}
        self._aides: dict[str, frozenset[str]] = {}
        self._clauses: dict[int, tuple[frozenset[str], bool]] = {}
        """The readings of a clause, and whether it reads what is computed; by identity: two versions share ids."""
        self._ecretantes = ecretements(rulebook).ecretantes

    def lues(self, aide: str) -> tuple[str, ...]:
        """Gives the readings that an aid depends on, itself or through the aids that it reads, in the order met."""
        if aide not in self._lues:
            self._lues[aide] = tuple(dependances.de(self._rulebook, aide).lectures)
        return self._lues[aide]

    def touche(self, lecture: str, aide: str) -> bool:
        """Tells whether a reading may change an aid: an amount that it reads may be clipped by any other."""
        if aide not in self._aides:
            sienne = dependances.de(self._rulebook, aide)
            toutes = dependances.de(self._rulebook, aide, *self._ecretantes) if len(sienne.aides) > 1 else sienne
            self._aides[aide] = frozenset(toutes.lectures)
        return lecture in self._aides[aide]

    def touchees(self, lecture: str, version: Version) -> frozenset[str] | None:
        """Gives the clauses of the computation that a reading may change; None when it may change all of them."""
        if any(datee.choix.lecture == lecture for datee in version.dates_selon_lecture):
            return None
        assiette = self._parmi(lecture, version.assiette, deja=False)
        montants = (*version.montants, *version.bonifications)
        touchees = assiette | self._parmi(lecture, (*montants, *version.etapes), deja=bool(assiette))
        touchees |= self._parmi(lecture, version.criteres, deja=bool(touchees))
        ecartees = {c.id: c.exception_a for c in montants} | {c.id: c.exception_a for c in version.criteres}
        return _avec_exceptions(touchees, ecartees)

    def _parmi(self, lecture: str, clauses: Iterable[Clause], *, deja: bool) -> frozenset[str]:
        """Gives the clauses touched; those that read what is computed before are when that is `deja` touched."""
        lues = ((clause.id, *self._de(clause)) for clause in clauses)
        return frozenset(nom for nom, lectures, calcul in lues if lecture in lectures or (deja and calcul))

    def _de(self, clause: Clause) -> tuple[frozenset[str], bool]:
        if id(clause) not in self._clauses:
            lues = dependances.Dependances(self._rulebook)
            lues.clause(clause)
            if lues.aides:
                for aide in self._ecretantes:
                    lues.aide(aide)
            self._clauses[id(clause)] = frozenset(lues.lectures), _lit_le_calcul(clause)
        return self._clauses[id(clause)]


@une_fois
def effets(rulebook: Rulebook) -> Effets:
    """Gives what the readings of a rulebook touch."""
    return Effets(rulebook)


def _lit_le_calcul(clause: Clause) -> bool:
    return any(e.strate(racine) >= e.Strate.ASSIETTE for racine in dependances.racines(clause))


def _avec_exceptions(touchees: frozenset[str], ecartees: dict[str, str | None]) -> frozenset[str]:
    """Adds the clauses that those touched except, and those that these except in turn."""
    return frozenset(cible for clause in touchees for cible in _chaine(clause, ecartees))


def _chaine(clause: str, ecartees: dict[str, str | None]) -> Iterator[str]:
    vues: set[str] = set()
    suivante: str | None = clause
    while suivante is not None and suivante not in vues:
        vues.add(suivante)
        yield suivante
        suivante = ecartees.get(suivante)
