"""What is left of each envelope after each decision, by calendar year or over rolling months, account by account.

The counting is that of the evaluators (`evaluation.consommation`), and what it gives decides nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from reglo.evaluation import consommation
from reglo.evaluation.consommation import Apres
from reglo.evaluation.reference import ecriture
from reglo.model.clauses import Enveloppe
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Decision
from reglo.outcome.reponse import Element, Intervalle
from reglo.outcome.vocabulaire import plie
from reglo.registre.enveloppes import enveloppes_de, lue, nommer
from reglo.values import nombre as n
from reglo.values.nombre import Nombre


class ApresDecision(Element, frozen=True, kw_only=True):
    """An envelope as a decision leaves it."""

    decision: int
    date: str
    aide: str
    prise: Intervalle
    reste: Intervalle
    depassement: Intervalle | None = None
    """By how much the decisions pass the envelope, when they surely do."""


class Compte(Element, frozen=True, kw_only=True):
    """An envelope for one beneficiary or for all, over one window."""

    beneficiaire: str = ""
    annee: int | None = None
    """The calendar year, for an envelope by year."""
    du: str | None = None
    au: str | None = None
    """The first and the last day of the window, when it has any."""
    pris: Intervalle
    reste: Intervalle
    decisions: tuple[ApresDecision, ...]


class Solde(Element, frozen=True, kw_only=True):
    """What is left of an envelope."""

    enveloppe: str
    libelle: str
    """« 50 logements par an »."""
    aides: tuple[str, ...]
    """The aids that draw on it."""
    limite: str
    unite: str
    fenetre: Literal["totale", "annuelle", "glissante"]
    mois: int | None = None
    par_beneficiaire: bool
    comptes: tuple[Compte, ...]


def soldes(
    recueil: Rulebook,
    decisions: Iterable[Decision],
    jour: date,
    *,
    aides: Iterable[str],
    lectures: Mapping[str, str],
) -> tuple[Solde, ...]:
    """Gives what the decisions in force leave of each envelope of some aids, on a day, and what each decision left."""
    calcul = _Calcul(recueil, tuple(decisions), jour, lectures)
    versions = (version for nom in aides for version in recueil.aides[nom].versions)
    clauses = dict.fromkeys(clause for version in versions for clause in version.enveloppes if lue(clause, lectures))
    trouves = (calcul.solde(clause) for clause in clauses)
    return tuple(solde for solde in trouves if solde is not None)


class _Calcul:
    """The decisions, on a day, under the readings retained."""

    def __init__(
        self, recueil: Rulebook, decisions: tuple[Decision, ...], jour: date, lectures: Mapping[str, str]
    ) -> None:
        self.recueil, self.decisions, self.jour, self.lectures = recueil, decisions, jour, lectures
        self._applicables: dict[tuple[str, date], tuple[Enveloppe, ...]] = {}

    def solde(self, clause: Enveloppe) -> Solde | None:
        """Gives what is left of an envelope; None when it holds neither today nor for any decision."""
        comptes = tuple(self._comptes(clause))
        aides = sorted(consommation.partageuses(clause, self.recueil))
        if not comptes and not self._vaut_aujourd_hui(clause):
            return None
        return Solde(
            enveloppe=clause.id,
            libelle=nommer(clause, self.recueil),
            aides=tuple(aides),
            limite=ecriture.nombre(clause.limite, clause.unite),
            unite=clause.unite,
            fenetre=clause.fenetre,
            mois=clause.mois,
            par_beneficiaire=clause.par_beneficiaire,
            comptes=comptes,
        )

    # ------------------------------------------------------------------------------------------------------ accounts
    def _comptes(self, clause: Enveloppe) -> Iterator[Compte]:
        """Gives the accounts, then in each the windows, that some decision or today concerns."""
        tirees = consommation.tirees(clause, self.decisions, self.recueil)
        for beneficiaire, siennes in _par_compte(clause, tirees):
            for fin, dedans in self._fenetres(clause, siennes):
                apres = consommation.apres_chaque(clause, dedans, beneficiaire)
                etapes = tuple(_etape(clause, etape) for etape in apres if self._vaut(clause, etape.decision))
                if etapes or (fin == self.jour and self._vaut_aujourd_hui(clause)):
                    yield _compte(clause, beneficiaire, fin, dedans, etapes)

    def _fenetres(self, clause: Enveloppe, decisions: list[Decision]) -> Iterator[tuple[date, list[Decision]]]:
        """Gives each window by a day of it, that day being today in the present one, and the decisions to show."""
        if clause.fenetre != "annuelle":
            yield self.jour, decisions
            return
        par_an: dict[int, list[Decision]] = {self.jour.year: []}
        for decision in decisions:
            par_an.setdefault(decision.date.year, []).append(decision)
        for an in sorted(par_an):
            yield (self.jour if an == self.jour.year else date(an, 12, 31)), par_an[an]

    def _vaut(self, clause: Enveloppe, decision: Decision) -> bool:
        return clause in self._de(decision.aide, decision.date)

    def _vaut_aujourd_hui(self, clause: Enveloppe) -> bool:
        return any(clause in self._de(aide, self.jour) for aide in consommation.partageuses(clause, self.recueil))

    def _de(self, aide: str, jour: date) -> tuple[Enveloppe, ...]:
        if (aide, jour) not in self._applicables:
            self._applicables[aide, jour] = enveloppes_de(self.recueil, aide, jour, self.lectures)
        return self._applicables[aide, jour]


def _par_compte(clause: Enveloppe, decisions: list[Decision]) -> Iterator[tuple[str, list[Decision]]]:
    """Gives the decisions of each account, by the first spelling of its name; those without a name may be of any."""
    if not clause.par_beneficiaire:
        yield "", decisions
        return
    anonymes = [decision for decision in decisions if not decision.beneficiaire]
    comptes: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.beneficiaire:
            comptes.setdefault(plie(decision.beneficiaire), []).append(decision)
    for siennes in comptes.values():
        yield siennes[0].beneficiaire, [*siennes, *anonymes]


def _compte(
    clause: Enveloppe, beneficiaire: str, jour: date, decisions: list[Decision], etapes: tuple[ApresDecision, ...]
) -> Compte:
    pris = consommation.pris(clause, decisions, n.constante(jour.toordinal()), beneficiaire)
    debut, fin = consommation.bornes_de_fenetre(clause, jour)
    return Compte(
        beneficiaire=beneficiaire,
        annee=jour.year if clause.fenetre == "annuelle" else None,
        du=debut.isoformat() if debut else None,
        au=fin.isoformat() if fin else None,
        pris=ecriture.intervalle(pris, clause.unite),
        reste=ecriture.intervalle(consommation.reste(clause, pris), clause.unite),
        decisions=etapes,
    )


def _etape(clause: Enveloppe, apres: Apres) -> ApresDecision:
    return ApresDecision(
        decision=apres.decision.rang,
        date=apres.decision.date.isoformat(),
        aide=apres.decision.aide,
        prise=ecriture.intervalle(apres.prise, clause.unite),
        reste=ecriture.intervalle(consommation.reste(clause, apres.total), clause.unite),
        depassement=_depassement(clause, apres.total),
    )


def _depassement(clause: Enveloppe, total: Nombre) -> Intervalle | None:
    if total.intervalle.bas is None or total.intervalle.bas <= clause.limite:
        return None
    return ecriture.intervalle(n.difference(total, n.constante(clause.limite)), clause.unite)
