"""The codes of the mistakes that reading a dossier finds, each with its sentences."""

from reglo.diagnostics import Fiche

TAILLE_MAXIMALE = 1_000_000
"""Size in bytes beyond which a dossier is refused: people type a dossier, machines do not."""
PROFONDEUR_MAXIMALE = 12
"""Depth of lists and groups beyond which a dossier is refused; the deepest one described uses five."""
NOEUDS_MAXIMAUX = 50_000
"""Values, lists and groups beyond which a dossier is refused: a register of ten thousand decisions stays below."""
FAUTES_MAXIMALES = 1_000
"""Faults after which reading stops: nobody corrects more at a time."""
CHIFFRES_MAXIMAUX = 30
"""Digits beyond which a number is a slip of the hand."""
LONGUEUR_MAXIMALE = 2_000
"""Characters beyond which a name, a number, a date or a choice is something else, pasted there."""

# ---------------------------------------------------------------------------------------------------------- the file
ABSENT = Fiche(
    code="D101",
    titre="Dossier introuvable",
    message="Le fichier « {chemin} » n'existe pas. {proches}",
)
ILLISIBLE = Fiche(
    code="D102",
    titre="Dossier impossible à ouvrir",
    message="Le fichier « {chemin} » ne s'ouvre pas : {raison}.",
)
FORMAT_INCONNU = Fiche(
    code="D103",
    titre="Format de dossier inconnu",
    message="« {suffixe} » n'est pas un format de dossier : le nom du fichier se termine par .yaml, .json ou .toml.",
)
TROP_LONG = Fiche(
    code="D104",
    titre="Dossier trop long",
    message=f"Ce fichier dépasse {TAILLE_MAXIMALE // 1_000_000} Mo : un dossier tient les données d'une opération.",
)
PAS_UTF8 = Fiche(
    code="D105",
    titre="Accents illisibles",
    message="Les accents de ce fichier ne sont pas écrits en UTF-8 ; le premier signe illisible est ici. "
    "Enregistrez le fichier en choisissant l'encodage « UTF-8 ».",
)
TROP_PROFOND = Fiche(
    code="D106",
    titre="Dossier trop imbriqué",
    message=f"Les listes et les groupes s'emboîtent ici sur plus de {PROFONDEUR_MAXIMALE} niveaux. "
    "Une liste de lots n'en demande que trois : « lots », puis chaque lot, puis ses données.",
)
PAS_UNE_TABLE = Fiche(
    code="D107",
    titre="Suite de données attendue",
    message="{objet} est une suite de lignes « nom : valeur » ; il y a ici autre chose.",
    aide="places : 20",
)
SYNTAXE = Fiche(
    code="D108",
    titre="Fichier de dossier mal formé",
    message="La lecture du dossier s'arrête ici : {raison}.",
    aide="{correction}",
)
RENVOI_YAML = Fiche(
    code="D109",
    titre="Renvoi de YAML",
    message="« {signe} » est un renvoi de YAML : un dossier se lit sans aller chercher ses valeurs ailleurs. "
    "Répétez la valeur à cet endroit, sans « {signe} ».",
)
TYPE_YAML = Fiche(
    code="D110",
    titre="Type de YAML",
    message="« {signe} » impose un type à la valeur ; c'est le recueil qui dit le type de chaque donnée. "
    "Retirez « {signe} ».",
)
PLUSIEURS_DOSSIERS = Fiche(
    code="D111",
    titre="Plusieurs dossiers dans un fichier",
    message="Un second dossier commence ici ; un fichier n'en contient qu'un.",
)
TROP_DE_VALEURS = Fiche(
    code="D112",
    titre="Dossier trop rempli",
    message=f"Ce dossier contient plus de {NOEUDS_MAXIMAUX // 1_000} 000 valeurs : une opération en demande moins.",
)
TROP_DE_FAUTES = Fiche(
    code="D114",
    titre="Trop de fautes",
    message=f"Plus de {FAUTES_MAXIMALES // 1_000} 000 fautes précèdent : la lecture s'arrête ici. "
    "Corrigez les premières, puis relancez la commande.",
)
CARACTERE = Fiche(
    code="D113",
    titre="Caractère invisible",
    message="« {texte} » contient {nature} ({signe}), que l'on ne voit pas et qui change ce qu'on lit. Retirez-le.",
    aide="{correction}",
)

