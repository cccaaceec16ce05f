"""What is left after each decision, whatever the acts: the fold equals a computation made from scratch for each day."""

import calendar
import sys
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.registre.gestes import Accorder, codes_de
from tests.registre.recueil_lot import RECUEIL

from reglo import api
from reglo.diagnostics import ErreurReglo
from reglo.model.clauses import Enveloppe
from reglo.outcome.dossier import Decision
from reglo.outcome.vocabulaire import SANS_MOTS, vocabulaire
from reglo.registre import inscription
from reglo.registre.actes import Accord, Modification, Retrait, UnActe
from reglo.registre.decisions import Journal
from reglo.registre.soldes import soldes

MOTS = vocabulaire(RECUEIL)
ENVELOPPES = {
    clause.id: clause for aide in RECUEIL.aides.values() for version in aide.versions for clause in version.enveloppes
}
JOURS = st.dates(date(2022, 12, 25), date(2026, 2, 5)) | st.sampled_from(
    [date(2024, 12, 31), date(2025, 1, 1), date(2024, 2, 29), date(2025, 2, 28), date(2022, 2, 28), date(2025, 3, 1)]
)
NOMS = st.sampled_from(["Office", "office", "Commune de Cahors", "SEM"])


AIDES = ("lot.plai", "lot.etudes", "lot.rural", "lot.urbain", "lot.lu")


class Geste(msgspec.Struct, frozen=True):
    """Something asked of a register."""

    quoi: Literal["accord", "modification", "retrait"]
    decision: int
    jour: date
    aide: str
    montant: int
    compte: int
    qui: str


GESTES = st.lists(
    st.builds(
        Geste,
        quoi=st.sampled_from(["accord", "accord", "accord", "modification", "retrait"]),
        decision=st.integers(1, 12),
        jour=JOURS,
        aide=st.sampled_from(AIDES),
        montant=st.sampled_from([0, 1, 30_000, 50_000, 90_000, 180_000, 600_000]),
        compte=st.sampled_from([0, 1, 19, 20, 21, 50]),
        qui=NOMS,
    ),
    max_size=16,
)


# -------------------------------------------------------------------------------------------------------- from scratch
def en_vigueur(actes: Iterable[UnActe]) -> dict[int, Decision]:
    """The decisions in force, act by act."""
    trouvees: dict[int, Decision] = {}
    for acte in actes:
        match acte:
            case Accord():
                quantites = {nom: Fraction(compte) for nom, compte in acte.quantites.items()}
                trouvees[acte.numero] = Decision(
                    acte.date, acte.numero, acte.aide, Fraction(acte.montant), quantites, acte.beneficiaire
                )
            case Modification():
                avant = trouvees[acte.decision]
                quantites = avant.quantites | {nom: Fraction(compte) for nom, compte in acte.quantites.items()}
                trouvees[acte.decision] = Decision(
                    avant.date,
                    avant.rang,
                    avant.aide,
                    avant.montant if acte.montant is None else Fraction(acte.montant),
                    quantites,
                    avant.beneficiaire if acte.beneficiaire is None else acte.beneficiaire,
                )
            case Retrait():
                del trouvees[acte.decision]
    return trouvees


def plus_tard(jour: date, mois: int) -> date:
    """The day so many months later, the last of its month where it has no such day."""
    annee, rang = jour.year + (jour.month - 1 + mois) // 12, (jour.month - 1 + mois) % 12 + 1
    return date(annee, rang, min(jour.day, calendar.monthrange(annee, rang)[1]))


def compte_pour(clause: Enveloppe, decision: Decision, jour: date, qui: str) -> bool:
    """Tells whether a decision takes from what is left on a day."""
    if clause.par_beneficiaire and decision.beneficiaire.lower() != qui.lower():
        return False
    if clause.fenetre == "annuelle":
        return decision.date.year == jour.year
    return clause.fenetre == "totale" or decision.date <= jour < plus_tard(decision.date, clause.mois or 0)


def prise(clause: Enveloppe, decision: Decision) -> Fraction:
    return decision.montant if clause.compte is None else decision.quantites["logement"]


def puisent(clause: Enveloppe) -> set[str]:
    commun = {"lot.rural", "lot.urbain"}
    return commun if clause.id == "lot.commun.w9" else {clause.id.rpartition(".")[0]}


# --------------------------------------------------------------------------------------------------------- properties
def jouer(gestes: Iterable[Geste], *, en_depassement: bool) -> Journal:
    """What the gestures make, those that are refused left out."""
    journal, cadre = Journal(), inscription.Cadre(RECUEIL, RECUEIL.retenues({}), en_depassement)
    for geste in gestes:
        try:
            acte = composer(geste, journal, cadre)
        except ErreurReglo:
            continue
        assert journal.inscrire(acte) == ""
    return journal


