"""The jurists' examples: what they inherit, what they may expect, and the sentence of each fault."""

from datetime import date
from fractions import Fraction

import pytest
from tests.outcome.petit_recueil import CAS, RECUEIL, TEXTE

from reglo.cases.execution import Cas, Fichier, executer, par_reference, preparer
from reglo.diagnostics import Diagnostic, rapport
from reglo.model.build import construire
from reglo.outcome.dossier import FaitChoix, FaitNombre, Neant
from reglo.syntax.parse import analyser

TETE = "langue reglo 1\nexemple « base » à la date du 01/02/2025\n  dossier\n"
BASE = """\
    places : 24
    habilitées : 4
    domotique : oui
    date_dépôt : 15/01/2025
    implantation : favorable
    coût : 1 000 000 €
    pièces fournies : devis
    liste plan, complète
      a) financeur : departement_aude ; nature : subvention ; montant : 60 000 € ; aide : aude.hcs ; état : demandé
    liste registre, complète
      a) date : 01/01/2025 ; aide : aude.hcs ; montant : 100 000 €
"""


def prepare(texte: str) -> Fichier:
    return preparer(texte, "x.cas.regle", RECUEIL)


def codes(texte: str) -> list[str]:
    """The codes of what is said of a file."""
    return [remarque.code for remarque in prepare(texte).diagnostics]


def joue(attendus: str, dossier: str = BASE) -> tuple[Diagnostic, ...]:
    """What a case finds to differ, its file being faultless."""
    fichier = prepare(f"{TETE}{dossier}  attendu aude.hcs\n{attendus}")
    assert fichier.diagnostics == (), rapport(fichier.diagnostics, {})
    (cas,) = fichier.cas
    return executer(cas, par_reference(RECUEIL), RECUEIL)


# -------------------------------------------------------------------------------------------------------- expectations
TENUS = [
    "verdict : éligible",
    "verdict : eligible",
    "montant : 60 000 €",
    "montant : 60.000,00 €",
    "montant : 60 000",
    "montant théorique : 60 000 €",
    "questions : aucun",
    "m1 : 40 000 €",
    "m2 : 20 000 €",
    "m2 : vrai",
    "m2 : éligible",
    "c1 : vrai",
    "c2 : sans_objet",
    "c3 : vrai",
    "aude.hcs.c3 : vrai",
    "q1 : 5 ans",
    "q1 : 60 mois",
    "q1 : vrai",
    "v1 : 18 000 €",
    "v2 : 42 000 €",
    "d1 : à_fournir",
    "d2 : fournie",
    "p1 : respecté",
    "w1 : couverte",
    "w1 : 400 000 €",
    "attribution : couverte",
]


@pytest.mark.parametrize("attente", TENUS)
def test_an_expectation_is_met(attente: str) -> None:
    assert joue(f"    {attente}\n") == ()


DEMENTIS = [
    ("verdict : inéligible", "attendu inéligible, obtenu éligible"),
    ("montant : 60 000,01 €", "obtenu 60 000 €"),
    ("montant : de 0 € à 60 000 €", "obtenu 60 000 €"),
    ("montant : au moins 60 000 €", "obtenu 60 000 €"),
    ("montant : non couvert", "obtenu 60 000 €"),
    ("montant théorique : 1 €", "montant théorique : attendu 1 €, obtenu 60 000 €"),
    ("refusé par : c3", "attendu c3, obtenu aucun"),
    ("questions : places", "attendu places, obtenu aucun"),
    ("m1 : 3 €", "m1 : attendu 3 €, obtenu 40 000 €"),
    ("m1 : refus", "obtenu éligible"),
    ("m2 : faux", "obtenu vrai"),
    ("m2 : inéligible", "obtenu éligible"),
    ("c3 : inconnu", "c3 : attendu inconnu, obtenu vrai"),
    ("q1 : 4 ans", "obtenu 5 ans"),
    ("v1 : 1 €", "obtenu 18 000 €"),
    ("d1 : fournie", "obtenu à_fournir"),
    ("p1 : violé", "obtenu respecté"),
    ("w1 : épuisée", "obtenu couverte"),
    ("w1 : 340 000 €", "obtenu 400 000 €"),
    ("attribution : partielle", "obtenu couverte"),
]


