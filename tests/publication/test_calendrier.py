"""The calendar: every date that the rules give, in its order, with its clause, and none from today."""

import re
from datetime import date

import pytest
from tests.publication.lecture_html import Lue
from tests.publication.test_pages import RECUEILS, publiees, recueil
from tests.verifications import juste

from reglo.chargement import charger
from reglo.model.clauses import Periode
from reglo.publication import pages
from reglo.publication.fonds import Fonds
from reglo.publication.reperes import frise
from reglo.publication.reperes.moments import dates, dates_ecrites, delais, dit_un_temps, validites
from reglo.source import NULLE_PART


def aide(corps: str = "", *, periode: str = "", nom: str = "un") -> str:
    tete = f"aide {nom} « Aide {nom} »\n  financeur region\n  nature subvention\n  source reglement\n"
    return tete + (f"  en vigueur {periode}\n" if periode else "") + corps + "\n"


def dites(texte: str) -> list[tuple[str, str, str]]:
    return [(une.jour.isoformat(), une.sens, une.cible.nom) for une in dates(juste(texte))]


def test_a_validity_has_its_first_and_its_last_day() -> None:
    assert dites(aide(periode="du 01/03/2025 au 31/12/2025")) == [
        ("2025-03-01", "debut", "aides/un.md"),
        ("2025-12-31", "fin", "aides/un.md"),
    ]
    assert dites(aide(periode="depuis le 01/03/2025")) == [("2025-03-01", "debut", "aides/un.md")]
    assert dites(aide()) == []


def test_two_versions_have_their_own_days() -> None:
    lu = juste(
        aide(periode="du 01/01/2025 au 30/06/2025").replace("« Aide un »", "« Aide un » version v1")
        + aide(periode="depuis le 01/07/2025").replace("« Aide un »", "« Aide un » version v2")
    )
    assert [(une.nom, une.cible.nom) for une in validites(lu)] == [
        ("Aide un (version v1)", "aides/un.v1.md"),
        ("Aide un (version v2)", "aides/un.md"),
    ]


def test_a_clause_in_force_for_a_time_is_told_with_its_own_days() -> None:
    corps = "  critères\n    c1. neuf\n        texte « n »\n        en vigueur du 01/02/2025 au 28/02/2025\n"
    assert dites(aide(corps)) == [("2025-02-01", "debut", "un.c1"), ("2025-02-28", "fin", "un.c1")]


def test_the_dates_that_a_criterion_or_a_definition_compares_are_told() -> None:
    corps = "  critères\n    c1. date_dépôt avant le 01/09/2026  texte « a »\n    c2. tardif  texte « t »\n"
    definition = (
        "définition tardif « dépôt tardif » si date_dépôt après le 01/05/2026\n  texte reglement, ligne 2 « t »\n"
    )
    assert dites(definition + aide(corps)) == [("2026-05-01", "jour", "tardif"), ("2026-09-01", "jour", "un.c1")]


def test_the_dates_of_a_table_are_told_row_by_row() -> None:
    corps = (
        "  tableau forfait « forfait », en €, selon date_dépôt\n    texte « f »\n"
        "    t1. moins de 01/01/2026 : 500 €\n    t2. 01/01/2026 et plus  : 600 €\n"
        "  montants\n    m1. forfait  texte « m »\n"
    )
    assert {jour for jour, *_ in dites(aide(corps))} == {"2026-01-01"}
    assert "un.t2" in {nom for *_, nom in dites(aide(corps))}


def test_a_date_that_a_mention_writes_is_told() -> None:
    assert dites(aide("  mentions\n    x1. « Reçu le 27 décembre 2017. »  texte « r »\n")) == [
        ("2017-12-27", "jour", "un.x1")
    ]


@pytest.mark.parametrize(
    ("texte", "attendues"),
    [
        ("Reçu le 1er janvier 2021, ou le 02/03/2022.", ["2021-01-01", "2022-03-02"]),
        ("les 13 mars, 30 avril et 12 juin 2025", ["2025-03-13", "2025-04-30", "2025-06-12"]),
        ("le 31 février 2025", []),
        ("en 2025, avant le 12 mars, la directive (UE) 2024/1275", []),
    ],
)
def test_only_a_whole_date_is_read_in_a_text(texte: str, attendues: list[str]) -> None:
    assert [jour.isoformat() for jour in dates_ecrites(texte)] == attendues


def test_delays_windows_and_durations_are_told_and_ages_are_not() -> None:
    corps = (
        "  critères\n    c1. délai de date_marché à date_dépôt au plus 3 mois  texte « d »\n"
        "    c2. durée_prêt au moins 5 ans  texte « d »\n"
        "  caractéristiques\n    q1. durée : 15 ans  texte « d »\n"
        "  versement\n    v1. le solde à « remise du dossier dans les six mois »  texte « d »\n"
        "  mentions\n    x1. « Le comité répond sans délai. »  texte « d »\n    x2. « Rien. »  texte « d »\n"
    )
    assert [cible.nom for cible in delais(juste(aide(corps)))] == ["un.c1", "un.q1", "un.v1", "un.x1"]