def composer(geste: Geste, journal: Journal, cadre: inscription.Cadre) -> UnActe:
    suivis, numero = journal.suivis(), len(journal.actes) + 1
    decisions = [suivi.decision for suivi in suivis.values() if not suivi.retiree]
    dits: dict[str, object] = {"date": geste.jour, "montant": geste.montant, "logements": geste.compte}
    if geste.quoi == "accord":
        acte = dits | {"aide": geste.aide, "bénéficiaire": geste.qui}
        lus = inscription.lire(acte, inscription.ACCORD, "un accord", MOTS)
        return inscription.accord(lus, numero, decisions, cadre)
    if geste.decision not in suivis:
        raise ErreurReglo([])
    suivi = suivis[geste.decision]
    if geste.quoi == "retrait":
        lus = inscription.lire({"date": geste.jour}, inscription.RETRAIT, "un retrait", SANS_MOTS)
        return inscription.retrait(lus, numero, suivi)
    lus = inscription.lire(dits, inscription.MODIFICATION, "une modification", MOTS)
    autres = [decision for decision in decisions if decision.rang != geste.decision]
    return inscription.modification(lus, numero, suivi, autres, cadre)


@given(GESTES)
def test_the_decisions_in_force_are_those_of_the_acts_one_by_one(gestes: list[Geste]) -> None:
    journal = jouer(gestes, en_depassement=True)
    suivis = journal.suivis().values()
    assert {suivi.decision.rang: suivi.decision for suivi in suivis if not suivi.retiree} == en_vigueur(journal.actes)


@given(GESTES, JOURS)
def test_what_is_left_is_what_a_computation_from_scratch_finds(gestes: list[Geste], jour: date) -> None:
    journal = jouer(gestes, en_depassement=True)
    decisions = en_vigueur(journal.actes)
    vus = set()
    for solde in soldes(RECUEIL, decisions.values(), jour, aides=AIDES, lectures=RECUEIL.retenues({})):
        clause = ENVELOPPES[solde.enveloppe]
        siennes = [decision for decision in decisions.values() if decision.aide in puisent(clause)]
        for compte in solde.comptes:
            ce_jour = jour if compte.annee in (None, jour.year) else date(compte.annee or 0, 6, 30)
            pris = sum(prise(clause, x) for x in siennes if compte_pour(clause, x, ce_jour, compte.beneficiaire))
            assert Fraction(compte.pris.min or 0) == Fraction(compte.pris.max or 0) == pris
            assert Fraction(compte.reste.min or 0) == max(0, clause.limite - pris)
            ordre = [(etape.date, etape.decision) for etape in compte.decisions]
            assert ordre == sorted(ordre)
            for etape in compte.decisions:
                decision = decisions[etape.decision]
                jusque = [x for x in siennes if (x.date, x.rang) <= (decision.date, decision.rang)]
                total = sum(
                    prise(clause, x) for x in jusque if compte_pour(clause, x, decision.date, compte.beneficiaire)
                )
                assert Fraction(etape.prise.min or 0) == prise(clause, decision)
                assert Fraction(etape.reste.min or 0) == Fraction(etape.reste.max or 0) == max(0, clause.limite - total)
                assert (etape.depassement is not None) == (total > clause.limite)
                vus.add((solde.enveloppe, etape.decision))
    attendus = {
        (clause.id, decision.rang)
        for clause in ENVELOPPES.values()
        for decision in decisions.values()
        if decision.aide in puisent(clause) and clause.id != "lot.lu.w1b"
    }
    assert vus == attendus


@given(GESTES)
def test_without_leave_no_act_ever_leaves_a_decision_short(gestes: list[Geste]) -> None:
    """Whatever the order of the acts and of their dates, no window of any envelope is ever passed."""
    journal = jouer(gestes, en_depassement=False)
    decisions = en_vigueur(journal.actes).values()
    for solde in soldes(RECUEIL, decisions, date(2025, 6, 1), aides=RECUEIL.aides, lectures=RECUEIL.retenues({})):
        assert [etape for compte in solde.comptes for etape in compte.decisions if etape.depassement] == []


@given(GESTES)
def test_the_acts_say_which_envelopes_they_passed(gestes: list[Geste]) -> None:
    """An act that the register accepts without leave says of none; one that it would refuse says of which."""
    libre = jouer(gestes, en_depassement=True)
    avant = Journal()
    for acte in libre.actes:
        if isinstance(acte, Accord) and acte.depassement:
            assert accord_refuse(acte, avant)
        avant.inscrire(acte)


def accord_refuse(acte: Accord, avant: Journal) -> bool:
    dits = Geste(
        "accord",
        0,
        acte.date,
        acte.aide,
        int(Fraction(acte.montant)),
        int(acte.quantites["logement"]),
        acte.beneficiaire,
    )
    return not jouer_apres(avant, dits)


def jouer_apres(avant: Journal, geste: Geste) -> bool:
    try:
        composer(geste, avant, inscription.Cadre(RECUEIL, RECUEIL.retenues({}), en_depassement=False))
    except inscription.EnveloppeInsuffisante:
        return False
    return True


