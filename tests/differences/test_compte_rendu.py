"""A comparison as it is read: every kind of thing has its name and its sentence, on both sides."""

from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest
from tests.differences.recueils import AIDE, recueil

from reglo.chargement import charger
from reglo.differences.bilan import Bilan, dresser
from reglo.differences.compte_rendu import en_objet, en_texte
from reglo.differences.intitules import GROUPES
from reglo.differences.recueil import Recueil
from reglo.differences.versions import au_jour
from reglo.resources import resource_dir

RECUEILS = {"fragments": Path(__file__).parents[1] / "fragments", "rules": resource_dir("rules")}


@cache
def livre(nom: str) -> Recueil:
    charge = charger(RECUEILS[nom])
    assert charge.rulebook is not None
    return Recueil(nom=nom, rulebook=charge.rulebook, sources=charge.sources)


def bilan(*changements: tuple[str, str]) -> Bilan:
    return dresser(recueil(nom="avant"), recueil(AIDE, *changements, nom="après"))


def texte(lu: Bilan) -> str:
    return " ".join(en_texte(lu).replace("\u00a0", " ").split())


@pytest.mark.parametrize(("avant", "apres"), [("fragments", "rules"), ("rules", "fragments")])
def test_every_kind_of_thing_of_a_whole_rulebook_is_told(avant: str, apres: str) -> None:
    lu = dresser(livre(avant), livre(apres), patience=0)
    dit = en_texte(lu)
    for titre in {
        GROUPES[nature] for nature in ("definition", "donnee", "lecture", "anomalie", "organisme", "document")
    }:
        assert f"\n{titre}\n" in dit
    assert len(msgspec.json.encode(en_objet(lu))) > 10_000


def test_a_clause_renamed_is_told_without_what_has_not_changed() -> None:
    dit = texte(bilan(("    c2. exclu", "    c20. exclu"), ("par exception à c2,", "par exception à c20,")))
    assert "La clause c20 : renommée (c2 devient c20)." in dit
    assert "effet : aucun, le contenu est le même." in dit
    assert "règle" not in dit


def test_a_clause_that_changes_section_says_from_which_to_which() -> None:
    assert "passe de « critères » à « bénéficiaires »" in texte(
        bilan(("  critères\n    c1.", "  bénéficiaires\n    c1."))
    )


def test_a_head_tells_only_the_facts_that_differ() -> None:
    dit = texte(bilan(("lignes 1 à 20", "lignes 1 à 21")))
    assert "en clair, avant : Texte : Règlement des aides, lignes 1 à 20." in dit
    assert "Financeur" not in dit


def test_a_rule_added_is_told_whole_without_its_quote_nor_its_comment() -> None:
    e4 = "    e4. plafonnée à 40 000 € # remarque\n        texte ligne 14 « quarante mille au plus »\n"
    fin = "    e3. arrondie par défaut à 100 €  texte ligne 13 « arrondie à la centaine de »\n"
    dit = texte(bilan((fin, fin + e4)))
    assert "règle, après : e4. plafonnée à 40 000 € essai.regle" in dit
    assert "« quarante mille au plus » (Règlement des aides, ligne 14)" in dit


def test_between_two_days_nothing_is_added_nor_removed_but_in_force_or_no_longer() -> None:
    present = recueil(
        AIDE, ("« les opérations neuves sont exclues »", "« les opérations neuves sont exclues » en vigueur en 2024")
    )
    hier, ce_jour = (au_jour(present, jour) for jour in (_jour(2024), _jour(2025)))
    dit = texte(msgspec.structs.replace(dresser(hier, ce_jour, patience=0), jours=True))
    assert "De « 1er juin 2024 » à « 1er juin 2025 »" in dit
    assert "La clause c2 : n'est plus en vigueur." in dit


def _jour(annee: int) -> date:
    return date(annee, 6, 1)
