"""Expressions of the rule model: numbers, dates and conditions, with their names resolved and their units gone.

Constants are stored in the base unit of their kind (euro, month, fraction for % and points), so an evaluator never
converts. Each node knows its stratum (semantique.md, rules 13 to 16); a holder refuses an expression of a higher
stratum than its own, so that a wrong dependency cannot be built.
"""

from datetime import date
from enum import IntEnum
from fractions import Fraction
from functools import cache
from typing import ClassVar, Literal, TypeAlias, get_args, get_origin

import msgspec

from reglo.source import Span


class Strate(IntEnum):
    """What an expression may depend on (semantique.md, rules 8, 9 and 13 to 16)."""

    DOSSIER = 0
    """The dossier alone: data, definitions, parameters, tables."""
    ASSIETTE = 1
    """The assiette of the aid: what an amount, a step or a term may read."""
    AUTRE_AIDE = 2
    """The outcome of another aid, ranked before this one."""
    MONTANT = 3
    """The theoretical amount of the aid itself: what only a criterion, a cap on a set or a payment may read."""


class StrateInterdite(ValueError):
    """An expression reads more than the place where it stands allows."""


class Node(msgspec.Struct, frozen=True, tag=True, tag_field="n", omit_defaults=True, kw_only=True, gc=False):
    """A node of the rule model: a tree, where nothing leads back to itself for the collector to look for."""

    strate_propre: ClassVar[Strate] = Strate.DOSSIER

    span: Span


# ------------------------------------------------------------------------------------------------ numbers and dates
class Constante(Node, frozen=True, kw_only=True):
    """A number written in the text, in the base unit of its kind."""

    valeur: Fraction
    unite: str = ""
    """Unit in which it was written (« pb », « € TTC/m² »), to print it again; empty for a bare number."""


class ConstanteDate(Node, frozen=True, kw_only=True):
    """A date written in the text."""

    valeur: date


class LectureDonnee(Node, frozen=True, kw_only=True):
    """The value of a number or date datum."""

    donnee: str


class LectureDefinition(Node, frozen=True, kw_only=True):
    """The value of a number or date definition."""

    definition: str


class LectureParametre(Node, frozen=True, kw_only=True):
    """The value of a dated parameter at the governing date."""

    parametre: str


class LectureTableau(Node, frozen=True, kw_only=True):
    """What a table answers for the present keys."""

    tableau: str


class Addition(Node, frozen=True, kw_only=True):
    """The sum of its terms."""

    termes: tuple["Nombre", ...]


class Oppose(Node, frozen=True, kw_only=True):
    """The negation of its term."""

    terme: "Nombre"


class Produit(Node, frozen=True, kw_only=True):
    """The product of two numbers."""

    gauche: "Nombre"
    droite: "Nombre"


class Quotient(Node, frozen=True, kw_only=True):
    """The exact quotient of two numbers."""

    gauche: "Nombre"
    droite: "Nombre"


class Minimum(Node, frozen=True, kw_only=True):
    """The smallest of its terms: a cap."""

    termes: tuple["Nombre", ...]


class Maximum(Node, frozen=True, kw_only=True):
    """The largest of its terms: a floor."""

    termes: tuple["Nombre", ...]


class Arrondi(Node, frozen=True, kw_only=True):
    """A value rounded to a multiple of `pas`."""

    valeur: "Nombre"
    sens: Literal["par défaut", "par excès", "au plus proche"]
    pas: Fraction


class Total(Node, frozen=True, kw_only=True):
    """The sum of a value over the elements of a list that pass the filter."""

    entite: str
    valeur: "Nombre"
    filtre: "Condition | None" = None


class Denombrement(Node, frozen=True, kw_only=True):
    """The number of elements of a list that pass the filter."""

    entite: str
    filtre: "Condition | None" = None


class ParUnite(Node, frozen=True, kw_only=True):
    """« montant par logement dont (…) »: the amount times the count, group by group when `entite` is a list."""

    montant: "Nombre"
    compte: "Nombre"
    entite: str | None = None
    filtre: "Condition | None" = None
    retenus: Fraction | None = None
    """At most so many units, those that pay most first (« pour 12 logements au plus »)."""


class ADefaut(Node, frozen=True, kw_only=True):
    """A datum that may be absent, and what replaces it."""

    donnee: str
    remplacant: str


class Delai(Node, frozen=True, kw_only=True):
    """Months from one date to another; a part of a month counts for its share of that month's days."""

    debut: "Nombre"
    fin: "Nombre"


class Aujourdhui(Node, frozen=True, kw_only=True):
    """The date of the evaluation."""


class Assiette(Node, frozen=True, kw_only=True):
    """The assiette of the aid being evaluated."""

    strate_propre: ClassVar[Strate] = Strate.ASSIETTE


class MontantTheorique(Node, frozen=True, kw_only=True):
    """The theoretical amount of the aid being evaluated."""

    strate_propre: ClassVar[Strate] = Strate.MONTANT


