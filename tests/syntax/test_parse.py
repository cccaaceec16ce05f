"""Reading a file: the tree it gives, and what no text can make it do (raise, hang, lose a place)."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reglo.syntax.fold import plier
from reglo.syntax.parse import analyser
from reglo.syntax.tree import Arbre, Noeud

REEL = (Path(__file__).parents[1] / "golden" / "identite.regle").read_text(encoding="utf-8")
LIGNES = REEL.splitlines(keepends=True)


def arbre(texte: str) -> Arbre:
    lu, diagnostics = analyser(texte, "essai.regle")
    assert diagnostics == ()
    return lu


def forme(noeud: Noeud) -> object:
    """A tree as nested tuples, without its places."""
    return noeud.regle, *(plier(e.texte) if not isinstance(e, Noeud) else forme(e) for e in noeud.enfants)


def test_a_clause() -> None:
    lu = arbre("langue reglo 1\naide x « Aide »\n  critères\n    c1. gain au moins 40 % texte d, ligne 3 « dit »\n")
    assert [item.genre for item in lu.items] == ["langue", "aide"]
    section = lu.items[1].sections[0]
    assert section.tete.noeud is not None
    assert section.tete.noeud.regle == "section_criteres"
    clause = section.clauses[0]
    assert clause.label == "c1"
    assert clause.noeud is not None
    assert forme(clause.noeud) == (
        "clause_critere",
        "c1.",
        ("exige", ("compare", ("nom", "gain"), ("comparateur", "au moins"), ("pourcentage", "40 %"))),
        ("texte", "d", ("ligne", "3"), "dit"),
    )


def test_rows_stand_directly_under_a_parameter_and_a_bareme() -> None:
    texte = (
        "langue reglo 1\nparamètre p « p » : montant\n  a1. en vigueur en 2017 : 3 €\n"
        "barème t, en €, selon x\n  t1. 1 : 2 €\n"
    )
    _, parametre, bareme = arbre(texte).items
    assert [clause.depart for clause in parametre.clauses] == ["valeur_parametre"]
    assert [clause.depart for clause in bareme.clauses] == ["rang"]


def test_an_example() -> None:
    texte = (
        "langue reglo 1\nexemple « e »\n  dossier\n    x : 3\n    liste lots\n      a) y : 1 ; z : 2\n"
        "  attendu aude.x\n    verdict : accorde\n"
    )
    dossier, attendu = arbre(texte).items[1].sections
    assert [clause.depart for clause in dossier.clauses] == ["fait", "liste", "rangee"]
    assert [clause.depart for clause in attendu.clauses] == ["attente"]


def test_layout_means_nothing() -> None:
    serre = " ".join(line.strip() for line in LIGNES[:3] if not line.startswith("#"))
    assert arbre(serre + "\n").items
    penche = "\n".join(f"\t\t{line.strip()}" for line in LIGNES)
    assert [forme(p.noeud) for p in arbre(penche).pieces() if p.noeud] == [
        forme(p.noeud) for p in arbre(REEL).pieces() if p.noeud
    ]


def test_a_faulty_clause_leaves_the_others_alone() -> None:
    texte = REEL.replace("c2. exclu si travaux_demarres", "c2. exclu travaux_demarres").replace(
        "e2. plafonnée à", "e2. ôtée à"
    )
    lu, diagnostics = analyser(texte, "essai.regle")
    assert [diagnostic.clause for diagnostic in diagnostics] == ["aude.hcs.c2", "aude.hcs.e2"]
    assert sum(piece.noeud is None for piece in lu.pieces()) == 2


@pytest.mark.parametrize("transforme", [
    lambda t: unicodedata.normalize("NFD", t),
    lambda t: t.replace("\n", "\r\n"),
    lambda t: "\ufeff" + t,
    lambda t: t.replace("    ", "\t"),
    lambda t: t.replace(" ", "\u00a0"),
    lambda t: t.replace("'", "’"),
], ids=["NFD", "CRLF", "BOM", "tabulations", "blancs insécables", "apostrophes"])  # fmt: skip
def test_the_same_text_under_another_encoding(transforme: Callable[[str], str]) -> None:
    change = transforme(REEL)
    assert [forme(p.noeud) for p in arbre(change).pieces() if p.noeud] == [
        forme(p.noeud) for p in arbre(REEL).pieces() if p.noeud
    ]
    faute = re.sub(r"(e2\.\s)(?=plafonn)", r"\1§ ", change)
    _, diagnostics = analyser(faute, "essai.regle")
    assert [faute[d.span.debut] for d in diagnostics] == ["§"]
    assert diagnostics[0].span.ligne == REEL[: REEL.index("e2. plafonn")].count("\n") + 1


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_text_never_raises_and_says_where(data: st.DataObject) -> None:
    debut = data.draw(st.integers(0, len(LIGNES) - 12))
    texte = "".join(LIGNES[debut : debut + 12])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(texte)))
        retire = data.draw(st.integers(0, 6))
        ajout = data.draw(
            st.sampled_from(["", "«", "»", '"', "(", ")", ":", "#", "\n", "3", " et ", "c9.", "é", "\x00", "a)", "-"])
        )
        texte = texte[:place] + ajout + texte[place + retire :]
    lu, diagnostics = analyser(texte, "essai.regle")
    for diagnostic in diagnostics:
        assert 0 <= diagnostic.span.debut <= diagnostic.span.fin <= len(texte)
        assert diagnostic.message
    fautives = sum(piece.noeud is None for piece in lu.pieces())
    assert fautives == 0 or diagnostics


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_answered(texte: str) -> None:
    analyser(texte, "essai.regle")


@pytest.mark.parametrize("texte", ["", "\n", "   ", "# rien\n", "\ufeff"])
def test_an_empty_file_calls_for_nothing(texte: str) -> None:
    lu, _ = analyser(texte, "essai.regle")
    assert lu.items == ()
