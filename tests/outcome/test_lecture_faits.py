"""Names, lists, plan, register: what each part of a dossier becomes, what is refused; no fault hides another."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from reglo.diagnostics import Diagnostic
from reglo.outcome.dossier import Decision, Dossier, FaitChoix, FaitDate, FaitNombre, Liste, Neant

Lire = Callable[..., tuple[Dossier | None, tuple[Diagnostic, ...]]]


def exact(valeur: int) -> FaitNombre:
    return FaitNombre(Fraction(valeur), Fraction(valeur))


def lu(lire: Lire, texte: str) -> Dossier:
    """The dossier, which must read without a remark."""
    dossier, remarques = lire(texte)
    assert remarques == ()
    assert dossier is not None
    return dossier


def codes_de(lire: Lire, texte: str) -> list[str]:
    """The codes of what is said, in order."""
    return [remarque.code for remarque in lire(texte)[1]]


# -------------------------------------------------------------------------------------------------------------- names
@pytest.mark.parametrize("nom", ["régime", "regime", "RÉGIME", "re\u0301gime", "régime ", "'régime'"])
def test_a_name_is_read_without_accents_nor_capitals(lire: Lire, nom: str) -> None:
    assert lu(lire, f"{nom}: hors_loi\n").faits == {"regime": FaitChoix(("hors_loi",))}


def test_a_former_name_is_read_and_noted(lire: Lire) -> None:
    dossier, (remarque,) = lire("date_demande: 01/07/2025\n")
    assert dossier is not None
    assert list(dossier.faits) == ["date_depot"]
    assert (remarque.code, remarque.gravite, remarque.aide) == ("D203", "avertissement", "date_dépôt")


def test_a_datum_without_a_value_stays_unknown(lire: Lire) -> None:
    for vide in ("", "~", "null"):
        dossier, (remarque,) = lire(f"places: {vide}\n")
        assert dossier == Dossier()
        assert (remarque.code, remarque.gravite) == ("D301", "avertissement")


@pytest.mark.parametrize(
    ("texte", "code", "cite"),
    [
        ("place: 20", "D201", "« places »"),
        ("regim: a", "D201", "« régime »"),
        ("plan_financement: []", "D201", "« plan_de_financement »"),
        ("lots: [{logement: 3}]", "D201", "« logements »"),
        ("places: 20\nPlaces: 21", "D202", "« Places »"),
        ("date_dépôt: 01/07/2025\ndates: {dépôt: 01/07/2025}", "D202", "« date_dépôt »"),
        ("date_dépôt: 01/07/2025\ndate_demande: 01/07/2025", "D202", "« date_demande »"),
        ("lots: []\nlot: []", "D202", "« lot »"),
        ("plan: []\nplan_de_financement: []", "D202", "« plan_de_financement »"),
        ("lots: [{logements: 3, logements: 4}]", "D202", "« logements »"),
        ("logements: 3", "D205", "« lots »"),
        ("lots: [{places: 3}]", "D206", "une fois pour l'opération"),
        ("lots: [{année: 3}]", "D206", "pour chaque phase"),
        ("dates: 01/07/2025", "D107", "« dates »"),
        ("dates: {début: 01/07/2025}", "D201", "« début »"),
    ],
)
def test_a_name_out_of_place_is_told_with_the_right_one(lire: Lire, texte: str, code: str, cite: str) -> None:
    dossier, remarques = lire(texte)
    assert dossier is None
    assert code in [remarque.code for remarque in remarques]
    assert cite in next(remarque.message for remarque in remarques if remarque.code == code)


def test_every_fault_is_named(lire: Lire) -> None:
    texte = "inconnu: 1\nplaces: 0\nlots: [{logements: 2.5}, 3]\nregistre: [{date: 32/01/2024}]\ncoût: 10.000\n"
    assert codes_de(lire, texte) == ["D201", "D308", "D307", "D107", "D406", "D312", "D304"]


def test_a_dossier_with_an_error_is_not_given(lire: Lire) -> None:
    assert lire("places: 20\ninconnu: 1\n")[0] is None


# -------------------------------------------------------------------------------------------------------------- dates
def test_dates_are_read_by_role(lire: Lire) -> None:
    jour = date(2025, 7, 1)
    attendu = {"date_depot": FaitDate(jour, jour)}
    for nom in ("dépôt", "depot", "date_dépôt"):
        assert lu(lire, f"dates: {{{nom}: 01/07/2025}}\n").faits == attendu


# -------------------------------------------------------------------------------------------------------------- lists
@pytest.mark.parametrize(
    ("texte", "complete"),
    [
        ("lots: [{logements: 8}]", False),
        ("lot: [{logements: 8}]", False),
        ("Lots: {liste: [{logements: 8}]}", False),
        ("lots: {complet: oui, liste: [{logements: 8}]}", True),
        ("lots: {complète: true, liste: [{logements: 8}]}", True),
        ("lots: {complet: non, liste: [{logements: 8}]}", False),
    ],
)
def test_a_list_is_open_unless_it_says_otherwise(lire: Lire, texte: str, *, complete: bool) -> None:
    assert lu(lire, texte).listes == {"lot": Liste(({"logements": exact(8)},), complete)}


def test_a_complete_list_may_be_empty(lire: Lire) -> None:
    assert lu(lire, "lots: {complet: oui, liste: []}").listes == {"lot": Liste((), complete=True)}


@pytest.mark.parametrize(
    ("texte", "code"),
    [
        ("lots: 3", "D401"),
        ("lots: {liste: 3}", "D401"),
        ("lots: {complet: peut-être, liste: []}", "D402"),
        ("lots: {complet: [], liste: []}", "D402"),
        ("lots: {complets: oui, liste: []}", "D403"),
        ("lots: [8]", "D107"),
        ("pièces: {devis: oui}", "D401"),
        ("pièces: [[devis]]", "D302"),
        ("pièces: [photo]", "D404"),
        ("pièces: devi", "D404"),
        ("plan: [3]", "D107"),
        ("plan: [{financeurs: etat}]", "D403"),
        ("plan: [{financeur: etat}]", "D314"),
        ("plan: [{aide: aude.hcz}]", "D314"),
        ("plan: [{nature: don}]", "D314"),
        ("plan: [{état: refusé}]", "D314"),
        ("plan: [{montant: -3}]", "D308"),
        ("bénéficiaire: [a]", "D302"),
    ],
)
def test_a_faulty_list_is_refused(lire: Lire, texte: str, code: str) -> None:
    dossier, remarques = lire(texte)
    assert dossier is None
    assert [remarque.code for remarque in remarques] == [code]


def test_the_plan_is_the_list_of_its_lines(lire: Lire) -> None:
    texte = """\
