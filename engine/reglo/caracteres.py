"""Characters that deceive the eye: those that no one sees and that change what is read, those that look like others.

Blanks of every kind, accents typed in two signs, marks without width and curly apostrophes deceive no one: the readers
take them for what they look like (`syntax.fold`). Nothing is corrected here: a correction is only proposed.
"""

import re
import unicodedata

_SENS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_COMMANDES = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_MOITIES = "\ud800-\udfff"
_AUTRES = "\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
INVISIBLES = re.compile(f"[{_SENS}{_COMMANDES}{_MOITIES}{_AUTRES}]+")
"""What no text of rules nor dossier holds: marks of direction, controls, halves of characters, tags."""
_NATURES = (
    (re.compile(f"[{_SENS}]"), "une marque de sens de lecture"),
    (re.compile(f"[{_COMMANDES}]"), "un caractère de commande"),
    (re.compile(f"[{_MOITIES}]"), "la moitié d'un caractère"),
)
_SOSIES = str.maketrans(
    "аеорсухіѕјһԁԛԝВАЕКМНОРСТУХІЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧορνιΟ−‐‑–—",
    "aeopcyxisjhdqwBAEKMHOPCTYXISJABEZHIKMNOPTYXopviO-----",
)
"""Letters of other alphabets by the letter that they look like."""
_EXPOSANTS, _LIGATURES = "¹²³", "ﬀﬁﬂﬃﬄﬅﬆ"


def nature(lettre: str) -> str:
    """Says what an invisible character is."""
    return next((nom for motif, nom in _NATURES if motif.match(lettre)), "un caractère qui n'en est pas un")


def numero(lettre: str) -> str:
    """Gives the number by which every table of characters lists it: « U+202E »."""
    return f"U+{ord(lettre):04X}"


def etrangere(mot: str) -> str:
    """Gives the first letter or figure of another alphabet that a word holds, or nothing."""
    return next((lettre for lettre in mot if lettre.isalnum() and not _latine(lettre)), "")


def _latine(lettre: str) -> bool:
    if lettre.isascii() or lettre in _EXPOSANTS:
        return True
    return (
        lettre not in _LIGATURES
        and lettre.isalpha()
        and unicodedata.name(lettre, "").startswith(("LATIN ", "MODIFIER ", "MASCULINE", "FEMININE"))
    )


def ressemblant(mot: str) -> str:
    """Gives what the word looks like, written with plain letters and figures."""
    lu = "".join(_chiffre(lettre) for lettre in mot.translate(_SOSIES))
    return unicodedata.normalize("NFKC", lu) if etrangere(lu) else lu


def _chiffre(lettre: str) -> str:
    """Gives the figure of any writing as a plain one."""
    valeur = unicodedata.decimal(lettre, None)
    return lettre if valeur is None else str(valeur)
