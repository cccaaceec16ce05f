"""Two rulebooks of a few lines each, and one side of a comparison."""

from tests.verifications import FICHIER, PRELUDE, lire

from reglo.diagnostics import a_une_erreur
from reglo.differences.recueil import Recueil

AIDE = """
lecture essai.seuil « Que veut dire “dix places” ? »
  a) plancher « dix places au moins » retenue
  b) exactement « dix places, ni plus ni moins »
  texte reglement, ligne 2 « dix places »

paramètre forfait « forfait par place » : montant
  t1. en vigueur en 2024 : 500 €     texte reglement, ligne 30 « 500 € en 2024 pour »
  t2. en vigueur en 2025 : 600 €     texte reglement, ligne 31 « 600 € en 2025 pour »

définition grande « grande opération » si coût au moins 100 000 €
  texte reglement, ligne 32 « une grande opération coûte cent mille »

tronc essai.commun « Règles communes »
  source reglement, lignes 1 à 9
  critères
    c9. avis est favorable  texte ligne 9 « sur avis favorable du comité »

aide essai.aide « Aide à l'essai »
  financeur region
  nature subvention
  source reglement, lignes 1 à 20
  reprend essai.commun
  critères
    c1. places au moins 10
        texte ligne 3 « dix places au moins par projet »
    c2. exclu si neuf
        texte ligne 4 « les opérations neuves sont exclues »
    c3. par exception à c2, reste admis si grande
        texte ligne 5 « une grande opération reste admise »
  tableau part, en %, selon zone
    texte lignes 6 à 7 « la part dépend de la zone »
    t1. zone_a : 20 %
    t2. zone_b, zone_c : 10 %
  montants
    m1. 1 000 € par place  texte ligne 8 « 1 000 € par place du »
    m2. part * coût       texte ligne 10 « une part du coût de »
  calcul de l'aide
    e1. somme de m1 à m2   texte ligne 11 « la somme des deux est »
    e2. plafonnée à 50 000 €  texte ligne 12 « dans la limite de 50 000 »
    e3. arrondie par défaut à 100 €  texte ligne 13 « arrondie à la centaine de »
"""

CAS = """langue reglo 1
exemple « projet type » à la date du 01/06/2025
  dossier
    places : 12
    neuf : non
    coût : 50 000 €
    zone : zone_a
    avis : favorable
    date_dépôt : 01/02/2025
  attendu essai.aide
    verdict : éligible
    montant : 22 000 €
exemple « petit projet » à partir de « projet type »
  dossier
    places : 9
  attendu essai.aide
    verdict : inéligible
"""


def recueil(texte: str = AIDE, *changements: tuple[str, str], cas: str = CAS, nom: str = "recueil") -> Recueil:
    """Gives one side of a comparison: a text with some of its words replaced, each found exactly once."""
    for avant, apres in changements:
        assert texte.count(avant) == 1, avant
        texte = texte.replace(avant, apres)
    sources = {"prelude.regle": PRELUDE, FICHIER: "langue reglo 1\n" + texte}
    rulebook, remarques = lire(sources[FICHIER])
    assert not a_une_erreur(remarques), remarques
    return Recueil(nom=nom, rulebook=rulebook, sources=sources, exemples={"essai.cas.regle": cas})
