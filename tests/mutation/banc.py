"""A rulebook written in a few lines, its examples, and what becomes of the changes made in it."""

from typing import TypeAlias

from reglo.cases.execution import Fichier
from reglo.diagnostics import a_une_erreur, rapport
from reglo.model.build import construire
from reglo.mutation.banc import Banc, Essai
from reglo.mutation.mutant import Mutant
from reglo.mutation.semis import semer
from reglo.syntax.parse import analyser

REGLES, CAS = "essai.regle", "essai.cas.regle"
PRELUDE = """\
langue reglo 1
unité place pluriel places
unité logement pluriel logements
entité lot pluriel lots « groupe de logements semblables »
organisme departement_aude « Département de l'Aude » public
document fiche « Fiche »
  autorité departement_aude
  date qui commande date_dépôt
donnée date_dépôt « dépôt de la demande » : date
donnée date_marché « date du marché » : date peut manquer
donnée date_fin « fin des travaux » : date
donnée places « places » : nombre de places au singulier place
donnée gain « gain » : grandeur en kWhEP/m²/an au moins 0 kWhEP/m²/an au plus 500 kWhEP/m²/an
donnée coût « coût » : montant
donnée frais « frais » : montant
donnée neuf « construction neuve » : oui ou non
donnée domotique « domotique » : oui ou non
donnée avis « avis » : appréciation par departement_aude
donnée régime « régime » : choix communal, mixte, associatif
donnée dpe « étiquette » : choix ordonné A, B, C, D, E, F, G
donnée logements « logements » : nombre de logements au singulier logement pour chaque lot
donnée financement « financement » : choix PLAI, PLUS pour chaque lot
"""
AIDE = """
aide essai « Essai »
  financeur departement_aude
  nature subvention
  source fiche, lignes 1 à 9
  interprétation « ce que dit l'essai » par « Réglo »
"""
MONTANT = "  montants\n    m0. 1 000 €\n"

Changement: TypeAlias = tuple[str, str]
"""What is written, and what is written instead."""


def regles(corps: str, avant: str = "") -> str:
    """The rules: the words of the vocabulary, items, then the sections of the one aid."""
    return f"{PRELUDE}{avant}{AIDE}{corps}\n"


def exemple(faits: str, attendus: str, nom: str = "un cas") -> str:
    """One example of the aid, its answers and its expectations set apart by « | »."""
    lignes = [f"exemple « {nom} » à la date du 01/06/2024", "  dossier", "    date_dépôt : 01/06/2024"]
    lignes += [f"    {fait}" for fait in faits.split(" | ") if fait]
    lignes += ["  attendu essai", *(f"    {attendu}" for attendu in attendus.split(" | "))]
    return "\n".join(lignes) + "\n"


def ouvrir(texte: str, *exemples: str) -> Banc:
    """The bench of some rules and examples, both without fault."""
    arbre, fautes = analyser(texte, REGLES)
    recueil, dites = construire((arbre,), "essai")
    assert recueil is not None
    assert not a_une_erreur((*fautes, *dites)), rapport((*fautes, *dites), {REGLES: texte})
    cas = "langue reglo 1\n" + "".join(exemples)
    banc = Banc({REGLES: arbre}, {REGLES: texte}, {CAS: cas}, recueil)
    lu: Fichier = banc.fichiers[CAS]
    assert not a_une_erreur(lu.diagnostics), rapport(lu.diagnostics, {CAS: cas})
    echecs = [ecart for _, ecarts in banc.echecs(tuple(banc.joues)) for ecart in ecarts]
    assert not echecs, rapport(echecs, {CAS: cas})
    return banc


def mutants(banc: Banc) -> tuple[Mutant, ...]:
    """Every change of the rules of a bench."""
    return semer(banc.arbres.values(), banc.textes, banc.recueil)


def trouver(banc: Banc, porteur: str, change: Changement) -> Mutant:
    """The one change that bears this name."""
    semes = mutants(banc)
    voulus = [m for m in semes if (m.identite.porteur, m.identite.avant, m.identite.apres) == (porteur, *change)]
    dits = "\n".join(f"{m.identite.porteur} : « {m.identite.avant} » → « {m.identite.apres} »" for m in semes)
    assert len(voulus) == 1, dits
    return voulus[0]


def essayer(banc: Banc, porteur: str, change: Changement) -> Essai:
    """What becomes of one change."""
    return banc.essayer(trouver(banc, porteur, change))
