"""The effect of a change: a dossier that answers otherwise with it than without, or how many were tried."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.differences.recueils import AIDE, CAS, recueil
from tests.strategies.recueils import recueil as tirer
from tests.strategies.tirage import graine

from reglo.cases.execution import par_reference
from reglo.differences.bilan import Bilan, dresser
from reglo.differences.comparaison import comparer_en_nommant
from reglo.differences.portee import peut_agir
from reglo.differences.retour import sans
from reglo.differences.temoins import Chercheur, Effet, SansTemoin, Temoin
from reglo.outcome.dossier import Dossier

SANS_EXEMPLE = "langue reglo 1\n"


def bilan(*changements: tuple[str, str], cas: str = CAS) -> Bilan:
    return dresser(recueil(cas=cas), recueil(AIDE, *changements, cas=cas))


def effet(*changements: tuple[str, str], cas: str = CAS) -> Effet:
    """The effect of the one change told."""
    (seul,) = bilan(*changements, cas=cas).effets
    return seul


def test_an_example_that_answers_otherwise_is_the_witness_with_both_answers() -> None:
    temoin = effet(("1 000 € par place  ", "1 200 € par place  "))
    assert isinstance(temoin, Temoin)
    assert (temoin.exemple, temoin.retouche, temoin.ensemble) == ("projet type", "", False)
    assert _plat(temoin.avant) == "éligible, 22 000 €"
    assert _plat(temoin.apres) == "éligible, 24 400 €"


@pytest.mark.parametrize(
    ("changement", "retouche"),
    [
        (("places au moins 10\n", "places au moins 11\n"), "places du projet : 10"),
        (("si coût au moins 100 000 €", "si coût au moins 99 000 €"), "coût de l'opération : 99"),
        (("plafonnée à 50 000 €", "plafonnée à 45 000 €"), "places du projet : 120"),
        (("t2. zone_b, zone_c : 10 %", "t2. zone_b, zone_c : 15 %"), "zone de l'opération"),
        (("avis est favorable", "avis est défavorable"), ""),
    ],
)
def test_a_change_that_no_example_sees_has_a_witness_near_one(changement: tuple[str, str], retouche: str) -> None:
    cas = CAS.replace("neuf : non", "neuf : oui").replace("verdict : éligible", "verdict : inéligible")
    temoin = effet(changement, cas=cas if "coût au moins" in changement[0] else CAS)
    assert isinstance(temoin, Temoin)
    assert temoin.exemple in ("projet type", "petit projet")
    assert temoin.retouche.startswith(retouche)
    assert temoin.ecarts


def test_without_a_witness_the_number_of_dossiers_tried_is_told() -> None:
    sans = effet(("places au moins 10\n", "places plus de 9\n"))
    assert isinstance(sans, SansTemoin)
    assert sans.essais > 10
    assert effet(("places au moins 10\n", "places au moins 12\n"), cas=SANS_EXEMPLE) == SansTemoin(0)


def test_what_no_answer_depends_on_has_no_effect_to_look_for() -> None:
    assert effet(("« dix places au moins par projet »", "« dix places par projet au moins »")) is None
    renommage = (("    c2. exclu", "    c20. exclu"), ("par exception à c2,", "par exception à c20,"))
    assert effet(*renommage) is None


def test_each_of_two_changes_has_its_own_effect() -> None:
    lu = bilan(("places au moins 10\n", "places au moins 13\n"), ("1 000 € par place  ", "1 200 € par place  "))
    critere, montant = lu.effets
    assert isinstance(critere, Temoin)
    assert isinstance(montant, Temoin)
    assert [ecart.sujet for ecart in critere.ecarts][:2] == ["verdict", "montant dû"]
    assert _plat(critere.avant) == "éligible, 24 400 €"
    assert "verdict" not in {ecart.sujet for ecart in montant.ecarts}


def test_a_clause_added_or_removed_has_an_effect() -> None:
    etape = "    e3. arrondie par défaut à 100 €  texte ligne 13 « arrondie à la centaine de »\n"
    plafond = "    e2. plafonnée à 50 000 €  texte ligne 12 « dans la limite de 50 000 »\n"
    cas = CAS.replace("coût : 50 000 €", "coût : 50 030 €").replace("    montant : 22 000 €\n", "")
    avant, apres = recueil(cas=cas), recueil(AIDE, (etape, ""), cas=cas)
    (retrait,), (ajout,) = dresser(avant, apres).effets, dresser(apres, avant).effets
    assert isinstance(retrait, Temoin)
    assert isinstance(ajout, Temoin)
    assert (retrait.avant, retrait.apres) == (ajout.apres, ajout.avant)
    assert isinstance(effet((plafond, "")), Temoin)


def test_the_order_of_the_steps_has_an_effect() -> None:
    etapes = (
        "    e2. plafonnée à 50 000 €  texte ligne 12 « dans la limite de 50 000 »\n",
        "    e3. arrondie par défaut à 100 €  texte ligne 13 « arrondie à la centaine de »\n",
    )
    texte = AIDE.replace("plafonnée à 50 000 €", "plafonnée à 21 950 €")
    un, deux = etapes[0].replace("50 000 €", "21 950 €"), etapes[1]
    avant, apres = recueil(texte), recueil(texte.replace(un + deux, deux + un))
    (seul,) = dresser(avant, apres).effets
    assert isinstance(seul, Temoin)
    assert (_plat(seul.avant), _plat(seul.apres)) == ("éligible, 21 900 €", "éligible, 21 950 €")


def test_a_row_of_a_shared_table_has_an_effect_on_the_aids_that_read_it() -> None:
    bareme = """
