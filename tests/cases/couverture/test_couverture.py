"""What examples prove: every kind of point, each lost with the example that shows it, and nothing else with it."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from reglo.cases.couverture import Couverture, mesurer
from reglo.cases.couverture.campagne import Mesure
from reglo.cases.couverture.modele import Genre
from reglo.cases.couverture.rendu import ecrire_part, en_objet, en_texte
from reglo.cases.execution import Cas, executer, par_reference, preparer
from reglo.diagnostics import rapport
from reglo.model.build import construire
from reglo.model.rulebook import Rulebook
from reglo.syntax.parse import analyser

ICI = Path(__file__).parent
EXEMPLES = (ICI / "exemples.cas.regle").read_text(encoding="utf-8")


def construit(texte: str) -> Rulebook:
    """A rulebook without a fault."""
    arbre, fautes = analyser(texte, "regles.regle")
    recueil, suites = construire((arbre,), "0" * 64)
    assert recueil is not None
    assert (fautes, suites) == ((), ()), rapport((*fautes, *suites), {"regles.regle": texte})
    return recueil


RECUEIL = construit((ICI / "regles.regle").read_text(encoding="utf-8"))
AIDES = tuple(RECUEIL.aides)


def cas(texte: str, recueil: Rulebook = RECUEIL) -> tuple[Cas, ...]:
    """Examples without a fault, that give what they expect."""
    fichier = preparer(texte, "exemples.cas.regle", recueil)
    assert fichier.diagnostics == (), rapport(fichier.diagnostics, {})
    for un in fichier.cas:
        assert executer(un, par_reference(recueil), recueil) == (), un.exemple
    return fichier.cas


TOUS = cas(EXEMPLES)


def manquants(couverture: Couverture) -> list[str]:
    """What is not proved: the thing and the key of the point."""
    return [f"{objet.id} {point.cle}" for objet in couverture.objets for point in objet.manquants]


def mesure(couverture: Couverture) -> Mesure:
    noms = {aide.id: aide.nom for aide in RECUEIL.aides.values()}
    return Mesure(("exemples.cas.regle",), couverture, noms, (), {})


def test_examples_made_for_it_prove_everything() -> None:
    couverture = mesurer(TOUS, RECUEIL)
    assert manquants(couverture) == []
    assert (couverture.exemples, couverture.echecs) == (len(TOUS), 0)
    assert couverture.part == Fraction(1)


def test_an_example_taken_away_leaves_exactly_what_it_alone_shows(golden: Callable[[str, Path], None]) -> None:
    lignes = []
    for rang, retire in enumerate(TOUS):
        reste = [*TOUS[:rang], *TOUS[rang + 1 :]]
        perdus = manquants(mesurer(reste, RECUEIL, AIDES))
        lignes.append(f"{retire.exemple} > {retire.attendu.aide} : {', '.join(perdus) or 'rien'}")
    golden("\n".join(lignes) + "\n", ICI / "retirer.attendu")


def test_each_kind_of_point_is_lost_with_some_example() -> None:
    perdus = {
        mot
        for ligne in (ICI / "retirer.attendu").read_text(encoding="utf-8").splitlines()
        for mot in ligne.split(" : ", 1)[1].split(", ")
    }
    genres = {
        point.genre
        for objet in mesurer(TOUS, RECUEIL).objets
        for point in objet.points
        if f"{objet.id} {point.cle}" in perdus
    }
    assert genres == set(get_args(Genre))


def test_the_report_says_where_and_what_to_write(golden: Callable[[str, Path], None]) -> None:
    couverture = mesurer(TOUS[:1], RECUEIL, AIDES)
    golden(en_texte(mesure(couverture)), ICI / "rapport.attendu")


def test_the_whole_measure_is_given_to_programs() -> None:
    objet = en_objet(mesure(mesurer(TOUS, RECUEIL)))
    assert (objet["points"], objet["prouves"]) == (objet["points"], objet["points"])
    (c1,) = [un for un in objet["objets"] if un["id"] == "fiche.une.c1"]  # type: ignore[attr-defined]
    assert c1["lieu"] == "regles.regle:37:5"
    assert [point["cle"] for point in c1["points"]] == [
        "rempli",
        "refuse",
        "manque.places",
        "seuil.1.au",
        "seuil.1.sous",
    ]
    assert c1["points"][1]["exemples"][0]["nom"] == "dix-neuf places"
    msgspec.json.encode(objet)


def test_an_example_that_fails_proves_nothing() -> None:
    faux = EXEMPLES.replace("refusé par : c1\n", "refusé par : c2\n", 1)
    couverture = mesurer(preparer(faux, "x", RECUEIL).cas, RECUEIL, AIDES)
    assert couverture.echecs == 1
    assert manquants(couverture) == ["fiche.une.c1 refuse", "fiche.une.c1 seuil.1.sous"]


def test_an_aid_without_example_proves_nothing() -> None:
    couverture = mesurer((), RECUEIL, AIDES)
    assert couverture.prouves == 0
    assert couverture.total == mesurer(TOUS, RECUEIL).total
    assert couverture.aides == AIDES


def test_examples_of_an_aid_that_is_not_measured_are_left_out() -> None:
    couverture = mesurer(TOUS, RECUEIL, ("fiche.autre",))
    assert (couverture.aides, couverture.exemples, couverture.part) == (("fiche.autre",), 2, Fraction(1))
    assert {objet.aides for objet in couverture.objets} == {("fiche.autre",)}


def test_the_suggestions_can_be_read_back() -> None:
    """Copied as they are, they are examples; what they leave to find is a sign that no value has."""
    couverture = mesurer(TOUS[:1], RECUEIL, AIDES)
    conseils = [point.conseil for objet in couverture.objets for point in objet.manquants]
    copiables = [conseil for conseil in conseils if "…" not in conseil and not conseil.startswith("#")]
    assert len(copiables) > 20
    for conseil in copiables:
        fichier = preparer(f"{EXEMPLES}\n{conseil}\n", "x", RECUEIL)
        assert fichier.diagnostics == (), rapport(fichier.diagnostics, {})


def test_a_threshold_suggested_is_the_one_that_lacks() -> None:
    couverture = mesurer(TOUS[:1], RECUEIL, AIDES)
    (point,) = [p for o in couverture.objets for p in o.manquants if (o.id, p.cle) == ("fiche.une.c1", "seuil.1.sous")]
    assert point.conseil.endswith("    places : 19\n  attendu fiche.une\n    c1 : faux")
    prouve = mesurer(preparer(f"{EXEMPLES}\n{point.conseil}\n", "x", RECUEIL).cas[-1:], RECUEIL, AIDES)
    assert "fiche.une.c1 seuil.1.sous" not in manquants(prouve)


# ------------------------------------------------------------------------------------------------------- how close
TETE = """\
langue reglo 1
unité place pluriel places
organisme departement « Département » public
document fiche « Fiche »
donnée places « places » : nombre de places au singulier place au moins 1
donnée habilitées « habilitées » : nombre de places au singulier place_habilitée
donnée coût « coût » : montant
donnée gain « gain » : taux
donnée durée_bail « bail » : durée
donnée début « début » : date
donnée fin_bail « fin » : date
donnée vert « vert » : oui ou non
aide fiche.une « Une aide »
  financeur departement
  nature garantie
  source fiche, lignes 1 à 99
  critères
    c1. CONDITION
        texte ligne 4 « ce que le texte demande »
