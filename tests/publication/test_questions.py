"""The letters to the authors and the open questions: what each asks, whom, what hangs on it, and the way back."""

import re
from collections.abc import Mapping
from functools import cache

import pytest
from tests.publication.lecture_html import Lue
from tests.publication.test_pages import publiees
from tests.verifications import PRELUDE, juste

from reglo.publication import pages
from reglo.publication.doutes.defauts import retenues_par_defaut
from reglo.publication.fonds import Fonds

TEXTE = """
organisme departement « Département » public
document fiche « Fiche » autorité departement
document schema « Schéma » autorité region
document muet « Texte sans auteur »
anomalie essai.taux « Le taux est dit deux fois » défaut : contradiction
  texte fiche, ligne 9 « le taux est de dix »
  texte schema, ligne 3 « le taux est de vingt »
anomalie essai.seuil « Le seuil n'est pas dit » défaut : lacune
  question « À partir de combien de places ? »
  texte fiche, ligne 4 « au moins quelques places »
anomalie essai.muette « Une coquille » défaut : coquille
  texte muet, ligne 1 « une coquille de plus »
lecture essai.dix « Quel taux ? »
  a) dix « dix pour cent » retenue
  b) vingt « vingt pour cent »
  texte fiche, ligne 9 « le taux est de dix »
  voir anomalie essai.taux
définition part « part de places » = places * 2
  texte fiche, ligne 4 « au moins quelques places »
  voir anomalie essai.seuil
aide essai « Aide à l'essai »
  financeur region
  nature subvention
  source fiche
  critères
    c1. places au moins 3
        interprétation « trois places au moins » par « Réglo »
        voir anomalie essai.seuil
    c2. indiquer neuf  texte ligne 5 « l'opération est-elle neuve »
  montants
    m1. 10 € par place si part au moins 4  texte ligne 9 « le taux est de dix »
    m2. 10 %  de coût  texte ligne 9 « le taux est de dix »  selon la lecture essai.dix option dix
"""


@cache
def publies() -> dict[str, str]:
    sources = {"prelude.regle": PRELUDE, "essai.regle": "langue reglo 1\n" + TEXTE}
    return pages(Fonds(juste(TEXTE), sources))


def lu(adresse: str, autres: Mapping[str, str] | None = None) -> str:
    texte = Lue((publies() if autres is None else autres)[adresse].split("---\n", 2)[2]).texte
    return texte.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def question(document: str, anomalie: str) -> str:
    """One question of a letter, as it is read."""
    page = publies()[f"signalements/{document}.md"]
    section = next(ligne for ligne in page.splitlines() if f'id="{anomalie}"' in ligne)
    return Lue(section).texte.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


# ----------------------------------------------------------------------------------------------------------- letters
def test_each_document_with_defects_has_its_letter_and_no_other() -> None:
    lettres = sorted(adresse for adresse in publies() if adresse.startswith("signalements/"))
    assert lettres == ["signalements/fiche.md", "signalements/muet.md", "signalements/schema.md"]
    assert "Les auteurs du texte" in lu("signalements/muet.md")
    assert "Questions aux auteurs du texte : Fiche\n\nÀDépartementTexteCe document" in lu("signalements/fiche.md")


def test_a_letter_tells_the_defects_that_force_a_choice_from_those_that_are_only_told() -> None:
    choix = "Réglo a dû choisir une lecture ou une interprétation."
    assert f"2 défauts y posent question : pour chacun, {choix}" in lu("signalements/fiche.md")
    assert f"Un défaut y pose question : {choix}" in lu("signalements/schema.md")
    assert "Un défaut y pose question ; il est seulement signalé." in lu("signalements/muet.md")
    assert "difficulté" not in lu("signalements/fiche.md")


def test_the_counts_of_a_letter_are_those_of_its_questions() -> None:
    reelles = publiees("rules")
    lettres = [adresse for adresse in reelles if adresse.startswith("signalements/")]
    assert lettres
    for adresse in lettres:
        lettre = lu(adresse, reelles)
        rangs = [int(rang) for rang in re.findall(r'class="rang">(\d+)', reelles[adresse])]
        seulement = lettre.count("Le texte est transcrit comme il est écrit") + lettre.count("Aucune règle n'en dépend")
        assert rangs == list(range(1, len(rangs) + 1))
        assert f"{len(rangs)} défauts y posent question" in lettre
        if 1 < seulement < len(rangs) - 1:
            assert f"pour {len(rangs) - seulement} d'entre eux, Réglo a dû choisir" in lettre
            assert f"les {seulement} autres sont seulement signalés." in lettre


