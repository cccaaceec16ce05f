"""What a reading touches: itself, what is computed from it, the clauses that it excepts; never less than that."""

from typing import Any

from tests.evaluation.modeles import (
    aide,
    compare,
    critere,
    donnee,
    etape,
    fois,
    ligne_assiette,
    montant,
    oui,
    plafond,
    recueil,
    version,
)

from reglo.evaluation.reference.effets import effets
from reglo.model import clauses as c
from reglo.model import expressions as e
from reglo.model import rulebook as m
from reglo.source import NULLE_PART as ICI

ASSIETTE = e.Assiette(span=ICI)
DONNEES = [donnee("cout", "nombre"), donnee("neuf", "booleen")]


def selon(option: str = "x") -> tuple[c.ChoixLecture, ...]:
    return (c.ChoixLecture(lecture="l", option=option, span=ICI),)


def touchees(**sections: Any) -> set[str] | None:  # noqa: ANN401 - any field of a version
    """The clauses that the reading `l` touches, None for all of them."""
    regles = recueil([aide(**sections)], DONNEES)
    trouvees = effets(regles).touchees("l", regles.aides["a"].versions[0])
    return None if trouvees is None else set(trouvees)


def test_a_criterion_touches_itself_alone() -> None:
    criteres = (critere("c1", oui("neuf"), lectures=selon()), critere("c2", oui("neuf")))
    assert touchees(criteres=criteres, montants=(montant("m1", 1),)) == {"a.c1"}


def test_an_exception_touches_the_clauses_that_it_excepts() -> None:
    criteres = (
        critere("c1", oui("neuf"), "exclut"),
        critere("c2", oui("neuf"), "admet", exception_a="c1"),
        critere("c3", oui("neuf"), "reexclut", exception_a="c2", lectures=selon()),
        critere("c4", oui("neuf")),
    )
    assert touchees(criteres=criteres) == {"a.c1", "a.c2", "a.c3"}


def test_the_assiette_touches_what_reads_it() -> None:
    lignes = (ligne_assiette("a1", "compter", "cout", lectures=selon()),)
    montants = (montant("m1", fois(ASSIETTE, 2)), montant("m2", 1))
    criteres = (critere("c1", compare(ASSIETTE, ">", 1)), critere("c2", oui("neuf")))
    assert touchees(assiette=lignes, montants=montants, criteres=criteres) == {"a.a1", "a.m1", "a.c1"}


def test_a_step_touches_the_criteria_that_read_the_amount() -> None:
    theorique = e.MontantTheorique(span=ICI)
    etapes = (etape("e1", "somme", "m1"), etape("e2", "plafond", valeur=10, lectures=selon()))
    criteres = (critere("c1", compare(theorique, ">", "cout")), critere("c2", oui("neuf")))
    assert touchees(montants=(montant("m1", 1),), etapes=etapes, criteres=criteres) == {"a.e2", "a.c1"}


def test_the_governing_date_touches_everything() -> None:
    datee = m.DateSelonLecture(choix=selon()[0], donnee="jour", span=ICI)
    assert touchees(criteres=(critere("c1", oui("neuf")),), dates_selon_lecture=(datee,)) is None


def test_versions_that_share_an_id_are_not_taken_for_one_another() -> None:
    une, autre = (
        version(criteres=(critere("c1", oui("neuf")),)),
        version(criteres=(critere("c1", oui("neuf"), lectures=selon()),)),
    )
    regles = recueil([aide("a", une, autre)], DONNEES)
    versions = regles.aides["a"].versions
    assert [effets(regles).touchees("l", x) for x in versions] == [frozenset(), frozenset({"a.c1"})]


def test_an_amount_of_another_aid_is_touched_by_whatever_clips() -> None:
    lit = aide("a", montants=(montant("m1", e.MontantAide(aide="b", span=ICI)),))
    ecrete = aide("d", plafonds=(plafond("p1", 10, ecrete="b", lectures=selon()),))
    regles = recueil([lit, aide("b"), ecrete, aide("e")], DONNEES)
    assert effets(regles).touche("l", "a")
    assert not effets(regles).touche("l", "e")
