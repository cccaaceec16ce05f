"""What people and programs really type or paste: each is read as it looks, or refused at its place with its correction.

A value that is read here is the very amount that was typed; whatever could be two amounts is asked.
"""

import json
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction

import pytest

from reglo.diagnostics import Diagnostic
from reglo.outcome import codes
from reglo.outcome.dossier import Dossier, FaitChoix, FaitConnu, FaitDate, FaitNombre, FaitTexte, FaitVerite
from reglo.outcome.lecture_nombre_fautes import _REPRISES

Lire = Callable[..., tuple[Dossier | None, tuple[Diagnostic, ...]]]


def exact(valeur: Fraction | int) -> FaitNombre:
    return FaitNombre(Fraction(valeur), Fraction(valeur))


def jour(annee: int, mois: int, quantieme: int) -> FaitDate:
    return FaitDate(date(annee, mois, quantieme), date(annee, mois, quantieme))


BLANCS = "\t\v\f\u0085\u00a0\u1680\u2000\u2002\u2003\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
SANS_LARGEUR = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
LUES: list[tuple[str, str, FaitConnu]] = [
    *(("coût", f"5{blanc}000{blanc}€", exact(5_000)) for blanc in BLANCS),
    *(("coût", f"5{rien} 000 €", exact(5_000)) for rien in SANS_LARGEUR),
    ("coût", "5  000", exact(5_000)),
    ("coût", "5,0", exact(5)),
    ("coût", "1,5", exact(Fraction(3, 2))),
    ("coût", "1.500,00", exact(1_500)),
    ("coût", "1 500,00 €", exact(1_500)),
    ("coût", "010", exact(10)),
    ("coût", "5€", exact(5)),
    ("solde", "1,500", exact(Fraction(3, 2))),
    ("solde", "\u22125", exact(-5)),
    ("solde", "\u20115", exact(-5)),
    ("places", "20,0", exact(20)),
    ("places", "20 place", exact(20)),
    ("part", "15", exact(Fraction(15, 100))),
    ("part", "0,15 %", exact(Fraction(15, 10_000))),
    ("part", "1", exact(Fraction(1, 100))),
    ("part", "0", exact(0)),
    ("délai", "5ans", exact(60)),
    ("surface", "45m²", exact(45)),
    ("domotique", "OUI", FaitVerite(valeur=True)),
    ("domotique", "\u00a0Non\u00a0", FaitVerite(valeur=False)),
    ("régime", "HORS_LOI", FaitChoix(("hors_loi",))),
    ("régime", "hors\u200b_loi", FaitChoix(("hors_loi",))),
    ("régime", "n’en relève pas, ou plus", FaitChoix(("hors_loi",))),
    ("régime", "releve\u0300  de la\u00a0loi 2002\u20112", FaitChoix(("loi_2002_2",))),
    ("date_urbanisme", "29/02/2024", jour(2024, 2, 29)),
    ("date_urbanisme", "01/01/1000", jour(1000, 1, 1)),
    ("date_urbanisme", "31/12/9999", jour(9999, 12, 31)),
    ("date_urbanisme", "1\u00a0fe\u0301vrier\u202f2024", jour(2024, 2, 1)),
    ("services", "n’importe « quoi » – “ça”", FaitTexte("n’importe « quoi » – “ça”")),
]
REFUSEES = [
    # numbers: the correction is the same amount, or only shows the form
    ("coût", "5.", "D303", "5"),
    ("coût", ".5", "D303", "0,5"),
    ("coût", "+5", "D303", "5"),
    ("coût", "5,", "D303", "5"),
    ("coût", "1'500 €", "D303", "1 500 €"),
    ("coût", "1’500 €", "D303", "1 500 €"),
    ("coût", "1_000_000", "D303", "1 000 000"),
    ("coût", "\u201350", "D303", "-50"),
    ("coût", "“5 000 €”", "D303", "5 000 €"),
    ("coût", "« 5 000 € »", "D303", "5 000 €"),
    ("coût", "‘5’", "D303", "5"),
    ("coût", "5 000,- €", "D303", "5 000 €"),
    ("coût", "5 000.50 €", "D303", "5 000,50 €"),
    ("coût", "EUR 12", "D303", "12 €"),
    ("coût", "“€ 1'500.50”", "D303", "1 500,50 €"),
    ("coût", "12:30", "D303", "par exemple 20 € HT"),
    ("coût", "1/3", "D303", "par exemple 20 € HT"),
    ("coût", "50 00", "D303", "par exemple 20 € HT"),
    ("coût", "cinq", "D303", "par exemple 20 € HT"),
    ("coût", "oui", "D303", "par exemple 20 € HT"),
    ("coût", "Infinity", "D303", "par exemple 20 € HT"),
    ("coût", "1,500", "D304", "1 500 € HT ou 1,50 € HT"),
    ("coût", "1,500.00", "D304", "1 500 € HT ou 1,50 € HT"),
    ("coût", "12,345 à 15,000 €", "D304", "15 000 € HT ou 15 € HT"),
    ("places", "1,500", "D304", "1 500 places ou 1,5 place"),
    ("part", "0,15", "D304", "15 % ou 0,15 %"),
    ("coût", "0x10", "D306", "… € HT"),
    ("coût", "5²", "D306", "… € HT"),
    ("coût", "5 EUR", "D306", "5 € HT"),
    ("coût", "5 000 €.", "D306", "5 000 € HT"),
    ("coût", "1,5 M€", "D306", "1 500 000 € HT"),
    ("délai", "5 années", "D306", "5 ans"),
    ("délai", "1 an et 6 mois", "D306", "… mois"),
    ("délai", "20 jours", "D306", "… mois"),
    ("surface", "45 m2", "D306", "45 m² SH"),
    ("places", "20 placesss", "D306", "20 places"),
    ("places", "20 logements", "D306", "… places"),
    ("solde", "\u22125 €", "D306", "…"),
    # other writings of letters and figures
    ("coût", "５ ０００ €", "D208", "5 000 €"),
    ("coût", "٥", "D208", "5"),
    ("coût", "𝟓", "D208", "5"),
    ("domotique", "ＯＵＩ", "D208", "OUI"),
    ("régime", "h\u043ers_loi", "D208", "hors_loi"),
    ("dpe", "\u0410", "D208", "A"),
    ("date_urbanisme", "１/７/2024", "D208", "1/7/2024"),
    # what no one sees
    ("coût", "5\u202e 000", "D113", "5 000"),
    ("services", "a\u2066b\u2069", "D113", "ab"),
    ("services", "a\u200fb", "D113", "ab"),
    # yes, no, choices
    ("domotique", "on", "D313", "oui, ou non"),
    ("domotique", "Norway", "D313", "oui, ou non"),
    ("domotique", "no", "D313", "non"),
    ("régime", "« hors_loi »", "D314", "hors_loi"),
    ("régime", "tout", "D314", "par exemple loi_2002_2"),
    ("régime", "hors_loi;loi_2002_2", "D315", "hors_loi, loi_2002_2"),
    # dates
    ("date_urbanisme", "32/01/2024", "D312", "31/01/2024"),
    ("date_urbanisme", "29/02/2023", "D312", "28/02/2023"),
    ("date_urbanisme", "12/31/2024", "D312", "31/12/2024"),
    ("date_urbanisme", "2024-13-01", "D312", "13/01/2024"),
    ("date_urbanisme", "30 février 2024", "D312", "29/02/2024"),
    ("date_urbanisme", "00/00/0000", "D312", "par exemple 01/07/2025"),
    ("date_urbanisme", "01/01/0024", "D312", "01/01/2024"),
    ("date_urbanisme", "01/01/10000", "D311", "par exemple 01/07/2025"),
    ("date_urbanisme", "2024-01-01T00:00:00+02:00", "D311", "01/01/2024"),
    ("date_urbanisme", "01/02/2024 à 10h", "D311", "par exemple 01/07/2025"),
    ("date_urbanisme", "20240101", "D311", "par exemple 01/07/2025"),
    ("date_urbanisme", "45000", "D311", "par exemple 01/07/2025"),
]


