"""What each clause says in French: one line of rules, one sentence; the pairs stand in `clauses.attendu`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.verifications import juste

from reglo.model.clauses import Clause
from reglo.model.rulebook import Rulebook
from reglo.phrases import Plume, nu
from reglo.phrases.clauses import dire

MOTS = """
unité projet pluriel projets
donnée espaces « espaces collectifs » : oui ou non
  question « Le projet comporte-t-il des espaces collectifs (salle, jardin) ? »
donnée places_habilitées « places habilitées à l'aide sociale » : nombre de places au singulier place_habilitée
donnée projets_sociaux « projets portés par un bailleur » : nombre de projets au singulier projet_social
donnée salles_sociales « salles avec services » : nombre de projets au singulier salle_sociale
donnée places_sûres « capacité sûre » : nombre de places au singulier place_sûre
donnée part_garantie « plus grande part garantie » : montant
donnée inscrits « nombre d'inscrits » : nombre de places
  question « Combien de places le projet comporte-t-il ? »
donnée aménagement « le projet est aménagé » : oui ou non
donnée jardin « jardin » : oui ou non
  question « Le projet comporte-t-il un jardin ? »
donnée chaudière « nouvelle chaudière » : choix aucune, gaz, bois
donnée chauffage_lot « chauffage du groupe » : choix rien « aucun », gaz pour chaque lot
donnée porteur « porteur de la demande » : oui ou non pour chaque lot
  question « Ce groupe porte-t-il la demande ? »
donnée loyer « loyer modéré » : appréciation par region
  question « Le loyer est-il modéré ? »
donnée label « label visé » : choix HPE, bbc « BBC rénovation », rien « aucun label »
donnée dépenses « dépenses, hors mobilier » : montant
donnée logement_sénior « logements de séniors » : oui ou non pour chaque lot
  question « Ces logements sont-ils destinés aux séniors ? »
donnée groupe_isolé « groupe isolé » : oui ou non pour chaque lot
  question « Ce groupe est-il isolé ? »
définition part « part de places habilitées » = places_habilitées / places
  interprétation « rapport » par « Réglo »
définition petit « petit projet » si places moins de 20
  interprétation « petit » par « Réglo »
définition social « logement très social » si financement est PLAI
  interprétation « PLAI » par « Réglo »
définition subventionné « groupe dont la Région aide les logements » si financement est parmi PLAI, PLUS
  interprétation « aidé » par « Réglo »
définition ancien « logement ancien, ou isolé » si groupe_isolé ou financement est PLS
  interprétation « ancien » par « Réglo »
définition deux_lots « deux lots au moins » si nombre total de lots au moins 2
  interprétation « deux » par « Réglo »
définition mixte « petit projet, ou opération neuve » si petit ou neuf
  interprétation « mixte » par « Réglo »
barème prime « prime par logement », en €, selon zone
  texte reglement, « prime »
  t1. zone_a : 500 €
  autres cas : non couvert
barème forfait, en €, selon zone
  texte reglement, « forfait »
  t1. zone_a : 500 €
  autres cas : non couvert
barème marge « marge du prêteur », en pb, selon durée_prêt
  texte reglement, « marge »
  t1. 5 ans à 15 ans : -75 pb
  autres cas : non couvert
"""
AIDE = """
aide essai « Essai »
  financeur region
  nature subvention
  famille les_essais, dotées « aides dotées d'une enveloppe »
  source reglement
