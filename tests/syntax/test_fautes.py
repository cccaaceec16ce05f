"""Each mistake foreseen gives its code, in French, in its place, with a correction that reads once applied."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reglo.diagnostics import Diagnostic, Fiche, rapport
from reglo.syntax import codes
from reglo.syntax.examples import Exemple, Faute, fautes
from reglo.syntax.parse import analyser
from reglo.syntax.tables import tables

GOLDEN = Path(__file__).parents[1] / "golden" / "syntaxe"
EXEMPLES = [(faute.exemple, texte) for faute in fautes() for texte in faute.exemple.exemples]
LIGNE = 5
MOTS_DE_MACHINE = re.compile(r"[A-Z]{3,}_|\$|LABEL|LREF|QNAME|NAME|token|None|Error|expected|__")


def fichier(exemple: Exemple, texte: str) -> str:
    """The example where it stands: under its section, or as an item."""
    if not exemple.sous:
        return f"langue reglo 1\n\n\n\n{texte}\n"
    if exemple.sous == "errata":
        return f"langue reglo 1\n\n\nerrata essai\n  {texte}\n"
    item = "exemple « essai »" if exemple.sous == "dossier" else "aide essai « essai »"
    return f"langue reglo 1\n\n{item}\n  {exemple.sous}\n    {texte}\n"


def corriger(texte: str, diagnostic: Diagnostic) -> str:
    assert diagnostic.remplacement is not None
    return texte[: diagnostic.span.debut] + diagnostic.remplacement + texte[diagnostic.span.fin :]


@pytest.mark.parametrize(("exemple", "texte"), EXEMPLES, ids=[f"{e.code} {t}" for e, t in EXEMPLES])
def test_an_example_gives_its_code_and_its_correction_reads(exemple: Exemple, texte: str) -> None:
    source = fichier(exemple, texte)
    _, diagnostics = analyser(source, "essai.regle")
    assert [diagnostic.code for diagnostic in diagnostics] == [exemple.code]
    assert diagnostics[0].span.ligne == LIGNE
    assert not MOTS_DE_MACHINE.search(diagnostics[0].message)
    assert analyser(corriger(source, diagnostics[0]), "essai.regle")[1] == ()


@pytest.mark.parametrize("faute", [f for f in fautes() if f.exemple.toujours], ids=lambda faute: faute.exemple.code)
@settings(max_examples=20)
@given(donnees=st.data())
def test_whatever_is_looked_for_everywhere_holds_one_of_its_signs(faute: Faute, donnees: st.DataObject) -> None:
    for trouve in faute.motif.finditer(donnees.draw(st.from_regex(faute.motif))):
        assert any(signe in trouve[0] for signe in faute.exemple.toujours)


def test_a_long_list_of_values_is_not_looked_at_for_ever() -> None:
    valeurs = ",".join("1" * 5_000)
    _, diagnostics = analyser(
        f"langue reglo 1\naide x « x »\n  critères\n    c1. duree_x est parmi {valeurs} et\n", "x"
    )
    assert len(diagnostics) == 1


def test_codes_are_not_shared() -> None:
    tous = [faute.exemple.code for faute in fautes()] + [fiche.code for fiche in codes.FICHES]
    assert len(set(tous)) == len(tous)


def test_every_fiche_is_listed() -> None:
    declarees = {valeur for valeur in vars(codes).values() if isinstance(valeur, Fiche)}
    assert declarees == set(codes.FICHES)


# ------------------------------------------------------------------------------------------ the rules of faults.py
CLAUSES = {
    # text of the clause (or of the lines under « critères »), code, correction
    "c1. gain au moins 3 texte « ouvert": ("S101", "« ouvert »"),
    "c1. gain au moins 3 texte « il dit « oui » encore »": ("S102", "« il dit “oui” encore »"),
    "c1. depot avant le 32/01/2024": ("S103", "31/01/2024"),
    "c1. depot avant le 29/02/2023": ("S103", "28/02/2023"),
    "c1. depot avant le 12/31/2023": ("S103", "31/12/2023"),
    "c1. depot avant le 31/12/24": ("S104", "31/12/2024"),
    "c1. depot avant le 1er juilet 2025": ("S105", "1 juillet 2025"),
    "c1. engagement au moins 3": ("S304", "engagement_1"),
    "c1. gain au moins proche": ("S304", "proche_1"),
    "c1. gain au moins 10 000 20": ("S305", ""),
    "c1. e2 au moins 3": ("S306", "e2_"),
    "c1 gain au moins 3": ("S307", "c1."),
    "c1.gain au moins 3": ("S307", "c1. gain"),
    "- gain au moins 3": ("S308", "c1."),
    "• gain au moins 3": ("S308", "c1."),
    "c1. gain au moins 3)": ("S309", ""),
    "c1. (gain au moins 3 et petite": ("S310", ")"),
    "c1. petite et grande ou moyenne": ("S311", "(petite et grande) ou …"),
    "c1. gain au mions 3": ("S303", "au moins"),
    "c1. gain AU MOINS 3": ("S303", "au moins"),
    "c1. tout cecci : a) petite b) grande": ("S303", "tout ceci"),
    "c1. par exeption à c2, reste admis si petite": ("S303", "par exception à"),
    "c1. petite texe « cité »": ("S303", "texte"),
}


@pytest.mark.parametrize(("texte", "attendu"), CLAUSES.items(), ids=CLAUSES)
def test_a_faulty_clause_gives_one_remark_and_its_correction(texte: str, attendu: tuple[str, str]) -> None:
    source = f"langue reglo 1\n\naide essai « essai »\n  critères\n    {texte}\n"
    _, diagnostics = analyser(source, "essai.regle")
    assert [(diagnostic.code, diagnostic.aide) for diagnostic in diagnostics] == [attendu]
    if diagnostics[0].remplacement is not None:
        assert analyser(corriger(source, diagnostics[0]), "essai.regle")[1] == ()


TEXTES = {
    "aide x « x »\n": "S201",
    "langue reglo 2\n": "S202",
    "langue reglo 1\nlangue reglo 1\n": "S203",
    "langue reglo 1\ncritères\n  c1. petite\n": "S204",
    "langue reglo 1\naide x « x »\n  c1. petite\n  c2. petite\n": "S205",
    "langue reglo 1\naide x « x »\n  critere\n    c1. petite\n": "S207",
    "langue reglo 1\naide x « x »\n  CRITÈRES\n    c1. petite\n": "S207",
    "langue reglo 1\naide x « x »\n  bidule\n    c1. petite\n    c2. petite\n": "S207",
    "langue reglo 1\ndonnnee x « x » : montant\n": "S208",
    "langue reglo 1\nexemple « x »\n  attendu x\n    liste lots\n": "S209",
    "langue reglo 1\ndonnée x « x » montant\n": "S310",
    "langue reglo 1\nexemple « x »\n  y : 3\n  z : 4\n": "S209",
    "langue reglo 1\nexemple « x »\n  dossier\n    y : 3\n    verdict : accorde\n    c1 : oui\n": "S209",
    "langue reglo 1\nexemple « x »\n  dosier\n    y : 3\n    z : 4\n": "S303",
    "langue reglo 1\nexemple « x »\n  atendu x\n    verdict : accorde\n    c1 : oui\n": "S303",
    "langue reglo 1\nanomalie z « z » défaut : lacune\n  critères\n    c1. petite\n  montants\n    m1. 3 €\n": "S204",
    "langue reglo 1\ndonnée x « x » : montnat\n": "S303",
}


@pytest.mark.parametrize(("texte", "code"), TEXTES.items())
def test_a_faulty_file_gives_one_remark(texte: str, code: str) -> None:
    _, diagnostics = analyser(texte, "essai.regle")
    assert [diagnostic.code for diagnostic in diagnostics] == [code]
    if (remplacement := diagnostics[0].remplacement) is not None and remplacement:
        assert analyser(corriger(texte, diagnostics[0]), "essai.regle")[1] == ()


def test_a_phrase_cut_after_a_quotation_of_two_lines_is_told_where_it_ends() -> None:
    _, diagnostics = analyser("langue reglo 1\ndonnée t « deux\nlignes »", "essai.regle")
    assert [(d.code, d.span.ligne, d.span.colonne) for d in diagnostics] == [("S302", 3, 9)]


@pytest.mark.parametrize(
    ("texte", "code"),
    [
        ("aide x « x »\n  montants\n    , plafonné à\n", "S429"),
        ("enveloppes, au lieu de « », lire «»\n", "S444"),
    ],
)
def test_a_fault_is_not_explained_by_what_is_rightly_written(texte: str, code: str) -> None:
    assert code not in {diagnostic.code for diagnostic in analyser("langue reglo 1\n" + texte, "essai.regle")[1]}


def test_text_before_any_item() -> None:
    _, diagnostics = analyser("bonjour\n", "essai.regle")
    assert [diagnostic.code for diagnostic in diagnostics] == ["S201", "S206"]


def test_capitals_and_straight_quotes_are_accepted() -> None:
    texte = 'langue reglo 1\n\naide x "x"\n  Critères\n    c1. petite texte “cité”\n    c2. grande texte ‹cité›\n'
    assert analyser(texte, "essai.regle")[1] == ()


def test_a_generic_message_speaks_the_words_of_the_language() -> None:
    for depart, etat in tables().departs.items():
        del etat
        _, diagnostics = analyser(f"langue reglo 1\n{depart} §\n", "essai.regle")
        for diagnostic in diagnostics:
            assert not MOTS_DE_MACHINE.search(diagnostic.message), diagnostic.message


@pytest.mark.parametrize("cas", sorted(GOLDEN.glob("*.regle")), ids=lambda chemin: chemin.stem)
def test_messages_as_printed(cas: Path, golden: Callable[[str, Path], None]) -> None:
    texte = cas.read_text(encoding="utf-8")
    _, diagnostics = analyser(texte, cas.name)
    golden(rapport(diagnostics, {cas.name: texte}) + "\n", cas.with_suffix(".attendu"))