def ecritures(nom: str, valeur: str) -> list[tuple[str, str]]:
    """The value as a text of each format."""
    cite = json.dumps(valeur, ensure_ascii=False)
    return [(f"{nom}: {cite}\n", ".yaml"), (f'{{"{nom}": {cite}}}', ".json"), (f'"{nom}" = {cite}\n', ".toml")]


def ids(lignes: Sequence[tuple[str, str, object]]) -> list[str]:
    return [f"{nom}: {valeur!a}" for nom, valeur, _ in lignes]


@pytest.mark.parametrize(("nom", "valeur", "attendu"), LUES, ids=ids(LUES))
def test_a_value_is_read_as_it_looks_in_every_format(lire: Lire, nom: str, valeur: str, attendu: FaitConnu) -> None:
    for texte, suffixe in ecritures(nom, valeur):
        dossier, remarques = lire(texte, suffixe)
        assert remarques == (), suffixe
        assert dossier is not None
        assert list(dossier.faits.values()) == [attendu], suffixe


@pytest.mark.parametrize(
    ("nom", "valeur", "code", "aide"), REFUSEES, ids=[f"{nom}: {valeur!a}" for nom, valeur, _, _ in REFUSEES]
)
def test_a_value_is_refused_at_its_place_in_every_format(
    lire: Lire, nom: str, valeur: str, code: str, aide: str
) -> None:
    for texte, suffixe in ecritures(nom, valeur):
        dossier, remarques = lire(texte, suffixe)
        assert dossier is None, suffixe
        assert [remarque.code for remarque in remarques] == [code], suffixe
        (remarque,) = remarques
        assert remarque.aide.replace("\u202f", " ").replace("\u00a0", " ") == aide, suffixe
        assert texte[remarque.span.debut : remarque.span.fin].strip("\"'\n") == valeur, suffixe
        assert (remarque.span.ligne, remarque.span.colonne) == (1, texte.index(valeur)), suffixe


