"""What past decisions take from an envelope (semantique.md, rule 16): one meaning, for evaluators and for the register.

A decision takes its own amount or count, over the window that its own date opens, from the account that it names.
Whoever granted what is not judged here, and nothing is fed back: what is left may only be read.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

import msgspec

from reglo.model.clauses import Enveloppe
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Decision
from reglo.outcome.vocabulaire import plie
from reglo.values import calendrier
from reglo.values import intervalle as i
from reglo.values import nombre as n
from reglo.values.causes import Cause, orienter
from reglo.values.intervalle import POSITIF, TOUT, Intervalle
from reglo.values.jugement import FAUX, VRAI, Jugement, juger, tous
from reglo.values.nombre import ZERO, Nombre
from reglo.values.verite import Verite, verite

REGISTRE, BENEFICIAIRE = "registre", "beneficiaire"
MANQUE_REGISTRE = frozenset({Cause("manque", REGISTRE)})


class Apres(msgspec.Struct, frozen=True):
    """An envelope as one decision leaves it, at the date of that decision."""

    decision: Decision
    prise: Nombre
    """What the decision takes."""
    total: Nombre
    """What is taken over its window by the decisions down to this one; it may pass the limit."""


def tirees(clause: Enveloppe, decisions: Iterable[Decision], rulebook: Rulebook) -> list[Decision]:
    """Gives the decisions that draw on an envelope."""
    siennes = partageuses(clause, rulebook)
    return [decision for decision in decisions if decision.aide in siennes]


def partageuses(clause: Enveloppe, rulebook: Rulebook) -> frozenset[str]:
    """Gives the aids that draw on the same envelope: those that have its clause, from one trunk."""
    return frozenset(
        aide.id
        for aide in rulebook.aides.values()
        if any(clause.id == autre.id for version in aide.versions for autre in version.enveloppes)
    )


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


def bornes_de_fenetre(clause: Enveloppe, jour: date) -> tuple[date | None, date | None]:
    """Gives the first and the last day whose decisions count on a day: its year, or the months that end with it."""
    if clause.fenetre == "annuelle":
        return date(jour.year, 1, 1), date(jour.year, 12, 31)
    if clause.fenetre == "totale":
        return None, None
    debut = max(calendrier.ajouter_mois(jour.toordinal(), -(clause.mois or 0)), calendrier.PREMIER_JOUR)
    while not fenetre(clause, date.fromordinal(debut)).contient(i.point(jour.toordinal())):
        debut += 1
    return date.fromordinal(debut), jour


def voisines(clause: Enveloppe, decision: Decision, autres: Iterable[Decision]) -> list[Decision]:
    """Gives the decisions that share some window with one: no other can be left short by it."""
    debut, _ = bornes_de_fenetre(clause, decision.date)
    fin = fenetre(clause, decision.date).haut
    dernier = date.max if fin is None else date.fromordinal(min(int(fin), calendrier.DERNIER_JOUR))
    return [autre for autre in autres if (debut or date.min) <= autre.date <= dernier]


def meme_compte(clause: Enveloppe, decision: Decision, beneficiaire: str) -> Jugement:
    """Tells whether a decision takes from the account of a beneficiary; a name left out may be anyone's."""
    if not clause.par_beneficiaire:
        return VRAI
    if not beneficiaire:
        return juger(Verite.INCONNU, frozenset({Cause("manque", BENEFICIAIRE)}), {BENEFICIAIRE: 0})
    if not decision.beneficiaire:
        return juger(Verite.INCONNU, MANQUE_REGISTRE, {REGISTRE: 0})
    return VRAI if plie(beneficiaire) == plie(decision.beneficiaire) else FAUX


# ------------------------------------------------------------------------------------------------------ of them all
def reste(clause: Enveloppe, total: Nombre) -> Nombre:
    """Gives what is left of an envelope once a total is taken, nothing below zero."""
    if total.tranche and total.intervalle.bas is not None:
        return n.constante(max(clause.limite - total.intervalle.bas, Fraction(0)))
    return n.borner(n.difference(n.constante(clause.limite), total))


def pris(clause: Enveloppe, decisions: Iterable[Decision], jour: Nombre, beneficiaire: str) -> Nombre:
    """Gives what decisions take from the account of a beneficiary, over the window where a day falls.

    Decisions of one window and one account count together or not at all.
    """
    ensemble: dict[tuple[object, str], list[Decision]] = {}
    for decision in decisions:
        ensemble.setdefault(_groupe(clause, decision), []).append(decision)
    return n.somme(_pris(clause, groupe, jour, beneficiaire) for groupe in ensemble.values())


def _groupe(clause: Enveloppe, decision: Decision) -> tuple[object, str]:
    """Gives what tells the window and the account of a decision."""
    fenetres = {"totale": None, "annuelle": decision.date.year, "glissante": decision.date}
    return fenetres[clause.fenetre], decision.beneficiaire if clause.par_beneficiaire else ""


def _pris(clause: Enveloppe, groupe: list[Decision], jour: Nombre, beneficiaire: str) -> Nombre:
    """Gives what decisions of one window and one account take, if they count."""
    dans = _dans_fenetre(clause, groupe[0], jour)
    if dans.faux:
        return ZERO
    retenue = tous((dans, meme_compte(clause, groupe[0], beneficiaire)))
    return n.si(retenue, n.somme(prise(clause, decision) for decision in groupe), ZERO)


def _dans_fenetre(clause: Enveloppe, decision: Decision, jour: Nombre) -> Jugement:
    """Tells whether a decision counts for that day."""
    duree = fenetre(clause, decision.date)
    membres = verite(vrai=not i.intersection(duree, jour.intervalle).vide, faux=not duree.contient(jour.intervalle))
    return juger(membres, jour.causes, orienter(jour.sources, 0))


def apres_chaque(clause: Enveloppe, decisions: Iterable[Decision], beneficiaire: str) -> Iterator[Apres]:
    """Gives the envelope after each decision that takes from the account of a beneficiary, by date then rank."""
    comptees: deque[tuple[Fraction, Nombre]] = deque()
    cumul = _Cumul()
    for decision in sorted(decisions, key=lambda decision: (decision.date, decision.rang)):
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
