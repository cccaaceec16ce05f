"""A whole run on a folder: what it refuses to start from, what it tells, its arguments, its exit code."""

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from tests.mutation.banc import MONTANT, REGLES, exemple, regles

from reglo.cli import main
from reglo.model.build import construire
from reglo.mutation.campagne import Campagne, muter
from reglo.mutation.chantier import Demande
from reglo.mutation.compte_rendu import compter, en_texte, pourcent
from reglo.mutation.semis import semer
from reglo.syntax.parse import analyser

SEUIL = regles(f"  critères\n    c1. places au moins 20\n{MONTANT}")
VOYANTS = exemple("places : 20", "verdict : éligible | montant : 1 000 €", "vingt") + exemple(
    "places : 19", "refusé par : c1", "dix-neuf"
)
RAISON = "  interprétation « les places se comptent par trente » par « Réglo »\n"
OPERATEUR = "sans effet essai.c1, au lieu de « places au moins 20 », lire « places plus de 20 »\n"

Ecrire = Callable[..., Path]


@pytest.fixture
def ecrire(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ecrire:
    """Writes rules and examples in a folder, and gives it."""
    monkeypatch.chdir(tmp_path)

    def dossier(texte: str, cas: str = "") -> Path:
        racine = tmp_path / "rules"
        racine.mkdir(exist_ok=True)
        (racine / REGLES).write_text(texte, encoding="utf-8")
        (racine / "essai.cas.regle").write_text(f"langue reglo 1\n{cas}", encoding="utf-8")
        return racine

    return dossier


def invisibles(campagne: Campagne) -> list[tuple[str, str, str]]:
    """What nothing sees nor argues of the one aid."""
    return [
        (r.mutant.identite.porteur, r.mutant.identite.avant, r.mutant.identite.apres)
        for r in campagne.resultats
        if r.essai.sort == "survivant" and r.argument is None and r.mutant.identite.porteur.startswith("essai")
    ]


def codes(campagne: Campagne) -> list[str]:
    return [remarque.code for remarque in campagne.remarques]


def test_examples_on_both_sides_of_a_threshold_see_all_of_it(ecrire: Ecrire) -> None:
    assert invisibles(muter(Demande(ecrire(SEUIL, VOYANTS)))) == []


def test_an_example_far_from_a_threshold_sees_little_of_it(ecrire: Ecrire) -> None:
    campagne = muter(Demande(ecrire(SEUIL, exemple("places : 30", "verdict : éligible"))))
    assert ("essai.c1", "places au moins 20", "places plus de 20") in invisibles(campagne)
    texte = en_texte(campagne)
    place = SEUIL[: SEUIL.index("au moins 20")].count("\n") + 1
    assert f"rules/essai.regle:{place}:16 : avertissement U101" in texte
    assert (
        "« places au moins 20 » → « places plus de 20 » : le seul exemple qui lit cette règle ne le voit pas." in texte
    )
    assert "À écrire : un exemple à la limite exacte" in texte
    assert OPERATEUR.strip() in texte


def test_without_examples_nothing_is_seen(ecrire: Ecrire) -> None:
    campagne = muter(Demande(ecrire(SEUIL)))
    assert compter(campagne.resultats).vus == 0
    assert "aucun exemple ne lit cette règle" in en_texte(campagne)


def test_an_identity_holds_no_line(ecrire: Ecrire) -> None:
    plus_bas = SEUIL.replace("\naide essai", "\n# une remarque\n\naide essai")
    avant = [r.mutant.identite for r in muter(Demande(ecrire(SEUIL, VOYANTS))).resultats]
    apres = [r.mutant.identite for r in muter(Demande(ecrire(plus_bas, VOYANTS))).resultats]
    assert avant == apres
    assert len(set(avant)) == len(avant)


# ---------------------------------------------------------------------------------------------------------- arguments
def test_an_argued_change_is_counted_apart(ecrire: Ecrire) -> None:
    campagne = muter(Demande(ecrire(SEUIL, exemple("places : 30", "verdict : éligible") + OPERATEUR + RAISON)))
    argumentes = [resultat for resultat in campagne.resultats if resultat.argument is not None]
    assert [r.argument.raison for r in argumentes if r.argument] == ["les places se comptent par trente"]
    assert (codes(campagne), compter(campagne.resultats).argumentes) == ([], 1)


def test_an_argument_is_read_as_it_looks(ecrire: Ecrire) -> None:
    autrement = OPERATEUR.replace("au moins 20", "au   moins\n  20")
    campagne = muter(Demande(ecrire(SEUIL, exemple("places : 30", "verdict : éligible") + autrement + RAISON)))
    assert compter(campagne.resultats).argumentes == 1


@pytest.mark.parametrize(
    ("argument", "code"),
    [
        (OPERATEUR, "U103"),
        (OPERATEUR.replace("20", "25"), "U102"),
        (OPERATEUR.replace("essai.c1", "essai.c9"), "U102"),
        (OPERATEUR.replace("essai.c1", "essai.c1 version v1"), "U102"),
        (OPERATEUR + RAISON + OPERATEUR, "U105"),
        ("sans effet essai.m0, au lieu de « m0 », lire « »\n", "U104"),
    ],
)
def test_an_argument_that_does_not_hold_is_told(ecrire: Ecrire, argument: str, code: str) -> None:
    texte = SEUIL + "  calcul de l'aide\n    e1. somme de m0\n"
    campagne = muter(Demande(ecrire(texte, VOYANTS + argument + RAISON)))
    assert code in codes(campagne)


def test_an_argument_says_its_version(ecrire: Ecrire) -> None:
    deux = SEUIL.replace("aide essai « Essai »", "aide essai « Essai » version v1").replace(
        "lignes 1 à 9\n", "lignes 1 à 9\n  en vigueur jusqu'au 31/12/2024\n", 1
    )
    seconde = (
        deux[deux.index("aide essai") :]
        .replace("version v1", "version v2")
        .replace("jusqu'au 31/12/2024", "depuis le 01/01/2025")
    )
    campagne = muter(Demande(ecrire(deux + seconde, exemple("places : 30", "verdict : éligible") + OPERATEUR + RAISON)))
    assert codes(campagne) == ["U106"]
    dit = OPERATEUR.replace("essai.c1", "essai.c1 version v2")
    campagne = muter(Demande(ecrire(deux + seconde, exemple("places : 30", "verdict : éligible") + dit + RAISON)))
    assert (codes(campagne), [r.mutant.identite.version for r in campagne.resultats if r.argument]) == ([], ["v2"])


def test_an_argument_on_what_the_run_leaves_aside_is_left_alone(ecrire: Ecrire) -> None:
    autre = SEUIL[SEUIL.index("\naide essai") :].replace("essai", "autre")
    racine = ecrire(SEUIL + autre, VOYANTS + OPERATEUR.replace("essai.c1", "autre.c1") + RAISON)
    assert codes(muter(Demande(racine, aides=("essai",)))) == []
    assert compter(muter(Demande(racine, aides=("autre",))).resultats).argumentes == 1


# ------------------------------------------------------------------------------------------------------- the command
def lancer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["muter", *arguments])
    sorti = capsys.readouterr()
    return code, sorti.out, sorti.err