"""


def seuils(condition: str, *dossiers: str) -> list[str]:
    """The sides of the thresholds of one criterion that no example shows."""
    recueil = construit(TETE.replace("CONDITION", condition))
    exemples = ["langue reglo 1"]
    for rang, dossier in enumerate(dossiers):
        faits = "\n".join(f"    {fait}" for fait in dossier.split(" ; "))
        titre = f"exemple « {rang} » à la date du 01/01/2025\n  dossier\n{faits}"
        exemples.append(f"{titre}\n  attendu fiche.une\n    montant : 0 €\n")
    couverture = mesurer(cas("\n".join(exemples), recueil), recueil, ("fiche.une",))
    return [
        point.cle for objet in couverture.objets for point in objet.manquants if point.genre in ("seuil", "condition")
    ]


@pytest.mark.parametrize(
    ("condition", "au", "autre", "cle"),
    [
        ("places au moins 20", "places : 20", "places : 19", "sous"),
        ("places plus de 20", "places : 20", "places : 21", "sur"),
        ("places au plus 20", "places : 20", "places : 21", "sur"),
        ("places moins de 20", "places : 20", "places : 19", "sous"),
        ("coût au moins 600 €", "coût : 600 €", "coût : 599,99 €", "sous"),
        ("gain au moins 30 %", "gain : 30 %", "gain : 29,99 %", "sous"),
        ("durée_bail au moins 5 ans", "durée_bail : 5 ans", "durée_bail : 59 mois", "sous"),
        ("début avant le 01/02/2025", "début : 01/02/2025", "début : 31/01/2025", "sous"),
        ("habilitées / places au moins 15 %", "habilitées : 3 ; places : 20", "habilitées : 2 ; places : 20", "sous"),
        (
            "délai de début à fin_bail au moins 1 an",
            "début : 01/01/2025 ; fin_bail : 01/01/2026",
            "début : 02/01/2025 ; fin_bail : 01/01/2026",
            "sous",
        ),
    ],
)
def test_both_sides_are_seen_at_the_smallest_unit(condition: str, au: str, autre: str, cle: str) -> None:
    assert seuils(condition, au, autre) == []
    assert seuils(condition, au) == [f"seuil.1.{cle}"]
    assert seuils(condition, autre) == ["seuil.1.au"]


@pytest.mark.parametrize(
    ("condition", "loin"),
    [
        ("places au moins 20", ("places : 21", "places : 18")),
        ("coût au moins 600 €", ("coût : 600,01 €", "coût : 599 €")),
        ("gain au moins 30 %", ("gain : 31 %", "gain : 29 %")),
        ("début avant le 01/02/2025", ("début : 02/02/2025", "début : 30/01/2025")),
        ("habilitées / places au moins 15 %", ("habilitées : 5 ; places : 20", "habilitées : 1 ; places : 20")),
    ],
)
def test_what_is_one_unit_too_far_shows_no_side(condition: str, loin: Sequence[str]) -> None:
    assert len(seuils(condition, *loin)) == 2


def test_an_equality_has_three_sides() -> None:
    assert seuils("places égal à 20", "places : 20") == ["seuil.1.sous", "seuil.1.sur"]
    assert seuils("places égal à 20", "places : 20", "places : 19", "places : 21") == []


def test_a_side_out_of_the_domain_is_not_asked_for() -> None:
    assert seuils("places au moins 1", "places : 1") == []


def test_an_answer_that_decides_nothing_shows_nothing() -> None:
    """The other term of the condition settles it whatever the number of places."""
    assert seuils("places au moins 20 ou vert", "places : 20 ; vert : oui", "places : 19 ; vert : oui") == [
        "seuil.1.au",
        "seuil.1.sous",
        "condition.2.fausse",
    ]
    assert seuils("places au moins 20 ou vert", "places : 20 ; vert : non", "places : 19 ; vert : non") == [
        "condition.2.vraie"
    ]


def test_a_number_of_conditions_is_decided_by_the_last_of_them() -> None:
    condition = "au moins 2 de ceci : a) places au moins 20 b) vert c) coût au moins 600 €"
    tous = ["places : 20 ; vert : oui ; coût : 0 €", "places : 19 ; vert : oui ; coût : 0 €"]
    assert seuils(condition, *tous) == ["condition.2.fausse", "seuil.3.au", "seuil.3.sous"]


# ----------------------------------------------------------------------------------------------------- what is shared
def test_what_two_aids_read_is_proved_once() -> None:
    regles = TETE.replace("CONDITION", "places au moins 20").replace("aide fiche.une", "tronc fiche.base", 1)
    regles = regles.replace("  financeur departement\n  nature garantie\n", "")
    aide = "aide fiche.{0} « Aide {0} »\n  financeur departement\n  nature garantie\n  source fiche, lignes 1 à 9\n"
    recueil = construit(regles + "".join(f"{aide.format(nom)}  reprend fiche.base\n" for nom in ("une", "deux")))
    exemple = (
        "langue reglo 1\nexemple « {0} » à la date du 01/01/2025\n  dossier\n    places : {1}\n  attendu {2}\n    {3}\n"
    )
    vingt = exemple.format("vingt", 20, "fiche.une", "verdict : éligible")
    dix_neuf = exemple.format("dix-neuf", 19, "fiche.deux", "verdict : inéligible").removeprefix("langue reglo 1\n")
    couverture = mesurer(cas(vingt + dix_neuf, recueil), recueil)
    (tronc,) = [objet for objet in couverture.objets if objet.id == "fiche.base.c1"]
    assert tronc.aides == ("fiche.une", "fiche.deux")
    assert [point.cle for point in tronc.manquants] == ["manque.places"]
    assert [len(objet.aides) for objet in couverture.objets] == [1, 1, 2]


def test_a_share_is_written_to_the_tenth_below() -> None:
    assert [ecrire_part(*paire) for paire in ((1, 1), (1999, 2000), (0, 3), (2, 3))] == [
        "100,0 %",
        "99,9 %",
        "0,0 %",
        "66,6 %",
    ]


def test_a_watched_evaluation_answers_the_same() -> None:
    from reglo.cases.couverture.inventaire import inventorier
    from reglo.cases.couverture.temoignage import Temoignage
    from reglo.evaluation.reference.temoin import regarder

    evaluer = par_reference(RECUEIL)
    temoin = Temoignage(inventorier(RECUEIL, AIDES), RECUEIL)
    for un in TOUS:
        demande = (un.dossier, (un.attendu.aide,), un.date, un.lectures)
        with regarder(temoin):
            vue = evaluer(*demande)
        assert vue == evaluer(*demande)
