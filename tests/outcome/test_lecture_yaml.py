"""The two readers of YAML, in C and in Python: where the quick one is asked, both read the same."""

import random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reglo.outcome.lecture_brute import Refus
from reglo.outcome.lecture_yaml import _DOUTEUX, lire_yaml

MORCEAUX = (
    *"abé01:,-[]{}\"'#&*`@ \n~.%",
    *("\r\n", "\r", "\n- ", "\n  ", ": ", "- ", "'x'", '"y"', "a: ", "b: 1\n", "...", "---", "\n---\n", "\u00a0"),
    *("k: v\n", '"\\u0041"', "l: [a, b]\n", "m: {n: o}\n", "p:\n  - q: r\n    s: t\n", "''", '""', "# c\n"),
    *("10 000 €", "01/07/2025"),
)
TEXTES = st.lists(st.sampled_from(MORCEAUX), max_size=14).map("".join)

sans_c = pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML est installé sans sa bibliothèque en C")


def evenements(texte: str, lecteur: type[yaml.BaseLoader] | type[yaml.CBaseLoader]) -> list[object] | None:
    """What a reader gives: each event with its words; None when it refuses."""
    try:
        return [
            (type(e).__name__, getattr(e, "value", None), getattr(e, "style", None) or None, getattr(e, "anchor", None))
            for e in yaml.parse(texte, Loader=lecteur)
        ]
    except yaml.YAMLError:
        return None


@sans_c
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(TEXTES)
def test_what_the_quick_reader_reads_the_slow_one_reads_too(texte: str) -> None:
    lu = evenements(texte, yaml.CBaseLoader)
    if lu is not None and not _DOUTEUX.search(texte):
        assert lu == evenements(texte, yaml.BaseLoader)


@sans_c
def test_a_text_is_read_alike_with_and_without_the_quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    hasard = random.Random(1)  # noqa: S311 - nothing secret is drawn
    textes = ["".join(hasard.choices(MORCEAUX, k=hasard.randrange(14))) for _ in range(600)]
    rapides = [lu(texte) for texte in textes]
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert rapides == [lu(texte) for texte in textes]
    assert sum(isinstance(un, str) for un in rapides) < len(rapides) * 9 // 10


def lu(texte: str) -> object:
    """The tree of a text, or what is said of it."""
    try:
        return lire_yaml(texte, "d.yaml")
    except Refus as refus:
        return str(refus.diagnostic)
