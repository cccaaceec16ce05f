"""Each kind of change: an example sees it, another does not."""

import pytest
from tests.mutation.banc import MONTANT, Changement, essayer, exemple, ouvrir, regles, trouver

DEFINITION = """\
définition petite « petite opération » si places moins de 10 et non (neuf)
  interprétation « ce que dit l'essai » par « Réglo »
"""
LECTURE = """\
lecture essai.sens « Que veut dire “20” ? »
  a) plancher « au moins 20 » retenue
  b) exact « 20, ni plus ni moins »
  texte fiche, ligne 5 « ce que dit le texte »
"""
PARAMETRE = """\
paramètre forfait « forfait » : montant
  t1. en vigueur en 2024 : 325,86 € texte fiche, ligne 5 « ce que dit le texte »
"""
AUTRE = """
aide autre « Autre aide »
  financeur departement_aude
  nature subvention
  source fiche, lignes 1 à 9
  montants
    m1. 500 € texte ligne 5 « ce que dit le texte »
"""
TABLEAU = """\
  tableau droit « droit », en €, selon gain interprétation « ce que dit l'essai » par « Réglo »
    t1. 80 à 109 : 6 500 €
    t2. 110 à moins de 170 : 7 000 €
    autres cas : 0 €
  montants
    m1. droit
"""
ETIQUETTE = """\
  tableau droit « droit », en €, selon dpe interprétation « ce que dit l'essai » par « Réglo »
    t1. D à G : 100 €
    t2. A, B : 50 €
    autres cas : refus
  montants
    m1. droit
"""
MARGE = """\
  tableau marge « marge », en %, selon places interprétation « ce que dit l'essai » par « Réglo »
    t1. 1 à 9 : 2 %
    autres cas : refus
"""
CALCUL = """\
  montants
    m1. 100 € par place
  bonifications
    b1. 500 € si domotique
  calcul de l'aide
    e1. somme de m1
    e2. plafonnée à 2 000 €
    e3. augmentée de b1
    e4. arrondie par défaut à 100 €
"""
ECRETE = """\
  plafonds
    p1. le total des aides publiques n'excède pas 80 % de coût en écrêtant la présente aide
"""
BONIFICATIONS = """\
  montants
    m1. 1 €
  bonifications, au plus 1
    b1. 10 € si neuf
    b2. 20 € si domotique
  calcul de l'aide
    e1. somme de m1
    e2. augmentée de b1, b2
"""
PLAN = """\
liste plan, complète
      a) aide : autre ; financeur : departement_aude ; nature : subvention ; état : accordé ; montant : 500 €"""
LOTS = "liste lots, complète\n      a) logements : 4 ; financement : PLAI\n      b) logements : 3 ; financement : PLUS"
UN_LOT = "liste lots, complète\n      a) logements : 1 ; financement : PLAI"
REGISTRE = "liste registre, complète\n      a) date : 01/02/2023 ; aide : essai ; montant : 1 000 €"

