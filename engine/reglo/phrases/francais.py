"""French as it is printed: elisions, contractions, plurals, enumerations, capitals and unbreakable blanks.

Strings in, strings out: nothing here knows of rules. A word may carry marks (`liens`), which count for nothing.
"""

import re
import unicodedata
from collections.abc import Sequence

from reglo.phrases.liens import ELEMENT, nu

INSECABLE = "\u00a0"
_VOYELLES = frozenset("aeiouy")
_ASPIRES = frozenset({
    "hall", "halle", "halles", "halte", "handicap", "handicaps", "handicapé", "handicapés", "hangar", "hausse", "haut",
    "haute", "hauteur", "hauteurs", "hors", "huit", "huitième", "onze", "onzième", "oui", "yaourt",
})  # fmt: skip
"""Words before which nothing is elided, though they begin with a vowel or an h."""
_DE, _A = {"le ": "du ", "les ": "des "}, {"le ": "au ", "les ": "aux "}
_INVARIABLES = ("s", "x", "z", "²")
_EN_X = ("au", "eau", "eu")
_MOINS = re.compile(r"(?<![\w\u2019-])-(?=\d)")
_LETTRES = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
_SIGNES = re.compile(r"(?<=[^\s]) (?=[;:?!»%€])|(?<=«) ")


def _lettres(texte: str) -> str:
    """Gives the text without accents, in lower case."""
    return "".join(c for c in unicodedata.normalize("NFD", texte) if not unicodedata.combining(c)).lower()


def elide(suite: str) -> bool:
    """Tells whether « de », « le », « que » are elided before these words."""
    mot = re.split(r"[\s,.;:)]", nu(suite).lstrip("“«\u00a0 "), maxsplit=1)[0].split("'")[0].split("’")[0]
    if not mot or mot.lower() in _ASPIRES:
        return False
    if len(mot) > 1 and mot.isupper() and mot[0] == "H":
        return False
    premiere = _lettres(mot).replace("œ", "oe")[:1]
    if premiere == "h":
        return True
    return premiere in _VOYELLES and not (premiere == "y" and len(mot) > 1)


def de(nom: str) -> str:
    """Gives « de » before a nominal group: « du gain », « de l'opération », « d'autres », « de 20 % »."""
    return _contracter("de ", "d'", _DE, nom)


def a(nom: str) -> str:
    """Gives « à » before a nominal group: « au gain », « aux travaux », « à l'assiette »."""
    return _contracter("à ", "à ", _A, nom)


def _contracter(plein: str, elidee: str, contractions: dict[str, str], nom: str) -> str:
    for article, contracte in contractions.items():
        if nom.startswith(article):
            return contracte + nom.removeprefix(article)
    return (elidee if elide(nom) else plein) + nom


def si(proposition: str) -> str:
    """Gives « si » before a clause: « s'il existe … », « si le projet … »."""
    return f"s'{proposition}" if re.match(r"ils? ", nu(proposition)) else f"si {proposition}"


def en_lettres(nombre: int) -> str:
    """Gives a small number in letters, a larger one in figures."""
    return _LETTRES[nombre] if 1 < nombre < len(_LETTRES) else str(nombre)


def est_en_lettres(mot: str) -> bool:
    """Tells whether a word is a number from two on, written out."""
    return mot in _LETTRES[2:]


def pluriel(mot: str) -> str:
    """Gives the plural of one regular word."""
    if mot.endswith(_INVARIABLES):
        return mot
    if mot.endswith("al"):
        return f"{mot[:-2]}aux"
    return f"{mot}x" if mot.endswith(_EN_X) else f"{mot}s"


def enumerer(termes: Sequence[str], mot: str = "et") -> str:
    """Gives « a, b et c »."""
    if len(termes) < 2:  # noqa: PLR2004 - one term is no enumeration
        return "".join(termes)
    return f"{', '.join(termes[:-1])} {mot} {termes[-1]}"


def lister(termes: Sequence[str]) -> str:
    """Gives « a) … ; b) … », each item marked."""
    lettres = (rang_lettre(rang) for rang in range(len(termes)))
    return " ; ".join(f"{ELEMENT}{lettre}) {terme}" for lettre, terme in zip(lettres, termes, strict=True))


def rang_lettre(rang: int) -> str:
    """Gives the letter of an item, from a to z, then from aa on."""
    lettre = chr(ord("a") + rang % 26)
    return lettre if rang < 26 else rang_lettre(rang // 26 - 1) + lettre  # noqa: PLR2004 - the alphabet


def majuscule(phrase: str) -> str:
    """Gives the sentence with a capital; one that begins with a figure or a quotation mark is left as it is."""
    debut = re.match(r"\(?(?:\ue000[^\ue001]*\ue001)?", phrase)
    place = debut.end() if debut else 0
    return phrase[:place] + phrase[place : place + 1].upper() + phrase[place + 1 :]


def terminer(phrase: str) -> str:
    """Gives a whole sentence: a capital, a full stop, no ordinary blank before a double sign."""
    fin = "" if nu(phrase).endswith((".", "!", "?", "…")) else "."
    return typographier(majuscule(phrase) + fin)


def typographier(texte: str) -> str:
    """Puts an unbreakable blank wherever French asks for one."""
    return _MOINS.sub("\u2212", _SIGNES.sub(INSECABLE, texte.replace("'", "’")))


def citer(texte: str) -> str:
    """Puts a label between quotation marks; those that it holds become inner ones."""
    interieur = texte.replace("« ", "“").replace(" »", "”").replace("«", "“").replace("»", "”")
    return f"«{INSECABLE}{interieur.strip()}{INSECABLE}»"