def test_what_a_definition_decides_is_retained_where_it_meets_a_defect() -> None:
    lue = """
définition part « part de places » = places * 2
  interprétation « les places sont doublées » par « Réglo »
  voir anomalie essai.doute
anomalie essai.doute « Un doute » défaut : lacune
  texte reglement, ligne 1 « une part »
"""
    (retenue,) = retenues_par_defaut(juste(lue))["essai.doute"]
    assert retenue.raison == "les places sont doublées"


def test_the_questions_of_a_letter_follow_the_lines_of_its_document() -> None:
    lettre = lu("signalements/fiche.md")
    assert lettre.index("1. Le seuil n'est pas dit") < lettre.index("2. Le taux est dit deux fois")


def test_a_defect_asks_its_own_question_else_that_of_its_reading_else_that_of_its_kind() -> None:
    assert "La questionÀ partir de combien de places ?" in question("fiche", "essai.seuil")
    assert "La questionQuel taux ?Dix pour centVingt pour cent" in question("fiche", "essai.taux")
    assert "La questionEst-ce bien ainsi qu'il faut lire ?" in question("muet", "essai.muette")


def test_what_is_retained_meanwhile_is_a_reading_an_interpretation_or_nothing() -> None:
    assert "Dix pour cent, en réponse à « Quel taux ? »" in question("fiche", "essai.taux")
    assert "Trois places au moins (Réglo)" in question("fiche", "essai.seuil")
    assert "Aucune règle n'en dépend" in question("muet", "essai.muette")


def test_what_hangs_on_a_defect_is_told_through_the_words_that_meet_it() -> None:
    seuil = question("fiche", "essai.seuil")
    assert "L'éligibilité : Aide à l'essai c1" in seuil
    assert "Le montant : Aide à l'essai m1" in seuil
    assert "m2" not in seuil
    assert "Le montant : Aide à l'essai m2" in question("schema", "essai.taux")


def test_a_defect_leads_to_its_letters_and_back() -> None:
    liens = Lue(publies()["anomalies/fiche.md"]).liens
    assert {"../signalements/fiche.html#essai.taux", "../signalements/schema.html#essai.taux"} <= set(liens)
    assert "../anomalies/fiche.html#essai.taux" in Lue(publies()["signalements/fiche.md"]).liens
    assert "signalements/muet.html" in Lue(publies()["anomalies.md"]).liens
    assert "../signalements/fiche.html" in Lue(publies()["documents/fiche.md"]).liens
    assert "../documents/fiche.html" in Lue(publies()["signalements/fiche.md"]).liens


def test_the_defects_are_listed_by_document_each_with_its_anchor_and_told_on_the_page_of_that_document() -> None:
    liste, fiche = Lue(publies()["anomalies.md"]), Lue(publies()["anomalies/fiche.md"])
    assert {"essai.taux", "essai.seuil"} <= set(liste.ancres) & set(fiche.ancres)
    assert {"anomalies/fiche.html", "anomalies/fiche.html#essai.taux"} <= set(liste.liens)
    assert "../anomalies.html" in fiche.liens
    assert "Question ouverte" in fiche.texte
    assert "Question ouverte" not in liste.texte


# ---------------------------------------------------------------------------------------------------- open questions
def test_the_open_questions_are_counted_by_who_could_answer() -> None:
    page = lu("questions_ouvertes.md")
    assert "Département1211" in page
    assert "Région0100" in page
    assert "Un juriste0100" in page


@pytest.mark.parametrize(
    ("ancre", "depuis", "vers"),
    [
        ("lecture-essai.dix", "lectures.md", "lectures.html#essai.dix"),
        ("anomalie-essai.seuil", "anomalies/fiche.md", "anomalies/fiche.html#essai.seuil"),
        ("interpretation-essai.c1", "aides/essai.md", "aides/essai.html#essai.c1"),
        ("indication-essai.c2", "aides/essai.md", "aides/essai.html#essai.c2"),
    ],
)
def test_an_open_question_leads_to_what_it_holds_up_and_back(ancre: str, depuis: str, vers: str) -> None:
    lue = Lue(publies()["questions_ouvertes.md"])
    assert ancre in lue.ancres
    assert vers in lue.liens
    montee = "../" * depuis.count("/")
    assert f"{montee}questions_ouvertes.html#{ancre}" in Lue(publies()[depuis]).liens


def test_a_rulebook_without_doubt_has_no_letter() -> None:
    sans = pages(Fonds(juste("document fiche « Fiche »\n"), {}))
    assert not [adresse for adresse in sans if adresse.startswith("signalements/")]
    assert "À qui les signaler" not in sans["anomalies.md"]
