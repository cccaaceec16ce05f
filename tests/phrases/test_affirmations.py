"""A question turned into what it asks, asserted and denied."""

import pytest

from reglo.phrases.affirmations import abreger, affirmer, affirmer_compte


@pytest.mark.parametrize(
    ("question", "affirme", "nie"),
    [
        (
            "Le projet comporte-t-il des espaces ?",
            "le projet comporte des espaces",
            "le projet ne comporte pas d'espaces",
        ),
        (
            "L'opération est-elle située à Foix ?",
            "l'opération est située à Foix",
            "l'opération n'est pas située à Foix",
        ),
        ("Le projet est-il un habitat ?", "le projet est un habitat", "le projet n'est pas un habitat"),
        ("Les travaux ont-ils démarré ?", "les travaux ont démarré", "les travaux n'ont pas démarré"),
        ("Existe-t-il une convention ?", "il existe une convention", "il n'existe pas de convention"),
        ("S'agit-il d'un foyer ?", "il s'agit d'un foyer", "il ne s'agit pas d'un foyer"),
        ("Y a-t-il un gardien ?", "il y a un gardien", "il n'y a pas de gardien"),
        ("Le projet s'inscrit-il au schéma ?", "le projet s'inscrit au schéma", "le projet ne s'inscrit pas au schéma"),
        ("L'ANRU a-t-elle signé ?", "l'ANRU a signé", "l'ANRU n'a pas signé"),
        ("Habitat Audois emprunte-t-il ?", "Habitat Audois emprunte", "Habitat Audois n'emprunte pas"),
        ("Relève-t-on des aides ?", "on relève des aides", "on ne relève pas des aides"),
        ("L'aide relève-t-elle du régime ?", "l'aide relève du régime", "l'aide ne relève pas du régime"),
        (
            "Après travaux, le loyer reste-t-il bas ?",
            "après travaux, le loyer reste bas",
            "après travaux, le loyer ne reste pas bas",
        ),
    ],
)
def test_an_inversion_is_turned_round(question: str, affirme: str, nie: str) -> None:
    affirmation = affirmer(question)
    assert affirmation is not None
    assert (affirmation.ecrire(), affirmation.ecrire(nie=True)) == (affirme, nie)


@pytest.mark.parametrize(
    "question",
    ["Quel est le coût ?", "Est-ce que le projet avance ?", "N'y a-t-il rien ?", "Le projet n'avance-t-il pas ?", ""],
)
def test_what_is_not_asked_by_a_plain_inversion_is_not_guessed(question: str) -> None:
    assert affirmer(question) is None


def test_a_count_asked_becomes_a_count_stated() -> None:
    assert affirmer_compte("Combien de places le projet comporte-t-il ?", "places", "20 places") == (
        "le projet comporte 20 places"
    )
    assert affirmer_compte("Combien de places sont habilitées ?", "places", "20 places") is None
    assert affirmer_compte("Combien de lits le projet comporte-t-il ?", "places", "20 places") is None


@pytest.mark.parametrize(
    ("question", "defini"),
    [
        ("Ces logements sont-ils aidés ?", "les logements sont aidés"),
        ("Ce groupe est-il aidé ?", "le groupe est aidé"),
        ("Cette dépense est-elle aidée ?", "la dépense est aidée"),
        ("Cette opération est-elle aidée ?", "l'opération est aidée"),
        ("Cet organisme porte-t-il la demande ?", "l'organisme porte la demande"),
        ("Un organisme porte-t-il la demande ?", "un organisme porte la demande"),
    ],
)
def test_what_is_shown_becomes_what_has_just_been_named(question: str, defini: str) -> None:
    affirmation = affirmer(question)
    assert affirmation is not None
    assert affirmation.definir().ecrire() == defini


@pytest.mark.parametrize(
    ("question", "pluriel"),
    [
        ("Ce groupe porte-t-il la demande ?", "le groupe portent la demande"),
        ("Ce groupe a-t-il un gardien ?", "le groupe ont un gardien"),
        ("Ce groupe porte-t-il sa demande ?", None),
        ("Ce groupe est-il isolé ?", None),
        ("Ce groupe reste-t-il isolé ?", None),
        ("Ce groupe reçoit-il une aide ?", None),
    ],
)
def test_only_a_verb_that_agrees_alone_is_put_in_the_plural(question: str, pluriel: str | None) -> None:
    affirmation = affirmer(question)
    assert affirmation is not None
    obtenu = affirmation.definir().au_pluriel()
    assert (None if obtenu is None else obtenu.ecrire()) == pluriel


def test_a_question_loses_its_precisions() -> None:
    assert abreger("Est-il bien placé : au centre (ou presque) ?") == "Est-il bien placé ?"
    assert abreger("Comporte-t-il une salle (avec cuisine) commune ?") == "Comporte-t-il une salle commune ?"
