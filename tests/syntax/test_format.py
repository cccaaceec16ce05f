"""The formatter: one layout for one tree, found again from any other layout, and nothing else changed."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reglo.syntax.format import formater
from reglo.syntax.layout import LARGEUR
from reglo.syntax.parse import analyser
from reglo.syntax.tree import Arbre, Jeton, Noeud

IDENTITE = (Path(__file__).parents[1] / "golden" / "identite.regle").read_text(encoding="utf-8")
ENTETE = "langue reglo 1\n\n"


def mise_en_forme(texte: str) -> str:
    sortie, diagnostics = formater(texte, "essai.regle")
    assert diagnostics == ()
    return sortie


def forme(arbre: Arbre) -> list[object]:
    """What a text says, without places nor spellings."""

    def ecrire(element: Noeud | Jeton) -> object:
        if isinstance(element, Noeud):
            return element.regle, *map(ecrire, element.enfants)
        sens = (
            re.sub(r"[ .](?=\d)|(?<=\d) (?=%)", "", element.texte)
            if element.type in ("NOMBRE", "PCT")
            else element.texte
        )
        return element.type, sens.replace(" ", "") if element.type in ("DATE", "UNITE") else sens

    return [ecrire(piece.noeud) for piece in arbre.pieces() if piece.noeud is not None]


def lire(texte: str) -> Arbre:
    return analyser(texte, "essai.regle")[0]


def constructions() -> list[str]:
    """The identity file, item by item, comments with the item they precede."""
    blocs = re.split(r"\n\n(?=\S)", IDENTITE)
    return [bloc.strip("\n") + "\n" for bloc in blocs[1:]]


@pytest.mark.parametrize("construction", constructions(), ids=lambda bloc: bloc.splitlines()[0][:60])
def test_a_construct_is_written_as_it_is_read(construction: str) -> None:
    assert mise_en_forme(ENTETE + construction) == ENTETE + construction


def test_the_whole_file_is_written_as_it_is_read() -> None:
    assert mise_en_forme(IDENTITE) == IDENTITE


@pytest.mark.parametrize(
    ("avant", "apres"),
    [
        ("c1. Gain Au moins 1500 €", "c1. Gain au moins 1 500 €"),
        ("c1. gain au moins 1500", "c1. gain au moins 1500"),
        ("c1. gain au moins 10.000,50 €", "c1. gain au moins 10 000,50 €"),
        ("c1. gain au moins 40%", "c1. gain au moins 40 %"),
        ("c1. gain au moins 3 €HT", "c1. gain au moins 3 € HT"),
        ("c1. gain au moins 80 kWhEP/m2/an", "c1. gain au moins 80 kWhEP/m²/an"),
        ("c1. depot avant le 1/2/2024", "c1. depot avant le 01/02/2024"),
        ("c1. depot avant le 01 fevrier 2024", "c1. depot avant le 1er février 2024"),
        ('c1. petite texte "cité"', "c1. petite texte « cité »"),
        ("c1. ( petite et grande )ou tres_grande", "c1. (petite et grande) ou tres_grande"),
        ("c1. écart au moins - 3 €", "c1. écart au moins -3 €"),
        ("c1. a_b au moins c_d-e_f", "c1. a_b au moins c_d - e_f"),
        ("c1. parti est neant", "c1. parti est néant"),
        ("c1. petite texte g ,  ligne 1903 « cité »", "c1. petite texte g, ligne 1903 « cité »"),
    ],
)
def test_one_spelling(avant: str, apres: str) -> None:
    debut = "langue reglo 1\n\naide x « x »\n\n  critères\n    "
    assert mise_en_forme(debut + avant + "\n") == debut + apres + "\n"


def test_comments_stay_where_they_stand() -> None:
    texte = """# en tête

langue reglo 1

# avant l'aide
aide x « x »  # au bout

  # avant la section
  critères
    # avant la clause
    c1. petite  # au bout de la phrase
        # dans la clause
        texte « dit »
    c2. grande
