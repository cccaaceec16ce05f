"""Two texts word by word: what they share, what the one alone says, what the other alone says.

A number and its unit are one word: « 10 000 € » becomes « 12 000 € », not « 10 » « 12 ».
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

import msgspec

_MOTS = re.compile(
    r"\s+"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?:[ \u00a0\u202f]?[%€])?"
    r"|\d+(?:[.,/]\d+)*(?:[ \u00a0\u202f]?[%€])?"
    r"|\w+(?:['’](?=\w))?"
    r"|[^\w\s]"
)


class Troncon(msgspec.Struct, frozen=True):
    """A stretch that both texts say, or that one alone says."""

    cote: Literal["commun", "avant", "apres"]
    texte: str


def mot_a_mot(avant: str, apres: str) -> tuple[Troncon, ...]:
    """Gives both texts in stretches, in order: without those of one side, they are the text of the other."""
    anciens, nouveaux = _MOTS.findall(avant), _MOTS.findall(apres)
    troncons: list[Troncon] = []
    for debut, fin, autre_debut, autre_fin, commun in _accords(anciens, nouveaux):
        if commun:
            troncons.append(Troncon("commun", "".join(anciens[debut:fin])))
            continue
        retires, ajoutes = "".join(anciens[debut:fin]), "".join(nouveaux[autre_debut:autre_fin])
        troncons += [Troncon("avant", retires)] if retires else []
        troncons += [Troncon("apres", ajoutes)] if ajoutes else []
    return tuple(troncons)


def _accords(anciens: list[str], nouveaux: list[str]) -> Iterator[tuple[int, int, int, int, bool]]:
    """Gives the stretches of words; a mere blank between two that differ differs with them."""
    en_cours: tuple[int, int, int, int] | None = None
    codes = SequenceMatcher(None, anciens, nouveaux, autojunk=False).get_opcodes()
    for rang, (genre, debut, fin, autre_debut, autre_fin) in enumerate(codes):
        entre_deux = 0 < rang < len(codes) - 1 and not "".join(anciens[debut:fin]).strip()
        if genre == "equal" and not entre_deux:
            if en_cours is not None:
                yield (*en_cours, False)
            en_cours = None
            yield debut, fin, autre_debut, autre_fin, True
        else:
            en_cours = (en_cours[0], fin, en_cours[2], autre_fin) if en_cours else (debut, fin, autre_debut, autre_fin)
    if en_cours is not None:
        yield (*en_cours, False)


def remplacements(avant: str, apres: str) -> tuple[tuple[str, str], ...]:
    """Gives each stretch replaced, and what takes its place; either may be empty."""
    paires: list[tuple[str, str]] = []
    retire = ""
    for troncon in (*mot_a_mot(avant, apres), Troncon("commun", "")):
        if troncon.cote == "avant":
            retire = troncon.texte.strip()
        elif troncon.cote == "apres":
            paires.append((retire, troncon.texte.strip()))
            retire = ""
        elif retire:
            paires.append((retire, ""))
            retire = ""
    return tuple(paire for paire in paires if any(paire))
