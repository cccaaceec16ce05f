"""Which examples read a clause, a definition, a row of a table, a value of a parameter."""

from reglo.cases.execution import preparer
from reglo.cases.lecteurs import lecteurs
from reglo.model.build import construire
from reglo.syntax.parse import analyser

REGLES = """\
langue reglo 1
unité place pluriel places
organisme departement « Département » public
document fiche « Fiche »
  autorité departement
donnée places « places » : nombre de places au singulier place
donnée domotique « domotique » : oui ou non
donnée secteur « secteur » : choix urbain, rural
donnée coût « coût » : montant
définition grand « grand projet » si places au moins 20
  texte fiche, ligne 1 « un grand projet de vingt places »
paramètre forfait « forfait par place » : montant
  t1. en vigueur en 2024 : 100 €     texte fiche, ligne 2 « cent euros par place en 2024 »
aide fiche.une « Une aide »
  financeur departement
  nature subvention
  source fiche, lignes 1 à 9
  critères
    c1. grand     texte ligne 4 « réservée aux grands projets seulement »
  tableau aide_base « aide de base », en €, selon secteur
    texte ligne 3 « montant selon le secteur du projet »
    t1. urbain : 1 000 €
    t2. rural : 2 000 € si domotique
  montants
    m1. aide_base                texte ligne 5 « une aide de base selon le secteur »
    m2. forfait par place        texte ligne 6 « un forfait pour chaque place créée »
aide fiche.autre « Une autre aide »
  financeur departement
  nature subvention
  source fiche, lignes 1 à 9
  montants
    m1. 10 % de coût si places plus de 5
        texte ligne 7 « dix pour cent du coût total »
"""
EXEMPLES = """\
langue reglo 1
exemple « grand » à la date du 01/02/2024
  dossier
    places : 20
    secteur : urbain
  attendu fiche.une
    verdict : éligible
exemple « petit » à partir de « grand »
  dossier
    places : 3
    coût : 10 €
  attendu fiche.autre
    montant : 0 €
"""
RECUEIL, FAUTES = construire((analyser(REGLES, "r.regle")[0],), "0" * 64)
"""Two aids: the second reads neither the definition, nor the table, nor the parameter."""


def noms(objet: str) -> list[str]:
    assert RECUEIL is not None
    assert FAUTES == ()
    fichier = preparer(EXEMPLES, "x.cas.regle", RECUEIL)
    assert fichier.diagnostics == ()
    return [cas.exemple for cas in lecteurs(fichier.cas, RECUEIL).de(objet)]


def test_a_clause_is_read_by_the_examples_of_its_aid_alone() -> None:
    assert noms("fiche.une.c1") == ["grand"]
    assert noms("fiche.autre.m1") == ["petit"]
    assert noms("fiche.autre") == ["petit"]


def test_a_definition_a_table_and_a_parameter_are_read_through_the_clause_that_reads_them() -> None:
    assert noms("grand") == ["grand"]
    assert noms("fiche.une.aide_base") == noms("fiche.une.t2") == ["grand"]
    assert noms("forfait.t1") == ["grand"]


def test_what_nobody_reads_has_no_reader() -> None:
    assert noms("fiche.une.c9") == []