def test_a_correction_of_a_hostile_value_is_read(lire: Lire) -> None:
    for nom, valeur, _, aide in REFUSEES:
        if aide.startswith(("par exemple", "…")) or " ou " in aide or aide in ("oui, ou non", "-50", "…"):
            continue
        assert lire(f"{nom}: '{aide}'\n")[0] is not None, (nom, valeur, aide)


def test_every_way_of_mending_a_number_is_used() -> None:
    for raison, changer in _REPRISES:
        assert any(changer(valeur) != valeur for _, valeur, code, _ in REFUSEES if code == "D303"), raison


# ---------------------------------------------------------------------------------------------------------- bare values
NUES = [
    ("coût: 1_000\n", ".yaml", "D303"),
    ("coût = 1_000\n", ".toml", exact(1_000)),
    ("coût = 1_000.50\n", ".toml", exact(Fraction(2_001, 2))),
    ("coût = 0x10\n", ".toml", exact(16)),
    ("coût = +5.0\n", ".toml", exact(5)),
    ('{"coût": 1500.00}', ".json", exact(1_500)),
    ('{"coût": 1.500}', ".json", "D304"),
    ('{"coût": 1e3}', ".json", exact(1_000)),
    ('{"coût": 1e400}', ".json", "D305"),
    ('{"coût": -1E-400}', ".json", "D305"),
    ('{"coût": 0.1}', ".json", exact(Fraction(1, 10))),
    ('{"coût": 0.30000000000000000001}', ".json", exact(Fraction("0.30000000000000000001"))),
    ('{"part": 0.15}', ".json", "D304"),
    ('{"places": 20.0}', ".json", exact(20)),
    ('{"domotique": 1}', ".json", "D313"),
    ('{"domotique": true}', ".json", FaitVerite(valeur=True)),
    ('{"domotique": "true"}', ".json", "D313"),
    ('{"coût": NaN}', ".json", "D303"),
    ('{"coût": Infinity}', ".json", "D303"),
    ("coût: .nan\n", ".yaml", "D303"),
    ("coût: .inf\n", ".yaml", "D303"),
    ("coût: 12:30\n", ".yaml", "D303"),
    ("coût: 0o17\n", ".yaml", "D306"),
    ("domotique: yes\n", ".yaml", "D313"),
    ("domotique: on\n", ".yaml", "D313"),
    ("domotique: True\n", ".yaml", FaitVerite(valeur=True)),
    ("date_urbanisme: 2024-01-01\n", ".yaml", jour(2024, 1, 1)),
    ("date_urbanisme = 2024-01-01\n", ".toml", jour(2024, 1, 1)),
    ("date_urbanisme = 2024-01-01T10:00:00Z\n", ".toml", "D311"),
    ("date_urbanisme = 10:00:00\n", ".toml", "D311"),
]


