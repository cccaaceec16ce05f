"""Diagnostics: one record, printed for a reader and for a machine; names found in spite of slips."""

import json

from reglo.cli import sortie
from reglo.diagnostics import (
    Diagnostic,
    Fiche,
    a_une_erreur,
    en_objet,
    en_texte,
    extrait,
    proches,
    rapport,
    sans_accents,
    tries,
    vouliez_vous,
)
from reglo.source import NULLE_PART, Span

TEXTE = "langue reglo 1\naide x « x »\n\tcritères\r\n    c1. gain ≥ 3\n"
DEBUT = TEXTE.index("≥")
SPAN = Span("x.regle", DEBUT, DEBUT + 1, 4, 14)
FICHE = Fiche(code="S999", titre="Essai", message="« {mot} » ne se dit pas.", aide="au {suite}")


def diagnostic() -> Diagnostic:
    autre = Span("x.regle", 15, 19, 2, 1)
    return FICHE.diagnostic(SPAN, clause="x.c1", notes=((autre, "l'aide est ouverte ici"),), mot="≥", suite="moins")


def test_the_text_form() -> None:
    assert en_texte(diagnostic(), {"x.regle": TEXTE}).splitlines() == [
        "x.regle:4:14 : erreur S999",
        "  4 |     c1. gain ≥ 3",
        "    |              ^",
        "  clause x.c1",
        "  « ≥ » ne se dit pas.",
        "  x.regle:2:1 : l'aide est ouverte ici",
        "    2 | aide x « x »",
        "      | ^^^^",
        "  À écrire : au moins",
    ]


def test_the_machine_form_is_the_same_record() -> None:
    objet = json.loads(sortie.en_json(en_objet(diagnostic())))
    assert objet["code"] == "S999"
    assert objet["place"] == {"fichier": "x.regle", "debut": DEBUT, "fin": DEBUT + 1, "ligne": 4, "colonne": 14}
    assert objet["message"] == "« ≥ » ne se dit pas."
    assert objet["notes"][0]["message"] == "l'aide est ouverte ici"
    assert objet["aide"] == "au moins"


def test_the_caret_follows_tabs_and_combining_accents() -> None:
    texte = "\tcrite\u0300res ≥\n"
    debut = texte.index("≥")
    assert extrait(Span("x", debut, debut + 1, 1, debut + 1), {"x": texte}) == (
        "1 | \tcrite\u0300res ≥",
        "  | \t         ^",
    )


def test_a_file_that_is_not_at_hand_is_not_quoted() -> None:
    assert extrait(SPAN, {}) == ()
    assert extrait(NULLE_PART, {"": "x"}) == ()
    assert "S999" in en_texte(diagnostic(), {})


def test_the_end_of_a_file_can_be_shown() -> None:
    assert extrait(Span("x", 3, 3, 1, 4), {"x": "abc"}) == ("1 | abc", "  |    ^")


def test_diagnostics_come_in_the_order_of_the_text_without_repetition() -> None:
    plus_tot = FICHE.diagnostic(Span("x.regle", 0, 1, 1, 1), mot="a", suite="b")
    assert tries([diagnostic(), plus_tot, diagnostic()]) == (plus_tot, diagnostic())
    assert rapport([diagnostic(), plus_tot], {}).index("1:1") < rapport([diagnostic(), plus_tot], {}).index("4:14")


def test_a_warning_forbids_nothing() -> None:
    avertissement = Diagnostic(code="S1", gravite="avertissement", span=SPAN, message="m")
    assert not a_une_erreur([avertissement])
    assert a_une_erreur([avertissement, diagnostic()])


def test_names_are_found_in_spite_of_accents_capitals_and_slips() -> None:
    noms = ["énergie_positive", "logements_total", "coût_total"]
    assert proches("Energie_positve", noms)[0] == "énergie_positive"
    assert proches("cout_total", noms)[0] == "coût_total"
    assert proches("zzz", noms) == ()
    assert vouliez_vous("logement_total", noms) == "Vouliez-vous écrire « logements_total » ?"
    assert vouliez_vous("zzz", noms) == ""


def test_words_without_accents() -> None:
    assert sans_accents("Cœur Été") == "coeur ete"


def test_a_line_too_long_is_shown_around_its_fault() -> None:
    texte = "é" * 5_000 + "X" + "è" * 5_000
    ligne, caret = extrait(Span("x", 5_000, 5_001, 1, 5_001), {"x": texte})
    assert len(ligne) < 220
    assert ligne[caret.index("^")] == "X"
    assert extrait(Span("x", 0, 1, 1, 1), {"x": texte})[1].index("^") == 4


def test_a_fault_far_on_a_line_shows_that_the_line_is_cut() -> None:
    texte = "é" * 5_000
    for rang in (0, 150, 350, 4_700, 5_000):
        ligne, caret = extrait(Span("x", rang, rang + 1, 1, rang + 1), {"x": texte})
        assert len(ligne) < 220
        assert len(caret) <= len(ligne) + 1
        assert ("…é" in ligne, ligne.endswith("…")) == (rang > 100, rang < 4_900)


def test_a_report_writes_a_thousand_remarks_the_errors_first_and_counts_the_others() -> None:
    legeres = [
        Diagnostic(code="S1", gravite="avertissement", span=Span("x", i, i, 1, i), message="m") for i in range(1_500)
    ]
    grave = Diagnostic(code="S2", span=Span("x", 2_000, 2_000, 1, 2_000), message="m")
    ecrit = rapport([*legeres, grave], {})
    assert ecrit.count("avertissement S1") == 999
    assert "erreur S2" in ecrit
    assert ecrit.endswith("Et 501 autres remarques : corrigez d'abord celles-ci.")


def test_what_no_file_holds_has_no_place() -> None:
    assert en_texte(FICHE.diagnostic(NULLE_PART, mot="a", suite="b"), {}).splitlines()[0] == "erreur S999"