@pytest.mark.parametrize(("attente", "phrase"), DEMENTIS)
def test_what_differs_is_told_on_its_line(attente: str, phrase: str) -> None:
    (ecart,) = joue(f"    {attente}\n")
    assert ecart.code == "E201"
    assert phrase in ecart.message.replace("\u202f", " ").replace("\u00a0", " ")
    assert ecart.span.ligne == 4 + BASE.count("\n") + 1


@pytest.mark.parametrize(
    ("attente", "code"),
    [
        ("verdict : éligibles", "E111"),
        ("verdict : oui", "E111"),
        ("verdict : éligible, inéligible", "E111"),
        ("verdict : refus", "E111"),
        ("montant : refus", "E111"),
        ("montant : aucun", "E111"),
        ("montant : 1 €, 2 €", "E111"),
        ("montant : beaucoup", "E111"),
        ("montant : 60 000 m²", "E112"),
        ("c3 : rempli", "E111"),
        ("d1 : 3 €", "E111"),
        ("p1 : vrai", "E111"),
        ("attribution : oui", "E111"),
        ("questions : place", "E113"),
    ],
)
def test_an_expectation_that_says_nothing_is_refused(attente: str, code: str) -> None:
    assert [ecart.code for ecart in joue(f"    {attente}\n")] == [code]


def test_ranges_refusals_and_questions_of_a_partial_dossier() -> None:
    partiel = "    places : de 19 à 24\n    habilitées : 4\n"
    attentes = """\
    verdict : indéterminé
    montant : de 0 € à 60 000 €
    montant théorique : de 40 000 € à 60 000 €
    questions : places, domotique, implantation
    c3 : inconnu
    m2 : de 0 € à 20 000 €
"""
    assert joue(attentes, partiel) == ()
    assert (
        joue("    refusé par : c3, c4\n", "    places : 19\n    habilitées : 4\n    implantation : défavorable\n") == ()
    )
    (ecart,) = joue("    refusé par : c3\n", "    places : 19\n    habilitées : 4\n    implantation : défavorable\n")
    assert "obtenu c3, c4" in ecart.message


@pytest.mark.parametrize("nom", ["lot", "lots"])
def test_the_question_on_a_list_is_named_by_its_singular_or_its_plural(nom: str) -> None:
    par_lot = TEXTE.replace("m2. 20 000 € si domotique", "m2. 20 000 € par logement")
    arbre, _ = analyser(par_lot, "x.regle")
    recueil, _ = construire((arbre,), "1" * 64)
    assert recueil is not None
    fichier = preparer(f"{TETE}{BASE}  attendu aude.hcs\n    questions : {nom}\n", "x.cas.regle", recueil)
    assert executer(fichier.cas[0], par_reference(recueil), recueil) == ()


def test_the_question_on_the_lines_of_the_plan_is_named_plan() -> None:
    ouvert = BASE.replace("liste plan, complète", "liste plan")
    assert joue("    questions : plan\n", ouvert) == ()
    (ecart,) = joue("    questions : places\n", ouvert)
    assert "obtenu plan" in ecart.message


# ---------------------------------------------------------------------------------------------------------- inheritance
def test_an_example_takes_what_its_base_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert capsys is not None
    fichier = prepare(CAS)
    assert fichier.diagnostics == ()
    base, derive = fichier.cas
    assert derive.date == base.date == date(2025, 2, 1)
    assert derive.dossier.faits["places"] == FaitNombre(Fraction(19), Fraction(19))
    assert {**derive.dossier.faits, "places": None} == {**base.dossier.faits, "places": None}


def test_an_answer_is_taken_away_by_any_of_its_names() -> None:
    texte = f"{TETE}{BASE}exemple « moins » à partir de « base » à la date du 03/03/2025\n  dossier\n"
    moins = "    PLACES : sans réponse\n    date_demande : sans réponse\n    plan_de_financement : sans réponse\n"
    fichier = prepare(f"{texte}{moins}  attendu aude.hcs\n    verdict : indéterminé\n")
    assert fichier.diagnostics == ()
    (cas,) = fichier.cas
    assert cas.date == date(2025, 3, 3)
    assert {"places", "date_depot"}.isdisjoint(cas.dossier.faits)
    assert "ligne" not in cas.dossier.listes


