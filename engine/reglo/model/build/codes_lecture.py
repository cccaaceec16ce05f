"""What is said of the way data are read: lists, absences, choices, strata, cycles."""

from reglo.diagnostics import Fiche

NIVEAUX_MAXIMAUX = 300
"""Operations within one another, through definitions: a hundred definitions may follow each other."""
CHAINE_MAXIMALE = 20
"""Trunks, exceptions or aids, each through the one before: no règlement comes near."""

HORS_LISTE = Fiche(
    code="M301",
    titre="Donnée de liste lue hors de sa liste",
    message="« {nom} » a une valeur pour chaque {entite} : ici, on ne sait pas laquelle lire.",
    aide="{correction}",
)
DEUX_LISTES = Fiche(
    code="M302",
    titre="Deux listes mêlées",
    message="Cette expression lit à la fois « {premier} », donné pour chaque {entite}, "
    "et « {second} », donné pour chaque {autre}.",
    aide="total de {second}",
)
TOTAL_SANS_LISTE = Fiche(
    code="M303",
    titre="Total d'une donnée qui n'est dans aucune liste",
    message="« {nom} » n'a qu'une valeur pour toute l'opération : il n'y a rien à additionner.",
    aide="{nom}",
)
DONT_SANS_LISTE = Fiche(
    code="M304",
    titre="« dont » hors d'une liste",
    message="« dont » choisit parmi les éléments d'une liste, et « {nom} » n'est dans aucune. Une condition sur "
    "l'opération s'écrit avec « si ».",
    aide="si …",
)
ABSENCE_NON_PREVUE = Fiche(
    code="M305",
    titre="Donnée qui peut manquer, lue sans précaution",
    message="« {nom} » peut manquer : on la lit avec « existe {nom} » ou « ({nom} à défaut …) ».",
    aide="({nom} à défaut …)",
)
NE_PEUT_MANQUER = Fiche(
    code="M306",
    titre="Absence d'une donnée qui ne peut pas manquer",
    message="« {nom} » n'est pas déclarée « peut manquer » : elle existe toujours.",
    aide="peut manquer",
)
MANQUE_UN_CHOIX = Fiche(
    code="M307",
    titre="Réponse qui ne peut pas manquer",
    message="« {nom} » n'est ni un nombre ni une date : une absence s'y dit par une valeur de plus, non par « peut "
    "manquer ».",
    aide="{correction}",
)
CHOIX_SEUL = Fiche(
    code="M308",
    titre="Choix sans valeur",
    message="« {nom} » a plusieurs valeurs possibles : une condition dit laquelle.",
    aide="{nom} est {valeur}",
)
ORDRE_ABSENT = Fiche(
    code="M309",
    titre="Plage sur un choix sans ordre",
    message="« {nom} » est un choix sans ordre : « {debut} à {fin} » n'y a pas de sens.",
    aide="{nom} est parmi {debut}, {fin}",
)
PLAGE_RENVERSEE = Fiche(
    code="M310",
    titre="Plage renversée",
    message="« {debut} » vient après « {fin} » dans l'ordre de « {nom} ».",
    aide="{fin} à {debut}",
)
CHOIX_COMPARE = Fiche(
    code="M311",
    titre="Choix comparé comme un nombre",
    message="« {nom} » est un choix : ses valeurs ne se comparent pas par « {ecrit} ».",
    aide="{nom} est parmi {plage}",
)
NEANT_COMPARE = Fiche(
    code="M312",
    titre="Absence écrite comme une valeur",
    message="« néant » n'est pas une valeur à laquelle on compare.",
    aide="non (existe {nom})",
)
OUI_NON_SUR_NOMBRE = Fiche(
    code="M313",
    titre="Oui ou non attendu d'autre chose",
    message="« {nom} » ne se répond pas par oui ou par non : {nature}.",
    aide="{nom} est …",
)
STRATE = Fiche(
    code="M314",
    titre="Lecture d'un résultat trop tôt",
    message="{place} ne peut pas lire {lu} : {pourquoi}.",
    aide="{place_juste}",
)
CYCLE = Fiche(
    code="M315",
    titre="Définitions qui se définissent l'une par l'autre",
    message="« {nom} » se définit par elle-même : {chemin}.",
    aide="définition {nom} « … » = …",
)
CYCLE_AIDES = Fiche(
    code="M316",
    titre="Aides qui dépendent l'une de l'autre",
    message="Ces aides dépendent l'une de l'autre : {chemin}. Aucun ordre de calcul n'est possible.",
    aide="ne plus lire l'une des deux aides dans l'autre",
)
REMPLACANT = Fiche(
    code="M318",
    titre="Remplaçant d'une donnée absente",
    message="« {nom} » ne peut pas remplacer « {donnee} » : {raison}.",
    aide="({donnee} à défaut …)",
)
COMPTE_EN_LISTE = Fiche(
    code="M319",
    titre="Compte d'une liste",
    message="« {nom} » n'est pas une liste : « nombre total de » compte les éléments d'une liste.",
    aide="{correction}",
)
COMPTE_ATTENDU = Fiche(
    code="M320",
    titre="Autre unité que celle du compte",
    message="« {nom} » n'est pas ce que compte « par {singulier} ».",
    aide="pour {nombre} {unite} au plus",
)
SEUIL_HORS_LISTE = Fiche(
    code="M321",
    titre="Seuil impossible",
    message="« au moins {seuil} de ceci » porte sur {nombre} cas : le seuil va de 1 à {nombre}.",
    aide="au moins {nombre} de ceci : …",
)
EGALITE_DE_NOMS = Fiche(
    code="M322",
    titre="Égalité de deux nombres",
    message="« {nom} » est un nombre : il se compare à un autre par « égal à ».",
    aide="{nom} égal à {autre}",
)
NOMBRE_POUR_CHOIX = Fiche(
    code="M323",
    titre="Nombre à la place d'une valeur de choix",
    message="« {nom} » est un choix : ses valeurs sont des noms, non des nombres.",
    aide="{nom} est {valeur}",
)
VALEUR_DE_CONDITION = Fiche(
    code="M324",
    titre="Autre chose que oui ou non",
    message="« {nom} » se répond par oui ou par non.",
    aide="{nom} est oui",
)
TROP_EMBOITE = Fiche(
    code="M325",
    titre="Lecture trop emboîtée",
    message="« {nom} » ne se lit pas : {quoi} s'emboîtent ici sur plus de {maximum} niveaux.",
    aide="{correction}",
)
