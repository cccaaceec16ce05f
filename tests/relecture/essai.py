"""A small rulebook to read again, and marks on it."""

from datetime import date
from functools import cache
from pathlib import Path

import msgspec
from tests.verifications import juste

from reglo.model.rulebook import Rulebook
from reglo.relecture import Bilan, Marque, juger, recenser
from reglo.relecture.empreintes import Empreintes, Empreinteur
from reglo.source import fichier_entier

TEXTE = """
lecture essai.doute « Que veut dire “petite” ? »
  a) vingt « vingt places » retenue
  b) trente « trente places »
  texte reglement, ligne 2 « une petite résidence »
anomalie essai.defaut « Rubrique vide » défaut : lacune
  texte reglement, ligne 3 « travaux exclus »
définition petite « petite résidence » si places au plus 20
  texte reglement, ligne 2 « une petite résidence »
tronc essai.base « Règles communes »
  source reglement
  critères
    c1. places au moins 3
        texte ligne 4 « trois places au moins »
  plafonds
    p1. le total des aides publiques n'excède pas 100 000 € en écrêtant la présente aide
        texte ligne 5 « dans la limite de 100 000 € »
aide essai.un « Première aide »
  financeur region
  nature subvention
  source reglement, lignes 1 à 9
  reprend essai.base
  critères
    c2. petite
        texte ligne 6 « les petites résidences sont aidées »
        selon la lecture essai.doute option vingt
        voir anomalie essai.defaut
  tableau forfait « forfait de zone », en €, selon zone
    texte ligne 7 « le forfait dépend de la zone »
    t1. zone_a : 500 €
    t2. zone_b : 700 €
    autres cas : non couvert
  montants
    m1. forfait par place  texte ligne 8 « le forfait par place »
aide essai.deux « Seconde aide » version v1
  financeur region
  nature subvention
  source reglement
  en vigueur jusqu'au 31/12/2024
  reprend essai.base
  montants
    m1. 100 €  texte ligne 9 « cent euros »
aide essai.deux « Seconde aide » version v2
  financeur region
  nature subvention
  source reglement
  en vigueur depuis le 01/01/2025
  reprend essai.base
  montants
    m1. 200 €  texte ligne 9 « deux cents euros »
"""
JOUR = date(2025, 3, 12)
PAR = "juriste du Département"


@cache
def recueil(*changements: tuple[str, str]) -> Rulebook:
    """The rulebook, some words of it changed."""
    texte = TEXTE
    for avant, apres in changements:
        assert avant in texte
        texte = texte.replace(avant, apres)
    return juste(texte)


@cache
def empreintes() -> dict[str, Empreintes]:
    """The fingerprints of the rulebook, nothing changed."""
    empreinteur = Empreinteur(recueil())
    return {nom: empreinteur.empreintes(objet) for nom, objet in recenser(recueil()).items()}


def marque(nom: str, **champs: object) -> Marque:
    """A mark on something as it stands in the rulebook."""
    faite = Marque(objet=nom, le=JOUR, par=PAR, empreintes=empreintes()[nom], span=fichier_entier("essai.relectures"))
    return msgspec.structs.replace(faite, **champs)


def apres(*changements: tuple[str, str]) -> Bilan:
    """How all that was reviewed stands after some words are changed."""
    marques = [marque(nom) for nom in recenser(recueil())]
    return juger(recueil(*changements), marques)


def changes(*changements: tuple[str, str]) -> dict[str, tuple[str, ...]]:
    """What is to be read again after some words are changed, and why."""
    return {nom: etat.changees for nom, etat in apres(*changements).etats.items() if etat.genre == "à relire"}


def installer(dossier: Path) -> Path:
    """Lays the rulebook out in a folder."""
    from tests.verifications import PRELUDE

    regles = dossier / "rules"
    regles.mkdir()
    (regles / "prelude.regle").write_text(PRELUDE, encoding="utf-8")
    (regles / "essai.regle").write_text(f"langue reglo 1\n{TEXTE}", encoding="utf-8")
    return regles
