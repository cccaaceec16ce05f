"""What `reglo muter` says: a change that no example sees, and an argument that no longer holds."""

from reglo.diagnostics import Fiche

INVISIBLE = Fiche(
    code="U101",
    titre="Changement que rien ne voit",
    gravite="avertissement",
    message="{change} : {combien}.",
)
ARGUMENT_SANS_OBJET = Fiche(
    code="U102",
    titre="Argument sans objet",
    gravite="avertissement",
    message="Aucun changement de « {porteur} » ne se dit « {avant} » → « {apres} » : la règle a changé depuis. "
    "{proches}",
)
ARGUMENT_DEMENTI = Fiche(
    code="U103",
    titre="Argument démenti",
    gravite="avertissement",
    message="L'exemple « {temoin} » voit ce changement : cet argument se retire.",
)
ARGUMENT_INUTILE = Fiche(
    code="U104",
    titre="Argument inutile",
    gravite="avertissement",
    message="La vérification refuse ce changement : cet argument se retire. {temoin}",
)
ARGUMENT_REPETE = Fiche(
    code="U105",
    titre="Argument répété",
    gravite="avertissement",
    message="Un autre « sans effet » argumente déjà ce changement : un seul suffit.",
)
VERSION_A_DIRE = Fiche(
    code="U106",
    titre="Argument sans version",
    gravite="avertissement",
    message="« {porteur} » a plusieurs versions : l'argument dit pour laquelle il vaut.",
    aide="sans effet {porteur} version {version}, au lieu de « {avant} », lire « {apres} »",
)

FICHES = tuple(valeur for valeur in list(globals().values()) if isinstance(valeur, Fiche))
"""Every code of this layer."""
