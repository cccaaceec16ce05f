"""What a browser asks for by itself when it meets an element, a style, a script: what no reader clicked on.

A style and a script are searched for addresses, not understood: one written in a script counts as asked for.
"""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

ETRANGERES = frozenset({"ftp", "http", "https", "ws", "wss"})
"""What an address of another site begins with."""
_ATTRIBUTS = {
    "audio": ("src",),
    "base": ("href",),
    "body": ("background",),
    "embed": ("src",),
    "form": ("action",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href", "imagesrcset"),
    "object": ("data",),
    "script": ("src", "href", "xlink:href"),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
_LISTES = frozenset({"imagesrcset", "ping", "srcset"})
"""Attributes that hold several addresses."""
_SUITE = re.compile(r"url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
_STYLE = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)'"\s]+))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)
_SCRIPT = re.compile(r"""["'`]((?:https?:|wss?:)?//[^"'`\s]+)""", re.IGNORECASE)
_COMMENTAIRE = re.compile(r"/\*.*?\*/", re.DOTALL)


def etrangere(adresse: str) -> bool:
    """Tells whether an address is on another site."""
    return adresse.startswith(("//", "\\\\")) or urlsplit(adresse).scheme.lower() in ETRANGERES


def d_un_element(nom: str, attributs: Mapping[str, str]) -> Iterator[str]:
    """Gives the addresses that an element asks for."""
    for cle in (*_ATTRIBUTS.get(nom, ()), "ping"):
        valeur = attributs.get(cle, "").strip()
        yield from _plusieurs(valeur) if cle in _LISTES else filter(None, [valeur])
    if nom == "meta" and attributs.get("http-equiv", "").lower() == "refresh":
        yield from _SUITE.findall(attributs.get("content", ""))
    yield from d_un_style(attributs.get("style", ""))
    for cle, valeur in attributs.items():
        if cle.startswith("on"):
            yield from d_un_script(valeur)


def _plusieurs(valeur: str) -> Iterator[str]:
    """Gives the addresses of a list, each followed by what it is for."""
    return (morceaux[0] for un in valeur.split(", ") if (morceaux := un.split()))


def d_un_style(texte: str) -> Iterator[str]:
    """Gives the addresses that a style asks for."""
    for trouvees in _STYLE.findall(_COMMENTAIRE.sub("", texte)):
        yield next(filter(None, trouvees), "")


def d_un_script(texte: str) -> Iterator[str]:
    """Gives the addresses of other sites that a script names."""
    yield from _SCRIPT.findall(texte)