class MontantAide(Node, frozen=True, kw_only=True):
    """The amount due of another aid."""

    strate_propre: ClassVar[Strate] = Strate.AUTRE_AIDE

    aide: str


# ------------------------------------------------------------------------------------------------------- conditions
class Et(Node, frozen=True, kw_only=True):
    """All of its terms."""

    termes: tuple["Condition", ...]


class Ou(Node, frozen=True, kw_only=True):
    """One of its terms at least."""

    termes: tuple["Condition", ...]


class Non(Node, frozen=True, kw_only=True):
    """The contrary of its term."""

    terme: "Condition"


class AuMoinsParmi(Node, frozen=True, kw_only=True):
    """At least `seuil` of its terms."""

    seuil: int
    termes: tuple["Condition", ...]


class Compare(Node, frozen=True, kw_only=True):
    """Two numbers, or two dates, compared exactly."""

    gauche: "Nombre"
    operateur: Literal["<", "<=", ">", ">=", "="]
    droite: "Nombre"


class EstVrai(Node, frozen=True, kw_only=True):
    """A yes/no datum answered « oui »."""

    donnee: str


class DefinitionVraie(Node, frozen=True, kw_only=True):
    """A yes/no definition that holds."""

    definition: str


class Appartient(Node, frozen=True, kw_only=True):
    """A choice datum (or an appreciation) whose answer is one of the values."""

    donnee: str
    valeurs: tuple[str, ...]


class Existe(Node, frozen=True, kw_only=True):
    """A datum that may be absent, and is not."""

    donnee: str


class PourChaque(Node, frozen=True, kw_only=True):
    """« pour chaque lot dont (…), … »: a condition that every element kept by the filter meets (rule 4)."""

    entite: str
    condition: "Condition"
    filtre: "Condition | None" = None


class AideAccordee(Node, frozen=True, kw_only=True):
    """« l'aide X est accordée », « l'aide X est déjà accordée » (semantique.md, rule 14)."""

    strate_propre: ClassVar[Strate] = Strate.AUTRE_AIDE

    aide: str
    deja: bool = False
    """True when a line asked for does not count, whatever its verdict."""


class EligibleAide(Node, frozen=True, kw_only=True):
    """« l'opération est éligible à l'aide X »: its rules alone decide, whatever the plan holds (rule 14)."""

    strate_propre: ClassVar[Strate] = Strate.AUTRE_AIDE

    aide: str


class LectureRetenue(Node, frozen=True, kw_only=True):
    """« la lecture X retient Y » (semantique.md, rule 18)."""

    lecture: str
    option: str


Nombre: TypeAlias = (
    Constante
    | ConstanteDate
    | LectureDonnee
    | LectureDefinition
    | LectureParametre
    | LectureTableau
    | Addition
    | Oppose
    | Produit
    | Quotient
    | Minimum
    | Maximum
    | Arrondi
    | Total
    | Denombrement
    | ParUnite
    | ADefaut
    | Delai
    | Aujourdhui
    | Assiette
    | MontantTheorique
    | MontantAide
)
Condition: TypeAlias = (
    Et
    | Ou
    | Non
    | AuMoinsParmi
    | Compare
    | EstVrai
    | DefinitionVraie
    | Appartient
    | Existe
    | PourChaque
    | AideAccordee
    | EligibleAide
    | LectureRetenue
)
Expression: TypeAlias = Nombre | Condition


def enfants(noeud: Node) -> tuple[Node, ...]:
    """Return the nodes directly under `noeud`, in the order of its fields."""
    trouves: list[Node] = []
    for champ in _porteurs(type(noeud)):
        valeur = getattr(noeud, champ)
        if isinstance(valeur, Node):
            trouves.append(valeur)
        elif isinstance(valeur, tuple):
            trouves.extend([element for element in valeur if isinstance(element, Node)])
    return tuple(trouves)


@cache
def _porteurs(genre: type[Node]) -> tuple[str, ...]:
    """Return the fields that may hold nodes, those of the classes above first."""
    annotations: dict[str, object] = {}
    for classe in reversed(genre.__mro__):
        annotations |= getattr(classe, "__annotations__", {})
    return tuple(champ for champ in genre.__struct_fields__ if _peut_tenir(annotations[champ]))


def _peut_tenir(annotation: object) -> bool:
    """Tell whether a field of this type may hold nodes; a type written as a text is that of an expression."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return issubclass(annotation, Node)
    if get_origin(annotation) is Literal:
        return False
    return isinstance(annotation, str) or any(map(_peut_tenir, get_args(annotation)))


def strate(expression: Node) -> Strate:
    """Return the highest stratum that `expression` reads."""
    return max((expression.strate_propre, *(strate(enfant) for enfant in enfants(expression))))


def exiger_strate(expression: Expression | None, maximum: Strate, place: str) -> None:
    """Raise `StrateInterdite` when `expression`, standing at `place`, reads more than `maximum`."""
    if expression is not None and strate(expression) > maximum:
        message = f"{place} lit {strate(expression).name}, au-delà de {maximum.name}"
        raise StrateInterdite(message)
