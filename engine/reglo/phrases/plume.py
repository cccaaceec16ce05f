"""What every sentence is written with: the labels of one rulebook, and the writer of each kind of node.

The writers stand in their own modules and register here, since numbers hold conditions and conditions hold numbers.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, TypeVar

import msgspec

from reglo.model import expressions as e
from reglo.model.rulebook import Donnee, Rulebook
from reglo.phrases import francais
from reglo.phrases.groupes import Groupe
from reglo.phrases.liens import propre

EcrireNombre = Callable[["Plume", Any, str], Groupe]
EcrireCondition = Callable[..., str]
_N = TypeVar("_N", bound=EcrireNombre)
_C = TypeVar("_C", bound=EcrireCondition)

NOMBRES: dict[type[e.Node], EcrireNombre] = {}
"""How each kind of number or date is written: a nominal group, given the unit of its constants."""
CONDITIONS: dict[type[e.Node], EcrireCondition] = {}
"""How each kind of condition is written: a clause, or its contrary."""


def nombre(*genres: type[e.Node]) -> Callable[[_N], _N]:
    """Registers the writer of some kinds of numbers."""

    def inscrire(ecrire: _N) -> _N:
        NOMBRES.update(dict.fromkeys(genres, ecrire))
        return ecrire

    return inscrire


def condition(*genres: type[e.Node]) -> Callable[[_C], _C]:
    """Registers the writer of some kinds of conditions."""

    def inscrire(ecrire: _C) -> _C:
        CONDITIONS.update(dict.fromkeys(genres, ecrire))
        return ecrire

    return inscrire


class Plume(msgspec.Struct, frozen=True):
    """Writes what a rulebook says, from the point of view of one aid, inside one list or outside of any."""

    rulebook: Rulebook
    aide: str = ""
    """Id of the aid of which one speaks: « l'aide »."""
    dans: str | None = None
    """The list whose element is at hand: « du groupe » goes without saying."""
    court: bool = False
    """Leaves out the precisions of a question, those between parentheses or after a colon."""
    enumere: bool = False
    """Stands in an item of an enumeration, where no other one opens."""

    def groupe(self, expression: e.Nombre, unite: str = "") -> Groupe:
        """Writes a number or a date as a nominal group."""
        return NOMBRES[type(expression)](self, expression, unite)

    def nombre(self, expression: e.Nombre, unite: str = "") -> str:
        """Writes a number or a date."""
        return self.groupe(expression, unite).texte

    def proposition(self, expression: e.Condition, *, nie: bool = False) -> str:
        """Writes a condition as a clause: « le projet comporte au moins 20 places »."""
        return CONDITIONS[type(expression)](self, expression, nie=nie)

    def dans_liste(self, entite: str | None) -> "Plume":
        """Gives the same, standing before one element of a list."""
        return msgspec.structs.replace(self, dans=entite)

    def breve(self) -> "Plume":
        """Gives the same, for a condition that stands inside a sentence."""
        return msgspec.structs.replace(self, court=True)

    def dans_enumeration(self) -> "Plume":
        """Gives the same, for an item of an enumeration."""
        return msgspec.structs.replace(self, enumere=True)

    # ------------------------------------------------------------------------------------------------------- labels
    def libelle(self, donnee: Donnee) -> str:
        """Gives the label of a datum, without what the list at hand already says (« du groupe »)."""
        texte = propre(donnee.libelle or donnee.ecriture)
        return self.sans_liste(texte, donnee.entite)

    def sans_liste(self, texte: str, entite: str | None) -> str:
        """Takes « du groupe », « de la dépense » out of a label of the list at hand."""
        if entite is None or entite != self.dans:
            return texte
        mot = self.element(entite)
        for complement in (f" du {mot}", f" de la {mot}", f" de l'{mot}"):
            texte = texte.replace(complement, "", 1)
        return texte

    def element(self, entite: str) -> str:
        """Gives the one word for an element of a list: « groupe », « dépense »."""
        declaree = self.rulebook.entites.get(entite)
        return propre(declaree.libelle).split()[0] if declaree and declaree.libelle.split() else entite

    def elements(self, entite: str) -> str:
        """Gives the plural of that word; a line is said to be of the plan de financement."""
        declaree = self.rulebook.entites.get(entite)
        reste = propre(declaree.libelle).partition(" ")[2] if declaree else ""
        mot = francais.pluriel(self.element(entite))
        return f"{mot} {reste}" if reste.startswith("du ") else mot

    # ------------------------------------------------------------------------------------------------------- values
    def valeur(self, valeur: Fraction, unite: str) -> str:
        """Writes a value given in base units: « 20 places », « 10 000 € par place », « 40 % », « 15 ans »."""
        from reglo.phrases.grandeurs import ecrire

        return ecrire(self.rulebook, valeur, unite)

    def valeurs(self, valeurs: Sequence[Fraction], unite: str, mot: str) -> str:
        """Writes « 15, 20 ou 25 ans », the unit once when it is the same."""
        from reglo.phrases.grandeurs import ecrire_ensemble

        return francais.enumerer(ecrire_ensemble(self.rulebook, valeurs, unite), mot)
