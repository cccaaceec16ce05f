"""The indexes: what the criteria say of one answer, and nothing more than they say."""

import pytest
from tests.publication.lecture_html import Lue
from tests.publication.test_pages import RECUEILS, publiees, recueil
from tests.verifications import juste

from reglo.chargement import charger
from reglo.publication import pages
from reglo.publication.fonds import Fonds
from reglo.publication.reperes.admissions import Admission, entrees
from reglo.publication.reperes.indexes import page_de

LECTURE = """
lecture essai.doute « Laquelle ? »
  a) large « large » retenue
  b) stricte « stricte »
  texte reglement, ligne 2 « l »
"""


def aide(nom: str, *criteres: str, beneficiaires: str = "", territoire: str = "") -> str:
    tete = f"aide {nom} « Aide {nom} »\n  financeur region\n  nature subvention\n  source reglement\n"
    tete += f"  territoire « {territoire} »\n" if territoire else ""
    tete += f"  bénéficiaires\n    {beneficiaires}  texte « b »\n" if beneficiaires else ""
    return tete + "".join(["  critères\n", *(f"    {un}\n" for un in criteres)] if criteres else []) + "\n"


AUTRE = aide("autre", "c1. zone est zone_a ou neuf  texte « c »", "c2. neuf  texte « c »")
"""An aid that reads the data of every test, so that they stand in the index."""


