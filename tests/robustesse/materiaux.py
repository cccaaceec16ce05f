"""What is damaged: the real rules, examples and dossiers of the repository, and the small ones of the tests."""

import json
import re
from functools import cache

import yaml
from tests.citations.essai import DOCUMENT
from tests.outcome.petit_recueil import CAS, TEXTE
from tests.registre.recueil_lot import TEXTE as TEXTE_LOT
from tests.verifications import DOSSIER as GOLDEN

from reglo.resources import resource_dir

REGLES = resource_dir("rules")
DOSSIER_YAML = """\
# Un dossier de l'Aude
places: 24 places
habilitées: 4
coût: 1 250 000,50 € HT
prix: "10.000 €"
part: 15 %
délai: 18 mois à 5 ans
surface: 45,5 m² SH
solde: -75
régime: [hors_loi, loi_2002_2]
dpe: A à C
domotique: oui
dates: {dépôt: 01/02/2025}
date_urbanisme: néant
implantation:
  avis: favorable
  autorité: departement_aude
services: "repas : midi et soir"
lots:
  complet: oui
  liste:
    - {logements: 8, financement: PLAI}
    - logements: 16
      financement: PLUS, PLAI
phases: [{année: 2025}, {année: 2026}]
plan_de_financement:
  complet: non
  liste:
    - {financeur: departement_aude, aide: aude.hcs, nature: subvention, montant: 60 000 €, état: demandé}
    - {financeur: region_occitanie, aide: néant, nature: prêt, montant: 40 000 €, état: accordé}
pièces: [devis]
registre:
  - {date: 01/03/2024, rang: 2, aide: aude.hcs, montant: 40 000 €, quantités: {logements: 24}}
bénéficiaire: centre communal d'action sociale
"""


def en_toml(valeur: object) -> str:
    """Writes plain values as an inline value of TOML."""
    if isinstance(valeur, dict):
        return (
            "{"
            + ", ".join(f"{json.dumps(nom, ensure_ascii=False)} = {en_toml(une)}" for nom, une in valeur.items())
            + "}"
        )
    if isinstance(valeur, list):
        return "[" + ", ".join(map(en_toml, valeur)) + "]"
    return json.dumps(valeur, ensure_ascii=False)


def _contenu(texte: str) -> dict[str, object]:
    lu = yaml.load(texte, Loader=yaml.BaseLoader)  # noqa: S506 - the loader that builds nothing but texts
    assert isinstance(lu, dict)
    return lu


@cache
def dossiers(suffixe: str) -> tuple[str, ...]:
    """Gives dossiers in one format: that of the tests, and those of the rules and of the documentation."""
    exemples = sorted((*REGLES.rglob("*.yaml"), *resource_dir("kb_docs").rglob("*.yaml")))
    textes = (DOSSIER_YAML, *(chemin.read_text(encoding="utf-8") for chemin in exemples))
    if suffixe == ".yaml":
        return textes
    contenus = [_contenu(texte) for texte in textes]
    if suffixe == ".json":
        return tuple(json.dumps(contenu, ensure_ascii=False, indent=1) for contenu in contenus)
    return tuple(
        "".join(f"{json.dumps(nom, ensure_ascii=False)} = {en_toml(valeur)}\n" for nom, valeur in contenu.items())
        for contenu in contenus
    )


@cache
def regles() -> dict[str, str]:
    """Gives the real rules, by file."""
    return {
        chemin.relative_to(REGLES).as_posix(): chemin.read_text(encoding="utf-8")
        for chemin in sorted(REGLES.rglob("*.regle"))
        if not chemin.name.endswith(".cas.regle")
    }


@cache
def petites_regles() -> tuple[str, ...]:
    """Gives small texts of rules, each of which stands on the shared vocabulary of the tests."""
    golden = (chemin for cote in ("bon", "mauvais") for chemin in sorted((GOLDEN / cote).glob("*.regle")))
    items = (
        f"langue reglo 1\n{item}"
        for texte in regles().values()
        for item in re.split(r"(?m)^(?=aide |tronc |barème |définition |donnée |paramètre |lecture )", texte)[1:]
    )
    return (TEXTE, TEXTE_LOT, *(chemin.read_text(encoding="utf-8") for chemin in golden), *items)


@cache
def exemples() -> dict[str, tuple[str, ...]]:
    """Gives the real examples, by file, each one alone; the first of a file stands alone too."""
    lus = {"": CAS} | {
        chemin.relative_to(REGLES).as_posix(): chemin.read_text(encoding="utf-8")
        for chemin in sorted(REGLES.rglob("*.cas.regle"))
    }
    return {nom: tuple(re.split(r"(?m)^(?=exemple )", texte)[1:]) for nom, texte in lus.items()}


__all__ = ["CAS", "DOCUMENT", "TEXTE", "TEXTE_LOT", "dossiers", "exemples", "petites_regles", "regles"]
