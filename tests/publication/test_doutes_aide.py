"""What the texts leave open, on the page of an aid: every answer, what it would change, the way to and fro."""

import pytest
from tests.publication.lecture_html import Lue
from tests.publication.test_figures import TETE, serre, versions
from tests.publication.test_pages import RECUEILS, publiees, recueil

from reglo.chargement import charger
from reglo.publication import pages
from reglo.publication.aide.suspens import doutes_lus
from reglo.publication.fonds import Fonds

DOUTES = """
anomalie essai.defaut « deux articles se contredisent » défaut : contradiction
  texte reglement, ligne 2 « le premier article »
  texte reglement, ligne 3 « le second article »
lecture essai.base « Sur quelle base ? »
  a) totale « la dépense totale » retenue
  b) partielle « la dépense retenue »
  c) autre « une base à fixer »
  texte reglement, ligne 4 « la base de calcul »
  interprétation « le texte dit la dépense » par « Réglo »
  voir anomalie essai.defaut
lecture essai.taux « Quel taux ? »
  a) fort « vingt pour cent » retenue
  b) faible « dix pour cent »
  texte reglement, ligne 5 « le taux de calcul »
définition grande « grande opération » si (coût au moins 10 000 € et la lecture essai.taux retient fort)
  texte reglement, ligne 6 « une grande opération »
"""
MONTANTS = """
    c2. grande  texte « les grandes opérations »
        voir anomalie essai.defaut
  montants
    texte « le montant de l'aide »
    m1. 20 % de coût  selon la lecture essai.base option totale
    m2. 20 % de coût_ht  selon la lecture essai.base option partielle
    m3. 10 % de coût_ht  selon la lecture essai.base option partielle  selon la lecture essai.taux option faible
"""


def _section(page: str, ancre: str) -> str:
    """The text of a doubt, without blanks."""
    dedans = page.partition(f'id="{ancre}"')[2].partition("</section>")[0]
    return serre(Lue("<p " + dedans).texte)


def test_each_answer_says_which_clauses_it_alone_would_put_in_force_and_which_would_fall() -> None:
    page = pages(Fonds(*recueil(DOUTES + TETE + MONTANTS)))["aides/essai.aide.md"]
    base = _section(page, "lecture-essai.base")
    for attendu in (
        "Sur quelle base ?",
        "Question de lecture",
        "La dépense totale retenue Vaut : m1",
        "La dépense retenue Vaudrait : m2 ; ne vaudrait plus : m1 ; avec une autre réponse à une autre question : m3",
        "Une base à fixer Ne vaudrait plus : m1",
        "Vient d'un défaut du texte : deux articles se contredisent",
        "« la base de calcul »",
        "le texte dit la dépense",
        "ne touche que cette aide",
    ):
        assert serre(attendu) in base
    assert serre("La réponse change le sens de : « grande opération »") in _section(page, "lecture-essai.taux")


def test_a_defect_shows_what_the_texts_say_in_both_places_and_what_meets_it() -> None:
    page = pages(Fonds(*recueil(DOUTES + TETE + MONTANTS)))["aides/essai.aide.md"]
    defaut = _section(page, "anomalie-essai.defaut")
    for attendu in ("Défaut du texte : contradiction", "« le premier article »", "« le second article »", "Ici : c2"):
        assert serre(attendu) in defaut
    assert serre("Tranché par la lecture « Sur quelle base ? »") in defaut


def test_a_clause_of_a_trunk_is_not_mistaken_for_the_one_of_the_aid_that_has_the_same_label() -> None:
    tronc = """
tronc essai.commun « Règles communes »
  source reglement
  critères
    c2. grande  texte « les grandes opérations »
        voir anomalie essai.defaut
"""
    aide = (TETE + MONTANTS).replace("  critères", "  reprend essai.commun\n  critères", 1)
    page = pages(Fonds(*recueil(DOUTES + tronc + aide)))["aides/essai.aide.md"]
    assert serre("Ici : c2 (commune), c2") in _section(page, "anomalie-essai.defaut")


def test_a_doubt_and_its_own_page_lead_to_each_other_and_the_notes_of_a_clause_stay_on_the_page() -> None:
    publies = pages(Fonds(*recueil(DOUTES + TETE + MONTANTS)))
    liens = Lue(publies["aides/essai.aide.md"]).liens
    doutes = (("lecture", "essai.base", "lectures", ""), ("anomalie", "essai.defaut", "anomalies/reglement", "../"))
    for genre, nom, page, montee in doutes:
        assert f"../{page}.html#{nom}" in liens
        assert f"#{genre}-{nom}" in liens
        assert f"{montee}aides/essai.aide.html#{genre}-{nom}" in Lue(publies[f"{page}.md"]).liens


def test_an_aid_whose_texts_are_clear_has_no_such_section() -> None:
    assert "Les doutes" not in pages(Fonds(*recueil(TETE)))["aides/essai.aide.md"]


@pytest.mark.parametrize("nom", RECUEILS)
def test_every_doubt_of_every_aid_stands_on_its_page(nom: str) -> None:
    rulebook = charger(RECUEILS[nom]).rulebook
    assert rulebook is not None
    for aide, version, page in versions(nom):
        ancres = Lue(page).ancres
        notees = {
            *(("lecture", choix.lecture) for c in version.montants for choix in c.lectures),
            *(("anomalie", une) for c in (*version.criteres, *version.montants) for une in c.anomalies),
        }
        cles = doutes_lus(rulebook, version).cles
        assert notees <= set(cles), aide.id
        assert {f"{genre}-{cle}" for genre, cle in cles} <= set(ancres), aide.id
    assert "Sur les pages" in publiees(nom)["lectures.md"]