@pytest.mark.parametrize(("texte", "suffixe", "attendu"), NUES, ids=[f"{texte!a}" for texte, _, _ in NUES])
def test_a_bare_value_is_the_one_typed(lire: Lire, texte: str, suffixe: str, attendu: FaitConnu | str) -> None:
    dossier, remarques = lire(texte.replace("coût =", '"coût" ='), suffixe)
    if isinstance(attendu, str):
        assert dossier is None
        assert [remarque.code for remarque in remarques] == [attendu]
    else:
        assert remarques == ()
        assert dossier is not None
        assert list(dossier.faits.values()) == [attendu]


@pytest.mark.parametrize("vide", ["null", '""', '"  "', '"\u00a0"'])
def test_what_a_form_leaves_empty_is_without_answer_and_said_so(lire: Lire, vide: str) -> None:
    dossier, (remarque,) = lire(f'{{"coût": {vide}}}', ".json")
    assert dossier == Dossier()
    assert remarque.code == "D301"


# ---------------------------------------------------------------------------------------------------------------- names
@pytest.mark.parametrize(
    "nom",
    ["couˆt".replace("ˆ", "\u0302"), "COÛT", "cou\u0302t", "co\u200bût", "\ufeffcoût", "coût\u00a0", "co\u00adût"],
)
def test_a_name_is_the_one_it_looks_like(lire: Lire, nom: str) -> None:
    for texte, suffixe in ecritures(nom, "5 €"):
        dossier, remarques = lire(texte.replace(f"{nom}:", f'"{nom}":', 1), suffixe)
        assert remarques == (), suffixe
        assert dossier is not None
        assert dossier.faits == {"cout": exact(5)}


NOMS = [
    ('"pl\u0430ces": 3\n', "D208", "places"),
    ('"ｐｌａｃｅｓ": 3\n', "D208", "places"),
    ('"pla\u202eces": 3\n', "D113", "places"),
    ('"": 3\n', "D204", "places : 20"),
    ("~: 3\n", "D204", "places : 20"),
    ("<<: {places: 3}\n", "D207", ""),
    ("? {a: b}\n: 3\n", "D204", "places : 20"),
    ("places: 3\nplaces: 4\n", "D202", ""),
    ("places: 3\nPLACES: 4\n", "D202", ""),
    ("place: 3\n", "D201", ""),
    (f"{'a' * 900}: 3\n", "D201", ""),
]


@pytest.mark.parametrize(("texte", "code", "aide"), NOMS, ids=[f"{texte[:20]!a}" for texte, _, _ in NOMS])
def test_a_name_that_is_none_is_told(lire: Lire, texte: str, code: str, aide: str) -> None:
    dossier, remarques = lire(texte)
    assert dossier is None
    assert (remarques[0].code, remarques[0].aide) == (code, aide)