@pytest.mark.parametrize(
    ("texte", "dit"),
    [
        ("L'opération est de celles où 800 M€ sont investis en cinq ans dans la région.", False),
        ("800 M€ sont investis en cinq ans ; la convention vaut pour dix ans.", True),
        ("La demande est instruite en deux mois.", True),
        ("Le taux est de 800 €.", False),
    ],
)
def test_a_sum_spent_over_some_years_is_no_delay(texte: str, dit: bool) -> None:  # noqa: FBT001 - what is expected
    assert dit_un_temps(texte) is dit


def test_a_period_of_a_clause_is_named_by_its_sentence() -> None:
    corps = "  enveloppes\n    w1. 76 253 €\n        en vigueur en 2017\n        texte « t »\n"
    (une,) = validites(juste(aide(corps)))
    assert une.nom.replace("\u202f", " ").replace("\u00a0", " ").replace("’", "'") == (
        "Aide un. L'enveloppe est de 76 253 €"
    )


# ------------------------------------------------------------------------------------------------------------ the page
def test_the_page_is_in_the_order_of_the_calendar_and_each_date_leads_to_its_clause() -> None:
    corps = "  critères\n    c1. date_dépôt avant le 01/09/2025  texte « a »\n"
    page = pages(Fonds(*recueil(aide(corps, periode="du 01/03/2025 au 31/12/2025") + aide(nom="deux"))))[
        "calendrier.md"
    ]
    lue = Lue(page)
    tableau = lue.texte[lue.texte.index("ordre du calendrier", 200) :]
    assert tableau.index("1er mars 2025") < tableau.index("1er septembre 2025") < tableau.index("31 décembre 2025")
    assert "aides/un.html#un.c1" in lue.liens
    assert {"aide-un", "aide-deux"} <= set(lue.ancres)
    assert lue.texte.count("Le texte n’en dit rien") == 2


def test_a_sentence_that_names_several_dates_is_said_once_and_the_other_dates_lead_to_it() -> None:
    corps = "  mentions\n    x1. « Le comité se réunit les 13 mars et 30 avril 2025. »  texte « r »\n"
    lue = Lue(pages(Fonds(*recueil(aide(corps))))["calendrier.md"])
    assert lue.texte.count("Le comité se réunit") == 1
    assert "voir au 13 mars 2025" in lue.texte
    assert "#le-2025-03-13" in lue.liens
    assert {"le-2025-03-13", "le-2025-04-30"} <= set(lue.ancres)
    assert lue.liens.count("aides/un.html#un.x1") == 2


def test_without_any_date_the_page_says_so() -> None:
    lue = Lue(pages(Fonds(*recueil(aide())))["calendrier.md"])
    assert "Les règles ne nomment aucune date." in lue.texte
    assert "svg" not in lue.elements


@pytest.mark.parametrize("nom", RECUEILS)
def test_every_period_and_every_date_of_the_real_rules_is_on_the_page(nom: str) -> None:
    lu = charger(RECUEILS[nom]).rulebook
    assert lu is not None
    page = publiees(nom)["calendrier.md"]
    assert page.count('class="bout"') == sum(
        (une.periode.debut is None) + (une.periode.fin is None) for une in validites(lu)
    )
    jours = [une.jour for une in dates(lu)]
    assert jours == sorted(jours)
    for une in dates(lu):
        assert str(une.jour.year) in page


# --------------------------------------------------------------------------------------------------------- the frieze
def _barres(*periodes: tuple[date | None, date | None]) -> str:
    tracees = [frise.Barre("x", "#x", Periode(debut=d, fin=f, span=NULLE_PART)) for d, f in periodes]
    return frise.dessiner(tracees, "essai")


def _etendues(dessin: str) -> list[tuple[int, int]]:
    return [(int(x), int(largeur)) for x, largeur in re.findall(r'<rect x="(\d+)" y="\d+" width="(\d+)"', dessin)]


def test_a_bar_goes_from_its_first_day_to_its_last_one_on_the_scale_of_all() -> None:
    dessin = _barres((date(2024, 1, 1), date(2024, 12, 31)), (date(2025, 1, 1), date(2025, 12, 31)))
    (gauche, largeur), (suivante, _) = _etendues(dessin)
    assert gauche == 0
    assert suivante - largeur in (0, 1)
    assert frise.LARGEUR // 2 in range(suivante - 1, suivante + 2)


def test_an_open_end_is_an_arrow_at_the_edge() -> None:
    dessin = _barres((date(2024, 1, 1), None), (None, date(2024, 6, 30)))
    assert dessin.count("bout") == 2
    assert next(gauche + largeur for gauche, largeur in _etendues(dessin)) == frise.LARGEUR


def test_a_single_day_is_seen_and_a_long_time_names_few_years() -> None:
    dessin = _barres((date(2000, 5, 1), date(2000, 5, 1)), (date(1990, 1, 1), date(2040, 12, 31)))
    assert min(largeur for _, largeur in _etendues(dessin)) >= 2
    assert dessin.count("<text") <= 2 + 8


def test_without_a_date_there_is_no_frieze() -> None:
    assert _barres((None, None)) == _barres() == ""
