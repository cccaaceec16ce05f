"""What is said of the documents that the rules quote: their files, their errata, their quotes, their changes."""

from reglo.diagnostics import Fiche

# --------------------------------------------------------------------------------------------------------------- files
SANS_FICHIER = Fiche(
    code="T101",
    titre="Document sans fichier",
    message="Le document « {document} » ne dit pas son fichier. Citations non vérifiées : {nombre}.",
    aide="fichier « {document}.txt »",
    gravite="avertissement",
)
FICHIER_ABSENT = Fiche(
    code="T102",
    titre="Fichier absent des sources",
    message="« {fichier} » n'est pas dans le dossier des sources. Citations non vérifiées : {nombre}.",
    aide="{correction}",
)
FICHIER_ILLISIBLE = Fiche(
    code="T103",
    titre="Source illisible",
    message="« {fichier} » ne peut pas être lu : {raison}.",
    aide="remplacer « {fichier} » par le texte du document",
)
FICHIER_TROP_GRAND = Fiche(
    code="T104",
    titre="Source trop grande",
    message="« {fichier} » dépasse cinq millions d'octets : aucun règlement n'est si long.",
    aide="n'y garder que le texte du document",
)
FICHIER_SANS_TEXTE = Fiche(
    code="T105",
    titre="Source qui n'est pas un texte",
    message="« {fichier} » n'est pas un texte : la ligne {ligne} contient des signes qu'aucun texte ne contient.",
    aide="extraire le texte du document, et l'enregistrer en UTF-8",
)
ENCODAGE = Fiche(
    code="T106",
    titre="Encodage d'une source",
    message="« {fichier} » n'est pas enregistré en UTF-8 : ses lettres accentuées sont perdues à partir de la "
    "ligne {ligne}.",
    aide="Enregistrer sous… → Encodage : UTF-8",
)
HORS_DES_SOURCES = Fiche(
    code="T107",
    titre="Fichier hors des sources",
    message="« {fichier} » sort du dossier des sources : un document s'y dit par son nom.",
    aide="fichier « {nom} »",
)

# -------------------------------------------------------------------------------------------------------------- errata
ERRATUM_ABSENT = Fiche(
    code="T201",
    titre="Erratum introuvable",
    message="« {mots} » n'est pas imprimé {lignes}.{suite}",
    aide="{correction}",
)
ERRATUM_AMBIGU = Fiche(
    code="T202",
    titre="Erratum à plusieurs places",
    message="« {mots} » est imprimé {nombre} fois {lignes} : on ne sait pas lequel corriger.",
    aide="citer aussi les mots voisins, dans « au lieu de » et dans « lire »",
)
ERRATA_SUPERPOSES = Fiche(
    code="T203",
    titre="Errata qui se recouvrent",
    message="Cet erratum corrige des mots que l'erratum {autre} corrige déjà.",
    aide="n'en faire qu'un erratum",
)