# ------------------------------------------------------------------------------------------------------------- names
NOM_INCONNU = Fiche(
    code="D201",
    titre="Donnée inconnue",
    message="« {nom} » n'est pas une donnée du recueil{ou} ; « reglo lexique » les donne toutes. {proches}",
)
NOM_REPETE = Fiche(
    code="D202",
    titre="Donnée donnée deux fois",
    message="« {nom} » a déjà une valeur plus haut dans le même groupe : n'en gardez qu'une.",
)
NOM_ANCIEN = Fiche(
    code="D203",
    titre="Ancien nom d'une donnée",
    gravite="avertissement",
    message="« {nom} » est l'ancien nom de « {ecriture} » ; sa valeur est lue.",
    aide="{ecriture}",
)
NOM_ILLISIBLE = Fiche(
    code="D204",
    titre="Nom de donnée illisible",
    message="Le nom d'une donnée est un mot ; il y a ici autre chose.",
    aide="places : 20",
)
DANS_UNE_LISTE = Fiche(
    code="D205",
    titre="Donnée à placer dans sa liste",
    message="« {nom} » se donne pour chaque {entite}, dans la liste « {pluriel} ».",
    aide="{pluriel} : [ {{ {nom} : … }} ]",
)
HORS_LISTE = Fiche(
    code="D206",
    titre="Donnée qui n'est pas de cette liste",
    message="« {nom} » ne se donne pas pour chaque {entite} : {place}.",
)
FUSION_YAML = Fiche(
    code="D207",
    titre="Fusion de YAML",
    message="« << » est une fusion de YAML : chaque donnée d'un dossier se lit à sa place. Recopiez les données ici.",
)

LETTRE_ETRANGERE = Fiche(
    code="D208",
    titre="Lettre d'un autre alphabet",
    message="« {texte} » contient « {lettre} » ({signe}), d'un autre alphabet ou d'une autre écriture des chiffres.",
    aide="{correction}",
)

# ------------------------------------------------------------------------------------------------------------ values
SANS_VALEUR = Fiche(
    code="D301",
    titre="Donnée sans valeur",
    gravite="avertissement",
    message="« {nom} » n'a pas de valeur : la donnée reste sans réponse.",
)
PAS_UNE_VALEUR = Fiche(
    code="D302",
    titre="Une seule valeur attendue",
    message="« {nom} » attend {attendu} ; il y a ici une liste ou un groupe.",
    aide="{exemple}",
)
PAS_UN_NOMBRE = Fiche(
    code="D303",
    titre="Nombre illisible",
    message="« {texte} » n'est pas un nombre que l'on peut lire{raison}.",
    aide="{correction}",
)
NOMBRE_AMBIGU = Fiche(
    code="D304",
    titre="Nombre à deux sens",
    message="« {texte} » veut-il dire {grand} ou {petit} ? {raison}",
    aide="{grand} ou {petit}",
)
NOMBRE_TROP_GRAND = Fiche(
    code="D305",
    titre="Nombre trop grand",
    message=f"Ce nombre a plus de {CHIFFRES_MAXIMAUX} chiffres : c'est sans doute une faute de frappe.",
)
UNITE_AUTRE = Fiche(
    code="D306",
    titre="Unité qui n'est pas celle de la donnée",
    message="« {nom} » se donne {unite} ; « {texte} » est donné en « {donnee} ».",
    aide="{correction}",
)
PAS_ENTIER = Fiche(
    code="D307",
    titre="Nombre entier attendu",
    message="« {nom} » compte des choses entières ; « {texte} » ne l'est pas.",
    aide="{correction}",
)
HORS_DOMAINE = Fiche(
    code="D308",
    titre="Valeur hors du domaine déclaré",
    message="« {texte} » n'est pas possible : « {nom} » est {domaine}.",
)
BORNES_INVERSEES = Fiche(
    code="D309",
    titre="Bornes dans le désordre",
    message="« {texte} » commence par sa plus grande borne.",
    aide="{correction}",
)
BORNE_MAL_DITE = Fiche(
    code="D310",
    titre="Réponse partielle mal dite",
    message="« {texte} » ne se lit pas : une réponse partielle se dit « 10 à 15 », « au moins 10 » ou « au plus 15 ».",
    aide="{correction}",
)
DATE_ILLISIBLE = Fiche(
    code="D311",
    titre="Date illisible",
    message="« {texte} » n'est pas une date que l'on peut lire{raison}.",
    aide="{correction}",
)
DATE_IMPOSSIBLE = Fiche(
    code="D312",
    titre="Date qui n'existe pas",
    message="« {texte} » n'est pas une date du calendrier.",
    aide="{correction}",
)
PAS_OUI_NON = Fiche(
    code="D313",
    titre="« oui » ou « non » attendu",
    message="« {nom} » se répond par « oui » ou « non », non par « {texte} ».",
    aide="{correction}",
)
CHOIX_INCONNU = Fiche(
    code="D314",
    titre="Choix inconnu",
    message="« {texte} » n'est pas une réponse possible à « {nom} » : {possibles}. {proches}",
    aide="{correction}",
)
OU_ENTRE_CHOIX = Fiche(
    code="D315",
    titre="« ou » entre deux choix",
    message="« {texte} » : les réponses encore possibles se séparent par des virgules.",
    aide="{correction}",
)
NEANT_REFUSE = Fiche(
    code="D316",
    titre="« néant » refusé",
    message="« {nom} » ne peut pas manquer : « néant » ne lui répond pas. Sans réponse, retirez la ligne.",
)
AUTRE_AUTORITE = Fiche(
    code="D317",
    titre="Avis d'une autre autorité",
    message="« {nom} » est apprécié par « {autorite} », non par « {texte} ».",
    aide="{autorite}",
)

