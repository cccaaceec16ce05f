"""Each command on a small rulebook: what it prints, in text and in JSON, and its exit code."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from reglo.diagnostics import sans_accents

Lancer = Callable[..., tuple[int, str, str]]


def donnees(lancer: Lancer, *arguments: str) -> object:
    """What the command gives in JSON."""
    code, sorti, erreurs = lancer(*arguments, "--format", "json")
    assert (code, erreurs) == (0, "")
    return json.loads(sorti)


# ------------------------------------------------------------------------------------------------------------ evaluer
def test_evaluer_explains_the_answer(lancer: Lancer) -> None:
    code, sorti, erreurs = lancer("evaluer", "dossier.yaml", "--date", "01/02/2025")
    assert (code, erreurs) == (0, "")
    assert "Réponse au 01/02/2025" in sorti
    assert "Verdict : éligible.".replace(" :", "\u00a0:") in sorti
    assert max(map(len, sorti.splitlines())) <= 100


def test_an_ineligible_aid_is_an_answer_like_any_other(lancer: Lancer, bureau: Path) -> None:
    (bureau / "dossier.yaml").write_text("places: 19\n", encoding="utf-8")
    code, sorti, _ = lancer("evaluer", "dossier.yaml")
    assert code == 0
    assert "inéligible, refusé par c3" in sorti


def test_evaluer_gives_an_archivable_answer(lancer: Lancer) -> None:
    reponse = donnees(lancer, "evaluer", "dossier.yaml", "--date", "2025-02-01", "--aide", "aude.hcs")
    schema = json.loads(lancer("schema", "reponse")[1])
    jsonschema.validate(reponse, schema)
    assert reponse == donnees(lancer, "evaluer", "dossier.yaml", "--date", "2025-02-01", "--aide", "aude.hcs")


def test_a_reading_is_retained(lancer: Lancer) -> None:
    code, sorti, _ = lancer("evaluer", "dossier.yaml", "--lecture", "aude.hcs.quinze=exactement")
    assert code == 0
    assert "refusé par c2" in sorti


def test_a_warning_of_the_dossier_goes_beside_the_answer(lancer: Lancer, bureau: Path) -> None:
    (bureau / "dossier.yaml").write_text("date_demande: 01/02/2025\n", encoding="utf-8")
    code, sorti, erreurs = lancer("evaluer", "dossier.yaml", "--format", "json")
    assert code == 0
    assert json.loads(sorti)
    assert "D203" in erreurs


def test_a_faulty_dossier_is_bad_input(lancer: Lancer, bureau: Path) -> None:
    (bureau / "dossier.yaml").write_text("places: dix\nplace: 3\n", encoding="utf-8")
    code, sorti, erreurs = lancer("evaluer", "dossier.yaml")
    assert (code, sorti) == (2, "")
    assert "D303" in erreurs
    assert "D201" in erreurs
    assert "1 | places: dix" in erreurs


def test_faulty_rules_are_bad_input_to_evaluer(lancer: Lancer, bureau: Path) -> None:
    (bureau / "rules/autre.regle").write_text("langue reglo 1\naide\n", encoding="utf-8")
    code, sorti, erreurs = lancer("evaluer", "dossier.yaml")
    assert (code, sorti) == (2, "")
    assert "autre.regle:2" in erreurs


# ----------------------------------------------------------------------------------------------------------- compiler
def test_compiler_shows_the_rules_beside_the_clauses(lancer: Lancer) -> None:
    code, sorti, erreurs = lancer("compiler", "--aide", "aude.hcs")
    assert (code, erreurs) == (0, "")
    assert "  - rempli : places du projet : au moins 20".replace(" :", "\u00a0:") in sorti
    assert "non retenue : la lecture aude.hcs.quinze retient «".replace(" :", "\u00a0:") in sorti.replace(
        "«\u00a0", "«"
    )
    assert max(map(len, sorti.splitlines())) <= 100


def test_compiler_sums_up_every_aid(lancer: Lancer) -> None:
    code, sorti, erreurs = lancer("compiler")
    assert (code, erreurs) == (0, "")
    assert "aude.hcs : 3 critères, 4 règles, 1 calcul".replace(" :", "\u00a0:") in sorti
    assert "en tout : 2 sur 3 (66 %) ; à part, 1 dans les montants" in sorti.replace("\u00a0", " ")


def test_compiler_gives_data_under_a_reading(lancer: Lancer) -> None:
    ecrit = donnees(lancer, "compiler", "--aide", "aude.hcs", "--lecture", "aude.hcs.quinze=exactement")
    assert isinstance(ecrit, dict)
    (version,) = ecrit["versions"]
    assert [clause["nom"] for clause in version["clauses"] if clause["effet"] == "ecartee"] == ["c1"]
    assert version["jeu"]["aude.hcs/aude.hcs.c3 refuse"] == {"all": [{"f0": {"$lt": {"places.max": 20_000_000}}}]}


@pytest.mark.parametrize(
    "arguments", [("--aide", "aude.hc"), ("--lecture", "aude.hcs.quinze=exactemen"), ("--lecture", "aude.hcs.quinz=a")]
)
def test_compiler_refuses_an_unknown_name(lancer: Lancer, arguments: tuple[str, ...]) -> None:
    code, sorti, erreurs = lancer("compiler", *arguments)
    assert (code, sorti) == (2, "")
    assert "Vouliez-vous" in erreurs


# ---------------------------------------------------------------------------------------------------------- questions
def test_questions_asks_what_is_missing(lancer: Lancer, bureau: Path) -> None:
    (bureau / "dossier.yaml").write_text("habilitées: 4\ndate_dépôt: 01/02/2025\n", encoding="utf-8")
    code, sorti, _ = lancer("questions", "dossier.yaml", "--date", "01/02/2025")
    assert code == 0
    assert "Combien de places le projet comporte-t-il" in sorti
    assert "À demander à l'autorité" in sorti
    posees = donnees(lancer, "questions", "dossier.yaml", "--date", "01/02/2025")
    assert isinstance(posees, list)
    assert {"places", "implantation"} <= {une["donnee"] for une in posees}


def test_a_full_dossier_has_no_question(lancer: Lancer, bureau: Path) -> None:
    with (bureau / "dossier.yaml").open("a", encoding="utf-8") as fichier:
        fichier.write("registre: []\n")
    assert lancer("questions", "dossier.yaml", "--date", "01/02/2025")[1] == "Il ne manque aucune réponse.\n"


# ----------------------------------------------------------------------------------------------------------- verifier
def test_verifier_accepts_rules_without_an_error(lancer: Lancer) -> None:
    code, sorti, erreurs = lancer("verifier")
    assert (code, erreurs) == (0, "")
    assert "Aucune erreur" in sorti
    assert lancer("verifier", "rules")[1] == sorti


@pytest.mark.parametrize("chemins", [(), ("rules",), ("rules/autre.regle",), ("--regles", "rules")])
def test_verifier_refuses_an_error(lancer: Lancer, bureau: Path, chemins: tuple[str, ...]) -> None:
    (bureau / "rules/autre.regle").write_text("langue reglo 1\naide a.b « B »\n  financeur x\n", encoding="utf-8")
    code, sorti, _ = lancer("verifier", *chemins)
    assert code == 1
    assert "rules/autre.regle:" in sorti
    assert "  2 | aide a.b « B »" in sorti
    code, sorti, _ = lancer("verifier", *chemins, "--format", "json")
    assert code == 1
    assert {remarque["place"]["fichier"] for remarque in json.loads(sorti)["remarques"]} >= {"rules/autre.regle"}


def test_verifier_on_one_file_speaks_of_that_file(lancer: Lancer, bureau: Path) -> None:
    (bureau / "rules/autre.regle").write_text("langue reglo 1\naide\n", encoding="utf-8")
    code, sorti, _ = lancer("verifier", "rules/petit.regle")
    assert "autre.regle" not in sorti
    assert code == 0


def test_verifier_on_a_folder_named_rules_reads_no_other(lancer: Lancer, bureau: Path) -> None:
    (bureau / "perdue.regle").write_text("", encoding="utf-8")
    code, sorti, _ = lancer("verifier", "rules")
    assert (code, "perdue.regle" in sorti) == (0, False)
    assert "une fois les règles sans erreur" not in sorti


def test_verifier_on_a_folder_reads_the_rulebook_that_holds_it(lancer: Lancer, bureau: Path) -> None:
    (bureau / "rules/sous").mkdir()
    lit = "langue reglo 1\ndéfinition double « double » = 2 * places\n  interprétation « essai » par « Réglo »\n"
    (bureau / "rules/sous/lit.regle").write_text(lit, encoding="utf-8")
    (bureau / "rules/autre.regle").write_text("langue reglo 1\naide\n", encoding="utf-8")
    code, sorti, _ = lancer("verifier", "rules/sous")
    assert (code, "autre.regle" in sorti) == (0, False)
    (bureau / "rules/sous/lit.regle").write_text(lit.replace("places", "placets"), encoding="utf-8")
    code, sorti, _ = lancer("verifier", "rules/sous")
    assert (code, "rules/sous/lit.regle:2:" in sorti) == (1, True)


@pytest.mark.parametrize("chemins", [(), ("rules/petit.cas.regle",), ("rules",)])
def test_verifier_reads_the_examples_too(lancer: Lancer, bureau: Path, chemins: tuple[str, ...]) -> None:
    fichier = bureau / "rules/petit.cas.regle"
    fichier.write_text(fichier.read_text(encoding="utf-8").replace("c3", "c33"), encoding="utf-8")
    code, sorti, _ = lancer("verifier", *chemins)
    assert code == 1
    assert "« c33 » n'est pas une clause" in sorti


# ------------------------------------------------------------------------------------------------------------- tester
@pytest.mark.parametrize("chemins", [(), ("rules",), ("rules/petit.cas.regle",), ("--regles", "rules", "rules")])
def test_tester_plays_the_examples(lancer: Lancer, chemins: tuple[str, ...]) -> None:
    assert lancer("tester", *chemins) == (0, "2 attendus joués, 0 échec.\n", "")


def test_tester_shows_what_differs(lancer: Lancer, bureau: Path) -> None:
    fichier = bureau / "rules/petit.cas.regle"
    fichier.write_text(fichier.read_text(encoding="utf-8").replace("60 000", "61 000"), encoding="utf-8")
    code, sorti, _ = lancer("tester")
    assert code == 1
    assert "montant : attendu 61 000 €, obtenu 60 000 €" in sorti.replace("\u202f", " ").replace("\u00a0", " ")
    assert sorti.endswith("2 attendus joués, 2 échecs.\n")
    code, sorti, _ = lancer("tester", "--format", "json")
    assert code == 1
    assert [len(resultat["ecarts"]) for resultat in json.loads(sorti)["resultats"]] == [1, 1]


def test_tester_refuses_an_example_that_cannot_be_read(lancer: Lancer, bureau: Path) -> None:
    (bureau / "rules/petit.cas.regle").write_bytes("exemple « é »".encode("cp1252"))
    code, sorti, _ = lancer("tester")
    assert code == 1
    assert "E116" in sorti


def test_tester_without_an_example_is_bad_input(lancer: Lancer, bureau: Path) -> None:
    (bureau / "rules/petit.cas.regle").unlink()
    code, _, erreurs = lancer("tester")
    assert code == 2
    assert "rien n'est joué" in erreurs


def test_tester_without_rules_near_is_refused(lancer: Lancer, bureau: Path) -> None:
    ailleurs = bureau / "ailleurs"
    ailleurs.mkdir()
    (bureau / "rules/petit.cas.regle").rename(ailleurs / "petit.cas.regle")
    code, sorti, _ = lancer("tester", "ailleurs")
    assert code == 1
    assert "E115" in sorti
    assert lancer("tester", "ailleurs", "--regles", "rules")[0] == 0


def test_tester_tells_what_the_examples_prove(lancer: Lancer) -> None:
    code, sorti, erreurs = lancer("tester", "--couverture")
    assert (code, erreurs) == (0, "")
    sorti = sorti.replace("\u00a0", " ")
    assert sorti.startswith("2 attendus joués, 1 aide : ")
    assert "c3, critère, rules/petit.regle:46:5 : 3 sur 5\n" in sorti
    code, sorti, _ = lancer("tester", "--couverture", "--format", "json", "rules/petit.cas.regle")
    mesure = json.loads(sorti)
    assert (code, mesure["aides"], mesure["exemples"]) == (0, ["aude.hcs"], 2)
    assert mesure["prouves"] == sum(point["prouve"] for objet in mesure["objets"] for point in objet["points"])


def test_tester_refuses_a_coverage_below_the_share_asked_for(lancer: Lancer) -> None:
    _, sorti, _ = lancer("tester", "--couverture", "--format", "json")
    mesure = json.loads(sorti)
    atteinte = 100 * mesure["prouves"] // mesure["points"]
    assert lancer("tester", "--couverture", "--exiger", str(atteinte))[0] == 0
    assert lancer("tester", "--couverture", "--exiger", str(atteinte + 1))[0] == 1


@pytest.mark.parametrize(
    ("arguments", "phrase"),
    [
        (("--exiger", "95"), "« --exiger » ne se dit qu'avec « --couverture »."),
        (("--couverture", "--exiger", "101"), "« --exiger » attend une part de 0 à 100, non « 101 »."),
        (("--couverture", "--exiger", "tout"), "« --exiger » attend un nombre entier, non « tout »."),
    ],
)
def test_tester_says_what_is_wrong_with_the_share(lancer: Lancer, arguments: tuple[str, ...], phrase: str) -> None:
    code, _, erreurs = lancer("tester", *arguments)
    assert code == 2
    assert phrase in erreurs


def test_tester_measures_the_aids_of_a_folder_even_without_example(lancer: Lancer, bureau: Path) -> None:
    (bureau / "rules/ailleurs").mkdir()
    (bureau / "rules/petit.cas.regle").rename(bureau / "rules/ailleurs/petit.cas.regle")
    code, sorti, _ = lancer("tester", "--couverture")
    assert (code, sorti.startswith("2 attendus joués, 1 aide")) == (0, True)
    (bureau / "rules/ailleurs/petit.cas.regle").write_text("langue reglo 1\n", encoding="utf-8")
    code, sorti, _ = lancer("tester", "--couverture")
    assert (code, sorti.replace("\u00a0", " ").startswith("0 attendu joué, 1 aide : 0 point prouvé sur ")) == (0, True)


def test_a_rulebook_that_cannot_be_read_is_not_measured(lancer: Lancer, bureau: Path) -> None:
    (bureau / "rules/petit.regle").write_text("langue reglo 1\naide\n", encoding="utf-8")
    code, sorti, _ = lancer("tester", "--couverture")
    assert code == 1
    assert "erreur S" in sorti


# ------------------------------------------------------------------------------------------------- inventaire, lexique
def test_inventaire_lists_the_aids(lancer: Lancer) -> None:
    assert donnees(lancer, "inventaire") == {
        "aides": [
            {
                "id": "aude.hcs",
                "nom": "Habitat collectif avec services",
                "financeur": "departement_aude",
                "nature": "subvention",
                "familles": [],
                "territoire": "",
                "document": "fiche",
                "versions": [
                    {
                        "nom": "",
                        "debut": None,
                        "fin": None,
                        "financeur": "departement_aude",
                        "nature": "subvention",
                        "document": "fiche",
                    }
                ],
            }
        ]
    }
    _, sorti, _ = lancer("inventaire")
    assert sorti == "aude.hcs « Habitat collectif avec services »\n  Département de l'Aude, subvention\n"


def test_inventaire_says_the_periods(lancer: Lancer, bureau: Path) -> None:
    regle = bureau / "rules/petit.regle"
    texte = regle.read_text(encoding="utf-8")
    regle.write_text(
        texte.replace("  nature subvention\n", "  nature subvention\n  en vigueur depuis le 01/01/2024\n"),
        encoding="utf-8",
    )
    assert "depuis le 01/01/2024" in lancer("inventaire")[1]


def test_lexique_says_who_reads_each_word(lancer: Lancer) -> None:
    mots = donnees(lancer, "lexique")
    assert isinstance(mots, dict)
    places = next(donnee for donnee in mots["donnees"] if donnee["nom"] == "places")
    assert places["lue_par"] == ["aude.hcs.c1", "aude.hcs.c2", "aude.hcs.c3"]
    assert places["unite"] == "place"
    assert places["question"] == "Combien de places le projet comporte-t-il ?"
    _, sorti, _ = lancer("lexique")
    assert "  places « places du projet » : nombre en place\n" in sorti
    assert "    lue par aude.hcs.c1, aude.hcs.c2, aude.hcs.c3\n" in sorti


def test_lexique_lists_the_reserved_words(lancer: Lancer) -> None:
    _, sorti, _ = lancer("lexique", "--mots")
    mots = sorti.splitlines()
    assert {"critères", "par exception à", "n'excède pas"} <= set(mots)
    assert mots == sorted(mots, key=sans_accents)
    assert donnees(lancer, "lexique", "--mots") == {"mots": mots}


# ------------------------------------------------------------------------------------------------------------- schema
def test_the_schema_of_a_dossier_accepts_what_reads_and_refuses_what_does_not(lancer: Lancer) -> None:
    schema = json.loads(lancer("schema", "dossier")[1])
    jsonschema.Draft202012Validator.check_schema(schema)
    bon = {
        "places": 24, "coût": "10 000 €", "domotique": True, "régime": ["hors_loi"], "date_dépôt": "01/02/2025",
        "implantation": {"avis": "favorable", "autorité": "departement_aude"},
        "lots": {"complet": "oui", "liste": [{"logements": 3}]},
        "plan_de_financement": [{"nature": "subvention", "montant": 3}], "dates": {"dépôt": "01/02/2025"},
        "pièces": ["devis"], "registre": [{"date": "01/01/2025", "aide": "aude.hcs", "montant": 3, "logements": 2}],
    }  # fmt: skip
    jsonschema.validate(bon, schema)
    for mauvais in ({"place": 3}, {"places": 0}, {"places": 2.5}, {"lots": [{"places": 3}]}, {"pièces": ["photo"]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(mauvais, schema)


# ----------------------------------------------------------------------------------------------------------- formater
def test_formater_writes_the_canonical_form(lancer: Lancer, bureau: Path) -> None:
    regle = bureau / "rules/petit.regle"
    assert lancer("formater", "--verifier", str(regle))[0] == 1
    code, sorti, _ = lancer("formater", str(regle))
    assert (code, "remis en forme" in sorti) == (0, True)
    assert lancer("formater", "--verifier", str(regle)) == (0, "", "")
    assert lancer("verifier")[0] == 0


def test_formater_leaves_a_faulty_file_alone(lancer: Lancer, bureau: Path) -> None:
    regle = bureau / "rules/autre.regle"
    regle.write_text("langue reglo 1\naide\n", encoding="utf-8")
    code, _, erreurs = lancer("formater", "rules/autre.regle")
    assert code == 2
    assert "autre.regle:2" in erreurs
    assert regle.read_text(encoding="utf-8") == "langue reglo 1\naide\n"


def test_formater_goes_through_folders_and_refuses_what_it_cannot_read(lancer: Lancer, bureau: Path) -> None:
    assert lancer("formater", "rules")[0] == 0
    assert lancer("formater", "--verifier", "rules")[0] == 0
    (bureau / "rules/z.regle").write_bytes(b"\xff")
    assert lancer("formater", "rules")[0] == 2
    assert lancer("formater", "nulle")[0] == 2
