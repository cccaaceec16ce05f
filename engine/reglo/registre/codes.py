"""The codes of what a register of decisions may be refused for, each with its sentences."""

from reglo.diagnostics import Fiche

TAILLE_MAXIMALE = 50_000_000
"""Bytes beyond which a register is refused: some hundred thousand acts."""

# ---------------------------------------------------------------------------------------------------------- the file
ABSENT = Fiche(
    code="R101",
    titre="Registre introuvable",
    message="Le registre « {chemin} » n'existe pas. {proches}",
    aide="reglo registre creer {chemin}",
)
ILLISIBLE = Fiche(
    code="R102",
    titre="Registre impossible à ouvrir",
    message="Le registre « {chemin} » ne s'ouvre pas : {raison}.",
)
TROP_GRAND = Fiche(
    code="R103",
    titre="Registre trop grand",
    message=f"Ce fichier dépasse {TAILLE_MAXIMALE // 1_000_000} Mo : un registre tient cent mille actes et plus. "
    "Ouvrez-en un autre.",
)
EXISTE = Fiche(
    code="R104",
    titre="Registre qui existe déjà",
    message="« {chemin} » existe déjà : un registre se crée une fois, et rien ne l'écrase.",
)
DISPARU = Fiche(
    code="R105",
    titre="Registre disparu",
    message="« {chemin} » n'existe plus, et sa tête « {tete} » {connait} : rien n'est créé à sa place. "
    "Remettez le fichier, ou une sauvegarde.",
)
OCCUPE = Fiche(
    code="R106",
    titre="Registre occupé",
    message="Un autre programme écrit dans ce registre depuis plus de {attente} s (verrou « {verrou} ») : rien n'est "
    "écrit. Recommencez, en l'attendant plus longtemps s'il le faut.",
    aide="--attente {plus}",
)
ECRITURE = Fiche(
    code="R107",
    titre="Écriture refusée",
    message="L'écriture de « {chemin} » est refusée : {raison}. Le registre reste ce qu'il était.",
)
INACHEVEE = Fiche(
    code="R108",
    titre="Écriture inachevée",
    message="L'écriture de l'acte est refusée : {raison}. Elle laisse une fin de ligne que rien ne peut retirer ; les "
    "actes déjà confirmés sont intacts.",
    aide="reglo registre reparer {chemin}",
)
REMPLACE = Fiche(
    code="R109",
    titre="Registre remplacé pendant l'écriture",
    message="Un autre programme a remplacé ou changé « {chemin} » pendant l'écriture : l'acte n'y est pas confirmé. "
    "Vérifiez le registre, puis recommencez.",
    aide="reglo registre verifier {chemin}",
)
DEUX_NOMS = Fiche(
    code="R110",
    titre="Registre qui a deux noms",
    message="Ce fichier a {noms} noms (liens physiques) : un verrou n'en garde qu'un. Écrivez dans une copie qui n'en "
    "a qu'un.",
)