plan_de_financement:
  complet: oui
  liste:
    - {financeur: region_occitanie, aide: aude.hcs, nature: prêt, montant: 10 000 €, état: accordé}
    - {financeur: Région Occitanie, nature: cession foncière, montant: au plus 5 000 €, état: demande}
"""
    dossier = lire(texte.replace("cession foncière", "cession_foncière"))[0]
    assert dossier is not None
    assert dossier.listes["ligne"] == Liste(
        (
            {
                "financeur_ligne": FaitChoix(("region_occitanie",)),
                "aide_ligne": FaitChoix(("aude.hcs",)),
                "nature_ligne": FaitChoix(("pret",)),
                "montant_ligne": exact(10_000),
                "etat_ligne": FaitChoix(("accorde",)),
            },
            {
                "financeur_ligne": FaitChoix(("region_occitanie",)),
                "nature_ligne": FaitChoix(("cession_fonciere",)),
                "montant_ligne": FaitNombre(Fraction(0), Fraction(5_000)),
                "etat_ligne": FaitChoix(("demande",)),
            },
        ),
        complete=True,
    )


def test_documents_are_read_by_name_or_label(lire: Lire) -> None:
    attendu = frozenset({"deliberation", "devis"})
    assert lu(lire, "pieces: [délibération, 'Devis descriptif, estimatif']").pieces == attendu
    assert lu(lire, "pièces_fournies: délibération, devis").pieces == attendu


def test_the_beneficiary_is_a_text(lire: Lire) -> None:
    assert lu(lire, "bénéficiaire: office public de l'habitat").beneficiaire == "office public de l'habitat"


# ----------------------------------------------------------------------------------------------------------- register
def test_the_register_is_read_in_order(lire: Lire) -> None:
    texte = """\
