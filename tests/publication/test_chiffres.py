"""The page of the figures: what is counted comes from the model, what was measured says when, what was not says so."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.publication.lecture_html import Lue
from tests.publication.test_exemples import EXEMPLES, joues
from tests.publication.test_pages import AIDE, HOSTILES, _serre, recueil

from reglo.cases.couverture.garde import empreinte_des_exemples
from reglo.evaluation.empreinte import empreinte_du_moteur
from reglo.mutation.compte_rendu import Compte
from reglo.publication import pages
from reglo.publication.fonds import Fonds
from reglo.publication.preuves.mesures import (
    Accord,
    Mesures,
    Mutations,
    garder_accord,
    garder_mutations,
    lire,
    repartir,
)
from reglo.publication.preuves.secondes_lectures import SecondeLecture, lire_secondes_lectures
from reglo.resources import resource_dir

JOUR = date(2026, 3, 1)
MUTATIONS = Mutations(JOUR, "regles", "exemples", {"essai.regle": Compte(vus=8, refuses=3, argumentes=1, invisibles=1)})
VUS = {
    "résultats": 120,
    "tranché par les règles": 30,
    "dit par la référence": 90,
    "paires": 400,
    "réponse manquante": 100,
}
SUR = {"résultats": ("tranché par les règles", "dit par la référence"), "paires": ("réponse manquante",)}
ACCORD = Accord(JOUR, "moteur", 400, 0, repartir(VUS, SUR))


def texte(fonds: Fonds) -> str:
    return _serre(Lue(pages(fonds)["chiffres.md"]).texte)


def fonds(regles: str = AIDE) -> Fonds:
    return Fonds(*recueil(regles))


# --------------------------------------------------------------------------------------------------------- what is not
def test_what_was_neither_played_nor_measured_is_said_not_to_have_been() -> None:
    lu = texte(fonds())
    for attendu in (
        "Les documents n'étaient pas joints à cette publication : aucune citation n'y a été recherchée.",
        "Les exemples n'ont pas été joués pour cette publication.",
        "Aucune mesure n'est gardée",
        "Aucune comparaison des deux moteurs n'est gardée.",
        "Aucune seconde lecture ne se trouve à côté des règles.",
        "le recueil ne sait rien des aides qu'il ne transcrit pas",
    ):
        assert _serre(attendu) in lu


def test_what_the_model_holds_is_counted() -> None:
    """The vocabulary that the tests share holds an aid of its own, of one clause."""
    defaut = "anomalie essai.x « Deux taux » défaut : contradiction\n  texte reglement, ligne 2 « a »\n"
    lu = texte(fonds(defaut + AIDE))
    for attendu in (
        "Aides 2",
        "Clauses, lignes de tableaux comprises 9",
        "fondées sur la seule interprétation de Réglo ou d'un organisme 1",
        "de genre « contradiction » 1",
        "Lignes de tableau où le texte est muet ou illisible 1",
    ):
        assert _serre(attendu) in lu


def test_the_examples_that_fail_are_counted_with_the_others() -> None:
    faux = EXEMPLES.replace("montant : 2 000 €", "montant : 2 001 €")
    lu = fonds()
    lu = replace(lu, epreuves=joues(faux, lu.rulebook))
    for attendu in (
        "Exemples joués sur ces règles 3",
        "Réponses qui ne sont pas celles attendues 1",
        "Résultats attendus, un par un 7",
        "Résultats qui ne sont pas ceux attendus 1",
    ):
        assert _serre(attendu) in texte(lu)


# ---------------------------------------------------------------------------------------------------- what was measured
def test_a_measure_says_its_day_and_what_it_found() -> None:
    lu = texte(replace(fonds(), mesures=Mesures(MUTATIONS, True, ACCORD, True)))  # noqa: FBT003 - as the fields stand
    for attendu in (
        "Le 1er mars 2026, chaque seuil",
        "essai.regle 10 8 80,0 % 1 1 3",
        "En tout 10 8 80,0 % 1 1 3",
        "400 paires d'un recueil et d'un dossier tirés au sort",
        "aucune différence",
        "durable-rules décide 30 résultats d'aide sur 120, que l'interprète de référence donne aussi. Les 90 autres",
        "Décidé par durable-rules 30 25,0 %",
        "Réponse manquante 100 25,0 %",
    ):
        assert _serre(attendu) in lu
    assert "depuis cette mesure" not in lu


def test_a_measure_made_on_something_else_says_so() -> None:
    lu = texte(replace(fonds(), mesures=Mesures(mutations=MUTATIONS, accord=replace(ACCORD, ecarts=2))))
    assert _serre("Les règles ou les exemples ont changé depuis cette mesure.") in lu
    assert _serre("Le programme qui répond a changé depuis cette mesure.") in lu
    assert _serre("2 différences") in lu


def test_a_measure_kept_is_up_to_date_until_the_rules_the_examples_or_the_engine_change(tmp_path: Path) -> None:
    (tmp_path / "essai.cas.regle").write_text(EXEMPLES, encoding="utf-8")
    garder_mutations(tmp_path, replace(MUTATIONS, exemples=empreinte_des_exemples(tmp_path)))
    garder_accord(tmp_path, replace(ACCORD, moteur=empreinte_du_moteur()))
    lue = lire(tmp_path, tmp_path, "regles")
    assert (lue.mutations_a_jour, lue.accord_a_jour) == (True, True)
    assert lue.mutations is not None
    assert lue.mutations.fichiers == MUTATIONS.fichiers
    assert not lire(tmp_path, tmp_path, "autres").mutations_a_jour
    (tmp_path / "essai.cas.regle").write_text(EXEMPLES.replace("4", "5"), encoding="utf-8")
    assert not lire(tmp_path, tmp_path, "regles").mutations_a_jour
    garder_accord(tmp_path, ACCORD)
    assert not lire(tmp_path, tmp_path, "regles").accord_a_jour


def test_a_damaged_measure_is_none(tmp_path: Path) -> None:
    garder_mutations(tmp_path, MUTATIONS).write_text('{"jour": "hier"}', encoding="utf-8")
    assert lire(tmp_path, tmp_path, "regles") == Mesures()


# ------------------------------------------------------------------------------------------------------ second readings
def test_second_readings_are_counted_from_their_pages(tmp_path: Path) -> None:
    dossier = tmp_path / "aude/secondes_lectures"
    dossier.mkdir(parents=True)
    compte = "\n## Comparaison\n\n**Compte** : 20 dossiers, 19 accords, 1 écart.\n"
    (dossier / "a.md").write_text(f"# Une aide (`essai.aide`, `.autre`)\n{compte}", encoding="utf-8")
    (dossier / "b.md").write_text("# Lue, non comparée (`essai.b`)\n", encoding="utf-8")
    (dossier / "README.md").write_text(f"# Mode d'emploi\n{compte}", encoding="utf-8")
    lues = lire_secondes_lectures(tmp_path)
    assert lues == (
        SecondeLecture("Une aide", ("essai.aide", "essai.autre"), "aude/secondes_lectures/a.md", 20, 19),
        SecondeLecture("Lue, non comparée", ("essai.b",), "aude/secondes_lectures/b.md", 0, 0),
    )
    lu = texte(replace(fonds(), secondes_lectures=lues))
    assert _serre("Une aide 20 19 1") in lu
    assert _serre("Aides qu'aucune seconde lecture ne nomme dans son titre : 1 sur 2.") in lu


def test_each_second_reading_of_the_rulebook_has_its_count() -> None:
    lues = lire_secondes_lectures(resource_dir("rules"))
    assert len(lues) > 20
    assert [lue.fichier for lue in lues if not lue.dossiers or not lue.noms] == []


@pytest.mark.parametrize("hostile", HOSTILES)
def test_no_text_of_a_second_reading_or_of_a_measure_can_open_anything(hostile: str) -> None:
    sain = pages(replace(fonds(), secondes_lectures=(SecondeLecture("titre", (), "f", 1, 1),)))["chiffres.md"]
    lue = SecondeLecture(hostile, (), "f", 1, 1)
    mesures = Mesures(mutations=replace(MUTATIONS, fichiers={hostile: Compte(1, 0, 0, 0)}))
    page = pages(replace(fonds(), secondes_lectures=(lue,), mesures=mesures))["chiffres.md"]
    assert Lue(page.split("---\n", 2)[2]).elements == Lue(sain.split("---\n", 2)[2]).elements
