"""What a program asks of Réglo: load the rules, evaluate a dossier, list what is still to ask.

Everything that a person could correct is one exception, `ErreurReglo`. Nothing is printed, kept or sent anywhere.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from reglo.diagnostics import ErreurReglo, Fiche, a_une_erreur
from reglo.fichiers import ecrire_nom, est_dossier
from reglo.model.rulebook import Rulebook
from reglo.outcome.codes import REGISTRE_DOUBLE
from reglo.outcome.demande import UnJour, exiger_connues, lire_jour
from reglo.outcome.dossier import Dossier
from reglo.outcome.lecture_brute import remarque
from reglo.outcome.reponse import Moteur, Question, Reponse
from reglo.source import NULLE_PART

if TYPE_CHECKING:
    from reglo.evaluation.instruction.instruction import Instruction
    from reglo.registre import Registre

UnDossier: TypeAlias = Dossier | Mapping[str, object] | str | Path
"""A dossier: typed already, as plain values by name, or the path of a YAML, JSON or TOML file."""
UnRegistre: TypeAlias = "Registre | str | Path | None"
"""A register of decisions: open already, or the path of its file; None leaves the dossier its own."""

RECUEIL_ABSENT = Fiche(
    code="A105", titre="Recueil introuvable", message="« {chemin} » n'est pas un dossier qui contient des règles."
)
FICHES = (RECUEIL_ABSENT,)
"""Every code of this layer."""


def charger(dossier: str | Path | None = None) -> Rulebook:
    """Gives the rules of a folder: those of `rules/` here, or those shipped with Réglo, when none is named.

    Raises `ErreurReglo` when a file holds an error.
    """
    from reglo.chargement import charger as charger_recueil

    if dossier is not None and not est_dossier(Path(dossier)):
        raise ErreurReglo([remarque(RECUEIL_ABSENT, NULLE_PART, chemin=ecrire_nom(dossier))])
    charge = charger_recueil(None if dossier is None else Path(dossier))
    if charge.rulebook is None or a_une_erreur(charge.diagnostics):
        raise ErreurReglo(charge.diagnostics, charge.sources)
    return charge.rulebook


def evaluer(  # noqa: PLR0913 - each is something that the answer depends on
    recueil: Rulebook,
    dossier: UnDossier,
    *,
    date: UnJour = None,
    aides: Iterable[str] | None = None,
    lectures: Mapping[str, str] | None = None,
    registre: UnRegistre = None,
    moteur: Moteur | None = None,
) -> Reponse:
    """Gives what each aid answers to a dossier, or the aids named alone.

    `date` stands for today; `lectures` retains another option of a reading, by the id of the reading; `registre` is the
    file of the past decisions, for a dossier that does not hold them; `moteur` names the evaluator, « durable » where
    it can be loaded when none is named. Amounts of the answer are euros, as decimal strings. Raises `ErreurReglo` when
    the dossier or the register cannot be read, or names an aid, a reading or an option that the rules do not know, or
    when the evaluator named is missing.
    """
    from reglo.evaluation.moteurs import evaluer as par_moteur

    voulues = None if aides is None else tuple(aides)
    retenues = dict(lectures or {})
    exiger_connues(recueil, voulues or (), retenues)
    ouvert = _ouvrir(registre)
    lu = lire(recueil, dossier, ouvert)
    jour = lire_jour(date)
    reponse = par_moteur(recueil, lu, aides=voulues, aujourdhui=jour, lectures=retenues, moteur=moteur)
    if ouvert is None:
        return reponse
    provenance = msgspec.structs.replace(reponse.provenance, registre=ouvert.repere)
    return msgspec.structs.replace(reponse, provenance=provenance)


def questions(  # noqa: PLR0913 - those of `evaluer`
    recueil: Rulebook,
    dossier: UnDossier,
    *,
    date: UnJour = None,
    aides: Iterable[str] | None = None,
    lectures: Mapping[str, str] | None = None,
    registre: UnRegistre = None,
) -> tuple[Question, ...]:
    """Gives what is still to ask to settle the aids, the most decisive first; raises as `evaluer` does."""
    return evaluer(recueil, dossier, date=date, aides=aides, lectures=lectures, registre=registre).questions


def instruire(  # noqa: PLR0913 - those of `evaluer`
    recueil: Rulebook,
    dossier: UnDossier | None = None,
    *,
    date: UnJour = None,
    aides: Iterable[str] | None = None,
    lectures: Mapping[str, str] | None = None,
    registre: UnRegistre = None,
    moteur: Moteur | None = None,
) -> "Instruction":
    """Opens a dossier that is then answered, corrected and taken back, answer by answer; close it, or use `with`.

    Raises as `evaluer` does, and when too many are open.
    """
    from reglo.evaluation.instruction.instruction import Instruction, RegistreTenu

    voulues = None if aides is None else tuple(aides)
    retenues = dict(lectures or {})
    exiger_connues(recueil, voulues or (), retenues)
    ouvert = _ouvrir(registre)
    return Instruction(
        recueil,
        lire(recueil, Dossier() if dossier is None else dossier, ouvert),
        aides=voulues,
        aujourdhui=lire_jour(date),
        lectures=retenues,
        moteur=moteur,
        registre=None if ouvert is None else RegistreTenu(str(ouvert.chemin), ouvert.repere),
    )


def lire(recueil: Rulebook, dossier: UnDossier, registre: "Registre | None" = None) -> Dossier:
    """Gives the typed dossier, with the decisions of a register; raises `ErreurReglo` when it cannot be read."""
    lu = _lire(recueil, dossier, "" if registre is None else str(registre.chemin))
    return lu if registre is None else msgspec.structs.replace(lu, registre=registre.decisions)


def _lire(recueil: Rulebook, dossier: UnDossier, registre: str) -> Dossier:
    """Reads a dossier, which holds no register of its own when a file is named."""
    from reglo.outcome.lecture import lire_contenu, lire_dossier, sources_de

    if isinstance(dossier, Dossier):
        if registre and dossier.registre is not None:
            raise ErreurReglo([remarque(REGISTRE_DOUBLE, NULLE_PART, fichier=registre)])
        return dossier
    if isinstance(dossier, Mapping):
        lu, remarques = lire_contenu(dossier, recueil, registre)
        sources: Mapping[str, str] = {}
    else:
        lu, remarques = lire_dossier(Path(dossier), recueil, registre)
        sources = sources_de(Path(dossier)) if remarques else {}
    if lu is None:
        raise ErreurReglo(remarques, sources)
    return lu


def _ouvrir(registre: UnRegistre) -> "Registre | None":
    if not isinstance(registre, str | Path):
        return registre
    from reglo.registre import ouvrir

    return ouvrir(registre)
