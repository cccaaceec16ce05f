"""The codes of the mistakes that an instruction finds, beside those of reading an answer."""

from reglo.diagnostics import Fiche

DEJA_REPONDU = Fiche(
    code="A108",
    titre="Réponse déjà donnée",
    message="« {nom} » a déjà une réponse, que « corriger » remplace.",
    aide='corriger("{nom}", …)',
)
PAS_REPONDU = Fiche(
    code="A109",
    titre="Réponse pas encore donnée",
    message="« {nom} » n'a pas encore de réponse : il n'y a rien à {geste}.",
    aide="{correction}",
)
SANS_REPONSE = Fiche(
    code="A110",
    titre="Réponse sans valeur",
    message="« {nom} » n'a pas de valeur : c'est « retirer » qui retire une réponse.",
    aide='retirer("{nom}")',
)
TROP_D_INSTRUCTIONS = Fiche(
    code="A111",
    titre="Trop d'instructions ouvertes",
    message="{maximum} instructions sont déjà ouvertes dans ce programme : fermez-en une avant d'en ouvrir une autre.",
    aide="with reglo.instruire(…) as instruction: …",
)
FERMEE = Fiche(
    code="A112",
    titre="Instruction fermée",
    message="Cette instruction est fermée : son dossier se reprend dans une autre.",
    aide="reglo.instruire(recueil, instruction.dossier)",
)
REGISTRE_TENU = Fiche(
    code="A113",
    titre="Registre tenu ailleurs",
    message="Le registre des décisions vient du fichier « {fichier} » : il ne se retire pas du dossier.",
)
HORS_INSTRUCTION = Fiche(
    code="A114",
    titre="Aide hors de l'instruction",
    message="« {nom} » n'est pas une aide de cette instruction. {proches}",
)
FICHES = (DEJA_REPONDU, PAS_REPONDU, SANS_REPONSE, TROP_D_INSTRUCTIONS, FERMEE, REGISTRE_TENU, HORS_INSTRUCTION)
"""Every code of an instruction."""
