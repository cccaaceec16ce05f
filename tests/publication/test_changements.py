"""The pages of changes: date by date, since another state of the rules, from one version of an aid to the next."""

import re
from functools import cache
from itertools import pairwise

from tests.differences.recueils import AIDE, recueil
from tests.publication.lecture_html import Lue

from reglo.differences.bilan import dresser
from reglo.differences.recueil import Recueil
from reglo.differences.suites import versions_comparees
from reglo.publication import pages
from reglo.publication.fonds import Fonds

TETE = "aide essai.aide « Aide à l'essai »"
VOCABULAIRE, CORPS = AIDE[: AIDE.index(TETE)], AIDE[AIDE.index(TETE) :]
V1 = CORPS.replace(TETE, f"{TETE} version v1").replace("  reprend", "  en vigueur en 2024\n  reprend")
V2 = (
    CORPS.replace(TETE, f"{TETE} version v2")
    .replace("  reprend", "  en vigueur depuis le 01/01/2025\n  reprend")
    .replace("places au moins 10\n", "places au moins 12\n")
    .replace("t1. zone_a : 20 %", "t1. zone_a : 25 %")
    .replace("en %, selon zone\n    texte lignes 6 à 7", "en %, selon zone\n    texte lignes 6 à 8")
)
FERMEE = CORPS.replace("essai.aide", "essai.fermee").replace("  reprend", "  en vigueur jusqu'au 31/12/2024\n  reprend")
DATEE = ("« les opérations neuves sont exclues »", "« les opérations neuves sont exclues »\n        en vigueur en 2026")


def publies(present: Recueil, ancien: Recueil | None = None, *, effets: bool = True) -> dict[str, str]:
    comparaison = None if ancien is None else dresser(ancien, present)
    versions = dict(versions_comparees(present)) if effets else None
    return pages(Fonds(present.rulebook, present.sources, versions=versions, comparaison=comparaison))


@cache
def deux_versions() -> dict[str, str]:
    return publies(recueil(VOCABULAIRE + V1 + V2 + FERMEE))


@cache
def depuis() -> dict[str, str]:
    apres = recueil(
        AIDE, ("places au moins 10\n", "places au moins 12\n"), ("si coût au moins 100", "si coût au moins 90")
    )
    return publies(apres, recueil(nom="ancien"))


def serre(page: str) -> str:
    return " ".join(Lue(page).texte.replace("’", "'").split())


# --------------------------------------------------------------------------------------------------------- date by date
def test_each_day_says_what_opens_what_closes_and_what_takes_the_place_of_what() -> None:
    page = deux_versions()["dates.md"]
    assert [ancre for ancre in Lue(page).ancres if ancre[:2] == "20"] == ["2024-01-01", "2025-01-01", "2026-01-01"]
    texte = serre(page)
    for attendu in (
        "1er janvier 2024 Entre en vigueur Aide à l'essai",
        "Change de version Aide à l'essai : 4 changements, clause par clause",
        "Cesse d'être en vigueur Aide à l'essai",
        "Change forfait par place Forfait par place : 500 €. Forfait par place : 600 €.",
        "1er janvier 2026 Prend fin forfait par place",
    ):
        assert attendu in texte, attendu
    assert "versions/essai.aide.v1-v2.html" in Lue(page).liens


def test_a_clause_with_a_period_and_its_days_lead_to_each_other() -> None:
    publiees = publies(recueil(AIDE, DATEE))
    assert "aides/essai.aide.html#essai.aide.c2" in Lue(publiees["dates.md"]).liens
    assert {"../dates.html#2026-01-01", "../dates.html#2027-01-01"} <= set(Lue(publiees["aides/essai.aide.md"]).liens)


def test_the_validity_of_an_aid_leads_to_its_day() -> None:
    assert "../dates.html#2025-01-01" in Lue(deux_versions()["aides/essai.aide.md"]).liens


# ------------------------------------------------------------------------------------------------ version after version
def test_two_versions_stand_side_by_side_with_the_words_that_differ() -> None:
    page = deux_versions()["versions/essai.aide.v1-v2.md"]
    assert "<del>10</del>" in page
    assert "<ins>12</ins>" in page
    assert "<ins>25&#160;%</ins>" in page or "<ins>25\u00a0%</ins>" in page
    assert "Exemple" in serre(page)
    liens = Lue(page).liens
    for cote, nom in (("essai.aide.v1", "v1"), ("essai.aide", "v2")):
        assert f"../aides/{cote}.html#essai.aide.c1" in liens
        assert f"../aides/{cote}.html#essai.aide.{nom}.part" in liens


def test_a_version_and_its_clauses_lead_to_the_comparison_and_back() -> None:
    for page in ("aides/essai.aide.md", "aides/essai.aide.v1.md"):
        liens = Lue(deux_versions()[page]).liens
        for ancre in ("", "#essai.aide.c1", "#essai.aide.t1", "#essai.aide.part"):
            assert f"../versions/essai.aide.v1-v2.html{ancre}" in liens, ancre
        assert "../versions/essai.aide.v1-v2.html#essai.aide.c2" not in liens


def test_without_examples_played_versions_are_compared_without_effects() -> None:
    page = publies(recueil(VOCABULAIRE + V1 + V2), effets=False)["versions/essai.aide.v1-v2.md"]
    assert "<ins>12</ins>" in page
    assert "L'effet" not in serre(page)


