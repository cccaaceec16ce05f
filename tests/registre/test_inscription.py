"""What an act may say: names of the rules, exact values, no person, and an envelope that suffices."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest
from tests.registre.gestes import Accorder, accorder_dans, codes_de
from tests.registre.recueil_lot import RECUEIL

import reglo
from reglo import registre
from reglo.diagnostics import ErreurReglo
from reglo.outcome.dossier import Decision
from reglo.outcome.reponse import Reponse
from reglo.registre import EnveloppeInsuffisante, Registre, acces
from reglo.registre.actes import ORIGINE, Accord

ETUDE: dict[str, object] = {
    "aide": "lot.etudes",
    "montant": "60 000 €",
    "logements": None,
    "bénéficiaire": "Office de l'habitat",
}


# --------------------------------------------------------------------------------------------------------------- values
FAUTES: list[tuple[dict[str, object], list[str]]] = [
    ({"date": "32/01/2024"}, ["D312"]),
    ({"date": "2024"}, ["D311"]),
    ({"date": None}, ["D406"]),
    ({"date": "01/01/2025 à 02/01/2025"}, ["D408"]),
    ({"aide": "lot.plaid"}, ["D405"]),
    ({"aide": None, "montant": None}, ["D406"]),
    ({"montant": "NaN"}, ["D303"]),
    ({"montant": 10**400}, ["D305"]),
    ({"montant": "1" + "0" * 400}, ["D305"]),
    ({"montant": 1.5}, ["D318"]),
    ({"montant": "-1 €"}, ["D308"]),
    ({"montant": "3 € HT"}, ["D306"]),
    ({"montant": "au moins 3 €"}, ["D408"]),
    ({"montant": "0,001 €"}, ["R309"]),
    ({"logements": None, "quantités": {"maisons": 3}}, ["D407"]),
    ({"quantités": {"logement": 3}}, ["D202"]),
    ({"rang": 3}, ["D403"]),
    ({"auteur": "a.b@exemple.fr"}, ["R310"]),
    ({"référence": "au 01 23 45 67 89"}, ["R310"]),
    ({"bénéficiaire": "OPH, +33 612345678"}, ["R310"]),
    ({"auteur": "x" * 201}, ["R311"]),
    ({"auteur": ["x"]}, ["D302"]),
    ({"date": "32/01/2024", "montant": "dix", "aide": "x", "auteur": "a@b.fr"}, ["D303", "D312", "D405", "R310"]),
]


@pytest.mark.parametrize(("champs", "codes"), FAUTES)
def test_a_faulty_act_is_refused_and_nothing_is_written(
    accorder: Accorder, chemin: Path, champs: dict[str, object], codes: list[str]
) -> None:
    avant = chemin.read_bytes()
    assert sorted(codes_de(lambda: accorder(**champs))) == codes
    assert chemin.read_bytes() == avant


@pytest.mark.parametrize(
    ("montant", "ecrit"),
    [
        (150_000, "150000.00"),
        ("1 234,5 €", "1234.50"),
        (Decimal("0.01"), "0.01"),
        (Fraction(1, 4), "0.25"),
        (0, "0.00"),
        ("9" * 28 + ",99 €", "9" * 28 + ".99"),
    ],
)
def test_an_amount_is_kept_to_the_cent(accorder: Accorder, montant: object, ecrit: str) -> None:
    suite = accorder(aide="lot.lu", logements=None, montant=montant, options={"en_depassement": True})
    assert suite.actes[-1].montant == ecrit  # type: ignore[union-attr]


def test_two_hundred_characters_and_a_long_number_of_a_document_are_kept(accorder: Accorder) -> None:
    suite = accorder(auteur="é" * 200, référence="12345678901234 / 0612", bénéficiaire="  OPH\n  du Lot ")
    acte = suite.actes[-1]
    assert (acte.auteur, acte.reference) == ("é" * 200, "12345678901234 / 0612")
    assert suite.decisions[0].beneficiaire == "OPH du Lot"


# --------------------------------------------------------------------------------------------- what envelopes must know
def test_a_quantity_that_an_envelope_counts_must_be_told(accorder: Accorder) -> None:
    with pytest.raises(ErreurReglo, match=r"R306(.|\n)*lot.plai.w1 compte des logements"):
        accorder(logements=None)
    assert len(accorder(logements=0).actes) == 1


def test_two_envelopes_that_count_the_same_unit_are_told_apart(accorder: Accorder) -> None:
    double: dict[str, object] = {"aide": "lot.double", "logements": None}
    assert codes_de(lambda: accorder(**double)) == ["R307"]
    assert codes_de(lambda: accorder(**double | {"logements": 10})) == ["R307"]
    assert codes_de(lambda: accorder(**double, quantités={"lot.double.w1": 10})) == ["R306"]
    suite = accorder(**double, quantités={"lot.double.w1": 25, "LOT.double.w2": "20 logements"})
    assert suite.decisions[0].quantites == {"lot.double.w1": 25, "lot.double.w2": 20}
    restes = {solde.enveloppe: solde.comptes[0].reste.min for solde in suite.soldes_de(RECUEIL, 1)}
    assert restes == {"lot.double.w1": "5", "lot.double.w2": "0"}


def test_an_envelope_by_beneficiary_asks_who_it_is(accorder: Accorder) -> None:
    assert codes_de(lambda: accorder(**ETUDE | {"bénéficiaire": None})) == ["R308"]
    assert len(accorder(**ETUDE).actes) == 1


def test_the_reading_retained_says_which_envelope_counts(accorder: Accorder) -> None:
    lu: dict[str, object] = {"aide": "lot.lu", "montant": 180_000, "logements": None}
    chacun = {"lectures": {"lot.qui": "chacun"}}
    assert codes_de(lambda: accorder(**lu, options=chacun)) == ["R308"]
    accorder(**lu, bénéficiaire="A", options=chacun)
    accorder(**lu, bénéficiaire="B", options=chacun)
    assert codes_de(lambda: accorder(**lu | {"montant": 1}, bénéficiaire="B", options=chacun)) == ["R401"]
    assert codes_de(lambda: accorder(**lu | {"montant": 1}, bénéficiaire="C")) == ["R401"]
    assert codes_de(lambda: accorder(**lu, options={"lectures": {"lot.qui": "aucun"}})) == ["A103"]


# --------------------------------------------------------------------------------------------------------- what is left
@pytest.mark.parametrize(("logements", "passe"), [(20, True), (21, False)])
def test_the_last_dwellings_may_be_taken_and_not_one_more(accorder: Accorder, logements: int, passe: bool) -> None:  # noqa: FBT001
    accorder(logements=30)
    if passe:
        assert len(accorder(logements=logements).actes) == 2
    else:
        with pytest.raises(EnveloppeInsuffisante, match=r"R401(.|\n)*20 logements, la décision en prend 21 logements"):
            accorder(logements=logements)


def test_an_envelope_is_passed_knowingly_and_the_act_keeps_it(accorder: Accorder) -> None:
    accorder(logements=50)
    suite = accorder(logements=1, options={"en_depassement": True})
    assert suite.actes[-1].depassement == ("lot.plai.w1",)  # type: ignore[union-attr]
    assert accorder(aide="lot.rural", logements=None, options={"en_depassement": True}).actes[-1].depassement == ()  # type: ignore[union-attr]


def test_another_year_has_its_own_envelope(accorder: Accorder) -> None:
    accorder(logements=50, date="31/12/2024")
    accorder(logements=50, date="01/01/2025")
    assert codes_de(lambda: accorder(logements=1, date="31/12/2024")) == ["R401"]
    assert codes_de(lambda: accorder(logements=1, date="01/01/2025")) == ["R401"]
    assert len(accorder(logements=50, date="01/01/2026").actes) == 3


def test_aids_of_one_trunk_draw_on_one_envelope(accorder: Accorder) -> None:
    accorder(aide="lot.rural", logements=None, montant=600_000)
    assert codes_de(lambda: accorder(aide="lot.urbain", logements=None, montant="400 000,01 €")) == ["R401"]
    assert len(accorder(aide="lot.urbain", logements=None, montant=400_000).actes) == 2


@pytest.mark.parametrize(("jour", "passe"), [("09/02/2028", False), ("10/02/2028", True)])
def test_rolling_months_end_on_their_anniversary(accorder: Accorder, jour: str, passe: bool) -> None:  # noqa: FBT001
    accorder(**ETUDE)
    if passe:
        assert len(accorder(**ETUDE, date=jour).actes) == 2
    else:
        assert codes_de(lambda: accorder(**ETUDE, date=jour)) == ["R401"]


def test_a_decision_dated_before_others_leaves_none_of_them_short(accorder: Accorder) -> None:
    """Recorded late, it stands before the others: over its own months, they still find what they received."""
    accorder(**ETUDE, date="01/06/2025")
    assert codes_de(lambda: accorder(**ETUDE, date="02/06/2022")) == ["R401"]
    assert len(accorder(**ETUDE, date="01/06/2022").actes) == 2


def test_one_account_by_beneficiary_whatever_the_spelling(accorder: Accorder) -> None:
    accorder(**ETUDE)
    assert len(accorder(**ETUDE | {"bénéficiaire": "Autre office"}).actes) == 2
    assert codes_de(lambda: accorder(**ETUDE | {"bénéficiaire": "OFFICE de  l’habitat"})) == ["R401"]


def test_a_new_beneficiary_whose_name_is_nearly_another_s_is_told(accorder: Accorder) -> None:
    assert accorder(**ETUDE).homonymes(1) == ()
    assert accorder(**ETUDE | {"bénéficiaire": "Commune de Cahors"}).homonymes(2) == ()
    assert accorder(**ETUDE | {"bénéficiaire": "OFFICE de  l’habitat", "montant": 0}).homonymes(3) == ()
    (doute,) = accorder(**ETUDE | {"bénéficiaire": "Office de l'habitas"}).homonymes(4)
    assert (doute.code, "« Office de l'habitat »" in doute.message) == ("R405", True)


def test_each_version_has_its_own_limit(accorder: Accorder) -> None:
    change: dict[str, object] = {"aide": "lot.change", "logements": None}
    accorder(**change, montant=10_000, date="30/06/2024")
    assert codes_de(lambda: accorder(**change, montant=1, date="30/06/2024")) == ["R401"]
    accorder(**change, montant=10_000, date="01/07/2024")
    assert codes_de(lambda: accorder(**change, montant=1, date="01/07/2024")) == ["R401"]


def test_a_decision_after_the_last_version_is_held_by_every_version(accorder: Accorder) -> None:
    """The dossier was filed in time; the stricter limit refuses."""
    change: dict[str, object] = {"aide": "lot.change", "logements": None, "date": "15/01/2026"}
    assert codes_de(lambda: accorder(**change, montant=10_001)) == ["R401"]
    assert len(accorder(**change, montant=10_000).actes) == 1


def test_what_the_register_does_not_tell_is_not_taken_for_nothing(chemin: Path, accorder: Accorder) -> None:
    """The first decision was recorded under rules that did not count dwellings."""
    acces.inscrire(chemin, lambda _: ancien())
    with pytest.raises(EnveloppeInsuffisante, match="la décision 1 ne dit pas tout ce qu'elle prend"):
        accorder(logements=1)
    assert codes_de(lambda: accorder(logements=1)) == ["R402"]
    suite = accorder(logements=1, options={"en_depassement": True})
    assert suite.actes[-1].depassement == ("lot.plai.w1",)  # type: ignore[union-attr]
    suite.modifier(RECUEIL, 1, {"date": "11/02/2025", "logements": 40})
    assert len(accorder(logements=9).actes) == 4
    assert codes_de(lambda: accorder(logements=1)) == ["R401"]


def ancien() -> Accord:
    return Accord(empreinte=ORIGINE, numero=1, decision=1, date=date(2025, 1, 1), aide="lot.plai", montant="3.00")


# ----------------------------------------------------------------------------------------------------------- amendments
def test_an_amendment_keeps_what_it_does_not_say_and_its_place(accorder: Accorder) -> None:
    accorder(logements=30, bénéficiaire="Office")
    suite = accorder(logements=10).modifier(RECUEIL, 1, {"date": "01/03/2025", "montant": "100 000 €"})
    assert suite.suivis[1].decision == Decision(
        date(2025, 2, 10), 1, "lot.plai", Fraction(100_000), {"logement": Fraction(30)}, "Office"
    )


@pytest.mark.parametrize(
    ("decision", "champs", "code"),
    [
        (3, {"montant": 3}, "R301"),
        (0, {"montant": 3}, "R301"),
        (1, {}, "R304"),
        (1, {"montant": 150_000, "logements": 20}, "R304"),
        (1, {"montant": 3, "date": "09/02/2025"}, "R303"),
        (1, {"montant": 3, "date": None}, "R305"),
        (1, {"aide": "lot.rural"}, "D403"),
        (1, {"montant": "3,0015 €"}, "R309"),
    ],
)
def test_a_faulty_amendment_is_refused(trois: Registre, decision: int, champs: dict[str, object], code: str) -> None:
    acte = {nom: valeur for nom, valeur in ({"date": "01/04/2025"} | champs).items() if valeur is not None}
    assert codes_de(lambda: trois.modifier(RECUEIL, decision, acte)) == [code]


def test_an_amendment_of_the_day_of_its_decision_is_taken(trois: Registre) -> None:
    assert len(trois.modifier(RECUEIL, 1, {"date": "10/02/2025", "montant": 3}).actes) == 4


@pytest.mark.parametrize(("logements", "passe"), [(45, True), (46, False)])
def test_an_amendment_may_take_what_is_left_and_no_more(trois: Registre, logements: int, passe: bool) -> None:  # noqa: FBT001
    """Twenty and five are taken of the fifty: the first decision may go up to forty-five."""
    acte = {"date": "01/04/2025", "logements": logements}
    if passe:
        assert len(trois.modifier(RECUEIL, 1, acte).actes) == 4
    else:
        assert codes_de(lambda: trois.modifier(RECUEIL, 1, acte)) == ["R401"]
        suite = trois.modifier(RECUEIL, 1, acte, en_depassement=True)
        assert suite.actes[-1].depassement == ("lot.plai.w1",)  # type: ignore[union-attr]


def test_an_amendment_that_takes_less_is_never_refused(accorder: Accorder) -> None:
    """The envelope was knowingly passed: going back towards it needs no leave."""
    suite = accorder(logements=60, options={"en_depassement": True})
    assert len(suite.modifier(RECUEIL, 1, {"date": "01/03/2025", "logements": 55}).actes) == 2
    assert codes_de(lambda: suite.modifier(RECUEIL, 1, {"date": "01/03/2025", "logements": 56})) == ["R401"]


def test_a_decision_that_takes_nothing_is_never_refused(accorder: Accorder) -> None:
    accorder(logements=60, options={"en_depassement": True})
    assert accorder(logements=0).actes[-1].depassement == ()  # type: ignore[union-attr]


def test_another_beneficiary_is_another_account(accorder: Accorder) -> None:
    accorder(**ETUDE)
    suite = accorder(**ETUDE | {"bénéficiaire": "Commune"})
    assert codes_de(
        lambda: suite.modifier(RECUEIL, 2, {"date": "01/03/2025", "bénéficiaire": ETUDE["bénéficiaire"]})
    ) == ["R401"]
    apres = suite.modifier(RECUEIL, 2, {"date": "01/03/2025", "bénéficiaire": "Commune de Cahors"})
    assert apres.suivis[2].decision.beneficiaire == "Commune de Cahors"


# ---------------------------------------------------------------------------------------------------------- withdrawals
def test_a_withdrawn_decision_gives_back_what_it_took_and_changes_no_more(trois: Registre) -> None:
    suite = trois.retirer(1, {"date": "01/04/2025", "référence": "CP 2025-30"})
    assert [decision.rang for decision in suite.decisions] == [2]
    assert codes_de(lambda: suite.retirer(1, {"date": "01/04/2025"})) == ["R302"]
    assert codes_de(lambda: suite.modifier(RECUEIL, 1, {"date": "01/04/2025", "montant": 3})) == ["R302"]
    assert len(accorder_dans(suite.chemin, logements=45).actes) == 5


@pytest.mark.parametrize(
    ("decision", "acte", "code"),
    [
        (9, {"date": "01/04/2025"}, "R301"),
        (1, {"date": "09/02/2025"}, "R303"),
        (1, {}, "R305"),
        (1, {"date": "01/04/2025", "montant": 3}, "D403"),
        (1, {"date": "avril 2025"}, "D311"),
    ],
)
def test_a_faulty_withdrawal_is_refused(trois: Registre, decision: int, acte: dict[str, object], code: str) -> None:
    assert codes_de(lambda: trois.retirer(decision, acte)) == [code]


# ---------------------------------------------------------------------------------------------- rules that have changed
def test_a_decision_that_the_rules_do_not_know_is_said_kept_and_counted_nowhere(chemin: Path) -> None:
    disparue = msgspec.structs.replace(ancien(), aide="lot.plaid", quantites={"logement": "3"})
    autre = msgspec.structs.replace(ancien(), numero=2, decision=2, quantites={"maison": "3"})
    acces.inscrire(chemin, lambda _: disparue)
    acces.inscrire(chemin, lambda _: autre)
    lu = registre.ouvrir(chemin)
    assert [(une.code, une.gravite, une.span.ligne) for une in lu.etrangeres(RECUEIL)] == [
        ("R403", "avertissement", 2),
        ("R404", "avertissement", 3),
    ]
    assert "« lot.plai »" in lu.etrangeres(RECUEIL)[0].message
    assert [decision.aide for decision in lu.decisions] == ["lot.plaid", "lot.plai"]
    assert lu.soldes_de(RECUEIL, 1) == ()
    assert (
        len(lu.modifier(RECUEIL, 1, {"date": "01/03/2025", "montant": 1}).retirer(1, {"date": "01/03/2025"}).actes) == 4
    )


# ---------------------------------------------------------------------------------------------- the answer to a dossier
DOSSIER: dict[str, object] = {
    "bourg": True,
    "date_dépôt": "01/02/2025",
    "lots": {
        "complet": "oui",
        "liste": [{"logements": 12, "financement": "PLAI"}, {"logements": 7, "financement": "PLUS"}],
    },
}


def evaluer(aide: str, **champs: object) -> Reponse:
    dits = {nom: valeur for nom, valeur in (DOSSIER | champs).items() if valeur is not None}
    return reglo.evaluer(RECUEIL, dits, date="10/02/2025", aides=[aide])


def test_the_amount_and_the_counts_of_an_answer_are_those_of_the_act(accorder: Accorder) -> None:
    suite = accorder(montant=None, logements=None, options={"reponse": evaluer("lot.plai")})
    assert suite.decisions[0].montant == 60_000
    assert suite.decisions[0].quantites == {"logement": 12}


def test_each_envelope_takes_its_own_count_of_an_answer(accorder: Accorder) -> None:
    suite = accorder(aide="lot.double", montant=None, logements=None, options={"reponse": evaluer("lot.double")})
    assert suite.decisions[0].quantites == {"lot.double.w1": 12, "lot.double.w2": 7}


def test_what_is_told_prevails_over_the_answer(accorder: Accorder) -> None:
    suite = accorder(montant="50 000 €", logements=10, options={"reponse": evaluer("lot.plai")})
    assert suite.decisions[0].montant == 50_000
    assert suite.decisions[0].quantites == {"logement": 10}


@pytest.mark.parametrize(
    ("reponse", "raison"),
    [
        (evaluer("lot.plai", bourg=False), "l'aide est refusée"),
        (evaluer("lot.plai", bourg=None), "des réponses manquent. Il manque : « bourg structurant »."),
        (evaluer("lot.etudes"), "l'autorité n'a pas dit son appréciation. Il manque : « intérêt du projet »."),
        (evaluer("lot.plai", lots=[]), "son montant n'est pas connu. Il manque : « liste complète : lots »"),
        (evaluer("lot.change", date_dépôt="01/01/2026"), "l'aide n'est pas en vigueur"),
    ],
)
def test_a_dossier_that_settles_nothing_grants_nothing(accorder: Accorder, reponse: Reponse, raison: str) -> None:
    champs: dict[str, object] = {"aide": reponse.aides[0].id, "montant": None, "logements": None}
    with pytest.raises(ErreurReglo) as levee:
        accorder(**champs, options={"reponse": reponse})
    assert "R313" in str(levee.value)
    assert raison in str(levee.value)


def test_a_count_that_is_not_known_is_told_or_refused(accorder: Accorder) -> None:
    reponse = evaluer("lot.plai", lots={"complet": "oui", "liste": [{"logements": "10 à 12", "financement": "PLAI"}]})
    with pytest.raises(ErreurReglo, match=r"R313(.|\n)*ce que compte l'enveloppe lot.plai.w1"):
        accorder(logements=None, options={"reponse": reponse})
    assert len(accorder(logements=11, options={"reponse": reponse}).actes) == 1


def test_an_amount_too_long_to_be_written_is_refused(accorder: Accorder) -> None:
    reponse = evaluer("lot.plai", lots={"complet": "oui", "liste": [{"logements": 10**28, "financement": "PLAI"}]})
    champs: dict[str, object] = {"montant": None, "logements": None}
    assert codes_de(lambda: accorder(**champs, options={"reponse": reponse, "en_depassement": True})) == ["R314"]


def test_an_aid_that_was_not_evaluated_is_refused(accorder: Accorder) -> None:
    assert codes_de(lambda: accorder(options={"reponse": evaluer("lot.rural")})) == ["R312"]
