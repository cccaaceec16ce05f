"""Every way to write a value, by kind of datum: what it becomes, and what is refused with which sentence."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from reglo.diagnostics import Diagnostic
from reglo.outcome.dossier import (
    Dossier,
    FaitChoix,
    FaitConnu,
    FaitDate,
    FaitNombre,
    FaitTexte,
    FaitVerite,
    Neant,
)

Lire = Callable[..., tuple[Dossier | None, tuple[Diagnostic, ...]]]


def entre(bas: Fraction | int | None, haut: Fraction | int | None) -> FaitNombre:
    return FaitNombre(None if bas is None else Fraction(bas), None if haut is None else Fraction(haut))


def exact(valeur: Fraction | int) -> FaitNombre:
    return entre(valeur, valeur)


def jours(bas: date | None, haut: date | None) -> FaitDate:
    return FaitDate(bas, haut)


LUES: list[tuple[str, str, FaitConnu]] = [
    # counts: bare, with their unit, partial
    ("places", "20", exact(20)),
    ("places", '"20"', exact(20)),
    ("places", "20 places", exact(20)),
    ("places", "1 place", exact(1)),
    ("places", "10 à 15", entre(10, 15)),
    ("places", "de 10 à 15 places", entre(10, 15)),
    ("places", "DE 10 À 15", entre(10, 15)),
    ("places", "au moins 10", entre(10, 500)),
    ("places", "au plus 15", entre(1, 15)),
    # amounts: thousands by blanks of any kind or by dots, in a text
    ("coût", "10 000 €", exact(10_000)),
    ("coût", "10\u00a0000\u00a0€", exact(10_000)),
    ("coût", "10\u202f000 € HT", exact(10_000)),
    ("coût", '"10.000 €"', exact(10_000)),
    ("coût", '"10.000"', exact(10_000)),
    ("coût", "2 500,50 €HT", exact(Fraction(250_050, 100))),
    ("coût", "1.000.000", exact(1_000_000)),
    ("coût", "12.5", exact(Fraction(25, 2))),
    ("coût", "0.125", exact(Fraction(1, 8))),
    ("coût", "1e3", exact(1_000)),
    ("coût", "10 000 à 15 000 €", entre(10_000, 15_000)),
    ("coût", "10000", exact(10_000)),
    ("coût", "0012", exact(12)),
    # rates: a bare number is in percents
    ("part", "15 %", exact(Fraction(15, 100))),
    ("part", "15%", exact(Fraction(15, 100))),
    ("part", "15", exact(Fraction(15, 100))),
    ("part", "0,5 %", exact(Fraction(1, 200))),
    ("part", "10 à 15 %", entre(Fraction(1, 10), Fraction(15, 100))),
    # durations, areas, plain numbers
    ("délai", "5 ans", exact(60)),
    ("délai", "18 mois", exact(18)),
    ("délai", "18", exact(18)),
    ("délai", "1 an", exact(12)),
    ("délai", "18 mois à 5 ans", entre(18, 60)),
    ("surface", "45,5 m² SH", exact(Fraction(91, 2))),
    ("surface", "45 m²", exact(45)),
    ("solde", "-75", exact(-75)),
    ("solde", '"-75"', exact(-75)),
    ("solde", "\u221275", exact(-75)),
    ("solde", "au plus 3", entre(None, 3)),
    # yes or no
    ("domotique", "oui", FaitVerite(valeur=True)),
    ("domotique", '"Non"', FaitVerite(valeur=False)),
    ("domotique", "true", FaitVerite(valeur=True)),
    # choices: name, label (even with a comma in it), several, a stretch
    ("régime", "loi_2002_2", FaitChoix(("loi_2002_2",))),
    ("régime", "Relève de la loi 2002-2", FaitChoix(("loi_2002_2",))),
    ("régime", "n'en relève pas, ou plus", FaitChoix(("hors_loi",))),
    ("régime", "hors_loi, loi_2002_2", FaitChoix(("loi_2002_2", "hors_loi"))),
    ("régime", "[hors_loi]", FaitChoix(("hors_loi",))),
    ("dpe", "A à C", FaitChoix(("A", "B", "C"))),
    ("dpe", "b", FaitChoix(("B",))),
    ("dpe", "[A, F à G]", FaitChoix(("A", "F", "G"))),
    # dates
    ("date_urbanisme", "01/07/2025", jours(date(2025, 7, 1), date(2025, 7, 1))),
    ("date_urbanisme", "1er juillet 2025", jours(date(2025, 7, 1), date(2025, 7, 1))),
    ("date_urbanisme", "2025-07-01", jours(date(2025, 7, 1), date(2025, 7, 1))),
    ("date_urbanisme", "01/07/2025 à 31/07/2025", jours(date(2025, 7, 1), date(2025, 7, 31))),
    ("date_urbanisme", "du 01/07/2025 au 31/07/2025", jours(date(2025, 7, 1), date(2025, 7, 31))),
    ("date_urbanisme", "depuis le 01/07/2025", jours(date(2025, 7, 1), None)),
    ("date_urbanisme", "jusqu'au 01/07/2025", jours(None, date(2025, 7, 1))),
    ("date_urbanisme", "Neant", Neant()),
    # appreciations and texts
    ("implantation", "favorable", FaitChoix(("favorable",))),
    ("implantation", "Défavorable", FaitChoix(("defavorable",))),
    ("implantation", "de\u0301favorable", FaitChoix(("defavorable",))),
    ("implantation", "{avis: favorable, autorité: departement_aude}", FaitChoix(("favorable",))),
    ("services", "repas et veille", FaitTexte("repas et veille")),
    ("services", "12", FaitTexte("12")),
    ("services", "ame\u0301nagement", FaitTexte("aménagement")),
]


@pytest.mark.parametrize(("nom", "ecrit", "attendu"), LUES, ids=[f"{nom}: {ecrit}" for nom, ecrit, _ in LUES])
def test_a_value_is_read(lire: Lire, nom: str, ecrit: str, attendu: FaitConnu) -> None:
    dossier, remarques = lire(f"{nom}: {ecrit}\n")
    assert remarques == ()
    assert dossier is not None
    assert list(dossier.faits.values()) == [attendu]


REFUSEES = [
    ("coût", "10.000", "D304", '"10 000" ou "10"'),
    ("coût", "dix mille", "D303", ""),
    ("coût", '"2.5 €"', "D303", "2,5 €"),
    ("coût", "€ 12", "D303", "12 €"),
    ("coût", "NaN", "D303", ""),
    ("coût", ".inf", "D303", ""),
    ("coût", "0x1F", "D306", ""),
    ("coût", "1_000", "D303", ""),
    ("coût", "10 000.000", "D303", ""),
    ("coût", "1" + "0" * 400, "D305", ""),
    ("coût", "1e400", "D305", ""),
    ("coût", '"' + "9" * 1990 + ' €"', "D305", ""),
    ("coût", '"' + "9" * 2000 + ' €"', "D319", ""),
    ("coût", "10 000 € TTC", "D306", "… € HT"),
    ("coût", "10 k€", "D306", "10 000 € HT"),
    ("coût", "10 euros", "D306", "10 € HT"),
    ("coût", "15 %", "D306", ""),
    ("prix", "10 000 € HT", "D306", "… €"),
    ("surface", "45 m² SDP", "D306", "… m² SH"),
    ("places", "20 logements", "D306", "… places"),
    ("délai", "20 jours", "D306", ""),
    ("part", "75 pb", "D306", ""),
    ("solde", "15 %", "D306", ""),
    ("places", "2,5", "D307", "2 places ou 3 places"),
    ("places", "au moins 2,5", "D307", ""),
    ("places", "0", "D308", ""),
    ("places", "501", "D308", ""),
    ("places", "0 à 20", "D308", ""),
    ("coût", "-1", "D308", ""),
    ("places", "15 à 10", "D309", "10 places à 15 places"),
    ("date_urbanisme", "31/07/2025 à 01/07/2025", "D309", "01/07/2025 à 31/07/2025"),
    ("places", "entre 10 et 15", "D310", "10 à 15"),
    ("places", "10-15", "D310", "10 à 15"),
    ("places", "10 minimum", "D310", "au moins 10"),
    ("places", "\u2265 10", "D310", "au moins 10"),
    ("places", "moins de 10", "D310", "au plus 10"),
    ("places", "environ 10", "D310", "10 à 10"),
    ("date_urbanisme", "01/07/25", "D311", "01/07/2025"),
    ("date_urbanisme", "01.07.2025", "D311", "01/07/2025"),
    ("date_urbanisme", "07/2025", "D311", "01/07/2025 à 31/07/2025"),
    ("date_urbanisme", "2025", "D311", "01/01/2025 à 31/12/2025"),
    ("date_urbanisme", "demain", "D311", "par exemple 01/07/2025"),
    ("date_urbanisme", "32/01/2024", "D312", ""),
    ("date_urbanisme", "2024-02-30", "D312", ""),
    ("date_urbanisme", "31 avril 2024", "D312", ""),
    ("domotique", "yes", "D313", "oui"),
    ("domotique", '"true"', "D313", "oui"),
    ("domotique", "0", "D313", "non"),
    ("domotique", "peut-être", "D313", "oui, ou non"),
    ("régime", "loi-2002", "D314", "loi_2002_2"),
    ("régime", "loi_2002_2, autre", "D314", ""),
    ("dpe", "A ou B", "D315", "A, B"),
    ("dpe", "A / B", "D315", "A, B"),
    ("coût", "néant", "D316", ""),
    ("implantation", "néant", "D316", ""),
    ("implantation", "{avis: favorable, autorité: region_occitanie}", "D317", "departement_aude"),
    ("implantation", "{avis: favorable, date: hier}", "D403", ""),
    ("implantation", "{autorité: departement_aude}", "D302", ""),
    ("implantation", "oui", "D314", ""),
    ("coût", "[1, 2]", "D302", "par exemple 20"),
    ("domotique", "{a: b}", "D302", "oui, ou non"),
    ("régime", "[]", "D302", "par exemple loi_2002_2"),
    ("régime", "[[loi_2002_2]]", "D302", "par exemple loi_2002_2"),
    ("services", "[a]", "D302", ""),
]


@pytest.mark.parametrize(("nom", "ecrit", "code", "aide"), REFUSEES, ids=[f"{n}: {e[:20]}" for n, e, _, _ in REFUSEES])
def test_a_value_is_refused_with_its_correction(lire: Lire, nom: str, ecrit: str, code: str, aide: str) -> None:
    dossier, remarques = lire(f"{nom}: {ecrit}\n")
    assert dossier is None
    assert [remarque.code for remarque in remarques] == [code]
    remarque = remarques[0]
    assert remarque.span.ligne == 1
    assert remarque.message.endswith((".", "?"))
    assert "{" not in remarque.message
    if aide:
        assert remarque.aide.replace("\u202f", " ").replace("\u00a0", " ") == aide


def test_two_faults_of_one_value_are_both_named(lire: Lire) -> None:
    _, remarques = lire("implantation: {avis: bof, autorité: region_occitanie}\n")
    assert sorted(remarque.code for remarque in remarques) == ["D314", "D317"]


def test_a_correction_offered_for_a_value_is_accepted(lire: Lire) -> None:
    """What « À écrire » proposes reads without a remark, wherever it is one value."""
    for nom, ecrit, _, _ in REFUSEES:
        _, remarques = lire(f"{nom}: {ecrit}\n")
        correction = "" if ecrit.startswith("{") else remarques[0].aide
        exacte = not correction.startswith(("par exemple", "…")) and " ou " not in correction
        if not correction or not exacte or len(correction) > 40:
            continue
        dossier, suites = lire(f"{nom}: '{correction}'\n")
        assert dossier is not None, (nom, ecrit, correction, suites)
