"""Writes on the standard output and on the error stream, whatever the terminal can print.

A terminal without accents gets the nearest plain letters rather than an error; a reader that leaves is not a fault.
"""

import codecs
import os
import sys
import unicodedata
from contextlib import suppress

from reglo.cli.garde import Arret

_PROCHES = {
    "«": '"',
    "»": '"',
    "€": "EUR",
    "’": "'",
    "–": "-",
    "—": "-",
    "→": "->",
    "←": "<-",
    "…": "...",
    "×": "x",
    "≥": ">=",
}
_PROCHES |= {"²": "2", "œ": "oe", "•": "-", "“": '"', "”": '"', "≤": "<="}


def preparer() -> None:
    """Makes both streams able to print any text."""
    codecs.register_error("reglo_proche", _proche)
    for flux in (sys.stdout, sys.stderr):
        if hasattr(flux, "reconfigure"):
            flux.reconfigure(errors="reglo_proche")


def exiger_ouverte() -> None:
    """Stops the command when what it would write goes nowhere."""
    if sys.stdout is None or sys.stdout.closed:
        raise Arret("La sortie de la commande est fermée : rien ne peut y être écrit.")


def ecrire(texte: str) -> None:
    """Writes a text and ends its line."""
    sys.stdout.write(texte if texte.endswith("\n") else f"{texte}\n")


def avertir(texte: str) -> None:
    """Writes a text on the error stream and ends its line."""
    if texte and sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"{texte}\n")
            sys.stderr.flush()


def vider() -> None:
    """Sends what is still held back, so that a reader that left is noticed here."""
    sys.stdout.flush()


def abandonner() -> None:
    """Sends the rest to nowhere: the reader of the output has left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _proche(faute: UnicodeError) -> tuple[str, int]:
    """Gives plain letters for what the terminal cannot print."""
    if not isinstance(faute, UnicodeEncodeError):
        raise faute
    morceau = faute.object[faute.start : faute.end]
    return "".join(map(_lettre, morceau)), faute.end


def _lettre(lettre: str) -> str:
    if lettre in _PROCHES:
        return _PROCHES[lettre]
    simple = unicodedata.normalize("NFKD", lettre).encode("ascii", "ignore").decode("ascii")
    return simple or ("?" if lettre.isprintable() else " ")


def en_json(objet: object) -> str:
    """Writes data as JSON, two blanks by level; equal data give equal bytes."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(objet), indent=2).decode("utf-8")
