"""What changed between two rulebooks: each kind of change, both ways, and nothing where nothing has changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.differences.recueils import AIDE, recueil
from tests.strategies.recueils import recueil as tirer
from tests.strategies.tirage import graine

from reglo.differences.comparaison import Changement, comparer
from reglo.model.positions import sans_positions
from reglo.model.serialize import decoder, encoder


def dits(*changements: tuple[str, str]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """What is told of a text with some of its words replaced."""
    return [_dit(un) for un in comparer(recueil().rulebook, recueil(AIDE, *changements).rulebook)]


def inverses(*changements: tuple[str, str]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """What is told of the same, the other way."""
    return [_dit(un) for un in comparer(recueil(AIDE, *changements).rulebook, recueil().rulebook)]


def _dit(changement: Changement) -> tuple[str, str, str, tuple[str, ...]]:
    return changement.genre, changement.objet.nature, changement.objet.id, changement.aspects


MODIFICATIONS = {
    "a threshold": (("places au moins 10\n", "places au moins 15\n"), "clause", "essai.aide.c1", ("regle",)),
    "a quote": (("« dix places au moins par projet »", "« dix places par projet au moins »"), "clause", "essai.aide.c1", ("texte",)),  # noqa: E501
    "the place of a quote": (("texte ligne 3 ", "texte ligne 33 "), "clause", "essai.aide.c1", ("texte",)),
    "a row of a table": (("t1. zone_a : 20 %", "t1. zone_a : 25 %"), "rang", "essai.aide.t1", ("regle",)),
    "the head of a table": (("en %, selon zone\n    texte lignes 6 à 7", "en %, selon zone\n    texte lignes 6 à 9"), "tableau", "essai.aide.part", ("texte",)),  # noqa: E501
    "a definition": (("si coût au moins 100 000 €", "si coût au moins 90 000 €"), "definition", "grande", ("regle",)),
    "the value of a parameter": (("en 2025 : 600 €", "en 2025 : 650 €"), "valeur", "forfait.t2", ("regle",)),
    "the period of a value": (("en vigueur en 2024", "en vigueur en 2023"), "valeur", "forfait.t1", ("regle",)),
    "the option retained": (("a) plancher « dix places au moins » retenue\n  b) exactement « dix places, ni plus ni moins »", "a) plancher « dix places au moins »\n  b) exactement « dix places, ni plus ni moins » retenue"), "lecture", "essai.seuil", ("regle",)),  # noqa: E501
    "a clause of a trunk": (("avis est favorable", "avis est défavorable"), "clause", "essai.commun.c9", ("regle",)),
    "the validity of an aid": (("  reprend essai.commun", "  en vigueur en 2025\n  reprend essai.commun"), "version", "", ("regle",)),  # noqa: E501
    "the passage of an aid": (("lignes 1 à 20", "lignes 1 à 21"), "version", "", ("texte",)),
    "the name of an aid": (("« Aide à l'essai »", "« Aide aux essais »"), "aide", "essai.aide", ("mots",)),
    "the order of the steps": ((
        "e2. plafonnée à 50 000 €  texte ligne 12 « dans la limite de 50 000 »\n    e3. arrondie par défaut à 100 €  texte ligne 13 « arrondie à la centaine de »",  # noqa: E501
        "e3. arrondie par défaut à 100 €  texte ligne 13 « arrondie à la centaine de »\n    e2. plafonnée à 50 000 €  texte ligne 12 « dans la limite de 50 000 »",  # noqa: E501
    ), "version", "", ("ordre",)),
}  # fmt: skip


@pytest.mark.parametrize("nom", MODIFICATIONS)
def test_what_is_said_otherwise_is_told_with_what_of_it_changes(nom: str) -> None:
    changement, nature, identifiant, aspects = MODIFICATIONS[nom]
    attendu = [("modification", nature, identifiant, aspects)]
    assert dits(changement) == attendu
    assert inverses(changement) == attendu


RETRAITS = {
    "a clause": ("    e3. arrondie par défaut à 100 €  texte ligne 13 « arrondie à la centaine de »\n", "clause", "essai.aide.e3"),  # noqa: E501
    "a criterion": ("    c1. places au moins 10\n        texte ligne 3 « dix places au moins par projet »\n", "clause", "essai.aide.c1"),  # noqa: E501
    "a value": ("  t1. en vigueur en 2024 : 500 €     texte reglement, ligne 30 « 500 € en 2024 pour »\n", "valeur", "forfait.t1"),  # noqa: E501
    "a reading": (AIDE[: AIDE.index("paramètre")], "lecture", "essai.seuil"),
    "a parameter": (AIDE[AIDE.index("paramètre") : AIDE.index("définition")], "parametre", "forfait"),
}  # fmt: skip


@pytest.mark.parametrize("nom", RETRAITS)
def test_what_is_removed_one_way_is_added_the_other(nom: str) -> None:
    texte, nature, identifiant = RETRAITS[nom]
    assert dits((texte, "")) == [("retrait", nature, identifiant, ())]
    assert inverses((texte, "")) == [("ajout", nature, identifiant, ())]


def test_a_row_is_removed_and_another_added() -> None:
    assert dits(("t2. zone_b, zone_c : 10 %", "t3. zone_b, zone_c : 12 %")) == [
        ("retrait", "rang", "essai.aide.t2", ()),
        ("ajout", "rang", "essai.aide.t3", ()),
    ]


def test_an_aid_added_is_told_once_and_not_clause_by_clause() -> None:
    autre = AIDE[AIDE.index("aide essai.aide") :].replace("essai.aide", "essai.autre")
    apres = recueil(AIDE + autre)
    assert [_dit(un) for un in comparer(recueil().rulebook, apres.rulebook)] == [("ajout", "aide", "essai.autre", ())]
    assert [_dit(un) for un in comparer(apres.rulebook, recueil().rulebook)] == [("retrait", "aide", "essai.autre", ())]


def test_a_trunk_that_an_aid_no_longer_takes_up_is_told_with_its_clauses() -> None:
    tronc = AIDE[AIDE.index("tronc essai.commun") : AIDE.index("aide essai.aide")]
    changements = ((tronc, ""), ("  reprend essai.commun\n", ""))
    assert dits(*changements) == [
        ("modification", "version", "", ("regle",)),
        ("retrait", "tronc", "essai.commun", ()),
        ("retrait", "clause", "essai.commun.c9", ()),
    ]
    assert [un[:3] for un in inverses(*changements)] == [
        ("modification", "version", ""),
        ("ajout", "tronc", "essai.commun"),
        ("ajout", "clause", "essai.commun.c9"),
    ]


def test_a_version_added_is_told_once() -> None:
    tete, corps = "aide essai.aide « Aide à l'essai »", AIDE[AIDE.index("aide essai.aide") :]
    v1 = corps.replace(tete, f"{tete} version v1").replace("  reprend", "  en vigueur en 2024\n  reprend")
    v2 = corps.replace(tete, f"{tete} version v2").replace("  reprend", "  en vigueur en 2025\n  reprend")
    debut = AIDE[: AIDE.index("aide essai.aide")]
    une, deux = recueil(debut + v1).rulebook, recueil(debut + v1 + v2).rulebook
    assert [_dit(un)[:3] for un in comparer(une, deux)] == [("ajout", "version", "v2")]
    assert [_dit(un)[:3] for un in comparer(deux, une)] == [("retrait", "version", "v2")]


# ------------------------------------------------------------------------------------------------------------- renamed
def test_a_clause_renamed_is_told_as_such_and_what_refers_to_it_has_not_changed() -> None:
    changements = (("    c2. exclu", "    c20. exclu"), ("par exception à c2,", "par exception à c20,"))
    assert dits(*changements) == [("renommage", "clause", "essai.aide.c20", ())]
    assert inverses(*changements) == [("renommage", "clause", "essai.aide.c2", ())]


def test_a_clause_renamed_and_said_otherwise_is_removed_and_added() -> None:
    changements = (
        ("    c2. exclu si neuf", "    c20. exclu si non (neuf)"),
        ("par exception à c2,", "par exception à c20,"),
    )
    assert [un[:3] for un in dits(*changements)] == [
        ("retrait", "clause", "essai.aide.c2"),
        ("ajout", "clause", "essai.aide.c20"),
        ("modification", "clause", "essai.aide.c3"),
    ]


@pytest.mark.parametrize(
    ("avant", "apres", "nature"),
    [
        (("définition grande", "reste admis si grande"), ("définition vaste", "reste admis si vaste"), "definition"),
        (("aide essai.aide «",), ("aide essai.nouvelle «",), "aide"),
        (("tronc essai.commun", "reprend essai.commun"), ("tronc essai.socle", "reprend essai.socle"), "tronc"),
        (("tableau part,", "m2. part *"), ("tableau portion,", "m2. portion *"), "tableau"),
    ],
)
def test_what_is_named_otherwise_alone_is_renamed_and_its_readers_have_not_changed(
    avant: tuple[str, ...], apres: tuple[str, ...], nature: str
) -> None:
    changements = tuple(zip(avant, apres, strict=True))
    assert [un[:2] for un in dits(*changements)] == [("renommage", nature)]
    assert [un[:2] for un in inverses(*changements)] == [("renommage", nature)]


def test_a_datum_that_says_its_former_name_is_the_same_one() -> None:
    donnee = "\ndonnée lits « lits du projet » : nombre de places\n"
    avant = recueil(donnee + AIDE.replace("c1. places", "c1. lits"))
    apres = recueil(
        donnee.replace("lits «", "couchages «").replace("places\n", "places anciennement lits\n")
        + AIDE.replace("c1. places", "c1. couchages")
    )
    (seul,) = comparer(avant.rulebook, apres.rulebook)
    assert (seul.objet.nature, seul.avant and seul.avant.nom, seul.objet.nom) == ("donnee", "lits", "couchages")


def test_the_labels_of_one_version_renamed_leave_another_version_alone() -> None:
    tete, corps = "aide essai.aide « Aide à l'essai »", AIDE[AIDE.index("aide essai.aide") :]
    v1 = corps.replace(tete, f"{tete} version v1").replace("  reprend", "  en vigueur en 2024\n  reprend")
    v2 = corps.replace(tete, f"{tete} version v2").replace("  reprend", "  en vigueur en 2025\n  reprend")
    debut = AIDE[: AIDE.index("aide essai.aide")]
    renomme = v1.replace("c2. exclu", "c20. exclu").replace("à c2,", "à c20,")
    avant, apres = recueil(debut + v1 + v2), recueil(debut + renomme + v2)
    assert [_dit(un)[:3] for un in comparer(avant.rulebook, apres.rulebook)] == [
        ("renommage", "clause", "essai.aide.c20")
    ]


# ------------------------------------------------------------------------------------------------------------- nothing
def test_layout_comments_and_the_order_of_criteria_are_no_changes() -> None:
    assert dits(("    c1. places au moins 10\n", "\n  # remarque\n    c1.   places   au moins 10  # dix\n\n")) == []
    c1, c2 = AIDE.index("    c1."), AIDE.index("    c2.")
    fin = AIDE.index("    c3.")
    echanges = AIDE[:c1] + AIDE[c2:fin] + AIDE[c1:c2] + AIDE[fin:]
    assert comparer(recueil().rulebook, recueil(echanges).rulebook) == ()


def test_a_section_that_changes_is_told() -> None:
    assert dits(("  critères\n    c1.", "  bénéficiaires\n    c1.")) == [
        ("modification", "clause", f"essai.aide.{label}", ("rubrique",)) for label in ("c1", "c2", "c3")
    ]


@settings(deadline=None)
@given(st.integers(0, 10**9))
def test_a_rulebook_has_not_changed_from_itself(valeur: int) -> None:
    tire = tirer(graine(valeur))
    relu = decoder(encoder(tire))
    assert comparer(tire, tire) == comparer(tire, relu) == comparer(sans_positions(tire), relu) == ()


@settings(deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_what_has_changed_one_way_has_changed_the_other(une: int, autre: int) -> None:
    avant, apres = tirer(graine(une)), tirer(graine(autre))
    aller, retour = comparer(avant, apres), comparer(apres, avant)
    assert (aller == ()) == (retour == ())
    assert sum(un.genre == "ajout" for un in aller) == sum(un.genre == "retrait" for un in retour)