def dites(texte: str, donnee: str = "zone") -> dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Gives what the aid « un » says of each answer."""
    (entree,) = (une for une in entrees(juste(texte + AUTRE)) if une.donnee.nom == donnee)
    siennes: dict[str, Admission] = {
        reponse: une
        for rangee in entree.rangees
        for reponse in rangee.reponses
        for une in rangee.admissions
        if une.aide == "un"
    }
    return {nom: (une.issue, une.clauses, une.refusantes) for nom, une in siennes.items()}


def test_a_criterion_admits_what_it_asks_for_and_refuses_the_rest() -> None:
    lues = dites(aide("un", "c1. zone est parmi zone_a, zone_b  texte « c »"))
    assert lues == {
        "zone_a": ("admise", ("un.c1",), ()),
        "zone_b": ("admise", ("un.c1",), ()),
        "zone_c": ("refusee", ("un.c1",), ()),
    }


def test_an_exclusion_refuses_what_it_names_and_admits_nothing() -> None:
    lues = dites(aide("un", "c1. exclu si zone est zone_a  texte « c »"))
    assert lues["zone_a"] == ("refusee", ("un.c1",), ())
    assert lues["zone_b"] == ("libre", ("un.c1",), ())


def test_an_answer_that_another_could_save_is_not_refused() -> None:
    lues = dites(aide("un", "c1. zone est zone_a ou places au moins 3  texte « c »"))
    assert [lues[zone][0] for zone in ("zone_a", "zone_b")] == ["admise", "ouverte"]
    exceptees = dites(
        aide(
            "un",
            "c1. exclu si zone est zone_a  texte « c »",
            "c2. par exception à c1, reste admis si places au moins 3  texte « c »",
        )
    )
    assert exceptees["zone_a"] == ("ouverte", ("un.c1",), ())
    assert exceptees["zone_b"][0] == "libre"


def test_a_criterion_under_a_condition_settles_nothing_by_itself() -> None:
    lues = dites(aide("un", "c1. zone est zone_a si places au moins 3  texte « c »"))
    assert lues["zone_b"] == ("ouverte", ("un.c1",), ())


def test_a_criterion_whose_condition_the_answer_puts_aside_says_nothing_of_it() -> None:
    lues = dites(aide("un", "c1. places au moins 3 si zone est zone_a  texte « c »"))
    assert lues == {"zone_a": ("ouverte", ("un.c1",), ())}


def test_what_a_criterion_reads_through_a_definition_is_read() -> None:
    definition = "définition bonne_zone « bonne zone » si zone est zone_a\n  texte reglement, ligne 2 « bonne »\n"
    lues = dites(definition + aide("un", "c1. bonne_zone  texte « c »"))
    assert [lues[zone][0] for zone in ("zone_a", "zone_b")] == ["admise", "refusee"]


def test_a_criterion_in_force_for_a_time_refuses_only_for_that_time() -> None:
    lues = dites(aide("un", "c1. zone est zone_a  texte « c »", "    en vigueur du 01/01/2025 au 31/12/2025"))
    assert lues["zone_b"][0] == "ouverte"


def test_a_reading_that_is_not_retained_refuses_beside_what_is() -> None:
    texte = LECTURE + aide(
        "un",
        "c1. zone est parmi zone_a, zone_b\n        texte « c »\n        selon la lecture essai.doute option large",
        "c2. zone est zone_a\n        texte « c »\n        selon la lecture essai.doute option stricte",
    )
    lues = dites(texte)
    assert lues["zone_a"] == ("admise", ("un.c1",), ())
    assert lues["zone_b"] == ("admise", ("un.c1",), ("un.c2",))
    assert lues["zone_c"] == ("refusee", ("un.c1",), ())


def test_a_criterion_that_reads_the_day_of_the_evaluation_settles_nothing() -> None:
    lues = dites(aide("un", "c1. zone est zone_a et aujourd'hui avant le 31/12/2025  texte « c »"))
    assert {lue[0] for lue in lues.values()} == {"ouverte"}


def test_a_yes_or_no_is_read_from_both_sides() -> None:
    lues = dites(aide("un", "c1. exclu si neuf  texte « c »"), "neuf")
    assert {reponse: lue[0] for reponse, lue in lues.items()} == {"oui": "refusee", "non": "libre"}


def test_answers_of_which_every_aid_says_the_same_share_a_row() -> None:
    lu = juste(aide("un", "c1. zone est zone_a  texte « c »") + AUTRE)
    (entree,) = (une for une in entrees(lu) if une.donnee.nom == "zone")
    assert [rangee.reponses for rangee in entree.rangees] == [("zone_a",), ("zone_b", "zone_c")]


def test_a_datum_that_one_aid_alone_reads_is_no_entry() -> None:
    assert entrees(juste(aide("un", "c1. zone est zone_a  texte « c »"))) == ()
    page = pages(Fonds(*recueil(aide("un"))))["operations.md"]
    assert "Aucune réponse n’est lue ici par les critères de deux aides." in Lue(page).texte


# ----------------------------------------------------------------------------------------------------------- the pages
def _page_de(texte: str) -> str:
    lu = juste(texte)
    return next(page_de(lu, une) for une in entrees(lu) if une.donnee.nom == "zone")


def test_a_datum_stands_where_the_reglements_read_it() -> None:
    un, deux = (aide(nom, "c1. zone est zone_a  texte « c »") for nom in ("un", "deux"))
    assert _page_de(un + deux) == "operations.md"
    assert _page_de(un + aide("deux", beneficiaires="c1. zone est zone_a")) == "beneficiaires.md"
    assert _page_de(un + aide("deux", "c1. zone est zone_a  texte « c »", territoire="Zone_A")) == "territoires.md"


def test_an_index_tells_each_answer_with_its_clauses_and_where_each_aid_reads_it() -> None:
    texte = aide("un", "c1. zone est zone_a  texte « c »") + AUTRE
    page = pages(Fonds(*recueil(texte)))["operations.md"]
    lue = Lue(page)
    assert "aides/un.html#un.c1" in lue.liens
    assert "#zone" in lue.liens
    assert {"zone", "aide-un", "aide-autre.aide"} <= set(lue.ancres)
    for colonne in ("Admise par", "Refusée par", "Selon d’autres réponses"):
        assert colonne in lue.texte
    assert "Non refusée par" not in lue.texte


def test_the_aids_of_a_territory_stand_together_and_those_that_name_none_come_last() -> None:
    texte = aide("un", territoire="Gers") + aide("deux", territoire="Ariège") + aide("trois", territoire="Gers")
    page = pages(Fonds(*recueil(texte)))["territoires.md"]
    lu = Lue(page).texte
    assert lu.index("Ariège") < lu.index("Gers") < lu.index("Aucun territoire n’est dit")
    assert lu.count("Gers") == 1


@pytest.mark.parametrize("nom", RECUEILS)
def test_each_admission_leads_to_a_criterion_of_its_aid(nom: str) -> None:
    lu = charger(RECUEILS[nom]).rulebook
    assert lu is not None
    lues = entrees(lu)
    assert lues
    for entree in lues:
        page = Lue(publiees(nom)[page_de(lu, entree)])
        assert entree.donnee.nom in page.ancres
        for une in (une for rangee in entree.rangees for une in rangee.admissions):
            siens = {critere.id for critere in lu.aides[une.aide].versions[-1].criteres}
            assert une.clauses or une.refusantes
            assert {*une.clauses, *une.refusantes} <= siens


def test_the_real_rules_say_what_a_construction_opens_and_closes() -> None:
    lu = charger(RECUEILS["rules"]).rulebook
    assert lu is not None
    nature = next(une for une in entrees(lu) if une.donnee.nom == "nature_operation")
    construction = next(rangee for rangee in nature.rangees if "construction" in rangee.reponses)
    dites = {une.aide: une.issue for une in construction.admissions}
    assert dites["aude.hcs.loi_2002_2"] == "admise"
    assert dites["bdt.eco_pret"] == dites["feder.rehab"] == "refusee"
    assert "fsi" not in dites


def test_an_aid_and_a_datum_of_one_name_have_two_anchors() -> None:
    un, zone = (aide(nom, "c1. zone est zone_a  texte « c »") for nom in ("un", "zone"))
    for adresse, page in pages(Fonds(*recueil(un + zone))).items():
        ancres = Lue(page).ancres
        assert len(ancres) == len(set(ancres)), adresse
