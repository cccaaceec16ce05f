"""What is said of names: declared twice, unknown, faulty, misplaced. One code, one sentence."""

from reglo.diagnostics import Fiche

NOM_DEUX_FOIS = Fiche(
    code="M101",
    titre="Nom déclaré deux fois",
    message="« {nom} » est déclaré deux fois : un nom ne désigne qu'une chose.",
    aide="{nom}_bis",
)
NOM_INCONNU = Fiche(
    code="M102",
    titre="Nom inconnu",
    message="« {nom} » n'est déclaré nulle part.",
    aide="donnée {nom} « … » : …",
)
UNITE_INCONNUE = Fiche(
    code="M103",
    titre="Unité inconnue",
    message="« {nom} » n'est pas une unité : ni du langage, ni déclarée.",
    aide="unité {nom} pluriel {nom}s",
)
ENTITE_INCONNUE = Fiche(
    code="M104",
    titre="Liste inconnue",
    message="« {nom} » n'est pas une entité déclarée : aucune liste ne porte ce nom.",
    aide="entité {nom} pluriel {nom}s « … »",
)
ORGANISME_INCONNU = Fiche(
    code="M105",
    titre="Organisme inconnu",
    message="« {nom} » n'est pas un organisme déclaré.",
    aide="organisme {nom} « … » public",
)
DOCUMENT_INCONNU = Fiche(
    code="M106",
    titre="Document inconnu",
    message="« {nom} » n'est pas un document déclaré.",
    aide="document {nom} « … »",
)
AIDE_INCONNUE = Fiche(
    code="M107",
    titre="Aide inconnue",
    message="« {nom} » n'est pas une aide du recueil.",
    aide="aide {nom} « … »",
)
TRONC_INCONNU = Fiche(
    code="M108",
    titre="Tronc inconnu",
    message="« {nom} » n'est pas un tronc du recueil : on ne reprend qu'un tronc.",
    aide="tronc {nom} « … »",
)
LECTURE_INCONNUE = Fiche(
    code="M109",
    titre="Lecture inconnue",
    message="« {nom} » n'est pas une lecture déclarée.",
    aide="lecture {nom} « … »",
)
OPTION_INCONNUE = Fiche(
    code="M110",
    titre="Option de lecture inconnue",
    message="La lecture « {lecture} » n'a pas d'option « {nom} ».",
)
ANOMALIE_INCONNUE = Fiche(
    code="M111",
    titre="Anomalie inconnue",
    message="« {nom} » n'est pas une anomalie déclarée.",
    aide="anomalie {nom} « … » défaut : lacune",
)
FAMILLE_INCONNUE = Fiche(
    code="M112",
    titre="Famille inconnue",
    message="Aucune aide n'est de la famille « {nom} ».",
    aide="famille {nom}",
)
FAMILLE_DEUX_LIBELLES = Fiche(
    code="M125",
    titre="Famille appelée de deux façons",
    message="La famille « {nom} » est appelée de deux façons : un seul libellé suffit, sur l'une de ses aides.",
    aide="{nom} « {juste} »",
)
VALEUR_INCONNUE = Fiche(
    code="M113",
    titre="Valeur inconnue",
    message="« {donnee} » ne peut pas valoir « {nom} ».",
)
CHOIX_FERME = Fiche(
    code="M114",
    titre="Mot hors de la liste",
    message="« {nom} » ne convient pas ici : {possibles}.",
)
SINGULIER_DEUX_FOIS = Fiche(
    code="M115",
    titre="Singulier déclaré deux fois",
    message="« {nom} » est le singulier de deux données : « par {nom} » ne saurait pas laquelle compter.",
    aide="au singulier {nom}_bis",
)
SINGULIER_INCONNU = Fiche(
    code="M116",
    titre="Singulier inconnu",
    message="« par {nom} » ne compte rien : aucune donnée n'est déclarée « au singulier {nom} ».",
    aide="au singulier {nom}",
)
UNITE_SANS_DONNEE = Fiche(
    code="M117",
    titre="Unité que rien ne compte",
    message="« par {nom} » ne compte rien : « {nom} » est une unité, mais aucune donnée n'est déclarée « au singulier "
    "{nom} ».",
    aide="au singulier {nom}",
)
ANCIEN_NOM = Fiche(
    code="M118",
    titre="Ancien nom",
    message="« {nom} » est l'ancien nom de « {donnee} ».",
    aide="{donnee}",
    gravite="avertissement",
)
DONNEE_SANS_NOMBRE = Fiche(
    code="M119",
    titre="Nom qui ne désigne pas une donnée",
    message="« {nom} » ne désigne pas {attendu}.",
    aide="{juste}",
)
AIDE_DEUX_FOIS = Fiche(
    code="M120",
    titre="Aide déclarée deux fois",
    message="« {nom} » est déclaré deux fois. Deux états successifs d'une même aide se distinguent par leur version.",
    aide="aide {nom} « … » version v1",
)
VERSION_DEUX_FOIS = Fiche(
    code="M121",
    titre="Version déclarée deux fois",
    message="L'aide « {nom} » a deux versions « {version} ».",
    aide="aide {nom} « … » version {version}_bis",
)
LABEL_DEUX_FOIS = Fiche(
    code="M122",
    titre="Numéro de clause employé deux fois",
    message="La clause « {label} » existe déjà ici : un numéro de clause ne sert qu'une fois.",
    aide="{libre}. …",
)
CLAUSE_INCONNUE = Fiche(
    code="M123",
    titre="Renvoi à une clause inconnue",
    message="« {nom} » n'est pas {attendu}.",
)
NOM_RESERVE = Fiche(
    code="M124",
    titre="Nom réservé au plan de financement",
    message="« {nom} » désigne déjà le plan de financement, que Réglo connaît d'office.",
    aide="{nom}_bis",
)
