"""Cuts a text into words to compare, each with its place, so that printing does not matter and content does.

What does not matter: accents, capitals, ligatures, kinds of blank, of apostrophe, of quotation mark and of dash, a word
hyphenated at the end of a line, the tags that a transcription leaves, a capital I printed for the l of « l' ». What
matters: every letter, digit, sign and punctuation mark, in their order.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_MORCEAU = re.compile(r"\S{1,1000}")
"""A stretch without blank; one that is longer is no writing."""
_SANS_LARGEUR = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_COUPE = "\u00ad"
_FORME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+|\S")
_CESURE = re.compile(r"[^\W\d_]-$")
_ELISION = re.compile(r"(?<![^\W_])[i|1](?='+[^\W\d_])")
_BALISE = re.compile(
    r"</?(?:p|u|b|i|em|strong|br|hr|ul|ol|li|table|thead|tbody|tr|td|th|h[1-6]|span|div|sup|sub|a|img)"
    r"(?:\s+[\w-]+=\"[^\"<>]*\")*\s*/?>",
    re.IGNORECASE,
)
_NOMBRE = re.compile(r"\d{1,3}(?: (?:\. )?\d{3}(?!\d))+(?: , \d+)?|\d+(?: [.,] \d+)?")
_PUCE = re.compile(r"(?<![^ ])o(?![^ ])")
"""How the bullet of a list is often printed; it is no French word."""
_MUET = re.compile(r"[^\w€%£$ ]")
"""Signs that are not read as words."""
_COUSU = 100
"""Letters beyond which no more pieces are sewn: no word is so long, and a text of hyphens would take for ever."""
_REMPLACES = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4`\uff07", "'"),
    **dict.fromkeys("«»“”„‟‹›″", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
    "œ": "oe",
    "Œ": "oe",
    "æ": "ae",
    "Æ": "ae",
}


class Mots(NamedTuple):
    """The words of a text, in order: what each is compared by, where it begins and where it ends."""

    formes: list[str]
    debuts: list[int]
    fins: list[int]


def decouper(texte: str) -> Mots:
    """Gives the words of a text."""
    formes, debuts, fins = mots = Mots([], [], [])
    couture = False
    for trouve in _MORCEAU.finditer(_sans_balises(texte)):
        place = trouve.start()
        lus, coupe = _lire(trouve[0])
        if couture and lus.formes and not lus.debuts[0] and lus.formes[0].isalpha() and len(formes[-1]) < _COUSU:
            formes[-1] += lus.formes[0]
            fins[-1] = place + lus.fins[0]
            lus = Mots(lus.formes[1:], lus.debuts[1:], lus.fins[1:])
        formes += lus.formes
        debuts += [place + debut for debut in lus.debuts]
        fins += [place + fin for fin in lus.fins]
        couture = coupe
    return mots


def nombre_de_mots(formes: list[str]) -> int:
    """Counts words as a reader does: an elision is a word, « 10 000,50 » is one, « € » is one, bullets are none."""
    return len(_MUET.sub("", _PUCE.sub("", _NOMBRE.sub("0", " ".join(formes)))).split())


def _sans_balises(texte: str) -> str:
    return _BALISE.sub(lambda balise: " " * len(balise[0]), texte) if "<" in texte else texte


@lru_cache(maxsize=1 << 16)
def _lire(morceau: str) -> tuple[Mots, bool]:
    """Gives the words of a stretch without blank, and whether a hyphen cuts the last one."""
    lettres: list[str] = []
    origine: list[int] = []
    for place, lettre in enumerate(morceau):
        simple = _simple(lettre)
        lettres.append(simple)
        origine += [place] * len(simple)
    origine.append(len(morceau))
    plat = _ELISION.sub("l", "".join(lettres)).replace("'", " ")
    trouves = list(_FORME.finditer(plat))
    coupe = bool(trouves) and morceau.endswith(_COUPE) and trouves[-1][0].isalpha()
    if _CESURE.search(plat):
        trouves.pop()
        coupe = True
    formes = [trouve[0].replace("-", "") if trouve[0][0].isalpha() else trouve[0] for trouve in trouves]
    debuts = [origine[trouve.start()] for trouve in trouves]
    fins = [max(origine[trouve.end()], origine[trouve.end() - 1] + 1) for trouve in trouves]
    return Mots(formes, debuts, fins), coupe


@lru_cache(maxsize=4096)
def _simple(lettre: str) -> str:
    """Gives the plain letters of a letter: no accent, no capital, one apostrophe, one dash, one quotation mark."""
    if lettre in _SANS_LARGEUR:
        return ""
    connue = _REMPLACES.get(lettre)
    if connue is not None:
        return connue
    decompose = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", lettre).casefold())
    return "".join(signe for signe in decompose if not unicodedata.combining(signe))