# ------------------------------------------------------------------------------------------------------ the file itself
CORPS = [
    ("places: 20\n", ".yaml"),
    ('{\n  "places": 20\n}\n', ".json"),
    ("places = 20\n", ".toml"),
]
HABITS: dict[str, Callable[[str], str]] = {
    "mark of order": lambda texte: f"\ufeff{texte}",
    "two marks of order": lambda texte: f"\ufeff\ufeff{texte}",
    "windows": lambda texte: texte.replace("\n", "\r\n"),
    "old mac": lambda texte: texte.replace("\n", "\r"),
    "no end": lambda texte: texte.rstrip("\n"),
    "blank lines": lambda texte: f"\n\n{texte}\n\n \n",
    "hard blanks": lambda texte: texte.replace(" ", "\u00a0") if "{" in texte else texte.replace(" ", " \u00a0"),
    "form feed": lambda texte: f"{texte}\f\n",
}


@pytest.mark.parametrize("habit", HABITS.values(), ids=HABITS)
@pytest.mark.parametrize(("texte", "suffixe"), CORPS, ids=[suffixe for _, suffixe in CORPS])
def test_the_dress_of_a_file_changes_nothing(lire: Lire, texte: str, suffixe: str, habit: Callable[[str], str]) -> None:
    assert lire(habit(texte), suffixe) == lire(texte, suffixe)


FICHIERS = [
    ("services: &a [*a]\n", ".yaml", "D109", (1, 11)),
    ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", ".yaml", "D109", (1, 4)),
    ("coût: !!python/object/apply:os.system ['x']\n", ".yaml", "D110", (1, 7)),
    ("coût: !!float 3\n", ".yaml", "D110", (1, 7)),
    ("%YAML 1.1\n---\nplaces: 3\n", ".yaml", None, None),
    ("--- {places: 3}\n--- {places: 4}\n", ".yaml", "D111", (2, 1)),
    ("lots:\n\t- logements: 3\n", ".yaml", "D108", (2, 1)),
    ("services: a\x00b\n", ".yaml", "D113", (1, 12)),
    ("services: a\x1bb\n", ".yaml", "D113", (1, 12)),
    ("services: a\ufffeb\n", ".yaml", "D113", (1, 12)),
    ('{"services": "a\x00b"}', ".json", "D113", (1, 16)),
    ('{"services": "a\tb"}', ".json", "D108", (1, 16)),
    ('{"services": "a\\u0000b"}', ".json", "D113", (1, 14)),
    ('{"services": "a\\ud83d"}', ".json", "D113", (1, 14)),
    ('{"\\ud83d": 3}', ".json", "D113", (1, 2)),
    ("{“places”: 3}", ".json", "D108", (1, 2)),
    ("{'places': 3}", ".json", "D108", (1, 2)),
    ('{"places": 3} // non', ".json", "D108", (1, 15)),
    ('{"places": 3,\n "places": 4}', ".json", "D202", (2, 2)),
    ('"services" = "a\x00b"\n', ".toml", "D113", (1, 16)),
    ("places = 3\nplaces = 4\n", ".toml", "D108", (2, 11)),
    ("", ".json", "D108", (1, 1)),
    ("null", ".json", "D107", (1, 1)),
    ("3", ".yaml", "D107", (1, 1)),
    ("- places: 3\n", ".yaml", "D107", (1, 1)),
    ("lots: {logements: 3}\n", ".yaml", "D403", (1, 8)),
    ("lots: 3\n", ".yaml", "D401", (1, 7)),
    ("plan: oui\n", ".yaml", "D401", (1, 7)),
    ("places: {a: 3}\n", ".yaml", "D302", (1, 9)),
    ("dates: [01/01/2025]\n", ".yaml", "D107", (1, 8)),
]


