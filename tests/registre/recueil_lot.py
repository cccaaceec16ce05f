"""A small rulebook whose aids draw on every kind of envelope, for the tests of the register of decisions."""

from reglo.model.build import construire
from reglo.model.rulebook import Rulebook
from reglo.syntax.parse import analyser

TEXTE = """\
langue reglo 1
unité logement pluriel logements
entité lot pluriel lots « groupe de logements semblables »
organisme lot « Département du Lot » public
document guide « Guide des aides »
  autorité lot
  date qui commande date_dépôt
donnée date_dépôt « dépôt du dossier » : date
donnée bourg « bourg structurant » : oui ou non
donnée avis « intérêt du projet » : appréciation par lot
donnée logements « logements du groupe » : nombre de logements au singulier logement pour chaque lot
donnée financement « financement » : choix PLAI, PLUS pour chaque lot
lecture lot.qui « À qui s'applique le plafond ? »
  a) tous « à l'ensemble des organismes » retenue
  b) chacun « à chaque organisme »
  texte guide, ligne 9 « la subvention globale sur une année »
tronc lot.commun « Fonds commun »
  financeur lot
  nature subvention
  source guide, lignes 1 à 9
  enveloppes
    w9. 1 000 000 €
        texte ligne 1 « un fonds de 1 000 000 € »
aide lot.plai « Prime PLAI »
  financeur lot
  nature subvention
  source guide, lignes 10 à 19
  critères
    c1. bourg texte ligne 10 « dans un bourg structurant »
  montants
    m1. 5 000 € par logement dont (financement est PLAI)
        texte ligne 11 « 5 000 € par logement »
  enveloppes
    w1. 50 logements par an dont (financement est PLAI) dans l'ordre d'arrivée
        texte ligne 12 « limitée à 50 logements par an »
aide lot.etudes « Études »
  financeur lot
  nature subvention
  source guide, lignes 20 à 29
  critères
    c1. avis est favorable texte ligne 20 « d'intérêt »
  montants
    m1. 10 000 € texte ligne 21 « 10 000 € »
  enveloppes
    w1. 100 000 € sur 36 mois glissants par bénéficiaire
        texte ligne 22 « 100 000 € sur trois ans »
aide lot.rural « Rural »
  reprend lot.commun
  montants
    m1. 30 000 € texte ligne 30 « 30 000 € »
aide lot.urbain « Urbain »
  reprend lot.commun
  montants
    m1. 60 000 € texte ligne 31 « 60 000 € »
aide lot.double « Deux quotas »
  financeur lot
  nature subvention
  source guide, lignes 40 à 49
  montants
    m1. 1 000 € par logement texte ligne 40 « 1 000 € par logement »
  enveloppes
    w1. 30 logements par an dont (financement est PLAI)
        texte ligne 41 « 30 logements PLAI par an »
    w2. 20 logements par an dont (financement est PLUS)
        texte ligne 42 « 20 logements PLUS par an »
aide lot.lu « Selon la lecture »
  financeur lot
  nature subvention
  source guide, lignes 50 à 59
  montants
    m1. 20 000 € texte ligne 50 « 20 000 € »
  enveloppes
    w1a. 180 000 € par an
        texte ligne 9 « la subvention globale sur une année »
        selon la lecture lot.qui option tous
    w1b. 180 000 € par an par bénéficiaire
        texte ligne 9 « la subvention globale sur une année »
        selon la lecture lot.qui option chacun
aide lot.change « Deux versions » version v1
  financeur lot
  nature subvention
  source guide, lignes 60 à 69
  en vigueur jusqu'au 30/06/2024
  montants
    m1. 1 000 € texte ligne 60 « 1 000 € »
  enveloppes
    w1. 10 000 € par an texte ligne 61 « 10 000 € par an »
aide lot.change « Deux versions » version v2
  financeur lot
  nature subvention
  source guide, lignes 70 à 79
  en vigueur du 01/07/2024 au 31/12/2025
  montants
    m1. 2 000 € texte ligne 70 « 2 000 € »
  enveloppes
    w1. 20 000 € par an texte ligne 71 « 20 000 € par an »
"""


def _construire() -> Rulebook:
    arbre, remarques = analyser(TEXTE, "lot.regle")
    recueil, suites = construire((arbre,), "1" * 64)
    assert recueil is not None, suites
    assert (remarques, suites) == ((), ()), (remarques, suites)
    return recueil


RECUEIL = _construire()
