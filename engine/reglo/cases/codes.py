"""The codes of the mistakes that the jurists' examples hold, and of the results that are not those expected."""

from reglo.diagnostics import Fiche

CHAINE_MAXIMALE = 20
"""Examples, each from the one before, beyond which nobody knows any more what an example holds."""

BASE_INCONNUE = Fiche(
    code="E101",
    titre="Exemple de départ inconnu",
    message="Aucun exemple de ce fichier ne s'appelle « {base} ». {proches}",
)
BASE_EN_BOUCLE = Fiche(
    code="E102",
    titre="Exemples qui partent l'un de l'autre",
    message="Ces exemples partent l'un de l'autre sans fin : {chaine}.",
)
NOM_REPETE = Fiche(
    code="E103",
    titre="Deux exemples du même nom",
    message="Un autre exemple de ce fichier s'appelle déjà « {nom} » ; chaque exemple a son nom.",
)
SANS_DATE = Fiche(
    code="E104",
    titre="Exemple sans date",
    message="Cet exemple ne dit pas à quelle date il se place, et son exemple de départ non plus.",
    aide="exemple « {nom} » à la date du 01/01/2025",
)
RIEN_A_RETIRER = Fiche(
    code="E105",
    titre="Réponse absente de l'exemple de départ",
    message="« {nom} » n'a pas de réponse dans l'exemple de départ : il n'y a rien à retirer.",
)
LECTURE_INCONNUE = Fiche(
    code="E106",
    titre="Lecture inconnue",
    message="« {nom} » n'est pas une lecture du recueil. {proches}",
)
OPTION_INCONNUE = Fiche(
    code="E107",
    titre="Option de lecture inconnue",
    message="« {option} » n'est pas une option de la lecture « {lecture} » : {possibles}. {proches}",
)
AIDE_INCONNUE = Fiche(
    code="E108",
    titre="Aide inconnue",
    message="« {nom} » n'est pas une aide du recueil. {proches}",
)
CLAUSE_INCONNUE = Fiche(
    code="E109",
    titre="Clause inconnue",
    message="« {nom} » n'est pas une clause de l'aide « {aide} ». {proches}",
)
CLAUSE_AMBIGUE = Fiche(
    code="E110",
    titre="Clause à préciser",
    message="« {nom} » désigne plusieurs clauses de l'aide « {aide} » : {possibles}.",
)
RESULTAT_INCONNU = Fiche(
    code="E111",
    titre="Résultat attendu illisible",
    message="« {texte} » ne se compare pas à « {sujet} » : on attend {possibles}. {proches}",
)
UNITE_AUTRE = Fiche(
    code="E112",
    titre="Résultat attendu dans une autre unité",
    message="« {texte} » ne se compare pas à un résultat en « {unite} ».",
)
DONNEE_INCONNUE = Fiche(
    code="E113",
    titre="Donnée inconnue",
    message="« {nom} » n'est pas une donnée du recueil. {proches}",
)
SANS_ATTENDU = Fiche(
    code="E114",
    titre="Exemple qui n'attend rien",
    gravite="avertissement",
    message="L'exemple « {nom} » n'attend rien d'aucune aide, et aucun exemple ne part de lui : il ne vérifie rien.",
)
RECUEIL_INTROUVABLE = Fiche(
    code="E115",
    titre="Recueil introuvable",
    message="Aucun fichier de règles ne se trouve près de cet exemple.",
    aide="reglo tester {chemin} --regles le_dossier_des_règles",
)
FICHIER_ILLISIBLE = Fiche(
    code="E116",
    titre="Fichier d'exemples illisible",
    message="Ce fichier d'exemples ne se lit pas : {raison}.",
)
CHAINE_TROP_LONGUE = Fiche(
    code="E121",
    titre="Exemples en chaîne",
    message=f"Plus de {CHAINE_MAXIMALE} exemples partent l'un de l'autre autour de « {{nom}} ».",
    aide="exemple « {nom} » à la date du 01/01/2025",
)
RANGEE_SANS_LISTE = Fiche(
    code="E117",
    titre="Élément hors d'une liste",
    message="Cet élément ne suit aucune liste : une ligne « liste … » le précède.",
    aide="liste lots",
)
LISTE_ABSENTE = Fiche(
    code="E118",
    titre="Liste absente de l'exemple de départ",
    message="« {nom} » n'est pas une liste de l'exemple de départ : il n'y a rien à modifier.",
)
ELEMENT_ABSENT = Fiche(
    code="E119",
    titre="Élément absent de la liste de départ",
    message="La liste « {nom} » de l'exemple de départ n'a pas d'élément {lettre}) : elle a {presents}.",
    aide="une liste écrite en entier, sans « modifiée », remplace celle de l'exemple de départ",
)
RESULTAT_DIFFERENT = Fiche(
    code="E201",
    titre="Résultat différent de celui attendu",
    message="{sujet} : attendu {attendu}, obtenu {obtenu}.",
)

FICHES = tuple(valeur for valeur in list(globals().values()) if isinstance(valeur, Fiche))
"""Every code of this layer."""