@pytest.mark.parametrize(
    ("texte", "suffixe", "code", "place"),
    FICHIERS,
    ids=[f"{suffixe}: {texte[:24]!a}" for texte, suffixe, _, _ in FICHIERS],
)
def test_a_hostile_file_is_told_where_it_is(
    lire: Lire, texte: str, suffixe: str, code: str | None, place: tuple[int, int] | None
) -> None:
    dossier, remarques = lire(texte, suffixe)
    assert (dossier is None) == (code is not None)
    if code is not None:
        assert remarques[0].code == code
        assert (remarques[0].span.ligne, remarques[0].span.colonne) == place
        json.dumps([remarque.message for remarque in remarques], ensure_ascii=False).encode("utf-8")


# --------------------------------------------------------------------------------------------------------------- limits
@pytest.mark.parametrize(
    ("debut", "un", "fin", "suffixe"),
    [
        ("dpe: [", "A,", "A]\n", ".yaml"),
        ('{"dpe": [', '"A",', '"A"]}', ".json"),
        ("dpe = [", '"A",', '"A"]\n', ".toml"),
    ],
    ids=[".yaml", ".json", ".toml"],
)
def test_a_dossier_holds_values_up_to_its_limit(lire: Lire, debut: str, un: str, fin: str, suffixe: str) -> None:
    """Two values are the dossier and the list; one is the last element."""
    de_trop = codes.NOEUDS_MAXIMAUX - 3
    assert lire(debut + un * de_trop + fin, suffixe)[1] == ()
    _, (remarque,) = lire(debut + un * (de_trop + 1) + fin, suffixe)
    assert remarque.code == "D112"


def test_a_value_is_read_up_to_its_length(lire: Lire) -> None:
    assert lire(f"dpe: '{' ' * (codes.LONGUEUR_MAXIMALE - 1)}A'\n")[1] == ()
    _, (remarque,) = lire(f"dpe: '{' ' * codes.LONGUEUR_MAXIMALE}A'\n")
    assert remarque.code == "D319"
    assert lire(f"services: {'a' * 100_000}\n")[1] == ()
    assert lire(f"pièces: {'a' * (codes.LONGUEUR_MAXIMALE + 1)}\n")[1][0].code == "D319"


def test_reading_stops_after_a_thousand_faults_and_says_so(lire: Lire) -> None:
    dossier, remarques = lire("".join(f"x{rang}: 1\n" for rang in range(codes.FAUTES_MAXIMALES + 50)))
    assert dossier is None
    assert len(remarques) == codes.FAUTES_MAXIMALES + 2
    assert remarques[-1].code == "D114"


@pytest.mark.parametrize(("niveaux", "attendu"), [(12, "D302"), (13, "D106")])
@pytest.mark.parametrize("suffixe", [".yaml", ".json", ".toml"])
def test_groups_are_read_up_to_twelve_levels(lire: Lire, suffixe: str, niveaux: int, attendu: str) -> None:
    coeur = "[" * niveaux + "]" * niveaux
    texte = {".yaml": f"places: {coeur}\n", ".json": f'{{"places": {coeur}}}', ".toml": f"places = {coeur}\n"}[suffixe]
    dossier, remarques = lire(texte, suffixe)
    assert dossier is None
    assert remarques[0].code == attendu


@pytest.mark.parametrize("noms", ["a" + ".a" * 13, '"a b"' + ".'c'" * 13, r'"\""' + '."é"' * 13])
def test_a_dotted_name_of_toml_is_read_up_to_twelve_levels(lire: Lire, noms: str) -> None:
    assert lire(f"{noms} = 1\n", ".toml")[1][0].code == "D106"
    assert lire(f"[{noms}]\n", ".toml")[1][0].code == "D106"
    assert lire(f"services = {{{noms} = 1}}\n", ".toml")[1][0].code == "D106"
    assert lire(f"services = '''\n{'a.' * 20}\n'''\n# {'a.' * 20}\n", ".toml")[1] == ()