"""
PREUVE = "  texte « preuve »"
ASSIETTE = f"assiette\n    a1. compter coût{PREUVE}\n  "
MONTANTS = f"montants\n    m1. 1 €{PREUVE}\n    m2. 2 €{PREUVE}\n  "
AVANT = {
    "critères": ASSIETTE,
    "montants": ASSIETTE,
    "calcul de l'aide": f"{ASSIETTE}{MONTANTS}",
    "plafonds": MONTANTS,
    "enveloppes": MONTANTS,
}
"""What a section needs before it."""
RANG = {"critères": 0}
"""Where its clause stands among those of the version: criteria come first."""


def recueil(section: str, *clauses: str) -> Rulebook:
    corps = "".join(f"    {clause}{PREUVE}\n" for clause in clauses)
    return juste(f"{MOTS}{AIDE}  {section}\n{corps}")


def phrases(section: str, *clauses: str) -> list[str]:
    """The sentences of some clauses of one section, with ordinary blanks and apostrophes."""
    lu = recueil(section, *clauses)
    version = lu.aides["essai"].versions[0]
    champs = [getattr(version, champ) for champ in version.__struct_fields__]
    siennes = [c for champ in champs if isinstance(champ, tuple) for c in champ if isinstance(c, Clause)]
    plume = Plume(lu, "essai")
    return [" ".join(nu(dire(plume, clause)).replace("’", "'").split()) for clause in siennes]


def paires() -> Iterator[tuple[str, str, str]]:
    """Gives the section, the clause and the sentence of each pair of `clauses.attendu`."""
    section = clause = ""
    for ligne in (Path(__file__).parent / "clauses.attendu").read_text(encoding="utf-8").splitlines():
        if ligne.startswith("== "):
            section = ligne.removeprefix("== ")
        elif ligne.startswith("    "):
            yield section, clause, ligne.strip()
        else:
            clause = ligne


@pytest.mark.parametrize(("section", "clause", "phrase"), [*paires()])
def test_a_clause_says(section: str, clause: str, phrase: str) -> None:
    premiere = ("e1. somme de m1, m2",) if section == "calcul de l'aide" else ()
    assert phrases(AVANT.get(section, "") + section, *premiere, clause)[RANG.get(section, -1)] == phrase


def test_an_exception_names_the_clause_that_it_sets_aside() -> None:
    assert phrases(
        "critères",
        "c1. exclu si neuf",
        "c2. par exception à c1, reste admis si espaces",
        "c3. par exception à c2, reste exclu si petit",
    )[1:] == [
        "Par exception à c1, l'aide reste ouverte si le projet comporte des espaces collectifs.",
        "Par exception à c2, l'aide reste refusée en cas de petit projet.",
    ]


def test_an_open_question_lists_what_to_state() -> None:
    debut = "À indiquer dans le dossier, sans que la réponse décide de l'aide :"
    assert phrases("critères", "c1. indiquer services, places") == [f"{debut} services proposés et places du projet."]
    assert phrases("critères", "c1. indiquer services, dépenses") == [
        f"{debut} services proposés ; dépenses, hors mobilier."
    ]


def test_an_amount_that_replaces_another_names_it() -> None:
    assert phrases("montants", "m1. 500 €", "m2. par exception à m1, 600 € si neuf") == [
        "500 €.",
        "Par exception à m1, 600 €, si la condition « opération neuve » est remplie.",
    ]


def test_a_bonus_says_its_category() -> None:
    section = "montants\n    m1. 1 €  texte « un »\n  bonifications, une par catégorie"
    etapes = "\n  calcul de l'aide\n    e1. somme de m1  texte « e »\n    e2. augmentée de b1"
    obtenu = phrases(section, f"b1. 500 € si neuf catégorie localisation  texte « b »{etapes}")
    assert obtenu[1] == "500 €, si la condition « opération neuve » est remplie (catégorie « localisation »)."


def test_the_lines_of_the_assiette() -> None:
    assert phrases("assiette", "a1. compter coût", "a2. retirer dépenses si neuf", "a3. plafonner à 100 €") == [
        "L'assiette comprend le coût de l'opération.",
        "L'assiette est diminuée des dépenses, hors mobilier, si la condition « opération neuve » est remplie.",
        "L'assiette est plafonnée à 100 €.",
    ]


def test_the_instalments() -> None:
    assert phrases(
        "versement",
        "v1. 30 % à « la signature de la convention »",
        "v2. 50 % à « démarrage des travaux » sur production de factures_acquittées",
        "v3. le solde à « l'achèvement » si neuf",
    ) == [
        "30 % de l'aide sont versés à la signature de la convention.",
        "50 % de l'aide sont versés au démarrage des travaux, sur production de : factures acquittées.",
        "Le solde est versé à l'achèvement, si la condition « opération neuve » est remplie.",
    ]


def test_a_mention_is_kept_as_it_is_written() -> None:
    assert phrases("mentions", "x1. « Objectif : compléter l'offre »") == ["Objectif : compléter l'offre."]
    assert phrases("indicateurs", "i1. prix « Prix de la place »") == ["Prix de la place."]
