"""The reference interpreter: the executable twin of grammar/semantique.md, the definition of a right answer.

It walks the rule model as it is, in the order of the strata, and each function cites the rules that it carries out. It
is made to be read; faster evaluators are compared with it.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from reglo.diagnostics import ErreurReglo, Fiche
from reglo.evaluation.reference import dependances, non_cumuls, plan
from reglo.evaluation.reference.aides import Juge, personne
from reglo.evaluation.reference.dependances import Dependances
from reglo.evaluation.reference.provenance import provenance
from reglo.evaluation.reference.questions import questions
from reglo.evaluation.reference.reponse import Redaction
from reglo.evaluation.reference.seance import Seance
from reglo.model.rulebook import Rulebook
from reglo.outcome import reponse as r
from reglo.outcome.dossier import Dossier
from reglo.profondeur import profond
from reglo.source import NULLE_PART
from reglo.values.demesure import Demesure

__all__ = ["CALCUL_DEMESURE", "calculable", "evaluer", "ordre"]
CALCUL_DEMESURE = Fiche(
    code="A106",
    titre="Calcul démesuré",
    message="Un calcul donne un nombre de plus de trois mille chiffres : des résultats déjà multipliés le sont sans "
    "doute encore, de définition en définition, ou divisés par chaque élément d'une liste.",
)
"""The one mistake that only an evaluation finds."""


def evaluer(  # noqa: PLR0913 - each is something that the answer depends on
    rulebook: Rulebook,
    dossier: Dossier,
    *,
    aides: tuple[str, ...] | None = None,
    aujourdhui: date,
    lectures: Mapping[str, str] | None = None,
    juge: Juge = personne,
    moteur: r.Moteur = "reference",
    autres_lectures: bool = True,
) -> r.Reponse:
    """Gives the whole answer of a dossier, for the aids asked for or for all of them, in the order of the rulebook.

    `juge` is what another evaluator, named by `moteur`, has judged already: those criteria are not judged again.
    Without `autres_lectures`, the answer does not say what other options would change, which costs an evaluation each.
    Raises `ErreurReglo` on numbers that no règlement can mean.
    """
    demandees = tuple(aide for aide in ordre(rulebook) if aides is None or aide in aides)
    retenues = rulebook.retenues(lectures or {})
    with profond(), calculable():
        seance = Seance(rulebook, dossier, aujourdhui, retenues, juge=juge)
        redactions = [Redaction(seance, aide) for aide in demandees]
        ecarts = [redaction.ecart() for redaction in redactions]
        controles = tuple(_controles(seance, redactions))
        return r.Reponse(
            provenance=provenance(rulebook, dossier, aujourdhui, retenues, _lues(seance, demandees), moteur=moteur),
            aides=tuple(
                redaction.reponse(tuple(_autres(redaction)) if autres_lectures else ()) for redaction in redactions
            ),
            controles=controles,
            ecarts=tuple(ecart for ecart in ecarts if ecart is not None),
            questions=questions((doute for redaction in redactions for doute in redaction.doutes()), rulebook),
        )


class calculable:  # noqa: N801 - used as a function: `with calculable(): ...`
    """Says what a number beyond measure comes from."""

    def __enter__(self) -> None:
        """Lets the computation begin."""

    def __exit__(self, _: object, erreur: BaseException | None, __: object) -> None:
        """Says what was met."""
        if isinstance(erreur, Demesure):
            raise ErreurReglo([CALCUL_DEMESURE.diagnostic(NULLE_PART)]) from None


def ordre(rulebook: Rulebook) -> tuple[str, ...]:
    """Gives the aids in their order, then those that the order leaves out."""
    return tuple(dict.fromkeys((*(aide for aide in rulebook.ordre if aide in rulebook.aides), *rulebook.aides)))


def _controles(seance: Seance, redactions: list[Redaction]) -> Iterator[r.Controle]:
    """Gives the checks that the aids evaluated write, then those that aids of the plan write against them (rule 15)."""
    evaluees = tuple(redaction.aide.id for redaction in redactions)
    for redaction in redactions:
        yield from redaction.controles()
    for aide in non_cumuls.interessees(seance.rulebook, evaluees):
        if not plan.presente(seance.plan, aide).faux:
            yield from Redaction(seance, aide).opposes(evaluees)


def _lues(seance: Seance, demandees: tuple[str, ...]) -> Dependances:
    """Gives what the answer read: the aids asked for, then the others that had to be judged."""
    autres = (aide for aide in ordre(seance.rulebook) if aide in seance.vigueurs and aide not in demandees)
    return dependances.de(seance.rulebook, *demandees, *autres)


def _autres(redaction: Redaction) -> Iterator[r.AutreLecture]:
    """Gives what each other option, alone, would change (rule 18)."""
    seance, rulebook = redaction.seance, redaction.rulebook
    actuelles = seance.contexte.lectures
    for nom in seance.lectures(redaction.aide.id):
        for option in rulebook.lectures[nom].options if nom in rulebook.lectures else ():
            if option.nom != actuelles[nom]:
                essai = Redaction(seance.selon(nom, option.nom), redaction.aide.id)
                yield _autre(nom, option.nom, option.libelle, redaction, essai)


def _autre(lecture: str, option: str, libelle: str, actuelle: Redaction, essai: Redaction) -> r.AutreLecture:
    avant, apres = actuelle.resume(), essai.resume()
    verdict, theorique, du = apres
    return r.AutreLecture(
        lecture=lecture,
        option=option,
        libelle=libelle,
        verdict=verdict,
        montant_theorique=theorique,
        montant_du=du,
        change=avant != apres,
    )