# --------------------------------------------------------------------------------------------------------- its lines
VIDE = Fiche(
    code="R201",
    titre="Registre vide",
    message="Ce fichier est vide : un registre commence par la ligne qui dit ce qu'il est.",
)
PAS_UN_REGISTRE = Fiche(
    code="R202",
    titre="Fichier qui n'est pas un registre",
    message="Ce fichier n'est pas un registre de décisions : sa première ligne ne le dit pas.",
    aide="reglo registre creer decisions.registre",
)
FORMAT_INCONNU = Fiche(
    code="R203",
    titre="Format plus récent",
    message="Ce registre est au format {format} ; cette version de Réglo lit le format {connu}. Installez une version "
    "plus récente.",
)
REENREGISTRE = Fiche(
    code="R204",
    titre="Registre enregistré par un éditeur",
    message="Un éditeur a enregistré ce registre : il y a mis sa marque ou ses fins de ligne. Les actes peuvent être "
    "remis comme ils étaient.",
    aide="reglo registre reparer {chemin}",
)
LIGNE_CHANGEE = Fiche(
    code="R205",
    titre="Ligne changée",
    message="Cette ligne n'est pas celle qui a été écrite après la précédente : elle a été changée, ou il en manque "
    "avant elle. Remettez une sauvegarde du registre et de sa tête ; à défaut, ne gardez que les actes qui précèdent.",
    aide="reglo registre reparer {chemin} --garder-le-debut",
)
ACTE_ILLISIBLE = Fiche(
    code="R206",
    titre="Acte illisible",
    message="Cette ligne n'a pas la forme d'un acte : accord, modification ou retrait. Remettez une sauvegarde du "
    "registre et de sa tête ; à défaut, ne gardez que les actes qui précèdent.",
    aide="reglo registre reparer {chemin} --garder-le-debut",
)
ACTE_IMPOSSIBLE = Fiche(
    code="R207",
    titre="Acte impossible",
    message="Cet acte ne peut pas être : {raison}. Remettez une sauvegarde du registre et de sa tête ; à défaut, ne "
    "gardez que les actes qui précèdent.",
    aide="reglo registre reparer {chemin} --garder-le-debut",
)
COUPURE = Fiche(
    code="R208",
    titre="Fin de registre coupée",
    message="Ce qui suit n'a pas été confirmé : l'écriture d'un acte a été coupée, ou un autre programme a écrit ici. "
    "Ce qui précède est intact ({actes}).",
    aide="reglo registre reparer {chemin}",
)
ACTES_PERDUS = Fiche(
    code="R209",
    titre="Actes perdus",
    message="Le registre s'arrête ici, après {actes}, et sa tête en connaît {connus}. Remettez une sauvegarde du "
    "registre et de sa tête ; à défaut, ne gardez que les actes qui restent.",
    aide="reglo registre reparer {chemin} --garder-le-debut",
)
AUTRE_TETE = Fiche(
    code="R210",
    titre="Tête d'un autre registre",
    message="Cette ligne n'est pas celle que la tête « {tete} » connaît : le registre, ou sa tête, a été remplacé par "
    "un autre. Remettez une sauvegarde des deux ; à défaut, gardez les actes de ce registre.",
    aide="reglo registre reparer {chemin} --garder-le-debut",
)
TETE_ABSENTE = Fiche(
    code="R211",
    titre="Registre sans sa tête",
    gravite="avertissement",
    message="La tête de ce registre, « {tete} », manque : des actes retirés de la fin ne se verraient pas. Il se lit "
    "jusqu'à {dernier} ; on n'y écrit plus avant que sa tête soit refaite.",
    aide="reglo registre reparer {chemin}",
)
TETE_ILLISIBLE = Fiche(
    code="R212",
    titre="Tête illisible",
    gravite="avertissement",
    message="La tête de ce registre, « {tete} », ne se lit pas : des actes retirés de la fin ne se verraient pas. Il "
    "se lit jusqu'à {dernier} ; on n'y écrit plus avant que sa tête soit refaite.",
    aide="reglo registre reparer {chemin}",
)

# ------------------------------------------------------------------------------------------------- what is to be added
DECISION_INCONNUE = Fiche(
    code="R301",
    titre="Décision inconnue",
    message="Le registre n'a pas de décision {decision}. {existantes}",
)
ACTE_INCONNU = Fiche(
    code="R315",
    titre="Acte inconnu",
    message="Le registre n'a pas d'acte {acte} : il en a {actes}.",
)
DECISION_RETIREE = Fiche(
    code="R302",
    titre="Décision déjà retirée",
    message="La décision {decision} est déjà retirée, par l'acte {acte} : elle ne change plus.",
)
TROP_TOT = Fiche(
    code="R303",
    titre="Acte antérieur à sa décision",
    message="Cet acte est daté du {date}, avant la décision {decision}, du {debut}.",
)
RIEN_A_CHANGER = Fiche(
    code="R304",
    titre="Modification sans objet",
    message="Cette modification ne change rien à la décision {decision}.",
    aide="montant : 100 000 €",
)
DATE_MANQUE = Fiche(
    code="R305",
    titre="Acte sans date",
    message="Un acte dit sa date ; elle manque ici.",
    aide="date : 01/03/2025",
)
QUANTITE_MANQUE = Fiche(
    code="R306",
    titre="Quantité à dire",
    message="L'enveloppe {enveloppe} compte des {unites} : la décision dit combien elle en prend.",
    aide="quantités : {{ {exemple} }}",
)
QUANTITE_DOUBLE = Fiche(
    code="R307",
    titre="Quantité à dire pour chaque enveloppe",
    message="Les enveloppes {enveloppes} comptent chacune d'autres {unites} : la décision dit combien elle en prend à "
    "chacune.",
    aide="quantités : {{ {exemple} }}",
)
BENEFICIAIRE_MANQUE = Fiche(
    code="R308",
    titre="Bénéficiaire à dire",
    message="L'enveloppe {enveloppe} se compte par bénéficiaire : la décision dit le sien.",
    aide="bénéficiaire : office public de l'habitat",
)
PAS_AU_CENTIME = Fiche(
    code="R309",
    titre="Montant plus fin que le centime",
    message="Un montant accordé se donne au centime, non « {texte} ».",
)
COORDONNEES = Fiche(
    code="R310",
    titre="Coordonnées d'une personne",
    message="« {texte} » ({nom}) porte une adresse électronique ou un numéro de téléphone : un registre ne garde que "
    "des organismes et des fonctions.",
)
TEXTE_LONG = Fiche(
    code="R311",
    titre="Texte trop long",
    message="« {nom} » tient en {longueur} caractères.",
)
PAS_EVALUEE = Fiche(
    code="R312",
    titre="Aide que la réponse ne contient pas",
    message="La réponse ne dit rien de l'aide « {aide} » : elle n'a pas été évaluée. {proches}",
)
NON_TRANCHE = Fiche(
    code="R313",
    titre="Dossier qui ne tranche pas",
    message="Le dossier ne permet pas d'accorder « {aide} » : {raison}. {manques}",
)
NON_ECRIT = Fiche(
    code="R314",
    titre="Nombre trop long",
    message="Un nombre de cet acte a trop de chiffres pour être écrit exactement.",
)

