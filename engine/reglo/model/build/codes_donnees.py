"""What is said of declarations: data, lists, readings, parameters, tables."""

from reglo.diagnostics import Fiche

FACETTE_DEUX_FOIS = Fiche(
    code="M401",
    titre="Facette dite deux fois",
    message="« {mot} » est dit deux fois de « {nom} ».",
    aide="{mot} …",
)
FACETTE_REFUSEE = Fiche(
    code="M402",
    titre="Facette sans objet",
    message="« {mot} » ne se dit pas de « {nom} » : {nature}.",
    aide="supprimer « {mot} … »",
)
BORNES_RENVERSEES = Fiche(
    code="M403",
    titre="Bornes renversées",
    message="« {nom} » ne peut rien valoir : sa borne basse dépasse sa borne haute.",
    aide="au moins … au plus …",
)
OPTION_DEUX_FOIS = Fiche(
    code="M404",
    titre="Valeur dite deux fois",
    message="« {nom} » est dit deux fois parmi les valeurs de « {donnee} ».",
    aide="{nom}_bis",
)
SINGULIER_SANS_COMPTE = Fiche(
    code="M405",
    titre="Singulier d'une donnée qui ne compte rien",
    message="« au singulier » se dit d'un « nombre de … », que l'on lit « par … ».",
    aide="nombre de …",
)
DISTINCTE_DE_RIEN = Fiche(
    code="M406",
    titre="Distincte d'une donnée inconnue",
    message="« {nom} » n'est pas une donnée du recueil.",
    aide="distincte de …",
)
RETENUE_UNIQUE = Fiche(
    code="M407",
    titre="Option retenue",
    message="Une lecture retient une option et une seule, et « {nom} » {nombre}.",
    aide="{option} retenue",
)
LECTURE_A_UNE_OPTION = Fiche(
    code="M408",
    titre="Lecture sans alternative",
    message="La lecture « {nom} » n'a qu'une option : il n'y a pas de choix à faire.",
    aide="b) … « … »",
)
PARAMETRE_NON_CHIFFRE = Fiche(
    code="M409",
    titre="Paramètre sans chiffre",
    message="Un paramètre est un nombre ou une date : {nature}.",
    aide="montant",
)
PARAMETRE_VIDE = Fiche(
    code="M410",
    titre="Paramètre sans valeur",
    message="Le paramètre « {nom} » n'a aucune valeur.",
    aide="t1. en vigueur en 2025 : …",
)
TABLEAU_VIDE = Fiche(
    code="M411",
    titre="Tableau sans ligne",
    message="Le tableau « {nom} » n'a aucune ligne.",
    aide="t1. … : …",
)
CELLULES_MANQUANTES = Fiche(
    code="M412",
    titre="Nombre de cases",
    message="La ligne {label} a {nombre} case(s), et le tableau se lit selon {attendu} clé(s) : {cles}.",
    aide="{correction}",
)
CLE_REFUSEE = Fiche(
    code="M413",
    titre="Clé de tableau",
    message="Un tableau ne se lit pas selon « {nom} » : {raison}.",
    aide="selon …",
)
CELLULE_REFUSEE = Fiche(
    code="M414",
    titre="Case qui ne convient pas à sa clé",
    message="Cette case ne convient pas à « {nom} » : {nature}.",
    aide="{correction}",
)
CELLULE_VIDE = Fiche(
    code="M415",
    titre="Case qu'aucune valeur n'atteint",
    message="Aucune valeur de « {nom} » n'atteint cette case : {raison}.",
    aide="… à …",
)
CELLULE_MULTIPLE = Fiche(
    code="M416",
    titre="Plusieurs nombres dans une case",
    message="Une case dit un nombre ou une tranche de « {nom} ». Plusieurs se disent par plusieurs lignes.",
    aide="une ligne par nombre",
)
TRANCHE_SANS_UNITE = Fiche(
    code="M417",
    titre="Borne sans unité",
    message="La borne « {nombre} » n'a pas d'unité, alors que « {nom} » est en {unite}.",
    aide="{nombre} {unite}",
)
MARGINAL_UNE_CLE = Fiche(
    code="M418",
    titre="Barème par tranches à plusieurs clés",
    message="Un barème par tranches ne se lit que selon une clé, un nombre.",
    aide="par tranche de {premiere}",
)
MARGINAL_SANS_VALEUR = Fiche(
    code="M419",
    titre="Tranche sans taux",
    message="Chaque tranche d'un barème par tranches dit un taux : « {mot} » n'en est pas un.",
    aide="… : 0 %",
)
MARGINAL_UNITE = Fiche(
    code="M420",
    titre="Taux d'une tranche",
    message="Le taux d'une tranche, multiplié par des {cle}, donne des {attendue} ; ce qui est écrit est {trouvee}.",
    aide="{correction}",
)
AUTRES_CAS_DEUX_FOIS = Fiche(
    code="M421",
    titre="« autres cas » dit deux fois",
    message="Un tableau ne dit qu'une fois ce que valent les autres cas.",
    aide="supprimer l'une des deux lignes « autres cas »",
)
AUTRES_CAS_PERDU = Fiche(
    code="M422",
    titre="« autres cas » hors d'un tableau",
    message="« autres cas » se place après les lignes d'un tableau.",
    aide="tableau …, en €, selon …\n  t1. … : …\n  autres cas : refus",
)
