"""The aids of a rulebook: as data with stable names, as lines to read."""

from collections.abc import Iterator

from reglo.model.rulebook import Aide, Rulebook, Version
from reglo.values import formats


def inventaire(recueil: Rulebook) -> dict[str, object]:
    """Gives the aids as plain values; what changes with time is that of the last version."""
    return {"aides": [_aide(aide) for aide in recueil.aides.values()]}


def _aide(aide: Aide) -> dict[str, object]:
    derniere = aide.versions[-1]
    return {
        "id": aide.id,
        "nom": aide.nom,
        "financeur": derniere.financeur,
        "nature": derniere.nature,
        "familles": list(derniere.familles),
        "territoire": derniere.territoire,
        "document": derniere.document,
        "versions": [_version(version) for version in aide.versions],
    }


def _version(version: Version) -> dict[str, object]:
    debut = version.periode.debut if version.periode else None
    fin = version.periode.fin if version.periode else None
    return {
        "nom": version.nom,
        "debut": debut.isoformat() if debut else None,
        "fin": fin.isoformat() if fin else None,
        "financeur": version.financeur,
        "nature": version.nature,
        "document": version.document,
    }


def rediger_inventaire(recueil: Rulebook) -> Iterator[str]:
    """Writes two lines by aid: its id and name, then who grants what, and when."""
    for aide in recueil.aides.values():
        derniere = aide.versions[-1]
        financeur = recueil.organismes.get(derniere.financeur)
        details = [financeur.libelle if financeur else derniere.financeur, derniere.nature.replace("_", " ")]
        details += [derniere.territoire] if derniere.territoire else []
        details += [periode for version in aide.versions if (periode := ecrire_periode(version))]
        yield f"{aide.id} « {aide.nom} »"
        yield f"  {', '.join(details)}"


def ecrire_periode(version: Version) -> str:
    """Writes which version it is, and when it is in force; nothing for one that is always."""
    if version.periode is None:
        return ""
    nom = f"version {version.nom} " if version.nom else ""
    debut, fin = version.periode.debut, version.periode.fin
    if debut and fin:
        return f"{nom}du {formats.ecrire_date(debut)} au {formats.ecrire_date(fin)}"
    if debut:
        return f"{nom}depuis le {formats.ecrire_date(debut)}"
    return f"{nom}jusqu'au {formats.ecrire_date(fin)}" if fin else nom.strip()
