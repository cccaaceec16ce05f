"""The JSON Schema of a line of a register: its header, or one of the acts.

What it cannot say (the chain, the order of the numbers, a decision that must exist) is said by reading the register.
"""

import msgspec

from reglo.outcome.schema import NORME
from reglo.registre.actes import FORMAT, Accord, Entete, Modification, Retrait

STRUCTURES = {
    "Accord": "une décision nouvelle ; elle prend le numéro de cet acte",
    "Entete": "la première ligne : ce qu'est le fichier",
    "Modification": "ce qui change d'une décision ; ce qui n'est pas dit reste",
    "Retrait": "une décision qui ne prend plus rien",
}
"""What each line is."""


def schema_registre() -> dict[str, object]:
    """Gives the schema of a line."""
    lignes = (Entete, Accord, Modification, Retrait)
    renvois, composants = msgspec.json.schema_components(lignes, ref_template="#/$defs/{name}")
    definitions = {nom: {**schema, "description": STRUCTURES[nom]} for nom, schema in sorted(composants.items())}
    return {
        "$schema": NORME,
        "title": "Ligne d'un registre de décisions de Réglo",
        "version": FORMAT,
        "anyOf": list(renvois),
        "$defs": definitions,
    }
