"""A small rulebook with one datum of each kind, for the tests that read dossiers and examples, and run commands."""

from reglo.model.build import construire
from reglo.model.rulebook import Rulebook
from reglo.syntax.parse import analyser

TEXTE = """\
langue reglo 1
unité place pluriel places
unité logement pluriel logements
entité lot pluriel lots « groupe de logements semblables »
entité phase pluriel phases « phase d'un programme »
organisme departement_aude « Département de l'Aude » public
organisme region_occitanie « Région Occitanie » public
document fiche « Fiche habitats collectifs »
  autorité departement_aude
  date qui commande date_dépôt
donnée places « places du projet » : nombre de places au singulier place au moins 1 au plus 500
  question « Combien de places le projet comporte-t-il ? »
donnée habilitées « places habilitées » : nombre de places au singulier place_habilitée
donnée coût « coût des travaux » : montant HT
donnée prix « prix » : montant
donnée part « part » : taux
donnée délai « délai » : durée
donnée surface « surface » : surface habitable
donnée solde « solde » : nombre
donnée régime « régime juridique » : choix loi_2002_2 « relève de la loi 2002-2 », hors_loi « n'en relève pas, ou plus »
donnée dpe « étiquette » : choix ordonné A, B, C, D, E, F, G
donnée domotique « domotique » : oui ou non
donnée date_dépôt « dépôt du dossier » : date anciennement date_demande
donnée date_urbanisme « dépôt de l'autorisation d'urbanisme » : date peut manquer
donnée implantation « implantation pertinente » : appréciation par departement_aude
  question « L'implantation est-elle pertinente ? »
donnée services « quels services ? » : texte libre
donnée logements « logements du groupe » : nombre de logements au singulier logement pour chaque lot au moins 1
donnée financement « financement » : choix PLAI, PLUS pour chaque lot
donnée année « année » : nombre pour chaque phase
lecture aude.hcs.quinze « Que veut dire “15 %” ? »
  a) plancher « au moins 15 % » retenue
  b) exactement « 15 %, ni plus ni moins »
  texte fiche, lignes 100 à 102 « une habilitation de 15% »
aide aude.hcs « Habitat collectif avec services »
  financeur departement_aude
  nature subvention
  source fiche, lignes 97 à 195
  critères
    c1. habilitées / places au moins 15 %
        texte lignes 100 à 102 « prévoit-il une habilitation de 15% des places »
        selon la lecture aude.hcs.quinze option plancher
    c2. habilitées / places égal à 15 %
        texte lignes 100 à 102 « prévoit-il une habilitation de 15% des places »
        selon la lecture aude.hcs.quinze option exactement
    c3. places au moins 20
        texte ligne 103 « 20 places minimum »
    c4. implantation est favorable
        texte lignes 70 à 75 « implantation pertinente »
  montants
    m1. 10 000 € par place_habilitée
        texte ligne 189 « 10.000 € / place habilitée »
    m2. 20 000 € si domotique
        texte ligne 193 « 20.000 €/ projet »
  caractéristiques
    q1. durée « engagement » : 5 ans
        texte ligne 200 « pour une durée de cinq ans »
  plafonds
    p1. le total des aides publiques n'excède pas 80 % de coût
        texte ligne 205 « 80 % du coût »
  enveloppes
    w1. 500 000 € par an dans l'ordre d'arrivée
        texte ligne 206 « dans la limite de 500 000 € par an »
  pièces
    d1. délibération « Délibération »
        texte ligne 251 « délibération »
    d2. devis « Devis descriptif, estimatif »
        texte ligne 255 « devis »
  versement
    v1. 30 % à « la signature de la convention »
        texte ligne 312 « 30% à la signature »
    v2. le solde à « l'achèvement » sur production de devis
        texte ligne 315 « le solde »
"""
CAS = """\
langue reglo 1

exemple « projet type » à la date du 01/02/2025
  dossier
    places : 24
    habilitées : 4
    domotique : oui
    date_dépôt : 15/01/2025
    implantation : favorable
  attendu aude.hcs
    verdict : éligible
    montant : 60 000 €

exemple « dix-neuf places » à partir de « projet type »
  dossier
    places : 19
  attendu aude.hcs
    verdict : inéligible
    refusé par : c3
    montant : 0 €
    montant théorique : 60 000 €
"""


def _construire() -> Rulebook:
    arbre, remarques = analyser(TEXTE, "petit.regle")
    recueil, suites = construire((arbre,), "0" * 64)
    assert recueil is not None
    assert (remarques, suites) == ((), ())
    return recueil


RECUEIL = _construire()