def test_a_chain_of_bases_is_followed_and_readings_are_inherited() -> None:
    texte = f"""{TETE}{BASE}
exemple « b » à partir de « base » selon la lecture aude.hcs.quinze option exactement
  dossier
    places : 25
exemple « c » à partir de « b »
  dossier
    places : 26
  attendu aude.hcs
    refusé par : c2
"""
    fichier = prepare(texte)
    assert fichier.diagnostics == ()
    (cas,) = fichier.cas
    assert cas.lectures == {"aude.hcs.quinze": "exactement"}
    assert executer(cas, par_reference(RECUEIL), RECUEIL) == ()


def test_a_base_may_come_after() -> None:
    attendus = "  attendu aude.hcs\n    c3 : faux\n"
    texte = f"langue reglo 1\nexemple « a » à partir de « b »\n  dossier\n    places : 3\n{attendus}"
    suite = "exemple « b » à la date du 01/01/2025\n  dossier\n    places : 4\n"
    assert codes(texte + suite) == []


LISTE = """\
    liste plan, complète
      a) financeur : departement_aude ; nature : subvention ; montant : 60 000 € ; aide : aude.hcs ; état : demandé
      c) financeur : departement_aude ; nature : contrepartie ; montant : 5 € ; état : accordé
"""


def retouchee(dossier: str) -> Cas:
    """The case of an example that changes the lists of its base."""
    texte = f"{TETE}{LISTE}exemple « b » à partir de « base »\n  dossier\n{dossier}"
    fichier = prepare(f"{texte}  attendu aude.hcs\n    verdict : indéterminé\n")
    assert fichier.diagnostics == (), rapport(fichier.diagnostics, {})
    return fichier.cas[0]


def test_an_element_of_the_list_of_the_base_changes_alone() -> None:
    plan = retouchee("    liste plan, modifiée\n      c) montant : 7 € ; état : demandé\n").dossier.listes["ligne"]
    assert plan.complete
    assert [faits["montant_ligne"] for faits in plan.elements] == [
        FaitNombre(Fraction(60_000), Fraction(60_000)),
        FaitNombre(Fraction(7), Fraction(7)),
    ]
    assert plan.elements[1]["etat_ligne"] == FaitChoix(("demande",))
    assert plan.elements[1]["nature_ligne"] == FaitChoix(("contrepartie",))


def test_an_answer_of_an_element_is_taken_away_or_added() -> None:
    plan = retouchee(
        "    liste plan_de_financement, modifiée\n      a) montant : sans réponse\n      c) aide : néant\n"
    ).dossier.listes["ligne"]
    assert "montant_ligne" not in plan.elements[0]
    assert isinstance(plan.elements[1]["aide_ligne"], Neant)


def test_changes_follow_each_other_along_the_bases() -> None:
    texte = f"""{TETE}{LISTE}
exemple « b » à partir de « base »
  dossier
    liste plan, modifiée
      a) montant : 1 €
exemple « c » à partir de « b »
  dossier
    liste plan, modifiée
      c) montant : 2 €
  attendu aude.hcs
    verdict : indéterminé
"""
    (cas,) = prepare(texte).cas
    montants = [faits["montant_ligne"] for faits in cas.dossier.listes["ligne"].elements]
    assert montants == [FaitNombre(Fraction(1), Fraction(1)), FaitNombre(Fraction(2), Fraction(2))]


