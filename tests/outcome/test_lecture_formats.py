"""YAML, JSON and TOML: the same content gives the same dossier, and each fault of a file is told in French, located."""

import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from tests.outcome.petit_recueil import RECUEIL

from reglo.diagnostics import Diagnostic, rapport
from reglo.outcome import codes
from reglo.outcome.dossier import Dossier
from reglo.outcome.lecture import lire_contenu, lire_dossier, sources_de

Lire = Callable[..., tuple[Dossier | None, tuple[Diagnostic, ...]]]

YAML = """\
places: 20
coût: 10 000 €
domotique: true
régime: loi_2002_2
dates:
  dépôt: 01/07/2025
lots:
  complet: oui
  liste:
    - {logements: 8, financement: PLAI}
    - logements: 4
"""
JSON = """{
  "places": 20, "coût": "10 000 €", "domotique": true, "régime": "loi_2002_2",
  "dates": {"dépôt": "2025-07-01"},
  "lots": {"complet": true, "liste": [{"logements": 8, "financement": "PLAI"}, {"logements": 4}]}
}"""
TOML = """\
places = 20
"coût" = "10 000 €"
domotique = true
"régime" = "loi_2002_2"
[dates]
"dépôt" = 2025-07-01
[lots]
complet = true
[[lots.liste]]
logements = 8
financement = "PLAI"
[[lots.liste]]
logements = 4
"""


def test_the_three_formats_give_one_dossier(lire: Lire) -> None:
    lus = [lire(texte, suffixe) for texte, suffixe in ((YAML, ".yaml"), (JSON, ".json"), (TOML, ".toml"))]
    assert all(remarques == () for _, remarques in lus)
    assert lus[0][0] is not None
    assert lus[0] == lus[1] == lus[2]


def test_plain_values_give_the_same_dossier(lire: Lire) -> None:
    assert lire_contenu(json.loads(JSON), RECUEIL) == lire(JSON, ".json")


@pytest.mark.parametrize(
    "texte", [YAML.replace("\n", "\r\n"), "\ufeff" + YAML, YAML + "\n\n", "---\n" + YAML + "...\n"]
)
def test_ends_of_lines_and_marks_of_order_change_nothing(lire: Lire, texte: str) -> None:
    assert lire(texte) == lire(YAML)


def test_blanks_of_any_kind_set_a_line_back(lire: Lire) -> None:
    assert lire(YAML.replace("  ", "\u00a0\u00a0")) == lire(YAML)


@pytest.mark.parametrize(("texte", "suffixe"), [("", ".yaml"), ("{}", ".json"), ("", ".toml"), ("# rien\n", ".yaml")])
def test_an_empty_dossier_is_a_dossier(lire: Lire, texte: str, suffixe: str) -> None:
    assert lire(texte, suffixe) == (Dossier(), ())


FAUTES = [
    # YAML
    ("places:\t20\n", ".yaml", "D108", 1),
    ("places: 20\n\tcoût: 3\n", ".yaml", "D108", 2),
    ("places: 20\n coût: 3\n", ".yaml", "D108", 2),
    ("places 20\ncoût: 3\n", ".yaml", "D108", 2),
    ("lots:\n  - logements: 3\n places: 2\n", ".yaml", "D108", 3),
    ("régime: [a, b\n", ".yaml", "D108", 2),
    ("lots: [{logements: 1]\n", ".yaml", "D108", 1),
    ('services: "a\n', ".yaml", "D108", 2),
    ("services: @a\n", ".yaml", "D108", 1),
    ("services: a\u0007\n", ".yaml", "D113", 1),
    ("services: &a repas\n", ".yaml", "D109", 1),
    ("coût: 3\nprix: *a\n", ".yaml", "D109", 2),
    ("coût: !!int 3\n", ".yaml", "D110", 1),
    ("coût: !python/object:os.system x\n", ".yaml", "D110", 1),
    ("places: 2\n---\nplaces: 3\n", ".yaml", "D111", 2),
    ("? [a, b]\n: 3\n", ".yaml", "D204", 1),
    ("- places\n", ".yaml", "D107", 1),
    ("bonjour\n", ".yaml", "D107", 1),
    ("<<: {places: 2}\n", ".yaml", "D207", 1),
    ("places: " + "[" * 14 + "]" * 14, ".yaml", "D106", 1),
    # JSON
    ('{"places": 20,}', ".json", "D108", 1),
    ('{"places": 20\n "coût": 3}', ".json", "D108", 2),
    ('{"places" 20}', ".json", "D108", 1),
    ('{"services": "a', ".json", "D108", 1),
    ('{"services": "a\nb"}', ".json", "D108", 1),
    ('{"services": "\\q"}', ".json", "D108", 1),
    ("{places: 20}", ".json", "D108", 1),
    ('{"places": }', ".json", "D108", 1),
    ("{} {}", ".json", "D108", 1),
    ("", ".json", "D108", 1),
    ("[1]", ".json", "D107", 1),
    ('{"coût": NaN}', ".json", "D303", 1),
    ('{"coût": -Infinity}', ".json", "D303", 1),
    ('{"places": 1, "places": 2}', ".json", "D202", 1),
    ('{"places": ' + "[" * 14 + "]" * 14 + "}", ".json", "D106", 1),
    ("[" * 100_000, ".json", "D106", 1),
    # TOML
    ("places = 20\nrégime = 'a'\n", ".toml", "D108", 2),
    ("places = 1\nplaces = 2\n", ".toml", "D108", 2),
    ("[lots]\n[lots]\n", ".toml", "D108", 2),
    ("lots = {complet = true, complet = false}\n", ".toml", "D108", 1),
    ("domotique = oui\n", ".toml", "D108", 1),
    ('services = "a\n', ".toml", "D108", 1),
    ('services = "\\q"\n', ".toml", "D108", 1),
    ("[lots\n", ".toml", "D108", 1),
    ("places = [1\n", ".toml", "D108", 1),
    ("prix = nan\n", ".toml", "D303", 1),
    ("places = 1\n\nprix = 10.000\n", ".toml", "D304", 3),
    ("prix = " + "9" * 5_000, ".toml", "D305", 1),
    ("prix = " + "9" * 400, ".toml", "D305", 1),
    ("places = " + "[" * 14 + "]" * 14, ".toml", "D106", 1),
]


