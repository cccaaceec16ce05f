"""What no règlement holds: texts beyond measure are refused in a sentence, quickly, and nothing is read in silence."""

import re
import time
from collections.abc import Callable

import pytest
from tests.verifications import lire

from reglo.diagnostics import rapport
from reglo.syntax import codes
from reglo.syntax.examples import Faute, fautes
from reglo.syntax.fold import plier
from reglo.syntax.format import formater
from reglo.syntax.parse import analyser

AIDE = (
    "langue reglo 1\naide essai « Essai »\n  financeur region\n  nature subvention\n  source reglement\n"
    "  critères\n    c1. "
)
FIN = "   texte « le critère »\n"


def codes_de(texte: str) -> list[str]:
    return [diagnostic.code for diagnostic in analyser(texte, "essai.regle")[1]]


# ------------------------------------------------------------------------------------------------------------ a word
@pytest.mark.parametrize(
    ("clause", "attendu"),
    [
        (f"coût au moins {'9' * 30} €", []),
        (f"coût au moins {'9' * 31} €", ["S106"]),
        (f"coût au moins 1{' 000' * 9} €", []),
        (f"coût au moins 1{' 000' * 10} €", ["S106"]),
        (f"coût au moins 0,{'9' * 30} €", ["S106"]),
        (f"coût au moins {'9' * 5_000} €", ["S107"]),
        (f"{'a' * 200} au moins 3", []),
        (f"{'a' * 201} au moins 3", ["S107"]),
        (f"coût au moins 3   texte ligne {'9' * 31} « le critère »", ["S106"]),
        (f"neuf   texte « {'9' * 5_000} {'a' * 5_000} »", []),
    ],
)
def test_a_word_and_a_number_have_a_length(clause: str, attendu: list[str]) -> None:
    assert codes_de(f"{AIDE}{clause}{'' if 'texte' in clause else FIN}\n") == attendu


def test_a_label_of_any_number_is_refused_without_being_computed() -> None:
    assert codes_de(f"{AIDE}neuf{FIN}    c{'9' * 5_000}. neuf{FIN}    - neuf{FIN}") == ["S107", "S308"]


