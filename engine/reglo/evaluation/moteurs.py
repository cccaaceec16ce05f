"""Which evaluator answers: durable-rules where it can be loaded, else the reference, unless one is asked for by name.

Both give the same answer; each answer says which one spoke.
"""

from collections.abc import Mapping
from datetime import date

from reglo.diagnostics import ErreurReglo, Fiche
from reglo.evaluation.durable.extension import ExtensionIndisponible, charger
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier
from reglo.outcome.reponse import Moteur, Reponse
from reglo.source import NULLE_PART

MOTEUR_ABSENT = Fiche(code="A107", titre="Moteur absent", message="{motif}")
FICHES = (MOTEUR_ABSENT,)
"""Every code of this module."""


def evaluer(  # noqa: PLR0913 - each is something that the answer depends on
    rulebook: Rulebook,
    dossier: Dossier,
    *,
    aides: tuple[str, ...] | None = None,
    aujourdhui: date,
    lectures: Mapping[str, str] | None = None,
    moteur: Moteur | None = None,
) -> Reponse:
    """Gives the whole answer of a dossier, by the evaluator named, or by durable-rules where it can be loaded.

    Raises `ErreurReglo` on numbers that no règlement can mean, or when the evaluator named cannot be loaded.
    """
    if choisir(moteur) == "durable":
        from reglo.evaluation.durable.reponse import evaluer as par_durable

        return par_durable(rulebook, dossier, aides=aides, aujourdhui=aujourdhui, lectures=lectures)
    from reglo.evaluation.reference import evaluer as par_reference

    return par_reference(rulebook, dossier, aides=aides, aujourdhui=aujourdhui, lectures=lectures)


def choisir(moteur: Moteur | None = None) -> Moteur:
    """Gives the evaluator asked for, else the one that answers here; raises `ErreurReglo` when it is missing."""
    if moteur == "reference":
        return moteur
    try:
        charger()
    except ExtensionIndisponible as erreur:
        if moteur is None:
            return "reference"
        raise ErreurReglo([MOTEUR_ABSENT.diagnostic(NULLE_PART, motif=str(erreur))]) from None
    return "durable"
