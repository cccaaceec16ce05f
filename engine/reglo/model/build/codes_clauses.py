"""What is said of clauses: their proof, their period, their readings, their section."""

from reglo.diagnostics import Fiche

SANS_PREUVE = Fiche(
    code="M501",
    titre="Clause sans preuve",
    message="La clause {label} ne cite aucun texte : ni elle, ni {porteur} qui l'ouvre, et elle ne se dit pas une "
    "interprétation.",
    aide="texte ligne … « … »",
)
DOCUMENT_A_DIRE = Fiche(
    code="M502",
    titre="Citation sans document",
    message="On ne sait pas de quel document vient cette citation : aucune « source » n'est dite ici.",
    aide="texte {document}, ligne … « … »",
)
PERIODE_RENVERSEE = Fiche(
    code="M503",
    titre="Période renversée",
    message="La période finit avant de commencer : {fin} précède {debut}.",
    aide="en vigueur du {fin} au {debut}",
)
DEUX_PERIODES = Fiche(
    code="M504",
    titre="Deux périodes pour une clause",
    message="Une clause n'a qu'une période. Deux périodes se disent par deux clauses.",
    aide="en vigueur du … au …",
)
DEUX_OPTIONS = Fiche(
    code="M505",
    titre="Deux options d'une même lecture",
    message="La clause suit deux options de la lecture « {lecture} » : elle ne vaudrait jamais.",
    aide="selon la lecture {lecture} option {option}",
)
SUITE_REFUSEE = Fiche(
    code="M506",
    titre="Suite qui n'a pas sa place ici",
    message="{quoi} ne se dit pas {porteur}, mais des clauses.",
    aide="dire cette suite sous les clauses concernées",
)
EXCEPTION_SANS_OBJET = Fiche(
    code="M507",
    titre="Exception à rien",
    message="« {mot} » dit une exception : il manque la clause qu'elle écarte.",
    aide="par exception à {clause}, {mot} …",
)
EXCEPTION_SANS_EFFET = Fiche(
    code="M508",
    titre="Exception qui n'admet ni n'exclut",
    message="Une exception à {cible} dit ce qui {juste}.",
    aide="par exception à {cible}, {mot} …",
)
EXCEPTION_DEPLACEE = Fiche(
    code="M509",
    titre="Exception à une clause qui ne s'y prête pas",
    message="« {mot} » n'écarte pas {cible}, qui {role}.",
    aide="par exception à {cible}, {juste} …",
)
EXCEPTION_A_SOI = Fiche(
    code="M510",
    titre="Exceptions qui s'écartent l'une l'autre",
    message="Ces clauses s'écartent l'une l'autre : {chemin}.",
    aide="retirer « par exception à … » de l'une de ces clauses",
)
EXCEPTION_SANS_CONDITION = Fiche(
    code="M511",
    titre="Exception toujours vraie",
    message="Cette exception n'a pas de condition : {cible} ne vaudrait jamais.",
    aide="… si …",
)
CATEGORIE_HORS_BONIFICATION = Fiche(
    code="M512",
    titre="Catégorie d'un montant",
    message="Une catégorie ne se dit que d'une bonification.",
    aide="bonifications\n  b1. … catégorie …",
)
CATEGORIE_ABSENTE = Fiche(
    code="M513",
    titre="Bonification sans catégorie",
    message="La section n'admet qu'une bonification par catégorie, et celle-ci n'en dit pas.",
    aide="… catégorie …",
)
RANG_MAXIMAL = Fiche(
    code="M514",
    titre="Deux limites du nombre de bonifications",
    message="Le nombre de bonifications est limité deux fois, différemment : à {premier} et à {second}.",
    aide="bonifications, au plus {second}",
)
PART_IMPOSSIBLE = Fiche(
    code="M515",
    titre="Part impossible",
    message="Une tranche de versement va de 0 à 100 % de l'aide : « {part} » n'en est pas une.",
    aide="le solde à « … »",
)
PIECE_PRESQUE_CONNUE = Fiche(
    code="M516",
    titre="Pièce presque connue",
    message="« {nom} » n'est pas une pièce de cette aide, mais « {proche} » en est une.",
    aide="{proche}",
)
FENETRE_EN_JOURS = Fiche(
    code="M517",
    titre="Fenêtre qui n'est pas un nombre de mois",
    message="Une fenêtre glissante se dit en mois ou en années.",
    aide="sur 36 mois glissants",
)
QUOTA_SANS_DONNEE = Fiche(
    code="M518",
    titre="Quota que rien ne compte",
    message="On ne sait pas combien de {unite} prend une opération : {raison}.",
    aide="{aide_}",
)
ENVELOPPE_DONT = Fiche(
    code="M519",
    titre="« dont » sur un budget",
    message="« dont » choisit ce qu'un quota compte. Un budget en euros prend tout le montant de l'aide.",
    aide="50 logements par an dont (…)",
)
CARACTERISTIQUE_ILLISIBLE = Fiche(
    code="M520",
    titre="Unité d'une caractéristique",
    message="« {genre} » s'exprime en {attendues}, et ce qui est écrit donne {trouvee}{raison}.",
    aide="{correction}",
)
RENVOI_RENVERSE = Fiche(
    code="M521",
    titre="Suite de clauses renversée",
    message="« {debut} à {fin} » ne va pas d'une clause à une suivante.",
    aide="{fin} à {debut}",
)
SE_CITE_SOI_MEME = Fiche(
    code="M522",
    titre="Aide qui se cite elle-même",
    message="L'aide « {aide} » ne peut pas se lire elle-même.",
    aide="retirer cette lecture",
)
ELLE_MEME_NON_CUMUL = Fiche(
    code="M523",
    titre="Aide exclue par elle-même",
    message="L'aide « {aide} » ne se cumule ni ne s'exclut avec elle-même.",
    aide="retirer cette clause",
)
ANNEE_IMPOSSIBLE = Fiche(
    code="M525",
    titre="Année impossible",
    message="« {annee} » n'est pas une année.",
    aide="en vigueur en 2025",
)
ERRATUM_SANS_IMPRIME = Fiche(
    code="M526",
    titre="Erratum sans mots imprimés",
    message="Un erratum corrige des mots imprimés, et les premiers guillemets sont vides.",
    aide="r1. ligne …, au lieu de « ce qui est imprimé », lire « ce qu'on lit »",
)
ERRATUM_SANS_EFFET = Fiche(
    code="M527",
    titre="Erratum sans effet",
    message="« {mots} » se lit comme il est imprimé : cet erratum ne corrige rien.",
    aide="supprimer cet erratum",
)
HORS_CHAMP_SANS_RAISON = Fiche(
    code="M528",
    titre="Hors champ sans raison",
    message="Un passage hors champ dit pourquoi il l'est, et ces guillemets sont vides.",
    aide="hors champ lignes … « table des matières »",
)
ARTICLE_ABSENT = Fiche(
    code="M524",
    titre="Ligne impossible",
    message="Les lignes vont de la première à la dernière : {debut} vient après {fin}.",
    aide="lignes {fin} à {debut}",
)
