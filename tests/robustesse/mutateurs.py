"""Damages a text or its bytes, at random but always alike for one seed: what a slip, a copy or a bad transfer does.

Nothing here knows what the text means.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from random import Random

Mutateur = Callable[[str, Random, Sequence[str]], str]
HOSTILES = (
    *("\t", "\v", "\f", "\u0085", "\u00a0", "\u2007", "\u2009", "\u202f", "\u2028", "\u3000", "\r", "\r\n", "\n"),
    *("\u200b", "\u200d", "\u00ad", "\u2060", "\ufeff", "\u0301", "\u0300\u0301"),
    *("\x00", "\x07", "\x1b[31m", "\x7f", "\x9f", "\u202e", "\u2066", "\u200f", "\ufffe", "\ufffd", "\U000e0041"),
    *("’", "‘", "“", "”", "«", "»", "‹", '"', "'", "`", "\u2212", "–", "—", "\u2011"),
    *("０", "٣", "२", "Ⅳ", "½", "²", "а", "е", "ﬁ", "Å", "ß", "ǆ", "🏠", "👩‍👧", "漢", "ה"),
    *("(", ")", "[", "]", "{", "}", ",", ";", ":", "|", "=", "#", "&a ", "*a", "<<: ", "!!", "%", "\\", "\\u", "---\n"),
    *("0", "-1", "00", "1e400", "NaN", "inf", "0x10", "1_000", "1.500", "1,500", "1.500,00", "9" * 40, "1/3", "12:30"),
    *("32/01/2024", "29/02/2023", "00/00/0000", "01/01/10000", "2024-01-01T00:00:00Z", "31 avril 2024"),
    *("oui", "non", "true", "null", "~", "néant", "sans réponse", "inconnu", "None"),
    *("{x}", "%s", "${x}", "<b>", "../.."),
)
_MOT = re.compile(r"«[^»\n]*»|\w+|[^\w\s]|\s+")


def tronquer(texte: str, hasard: Random, _: Sequence[str]) -> str:
    """Stops somewhere."""
    return texte[: hasard.randrange(len(texte) + 1)]


def commencer(texte: str, hasard: Random, _: Sequence[str]) -> str:
    """Begins somewhere."""
    return texte[hasard.randrange(len(texte) + 1) :]


def retirer(texte: str, hasard: Random, _: Sequence[str]) -> str:
    """Loses a stretch."""
    debut = hasard.randrange(len(texte) + 1)
    return texte[:debut] + texte[debut + hasard.choice((1, 1, 2, 10, 100)) :]


def inserer(texte: str, hasard: Random, _: Sequence[str]) -> str:
    """Gains something hostile."""
    place = hasard.randrange(len(texte) + 1)
    return texte[:place] + hasard.choice(HOSTILES) * hasard.choice((1, 1, 1, 2, 50)) + texte[place:]


def remplacer(texte: str, hasard: Random, _: Sequence[str]) -> str:
    """Has a letter replaced by something hostile."""
    place = hasard.randrange(len(texte) + 1)
    return texte[:place] + hasard.choice(HOSTILES) + texte[place + 1 :]


def melanger_les_lettres(texte: str, hasard: Random, _: Sequence[str]) -> str:
    """Has two neighbours exchanged."""
    place = hasard.randrange(len(texte) + 1)
    return texte[:place] + texte[place : place + 2][::-1] + texte[place + 2 :]


def _sur_les_lignes(texte: str, hasard: Random, acte: Callable[[list[str], int, int], None]) -> str:
    lignes = texte.splitlines(keepends=True) or [""]
    acte(lignes, hasard.randrange(len(lignes)), hasard.randrange(len(lignes)))
    return "".join(lignes)


def retirer_une_ligne(texte: str, hasard: Random, _: Sequence[str]) -> str:
    """Loses a line."""
    return _sur_les_lignes(texte, hasard, lambda lignes, i, _: lignes.__delitem__(i))


def repeter_une_ligne(texte: str, hasard: Random, _: Sequence[str]) -> str:
    """Has a line twice, or a hundred times."""
    fois = hasard.choice((1, 1, 2, 100))
    return _sur_les_lignes(texte, hasard, lambda lignes, i, j: lignes.insert(j, lignes[i] * fois))


def echanger_deux_lignes(texte: str, hasard: Random, _: Sequence[str]) -> str:
    """Has two lines exchanged."""

    def echanger(lignes: list[str], i: int, j: int) -> None:
        lignes[i], lignes[j] = lignes[j], lignes[i]

    return _sur_les_lignes(texte, hasard, echanger)


def _sur_les_mots(texte: str, hasard: Random, acte: Callable[[list[str], int, int], None]) -> str:
    mots = _MOT.findall(texte) or [""]
    acte(mots, hasard.randrange(len(mots)), hasard.randrange(len(mots)))
    return "".join(mots)


def retirer_un_mot(texte: str, hasard: Random, _: Sequence[str]) -> str:
    """Loses a word or a sign."""
    return _sur_les_mots(texte, hasard, lambda mots, i, _: mots.__delitem__(i))


def copier_un_mot(texte: str, hasard: Random, _: Sequence[str]) -> str:
    """Has a word where another stood."""

    def copier(mots: list[str], i: int, j: int) -> None:
        mots[j] = mots[i]

    return _sur_les_mots(texte, hasard, copier)


def deplacer_un_mot(texte: str, hasard: Random, _: Sequence[str]) -> str:
    """Has a word elsewhere."""
    return _sur_les_mots(texte, hasard, lambda mots, i, j: mots.insert(j, mots.pop(i)))


def mot_d_un_autre(texte: str, hasard: Random, autres: Sequence[str]) -> str:
    """Has a word of another text."""
    pris = hasard.choice(_MOT.findall(hasard.choice(autres)) or [""])

    def copier(mots: list[str], i: int, _: int) -> None:
        mots[i] = pris

    return _sur_les_mots(texte, hasard, copier)


def coller(texte: str, hasard: Random, autres: Sequence[str]) -> str:
    """Goes on as another text."""
    autre = hasard.choice(autres)
    return texte[: hasard.randrange(len(texte) + 1)] + autre[hasard.randrange(len(autre) + 1) :]


def parentheses(texte: str, hasard: Random, _: Sequence[str]) -> str:
    """Has a word between many parentheses or brackets."""
    ouvrant, fermant = hasard.choice(("()", "[]", "{}", "«»"))
    fois = hasard.choice((1, 5, 60, 400))

    def entourer(mots: list[str], i: int, _: int) -> None:
        mots[i] = ouvrant * fois + mots[i] + fermant * fois

    return _sur_les_mots(texte, hasard, entourer)


def changer_les_blancs(texte: str, hasard: Random, _: Sequence[str]) -> str:
    """Has other blanks, or other ends of lines, throughout."""
    de, vers = hasard.choice(
        (
            (" ", "\u00a0"),
            (" ", "\u202f"),
            ("  ", "\t"),
            (" ", "  "),
            ("\n", "\r\n"),
            ("\n", "\r"),
            ("\n", "\n\n"),
            ("\n", " "),
        )
    )
    return texte.replace(de, vers)


def decomposer(texte: str, hasard: Random, _: Sequence[str]) -> str:
    """Has its accents in two signs, in one, or none."""
    forme = hasard.choice(("NFD", "NFC", "NFKC", "NFKD"))
    return unicodedata.normalize(forme, texte)  # type: ignore[arg-type]


def changer_la_casse(texte: str, hasard: Random, _: Sequence[str]) -> str:
    """Has a word in capitals."""

    def changer(mots: list[str], i: int, _: int) -> None:
        mots[i] = mots[i].swapcase()

    return _sur_les_mots(texte, hasard, changer)


def changer_un_nombre(texte: str, hasard: Random, _: Sequence[str]) -> str:
    """Has a figure changed, or more figures."""
    chiffres = [trouve.span() for trouve in re.finditer(r"\d+", texte)]
    if not chiffres:
        return texte
    debut, fin = hasard.choice(chiffres)
    neuf = hasard.choice(("0", "1", "-1", "9" * 40, "007", str(hasard.randrange(10**6)), texte[debut:fin] + ",5", ""))
    return texte[:debut] + neuf + texte[fin:]


DE_TEXTE: tuple[Mutateur, ...] = (
    *(tronquer, commencer, retirer, inserer, inserer, remplacer, remplacer, melanger_les_lettres),
    *(retirer_une_ligne, repeter_une_ligne, echanger_deux_lignes),
    *(retirer_un_mot, copier_un_mot, deplacer_un_mot, mot_d_un_autre, mot_d_un_autre, coller),
    *(parentheses, changer_les_blancs, decomposer, changer_la_casse, changer_un_nombre, changer_un_nombre),
)


def muter(texte: str, hasard: Random, autres: Sequence[str]) -> bytes:
    """Gives a text damaged a few times, and now and then its bytes too."""
    for _ in range(hasard.choice((1, 1, 1, 2, 3, 6))):
        texte = hasard.choice(DE_TEXTE)(texte, hasard, autres)
    octets = texte.encode(_codage(hasard), errors="replace")
    return abimer(octets, hasard) if hasard.random() < 0.1 else octets


def _codage(hasard: Random) -> str:
    return hasard.choice(("utf-8",) * 60 + ("utf-8-sig", "cp1252", "utf-16", "utf-16-le", "mac-roman"))


def abimer(octets: bytes, hasard: Random) -> bytes:
    """Gives bytes as a bad copy leaves them: changed, lost, doubled, zeroed, cut in a letter."""
    abimes = bytearray(octets)
    for _ in range(hasard.choice((1, 1, 2, 8))):
        place, longueur = hasard.randrange(len(abimes) + 1), hasard.choice((1, 1, 1, 16, 512))
        acte = hasard.randrange(5)
        if acte == 0:
            del abimes[place : place + longueur]
        elif acte == 1:
            abimes[place:place] = bytes(hasard.choices(range(256), k=min(longueur, 16)))
        elif acte == 2:
            abimes[place : place + longueur] = bytes(len(abimes[place : place + longueur]))
        elif acte == 3:
            abimes[place:place] = abimes[place : place + longueur]
        elif place < len(abimes):
            abimes[place] ^= 1 << hasard.randrange(8)
    return bytes(abimes)
