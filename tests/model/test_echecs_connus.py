"""What other tools are known to get wrong: each is refused, located, and nothing is computed from it."""

from fractions import Fraction

from tests.verifications import codes, juste, lire

from reglo.model.expressions import Constante

AIDE = "aide essai « Essai »\n  financeur region\n  nature subvention\n  source reglement\n"


def erreurs(texte: str) -> set[str]:
    return {d.code for d in lire("langue reglo 1\n" + texte)[1] if d.gravite == "erreur"}


def test_two_euros_fifty_are_five_halves() -> None:
    recueil = juste(AIDE + "  montants\n    m1. 2,5 €   texte « 2,5 euros »\n")
    haut = recueil.aides["essai"].versions[0].montants[0].haut
    assert isinstance(haut, Constante)
    assert haut.valeur == Fraction(5, 2)


def test_a_misspelled_word_of_the_language_is_refused() -> None:
    calcul = "  montants\n    m1. 3 €   texte « m »\n  calcul de l'aide\n    e1. some de m1   texte « e »\n"
    assert erreurs(AIDE + calcul)


def test_a_day_that_does_not_exist_is_refused() -> None:
    assert erreurs(AIDE + "  critères\n    c1. date_dépôt avant le 32/01/2024   texte « c »\n") == {"S103"}


def test_euros_plus_kilograms_are_an_error_and_no_amount() -> None:
    texte = "langue reglo 1\n" + AIDE + "  montants\n    m1. 3 € + 2 kg   texte « m »\n"
    recueil, remarques = lire(texte)
    assert [(d.code, d.gravite) for d in remarques] == [("M201", "erreur")]
    assert recueil.aides["essai"].versions[0].montants == ()


def test_a_middle_bracket_without_upper_bound_is_refused() -> None:
    tableau = (
        "  tableau droit, en €, selon gain\n    texte « droit »\n"
        "    t1. moins de 80 : 1 €\n    t2. plus de 80 : 2 €\n    t3. 200 et plus : 3 €\n    autres cas : refus\n"
        "  montants\n    m1. droit   texte « m »\n"
    )
    assert erreurs(AIDE + tableau) == {"V204"}


def test_two_rules_for_one_case_are_refused_whatever_their_order() -> None:
    lignes = ["    t1. 0 à 110 : 1 €\n", "    t2. 110 et plus : 2 €\n"]
    for rangees in (lignes, lignes[::-1]):
        tableau = "  tableau droit, en €, selon gain\n    texte « droit »\n" + "".join(rangees)
        assert erreurs(AIDE + tableau + "  montants\n    m1. droit   texte « m »\n") == {"V202"}


def test_a_datum_that_may_be_missing_is_never_read_as_zero() -> None:
    donnee = "donnée caution « caution versée » : montant peut manquer\n"
    assert erreurs(donnee + AIDE + "  montants\n    m1. caution   texte « m »\n") == {"M305"}
    assert erreurs(donnee + AIDE + "  montants\n    m1. (caution à défaut coût)   texte « m »\n") == set()


def test_a_cycle_of_definitions_has_no_value() -> None:
    texte = "définition un « terme un » = deux + 1 €\ndéfinition deux « terme deux » = un\n"
    recueil, remarques = lire("langue reglo 1\n" + texte + AIDE + "  montants\n    m1. deux   texte « m »\n")
    assert [d.code for d in remarques] == ["M315"]
    assert recueil.definitions == {}
    assert recueil.aides["essai"].versions[0].montants == ()


def test_a_cycle_goes_through_tables_too() -> None:
    texte = (
        "définition un « terme un » = grille\n"
        "barème grille, en €, selon un\n  texte reglement, « grille »\n  t1. tout : 3 €\n"
    )
    assert "M315" in codes(texte)


def test_several_faults_are_told_at_once_and_none_hides_another() -> None:
    texte = AIDE + (
        "  critères\n    texte « c »\n    c1. coût au moins 5 000\n    c2. nouf\n    c3. neuf\n"
        "  versement\n    texte « v »\n    v1. 30 % à « la signature »\n"
        "  tableau droit, en €, selon gain\n    texte « droit »\n    t1. 0 à 80 : 1 €\n"
    )
    assert codes(texte) == ["M203", "M102", "V401", "V201"]


def test_a_fault_in_a_declaration_is_told_once() -> None:
    texte = (
        "donnée lits « lits du projet » : nombre de lit\n"
        + AIDE
        + "  critères\n    c1. lits au moins 3   texte « c »\n"
    )
    assert codes(texte) == ["M103"]
