"""The anchors of changes: public names, like those of the clauses that they bear on."""

from reglo.differences.objets import Nature, Objet


def ancre_changement(objet: Objet) -> str:
    """Gives the anchor of the change of a thing: its id and its version, or its kind and its name when it has no id."""
    if objet.nature == "version":
        nom = f"{objet.porteur}.entete"
    elif objet.nature in ("clause", "rang", "tableau", "valeur", "aide", "tronc"):
        nom = objet.id
    else:
        return f"{objet.nature}.{objet.nom}"
    return f"{nom}.{objet.version}" if objet.version else nom


def cle_de_changement(nature: Nature, nom: str) -> str:
    """Gives what names a thing among all that changes: an id; with its kind, a name that another kind may bear."""
    return f"{nature}.{nom}" if nature in ("donnee", "document") else nom