# -------------------------------------------------------------------------------------------------------------- quotes
CITATION_ABSENTE = Fiche(
    code="T301",
    titre="Citation introuvable",
    message="Cette citation n'est pas dans le document « {document} ».{suite}",
    aide="{correction}",
)
CITATION_AILLEURS = Fiche(
    code="T302",
    titre="Citation à d'autres lignes",
    message="Cette citation n'est pas {lignes} : elle se trouve {places}.",
    aide="{correction}",
)
CITATION_AMBIGUE = Fiche(
    code="T303",
    titre="Citation à plusieurs places",
    message="Cette citation se lit {nombre} fois {lignes}{places}.",
    aide="{correction}",
)
CITATION_COURTE = Fiche(
    code="T304",
    titre="Citation trop courte",
    message="Une citation a au moins quatre mots, et celle-ci en a {nombre} ; plus courte, c'est la case d'un tableau.",
    aide="{correction}",
)
CITATION_SANS_LIGNE = Fiche(
    code="T305",
    titre="Citation sans ligne",
    message="Cette citation ne dit pas ses lignes{ou}.",
    aide="{correction}",
)
LIGNES_HORS_DOCUMENT = Fiche(
    code="T306",
    titre="Lignes hors du document",
    message="Le document « {document} » va de la ligne 1 à la ligne {derniere}.",
    aide="{correction}",
)
RANGEE_ABSENTE = Fiche(
    code="T307",
    titre="Rangée introuvable",
    message="Le titre de rangée « {titre} » n'est pas {lignes}{suite}",
    aide="{correction}",
)
COLONNE_ABSENTE = Fiche(
    code="T308",
    titre="Colonne introuvable",
    message="Le titre de colonne « {titre} » n'est ni sur les lignes de la case ni sur les {portee} lignes qui la "
    "précèdent{suite}",
    aide="{correction}",
)
CASE_AILLEURS = Fiche(
    code="T309",
    titre="Case d'une autre colonne",
    message="« {mots} » est bien {lignes}, mais pas sous « {titre} », où on lit « {case} ».",
    aide="{correction}",
)
CITATION_VIDE = Fiche(
    code="T310",
    titre="Citation sans mot",
    message="Ces guillemets ne contiennent aucun mot.",
    aide="texte ligne … « au moins quatre mots du texte »",
)

# ------------------------------------------------------------------------------------------------------------- changes
DOCUMENT_CHANGE = Fiche(
    code="T401",
    titre="Document changé",
    message="Le document « {document} » a changé depuis qu'il a été relu ({resume}). Clauses à revoir : {nombre}.",
    aide="relire, corriger, puis : reglo verifier {regles} --sources {dossier} --enregistrer",
)
A_RELIRE = Fiche(
    code="T402",
    titre="Clause à relire",
    message="Le document « {document} » a changé, et cette clause est à relire : {difference}",
    aide="{correction}",
)
LIGNES_DEPLACEES = Fiche(
    code="T403",
    titre="Lignes déplacées",
    message="Le document « {document} » a changé : ce passage, inchangé, est maintenant {lignes}.",
    aide="{correction}",
)
EMPREINTE_ABSENTE = Fiche(
    code="T404",
    titre="Document sans empreinte",
    message="Le document « {document} » n'a pas d'empreinte : on ne saurait pas qu'il a changé.",
    aide="reglo verifier {regles} --sources {dossier} --enregistrer",
    gravite="avertissement",
)
EMPREINTE_ABIMEE = Fiche(
    code="T405",
    titre="Empreinte abîmée",
    message="L'empreinte du document « {document} », dans « {fichier} », ne peut pas être lue : {raison}.",
    aide="relire les clauses du document, puis : reglo verifier {regles} --sources {dossier} --enregistrer",
)
MISE_EN_PAGE = Fiche(
    code="T406",
    titre="Document remis en page",
    message="Le fichier du document « {document} » a changé, sans qu'un mot change de ligne : rien n'est à relire.",
    aide="reglo verifier {regles} --sources {dossier} --enregistrer",
    gravite="avertissement",
)
SOURCE_A_RELIRE = Fiche(
    code="T407",
    titre="Passage nouveau",
    message="Le document « {document} » a changé dans la source de cette aide, et rien ne cite ce qui est nouveau : "
    "{lignes}.",
    aide="citer ce passage, ou constater qu'il ne change rien",
)
HORS_CHAMP_A_REVOIR = Fiche(
    code="T409",
    titre="Hors champ à revoir",
    message="Le document « {document} » a changé, et ce passage hors champ est à revoir : {suite}.",
    aide="vérifier que ces lignes sont encore celles qui sont dites hors champ",
    gravite="avertissement",
)
NON_ENREGISTREE = Fiche(
    code="T408",
    titre="Empreinte non enregistrée",
    message="L'empreinte du document « {document} » n'est pas enregistrée : {raison}.",
    aide="corriger ces fautes, puis : reglo verifier {regles} --sources {dossier} --enregistrer",
)
