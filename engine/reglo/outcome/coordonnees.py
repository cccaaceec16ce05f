"""Tells a text that holds a way to reach someone: what the repository keeps names organisations and functions alone."""

import re

_COURRIEL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_TELEPHONE = re.compile(r"(?<!\d)(?:\+33 ?|0)[1-9](?:[ .-]?\d{2}){4}(?!\d)")


def a_des_coordonnees(texte: str) -> bool:
    """Tells whether a text holds an e-mail address or a telephone number."""
    return bool(_COURRIEL.search(texte) or _TELEPHONE.search(texte))
