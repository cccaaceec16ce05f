"""The frame of every page: its head, its headings, lists of links."""

import json
from collections.abc import Iterable
from enum import Enum

from reglo.publication.html import bloc, element, imprimer, titre


class Recherche(Enum):
    """Where a search finds a page, as the generator is told."""

    EN_PREMIER = "search:\n  boost: 4\n"
    A_SON_RANG = ""
    EN_DERNIER = "search:\n  boost: 0.1\n"
    JAMAIS = "search:\n  exclude: true\n"


def entete(nom: str, surtitre: str = "", sous_titre: str = "", *, recherche: Recherche = Recherche.A_SON_RANG) -> str:
    """Gives the head of a page: what the generator reads, then its heading; both subtitles are HTML already."""
    cache = "hide:\n  - navigation\n  - toc\n"
    tete = f"---\ntitle: {json.dumps(titre(nom), ensure_ascii=False)}\n{cache}{recherche.value}---\n"
    haut = element("p", surtitre, classe="surtitre") if surtitre else ""
    bas = element("p", sous_titre, classe="sous-titre") if sous_titre else ""
    return tete + bloc("header", haut, element("h1", imprimer(nom)), bas, classe="tete")


def rubrique(nom: str, ancre: str = "", niveau: int = 2) -> str:
    """Gives a heading inside a page, with its anchor."""
    return bloc(f"h{niveau}", imprimer(nom), id=ancre)


def paragraphe(html: str, classe: str = "") -> str:
    """Gives a paragraph."""
    return bloc("p", html, classe=classe)


def liste(elements: Iterable[str], classe: str = "") -> str:
    """Gives a list, or nothing when it is empty."""
    lignes = [element("li", une) for une in elements]
    return bloc("ul", *lignes, classe=classe) if lignes else ""


def ancre_territoire(nom: str) -> str:
    """Gives the anchor of a territory in the index by territory."""
    return f"territoire-{ancre_de(nom)}"


def ancre_de(nom: str) -> str:
    """Gives the anchor of a heading: its letters, without accents."""
    from reglo.diagnostics import sans_accents

    return "-".join("".join(c if c.isalnum() else " " for c in sans_accents(nom)).split())