CAS: dict[str, tuple[str, str, str, Changement, tuple[str, str], tuple[str, str]]] = {
    # kind: items, sections, clause, change, example that sees it, example that does not
    "valeur": (
        "",
        f"  critères\n    c1. places au moins 20\n{MONTANT}",
        "essai.c1",
        ("places au moins 20", "places au moins 21"),
        ("places : 20", "verdict : éligible"),
        ("places : 30", "verdict : éligible"),
    ),
    "valeur, une unité de moins": (
        "",
        f"  critères\n    c1. places au moins 20\n{MONTANT}",
        "essai.c1",
        ("places au moins 20", "places au moins 19"),
        ("places : 19", "verdict : inéligible"),
        ("places : 18", "verdict : inéligible"),
    ),
    "montant": (
        "",
        "  montants\n    m1. 10 000 € par place",
        "essai.m1",
        ("10 000 € par place", "10 001 € par place"),
        ("places : 2", "montant : 20 000 €"),
        ("places : 2", "verdict : éligible"),
    ),
    "dernière décimale": (
        PARAMETRE,
        "  montants\n    m1. forfait par place",
        "forfait.t1",
        ("325,86 €", "325,85 €"),
        ("places : 1", "montant : 325,86 €"),
        ("places : 0", "montant : 0 €"),
    ),
    "année": (
        PARAMETRE,
        "  montants\n    m1. forfait par place",
        "forfait.t1",
        ("en vigueur en 2024", "en vigueur en 2025"),
        ("places : 1", "montant : 325,86 €"),
        ("", "m1 : vrai"),
    ),
    "opérateur": (
        "",
        f"  critères\n    c1. places plus de 20\n{MONTANT}",
        "essai.c1",
        ("places plus de 20", "places au moins 20"),
        ("places : 20", "refusé par : c1"),
        ("places : 21", "verdict : éligible"),
    ),
    "est": (
        "",
        f"  critères\n    c1. régime est communal\n{MONTANT}",
        "essai.c1",
        ("régime est communal", "régime n'est pas communal"),
        ("régime : mixte", "verdict : inéligible"),
        ("", "verdict : indéterminé"),
    ),
    "oui": (
        "",
        f"  critères\n    c1. neuf\n{MONTANT}",
        "essai.c1",
        ("neuf", "neuf est non"),
        ("neuf : oui", "verdict : éligible"),
        ("", "verdict : indéterminé"),
    ),
    "non": (
        DEFINITION,
        f"  critères\n    c1. petite\n{MONTANT}",
        "petite",
        ("places moins de 10 et non (neuf)", "places moins de 10 et (neuf)"),
        ("places : 3 | neuf : non", "verdict : éligible"),
        ("places : 30 | neuf : non", "verdict : inéligible"),
    ),
    "et": (
        DEFINITION,
        f"  critères\n    c1. petite\n{MONTANT}",
        "petite",
        ("places moins de 10 et non (neuf)", "places moins de 10 ou non (neuf)"),
        ("places : 3 | neuf : oui", "verdict : inéligible"),
        ("places : 3 | neuf : non", "verdict : éligible"),
    ),
    "terme retiré": (
        DEFINITION,
        f"  critères\n    c1. petite\n{MONTANT}",
        "petite",
        ("places moins de 10 et non (neuf)", "non (neuf)"),
        ("places : 30 | neuf : non", "verdict : inéligible"),
        ("places : 3 | neuf : non", "verdict : éligible"),
    ),
    "date": (
        "",
        f"  critères\n    c1. date_fin avant le 01/01/2025\n{MONTANT}",
        "essai.c1",
        ("date_fin avant le 01/01/2025", "date_fin avant le 02/01/2025"),
        ("date_fin : 01/01/2025", "verdict : inéligible"),
        ("date_fin : 02/01/2025", "verdict : inéligible"),
    ),
    "date, bord compris": (
        "",
        f"  critères\n    c1. date_fin avant le 01/01/2025\n{MONTANT}",
        "essai.c1",
        ("date_fin avant le 01/01/2025", "date_fin jusqu'au 01/01/2025"),
        ("date_fin : 01/01/2025", "verdict : inéligible"),
        ("date_fin : 31/12/2024", "verdict : éligible"),
    ),
    "vigueur": (
        "",
        f"  critères\n    c1. neuf en vigueur depuis le 01/06/2024\n{MONTANT}",
        "essai.c1",
        ("en vigueur depuis le 01/06/2024", "en vigueur depuis le 02/06/2024"),
        ("neuf : non", "verdict : inéligible"),
        ("neuf : oui", "verdict : éligible"),
    ),
    "délai": (
        "",
        f"  critères\n    c1. délai de date_dépôt à date_fin au plus 2 ans\n{MONTANT}",
        "essai.c1",
        ("délai de date_dépôt à date_fin au plus 2 ans", "délai de date_fin à date_dépôt au plus 2 ans"),
        ("date_fin : 01/06/2027", "verdict : inéligible"),
        ("date_fin : 01/06/2025", "verdict : éligible"),
    ),
    "à défaut": (
        "",
        f"  critères\n    c1. (date_marché à défaut date_fin) avant le 01/01/2025\n{MONTANT}",
        "essai.c1",
        ("(date_marché à défaut date_fin) avant le 01/01/2025", "date_fin avant le 01/01/2025"),
        ("date_marché : 01/01/2024 | date_fin : 01/01/2026", "verdict : éligible"),
        ("date_marché : néant | date_fin : 01/01/2024", "verdict : éligible"),
    ),
    "existe": (
        "",
        f"  critères\n    c1. existe date_marché\n{MONTANT}",
        "essai.c1",
        ("existe date_marché", "non (existe date_marché)"),
        ("date_marché : néant", "verdict : inéligible"),
        ("", "verdict : indéterminé"),
    ),
    "borne": (
        "",
        TABLEAU,
        "essai.t1",
        ("80 à 109", "80 à moins de 109"),
        ("gain : 109 kWhEP/m²/an", "montant : 6 500 €"),
        ("gain : 100 kWhEP/m²/an", "montant : 6 500 €"),
    ),
    "borne, sa valeur": (
        "",
        TABLEAU,
        "essai.t1",
        ("80 à 109", "79 à 109"),
        ("gain : 79 kWhEP/m²/an", "montant : 0 €"),
        ("gain : 78 kWhEP/m²/an", "montant : 0 €"),
    ),
    "borne ouverte": (
        "",
        TABLEAU,
        "essai.t2",
        ("110 à moins de 170", "110 à 170"),
        ("gain : 170 kWhEP/m²/an", "montant : 0 €"),
        ("gain : 150 kWhEP/m²/an", "montant : 7 000 €"),
    ),
    "plage d'étiquettes": (
        "",
        ETIQUETTE,
        "essai.t1",
        ("D à G", "D à F"),
        ("dpe : G", "montant : 100 €"),
        ("dpe : D", "montant : 100 €"),
    ),
    "ligne qui ne répond pas": (
        "",
        TABLEAU.replace("autres cas : 0 €", "autres cas : 7 000 €"),
        "essai.t2",
        ("110 à moins de 170", "110 à 170"),
        ("gain : 170 kWhEP/m²/an", "t2 : faux"),
        ("gain : 170 kWhEP/m²/an", "montant : 7 000 €"),
    ),
    "case d'une liste": (
        "",
        ETIQUETTE,
        "essai.t2",
        ("A, B", "A"),
        ("dpe : B", "montant : 50 €"),
        ("dpe : A", "montant : 50 €"),
    ),
    "refus": (
        "",
        ETIQUETTE,
        "essai.droit.autres_cas",
        ("refus", "non couvert"),
        ("dpe : C", "verdict : inéligible"),
        ("dpe : A", "verdict : éligible"),
    ),
    "domaine": (
        "",
        "  montants\n    m1. 1 € * (gain / 100 kWhEP/m²/an)",
        "gain",
        ("au plus 500 kWhEP/m²/an", "au plus 501 kWhEP/m²/an"),
        ("", "montant : de 0 € à 5 €"),
        ("gain : 100 kWhEP/m²/an", "montant : 1 €"),
    ),
    "domaine, réponse refusée": (
        "",
        "  montants\n    m1. 1 € * (gain / 100 kWhEP/m²/an)",
        "gain",
        ("au plus 500 kWhEP/m²/an", "au plus 499 kWhEP/m²/an"),
        ("gain : 500 kWhEP/m²/an", "verdict : éligible"),
        ("gain : 100 kWhEP/m²/an", "verdict : éligible"),
    ),
    "plafond retiré": (
        "",
        "  montants\n    m1. 20 % de coût, plafonné à 5 000 €",
        "essai.m1",
        ("20 % de coût, plafonné à 5 000 €", "20 % de coût"),
        ("coût : 30 000 €", "montant : 5 000 €"),
        ("coût : 20 000 €", "montant : 4 000 €"),
    ),
    "plafond devenu plancher": (
        "",
        "  montants\n    m1. 20 % de coût, plafonné à 5 000 €",
        "essai.m1",
        ("20 % de coût, plafonné à 5 000 €", "20 % de coût, avec un plancher de 5 000 €"),
        ("coût : 20 000 €", "montant : 4 000 €"),
        ("coût : 25 000 €", "montant : 5 000 €"),
    ),
    "plafond déplacé": (
        "",
        "  montants\n    m1. (1 000 €, plafonné à 10 % de coût) par place",
        "essai.m1",
        (
            "(1 000 €, plafonné à 10 % de coût) par place",
            "1 000 € par place, plafonné à 10 % de coût",
        ),
        ("coût : 8 000 € | places : 2", "montant : 1 600 €"),
        ("coût : 80 000 € | places : 2", "montant : 2 000 €"),
    ),
    "plafond rentré": (
        "",
        "  montants\n    m1. 1 000 € par place, plafonné à 1 500 €",
        "essai.m1",
        ("1 000 € par place, plafonné à 1 500 €", "(1 000 €, plafonné à 1 500 €) par place"),
        ("places : 2", "montant : 1 500 €"),
        ("places : 1", "montant : 1 000 €"),
    ),
    "le plus petit": (
        "",
        "  montants\n    m1. le plus petit de : a) coût b) frais",
        "essai.m1",
        ("le plus petit de : a) coût b) frais", "le plus grand de : a) coût b) frais"),
        ("coût : 1 € | frais : 2 €", "montant : 1 €"),
        ("coût : 1 € | frais : 1 €", "montant : 1 €"),
    ),
    "le plus petit, un terme de moins": (
        "",
        "  montants\n    m1. le plus petit de : a) coût b) frais c) 9 €",
        "essai.m1",
        ("le plus petit de : a) coût b) frais c) 9 €", "le plus petit de : a) frais b) 9 €"),
        ("coût : 1 € | frais : 2 €", "montant : 1 €"),
        ("coût : 2 € | frais : 1 €", "montant : 1 €"),
    ),
    "facteur": (
        "",
        "  montants\n    m1. 100 € par place",
        "essai.m1",
        ("100 € par place", "100 €"),
        ("places : 2", "montant : 200 €"),
        ("places : 1", "montant : 100 €"),
    ),
    "au plus tant": (
        "",
        "  montants\n    m1. 100 € par place pour 12 places au plus",
        "essai.m1",
        ("100 € par place pour 12 places au plus", "100 € par place"),
        ("places : 13", "montant : 1 200 €"),
        ("places : 12", "montant : 1 200 €"),
    ),
    "filtre": (
        "",
        "  montants\n    m1. 100 € par logement dont (financement est PLAI)",
        "essai.m1",
        ("100 € par logement dont (financement est PLAI)", "100 € par logement"),
        (LOTS, "montant : 400 €"),
        (UN_LOT, "montant : 100 €"),
    ),
    "condition d'une clause": (
        "",
        "  montants\n    m1. 100 € si neuf",
        "essai.m1",
        ("si neuf", ""),
        ("neuf : non", "m1 : 0 €"),
        ("neuf : oui", "m1 : 100 €"),
    ),
    "étape retirée": (
        "",
        CALCUL,
        "essai.e2",
        ("e2", ""),
        ("places : 30 | domotique : non", "montant : 2 000 €"),
        ("places : 10 | domotique : non", "montant : 1 000 €"),
    ),
    "étapes échangées": (
        "",
        CALCUL,
        "essai.e2",
        ("e2 puis e3", "e3 puis e2"),
        ("places : 30 | domotique : oui", "montant : 2 500 €"),
        ("places : 10 | domotique : oui", "montant : 1 500 €"),
    ),
    "arrondi": (
        "",
        CALCUL.replace("100 € par place", "10 € par place"),
        "essai.e4",
        ("arrondie par défaut à 100 €", "arrondie par excès à 100 €"),
        ("places : 33 | domotique : non", "montant : 300 €"),
        ("places : 30 | domotique : non", "montant : 300 €"),
    ),
    "facteur d'un arrondi": (
        "",
        CALCUL.replace("100 € par place", "10 € par place"),
        "essai.e4",
        ("arrondie par défaut à 100 €", "arrondie par défaut à 99 €"),
        ("places : 20 | domotique : non", "montant : 200 €"),
        ("places : 0 | domotique : non", "montant : 0 €"),
    ),
    "exclusion retirée": (
        "",
        f"  critères\n    c1. exclu si neuf\n    c2. par exception à c1, reste admis si domotique\n{MONTANT}",
        "essai.c1",
        ("c1, c2", ""),
        ("neuf : oui | domotique : non", "verdict : inéligible"),
        ("neuf : non | domotique : non", "verdict : éligible"),
    ),
    "exception retirée": (
        "",
        f"  critères\n    c1. exclu si neuf\n    c2. par exception à c1, reste admis si domotique\n{MONTANT}",
        "essai.c2",
        ("c2", ""),
        ("neuf : oui | domotique : oui", "verdict : éligible"),
        ("neuf : oui | domotique : non", "verdict : inéligible"),
    ),
    "énumération": (
        "",
        f"  critères\n    c1. au moins 2 de ceci : a) neuf b) domotique c) places au moins 20\n{MONTANT}",
        "essai.c1",
        (
            "au moins 2 de ceci : a) neuf b) domotique c) places au moins 20",
            "au moins 2 de ceci : a) domotique b) places au moins 20",
        ),
        ("neuf : oui | domotique : non | places : 30", "verdict : éligible"),
        ("neuf : non | domotique : oui | places : 30", "verdict : éligible"),
    ),
    "tout ceci": (
        "",
        f"  critères\n    c1. tout ceci : a) neuf b) domotique\n{MONTANT}",
        "essai.c1",
        ("tout ceci : a) neuf b) domotique", "au moins 1 de ceci : a) neuf b) domotique"),
        ("neuf : oui | domotique : non", "verdict : inéligible"),
        ("neuf : oui | domotique : oui", "verdict : éligible"),
    ),
    "membre d'une liste": (
        "",
        f"  critères\n    c1. régime est parmi communal, mixte\n{MONTANT}",
        "essai.c1",
        ("régime est parmi communal, mixte", "régime est parmi communal"),
        ("régime : mixte", "verdict : éligible"),
        ("régime : communal", "verdict : éligible"),
    ),
    "pour chaque": (
        "",
        f"  critères\n    c1. pour chaque lot dont (financement est PLUS), logements au plus 3\n{MONTANT}",
        "essai.c1",
        (
            "pour chaque lot dont (financement est PLUS), logements au plus 3",
            "pour chaque lot, logements au plus 3",
        ),
        (LOTS, "verdict : éligible"),
        (UN_LOT, "verdict : éligible"),
    ),
    "option retenue": (
        LECTURE,
        f"  critères\n    c1. places au moins 20 selon la lecture essai.sens option plancher\n{MONTANT}",
        "essai.sens",
        ("plancher retenue", "exact retenue"),
        ("places : 19", "verdict : inéligible"),
        ("places : 20", "verdict : éligible"),
    ),
    "non-cumul": (
        AUTRE,
        f"{MONTANT}  non-cumul\n    n1. exclut l'aide autre",
        "essai.n1",
        ("exclut", "cumul permis avec"),
        (PLAN, "n1 : violé"),
        (PLAN, "verdict : éligible"),
    ),
    "non-cumul retiré": (
        AUTRE,
        f"{MONTANT}  non-cumul\n    n1. exclut l'aide autre",
        "essai.n1",
        ("n1", ""),
        (PLAN, "n1 : violé"),
        (PLAN, "verdict : éligible"),
    ),
    "plafond d'ensemble": (
        AUTRE,
        f"{MONTANT}{ECRETE}",
        "essai.p1",
        ("n'excède pas 80 % de coût en écrêtant la présente aide", "n'excède pas 80 % de coût"),
        (f"coût : 1 000 € | {PLAN}", "montant : 300 €"),
        (f"coût : 9 000 € | {PLAN}", "montant : 1 000 €"),
    ),
    "part d'un versement": (
        "",
        f"{MONTANT}  versement\n    v1. 30 % à « la signature »\n    v2. le solde à « la fin »",
        "essai.v1",
        ("30 %", "31 %"),
        ("", "v1 : 300 €"),
        ("", "montant : 1 000 €"),
    ),
    "pièce": (
        "",
        f"{MONTANT}  pièces\n    d1. devis « Devis » le cas échéant",
        "essai.d1",
        ("le cas échéant", ""),
        ("", "d1 : le_cas_échéant"),
        ("", "montant : 1 000 €"),
    ),
    "enveloppe": (
        "",
        f"{MONTANT}  enveloppes\n    w1. 1 500 € par an",
        "essai.w1",
        ("par an", ""),
        (REGISTRE, "w1 : 1 500 €"),
        ("liste registre, complète", "w1 : 1 500 €"),
    ),
    "caractéristique": (
        "",
        f"{MONTANT}  caractéristiques\n    q1. durée : parmi 30 ans, 40 ans",
        "essai.q1",
        ("parmi 30 ans, 40 ans", "parmi 40 ans"),
        ("", "q1 : 30 ans, 40 ans"),
        ("", "montant : 1 000 €"),
    ),
    "refus d'une caractéristique": (
        "",
        f"{MARGE}{MONTANT}  caractéristiques\n    q1. taux : marge",
        "essai.marge.autres_cas",
        ("refus", "non couvert"),
        ("places : 20", "q1 : refus"),
        ("places : 5", "q1 : 2 %"),
    ),
    "trou d'une caractéristique": (
        "",
        f"{MARGE.replace('refus', 'non couvert')}{MONTANT}  caractéristiques\n    q1. taux : marge",
        "essai.marge.autres_cas",
        ("non couvert", "refus"),
        ("places : 20", "q1 : non couvert"),
        ("places : 5", "q1 : 2 %"),
    ),
    "assiette": (
        "",
        "  assiette\n    a1. compter coût\n    a2. retirer frais\n  montants\n    m1. 10 % de l'assiette",
        "essai.a2",
        ("retirer frais", "compter frais"),
        ("coût : 1 000 € | frais : 100 €", "montant : 90 €"),
        ("coût : 1 000 € | frais : 0 €", "montant : 100 €"),
    ),
    "somme": (
        "",
        "  montants\n    m1. coût + frais",
        "essai.m1",
        ("coût + frais", "coût - frais"),
        ("coût : 10 € | frais : 3 €", "montant : 13 €"),
        ("coût : 10 € | frais : 0 €", "montant : 10 €"),
    ),
    "bonifications, combien": (
        "",
        BONIFICATIONS,
        "essai",
        ("au plus 1", ""),
        ("neuf : oui | domotique : oui", "montant : 21 €"),
        ("neuf : non | domotique : oui", "montant : 21 €"),
    ),
}


