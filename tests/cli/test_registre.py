"""`reglo registre`: each action, what it prints in text and in JSON, its exit code; and who reads the register."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

Lancer = Callable[..., tuple[int, str, str]]
AJOUTER = ("registre", "ajouter", "d.registre", "--aide", "aude.hcs", "--date", "10/02/2025")


def uni(texte: str) -> str:
    """A text with plain blanks."""
    return texte.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.fixture
def tenir(lancer: Lancer) -> Lancer:
    """Runs an action on a register that exists."""
    assert lancer("registre", "creer", "d.registre")[0] == 0
    return lancer


# ------------------------------------------------------------------------------------------------------------- writing
def test_creer_makes_an_empty_register_once(lancer: Lancer, bureau: Path) -> None:
    code, sorti, erreurs = lancer("registre", "creer", "d.registre")
    assert (code, erreurs) == (0, "")
    assert "« d.registre » est créé" in uni(sorti)
    assert (bureau / "d.registre").read_bytes().count(b"\n") == 1
    code, sorti, erreurs = lancer("registre", "creer", "d.registre")
    assert (code, sorti) == (2, "")
    assert "R104" in erreurs


def test_ajouter_adds_a_decision_and_says_what_it_leaves(tenir: Lancer) -> None:
    code, sorti, erreurs = tenir(
        *AJOUTER, "--montant", "490 000 €", "--quantite", "24 places", "--quantite", "logements=3",
        "--beneficiaire", "CCAS", "--reference", "CP 2025-12", "--auteur", "Commission permanente",
    )  # fmt: skip
    assert (code, erreurs) == (0, "")
    lignes = uni(sorti).splitlines()
    assert lignes[0].startswith(
        "Inscrit : décision 1, acte 1, accordée le 10/02/2025 ; 490 000 €, 3 logements, 24 places"
    )
    assert lignes[-1] == "  - aude.hcs.w1 (500 000 € par an) : en 2025 : 490 000 € pris, il reste 10 000 €"


def test_an_envelope_that_does_not_suffice_is_a_refusal_of_its_own(tenir: Lancer, bureau: Path) -> None:
    assert tenir(*AJOUTER, "--montant", "490 000 €")[0] == 0
    avant = (bureau / "d.registre").read_bytes()
    code, sorti, erreurs = tenir(*AJOUTER, "--montant", "10 000,01 €")
    assert (code, sorti) == (1, "")
    assert "R401" in erreurs
    assert "À écrire : --en-depassement" in erreurs
    assert (bureau / "d.registre").read_bytes() == avant
    code, sorti, _ = tenir(*AJOUTER, "--montant", "10 000,01 €", "--en-depassement")
    assert (code, "en dépassement de aude.hcs.w1" in uni(sorti)) == (0, True)


def test_ajouter_takes_the_amount_due_of_a_dossier(tenir: Lancer, bureau: Path) -> None:
    dossier = (bureau / "dossier.yaml").read_text(encoding="utf-8")
    (bureau / "dossier.yaml").write_text(f"{dossier}bénéficiaire: CCAS\n", encoding="utf-8")
    code, sorti, erreurs = tenir(*AJOUTER, "--dossier", "dossier.yaml", "--format", "json")
    assert (code, erreurs) == (0, "")
    dit = json.loads(sorti)
    assert (dit["acte"]["montant"], dit["acte"]["bénéficiaire"]) == ("60000.00", "CCAS")
    assert dit["soldes"][0]["comptes"][0]["reste"]["min"] == "440000.00"
    code, _, erreurs = tenir(*AJOUTER, "--dossier", "dossier.yaml", "--lecture", "aude.hcs.quinze=exactement")
    assert (code, "l'aide est refusée" in erreurs) == (2, True)


def test_a_dossier_that_holds_its_own_register_is_refused_where_it_does(tenir: Lancer, bureau: Path) -> None:
    (bureau / "dossier.yaml").write_text("places: 20\nregistre: []\n", encoding="utf-8")
    for commande in ((*AJOUTER, "--dossier", "dossier.yaml"), ("evaluer", "dossier.yaml", "--registre", "d.registre")):
        code, sorti, erreurs = tenir(*commande)
        assert (code, sorti) == (2, "")
        assert "dossier.yaml:2:1 : erreur D410" in erreurs


def test_modifier_then_retirer(tenir: Lancer) -> None:
    tenir(*AJOUTER, "--montant", "490 000 €")
    sur_elle = ("d.registre", "--decision", "1", "--date", "11/02/2025")
    code, sorti, _ = tenir("registre", "modifier", *sur_elle, "--montant", "400 000 €")
    assert (code, "il reste 100 000 €" in uni(sorti)) == (0, True)
    code, sorti, _ = tenir("registre", "retirer", *sur_elle, "--reference", "CP 2025-30")
    assert (code, "il reste 500 000 €" in uni(sorti)) == (0, True)
    code, _, erreurs = tenir("registre", "retirer", *sur_elle)
    assert (code, "R302" in erreurs) == (2, True)


def test_every_fault_of_an_act_is_named(tenir: Lancer) -> None:
    code, sorti, erreurs = tenir(
        *AJOUTER[:-1], "32/01/2025", "--montant", "dix", "--quantite", "3 maisons", "--auteur", "a@b.fr"
    )
    assert (code, sorti) == (2, "")
    assert [nom for nom in ("D312", "D303", "D407", "R310") if nom not in erreurs] == []


@pytest.mark.parametrize(
    ("arguments", "phrase"),
    [
        (("registre",), "Il manque ACTION."),
        (("registre", "ajoute"), "« ajouter »"),
        (("registre", "lire"), "Il manque REGISTRE."),
        (("registre", "lire", "d.registre", "--aide", "x"), "« --aide » n'est pas attendu"),
        (("registre", "lire", "d.registre", "e"), "« e » n'est pas attendu"),
        (("registre", "retirer", "d.registre", "--decision", "une", "--date", "x"), "nombre entier, non « une »"),
        (("registre", "retirer", "d.registre", "--decision", "1"), "Il manque --date."),
        ((*AJOUTER, "--quantite", "30"), "« 30 » ne dit pas ce qu'il compte"),
        ((*AJOUTER, "--quantite", ""), "ne dit pas ce qu'il compte"),
        ((*AJOUTER, "--quantite", "3 places", "--quantite", "places=4"), "« places » est compté deux fois"),
        ((*AJOUTER,), "il manque ici « montant »"),
        (("registre", "lire", "e.registre"), "reglo registre creer e.registre"),
        (("registre", "lire", "rules"), "c'est un dossier de fichiers"),
        (("registre", "lire", "d.registre", "--apres-acte", "1"), "n'a pas d'acte 1"),
        (("registre", "solde", "d.registre", "--aide", "aude.hcz"), "« aude.hcs »"),
        (("registre", "solde", "d.registre", "--date", "demain"), "n'est pas une date"),
        (("registre", "verifier", "d.registre", "--contient", "x"), "n'est pas un repère"),
        (("registre", "verifier", "e.registre"), "« e.registre » n'existe pas"),
    ],
)
def test_a_bad_action_is_told_in_french(tenir: Lancer, arguments: tuple[str, ...], phrase: str) -> None:
    code, sorti, erreurs = tenir(*arguments)
    assert (code, sorti) == (2, "")
    assert phrase in uni(erreurs)


@pytest.mark.parametrize(
    "action", ["", "creer", "ajouter", "modifier", "retirer", "lire", "solde", "verifier", "reparer"]
)
def test_the_help_of_an_action_is_in_french(lancer: Lancer, action: str) -> None:
    code, sorti, erreurs = lancer(*filter(None, ("registre", action)), "--help")
    assert (code, erreurs) == (0, "")
    assert sorti.startswith("utilisation : reglo registre")
    assert not [mot for mot in ("usage", "positional", "required", "optional") if mot in sorti]


def test_a_lock_held_by_another_is_told(tenir: Lancer) -> None:
    with FileLock("d.registre.verrou"):
        code, sorti, erreurs = tenir(*AJOUTER, "--montant", "3", "--attente", "0")
    assert (code, sorti) == (2, "")
    assert "R106" in erreurs


# ------------------------------------------------------------------------------------------------------------- reading
@pytest.fixture
def plein(tenir: Lancer) -> Lancer:
    """A register of two decisions, the first amended."""
    tenir(*AJOUTER, "--montant", "400 000 €", "--quantite", "24 places", "--beneficiaire", "CCAS")
    tenir(*AJOUTER, "--montant", "120 000 €", "--en-depassement")
    tenir("registre", "modifier", "d.registre", "--decision", "1", "--date", "12/03/2025", "--montant", "300 000 €")
    return tenir


def test_lire_lists_the_decisions_and_their_acts(plein: Lancer) -> None:
    code, sorti, erreurs = plein("registre", "lire", "d.registre")
    assert (code, erreurs) == (0, "")
    lignes = uni(sorti).splitlines()
    assert lignes[0] == "d.registre : 3 actes, 2 décisions en vigueur."
    assert lignes[3:6] == [
        "Décision 1, du 10/02/2025 : aude.hcs, 300 000 €, 24 places, CCAS",
        "  - acte 1, accordée le 10/02/2025 ; 400 000 €, 24 places, CCAS",
        "  - acte 3, modifiée le 12/03/2025 ; 300 000 €",
    ]
    dit = json.loads(plein("registre", "lire", "d.registre", "--format", "json")[1])
    assert dit["registre"].startswith("3:")
    assert [(une["decision"], une["montant"], len(une["actes"])) for une in dit["decisions"]] == [
        (1, "300000.00", 2),
        (2, "120000.00", 1),
    ]
    avant = json.loads(plein("registre", "lire", "d.registre", "--apres-acte", "2", "--format", "json")[1])
    assert [une["montant"] for une in avant["decisions"]] == ["400000.00", "120000.00"]


def test_solde_says_what_is_left_after_each_decision(plein: Lancer) -> None:
    code, sorti, erreurs = plein("registre", "solde", "d.registre", "--date", "01/06/2025", "--apres-acte", "2")
    assert (code, erreurs) == (0, "")
    assert uni(sorti).splitlines() == [
        "Ce qu'il reste au 01/06/2025, après 2 actes.",
        "",
        "aude.hcs.w1 : 500 000 € par an",
        "  en 2025 : 520 000 € pris, il reste 0 €",
        "    - décision 1, du 10/02/2025 : 400 000 €, il reste 100 000 €",
        "    - décision 2, du 10/02/2025 : 120 000 €, il reste 0 €, 20 000 € de trop",
    ]
    dit = json.loads(plein("registre", "solde", "d.registre", "--date", "2026-01-01", "--format", "json")[1])
    assert [(x["annee"], x["reste"]["min"]) for x in dit["soldes"][0]["comptes"]] == [
        (2025, "80000.00"),
        (2026, "500000.00"),
    ]


def test_evaluer_and_questions_read_the_register(plein: Lancer, bureau: Path) -> None:
    evaluer = ("evaluer", "dossier.yaml", "--date", "01/06/2025", "--registre", "d.registre")
    code, sorti, erreurs = plein(*evaluer)
    assert (code, erreurs) == (0, "")
    assert "w1 couverte : 60 000 € demandés, 80 000 € disponibles" in uni(sorti)
    assert "(acte 3)." in sorti
    assert "w1 épuisée" in uni(plein(*evaluer, "--apres-acte", "2")[1])
    assert "sans le registre" in plein(*evaluer[:-2])[1]
    (bureau / "dossier.yaml").write_text("registre: []\n", encoding="utf-8")
    code, _, erreurs = plein("questions", "dossier.yaml", "--registre", "d.registre")
    assert (code, "D410" in erreurs) == (2, True)


def test_a_decision_on_an_aid_that_is_gone_is_a_warning(plein: Lancer, bureau: Path) -> None:
    regles = bureau / "rules/petit.regle"
    regles.write_text(regles.read_text(encoding="utf-8").replace("aude.hcs", "aude.autre"), encoding="utf-8")
    for action in ("lire", "solde"):
        code, sorti, erreurs = plein("registre", action, "d.registre")
        assert code == 0
        assert sorti
        assert erreurs.count("avertissement R403") == 2


# ----------------------------------------------------------------------------------------------------------- verifying
def test_verifier_gives_a_mark_that_proves_the_register_later(plein: Lancer) -> None:
    code, sorti, erreurs = plein("registre", "verifier", "d.registre")
    assert (code, erreurs) == (0, "")
    repere = sorti.split()[-1]
    assert "3 actes" in sorti
    assert repere.startswith("3:")
    assert plein("registre", "verifier", "d.registre", "--contient", repere)[0] == 0
    code, sorti, _ = plein("registre", "verifier", "d.registre", "--contient", f"2{repere[1:]}")
    assert (code, "R213" in sorti) == (1, True)
    code, sorti, _ = plein("registre", "verifier", "d.registre", "--format", "json")
    assert (code, json.loads(sorti)) == (0, {"registre": repere, "remarques": []})


def test_a_damaged_register_is_refused_by_verifier_and_unusable_to_others(plein: Lancer, bureau: Path) -> None:
    fichier = bureau / "d.registre"
    fichier.write_bytes(fichier.read_bytes().replace(b"120000", b"20000"))
    code, sorti, erreurs = plein("registre", "verifier", "d.registre")
    assert (code, erreurs) == (1, "")
    assert "d.registre:3:1 : erreur R205" in sorti
    code, sorti, _ = plein("registre", "verifier", "d.registre", "--format", "json")
    assert (code, [une["place"]["ligne"] for une in json.loads(sorti)["remarques"]]) == (1, [3])
    for commande in (("registre", "lire", "d.registre"), ("evaluer", "dossier.yaml", "--registre", "d.registre")):
        code, sorti, erreurs = plein(*commande)
        assert (code, sorti, "R205" in erreurs) == (2, "", True)
    assert plein("registre", "reparer", "d.registre")[0] == 2
    code, sorti, _ = plein("registre", "reparer", "d.registre", "--garder-le-debut")
    assert (code, "1 acte" in sorti, (bureau / "d.registre.ecarte-1").exists()) == (0, True, True)


def test_reparer_does_what_the_refusal_says(plein: Lancer, bureau: Path) -> None:
    with (bureau / "d.registre").open("ab") as fichier:
        fichier.write(b'{"acte": "acc')
    code, _, erreurs = plein("registre", "lire", "d.registre")
    assert code == 2
    commande = erreurs.rpartition("À écrire : reglo ")[2].split()
    code, sorti, erreurs = plein(*commande)
    assert (code, erreurs) == (0, "")
    assert "« d.registre.ecarte-1 »" in uni(sorti)
    assert plein(*commande)[1] == "Rien à réparer.\n"
    assert plein("registre", "verifier", "d.registre")[0] == 0


def test_a_register_without_its_head_is_read_with_a_warning(plein: Lancer, bureau: Path) -> None:
    (bureau / "d.registre.tete").unlink()
    code, sorti, erreurs = plein("registre", "lire", "d.registre")
    assert (code, "3 actes" in sorti, "avertissement R211" in erreurs) == (0, True, True)
    code, sorti, _ = plein("registre", "verifier", "d.registre")
    assert (code, "R211" in sorti) == (0, True)