# --------------------------------------------------------------------------------------------- since another state
def test_what_has_changed_is_told_with_both_answers_and_leads_to_its_clause_and_back() -> None:
    page = depuis()["depuis/aide.essai.aide.md"]
    texte = serre(page)
    assert "La clause c1 : modifiée" in texte
    assert "Sans ce changement" in texte
    assert "../aides/essai.aide.html#essai.aide.c1" in Lue(page).liens
    assert "../definitions.html#grande" in Lue(depuis()["depuis/partage.definitions.md"]).liens
    assert "../depuis/aide.essai.aide.html#essai.aide.c1" in Lue(depuis()["aides/essai.aide.md"]).liens
    assert "depuis/partage.definitions.html#definition.grande" in Lue(depuis()["definitions.md"]).liens


def test_an_aid_a_datum_and_a_reading_lead_to_what_has_changed_in_them() -> None:
    donnee = "\ndonnée taille « taille du projet » : nombre de places\n"
    texte = donnee + AIDE.replace("c1. places au moins 10", "c1. taille au moins 10")
    apres = recueil(
        texte, ("taille du projet", "taille de l'opération"), ("« dix places au moins » ret", "« au moins dix » ret")
    )
    publiees = publies(apres, recueil(texte, nom="ancien"))
    assert "depuis/partage.donnees.html#donnee.taille" in Lue(publiees["vocabulaire.md"]).liens
    assert "depuis/partage.lectures.html#lecture.essai.seuil" in Lue(publiees["lectures.md"]).liens
    assert "vocabulaire.html#taille" in {
        lien.removeprefix("../") for lien in Lue(publiees["depuis/partage.donnees.md"]).liens
    }
    assert "../depuis/aide.essai.aide.html" in Lue(depuis()["aides/essai.aide.md"]).liens


def test_a_trunk_and_a_document_lead_to_what_has_changed_in_them() -> None:
    document = "\ndocument arrete « Arrêté »\n"
    texte = document + AIDE.replace("texte reglement, ligne 2 ", "texte arrete, ligne 2 ")
    apres = recueil(texte, ("« Arrêté »", "« Arrêté préfectoral »"), ("avis est favorable", "avis est défavorable"))
    publiees = publies(apres, recueil(texte, nom="ancien"))
    assert "../depuis/tronc.essai.commun.html" in Lue(publiees["troncs/essai.commun.md"]).liens
    assert "../depuis/partage.documents.html#document.arrete" in Lue(publiees["documents/arrete.md"]).liens


def test_the_table_names_each_change_with_its_effect_and_leads_to_it() -> None:
    page = depuis()["depuis.md"]
    assert "2 changements entre un état antérieur des règles (recueil " in serre(page)
    assert "éligible, 22 000 € → " in serre(page) or "→ éligible" in serre(page) or "→ inéligible" in serre(page)
    assert {
        "depuis/aide.essai.aide.html#essai.aide.c1",
        "depuis/partage.definitions.html#definition.grande",
    } <= set(Lue(page).liens)


def test_a_clause_removed_leads_nowhere() -> None:
    etape = "    e3. arrondie par défaut à 100 €  texte ligne 13 « arrondie à la centaine de »\n"
    page = publies(recueil(AIDE, (etape, "")), recueil(nom="ancien"))["depuis/aide.essai.aide.md"]
    assert "La clause e3 : supprimée" in serre(page)
    assert not any("e3" in lien for lien in Lue(page).liens)


def test_nothing_changed_and_nothing_compared_are_said() -> None:
    assert "Rien n'a changé" in serre(publies(recueil(), recueil(nom="ancien"))["depuis.md"])
    assert "n'est comparée à aucun état antérieur" in serre(publies(recueil())["depuis.md"])


def test_headings_follow_one_another_without_a_step_missing() -> None:
    changees = {
        a: page for a, page in (depuis() | deux_versions()).items() if a.startswith(("depuis", "versions", "dates"))
    }
    assert len(changees) > 4
    for adresse, page in changees.items():
        niveaux = [int(niveau) for niveau in re.findall(r"<h([1-6])", page)]
        assert niveaux[0] == 1, adresse
        assert all(suivant <= niveau + 1 for niveau, suivant in pairwise(niveaux)), adresse


def test_the_folder_that_the_rules_are_compared_with_is_named_nowhere() -> None:
    apres = recueil(AIDE, ("places au moins 10\n", "places au moins 12\n"), nom="/depot/rules")
    publiees = publies(apres, recueil(nom="/depot/ancien"))
    assert "depuis/aide.essai.aide.md" in publiees
    assert not [adresse for adresse, page in publiees.items() if "/depot/" in page]


def test_a_witness_under_a_reading_that_is_not_retained_says_so() -> None:
    selon = "c1. places au moins 10\n        selon la lecture essai.seuil option exactement"
    texte = AIDE.replace("c1. places au moins 10", selon)
    publiees = publies(recueil(texte, ("places au moins 10\n", "places au moins 13\n")), recueil(texte))
    dit = "selon la lecture « Que veut dire “dix places” ? », option « dix places, ni plus ni moins » (non retenue)"
    assert f"Exemple « projet type », {dit}, au 1er juin 2025." in serre(publiees["depuis/aide.essai.aide.md"])
    assert f"→ inéligible (c1), 0 €, {dit}" in serre(publiees["depuis.md"])
    assert "selon la lecture" not in serre(depuis()["depuis.md"])


def test_trials_that_tell_nothing_apart_are_counted_in_plain_words() -> None:
    apres = recueil(AIDE, ("places au moins 10\n", "places plus de 9\n"))
    page = serre(publies(apres, recueil())["depuis.md"])
    assert "essais sur des exemples et des dossiers voisins, ce changement n'a modifié aucune réponse" in page