# --------------------------------------------------------------------------------------------------------------- faults
FIN = "  attendu aude.hcs\n    verdict : éligible\n"
B = "exemple « b » à partir de « base »\n  dossier\n"


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        (f"{TETE}{FIN}exemple « b » à partir de « bas »\n  dossier\n    places : 3\n{FIN}", ["E101"]),
        (f"{TETE}{FIN}exemple « base » à la date du 01/02/2025\n  dossier\n{FIN}", ["E103"]),
        (f"langue reglo 1\nexemple « b »\n  dossier\n{FIN}", ["E104"]),
        (f"{TETE}    places : sans réponse\n{FIN}", ["E105"]),
        (TETE.replace("2025\n", "2025 selon la lecture aude.hcs.quinz option plancher\n") + FIN, ["E106"]),
        (TETE.replace("2025\n", "2025 selon la lecture aude.hcs.quinze option planche\n") + FIN, ["E107"]),
        (f"{TETE}  attendu aude.hcz\n    verdict : éligible\n", ["E108"]),
        (f"{TETE}  attendu aude.hcs\n    c9 : vrai\n", ["E109"]),
        (f"{TETE}  attendu aude.hcs\n    refusé par : c3, c8\n", ["E109"]),
        (f"{TETE}    places : 3\n", ["E114"]),
        (f"{TETE}    places : 3\n      a) logements : 3\n{FIN}", ["E117"]),
        (f"{TETE}    liste plan, modifiée\n      a) montant : 3 €\n{FIN}", ["E118"]),
        (f"{TETE}    places : 3\n{FIN}{B}    liste places, modifiée\n      a) montant : 3 €\n{FIN}", ["E118"]),
        (f"{TETE}{LISTE}{FIN}{B}    liste plan, modifiée\n      b) montant : 3 €\n{FIN}", ["E119"]),
        (f"{TETE}{LISTE}{FIN}{B}    liste plan, modifiée\n      c) aide : sans réponse\n{FIN}", ["E105"]),
        (f"{TETE}{LISTE}{FIN}{B}    liste plan, modifiée\n      c) montan : 3 €\n{FIN}", ["D403"]),
        (f"{TETE}{FIN}    pièces fournies : devis\n", ["S209"]),
        (f"{TETE}    place : 3\n{FIN}", ["D201"]),
        (f"{TETE}    places : 3 €\n    places : 4\n{FIN}", ["D306", "D202"]),
        (f"{TETE}    liste lots\n      a) logements : 0\n{FIN}", ["D308"]),
    ],
)
def test_a_fault_of_an_example_has_its_sentence(texte: str, attendus: list[str]) -> None:
    assert codes(texte) == attendus


def test_bases_in_a_circle_are_named() -> None:
    texte = f"""langue reglo 1
exemple « a » à partir de « b »
  dossier
{FIN}exemple « b » à partir de « a »
  dossier
{FIN}"""
    remarques = prepare(texte).diagnostics
    assert {remarque.code for remarque in remarques} == {"E102"}
    assert "« a » → « b » → « a »" in remarques[0].message


@pytest.mark.parametrize("ordre", [1, -1])
@pytest.mark.parametrize(("longueur", "attendus"), [(20, set()), (21, {"E121"}), (500, {"E121"})])
def test_a_chain_of_examples_has_an_end(longueur: int, attendus: set[str], ordre: int) -> None:
    suite = [f"exemple « e{i + 1} » à partir de « e{i} »\n  dossier\n{FIN}" for i in range(longueur)]
    debut = f"exemple « e0 » à la date du 01/02/2025\n  dossier\n{FIN}"
    assert set(codes("langue reglo 1\n" + "".join([debut, *suite][::ordre]))) == attendus


def test_a_fault_of_a_base_is_told_once() -> None:
    texte = f"{TETE}    place : 3\n{FIN}exemple « b » à partir de « base »\n  dossier\n    places : 3\n{FIN}"
    fichier = prepare(texte)
    assert [remarque.code for remarque in fichier.diagnostics] == ["D201"]
    assert fichier.cas == ()


def test_a_faulty_line_does_not_hide_the_others() -> None:
    texte = f"{TETE}    places : : 3\n    habilitées : beaucoup\n  attendu aude.hcz\n    verdict : éligible\n"
    trouves = codes(texte)
    assert {"D303", "E108"} <= set(trouves)
    assert any(code.startswith("S") for code in trouves)


DEUX_TRONCS = """\
tronc aude.a « Un tronc »
  source fiche
  critères
    c9. places au moins 2
        texte ligne 1 « deux places »
tronc aude.b « Un autre »
  source fiche
  critères
    c9. places au moins 3
        texte ligne 2 « trois places »
aide aude.hcs « Habitat collectif avec services »
  reprend aude.a
  reprend aude.b
"""


def test_a_label_of_two_trunks_must_be_completed() -> None:
    tete = "aide aude.hcs « Habitat collectif avec services »\n"
    arbre, _ = analyser(TEXTE.replace(tete, DEUX_TRONCS), "petit.regle")
    recueil, remarques = construire((arbre,), "1" * 64)
    assert recueil is not None
    assert remarques == ()
    texte = f"{TETE}    places : 3\n  attendu aude.hcs\n    c9 : vrai\n    aude.b.c9 : vrai\n"
    (faute,) = preparer(texte, "x.cas.regle", recueil).diagnostics
    assert faute.code == "E110"
    assert "« aude.a.c9 », « aude.b.c9 »" in faute.message
