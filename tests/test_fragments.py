"""The fragments prove the language on the 26 needs of the corpus: each row has its examples, of each kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reglo.cases.exemple import Attente, Exemple
from reglo.cases.lecture import lire_exemples
from reglo.syntax.parse import analyser

FRAGMENTS = Path(__file__).parent / "fragments" / "fragments.cas.regle"
LIGNES = range(1, 27)
REFUS = frozenset({"inéligible", "refus", "violé", "faux", "non_couvert", "hors_vigueur", "épuisée"})
INCONNUS = frozenset({"indéterminé", "inconnu", "inconnue", "sur_appréciation"})


def par_ligne() -> dict[int, list[Exemple]]:
    """Gives the examples of each row of the table of needs, by the number that begins their name."""
    arbre, diagnostics = analyser(FRAGMENTS.read_text(encoding="utf-8"), FRAGMENTS.name)
    assert diagnostics == ()
    rangees: dict[int, list[Exemple]] = {ligne: [] for ligne in LIGNES}
    for exemple in lire_exemples(arbre):
        numero, _, _ = exemple.nom.partition(" : ")
        assert numero.isdecimal(), f"« {exemple.nom} » ne commence pas par le numéro d'une ligne"
        rangees[int(numero)].append(exemple)
    return rangees


RANGEES = par_ligne()


def attentes(ligne: int) -> Iterator[Attente]:
    """Gives what the examples of a row expect."""
    for exemple in RANGEES[ligne]:
        for attendu in exemple.attendus:
            yield from attendu.attentes


@pytest.mark.parametrize("ligne", LIGNES)
def test_each_row_has_five_examples_that_expect_something(ligne: int) -> None:
    assert sum(bool(exemple.attendus) for exemple in RANGEES[ligne]) >= 5


@pytest.mark.parametrize("ligne", LIGNES)
def test_each_row_shows_a_refusal_and_what_is_not_known(ligne: int) -> None:
    vus = list(attentes(ligne))
    textes = {texte for attente in vus for texte in attente.resultat.textes}
    formes = {attente.resultat.forme for attente in vus}
    assert textes & REFUS or formes & {"refus", "non_couvert"} or any(attente.sujet == "refus" for attente in vus)
    assert textes & INCONNUS or formes & {"entre", "au_moins"}
