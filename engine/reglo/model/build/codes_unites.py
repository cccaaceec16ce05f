"""What is said of units, kinds of values and literals."""

from reglo.diagnostics import Fiche

UNITES_DIFFERENTES = Fiche(
    code="M201",
    titre="Unités qui ne vont pas ensemble",
    message="{operation} met ensemble {gauche} et {droite}{raison}.",
    aide="… {unite}",
)
UNITE_ATTENDUE = Fiche(
    code="M202",
    titre="Unité inattendue",
    message="{place} est en {attendue}, et ce qui est écrit donne {trouvee}{raison}.",
    aide="… {attendue}",
)
UNITE_ABSENTE = Fiche(
    code="M203",
    titre="Unité oubliée",
    message="Le nombre « {nombre} » n'a pas d'unité, alors que l'autre valeur est en {unite}.",
    aide="{nombre} {unite}",
)
NOMBRE_ATTENDU = Fiche(
    code="M204",
    titre="Nombre attendu",
    message="« {nom} » n'est pas un nombre : {nature}.",
    aide="… si {nom}",
)
CONDITION_ATTENDUE = Fiche(
    code="M205",
    titre="Condition attendue",
    message="« {nom} » n'est pas une condition : {nature}.",
    aide="{nom} au moins …",
)
PRODUIT_PAR_COMPTE = Fiche(
    code="M207",
    titre="Montant multiplié par un compte",
    message="Des {gauche} multipliés par {droite} donnent des {produit}, qui ne sont pas un montant.",
    aide="{correction}",
)
DEUX_FOIS_PAR = Fiche(
    code="M208",
    titre="Montant déjà donné par unité",
    message="Le montant est déjà en {unite} : « par {nom} » le compterait deux fois.",
    aide="… € par {nom}",
)
COMPARATEUR_DE_DATE = Fiche(
    code="M209",
    titre="Comparaison de dates",
    message="Deux dates ne se comparent pas par « {ecrit} ».",
    aide="{correction}",
)
COMPARATEUR_DE_NOMBRE = Fiche(
    code="M210",
    titre="Comparaison de nombres",
    message="« {ecrit} » compare des dates, et ce sont ici des nombres.",
    aide="{correction}",
)
PERIODE_SANS_DATE = Fiche(
    code="M211",
    titre="Période comparée à un nombre",
    message="« du … au … » se dit d'une date, et « {nom} » n'en est pas une.",
    aide="{nom} au moins …",
)
BORNE_VARIABLE = Fiche(
    code="M212",
    titre="Valeur qui n'est pas écrite en chiffres",
    message="{place} s'écrit en chiffres : rien n'y est lu ni calculé.",
    aide="1 {unite}",
)
FOURCHETTE_RENVERSEE = Fiche(
    code="M214",
    titre="Fourchette renversée",
    message="La fourchette va de {bas} à {haut} : le premier terme est le plus petit des deux.",
    aide="{correction}",
)
TAUX_SANS_BASE = Fiche(
    code="M215",
    titre="Pourcentage de rien",
    message="« {taux} » n'est pas un montant : il manque ce dont on prend la part.",
    aide="{taux} de …",
)
TEXTE_NON_LU = Fiche(
    code="M216",
    titre="Texte libre dans un calcul",
    message="« {nom} » est un texte libre : rien ne se calcule ni ne se compare avec lui.",
    aide="indiquer {nom}",
)
ARRONDI_NUL = Fiche(
    code="M217",
    titre="Pas d'arrondi nul",
    message="On n'arrondit pas à un multiple de zéro.",
    aide="arrondi par défaut à 1 €",
)
DIVISION_PAR_ZERO = Fiche(
    code="M218",
    titre="Division par zéro",
    message="Rien ne se divise par zéro.",
    aide="{dividende} / …",
)
DEFINITION_DOUBLE_NATURE = Fiche(
    code="M219",
    titre="Définition qui est une condition",
    message="« {nom} » est une condition : elle s'écrit avec « si », non avec « = ».",
    aide="définition {nom} « … » si …",
)
