"""What the strategies really draw: each verdict and each construct often enough to be tested (`-s` prints it)."""

from collections import Counter
from collections.abc import Iterator

import pytest
from tests.agreement.tirer import repondre
from tests.strategies.dossiers import partiel
from tests.strategies.recueils import recueil
from tests.strategies.tirage import graine

from reglo.model import clauses, expressions
from reglo.model.rulebook import Rulebook
from reglo.outcome.reponse import Reponse

TIRAGES = 600
VERDICTS = ("eligible", "ineligible", "indetermine", "sur_appreciation", "non_couvert", "hors_vigueur")
TRAITS = (
    "trou",
    "majorant",
    "fourchette",
    "écrêtement",
    "exception",
    "solde",
    "lecture qui change",
    "respecte",
    "viole",
    "inconnu",
    "sans_objet",
    "couverte",
    "partielle",
    "epuisee",
    "inconnue",
    "a_fournir",
    "fournie",
)


def traits(reponse: Reponse) -> Iterator[str]:
    """Gives what an answer shows."""
    yield from (controle.etat for controle in reponse.controles)
    for aide in reponse.aides:
        yield from (f"verdict {aide.verdict}",)
        montant = aide.montant_theorique
        yield from ("trou",) * montant.vide + ("majorant",) * montant.majorant
        yield from ("fourchette",) * (montant.min != montant.max)
        yield from ("écrêtement",) * bool(aide.ecretements)
        yield from ("exception" for clause in aide.clauses if clause.etat == "exception")
        yield from ("solde" for tranche in aide.versement if tranche.part == "solde")
        yield from ("lecture qui change" for lecture in aide.lectures if lecture.change)
        yield from (attribution.etat for attribution in aide.attributions)
        yield from (piece.etat for piece in aide.pieces)


def noeuds(objet: object) -> Iterator[str]:
    """Gives the kinds of node that a rulebook holds."""
    if isinstance(objet, expressions.Node):
        yield type(objet).__name__
        yield from (nom for champ in objet.__struct_fields__ for nom in noeuds(getattr(objet, champ)))
    elif isinstance(objet, dict):
        yield from (nom for valeur in objet.values() for nom in noeuds(valeur))
    elif isinstance(objet, tuple):
        yield from (nom for valeur in objet for nom in noeuds(valeur))


def genres() -> set[str]:
    """Gives every kind of node of the model that an evaluator reads."""
    tous = [x for module in (expressions, clauses) for x in vars(module).values() if isinstance(x, type)]
    ecrits = {x.__name__ for x in tous if issubclass(x, expressions.Node)}
    return ecrits - {"Node", "Clause", "Citation", "Mention"}


@pytest.fixture(scope="module")
def releve() -> tuple[Counter[str], Counter[str], int]:
    """The verdicts, traits and nodes of many draws."""
    vus, presents, aides = Counter[str](), Counter[str](), 0
    for numero in range(TIRAGES):
        t = graine(10_000 + numero)
        drawn: Rulebook = recueil(t)
        reponse = repondre(drawn, partiel(t, drawn))
        vus.update(traits(reponse))
        presents.update(set(noeuds(drawn)))
        aides += len(reponse.aides)
    return vus, presents, aides


def test_every_verdict_is_drawn_often_enough(releve: tuple[Counter[str], Counter[str], int]) -> None:
    vus, _, aides = releve
    parts = {nom: 100 * vus[f"verdict {nom}"] // aides for nom in VERDICTS}
    print("\n".join(f"{part:3} %  {nom}" for nom, part in parts.items()))  # noqa: T201 - the table is for the reader
    assert [nom for nom, part in parts.items() if part < 3] == []


def test_every_trait_is_drawn(releve: tuple[Counter[str], Counter[str], int]) -> None:
    vus, _, _ = releve
    print("\n".join(f"{vus[nom]:5}  {nom}" for nom in TRAITS))  # noqa: T201 - as above
    assert [nom for nom in TRAITS if vus[nom] < 5] == []


def test_every_kind_of_node_is_drawn(releve: tuple[Counter[str], Counter[str], int]) -> None:
    _, presents, _ = releve
    assert sorted(nom for nom in genres() if presents[nom] < TIRAGES // 100) == []