VALEUR_INEXACTE = Fiche(
    code="D318",
    titre="Valeur inexacte",
    message="« {texte} » n'est pas une valeur exacte : un programme donne un texte, un nombre entier ou décimal exact, "
    "« oui » ou « non », ou une date.",
    aide='"12,5"',
)
VALEUR_TROP_LONGUE = Fiche(
    code="D319",
    titre="Valeur trop longue",
    message=f"« {{texte}} » compte plus de {LONGUEUR_MAXIMALE // 1_000} 000 caractères : "
    "« {nom} » n'en demande jamais autant.",
)

# --------------------------------------------------------------------------------------------- lists, plan, register
PAS_UNE_LISTE = Fiche(
    code="D401",
    titre="Liste attendue",
    message="« {nom} » est une liste ; il y a ici une seule valeur.",
    aide="{exemple}",
)
COMPLET_ILLISIBLE = Fiche(
    code="D402",
    titre="Liste complète ou non",
    message="« complet » se répond par « oui » quand la liste est complète, par « non » quand elle peut s'allonger.",
    aide="complet : oui",
)
CHAMP_INCONNU = Fiche(
    code="D403",
    titre="Champ inconnu",
    message="« {nom} » n'a pas sa place dans {objet}, où l'on écrit {possibles}. {proches}",
)
PIECE_INCONNUE = Fiche(
    code="D404",
    titre="Pièce inconnue",
    message="« {texte} » n'est pas une pièce que le recueil demande. {proches}",
)
AIDE_INCONNUE = Fiche(
    code="D405",
    titre="Aide inconnue",
    message="« {texte} » n'est pas une aide du recueil. {proches}",
)
CHAMP_MANQUE = Fiche(
    code="D406",
    titre="Décision incomplète",
    message="Une décision du registre dit sa date, son aide et son montant ; il manque ici {manquants}.",
    aide="{{ date : 01/03/2025, aide : …, montant : 10 000 € }}",
)
UNITE_INCONNUE = Fiche(
    code="D407",
    titre="Unité inconnue",
    message="« {texte} » n'est pas une unité que le recueil compte. {proches}",
    aide="{possibles}",
)
VALEUR_PARTIELLE = Fiche(
    code="D408",
    titre="Valeur exacte attendue",
    message="Une décision passée est connue : « {nom} » n'y accepte que sa valeur exacte, non « {texte} ».",
)
REGISTRE_PARTIEL = Fiche(
    code="D409",
    titre="Registre incomplet",
    message="Un registre des décisions se donne en entier : ce qu'il reste d'une enveloppe en dépend.",
    aide="complet : oui",
)
REGISTRE_DOUBLE = Fiche(
    code="D410",
    titre="Registre donné deux fois",
    message="Le registre des décisions est déjà donné par le fichier « {fichier} » : il ne se donne pas aussi dans le "
    "dossier. Gardez l'un ou l'autre.",
)

FICHES = tuple(valeur for valeur in list(globals().values()) if isinstance(valeur, Fiche))
"""Every code of this layer."""
