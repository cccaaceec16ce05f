"""The codes of what a mark of review, or the request to write one, may be refused for, each with its sentences."""

from reglo.diagnostics import Fiche

LONGUEUR_MAXIMALE = 500
"""Characters of the function of a reviewer, or of a reservation."""
MODELE = (
    "aude.hcs.base.c3 relue le 12/03/2025 par « juriste du Département », "
    "dit 9f3c41aa02bd, cite 77ab01c2d9e4, lit 0123456789ab"
)
"""A mark, as it is written."""

# ------------------------------------------------------------------------------------------------- lines of the files
ILLISIBLE = Fiche(
    code="L101",
    titre="Fichier de relectures illisible",
    message="« {chemin} » ne peut pas être lu : {raison}. Les relectures qu'il porte ne comptent pas.",
)
ENTETE = Fiche(
    code="L102",
    titre="Fichier qui ne dit pas qu'il porte des relectures",
    message="Un fichier de relectures commence par la ligne qui dit ce qu'il est.",
    aide="relectures reglo 1",
)
LIGNE = Fiche(
    code="L103",
    titre="Relecture illisible",
    message="Cette ligne n'est pas une relecture : elle dit ce qui est relu, quand, par quelle fonction, puis les "
    "trois empreintes que « reglo relecture marquer » écrit. Elle ne compte pas.",
    aide=MODELE,
)
DATE = Fiche(
    code="L104",
    titre="Date de relecture illisible",
    message="« {texte} » n'est pas une date du calendrier. Cette relecture ne compte pas.",
    aide="le 12/03/2025",
)
PERSONNE = Fiche(
    code="L105",
    titre="Coordonnées dans une relecture",
    message="« {texte} » contient une adresse électronique ou un numéro de téléphone : une relecture dit une fonction, "
    "jamais une personne.",
    aide="par « juriste du Département »",
)
CONTRADICTION = Fiche(
    code="L106",
    titre="Relectures qui se contredisent",
    message="« {par} » a relu « {objet} » deux fois le {date}, et ne dit pas la même chose. Gardez la ligne qui vaut : "
    "aucune des deux ne compte d'ici là.",
)
NON_REUNI = Fiche(
    code="L107",
    titre="Deux versions d'un fichier à réunir",
    message="Ce fichier réunit deux versions que personne n'a départagées. Gardez les relectures des deux côtés, et "
    "supprimez les lignes « <<<<<<< », « ======= » et « >>>>>>> ».",
)
SANS_OBJET = Fiche(
    code="L108",
    titre="Relecture de ce qui n'existe plus",
    message="Rien ne s'appelle « {objet} » dans les règles : cette relecture ne compte plus. {proches}",
    gravite="avertissement",
)

# ------------------------------------------------------------------------------------------------------ what is asked
INCONNU = Fiche(
    code="L201",
    titre="Clause inconnue",
    message="Rien ne s'appelle « {objet} » dans les règles. {proches}",
)
VIDE = Fiche(
    code="L202",
    titre="Relecture qui ne dit pas tout",
    message="« {option} » ne dit rien : {attendu}.",
)
TROP_LONG = Fiche(
    code="L203",
    titre="Texte trop long",
    message=f"« {{option}} » a plus de {LONGUEUR_MAXIMALE} caractères : une relecture tient sur une ligne.",
)
A_VENIR = Fiche(
    code="L204",
    titre="Relecture à venir",
    message="Le {date} n'est pas encore venu : une relecture se marque quand elle est faite.",
)
OCCUPE = Fiche(
    code="L205",
    titre="Relectures occupées",
    message="Un autre programme écrit des relectures depuis plus de {attente} s : rien n'est écrit. Recommencez.",
)
ECRITURE = Fiche(
    code="L206",
    titre="Écriture refusée",
    message="L'écriture de « {chemin} » est refusée : {raison}. Le fichier reste ce qu'il était{faites}.",
)
FICHES = tuple(valeur for valeur in list(globals().values()) if isinstance(valeur, Fiche))
"""Every code of this layer."""
