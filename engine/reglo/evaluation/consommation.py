"""What past decisions take from an envelope (semantique.md, rule 16): one meaning, for evaluators and for the register.

A decision takes its own amount or count, over the window that its own date opens, from the account that it names.
Whoever granted what is not judged here, and nothing is fed back: what is left may only be read.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

import msgspec

from reglo.diagnostics import sans_accents
from reglo.model.clauses import Enveloppe
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Decision
from reglo.values import calendrier
from reglo.values import nombre as n
from reglo.values.causes import Cause
from reglo.values.intervalle import POSITIF, TOUT, Intervalle
from reglo.values.jugement import FAUX, VRAI, Jugement, juger
from reglo.values.nombre import ZERO, Nombre
from reglo.values.verite import Verite

REGISTRE, BENEFICIAIRE = "registre", "beneficiaire"
MANQUE_REGISTRE = frozenset({Cause("manque", REGISTRE)})


class Apres(msgspec.Struct, frozen=True):
    """An envelope as one decision leaves it, at the date of that decision."""

    decision: Decision
    prise: Nombre
    """What the decision takes."""
    total: Nombre
    """What is taken over its window by the decisions down to this one; it may pass the limit."""


def partageuses(clause: Enveloppe, rulebook: Rulebook) -> frozenset[str]:
    """Gives the aids that draw on the same envelope: those that have its clause, from one trunk."""
    return frozenset(
        aide.id
        for aide in rulebook.aides.values()
        if any(clause.id == autre.id for version in aide.versions for autre in version.enveloppes)
    )


def en_ordre(decisions: Iterable[Decision]) -> list[Decision]:
    """Gives the decisions by date, then by rank."""
    return sorted(decisions, key=lambda decision: (decision.date, decision.rang))


# ------------------------------------------------------------------------------------------------- of one decision
def prise(clause: Enveloppe, decision: Decision) -> Nombre:
    """Gives what a decision takes; a quantity that the register does not tell is unknown, not zero."""
    if clause.compte is None:
        return n.constante(decision.montant)
    quantite = decision.quantites.get(clause.id, decision.quantites.get(clause.unite))
    if quantite is not None:
        return n.constante(quantite)
    return Nombre(POSITIF, causes=MANQUE_REGISTRE, sources={REGISTRE: 0})


def fenetre(clause: Enveloppe, jour: date) -> Intervalle:
    """Gives the days for which a decision of that day counts: its calendar year, or the months that follow it."""
    rang = jour.toordinal()
    if clause.fenetre == "annuelle":
        return calendrier.annee(rang)
    if clause.fenetre == "glissante":
        return Intervalle(Fraction(rang), Fraction(calendrier.ajouter_mois(rang, clause.mois or 0) - 1))
    return TOUT


def meme_compte(clause: Enveloppe, decision: Decision, beneficiaire: str) -> Jugement:
    """Tells whether a decision takes from the account of a beneficiary; a name left out may be anyone's."""
    if not clause.par_beneficiaire:
        return VRAI
    if not beneficiaire:
        return juger(Verite.INCONNU, frozenset({Cause("manque", BENEFICIAIRE)}), {BENEFICIAIRE: 0})
    if not decision.beneficiaire:
        return juger(Verite.INCONNU, MANQUE_REGISTRE, {REGISTRE: 0})
    return VRAI if nom_de_compte(beneficiaire) == nom_de_compte(decision.beneficiaire) else FAUX


def nom_de_compte(beneficiaire: str) -> str:
    """Gives the form by which two spellings of a beneficiary are one account."""
    return sans_accents(" ".join(beneficiaire.split()))


# ------------------------------------------------------------------------------------------------------ of them all
def reste(clause: Enveloppe, total: Nombre) -> Nombre:
    """Gives what is left of an envelope once a total is taken, nothing below zero."""
    return n.borner(n.difference(n.constante(clause.limite), total))


def apres_chaque(clause: Enveloppe, decisions: Iterable[Decision], beneficiaire: str = "") -> Iterator[Apres]:
    """Gives the envelope after each decision that takes from an account, by date then rank."""
    comptees: deque[tuple[Fraction, Nombre]] = deque()
    cumul = _Cumul()
    for decision in en_ordre(decisions):
        du_compte = meme_compte(clause, decision, beneficiaire)
        if du_compte.faux:
            continue
        while comptees and comptees[0][0] < decision.date.toordinal():
            cumul.retirer(comptees.popleft()[1])
        sienne = prise(clause, decision)
        comptee = n.si(du_compte, sienne, ZERO)
        cumul.ajouter(comptee)
        if (fin := fenetre(clause, decision.date).haut) is not None:
            comptees.append((fin, comptee))
        yield Apres(decision, sienne, cumul.nombre())


class _Cumul:
    """A sum of takes, none below zero, that some leave later: a step costs the same however many there are."""

    def __init__(self) -> None:
        self._bas = Fraction(0)
        self._marge = Fraction(0)
        """How far the sum may pass its lower bound, but for the takes without an upper one."""
        self._sans_borne = 0

    def ajouter(self, quoi: Nombre) -> None:
        """Adds a take."""
        bas, marge = _bornes(quoi)
        self._bas += bas
        self._marge += marge or 0
        self._sans_borne += marge is None

    def retirer(self, quoi: Nombre) -> None:
        """Removes a take that was added."""
        bas, marge = _bornes(quoi)
        self._bas -= bas
        self._marge -= marge or 0
        self._sans_borne -= marge is None

    def nombre(self) -> Nombre:
        """Gives the sum; what is open in it, the register did not tell."""
        if not self._marge and not self._sans_borne:
            return n.constante(self._bas)
        haut = None if self._sans_borne else self._bas + self._marge
        return Nombre(Intervalle(self._bas, haut), causes=MANQUE_REGISTRE, sources={REGISTRE: 0})


def _bornes(quoi: Nombre) -> tuple[Fraction, Fraction | int | None]:
    """Gives the lower bound of a take, and how far it may pass it, None without bound."""
    bas, haut = quoi.intervalle.bas or Fraction(0), quoi.intervalle.haut
    return bas, None if haut is None else 0 if haut is bas else haut - bas