# à la fin
"""
    sortie = mise_en_forme(texte)
    assert [ligne.strip() for ligne in sortie.splitlines() if ligne] == [
        ligne.strip() for ligne in texte.splitlines() if ligne
    ]
    assert mise_en_forme(sortie) == sortie


def test_a_long_clause_is_broken_where_it_can_be() -> None:
    conditions = " et ".join(f"condition_numero_{n} au moins {n} €" for n in range(8))
    texte = f"langue reglo 1\n\naide x « x »\n\n  critères\n    c1. {conditions}\n"
    sortie = mise_en_forme(texte)
    assert max(map(len, sortie.splitlines())) <= LARGEUR
    assert mise_en_forme(sortie) == sortie


def test_only_the_line_that_is_too_long_is_broken() -> None:
    lignes = mise_en_forme(
        "langue reglo 1\n\naide x « x »\n\n  critères\n    c1. tout ceci : a) petite et grande b) moyenne\n"
        f"        texte ligne 3 « {'mot ' * 30}»\n"
    ).splitlines()
    assert lignes[-4:-1] == ["    c1. tout ceci :", "          a) petite et grande", "          b) moyenne"]


def test_a_condition_after_a_list_stands_apart_from_its_last_line() -> None:
    texte = "langue reglo 1\n\naide x « x »\n\n  montants\n    m1. le plus petit de : a) prix b) 3 € si neuve\n"
    lignes = mise_en_forme(texte).splitlines()
    assert lignes[-3:] == ["          a) prix", "          b) 3 €", "        si neuve"]


def test_the_condition_of_an_enumeration_stands_before_it() -> None:
    texte = "langue reglo 1\n\naide x « x »\n\n  critères\n    c1. si neuve, tout ceci : a) petite b) grande\n"
    lignes = mise_en_forme(texte).splitlines()
    assert lignes[-3:] == ["    c1. si neuve, tout ceci :", "          a) petite", "          b) grande"]


def test_a_faulty_text_is_given_back_untouched() -> None:
    texte = "langue reglo 1\naide   x « x »\n  critères\n c1. gain ≥ 3\n"
    sortie, diagnostics = formater(texte, "essai.regle")
    assert sortie == texte
    assert diagnostics


COUPES = re.compile(r" (?=si\b|texte\b|et\b)")
BLANCS = st.sampled_from([" ", "  ", "\n", "\n      ", "\t", " \u00a0", "\n\n"])


def etaler(ligne: str, data: st.DataObject) -> str:
    """The line with other blanks where a line may break."""
    return COUPES.sub(lambda _: data.draw(BLANCS), ligne)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_layout_leads_to_the_same_text(data: st.DataObject) -> None:
    construction = data.draw(st.sampled_from(constructions()))
    lignes = [ligne for ligne in construction.splitlines() if not ligne.startswith("#")]
    etales = [" " * data.draw(st.integers(0, 9)) + etaler(ligne.strip(), data) for ligne in lignes]
    texte = ENTETE + "\n".join(etales) + "\n"
    assert forme(lire(texte)) == forme(lire(ENTETE + construction))
    assert mise_en_forme(texte) == mise_en_forme(ENTETE + "\n".join(lignes) + "\n")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(constructions()), min_size=1, max_size=4), st.integers(0, 3))
def test_formatting_again_changes_nothing_and_the_tree_is_kept(blocs: list[str], marge: int) -> None:
    texte = ENTETE + "".join(" " * marge + ligne + "\n" for bloc in blocs for ligne in bloc.splitlines())
    sortie = mise_en_forme(texte)
    assert mise_en_forme(sortie) == sortie
    assert forme(lire(sortie)) == forme(lire(texte))


def test_an_option_that_looks_like_an_item_word_may_begin_a_line() -> None:
    options = ", ".join(f"organisme_{rang} « organisme du rang numéro {rang} »" for rang in range(6))
    texte, diagnostics = formater(f"langue reglo 1\ndonnée porteur « porteur » : choix {options}\n", "essai.regle")
    assert diagnostics == ()
    assert any(ligne.lstrip().startswith("organisme_0") for ligne in texte.splitlines())
    assert analyser(texte, "essai.regle")[1] == ()
