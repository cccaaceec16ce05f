"""Which envelopes a decision draws on, and whether they suffice: what a new act is checked against.

The counting itself is that of the evaluators (`evaluation.consommation`). A decision suits when no day of the window
that it opens is left short, the decisions already there after it included.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

import msgspec

from reglo.evaluation import consommation
from reglo.evaluation.consommation import Apres
from reglo.model.clauses import Clause, Enveloppe
from reglo.model.rulebook import Rulebook, Version
from reglo.outcome.dossier import Decision
from reglo.values import formats
from reglo.values import nombre as n
from reglo.values.nombre import Nombre


class Depassement(msgspec.Struct, frozen=True):
    """An envelope that a decision passes, or may pass."""

    clause: Enveloppe
    quand: date
    reste: Nombre
    """What is left without the decision, on the day when the least is left."""
    prise: Nombre
    sur: bool
    """False when it cannot be told."""
    douteuses: tuple[int, ...]
    """Decisions that do not tell what they take, or from which account."""


def enveloppes_de(recueil: Rulebook, aide: str, jour: date, lectures: Mapping[str, str]) -> tuple[Enveloppe, ...]:
    """Gives the envelopes of an aid on a day, under the readings retained.

    When no version of the aid is in force that day, those of every version: the operation was filed under one of them.
    """
    versions = recueil.aides[aide].versions if aide in recueil.aides else ()
    en_vigueur = [version for version in versions if couvre(version, jour)]
    clauses = (clause for version in en_vigueur or versions for clause in version.enveloppes)
    return tuple(dict.fromkeys(clause for clause in clauses if lue(clause, lectures) and couvre(clause, jour)))


def couvre(portee: Version | Clause, jour: date) -> bool:
    """Tells whether a version or a clause is in force on a day."""
    return portee.periode is None or portee.periode.contient(jour)


def lue(clause: Clause, lectures: Mapping[str, str]) -> bool:
    """Tells whether a clause is of the readings retained."""
    return all(lectures.get(choix.lecture) == choix.option for choix in clause.lectures)


def nommer(clause: Enveloppe, recueil: Rulebook) -> str:
    """Says what an envelope is: « 50 logements par an », « 500 000 € sur 36 mois glissants par bénéficiaire »."""
    fenetres = {"totale": "", "annuelle": " par an", "glissante": f" sur {clause.mois} mois glissants"}
    qui = " par bénéficiaire" if clause.par_beneficiaire else ""
    return f"{compter(clause, clause.limite, recueil)}{fenetres[clause.fenetre]}{qui}"


def compter(clause: Enveloppe, quantite: Fraction, recueil: Rulebook) -> str:
    """Writes what an envelope counts: « 20 logements », « 150 000 € »."""
    unite = recueil.unites.get(clause.unite)
    return formats.ecrire(quantite, clause.unite, unite.pluriel if unite else "")


def dire(nombre: Nombre, clause: Enveloppe, recueil: Rulebook) -> str:
    """Writes what is taken or left, as far as it is known."""
    bas, haut = nombre.intervalle.bas or Fraction(0), nombre.intervalle.haut
    if haut is None:
        return f"au moins {compter(clause, bas, recueil)}"
    if bas == haut:
        return compter(clause, bas, recueil)
    return f"de {compter(clause, bas, recueil)} à {compter(clause, haut, recueil)}"


# ------------------------------------------------------------------------------------------------------------- checks
def depassements(
    recueil: Rulebook,
    clauses: Iterable[Enveloppe],
    decision: Decision,
    *,
    autres: Iterable[Decision],
    avant: Decision | None,
) -> tuple[Depassement, ...]:
    """Gives those of its envelopes that a decision passes, beside others; `avant` is the decision before it is amended.

    What takes nothing, or no more than before, passes nothing: what was granted stays granted.
    """
    presentes = tuple(autres)
    trouves = (
        _depassement(clause, decision, _voisines(clause, decision, presentes, recueil))
        for clause in clauses
        if not _rien_de_plus(clause, decision, avant)
    )
    return tuple(trouve for trouve in trouves if trouve is not None)


def _voisines(clause: Enveloppe, decision: Decision, autres: tuple[Decision, ...], recueil: Rulebook) -> list[Decision]:
    """Gives the others that draw on an envelope and share a window with a decision."""
    return consommation.voisines(clause, decision, consommation.tirees(clause, autres, recueil))


def _rien_de_plus(clause: Enveloppe, decision: Decision, avant: Decision | None) -> bool:
    """Tells whether a decision takes no more than before from its account, where a new one took nothing."""
    deja = n.ZERO
    if avant is not None and consommation.meme_compte(clause, avant, decision.beneficiaire).vrai:
        deja = consommation.prise(clause, avant)
    return n.comparer(consommation.prise(clause, decision), "<=", deja).vrai


def _depassement(clause: Enveloppe, decision: Decision, autres: list[Decision]) -> Depassement | None:
    """Gives the day when an envelope is left the shortest by a decision, or None when it suffices."""
    limite = n.constante(clause.limite)
    trop = [etape for etape in _etapes(clause, decision, autres) if not n.comparer(etape.total, "<=", limite).vrai]
    if not trop:
        return None
    pire = max(trop, key=lambda etape: etape.total.intervalle.bas or Fraction(0))
    prise = consommation.prise(clause, decision)
    return Depassement(
        clause=clause,
        quand=pire.decision.date,
        reste=consommation.reste(clause, n.difference(pire.total, prise)),
        prise=prise,
        sur=n.comparer(pire.total, ">", limite).vrai,
        douteuses=tuple(_douteuses(clause, decision, autres)),
    )


def _etapes(clause: Enveloppe, decision: Decision, autres: list[Decision]) -> Iterator[Apres]:
    """Gives the states of the envelope from the decision on, over the window that it opens."""
    for etape in consommation.apres_chaque(clause, [*autres, decision], decision.beneficiaire):
        if (etape.decision.date, etape.decision.rang) >= (decision.date, decision.rang):
            yield etape


def _douteuses(clause: Enveloppe, decision: Decision, autres: list[Decision]) -> Iterator[int]:
    """Gives the decisions that may count beside this one and do not tell all that they take."""
    for autre in autres:
        compte = consommation.meme_compte(clause, autre, decision.beneficiaire)
        if not (compte.faux or (compte.vrai and consommation.prise(clause, autre).tranche)):
            yield autre.rang
