"""What the grammar promises to whoever extends it: each promise is proved on the tables, not on samples."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from reglo.syntax import lalr, plan
from reglo.syntax.expected import NOMS, nommer
from reglo.syntax.fold import Texte, plier
from reglo.syntax.lexer import Lexer
from reglo.syntax.parse import analyser
from reglo.syntax.tables import Tables, construire, grammaire, tables
from reglo.syntax.tree import Jeton

IDENTITE = Path(__file__).parents[1] / "golden" / "identite.regle"
TABLES = tables()
LEXER = Lexer(TABLES)
NOMBRES = ("NOMBRE", "PCT", "DATE")
BLANCS = " \u00a0\u202f\u2009\u2007\u2002\t"


def types(texte: str) -> list[str]:
    return [lexeme.jeton.type for lexeme in LEXER.decouper(Texte(texte, "essai")).lexemes]


def peut_suivre(premier: str, second: str) -> bool:
    """Whether the second word may stand just after the first, in any piece."""
    return any(second in TABLES.etats[etat[premier]] for etat in TABLES.etats if etat.get(premier, -1) >= 0)


def test_the_grammar_is_lalr_without_conflict() -> None:
    neuves = construire(grammaire())
    assert len(neuves.etats) == len(TABLES.etats)
    assert set(neuves.regles) == set(TABLES.regles)


def test_no_two_keywords_fold_to_one_string() -> None:
    mots = [ecrit for ecrit in TABLES.ecrits.values() if ecrit[0].isalpha()]
    assert len({plier(mot).lower() for mot in mots}) == len(mots) == len(TABLES.mots)


def lectures_courtes() -> Iterator[tuple[str, str]]:
    """The phrases that could also be read as a shorter keyword followed by legal words."""
    for phrase, nom in TABLES.mots.items():
        for coupe in [m.start() for m in re.finditer(" ", phrase)]:
            prefixe = TABLES.mots.get(phrase[:coupe])
            if prefixe is None:
                continue
            suite = [prefixe, *types(phrase[coupe + 1 :])]
            if all(peut_suivre(*paire) for paire in pairwise(suite)):
                yield TABLES.ecrits[nom], TABLES.ecrits[prefixe]


def test_no_phrase_hides_another_reading() -> None:
    # A word that could be a name there is reserved (it reads as unknown), which is what makes these phrases safe.
    assert {phrase for phrase, _ in lectures_courtes()} == set()


@pytest.mark.parametrize("premier", NOMBRES)
@pytest.mark.parametrize("second", NOMBRES)
def test_two_numbers_never_touch(premier: str, second: str) -> None:
    assert not peut_suivre(premier, second)


@pytest.mark.parametrize("blanc", BLANCS)
def test_a_number_with_any_blank_is_one_number(blanc: str) -> None:
    assert types(f"10{blanc}000") == ["NOMBRE"]
    assert types(f"1{blanc}500{blanc}000,25{blanc}€") == ["NOMBRE", "UNITE"]
    assert types(f"0,5{blanc}%") == ["PCT"]


@pytest.mark.parametrize("phrase", sorted(TABLES.ecrits.values()))
def test_a_keyword_is_never_a_name(phrase: str) -> None:
    if phrase[0].isalpha():
        assert types(phrase) == types(plier(phrase))
        assert len(types(phrase)) == 1
        assert types(phrase) != ["NAME"]


def test_the_first_letter_of_a_keyword_may_be_a_capital_but_a_lone_capital_is_a_name() -> None:
    assert types("Critères") == types("critères")
    assert types("Au moins") == types("au moins")
    assert types("À partir du") == types("à partir du")
    assert types("A à B") == ["NAME", "à", "NAME"]
    assert types("CRITÈRES") == ["NAME"]


def test_the_end_of_a_phrase_is_reserved_where_a_name_could_stand() -> None:
    assert "proche" in TABLES.suites_reservees
    assert types("au plus proche") == ["au plus proche"]
    assert types("proche") == ["INCONNU"]


def test_every_word_has_a_french_name() -> None:
    for type_ in {type_ for etat in TABLES.etats for type_ in etat}:
        assert type_ == lalr.FIN or nommer(TABLES, type_)
    assert not {nom for nom in NOMS.values() if re.search(r"[A-Z]{2}", nom)}


def test_every_start_symbol_opens_a_piece() -> None:
    arbre, _ = analyser(IDENTITE.read_text(encoding="utf-8"), "identite.regle")
    assert {piece.depart for piece in arbre.pieces()} == set(plan.DEPARTS)


def elements(numeros: Iterable[int]) -> dict[tuple[str, str], set[str]]:
    """The words and rules that each alternative takes, repetitions left out."""
    trouves: dict[tuple[str, str], set[str]] = defaultdict(set)
    for regle in (TABLES.regles[numero] for numero in numeros):
        if not regle.eclatee:
            trouves[regle.origine, regle.nom] |= set(regle.elements)
    return trouves


def test_every_alternative_is_used_in_the_identity_file(monkeypatch: pytest.MonkeyPatch) -> None:
    vues: set[int] = set()
    reduire = lalr._reduire  # noqa: SLF001 - the one place that sees every reduction

    def noter(
        tables_: Tables, numero: int, pile: list[int], valeurs: list[lalr._Valeur], jetons: Sequence[Jeton]
    ) -> None:
        vues.add(numero)
        reduire(tables_, numero, pile, valeurs, jetons)

    monkeypatch.setattr(lalr, "_reduire", noter)
    _, diagnostics = analyser(IDENTITE.read_text(encoding="utf-8"), "identite.regle")
    assert diagnostics == ()
    # Lark writes out each combination of options: what must be seen is every element of every alternative.
    ecrits, lus = elements(range(len(TABLES.regles))), elements(vues)
    manquent = {alternative: manque for alternative, tous in ecrits.items() if (manque := tous - lus[alternative])}
    assert not manquent, "\n".join(map(str, manquent.items()))