@pytest.mark.parametrize(
    ("texte", "suffixe", "code", "ligne"), FAUTES, ids=[f"{s}: {t[:25]!r}" for t, s, _, _ in FAUTES]
)
def test_a_faulty_file_is_refused_where_it_is_faulty(
    lire: Lire, texte: str, suffixe: str, code: str, ligne: int
) -> None:
    dossier, remarques = lire(texte, suffixe)
    assert dossier is None
    assert [remarque.code for remarque in remarques] == [code]
    assert remarques[0].span.ligne == ligne
    assert remarques[0].span.colonne >= 1


def test_a_fault_shows_its_line(lire: Lire, tmp_path: Path) -> None:
    fichier = tmp_path / "dossier.json"
    _, remarques = lire('{"places": 20,\r\n "coût": "dix mille"}', ".json")
    assert '2 |  "coût": "dix mille"}' in rapport(remarques, sources_de(fichier))


def test_a_value_in_toml_is_found_on_its_line(lire: Lire) -> None:
    _, remarques = lire(TOML.replace("logements = 4", "logements = 4.5").replace("8", "0"), ".toml")
    assert [(remarque.code, remarque.span.ligne) for remarque in remarques] == [("D308", 10), ("D307", 13)]


# ------------------------------------------------------------------------------------------------------ the file itself
def test_a_missing_file_proposes_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "dossier.yaml").touch()
    dossier, (remarque,) = lire_dossier(tmp_path / "dosier.yaml", RECUEIL)
    assert (dossier, remarque.code) == (None, "D101")
    assert str(remarque.span) == str(tmp_path / "dosier.yaml")
    assert "dossier.yaml" in remarque.message


def test_a_folder_is_no_dossier(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    assert lire_dossier(tmp_path / "x.yaml", RECUEIL)[1][0].code == "D102"


def test_a_name_that_no_system_opens_is_refused() -> None:
    assert lire_dossier(Path("a\0.yaml"), RECUEIL)[1][0].code == "D102"


def test_another_format_is_refused(lire: Lire) -> None:
    assert lire("places;20", ".csv")[1][0].code == "D103"


def test_a_huge_file_is_refused(lire: Lire) -> None:
    assert lire("#" * (codes.TAILLE_MAXIMALE + 1))[1][0].code == "D104"
    assert lire("#" * codes.TAILLE_MAXIMALE) == (Dossier(), ())


def test_another_encoding_is_refused_where_it_shows(lire: Lire) -> None:
    _, (remarque,) = lire("places: 20\nservices: été\n".encode("cp1252"))
    assert (remarque.code, remarque.span.ligne, remarque.span.colonne) == ("D105", 2, 11)
    assert lire("places: 20".encode("utf-16"))[1][0].code == "D105"


# --------------------------------------------------------------------------------------------------------- plain values
@pytest.mark.parametrize(
    "valeur", [1.5, b"20", {1, 2}, object(), Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity"), float("nan")]
)
def test_an_inexact_value_of_a_program_is_refused(valeur: object) -> None:
    dossier, (remarque,) = lire_contenu({"prix": valeur}, RECUEIL)
    assert (dossier, remarque.code) == (None, "D318")


def test_a_name_of_a_program_is_a_word() -> None:
    assert lire_contenu({1: 2}, RECUEIL)[1][0].code == "D204"  # type: ignore[dict-item]


def test_values_of_a_program_that_are_too_deep_or_too_long_are_refused() -> None:
    boucle: list[object] = []
    boucle.append(boucle)
    assert lire_contenu({"lots": boucle}, RECUEIL)[1][0].code == "D106"
    for demesure in (10**4000, Decimal("1e999999999"), Decimal("1e-999999999"), Fraction(1, 10**4000)):
        assert lire_contenu({"prix": demesure}, RECUEIL)[1][0].code == "D305"


def test_a_fault_of_a_program_says_which_names_lead_to_it() -> None:
    _, (remarque,) = lire_contenu({"lots": [{"logements": 3}, {"logements": 0}]}, RECUEIL)
    assert str(remarque.span) == "dossier › lots › 2 › logements"
