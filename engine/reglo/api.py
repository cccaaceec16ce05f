"""What a program asks of Réglo: load the rules, evaluate a dossier, list what is still to ask.

Everything that a person could correct is one exception, `ErreurReglo`. Nothing is printed, kept or sent anywhere.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from reglo.diagnostics import Diagnostic, ErreurReglo, Fiche, a_une_erreur, vouliez_vous
from reglo.fichiers import ecrire_nom, est_dossier
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier
from reglo.outcome.reponse import Question, Reponse
from reglo.source import NULLE_PART

UnDossier: TypeAlias = Dossier | Mapping[str, object] | str | Path
"""A dossier: typed already, as plain values by name, or the path of a YAML, JSON or TOML file."""
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
RECUEIL_ABSENT = Fiche(
    code="A105", titre="Recueil introuvable", message="« {chemin} » n'est pas un dossier qui contient des règles."
)
FICHES = (AIDE_INCONNUE, LECTURE_INCONNUE, OPTION_INCONNUE, DATE_ILLISIBLE, RECUEIL_ABSENT)
"""Every code of this layer."""


def charger(dossier: str | Path | None = None) -> Rulebook:
    """Gives the rules of a folder: those of `rules/` here, or those shipped with Réglo, when none is named.

    Raises `ErreurReglo` when a file holds an error.
    """
    from reglo.chargement import charger as charger_recueil

    if dossier is not None and not est_dossier(Path(dossier)):
        raise ErreurReglo([_remarque(RECUEIL_ABSENT, chemin=ecrire_nom(dossier))])
    charge = charger_recueil(None if dossier is None else Path(dossier))
    if charge.rulebook is None or a_une_erreur(charge.diagnostics):
        raise ErreurReglo(charge.diagnostics, charge.sources)
    return charge.rulebook


def evaluer(
    recueil: Rulebook,
    dossier: UnDossier,
    *,
    date: UnJour = None,
    aides: Iterable[str] | None = None,
    lectures: Mapping[str, str] | None = None,
) -> Reponse:
    """Gives what each aid answers to a dossier, or the aids named alone.

    `date` stands for today; `lectures` retains another option of a reading, by the id of the reading. Amounts of the
    answer are euros, as decimal strings. Raises `ErreurReglo` when the dossier cannot be read, or names an aid, a
    reading or an option that the rules do not know.
    """
    from reglo.evaluation.reference import evaluer as par_reference

    voulues = None if aides is None else tuple(aides)
    retenues = dict(lectures or {})
    fautes = [*_aides_inconnues(recueil, voulues or ()), *_lectures_inconnues(recueil, retenues)]
    if fautes:
        raise ErreurReglo(fautes)
    return par_reference(recueil, lire(recueil, dossier), aides=voulues, aujourdhui=_jour(date), lectures=retenues)


def questions(
    recueil: Rulebook,
    dossier: UnDossier,
    *,
    date: UnJour = None,
    aides: Iterable[str] | None = None,
    lectures: Mapping[str, str] | None = None,
) -> tuple[Question, ...]:
    """Gives what is still to ask to settle the aids, the most decisive first; raises as `evaluer` does."""
    return evaluer(recueil, dossier, date=date, aides=aides, lectures=lectures).questions


def lire(recueil: Rulebook, dossier: UnDossier) -> Dossier:
    """Gives the typed dossier; raises `ErreurReglo` when it cannot be read."""
    from reglo.outcome.lecture import lire_contenu, lire_dossier, sources_de

    if isinstance(dossier, Dossier):
        return dossier
    if isinstance(dossier, Mapping):
        lu, remarques = lire_contenu(dossier, recueil)
        sources: Mapping[str, str] = {}
    else:
        lu, remarques = lire_dossier(Path(dossier), recueil)
        sources = sources_de(Path(dossier)) if remarques else {}
    if lu is None:
        raise ErreurReglo(remarques, sources)
    return lu


def _jour(jour: UnJour) -> dt.date:
    from reglo.values import formats

    if jour is None:
        return dt.datetime.now().astimezone().date()
    if isinstance(jour, dt.date):
        return jour
    lu = formats.lire_date(jour)
    if lu is None:
        raise ErreurReglo([_remarque(DATE_ILLISIBLE, texte=jour)])
    return lu


def _aides_inconnues(recueil: Rulebook, aides: tuple[str, ...]) -> list[Diagnostic]:
    inconnues = [nom for nom in aides if nom not in recueil.aides]
    return [_remarque(AIDE_INCONNUE, nom=nom, proches=vouliez_vous(nom, recueil.aides)) for nom in inconnues]


def _lectures_inconnues(recueil: Rulebook, lectures: Mapping[str, str]) -> list[Diagnostic]:
    fautes: list[Diagnostic] = []
    for nom, option in lectures.items():
        lecture = recueil.lectures.get(nom)
        options = [une.nom for une in lecture.options] if lecture else []
        if lecture is None:
            fautes.append(_remarque(LECTURE_INCONNUE, nom=nom, proches=vouliez_vous(nom, recueil.lectures)))
        elif option not in options:
            proches = vouliez_vous(option, options) or f"Les options sont {', '.join(options)}."
            fautes.append(_remarque(OPTION_INCONNUE, nom=option, lecture=nom, proches=proches))
    return fautes


def _remarque(fiche: Fiche, **champs: str) -> Diagnostic:
    """Fills the sentences of a code that no file holds."""
    message = fiche.message.format_map(champs).strip()
    return Diagnostic(code=fiche.code, span=NULLE_PART, message=message, aide=fiche.aide)
