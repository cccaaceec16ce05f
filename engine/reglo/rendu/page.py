"""Lays text out on a page of 100 columns: headings, and lines folded under their first word."""

import re
import textwrap
from collections.abc import Iterator

LARGEUR = 100
"""Columns of a page."""
_SIGNES = re.compile(r"(?<=[^ ]) (?=[;:?!»])|(?<=«) ")


def plier_ligne(ligne: str, *, suite: str = "") -> list[str]:
    """Gives a line folded at the width of the page; what goes on is set back by `suite`, and no sign stands first."""
    uni = _SIGNES.sub("\u00a0", ligne)
    lignes = textwrap.wrap(uni, LARGEUR, subsequent_indent=suite, break_long_words=False, break_on_hyphens=False)
    return lignes or [""]


def titre(texte: str, signe: str) -> Iterator[str]:
    """Gives a heading and the rule under it."""
    lignes = plier_ligne(texte)
    yield from lignes
    yield signe * max(map(len, lignes))


def puce(texte: str, retrait: int = 2) -> list[str]:
    """Gives an item of a list, folded under its first word."""
    marge = " " * retrait
    return plier_ligne(f"{marge}- {texte}", suite=f"{marge}  ")
