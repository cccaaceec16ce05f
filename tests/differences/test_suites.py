"""One rulebook cut in two: by a version of an aid, by a day; and what follows what."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.differences.recueils import AIDE, CAS, recueil
from tests.strategies.recueils import recueil as tirer
from tests.strategies.tirage import graine

from reglo.differences.bilan import Bilan
from reglo.differences.comparaison import comparer
from reglo.differences.recueil import Recueil
from reglo.differences.suites import journees, versions_comparees
from reglo.differences.temoins import Temoin
from reglo.differences.versions import au_jour, isoler, jours_de_changement, veille

TETE = "aide essai.aide « Aide à l'essai »"
VOCABULAIRE, CORPS = AIDE[: AIDE.index(TETE)], AIDE[AIDE.index(TETE) :]
V1 = CORPS.replace(TETE, f"{TETE} version v1").replace("  reprend", "  en vigueur en 2024\n  reprend")
V2 = CORPS.replace(TETE, f"{TETE} version v2").replace("  reprend", "  en vigueur depuis le 01/01/2025\n  reprend")


def deux(*changements: tuple[str, str], cas: str = CAS) -> Recueil:
    """An aid of two versions, some words of the second replaced."""
    v2 = V2
    for avant, apres in changements:
        assert v2.count(avant) == 1, avant
        v2 = v2.replace(avant, apres)
    return recueil(VOCABULAIRE + V1 + v2, cas=cas)


def comparees(*changements: tuple[str, str]) -> Bilan:
    (bilan,) = dict(versions_comparees(deux(*changements)))["essai.aide"]
    return bilan


# ---------------------------------------------------------------------------------------------------------- by version
def test_two_versions_that_say_the_same_have_no_change() -> None:
    assert comparees().changements == ()


def test_a_row_of_a_table_of_one_version_is_set_beside_that_of_the_other() -> None:
    lu = comparees(("t1. zone_a : 20 %", "t1. zone_a : 30 %"))
    assert [(un.genre, un.objet.nature, un.objet.id) for un in lu.changements] == [
        ("modification", "rang", "essai.aide.t1")
    ]
    (effet,) = lu.effets
    assert isinstance(effet, Temoin)
    assert effet.avant.split() != effet.apres.split()


def test_a_version_alone_is_in_force_whatever_the_day_and_reads_its_own_tables() -> None:
    present = deux()
    aide = present.rulebook.aides["essai.aide"]
    seule = isoler(present, aide, aide.versions[0], "v1")
    (version,) = seule.rulebook.aides["essai.aide"].versions
    assert (version.nom, version.periode) == ("", None)
    assert list(seule.rulebook.tableaux) == ["essai.aide.part"]
    assert "essai.aide.v1." not in repr(version)


# -------------------------------------------------------------------------------------------------------------- by day
def test_the_days_are_those_when_something_begins_and_the_days_after_something_ends() -> None:
    assert jours_de_changement(deux().rulebook) == (date(2024, 1, 1), date(2025, 1, 1), date(2026, 1, 1))


def test_each_day_tells_what_is_not_as_the_day_before() -> None:
    dits = {
        journee.jour: [(un.genre, un.objet.nature, un.objet.id) for un in journee.changements]
        for journee in journees(deux(("places au moins 10\n", "places au moins 12\n")))
    }
    assert dits == {
        date(2024, 1, 1): [
            ("ajout", "aide", "essai.aide"),
            ("ajout", "tronc", "essai.commun"),
            ("ajout", "valeur", "forfait.valeur"),
        ],
        date(2025, 1, 1): [
            ("modification", "version", ""),
            ("modification", "clause", "essai.aide.c1"),
            ("modification", "valeur", "forfait.valeur"),
        ],
        date(2026, 1, 1): [("retrait", "valeur", "forfait.valeur")],
    }


def test_a_document_is_there_from_the_day_of_its_adoption() -> None:
    texte = "document arrete « Arrêté » adopté le 03/02/2020\n" + AIDE
    present = recueil(texte)
    assert date(2020, 2, 3) in jours_de_changement(present.rulebook)
    assert "arrete" not in au_jour(present, date(2020, 2, 2)).rulebook.documents
    assert "arrete" in au_jour(present, date(2020, 2, 3)).rulebook.documents


@settings(deadline=None)
@given(st.integers(0, 10**9))
def test_between_two_days_of_change_nothing_changes(valeur: int) -> None:
    tire = Recueil(nom="tiré", rulebook=tirer(graine(valeur)))
    jours = jours_de_changement(tire.rulebook)
    for jour, suivant in pairwise((*jours, date(2999, 1, 1))):
        un, autre = au_jour(tire, jour), au_jour(tire, veille(suivant))
        assert comparer(un.rulebook, autre.rulebook) == ()