@pytest.mark.parametrize("genre", CAS)
def test_an_example_sees_it_and_another_does_not(genre: str) -> None:
    items, sections, porteur, change, voyant, aveugle = CAS[genre]
    texte = regles(sections, items)
    assert essayer(ouvrir(texte, exemple(*voyant)), porteur, change).sort == "vu"
    assert essayer(ouvrir(texte, exemple(*aveugle)), porteur, change).sort == "survivant"


def test_a_change_that_the_checks_refuse_is_told_apart() -> None:
    banc = ouvrir(regles(ETIQUETTE), exemple("dpe : A", "montant : 50 €"))
    essai = essayer(banc, "essai.droit.autres_cas", ("autres cas", ""))
    assert (essai.sort, essai.temoin[:4]) == ("refuse", "V201")


def test_a_change_is_pointed_at_where_it_is_written() -> None:
    texte = regles(f"  critères\n    c1. places au moins 20\n{MONTANT}")
    mutant = trouver(ouvrir(texte), "essai.c1", ("places au moins 20", "places plus de 20"))
    ligne = texte.splitlines()[mutant.span.ligne - 1]
    assert ligne[mutant.span.colonne - 1 :].startswith("au moins 20")


def test_an_exception_to_an_exception_leaves_with_it() -> None:
    texte = regles(
        "  critères\n    c1. exclu si neuf\n    c2. par exception à c1, reste admis si domotique\n"
        f"    c3. par exception à c2, reste exclu si places plus de 9\n{MONTANT}"
    )
    banc = ouvrir(texte, exemple("neuf : oui | domotique : oui | places : 3", "verdict : éligible"))
    assert essayer(banc, "essai.c2", ("c2, c3", "")).sort == "vu"
    assert essayer(banc, "essai.c1", ("c1, c2, c3", "")).sort == "survivant"
