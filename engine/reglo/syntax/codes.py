"""The codes of the mistakes that reading a file finds, each with its sentences; the others stand in `fautes.toml`."""

from reglo.diagnostics import Fiche

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
FICHES = (
    GUILLEMETS_OUVERTS, GUILLEMETS_IMBRIQUES, DATE_IMPOSSIBLE, ANNEE_COURTE, MOIS_INCONNU, LANGUE_ABSENTE,
    LANGUE_INCONNUE, LANGUE_DEPLACEE, HORS_AIDE, HORS_SECTION, HORS_PLAN, SECTION_INCONNUE, ITEM_INCONNU, HORS_EXEMPLE,
    MOT_INATTENDU, FIN_INATTENDUE, MOT_MAL_ECRIT, MOT_RESERVE, NOMBRES_COLLES, FORME_DE_LABEL,
    LABEL_SANS_POINT, PUCE, MOT_EN_TROP, SIGNE_MANQUANT, ET_OU,
)  # fmt: skip
"""Every code of this layer that no example defines."""
