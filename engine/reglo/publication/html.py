"""HTML inside Markdown: what comes from the rules is written as references wherever a sign could mean something.

Every block is one line, so that no generator of sites reads Markdown in it; no text can open a tag, a link or a
template.
"""

import re
from functools import cache, lru_cache

from reglo.phrases.francais import typographier
from reglo.phrases.liens import propre

_SIGNES = re.compile(r"[&<>\"'`*_{}\[\]()#+!|\\~^=$@]")
_SIGNES_ATTRIBUT = re.compile(r"[&<>\"'`*{}\[\]()!|\\~^$]")
_FIN = re.compile(r"[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_FINS = re.compile(rf"\s*{_FIN.pattern}\s*")
_TITRE = str.maketrans({"<": "‹", ">": "›", '"': "”", "&": "&", "{": "(", "}": ")"})


def echapper(texte: str) -> str:
    """Gives a text that says only itself, in HTML as in Markdown, on one line; unbreakable blanks are kept."""
    return _SIGNES.sub(lambda signe: f"&#{ord(signe[0])};", _une_ligne(texte))


def _une_ligne(texte: str) -> str:
    return _FINS.sub(" ", texte) if _FIN.search(texte) else texte


@lru_cache(100_000)
def imprimer(texte: str) -> str:
    """Gives a text of ours or of the rules as it is printed, with its apostrophes and its unbreakable blanks."""
    return echapper(typographier(texte))


def echapper_code(texte: str) -> str:
    """Gives some code, its ends of line kept as references."""
    return _SIGNES.sub(lambda signe: f"&#{ord(signe[0])};", texte).replace("\n", "&#10;")


def titre(texte: str) -> str:
    """Gives the title of a page, which templates print as it is: signs that could open a tag become harmless ones."""
    return typographier(propre(texte)).translate(_TITRE)


def element(nom: str, *contenu: str, **attributs: str) -> str:
    """Gives an element; its content is HTML already, its attributes are texts (`classe` stands for class)."""
    ecrits = "".join([f' {_attribut(cle)}="{_valeur(valeur)}"' for cle, valeur in attributs.items() if valeur])
    return f"<{nom}{ecrits}>{''.join(contenu)}</{nom}>"


def _valeur(texte: str) -> str:
    """Gives the value of an attribute; an address keeps its signs, which read there as themselves."""
    return _SIGNES_ATTRIBUT.sub(lambda signe: f"&#{ord(signe[0])};", _une_ligne(texte))


@cache
def _attribut(cle: str) -> str:
    return {"classe": "class", "pour": "for"}.get(cle, cle).replace("_", "-")


def bloc(nom: str, *contenu: str, **attributs: str) -> str:
    """Gives an element that stands alone between two blank lines of Markdown."""
    return f"\n{element(nom, *contenu, **attributs)}\n"


def lien(cible: str, texte: str, classe: str = "") -> str:
    """Gives a link to a page or an anchor; `texte` is HTML already."""
    return element("a", texte, classe=classe, href=cible)
