"""The codes of the mistakes that reading a file finds, each with its sentences; the others stand in `fautes.toml`."""

from reglo.diagnostics import Fiche

CHIFFRES_MAXIMAUX = 30
"""Digits beyond which a number is a slip of the hand."""
LONGUEUR_MAXIMALE = 200
"""Characters beyond which a word is something else, pasted there."""
MOTS_MAXIMAUX = 10_000
"""Words of a phrase: a choice among all the communes of a region stays below."""
PROFONDEUR_MAXIMALE = 200
"""Operations and parentheses within one another in a phrase."""
FAUTES_MAXIMALES = 1_000
"""Remarks on a file after which its faults are no longer explained: nobody corrects more at a time."""

GUILLEMETS_OUVERTS = Fiche(
    code="S101",
    titre="Citation que rien ne ferme",
    message="La citation qui commence ici n'est pas fermée : il manque « » » à sa fin.",
)
GUILLEMETS_IMBRIQUES = Fiche(
    code="S102",
    titre="Citation dans une citation",
    message="Une citation en contient une autre entre les mêmes guillemets. "
    "À l'intérieur, les guillemets s'écrivent “ ”.",
)
DATE_IMPOSSIBLE = Fiche(
    code="S103",
    titre="Date qui n'existe pas",
    message="« {date} » n'est pas une date du calendrier.",
)
ANNEE_COURTE = Fiche(
    code="S104",
    titre="Année à deux chiffres",
    message="L'année s'écrit avec ses quatre chiffres.",
)
MOIS_INCONNU = Fiche(
    code="S105",
    titre="Mois inconnu",
    message="« {date} » ne donne pas le nom d'un mois.",
)
NOMBRE_TROP_GRAND = Fiche(
    code="S106",
    titre="Nombre trop grand",
    message=f"« {{mot}} » a plus de {CHIFFRES_MAXIMAUX} chiffres : c'est sans doute une faute de frappe.",
)
MOT_TROP_LONG = Fiche(
    code="S107",
    titre="Mot trop long",
    message=f"« {{mot}} » compte plus de {LONGUEUR_MAXIMALE} caractères : ce n'est pas un mot.",
)
CARACTERE = Fiche(
    code="S108",
    titre="Caractère invisible",
    message="Il y a ici {nature} ({signe}), que l'on ne voit pas et qui change ce qu'on lit. Retirez-le.",
)
LETTRE_ETRANGERE = Fiche(
    code="S109",
    titre="Lettre d'un autre alphabet",
    message="« {mot} » contient « {lettre} » ({signe}), d'un autre alphabet ou d'une autre écriture des chiffres.",
    aide="{correction}",
)
LANGUE_ABSENTE = Fiche(
    code="S201",
    titre="Version du langage absente",
    gravite="avertissement",
    message="La première ligne d'un fichier dit dans quelle version du langage il est écrit.",
    aide="langue reglo 1",
)
LANGUE_INCONNUE = Fiche(
    code="S202",
    titre="Version du langage inconnue",
    message="Ce fichier est écrit dans la version {version} du langage, et seule la version 1 est connue ici.",
    aide="langue reglo 1",
)
LANGUE_DEPLACEE = Fiche(
    code="S203",
    titre="Version du langage mal placée",
    message="La version du langage s'écrit une seule fois, sur la première ligne du fichier.",
)
HORS_AIDE = Fiche(
    code="S204",
    titre="Section hors d'une aide",
    message="« {mot} » ouvre une section d'aide, et aucune aide n'est ouverte ici. "
    "Une section se place sous une ligne « aide … » ou « tronc … ».",
)
HORS_SECTION = Fiche(
    code="S205",
    titre="Clause hors d'une section",
    message="La clause « {label} » ne se trouve dans aucune section. "
    "Un mot de section la précède, par exemple « critères ».",
)
HORS_PLAN = Fiche(
    code="S206",
    titre="Texte que rien n'ouvre",
    message="« {mot} » n'ouvre rien. Une ligne commence ici par {possibles}.",
)
SECTION_INCONNUE = Fiche(
    code="S207",
    titre="Section inconnue",
    message="« {mot} » n'est pas une section. {proches}",
)
ITEM_INCONNU = Fiche(
    code="S208",
    titre="Mot d'ouverture inconnu",
    message="« {mot} » n'ouvre rien. {proches}",
)
HORS_EXEMPLE = Fiche(
    code="S209",
    titre="Ligne d'exemple mal placée",
    message="« {mot} » se place sous « {place} », dans un exemple.",
)
MOT_INATTENDU = Fiche(
    code="S301",
    titre="Mot inattendu",
    message="« {mot} » ne peut pas se trouver ici. À cette place, on attend {possibles}.",
)
FIN_INATTENDUE = Fiche(
    code="S302",
    titre="Phrase inachevée",
    message="La phrase s'arrête trop tôt. Il y manque {possibles}.",
)
MOT_MAL_ECRIT = Fiche(
    code="S303",
    titre="Mot du langage mal écrit",
    message="« {mot} » n'est pas un mot du langage. {proches}",
)
MOT_RESERVE = Fiche(
    code="S304",
    titre="Mot réservé",
    message="« {mot} » est un mot du langage : il ne peut pas servir de nom.",
    aide="{mot}_1",
)
NOMBRES_COLLES = Fiche(
    code="S305",
    titre="Deux nombres qui se suivent",
    message="Deux nombres se suivent : « {premier} » puis « {second} ». "
    "Un nombre s'écrit par groupes de trois chiffres, "
    "séparés par un seul blanc ; entre deux nombres il faut un mot.",
)
FORME_DE_LABEL = Fiche(
    code="S306",
    titre="Nom en forme de numéro de clause",
    message="« {mot} » a la forme d'un numéro de clause : il ne peut pas servir de nom.",
    aide="{mot}_",
)
LABEL_SANS_POINT = Fiche(
    code="S307",
    titre="Numéro de clause incomplet",
    message="Un numéro de clause finit par un point suivi d'un blanc.",
)
PUCE = Fiche(
    code="S308",
    titre="Puce au lieu d'un numéro",
    message="Chaque clause porte un numéro : une puce ne suffit pas, car le numéro sert à citer la clause.",
)
MOT_EN_TROP = Fiche(
    code="S309",
    titre="Mot en trop",
    message="« {mot} » est en trop : sans lui, la phrase se lit.",
)
SIGNE_MANQUANT = Fiche(
    code="S310",
    titre="Mot ou signe manquant",
    message="Il manque « {signe} » après « {mot} ».",
)
ET_OU = Fiche(
    code="S311",
    titre="« et » et « ou » sans parenthèses",
    message="« et » et « ou » se suivent sans parenthèses : on ne sait pas lequel passe avant l'autre.",
)
PHRASE_TROP_LONGUE = Fiche(
    code="S312",
    titre="Phrase trop longue",
    message=f"Cette phrase compte plus de {MOTS_MAXIMAUX // 1_000} 000 mots : elle n'est pas lue.",
    aide="plusieurs clauses, ou un tableau",
)
TROP_EMBOITEE = Fiche(
    code="S313",
    titre="Phrase trop emboîtée",
    message=f"Les opérations et les parenthèses s'emboîtent ici sur plus de {PROFONDEUR_MAXIMALE} niveaux.",
    aide="définition une_partie = …",
)
TROP_DE_FAUTES = Fiche(
    code="S314",
    titre="Trop de fautes",
    message=f"Plus de {FAUTES_MAXIMALES // 1_000} 000 remarques précèdent : les fautes suivantes ne sont pas dites. "
    "Corrigez les premières, puis relancez la commande.",
)
FICHES = (
    GUILLEMETS_OUVERTS, GUILLEMETS_IMBRIQUES, DATE_IMPOSSIBLE, ANNEE_COURTE, MOIS_INCONNU, NOMBRE_TROP_GRAND,
    MOT_TROP_LONG, CARACTERE, LETTRE_ETRANGERE, PHRASE_TROP_LONGUE, TROP_EMBOITEE, TROP_DE_FAUTES, LANGUE_ABSENTE,
    LANGUE_INCONNUE, LANGUE_DEPLACEE, HORS_AIDE, HORS_SECTION, HORS_PLAN, SECTION_INCONNUE, ITEM_INCONNU, HORS_EXEMPLE,
    MOT_INATTENDU, FIN_INATTENDUE, MOT_MAL_ECRIT, MOT_RESERVE, NOMBRES_COLLES, FORME_DE_LABEL,
    LABEL_SANS_POINT, PUCE, MOT_EN_TROP, SIGNE_MANQUANT, ET_OU,
)  # fmt: skip
"""Every code of this layer that no example defines."""