@settings(max_examples=20)
@given(GESTES, JOURS)
def test_an_evaluator_and_the_register_agree(gestes: list[Geste], jour: date) -> None:
    decisions = tuple(en_vigueur(jouer(gestes, en_depassement=True).actes).values())
    restes = {
        (solde.enveloppe, compte.beneficiaire.lower()): compte.reste
        for solde in soldes(RECUEIL, decisions, jour, aides=RECUEIL.aides, lectures=RECUEIL.retenues({}))
        for compte in solde.comptes
        if compte.annee in (None, jour.year)
    }
    lus = api.lire(RECUEIL, {"date_dépôt": jour, "bénéficiaire": "SEM"})
    dossier = msgspec.structs.replace(lus, registre=decisions)
    for aide in api.evaluer(RECUEIL, dossier, date=jour, aides=AIDES).aides:
        for attribution in aide.attributions:
            par_tete = ENVELOPPES[attribution.enveloppe].par_beneficiaire
            cle = (attribution.enveloppe, "sem" if par_tete else "")
            if cle in restes:
                assert attribution.reste == restes[cle], attribution


# ---------------------------------------------------------------------------------------------------------- particulars
def test_an_envelope_says_its_windows_in_order(accorder: Accorder) -> None:
    accorder(logements=30, date="10/12/2024")
    suite = accorder(logements=10)
    (solde,) = suite.soldes(RECUEIL, "01/06/2026", aides=["lot.plai"])
    assert (solde.libelle, solde.limite, solde.unite) == ("50 logements par an", "50", "logement")
    assert [(compte.annee, compte.reste.min, len(compte.decisions)) for compte in solde.comptes] == [
        (2024, "20", 1),
        (2025, "40", 1),
        (2026, "50", 0),
    ]


def test_rolling_months_say_their_first_and_last_day(accorder: Accorder) -> None:
    etude = {"aide": "lot.etudes", "montant": 40_000, "logements": None, "bénéficiaire": "SEM"}
    accorder(**etude, date="28/02/2022")
    suite = accorder(**etude, date="01/03/2022")
    for jour, du, reste in (("27/02/2025", "2022-02-28", "20000.00"), ("28/02/2025", "2022-03-01", "60000.00")):
        (solde,) = suite.soldes(RECUEIL, jour, aides=["lot.etudes"])
        (compte,) = solde.comptes
        assert (compte.beneficiaire, compte.du, compte.reste.min) == ("SEM", du, reste)


def test_an_amended_decision_keeps_its_place_and_takes_nothing_back_from_later_ones(accorder: Accorder) -> None:
    accorder(logements=10)
    accorder(logements=40)
    suite = accorder(logements=0).modifier(RECUEIL, 1, {"date": "01/06/2025", "logements": 15}, en_depassement=True)
    (solde,) = suite.soldes_de(RECUEIL, 1)
    assert [(x.decision, x.prise.min, x.reste.min, x.depassement is None) for x in solde.comptes[0].decisions] == [
        (1, "15", "35", True),
        (2, "40", "0", False),
        (3, "0", "0", False),
    ]


def test_the_register_of_a_dossier_counts_by_envelope_too() -> None:
    lignes = [{"date": "01/03/2025", "aide": "lot.double", "montant": 1, "quantités": {"lot.double.w2": "5 logements"}}]
    reponse = api.evaluer(RECUEIL, {"registre": lignes, "date_dépôt": "01/04/2025"}, aides=["lot.double"])
    assert [x.reste.max for x in reponse.aides[0].attributions] == ["30", "15"]
    assert [x.reste.min for x in reponse.aides[0].attributions] == ["0", "15"]


def test_an_aid_of_two_versions_says_the_decisions_of_each(accorder: Accorder) -> None:
    change = {"aide": "lot.change", "logements": None, "montant": 5_000}
    accorder(**change, date="30/06/2024")
    suite = accorder(**change, date="01/07/2024")
    premier, second = suite.soldes(RECUEIL, "01/08/2024", aides=["lot.change"])
    assert [etape.decision for etape in premier.comptes[0].decisions] == [1]
    assert [etape.decision for etape in second.comptes[0].decisions] == [2]
    assert (premier.comptes[0].reste.min, second.comptes[0].reste.min) == ("0.00", "10000.00")


def test_an_aid_that_is_not_known_is_refused(accorder: Accorder) -> None:
    suite = accorder()
    assert codes_de(lambda: suite.soldes(RECUEIL, aides=["lot.plaid"])) == ["A101"]
    assert codes_de(lambda: suite.soldes(RECUEIL, "32/01/2025")) == ["A104"]
    assert codes_de(lambda: suite.soldes(RECUEIL, lectures={"lot.qui": "x"})) == ["A103"]


def test_no_decision_is_met_again_for_each_other() -> None:
    """Twice the decisions, twice the calls: nothing grows as their square."""
    assert appels(2_000) < 2.2 * appels(1_000)


def appels(combien: int) -> int:
    """How many functions run to follow so many decisions."""
    decisions = [
        Decision(date(2000, 1, 1) + timedelta(days=rang), rang, "lot.etudes", Fraction(1), {}, "SEM")
        for rang in range(combien)
    ]
    compte = 0

    def compter(*_: object) -> None:
        nonlocal compte
        compte += 1

    sys.setprofile(compter)
    try:
        soldes(RECUEIL, decisions, date(2004, 1, 1), aides=["lot.etudes"], lectures={})
    finally:
        sys.setprofile(None)
    return compte
