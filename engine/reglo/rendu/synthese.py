"""Writes the answer in brief: where several aids are evaluated, which the operation gets, and how much, before why."""

from collections.abc import Iterator

from reglo.outcome.reponse import Reponse, ReponseAide
from reglo.rendu.aide import VERDICTS
from reglo.rendu.clauses import court
from reglo.rendu.nombres import ecrire_intervalle
from reglo.rendu.page import puce, titre

_ORDRE = ("eligible", "sur_appreciation", "indetermine", "non_couvert", "ineligible", "hors_vigueur")
"""Verdicts, from what is granted to what cannot be."""


def rediger_synthese(reponse: Reponse) -> Iterator[str]:
    """Writes the verdict and the amount due of each aid, verdict by verdict; nothing for a single aid."""
    if len(reponse.aides) < 2:  # noqa: PLR2004 - one aid is its own summary
        return
    yield ""
    yield from titre("En bref", "-")
    for verdict in _ORDRE:
        aides = [aide for aide in reponse.aides if aide.verdict == verdict]
        if aides:
            yield f"{_titre(verdict)} :"
            for aide in aides:
                yield from puce(f"{aide.nom} ({aide.id}){_issue(aide)}")


def _titre(verdict: str) -> str:
    nom = VERDICTS[verdict]
    return nom[0].upper() + nom[1:]


def _issue(aide: ReponseAide) -> str:
    """Says the amount that may be due, or what refuses it."""
    if aide.refuse_par:
        return f" : refusé par {', '.join(court(clause, aide.id) for clause in aide.refuse_par)}"
    if aide.verdict == "hors_vigueur" or not aide.en_argent:
        return ""
    return f" : {ecrire_intervalle(aide.montant_du)}"
