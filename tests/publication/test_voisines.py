"""The aids beside an aid: those it names, those that name it, those that share its caps, its trunks, its families."""

import pytest
from tests.publication.lecture_html import Lue
from tests.publication.test_figures import serre, versions
from tests.publication.test_pages import RECUEILS, recueil

from reglo.chargement import charger
from reglo.publication import pages
from reglo.publication.fonds import Fonds
from reglo.publication.reperes.rapports import rapports

AIDES = """
tronc essai.commun « Règles communes »
  source reglement
  critères
    c9. places au moins 3  texte « trois places »
aide essai.une « La première aide »
  financeur region
  nature subvention
  famille habitat « aides à l'habitat »
  source reglement
  reprend essai.commun
  montants
    m1. 1 000 €  texte « le montant de l'aide »
  plafonds
    p1. le total des aides publiques n'excède pas 5 000 €  texte « dans la limite »
  non-cumul
    n1. exclut l'aide essai.deux  texte « ne se cumule pas »
aide essai.deux « La seconde aide »
  financeur region
  nature subvention
  famille habitat
  source reglement
  reprend essai.commun
  critères
    c1. l'aide essai.trois est accordée  texte « après la troisième »
  montants
    m1. 1 000 €  texte « le montant de l'aide »
aide essai.trois « La troisième aide »
  financeur region
  nature pret
  source reglement
  montants
    m1. 1 000 €  texte « le montant de l'aide »
aide essai.quatre « La quatrième aide »
  financeur region
  nature garantie
  source reglement
"""


def section(aide: str) -> tuple[str, list[str]]:
    """The text of the section of an aid, without blanks, and its links."""
    page = pages(Fonds(*recueil(AIDES)))[f"aides/{aide}.md"]
    lue = Lue(page.partition('<h2 id="les-autres-aides">')[2].partition("<h2")[0])
    return serre(lue.texte), lue.liens


def test_two_aids_tell_the_same_clause_each_from_its_side() -> None:
    une, liens = section("essai.une")
    assert serre("Ce que cette aide dit d'autres n1 L'aide ne se cumule pas avec l'aide « La seconde aide »") in une
    assert "#essai.une.n1" in liens
    deux, liens = section("essai.deux")
    assert serre("Ce que d'autres disent d'elle n1 L'aide ne se cumule pas avec l'aide « La seconde aide »") in deux
    assert "../aides/essai.une.html#essai.une.n1" in liens


def test_an_aid_whose_outcome_is_read_and_the_one_that_reads_it_lead_to_each_other() -> None:
    assert serre("La troisième aide") in section("essai.deux")[0]
    trois, liens = section("essai.trois")
    assert serre("Ce que d'autres disent d'elle c1") in trois
    assert "../aides/essai.deux.html#essai.deux.c1" in liens


def test_caps_trunks_and_families_gather_the_aids_that_share_them() -> None:
    deux, _ = section("essai.deux")
    assert serre("Les plafonds où elle est comptée Comptée aussi par : La première aide p1") in deux
    assert serre("Règles communes La première aide") in deux
    assert serre("Famille « aides à l'habitat » La première aide") in deux


def test_a_loan_is_counted_by_no_cap_on_public_aids_and_an_aid_that_nothing_links_says_so() -> None:
    assert "Comptéeaussi" not in section("essai.trois")[0]
    assert serre("Aucune clause de cette aide ne nomme une autre aide du recueil") in section("essai.quatre")[0]


@pytest.mark.parametrize("nom", RECUEILS)
def test_every_relation_of_the_rules_stands_on_both_pages(nom: str) -> None:
    rulebook = charger(RECUEILS[nom]).rulebook
    assert rulebook is not None
    for aide, version, page in versions(nom):
        lue = Lue(page.partition('<h2 id="les-autres-aides">')[2])
        siennes = {clause.id for clause in version.clauses}
        for rapport in rapports(rulebook):
            concernee = (rapport.aide == aide.id and rapport.clause.id in siennes) or aide.id in rapport.autres
            if concernee:
                assert any(lien.endswith(f"#{rapport.clause.id}") for lien in lue.liens), (aide.id, rapport.clause.id)