barème prime, en €, selon zone
  texte reglement, lignes 6 à 7 « la prime dépend de la zone »
  t1. zone_a : 2 000 €
  t2. zone_b, zone_c : 1 000 €
"""
    texte = bareme + AIDE.replace("m1. 1 000 € par place", "m1. prime par place")
    (seul,) = dresser(recueil(texte), recueil(texte, ("t1. zone_a : 2 000 €", "t1. zone_a : 3 000 €"))).effets
    assert isinstance(seul, Temoin)
    assert not seul.ensemble
    assert (_plat(seul.avant), _plat(seul.apres)) == ("éligible, 34 000 €", "éligible, 46 000 €")


def test_the_order_of_the_steps_has_its_own_effect_when_a_step_is_added_too() -> None:
    un = "    e2. plafonnée à 21 950 €  texte ligne 12 « dans la limite de 50 000 »\n"
    deux = "    e3. arrondie par défaut à 100 €  texte ligne 13 « arrondie à la centaine de »\n"
    trois = "    e4. plafonnée à 90 000 €  texte ligne 14 « dans la limite de 90 000 »\n"
    texte = AIDE.replace("plafonnée à 50 000 €", "plafonnée à 21 950 €")
    lu = dresser(recueil(texte), recueil(texte.replace(un + deux, deux + un + trois)))
    (ordre,) = [e for c, e in zip(lu.changements, lu.effets, strict=True) if c.aspects == ("ordre",)]
    assert isinstance(ordre, Temoin)
    assert (_plat(ordre.avant), _plat(ordre.apres)) == ("éligible, 21 900 €", "éligible, 21 950 €")


def test_a_change_that_cannot_be_undone_alone_is_told_with_the_others() -> None:
    c2 = "    c2. exclu si neuf\n        texte ligne 4 « les opérations neuves sont exclues »\n"
    c3 = "    c3. par exception à c2, reste admis si grande\n        texte ligne 5 « une grande opération reste admise »\n"  # noqa: E501
    cas = CAS.replace("neuf : non", "neuf : oui").replace("coût : 50 000 €", "coût : 150 000 €")
    lu = dresser(recueil(cas=cas.replace("    montant : 22 000 €\n", "")), recueil(AIDE, (c2, ""), (c3, ""), cas=cas))
    effets = dict(zip([un.objet.nom for un in lu.changements], lu.effets, strict=True))
    assert set(effets) == {"c2", "c3"}
    assert isinstance(effets["c2"], Temoin)
    assert not effets["c2"].ensemble
    assert not isinstance(effets["c3"], Temoin) or effets["c3"].ensemble


def test_a_clause_gone_with_its_trunk_is_told_with_the_others() -> None:
    tronc = AIDE[AIDE.index("tronc essai.commun") : AIDE.index("aide essai.aide")]
    cas = CAS.replace("avis : favorable", "avis : défavorable")
    apres = recueil(AIDE, (tronc, ""), ("  reprend essai.commun\n", ""), cas=cas)
    lu = dresser(recueil(cas=cas), apres)
    (effet_clause,) = [e for c, e in zip(lu.changements, lu.effets, strict=True) if c.objet.nom == "c9"]
    assert isinstance(effet_clause, Temoin)
    assert effet_clause.ensemble
    assert (_plat(effet_clause.avant), _plat(effet_clause.apres)) == (
        "inéligible (essai.commun.c9), 0 €",
        "éligible, 22 000 €",
    )


def test_a_datum_that_becomes_a_choice_is_read_by_each_side_in_its_own_words() -> None:
    nombre = "\ndonnée taille « taille » : nombre de places\n" + AIDE.replace(
        "c1. places au moins 10", "c1. taille au moins 10"
    )
    choix = "\ndonnée taille « taille » : choix petite, grande_taille\n" + AIDE.replace(
        "c1. places au moins 10", "c1. taille est grande_taille"
    )
    avant = recueil(nombre, cas=CAS.replace("places : 12", "places : 12\n    taille : 3"))
    apres = recueil(choix, cas=CAS.replace("places : 12", "places : 12\n    taille : grande_taille"))
    temoins = [un for un in dresser(avant, apres).effets if isinstance(un, Temoin)]
    assert {(_plat(un.avant), un.ensemble) for un in temoins} == {("inéligible (c1), 0 €", True)}


def test_a_datum_of_another_kind_is_told_with_the_others() -> None:
    avant = recueil(AIDE)
    donnees = {**avant.rulebook.donnees}
    assert donnees["places"].unite == "place"
    texte = "donnée lots_prévus « lots prévus » : nombre de places\n" + AIDE.replace(
        "places au moins", "lots_prévus au moins"
    )
    autre = texte.replace("nombre de places", "nombre de logements")
    cas = CAS.replace("    places : 12\n", "    places : 12\n    lots_prévus : 12\n")
    effets = dresser(recueil(texte, cas=cas), recueil(autre, cas=cas)).effets
    assert all(not isinstance(un, Temoin) or un.ensemble for un in effets)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_rules_with_any_one_change_undone_still_answer(une: int, autre: int) -> None:
    avant, apres = tirer(graine(une)), tirer(graine(autre))
    changements, noms = comparer_en_nommant(avant, apres)
    for changement in changements:
        defait = sans(changement, avant, apres, noms) if peut_agir(changement) else None
        if defait is not None:
            for aide in defait.aides:
                assert par_reference(defait)(Dossier(), (aide,), date(2025, 1, 1), {}).aides


def test_an_aid_added_has_for_witness_a_dossier_that_it_answers() -> None:
    autre = AIDE[AIDE.index("aide essai.aide") :].replace("essai.aide", "essai.autre")
    cas = CAS + CAS.partition("\n")[2].replace("essai.aide", "essai.autre").replace(
        "projet type", "autre type"
    ).replace("petit", "moindre")
    (seul,) = dresser(recueil(), recueil(AIDE + autre, cas=cas)).effets
    assert isinstance(seul, Temoin)
    assert seul.avant == "l'aide n'existe pas"
    assert _plat(seul.apres) == "éligible, 22 000 €"


def test_what_was_found_once_is_found_again_without_looking(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REGLO_CACHE", str(tmp_path))
    changement = ("1 000 € par place  ", "1 200 € par place  ")
    trouve = effet(changement)
    monkeypatch.setattr(Chercheur, "effet", lambda *_: pytest.fail("looked for again"))
    assert effet(changement) == trouve
    (garde,) = tmp_path.glob("temoins-*.json")
    garde.write_bytes(b"abime")
    with pytest.raises(pytest.fail.Exception):
        effet(changement)


def test_an_example_that_only_the_rules_before_had_is_a_witness_too() -> None:
    avant = recueil()
    apres = recueil(AIDE, ("1 000 € par place  ", "1 200 € par place  "), cas=SANS_EXEMPLE)
    (seul,) = dresser(avant, apres).effets
    assert isinstance(seul, Temoin)
    assert seul.exemple == "projet type"


def test_one_aid_alone_is_compared_with_what_it_reads() -> None:
    autre = AIDE[AIDE.index("aide essai.aide") :].replace("essai.aide", "essai.autre").replace("si grande", "si neuf")
    avant = recueil(AIDE + autre)
    apres = recueil(
        (AIDE + autre)
        .replace("au moins 100 000 €", "au moins 90 000 €")
        .replace("e2. plafonnée à 50", "e2. plafonnée à 40")
    )
    dits = [un.objet.id for un in dresser(avant, apres, ("essai.aide",), patience=0).changements]
    assert dits == ["essai.aide.e2", "grande"]
    dits = [un.objet.id for un in dresser(avant, apres, ("essai.autre",), patience=0).changements]
    assert dits == ["essai.autre.e2"]


def _plat(texte: str) -> str:
    return " ".join(texte.split())
