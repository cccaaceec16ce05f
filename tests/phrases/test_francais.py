"""French as it is printed: elisions, contractions, articles, plurals, blanks."""

import pytest

from reglo.phrases import francais, genres, liens
from reglo.phrases.groupes import groupe
from reglo.phrases.organismes import avec_article


@pytest.mark.parametrize(
    ("nom", "avec_de", "avec_a"),
    [
        ("le gain", "du gain", "au gain"),
        ("les travaux", "des travaux", "aux travaux"),
        ("la part", "de la part", "à la part"),
        ("l'assiette", "de l'assiette", "à l'assiette"),
        ("15 % des places", "de 15 % des places", "à 15 % des places"),
        ("autres cas", "d'autres cas", "à autres cas"),
        ("État", "d'État", "à État"),
        ("habitat", "d'habitat", "à habitat"),
        ("hauteur", "de hauteur", "à hauteur"),
        ("HLM", "de HLM", "à HLM"),
        ("yaourt", "de yaourt", "à yaourt"),
        ("œuvre", "d'œuvre", "à œuvre"),
        (f"le {liens.lier('donnee', 'x', 'gain')}", f"du {liens.lier('donnee', 'x', 'gain')}", None),
        (liens.lier("donnee", "x", "opération"), f"d'{liens.lier('donnee', 'x', 'opération')}", None),
    ],
)
def test_elision_and_contraction(nom: str, avec_de: str, avec_a: str | None) -> None:
    assert francais.de(nom) == avec_de
    assert avec_a is None or francais.a(nom) == avec_a


@pytest.mark.parametrize(
    ("libelle", "ecrit", "accorde"),
    [
        ("gain énergétique", "le gain énergétique", "égal"),
        ("part des places", "la part des places", "égale"),
        ("opération", "l'opération", "égale"),
        ("agrément", "l'agrément", "égal"),
        ("travaux et honoraires", "les travaux et honoraires", "égaux"),
        ("dépenses retenues", "les dépenses retenues", "égales"),
        ("prix de revient", "le prix de revient", "égal"),
        ("taux du livret A", "le taux du livret A", "égal"),
        ("surface habitable", "la surface habitable", "égale"),
        ("mode de production", "le mode de production", "égal"),
        ("valeur du bien", "la valeur du bien", "égale"),
        ("le reste à vivre", "le reste à vivre", "égal"),
        ("la marge", "la marge", "égale"),
        ("15 % des places", "15 % des places", "égaux"),
        ("RT 2012", "le RT 2012", "égal"),
        ("TVA", "la TVA", "égale"),
    ],
)
def test_a_label_takes_its_article_and_what_agrees(libelle: str, ecrit: str, accorde: str) -> None:
    trouve = groupe(libelle)
    assert (trouve.texte, trouve.accorder("égal")) == (ecrit, accorde)


def test_a_label_with_a_comma_closes_it_before_the_verb() -> None:
    assert groupe("dépenses, hors mobilier").verbe("est", "sont") == "les dépenses, hors mobilier, sont"
    assert groupe("dépenses").verbe("est", "sont") == "les dépenses sont"


@pytest.mark.parametrize(
    ("libelle", "ecrit"),
    [
        ("Département de l'Aude", "le Département de l'Aude"),
        ("État", "l'État"),
        ("Région Occitanie", "la Région Occitanie"),
        ("Agence nationale", "l'Agence nationale"),
        ("fournisseurs d'énergie", "les fournisseurs d'énergie"),
        ("Action Logement Services", "Action Logement Services"),
        ("la Carsat", "la Carsat"),
    ],
)
def test_a_body_takes_the_article_of_an_institution(libelle: str, ecrit: str) -> None:
    assert avec_article(libelle) == ecrit


def test_plurals_and_numbers() -> None:
    assert [francais.pluriel(mot) for mot in ("place", "prix", "local", "niveau")] == [
        "places",
        "prix",
        "locaux",
        "niveaux",
    ]
    assert [genres.est_pluriel(mot) for mot in ("places", "prix", "PLUS", "taux", "les aides")] == [
        True,
        False,
        False,
        False,
        True,
    ]
    assert [francais.en_lettres(n) for n in (1, 2, 10, 11)] == ["1", "deux", "dix", "11"]


def test_enumerations() -> None:
    assert francais.enumerer([]) == ""
    assert francais.enumerer(["a"]) == "a"
    assert francais.enumerer(["a", "b", "c"], "ou") == "a, b ou c"
    assert liens.nu(francais.lister(["x", "y"])) == "a) x ; b) y"
    assert [francais.rang_lettre(rang) for rang in (0, 25, 26, 52)] == ["a", "z", "aa", "ba"]


def test_a_whole_sentence_is_typeset() -> None:
    assert francais.terminer("l'aide : 10 000 € ; « x »") == ("L’aide\u00a0: 10 000\u00a0€\u00a0; «\u00a0x\u00a0».")
    assert francais.terminer("est-ce dit ?") == "Est-ce dit\u00a0?"
    assert francais.terminer("-75 pb de 2018-2030") == "\u221275 pb de 2018-2030."
    assert francais.majuscule(liens.lier("donnee", "x", "état")) == liens.lier("donnee", "x", "État")


def test_a_quotation_inside_another_takes_inner_marks() -> None:
    assert francais.citer("ce que dit « le texte »") == "«\u00a0ce que dit “le texte”\u00a0»"