# --------------------------------------------------------------------------------------------------------- envelopes
DEPASSEE = Fiche(
    code="R401",
    titre="Enveloppe dépassée",
    message="L'enveloppe {enveloppe} ({libelle}) ne suffit pas{quand} : il y reste {reste}, la décision en prend "
    "{prise}. Rien n'est écrit. Pour passer outre, dites-le : l'acte le gardera.",
    aide="--en-depassement",
)
RESTE_INCONNU = Fiche(
    code="R402",
    titre="Reste impossible à dire",
    message="On ne peut pas dire ce qu'il reste de l'enveloppe {enveloppe} ({libelle}){quand} : {raison}. Rien n'est "
    "écrit. Complétez ces décisions, ou passez outre en le disant : l'acte le gardera.",
    aide="--en-depassement",
)
AIDE_DISPARUE = Fiche(
    code="R403",
    titre="Aide inconnue du recueil",
    gravite="avertissement",
    message="La décision {decision} porte sur « {aide} », que le recueil ne connaît pas : elle n'est comptée "
    "nulle part. {proches}",
)
UNITE_DISPARUE = Fiche(
    code="R404",
    titre="Unité inconnue du recueil",
    gravite="avertissement",
    message="La décision {decision} compte des « {unite} », que le recueil ne connaît pas : elles ne sont comptées "
    "nulle part.",
)
BENEFICIAIRE_PROCHE = Fiche(
    code="R405",
    titre="Bénéficiaire nouveau, au nom proche d'un autre",
    gravite="avertissement",
    message="« {nom} » est nouveau dans le registre, qui connaît {connus}. Si c'est le même, donnez-lui le même nom : "
    "chaque nom a son compte.",
    aide="reglo registre modifier {chemin} --decision {decision} --beneficiaire …",
)
REPERE_ABSENT = Fiche(
    code="R213",
    titre="Repère absent",
    message="Le registre ne contient pas le repère « {repere} » : ses actes ont été changés depuis, ou c'est un autre "
    "registre.",
)
REPERE_ILLISIBLE = Fiche(
    code="R316",
    titre="Repère illisible",
    message="« {repere} » n'est pas un repère : le numéro d'un acte, deux-points, et huit signes au moins de son "
    "empreinte.",
    aide="57:9f3c81aa",
)

FICHES = tuple(valeur for valeur in list(globals().values()) if isinstance(valeur, Fiche))
"""Every code of this layer."""
DOMMAGES = frozenset(fiche.code for fiche in FICHES if fiche.code.startswith("R2"))
"""The codes of a register that is not as it was written."""


def compter(actes: int) -> str:
    """Says a number of acts: « aucun acte », « 1 acte », « 12 actes »."""
    return "aucun acte" if actes == 0 else f"{actes} acte{'s' if actes > 1 else ''}"
