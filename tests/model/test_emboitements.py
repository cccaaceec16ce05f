"""What reads itself through others, again and again: computed up to a limit, refused beyond it, never a failure."""

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import pytest
from tests.verifications import lire

from reglo.checks import regions
from reglo.diagnostics import ErreurReglo
from reglo.evaluation.reference import evaluer
from reglo.model.build.codes_lecture import CHAINE_MAXIMALE
from reglo.model.serialize import decoder, encoder
from reglo.outcome.dossier import Dossier, FaitNombre

TETE = "  financeur region\n  nature subvention\n  source reglement\n"
AIDE = f"aide essai « Essai »\n{TETE}"


def definitions(longueur: int, *, a_l_envers: bool = False) -> str:
    noms = [f"suite_{rang}_x" for rang in range(longueur + 1)]
    lignes = [f"définition {nom} « suite » = {avant} + 1 €\n" for avant, nom in pairwise(noms)]
    debut = f"définition {noms[0]} « début » = coût\n"
    corps = "".join(reversed([debut, *lignes]) if a_l_envers else [debut, *lignes])
    return f"{corps}{AIDE}  montants\n    m1. {noms[-1]} texte « t »\n"


def troncs(longueur: int) -> str:
    chaine = "".join(f"tronc t{i}.x « T »\n  reprend t{i + 1}.x\n" for i in range(1, longueur))
    fin = f"tronc t{longueur}.x « T »\n  source reglement\n  montants\n    m1. {longueur} € texte « t »\n"
    return f"{chaine}{fin}aide essai « Essai »\n{TETE}  reprend t1.x\n"


def exceptions(longueur: int) -> str:
    lignes = "".join(f"    m{i + 1}. par exception à m{i}, {i + 1} € si neuf texte « t »\n" for i in range(longueur))
    return f"{AIDE}  montants\n    m0. 1 € texte « t »\n{lignes}"


def aides(longueur: int) -> str:
    def aide(nom: str, critere: str) -> str:
        return f"aide {nom} « A »\n{TETE}{critere}  montants\n    m1. 1 € texte « t »\n"

    noms = ["essai", *(f"a{i}.x" for i in range(longueur))]
    chaine = [aide(a, f"  critères\n    c1. l'aide {b} est accordée texte « t »\n") for a, b in pairwise(noms)]
    return "".join(chaine) + aide(noms[-1], "")


CHAINES: dict[str, tuple[Callable[[int], str], int]] = {
    "trunks": (troncs, CHAINE_MAXIMALE),
    "exceptions": (exceptions, CHAINE_MAXIMALE),
    "aids": (aides, CHAINE_MAXIMALE - 1),
    "definitions": (definitions, 98),
    "definitions, the last first": (lambda n: definitions(n, a_l_envers=True), 98),
}


def erreurs(texte: str) -> list[str]:
    return [d.code for d in lire(f"langue reglo 1\n{texte}")[1] if d.gravite == "erreur"]


@pytest.mark.parametrize(("ecrire", "maximum"), CHAINES.values(), ids=CHAINES)
def test_a_chain_is_computed_up_to_its_limit(ecrire: Callable[[int], str], maximum: int) -> None:
    rulebook, _ = lire(f"langue reglo 1\n{ecrire(maximum)}")
    assert erreurs(ecrire(maximum)) == []
    assert decoder(encoder(rulebook)) == rulebook
    dossier = Dossier({"cout": FaitNombre(minimum=None, maximum=None)})
    reponse = evaluer(rulebook, dossier, aides=("essai",), aujourdhui=dt.date(2025, 1, 1), lectures={})
    assert reponse.aides[0].id == "essai"
    assert erreurs(ecrire(maximum + 1)) == ["M325"]


@pytest.mark.parametrize(("ecrire", "maximum"), CHAINES.values(), ids=CHAINES)
def test_a_chain_without_end_is_refused_and_no_more(ecrire: Callable[[int], str], maximum: int) -> None:
    assert set(erreurs(ecrire(20 * maximum))) == {"M325"}


def test_what_reads_the_same_definition_twice_is_computed_once() -> None:
    noms = [f"double_{rang}_x" for rang in range(80)]
    lignes = "".join(f"définition {nom} « suite » = {avant} + {avant}\n" for avant, nom in pairwise(noms))
    texte = f"définition {noms[0]} « début » = 1 €\n{lignes}{AIDE}  montants\n    m1. {noms[-1]} texte « t »\n"
    rulebook, _ = lire(f"langue reglo 1\n{texte}")
    reponse = evaluer(rulebook, Dossier(), aides=("essai",), aujourdhui=dt.date(2025, 1, 1), lectures={})
    assert reponse.aides[0].montant_theorique.min == f"{2**79}.00"


def test_what_squares_its_squares_is_stopped_and_told() -> None:
    noms = [f"carre_{rang}_x" for rang in range(60)]
    lignes = "".join(f"définition {nom} « suite » = {avant} * {avant}\n" for avant, nom in pairwise(noms))
    texte = f"définition {noms[0]} « début » = taux_livret\n{lignes}{AIDE}  critères\n    c1. {noms[-1]} au moins 3 %"
    rulebook, remarques = lire(f"langue reglo 1\n{texte} texte « t »\n")
    assert [d.code for d in remarques if d.gravite == "erreur"] == []
    dossier = Dossier({"taux_livret": FaitNombre(Fraction(3, 100), Fraction(7, 100))})
    with pytest.raises(ErreurReglo) as arret:
        evaluer(rulebook, dossier, aides=("essai",), aujourdhui=dt.date(2025, 1, 1), lectures={})
    assert [d.code for d in arret.value.diagnostics] == ["A106"]


# --------------------------------------------------------------------------------------------------------------- tables
def bareme(lignes: int, cellule: Callable[[int], str]) -> str:
    corps = "".join(f"  t{rang}. {cellule(rang)} : {rang} €\n" for rang in range(lignes))
    return f"barème prime, en €, selon places\n  texte reglement, « t »\n{corps}  autres cas : non couvert\n"


def test_a_table_is_gone_through_up_to_its_number_of_rows() -> None:
    def rang(place: int) -> str:
        return f"{2 * place + 1} à moins de {2 * place + 2}"

    assert erreurs(bareme(regions.RANGS, rang)) == []
    assert erreurs(bareme(regions.RANGS + 1, rang)) == ["V205"]


def test_rows_that_all_answer_one_case_are_told_and_not_without_end() -> None:
    assert set(erreurs(bareme(40, lambda _: "1 à 2"))) == {"V202"}
    assert len(erreurs(bareme(400, lambda _: "1 à 2"))) <= 50
    assert erreurs(bareme(500, lambda _: "1 à 2")) == ["V205"]


def test_readings_that_multiply_each_other_are_refused() -> None:
    def lectures(nombre: int) -> str:
        dites = "".join(
            f"lecture essai.l{i} « L »\n  a) x « X » retenue\n  b) y « Y »\n  texte reglement, « t »\n"
            for i in range(nombre)
        )
        suite = " selon la lecture essai.l{0} option x"
        corps = "".join(f"  t{i}. {2 * i + 1} à {2 * i + 2} : {i} €{suite.format(i)}\n" for i in range(nombre))
        return f"{dites}barème prime, en €, selon places\n  texte reglement, « t »\n{corps}  autres cas : non couvert\n"

    assert "V205" not in erreurs(lectures(6))
    assert "V205" in erreurs(lectures(40))