# ---------------------------------------------------------------------------------------------------------- characters
@pytest.mark.parametrize("lettre", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\u202e", "\u2066", "\u200f", "\ufffe"])
@pytest.mark.parametrize("ecrit", ["c1{}. neuf", "ne{}uf", "neuf {}", "neuf #{} commentaire", "neuf texte « a{}b »"])
def test_what_no_one_sees_is_refused_where_it_stands(lettre: str, ecrit: str) -> None:
    texte = AIDE.removesuffix("c1. ") + ("" if ecrit.startswith("c1") else "c1. ") + ecrit.format(lettre) + "\n"
    diagnostics = [d for d in analyser(texte, "essai.regle")[1] if d.code == "S108"]
    assert [texte[d.span.debut : d.span.fin] for d in diagnostics] == [lettre]
    assert diagnostics[0].gravite == "erreur"
    assert "S108" in rapport(diagnostics, {"essai.regle": texte})


def test_one_invisible_character_calls_for_one_remark() -> None:
    assert codes_de(f"{AIDE}neuf \u202e{FIN}") == ["S108"]
    assert codes_de(AIDE + "neuf " + "\u202e" * 50 + FIN) == ["S108"]


@pytest.mark.parametrize(
    ("clause", "mot", "aide"),
    [
        ("pl\u0430ces au moins 3", "pl\u0430ces", "places"),
        ("\u0441oût au moins 3 €", "\u0441oût", "coût"),
        ("places au moins ２０", "２０", "20"),
        ("places au moins 2０", "2０", "20"),
        ("places au moins ٣", "٣", "3"),
        ("ｎｅｕｆ", "ｎｅｕｆ", "neuf"),
        ("béné\ufb01ciaire au moins 3", "béné\ufb01ciaire", "bénéficiaire"),
        ("日本 au moins 3", "日本", ""),
    ],
)
def test_a_letter_of_another_alphabet_is_named(clause: str, mot: str, aide: str) -> None:
    texte = f"{AIDE}{clause}{FIN}"
    (diagnostic,) = analyser(texte, "essai.regle")[1]
    assert (diagnostic.code, texte[diagnostic.span.debut : diagnostic.span.fin], diagnostic.aide) == ("S109", mot, aide)


BLANCS = "\t\v\f\u0085\u00a0\u1680\u2000\u2007\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
SANS_LARGEUR = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


@pytest.mark.parametrize("blanc", BLANCS, ids=ascii)
@pytest.mark.parametrize("ecrit", ["places au{}moins 3{}000{}places", "places{}{}au moins 3 000 places"])
def test_a_blank_of_any_kind_is_a_blank(blanc: str, ecrit: str) -> None:
    _memes(ecrit.replace("{}", blanc))


@pytest.mark.parametrize("rien", SANS_LARGEUR, ids=ascii)
@pytest.mark.parametrize("ecrit", ["pla{}ces a{}u moins 3 0{}00 places{}", "places au moins{} 3{} 000 pla{}ces"])
def test_a_mark_without_width_is_nothing(rien: str, ecrit: str) -> None:
    _memes(ecrit.replace("{}", rien))


def _memes(ecrit: str) -> None:
    """The clause reads as the plain one, without an error."""
    (modele, _), (lu, remarques) = (lire(f"{AIDE}{clause}{FIN}") for clause in ("places au moins 3 000 places", ecrit))
    assert [d.code for d in remarques if d.gravite == "erreur"] == []
    assert valeurs(lu) == valeurs(modele)


def valeurs(modele: object) -> list[str]:
    """The numbers that a rulebook compares."""
    critere = modele.aides["essai"].versions[0].criteres[0]  # type: ignore[attr-defined]
    return [str(critere.condition.droite.valeur), critere.condition.operateur]


@pytest.mark.parametrize("fin", ["\r\n", "\r"])
def test_ends_of_lines_change_nothing(fin: str) -> None:
    texte = f"{AIDE}neuf{FIN}    c2. coût au moins 3{FIN}"
    lus = [analyser(t, "essai.regle") for t in (texte, texte.replace("\n", fin), f"\ufeff{texte}")]
    assert len({tuple(d.code for d in diagnostics) for _, diagnostics in lus}) == 1
    assert len({tuple(j.texte for p in arbre.pieces() for j in p.jetons) for arbre, _ in lus}) == 1


# ------------------------------------------------------------------------------------------------------------ a phrase
@pytest.mark.parametrize(("niveaux", "attendu"), [(60, []), (250, ["S313"])])
@pytest.mark.parametrize("forme", ["{o}neuf{f}", "non ({o}neuf{f})", "{o}coût{f} au moins 3 €"])
def test_parentheses_within_parentheses_have_an_end(forme: str, niveaux: int, attendu: list[str]) -> None:
    clause = forme.format(o="(" * niveaux, f=")" * niveaux)
    assert codes_de(f"{AIDE}{clause}{FIN}") == attendu


@pytest.mark.parametrize(("termes", "attendu"), [(150, []), (250, ["S313"])])
def test_a_sum_has_an_end(termes: int, attendu: list[str]) -> None:
    assert codes_de(f"{AIDE}{' + '.join(['coût'] * termes)} au moins 3 €{FIN}") == attendu


def test_a_list_of_conditions_has_none() -> None:
    assert codes_de(f"{AIDE}{' et '.join(['neuf'] * 2_000)}{FIN}") == []


def test_a_phrase_has_a_number_of_words() -> None:
    noms = codes.MOTS_MAXIMAUX // 2 - 10
    assert codes_de(f"{AIDE}zone est parmi {', '.join(['zone_a'] * noms)}{FIN}") == []
    assert codes_de(f"{AIDE}zone est parmi {', '.join(['zone_a'] * (noms + 20))}{FIN}") == ["S312"]


def test_after_a_thousand_faults_they_are_no_longer_told() -> None:
    faux = "".join(f"    c{rang}. neuff auu moinss 3\n" for rang in range(2, 1_102))
    dits = codes_de(f"{AIDE}neuf{FIN}{faux}")
    assert len(dits) == codes.FAUTES_MAXIMALES + 1
    assert dits[-1] == "S314"


# ------------------------------------------------------------------------------------------------------------- growth
def _repeter(modele: str) -> Callable[[int], str]:
    return lambda taille: "".join(modele.replace("@", str(rang)) for rang in range(taille // len(modele) + 1))


_LONG, _VITE = 12_000, 0.25
_ESSAIS = 5
"""Times that a search may be measured: a machine that is busy for a while slows one, not all."""
FORMES: dict[str, Callable[[int], str]] = {
    "one word": lambda n: "a" * n,
    "digits": lambda n: AIDE + "9" * n,
    "pointed digits": lambda n: AIDE + "9." * (n // 2),
    "accents without letters": lambda n: "e" + "\u0301" * n,
    "no width": lambda n: "\u200b" * n,
    "controls": lambda n: "\x00 " * (n // 2),
    "blanks": lambda n: " " * n,
    "empty lines": lambda n: "\n" * n,
    "comments": lambda n: "#\n" * (n // 2),
    "opened quotes": lambda n: "«\n" * (n // 2),
    "opened curly quotes": lambda n: "“\n" * (n // 2),
    "straight quotes": lambda n: '"\n' * (n // 2),
    "quotes in quotes": lambda n: "« a « b » " * (n // 10),
    "parentheses": lambda n: AIDE + "(" * n,
    "closed parentheses": lambda n: AIDE + "(" * (n // 2) + "coût" + ")" * (n // 2),
    "signs": lambda n: AIDE + ":;,|" * (n // 4),
    "unknown signs": lambda n: "@ " * (n // 2),
    "a long list": lambda n: AIDE + "zone est parmi " + "A, " * (n // 3),
    "a long sum": lambda n: AIDE + "coût " + "+ coût " * (n // 7),
    "a long condition": lambda n: AIDE + "neuf et " * (n // 8),
    "a long fault": lambda n: AIDE + "neuf et " * (n // 8) + "auu moin",
    "a long quotation": lambda n: AIDE + "neuf texte « " + "a\n" * (n // 2),
    "labels": _repeter("    c@. neuf texte « t »\n"),
    "empty labels": _repeter("    c@.\n"),
    "labels in one line": _repeter("    c@. "),
    "bullets": _repeter("    - neuf\n"),
    "misspelled words": _repeter("    c@. neuff auu moinss 3\n"),
    "misspelled sections": _repeter("  critèress\n    c@. neuf\n"),
    "aids": _repeter("aide a@.x « A »\n"),
    "heads of line": _repeter("mot@ « x »\n"),
    "tables": _repeter("    t@. @ à moins de @ : 3 €\n"),
}


@pytest.mark.parametrize("forme", FORMES.values(), ids=FORMES)
def test_a_hostile_text_is_read_in_a_time_that_follows_its_length(forme: Callable[[int], str]) -> None:
    """Four times the text takes less than eight times as long: a square would take sixteen."""
    debut = "langue reglo 1\naide essai « Essai »\n  critères\n"
    petit, grand = (_duree(debut + forme(taille)) for taille in (10_000, 40_000))
    assert grand < max(8 * petit, 0.5)


def _duree(texte: str) -> float:
    depart = time.process_time()
    _, remarques = analyser(texte, "essai.regle")
    rapport(remarques, {"essai.regle": texte})
    formater(texte, "essai.regle")
    return time.process_time() - depart


@pytest.mark.parametrize("faute", fautes(), ids=lambda faute: faute.exemple.code)
def test_a_fault_is_looked_for_in_a_time_that_follows_the_length(faute: Faute) -> None:
    """Whatever is repeated between two words of its examples, and its examples themselves."""
    for exemple in map(plier, faute.exemple.exemples):
        for place in {0, *(mot.end() for mot in re.finditer(r"\w+|[^\w\s]", exemple))}:
            debut, fin = exemple[:place], exemple[place:]
            for repete in (" ", "1 ", ", ", debut, exemple):
                texte = debut + repete * (_LONG // max(1, len(repete)))
                durees = (_chercher(faute, (texte, texte + fin)) for _ in range(_ESSAIS))
                assert any(duree < _VITE for duree in durees), (debut, repete)


def _chercher(faute: Faute, essais: tuple[str, ...]) -> float:
    depart = time.process_time()
    for essai in essais:
        assert len(list(faute.motif.finditer(essai))) <= _LONG
    return time.process_time() - depart
