"""E-mail addresses and telephone numbers of a document, masked in whatever is published of it.

A mask is as long as what it hides, so that the places of the quotes stay true.
"""

import re

_ADRESSE = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(r"(?<![\w,.])(?:\+33|0033|0)\s?(?:\(0\)\s?)?[1-9](?:[\s.-]?\d{2}){4}(?!\d)")
_CONTACT = re.compile(r"\W*(?:contacts?|interlocuteurs?|interlocutrices?|référente?s?)\b", re.IGNORECASE)
COORDONNEES = re.compile(r"coordonnées\b", re.IGNORECASE)
"""How the reason begins of a passage out of scope that is not reprinted: it says how to reach someone."""
MASQUE = "•"


def nomme_quelqu_un(ligne: str) -> bool:
    """Tells whether a masked line is likely to name a person: it held a way to reach one, or announces one."""
    return MASQUE in ligne or bool(_CONTACT.match(ligne))


def masquer(texte: str) -> str:
    """Gives the text with each address and number replaced by dots."""
    for motif in (_ADRESSE, _TELEPHONE):
        texte = motif.sub(lambda trouve: MASQUE * len(trouve[0]), texte)
    return texte