def test_an_example_that_fails_already_stops_the_command(ecrire: Ecrire, capsys: pytest.CaptureFixture[str]) -> None:
    ecrire(SEUIL, exemple("places : 30", "verdict : inéligible"))
    code, sorti, erreurs = lancer(capsys)
    assert (code, sorti) == (2, "")
    assert "E201" in erreurs


def test_a_faulty_example_stops_the_command(ecrire: Ecrire, capsys: pytest.CaptureFixture[str]) -> None:
    ecrire(SEUIL, exemple("place : 30", "verdict : éligible"))
    assert lancer(capsys)[0] == 2


def test_faulty_rules_stop_the_command(ecrire: Ecrire, capsys: pytest.CaptureFixture[str]) -> None:
    ecrire(SEUIL.replace("places au moins 20", "place au moins 20"), VOYANTS)
    assert lancer(capsys)[0] == 2


@pytest.mark.parametrize(("exige", "code"), [("0", 0), ("50", 0), ("99,5 %", 1), ("100", 1)])
def test_a_share_can_be_required(ecrire: Ecrire, capsys: pytest.CaptureFixture[str], exige: str, code: int) -> None:
    ecrire(SEUIL, exemple("places : 20", "montant : 1 000 €"))
    assert lancer(capsys, "--exiger", exige, "--aide", "essai")[0] == code


@pytest.mark.parametrize("exige", ["cent", "101", "-1"])
def test_a_share_is_a_number_from_0_to_100(ecrire: Ecrire, capsys: pytest.CaptureFixture[str], exige: str) -> None:
    ecrire(SEUIL, VOYANTS)
    code, _, erreurs = lancer(capsys, f"--exiger={exige}")
    assert code == 2
    assert "de 0 à 100" in erreurs


def test_an_unknown_aid_is_told(ecrire: Ecrire, capsys: pytest.CaptureFixture[str]) -> None:
    ecrire(SEUIL, VOYANTS)
    code, _, erreurs = lancer(capsys, "--aide", "esai")
    assert code == 2
    assert "« essai »" in erreurs


def test_a_file_without_rules_to_change_is_told(ecrire: Ecrire, capsys: pytest.CaptureFixture[str]) -> None:
    racine = ecrire(SEUIL, VOYANTS)
    assert lancer(capsys, str(racine / "essai.cas.regle"))[0] == 2


def test_the_report_is_data_too(ecrire: Ecrire, capsys: pytest.CaptureFixture[str]) -> None:
    racine = ecrire(SEUIL, VOYANTS)
    objet = json.loads(lancer(capsys, str(racine / REGLES), "--format", "json")[1])
    sorts = {changement["sort"] for changement in objet["changements"]}
    assert sorts == {"vu", "invisible"}
    assert objet["compte"]["vus"] == sum(c["sort"] == "vu" for c in objet["changements"])


def test_two_processes_find_what_one_finds(ecrire: Ecrire) -> None:
    seuils = "".join(f"    c{rang}. places au moins {rang}\n" for rang in range(1, 13))
    demande = Demande(ecrire(regles(f"  critères\n{seuils}{MONTANT}"), exemple("places : 30", "verdict : éligible")))
    seul, deux = muter(demande), muter(demande, 2)
    assert [r.essai.sort for r in seul.resultats] == [r.essai.sort for r in deux.resultats]


def test_a_share_is_never_rounded_up() -> None:
    assert pourcent(Fraction(9799, 10_000)) == "97,9 %"
    assert pourcent(Fraction(1)) == "100,0 %"


@pytest.mark.depot
def test_every_change_of_the_fragments_reads_and_differs() -> None:
    fichier = Path(__file__).parents[1] / "fragments" / "fragments.regle"
    texte = fichier.read_text(encoding="utf-8")
    arbre, _ = analyser(texte, fichier.name)
    recueil, _ = construire((arbre,), "fragments")
    assert recueil is not None
    semes = semer((arbre,), {fichier.name: texte}, recueil)
    assert len(semes) > 300
    assert all(mutant.identite.avant != mutant.identite.apres for mutant in semes)
    assert all("«" not in mutant.identite.avant + mutant.identite.apres for mutant in semes)
