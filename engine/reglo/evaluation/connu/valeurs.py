"""The answers of a dossier that are fully known, as the functions of this package read them."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NoReturn, TypeAlias

from reglo.evaluation.reference.contexte import Issues
from reglo.model.rulebook import Donnee, Rulebook
from reglo.outcome.dossier import (
    Dossier,
    FaitChoix,
    FaitConnu,
    FaitDate,
    FaitNombre,
    Faits,
    FaitTexte,
    FaitVerite,
    Neant,
)
from reglo.values.demesure import BITS_MAXIMAUX

Exact: TypeAlias = int | Fraction
"""A number: a whole one as an integer, which Python adds and compares far faster."""
Reponse: TypeAlias = Exact | str | bool
"""An answer: a number, the day number of a date, an option or a text, « oui » or « non »."""


class Ouvert(Exception):
    """The value is not one known number or truth: the reference tells what it is."""


class Connues(dict[str, Reponse]):
    """Answers by datum; to read one that is not fully known raises `Ouvert`."""

    def __missing__(self, donnee: str) -> NoReturn:
        """Says that a datum is open."""
        raise Ouvert


class Place:
    """What a dossier, or one element of a list, answers."""

    __slots__ = ("connues", "donnees", "presences")

    def __init__(self, donnees: Mapping[str, Donnee], faits: Faits) -> None:
        self.donnees = donnees
        self.connues = Connues()
        self.presences: dict[str, bool] = {}
        """Whether each datum answered, in whole or in part, exists."""
        for nom, fait in faits.items():
            self.repondre(nom, fait)

    def repondre(self, nom: str, fait: FaitConnu | None) -> None:
        """Takes an answer, or takes it back when it is None."""
        self.connues.pop(nom, None)
        if fait is None:
            self.presences.pop(nom, None)
            return
        self.presences[nom] = not isinstance(fait, Neant)
        donnee = self.donnees.get(nom)
        if donnee is not None and (valeur := connue(donnee, fait)) is not None:
            self.connues[nom] = valeur


class Lot:
    """What a dossier knows of a list."""

    __slots__ = ("complete", "elements")

    def __init__(self, elements: tuple[Place, ...], *, complete: bool) -> None:
        self.elements = elements
        self.complete = complete


class Valeurs:
    """What is known of a dossier, and where its evaluation stands; the functions change it as they go."""

    __slots__ = ("assiette", "aujourdhui", "definitions", "elements", "issues", "jour", "listes", "place", "theorique")

    def __init__(self, rulebook: Rulebook, dossier: Dossier, aujourdhui: date) -> None:
        self.place = Place(rulebook.donnees, dossier.faits)
        self.listes = {
            entite: Lot(tuple(Place(rulebook.donnees, x) for x in liste.elements), complete=liste.complete)
            for entite, liste in dossier.listes.items()
        }
        self.elements: dict[str, Place] = {}
        """The element of each list where the evaluation stands."""
        self.aujourdhui = aujourdhui.toordinal()
        self.definitions: dict[tuple[str, int | None], Exact | bool | None] = {}
        """Definitions computed already, by name and governing day; a truth that is open is None."""
        self.jour: int | None = None
        """The governing day of the version evaluated; None when it is not known."""
        self.assiette: Exact | None = None
        self.theorique: Exact | None = None
        self.issues: Issues | None = None
        """What the plan and the other aids answer; None where no aid asks."""


def connue(donnee: Donnee, fait: FaitConnu) -> Reponse | None:
    """Gives an answer that is one known value of the kind of its datum, else None."""
    match fait:
        case FaitNombre(seul=seul) if seul is not None:
            return exact(seul) if donnee.genre in _NOMBRES else None
        case FaitDate(minimum=debut, maximum=fin) if debut is not None and debut == fin:
            return debut.toordinal() if donnee.genre in _NOMBRES else None
        case FaitVerite(valeur=valeur):
            return valeur if donnee.genre == "booleen" else None
        case FaitChoix(valeurs=(seule,)) | FaitTexte(texte=seule):
            return seule if donnee.genre in _CHOIX else None
        case _:
            return None


_NOMBRES = ("nombre", "date")
_CHOIX = ("choix", "choix_ordonne", "appreciation", "texte")


def exact(valeur: Fraction) -> Exact:
    """Gives a number, as an integer when it is whole."""
    return valeur.numerator if valeur.denominator == 1 else valeur


def rapport(haut: int, bas: int) -> Exact:
    """Gives the quotient of two integers, as an integer when it is whole; the second is not zero."""
    entier, reste = divmod(haut, bas)
    return Fraction(haut, bas) if reste else entier


def mesure(valeur: Exact) -> Exact:
    """Gives a result back, whole as an integer; one beyond measure is left to the reference, which refuses it."""
    if isinstance(valeur, int):
        if valeur.bit_length() > BITS_MAXIMAUX:
            raise Ouvert
        return valeur
    haut, bas = valeur.numerator, valeur.denominator
    if haut.bit_length() > BITS_MAXIMAUX or bas.bit_length() > BITS_MAXIMAUX:
        raise Ouvert
    return haut if bas == 1 else valeur
