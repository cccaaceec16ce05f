"""Quotations: where one ends, and what it says.

« » are not on every keyboard, so “ ”, ‹ › and " " open a quotation too; the formatter writes « ». A quotation that
nothing closes stops at the next one, or at the next line that opens something, so that one slip gives one message.
"""

import re
import unicodedata

GUILLEMETS = {"«": "»", "“": "”", "‹": "›", '"': '"'}
"""What opens a quotation, and what closes it."""

_IMBRIQUES = re.compile(r"«[^«»\n]*(?:«[^«»\n]*»[^«»\n]*)+»")


def fin_guillemets(plie: str, debut: int, ouverture: re.Pattern[str]) -> tuple[int, str]:
    """Gives where the quotation that begins at `debut` ends, and its defect if it has one."""
    ouvrant = plie[debut]
    fermant = GUILLEMETS[ouvrant]
    fin = plie.find(fermant, debut + 1)
    suivant = plie.find(ouvrant, debut + 1) if ouvrant != fermant else -1
    seul_signe = ouvrant == fermant
    if fin >= 0 and not 0 <= suivant < fin and not (seul_signe and _traverse(plie, debut, fin, ouverture)):
        return fin + 1, ""
    if ouvrant == "«" and (imbriques := _IMBRIQUES.match(plie, debut)):
        return imbriques.end(), "IMBRIQUE"
    return _fin_ouverte(plie, debut, suivant, ouverture), "OUVERT"


def _traverse(plie: str, debut: int, fin: int, ouverture: re.Pattern[str]) -> bool:
    """With the same mark at both ends, a quotation that runs over the opening of a line was never closed."""
    coupe = ouverture.search(plie, debut)
    return coupe is not None and coupe.start() < fin


def _fin_ouverte(plie: str, debut: int, suivant: int, ouverture: re.Pattern[str]) -> int:
    coupe = ouverture.search(plie, debut)
    limites = [len(plie), *([coupe.start()] if coupe else []), *([suivant] if suivant > debut else [])]
    fin = min(limites)
    return debut + max(1, len(plie[debut:fin].rstrip()))


def contenu(brut: str) -> str:
    """Gives what a quotation says: no marks at its ends, plain blanks, and “ ” inside."""
    interieur = unicodedata.normalize("NFC", brut[1:]).strip()
    if interieur.endswith(GUILLEMETS[brut[0]]):
        interieur = interieur[:-1]
    if "«" in interieur or "»" in interieur:
        interieur = re.sub(r"\s*»", "”", re.sub(r"«\s*", "“", interieur))
    return " ".join(interieur.split())
