"""What a request names beside its dossier: aids, readings and their options, a day; what is not known is said.

Nothing here reads a dossier.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from reglo.diagnostics import Diagnostic, ErreurReglo, Fiche, vouliez_vous
from reglo.model.rulebook import Rulebook
from reglo.outcome.lecture_brute import remarque
from reglo.source import NULLE_PART
from reglo.values import formats

UnJour: TypeAlias = dt.date | str | None
"""A day: a date, « 01/07/2025 » or « 2025-07-01 »; None is today."""

AIDE_INCONNUE = Fiche(code="A101", titre="Aide inconnue", message="« {nom} » n'est pas une aide du recueil. {proches}")
LECTURE_INCONNUE = Fiche(
    code="A102", titre="Lecture inconnue", message="« {nom} » n'est pas une lecture du recueil. {proches}"
)
OPTION_INCONNUE = Fiche(
    code="A103",
    titre="Option de lecture inconnue",
    message="« {nom} » n'est pas une option de la lecture « {lecture} ». {proches}",
)
DATE_ILLISIBLE = Fiche(
    code="A104", titre="Date illisible", message="« {texte} » n'est pas une date du calendrier.", aide="01/07/2025"
)
FICHES = (AIDE_INCONNUE, LECTURE_INCONNUE, OPTION_INCONNUE, DATE_ILLISIBLE)
"""Every code of a request."""


def exiger_connues(recueil: Rulebook, aides: Iterable[str], lectures: Mapping[str, str]) -> None:
    """Raises with the aids, the readings and the options that the rules do not know."""
    if fautes := [*_aides_inconnues(recueil, aides), *_lectures_inconnues(recueil, lectures)]:
        raise ErreurReglo(fautes)


def lire_jour(jour: UnJour) -> dt.date:
    """Gives a day, today when none is named; raises when the calendar has no such day."""
    if jour is None:
        return dt.datetime.now().astimezone().date()
    if isinstance(jour, dt.date):
        return jour
    lu = formats.lire_date(jour)
    if lu is None:
        raise ErreurReglo([remarque(DATE_ILLISIBLE, NULLE_PART, texte=jour)])
    return lu


def _aides_inconnues(recueil: Rulebook, aides: Iterable[str]) -> list[Diagnostic]:
    inconnues = [nom for nom in aides if nom not in recueil.aides]
    return [remarque(AIDE_INCONNUE, NULLE_PART, nom=nom, proches=vouliez_vous(nom, recueil.aides)) for nom in inconnues]


def _lectures_inconnues(recueil: Rulebook, lectures: Mapping[str, str]) -> list[Diagnostic]:
    fautes: list[Diagnostic] = []
    for nom, option in lectures.items():
        lecture = recueil.lectures.get(nom)
        options = [une.nom for une in lecture.options] if lecture else []
        if lecture is None:
            proches = vouliez_vous(nom, recueil.lectures)
            fautes.append(remarque(LECTURE_INCONNUE, NULLE_PART, nom=nom, proches=proches))
        elif option not in options:
            proches = vouliez_vous(option, options) or f"Les options sont {', '.join(options)}."
            fautes.append(remarque(OPTION_INCONNUE, NULLE_PART, nom=option, lecture=nom, proches=proches))
    return fautes