registre:
  - {date: 01/03/2025, aide: aude.hcs, montant: 10 000 €, logements: 8}
  - {date: 2025-03-01, rang: 7, aide: Aude.HCS, montant: 5, quantités: {logement: 4, places: 2 places}, bénéficiaire: X}
"""
    jour = date(2025, 3, 1)
    assert lu(lire, texte).registre == (
        Decision(jour, 1, "aude.hcs", Fraction(10_000), {"logement": Fraction(8)}),
        Decision(jour, 7, "aude.hcs", Fraction(5), {"logement": Fraction(4), "place": Fraction(2)}, "X"),
    )


def test_a_register_may_be_written_like_the_other_lists(lire: Lire) -> None:
    texte = """
registre:
  complet: oui
  liste:
    - {date: 01/03/2025, aide: aude.hcs, montant: 5 €, quantité: 20 logements}
"""
    decision = Decision(date(2025, 3, 1), 1, "aude.hcs", Fraction(5), {"logement": Fraction(20)})
    assert lu(lire, texte).registre == (decision,)


def test_an_empty_register_is_not_an_absent_one(lire: Lire) -> None:
    assert lu(lire, "registre: []").registre == ()
    assert lu(lire, "places: 3").registre is None


LIGNE = "date: 01/03/2025, aide: aude.hcs, montant: 10 €"


@pytest.mark.parametrize(
    ("ligne", "code"),
    [
        ("3", "D107"),
        ("{date: 01/03/2025}", "D406"),
        (f"{{{LIGNE}, ville: Foix}}", "D403"),
        (f"{{{LIGNE}, date: 02/03/2025}}", "D202"),
        (f"{{{LIGNE}, aide: aude.hcs}}", "D202"),
        (f"{{{LIGNE}, logements: 3, quantités: {{logement: 2}}}}", "D202"),
        (f"{{{LIGNE}, quantités: {{maisons: 2}}}}", "D407"),
        (f"{{{LIGNE}, quantités: 2}}", "D107"),
        (f"{{{LIGNE}, rang: 1 à 2}}", "D408"),
        (f"{{{LIGNE}, logements: au moins 2}}", "D408"),
        (f"{{{LIGNE}, rang: 1.5}}", "D307"),
        ("{date: 01/03/2025, aide: aude.hcz, montant: 10 €}", "D405"),
        ("{date: 01/03/2025, aide: [], montant: 10 €}", "D405"),
        ("{date: 32/03/2025, aide: aude.hcs, montant: 10 €}", "D312"),
        ("{date: 01/03/2025, aide: aude.hcs, montant: 10 € HT}", "D306"),
    ],
)
def test_a_faulty_decision_is_refused(lire: Lire, ligne: str, code: str) -> None:
    dossier, remarques = lire(f"registre: [{ligne}]\n")
    assert dossier is None
    assert [remarque.code for remarque in remarques] == [code]


@pytest.mark.parametrize(
    "registre",
    [
        f"{{complet: oui, liste: [{{{LIGNE}, quantité: 20 logements}}]}}",
        f"[{{{LIGNE}, quantités: 20 logements}}]",
        f"[{{{LIGNE}, logements: 20}}]",
        f"[{{{LIGNE}, quantités: {{logements: 20}}}}]",
    ],
)
def test_a_count_is_written_in_several_ways(lire: Lire, registre: str) -> None:
    (decision,) = lu(lire, f"registre: {registre}\n").registre or ()
    assert decision.quantites == {"logement": Fraction(20)}


def test_a_register_is_given_whole(lire: Lire) -> None:
    assert codes_de(lire, f"registre: {{complet: non, liste: [{{{LIGNE}}}]}}\n") == ["D409"]


def test_a_line_of_the_plan_may_be_of_no_aid(lire: Lire) -> None:
    dossier = lu(lire, "plan: [{aide: néant, montant: 3}]")
    assert dossier.listes["ligne"].elements[0]["aide_ligne"] == Neant()
