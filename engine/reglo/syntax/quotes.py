"""Quotations: where one ends, and what it says.

« » are not on every keyboard, so “ ”, ‹ › and " " open a quotation too; the formatter writes « ». A quotation that
nothing closes stops at the next one, or at the next line that opens something, so that one slip gives one message.
"""

import re
import unicodedata

GUILLEMETS = {"«": "»", "“": "”", "‹": "›", '"': '"'}
"""What opens a quotation, and what closes it."""

_IMBRIQUES = re.compile(r"«[^«»\n]*(?:«[^«»\n]*»[^«»\n]*)+»")


class Reperes:
    """Where the next mark, or the next opening of a line, stands; asked in order, it searches each stretch once."""

    def __init__(self, plie: str, ouverture: re.Pattern[str]) -> None:
        """Keeps the folded text, and what opens a line."""
        self.plie = plie
        self._ouverture = ouverture
        self._prochains: dict[str, int] = {}

    def signe(self, signe: str, debut: int) -> int:
        """Gives the place of that mark after `debut`, the end of the text when there is none."""
        if self._prochains.get(signe, debut) <= debut:
            place = self.plie.find(signe, debut + 1)
            self._prochains[signe] = place if place >= 0 else len(self.plie)
        return self._prochains[signe]

    def ouverture(self, debut: int) -> int:
        """Gives the place after `debut` where a line opens something, the end of the text when none does."""
        if self._prochains.get("", debut) <= debut:
            trouvee = self._ouverture.search(self.plie, debut)
            self._prochains[""] = trouvee.start() if trouvee else len(self.plie)
        return self._prochains[""]


def fin_guillemets(reperes: Reperes, debut: int) -> tuple[int, str]:
    """Gives where the quotation that begins at `debut` ends, and its defect if it has one."""
    plie = reperes.plie
    ouvrant = plie[debut]
    fermant = GUILLEMETS[ouvrant]
    fin = reperes.signe(fermant, debut)
    suivant = reperes.signe(ouvrant, debut) if ouvrant != fermant else len(plie)
    if fin < min(suivant, len(plie)) and not (ouvrant == fermant and reperes.ouverture(debut) < fin):
        return fin + 1, ""  # with the same mark at both ends, one that runs over the opening of a line was never closed
    if ouvrant == "«" and (imbriques := _IMBRIQUES.match(plie, debut)):
        return imbriques.end(), "IMBRIQUE"
    limite = min(suivant, reperes.ouverture(debut))
    return debut + max(1, len(plie[debut:limite].rstrip())), "OUVERT"


def contenu(brut: str) -> str:
    """Gives what a quotation says: no marks at its ends, plain blanks, and “ ” inside."""
    interieur = unicodedata.normalize("NFC", brut[1:]).strip()
    if interieur.endswith(GUILLEMETS[brut[0]]):
        interieur = interieur[:-1]
    if "«" in interieur or "»" in interieur:
        interieur = re.sub(r"\s*»", "”", re.sub(r"«\s*", "“", interieur))
    return " ".join(interieur.split())
