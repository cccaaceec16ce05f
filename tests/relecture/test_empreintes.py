"""What turns a mark to « à relire », and what does not."""

import re

import pytest
from tests.relecture.essai import TEXTE, apres, changes, recueil
from tests.verifications import juste

from reglo.chargement import charger
from reglo.model.serialize import decoder, encoder
from reglo.relecture import juger, recenser
from reglo.relecture.empreintes import Empreintes, Empreinteur
from reglo.resources import resource_dir

ATTENDUES = {
    "essai.base.c1": Empreintes("ef947653c81f", "356e35e4cdc2", "3a33e87570eb"),
    "essai.un.c2": Empreintes("0ef34ce2311f", "d372099151b9", "9dedf4847355"),
    "tableau essai.un.forfait": Empreintes("e3b1ac7df674", "f09e1bb93a13", "e086b577eefc"),
    "aide essai.un": Empreintes("4d957e0333a5", "4f53cda18c2b", "421dad06ab2b"),
}
"""Those of the text, as they were when the first marks could be written."""


def empreintes(texte: str) -> dict[str, Empreintes]:
    lu = juste(texte)
    empreinteur = Empreinteur(lu)
    return {nom: empreinteur.empreintes(objet) for nom, objet in recenser(lu).items()}


def test_all_that_was_read_holds_when_nothing_changes() -> None:
    assert changes() == {}
    assert {etat.genre for etat in apres().etats.values()} == {"relue"}


def test_layout_comments_and_typing_change_nothing() -> None:
    avant = empreintes(TEXTE)
    aere = re.sub(r"\n(\s*)(?=\S)", r"\n# un commentaire\n\n   \1", TEXTE)
    assert empreintes(aere) == avant
    assert empreintes(TEXTE.replace("critères", "criteres").replace("données", "donnees")) == avant
    assert empreintes(TEXTE.replace("« trois places au moins »", "« Trois  places au MOINS »")) == avant


def test_rules_read_from_the_cache_are_those_that_were_built() -> None:
    lu = recueil()
    relu = decoder(encoder(lu))
    for nom, objet in recenser(lu).items():
        assert Empreinteur(relu).empreintes(recenser(relu)[nom]) == Empreinteur(lu).empreintes(objet)


def test_a_quote_that_moves_with_its_document_is_not_to_be_read_again() -> None:
    assert changes(("texte ligne 6", "texte lignes 16 à 17")) == {}


def test_a_clause_that_says_something_else_is_to_be_read_again() -> None:
    assert changes(("c1. places au moins 3", "c1. places au moins 4")) == {"essai.base.c1": ("dit",)}


def test_a_quote_of_other_words_is_to_be_read_again() -> None:
    assert changes(("« trois places au moins »", "« trois places au plus »")) == {"essai.base.c1": ("cite",)}


def test_a_quote_of_another_document_is_to_be_read_again() -> None:
    autre = ("texte ligne 4 « trois", "texte hso, ligne 4 « trois")
    document = ("\nlecture essai.doute", "\ndocument hso « Autre »\nlecture essai.doute")
    assert changes(autre, document) == {"essai.base.c1": ("cite",)}


def test_what_a_clause_reads_is_told_apart_from_what_it_says() -> None:
    assert changes(("si places au plus 20", "si places au plus 25")) == {
        "définition petite": ("dit",),
        "essai.un.c2": ("lit",),
    }


def test_another_option_retained_is_a_change_of_what_is_read() -> None:
    options = (("« vingt places » retenue", "« vingt places »"), ("« trente places »", "« trente places » retenue"))
    assert changes(*options) == {"lecture essai.doute": ("dit",), "essai.un.c2": ("lit",)}


def test_a_row_of_a_table_touches_the_clause_that_reads_the_table_and_no_other_row() -> None:
    assert changes(("t2. zone_b : 700 €", "t2. zone_b : 800 €")) == {"essai.un.t2": ("dit",), "essai.un.m1": ("lit",)}


def test_a_row_that_goes_touches_the_heading_of_its_table() -> None:
    bilan = apres(("    t2. zone_b : 700 €\n", ""))
    assert bilan.etats["tableau essai.un.forfait"].changees == ("dit",)
    assert [marque.objet for marque in bilan.sans_objet] == ["essai.un.t2"]
    (remarque,) = bilan.remarques()
    assert (remarque.code, "essai.un.t1" in remarque.message) == ("L108", True)


def test_the_heading_of_an_aid_says_its_dates_and_of_what_it_is_made() -> None:
    dates = (("jusqu'au 31/12/2024", "jusqu'au 30/12/2024"), ("depuis le 01/01/2025", "depuis le 31/12/2024"))
    deux = {"aide essai.deux version v1": ("dit",), "aide essai.deux version v2": ("dit",)}
    assert changes(*dates) == deux
    assert changes(("le 01/01/2025\n  reprend essai.base\n", "le 01/01/2025\n")) == {
        "aide essai.deux version v2": ("dit",)
    }


def test_both_changes_are_told() -> None:
    deux = ("c1. places au moins 3", "c1. places au moins 4"), ("« trois places au moins »", "« quatre places »")
    assert changes(*deux) == {"essai.base.c1": ("dit", "cite")}


def test_a_clause_of_a_trunk_is_one_for_all_aids_and_that_of_two_versions_is_two() -> None:
    noms = list(recenser(recueil()))
    assert noms.count("essai.base.p1") == 1
    assert {"essai.deux.m1 version v1", "essai.deux.m1 version v2"} <= set(noms)


@pytest.mark.parametrize("nom", ["essai.base.c1", "essai.un.c2", "tableau essai.un.forfait", "aide essai.un"])
def test_the_fingerprints_of_a_text_do_not_move_with_reglo(nom: str) -> None:
    """When this fails, a new version of Réglo would turn every mark of every rulebook to « à relire »."""
    assert empreintes(TEXTE)[nom] == ATTENDUES[nom]


def test_the_rules_shipped_name_each_thing_once_and_are_marked_by_no_one() -> None:
    charge = charger(resource_dir("rules"))
    assert charge.rulebook is not None
    bilan = juger(charge.rulebook, ())
    assert len(bilan.etats) > 1_000
    assert {etat.genre for etat in bilan.etats.values()} == {"jamais"}
    assert not list(resource_dir("rules").rglob("*.relectures"))
