"""The acts of a register of decisions and their lines: JSON, sorted French keys, each line chained to the one before.

The hash of a line is the SHA-256 of that line as it stands in the file, with the hash of the line before in the place
of its own. An act is never changed: a later one says what becomes of its decision.
"""

import re
from contextlib import suppress
from datetime import date
from hashlib import sha256
from typing import Annotated, TypeAlias

import msgspec

FORMAT = 1
"""Version of the format of a register."""
ORIGINE = "0" * 64
"""What stands for the hash of the line before the first."""
LONGUEUR_MAXIMALE = 200
"""Characters of a text of an act."""
_EMPREINTE = re.compile(rb'"empreinte": "([0-9a-f]{64})"')

Numero: TypeAlias = Annotated[int, msgspec.Meta(ge=1)]
Empreinte: TypeAlias = Annotated[
    str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$", description="SHA-256 de la ligne, chaînée à la précédente")
]
Texte: TypeAlias = Annotated[str, msgspec.Meta(max_length=LONGUEUR_MAXIMALE)]
Euros: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,30}\.[0-9]{2}$", description="euros, au centime")]
Exact: TypeAlias = Annotated[
    str, msgspec.Meta(pattern=r"^[0-9]{1,60}(\.[0-9]{1,60}|/[1-9][0-9]{0,59})?$", description="nombre exact")
]
_ECRITURES = {
    "numero": "numéro",
    "decision": "décision",
    "reference": "référence",
    "quantites": "quantités",
    "beneficiaire": "bénéficiaire",
    "depassement": "en_dépassement",
}


class Ligne(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename=_ECRITURES.get
):
    """A line of the file."""

    empreinte: Empreinte
    """Set when the line is written."""


class Entete(Ligne, frozen=True, kw_only=True, forbid_unknown_fields=False, tag_field="fichier", tag="registre"):
    """The first line: what the file is. That of a later format may say more."""

    format: int


class Acte(Ligne, frozen=True, kw_only=True, tag_field="acte"):
    """What was decided one day on one decision."""

    numero: Numero
    decision: Numero
    """Number of the act that granted it."""
    date: date
    auteur: Texte = ""
    """The organisation or the function that decided; never a person."""
    reference: Texte = ""
    """What allows to find it again: the number of a délibération."""


class Accord(Acte, frozen=True, kw_only=True, tag="accord"):
    """A new decision, which takes its place in the order of arrival by its date, then by its number."""

    aide: str
    montant: Euros
    quantites: dict[str, Exact] = {}
    """By unit of count, or by envelope when several count one unit."""
    beneficiaire: Texte = ""
    depassement: tuple[str, ...] = ()
    """Envelopes that were knowingly passed."""


class Modification(Acte, frozen=True, kw_only=True, tag="modification"):
    """What changes of a decision; what is not said stays. It keeps its place in the order of arrival."""

    montant: Euros | None = None
    quantites: dict[str, Exact] = {}
    beneficiaire: Texte | None = None
    depassement: tuple[str, ...] = ()


class Retrait(Acte, frozen=True, kw_only=True, tag="retrait"):
    """A decision that takes nothing any more."""


UnActe: TypeAlias = Accord | Modification | Retrait
_ACTE: msgspec.json.Decoder[UnActe] = msgspec.json.Decoder(UnActe)
_ENTETE = msgspec.json.Decoder(Entete)
ILLISIBLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What the reader of JSON raises on bytes that are no line."""


def lire_acte(ligne: bytes) -> UnActe | None:
    """Gives the act of a line, or None when it holds none."""
    with suppress(*ILLISIBLE):
        return _ACTE.decode(ligne)
    return None


def lire_entete(ligne: bytes) -> Entete | None:
    """Gives the header of a line, or None when it holds none."""
    with suppress(*ILLISIBLE):
        return _ENTETE.decode(ligne)
    return None


# ----------------------------------------------------------------------------------------------------------- chaining
def ecrire(ligne: Ligne, precedente: str) -> tuple[bytes, str]:
    """Gives a line of the file, without its end, chained to the line before; and its hash."""
    ecrite = msgspec.json.format(msgspec.json.encode(ligne, order="sorted"), indent=0)
    empreinte = empreinte_apres(ecrite, precedente)
    return _avec(ecrite, empreinte), empreinte


def empreinte_dite(ligne: bytes) -> str | None:
    """Gives the hash that a line says to be its own, or None."""
    trouvee = _EMPREINTE.search(ligne)
    return trouvee[1].decode() if trouvee else None


def empreinte_apres(ligne: bytes, precedente: str) -> str:
    """Gives the hash that a line must say after the line of that hash, whatever it says of its own."""
    return sha256(_avec(ligne, precedente)).hexdigest()


def enchainee(ligne: bytes, precedente: str) -> bool:
    """Tells whether a line is the one that was written after the line of that hash."""
    dite = empreinte_dite(ligne)
    return dite is not None and dite == empreinte_apres(ligne, precedente)


def _avec(ligne: bytes, empreinte: str) -> bytes:
    """Gives the line with another hash; within a text, a quotation mark stands after a bar, so that none is taken."""
    return _EMPREINTE.sub(b'"empreinte": "%s"' % empreinte.encode(), ligne, count=1)
