"""The guide: how to read and to doubt a page, how to write a first aid, then the reference of the language.

The texts are those that the repository keeps (`grammar/`, `kb_docs/guide/`): nothing is written twice.
"""

import posixpath
from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote

from reglo.publication.adresses import MESSAGES, relatif
from reglo.publication.contexte import Contexte
from reglo.publication.guide.catalogue import codes
from reglo.publication.guide.ouvrage import rubriques
from reglo.publication.guide.textes import TEXTES
from reglo.publication.html import bloc, imprimer, lien
from reglo.publication.page import ancre_de, paragraphe
from reglo.publication.sommaire import tete

_PAGES = {place: page for page, place in TEXTES.items()}


def pages_du_manuel(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives a page for each text."""
    for page in TEXTES:
        texte = contexte.fonds.textes.get(page)
        yield page, tete(page) + (_absent() if texte is None else _texte(page, texte))


def _absent() -> str:
    return paragraphe(imprimer("Ce texte n'était pas joint à cette publication."), "avis")


def _texte(page: str, texte: str) -> str:
    siennes = rubriques(texte, partial(_adresse, page))
    liens = [lien(f"#{ancre_de(une.titre)}", imprimer(une.titre)) for une in siennes if une.titre]
    sommaire = bloc("nav", *liens, classe="sommaire", aria_label="Rubriques de la page")
    return (sommaire if liens else "") + "".join(bloc("section", une.html, classe="ouvrage") for une in siennes)


def _adresse(depuis: str, cible: str) -> str:
    """Gives the address of another text, of an anchor or of a message; nothing for what the site does not hold."""
    if cible in codes():
        return relatif(depuis, f"{MESSAGES}#{cible}")
    fichier, _, ancre = unquote(cible).partition("#")
    visee = posixpath.normpath(posixpath.join(posixpath.dirname(TEXTES[depuis]), fichier))
    page = _PAGES.get(visee, "") if fichier else depuis
    return relatif(depuis, f"{page}#{ancre_de(ancre)}" if ancre else page) if page else ""
