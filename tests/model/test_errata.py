"""The errata of a document: gathered from every file, each with its label, and none kept that corrects nothing."""

from tests.verifications import codes, juste, lire


def test_errata_of_several_items_belong_to_their_document_in_order() -> None:
    rulebook = juste(
        "errata reglement\n  r2. ligne 4, au lieu de « a », lire « b »\n"
        "errata reglement\n  r1. lignes 2 à 3, au lieu de « c », lire « »\n"
    )
    lus = [(e.label, e.ligne_debut, e.ligne_fin, e.imprime, e.lu) for e in rulebook.documents["reglement"].errata]
    assert lus == [("r2", 4, 4, "a", "b"), ("r1", 2, 3, "c", "")]


def test_an_erratum_of_an_unknown_document_is_reported_once() -> None:
    _, remarques = lire("langue reglo 1\nerrata reglemnt\n  r1. ligne 4, au lieu de « a », lire « b »\n")
    assert [(d.code, d.remplacement) for d in remarques] == [("M106", "reglement")]


def test_a_label_names_one_erratum_of_a_document() -> None:
    texte = "errata reglement\n  r1. ligne {}, au lieu de « a », lire « b »\n"
    assert codes(texte.format(3) + texte.format(4)) == ["M122"]


def test_an_erratum_whose_lines_are_reversed_is_refused() -> None:
    assert codes("errata reglement\n  r1. lignes 4 à 3, au lieu de « a », lire « b »\n") == ["M524"]


def test_other_cases_do_not_stand_among_errata() -> None:
    assert codes("errata reglement\n  autres cas : refus\n") == ["M422"]


def test_a_clause_quotes_the_cell_of_a_table() -> None:
    rulebook = juste(
        "aide essai « Essai »\n  financeur region\n  nature subvention\n  source reglement\n  montants\n"
        "    m1. 6 500 €   texte ligne 9, rangée « 80-109 », colonne « Montant » « 6 500 € »\n"
    )
    (citation,) = rulebook.aides["essai"].versions[0].montants[0].preuve.citations
    assert (citation.rangee, citation.colonne, citation.extrait) == ("80-109", "Montant", "6 500 €")
    assert (citation.ligne_debut, citation.ligne_fin) == (9, 9)
