"""The page of the messages: each remark that Réglo can make, under its code, with what to write instead."""

from collections.abc import Iterator
from string import Formatter

from reglo.publication.adresses import MESSAGES
from reglo.publication.catalogue import Message, catalogue
from reglo.publication.contexte import Contexte
from reglo.publication.html import bloc, echapper, element, imprimer, lien
from reglo.publication.ouvrage import code
from reglo.publication.page import ancre_de, rubrique
from reglo.publication.sommaire import tete

_MONTREES = 3
"""Examples of one mistake that are shown."""


def page_messages(_contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the page of the messages."""
    familles = catalogue()
    liens = (lien(f"#{ancre_de(titre)}", imprimer(titre)) for titre, _ in familles)
    sommaire = bloc("nav", *liens, classe="sommaire", aria_label="Rubriques de la page")
    corps = (rubrique(titre, ancre_de(titre)) + "".join(map(_message, messages)) for titre, messages in familles)
    yield MESSAGES, tete(MESSAGES) + sommaire + "".join(corps)


def _message(message: Message) -> str:
    fiche = message.fiche
    titre = element("h3", lien(f"#{fiche.code}", fiche.code), " ", imprimer(fiche.titre), id=fiche.code)
    leger = element("p", "Avertissement : rien n’est refusé.", classe="gravite") if fiche.gravite != "erreur" else ""
    phrase = element("p", imprimer(_remplir(fiche.message)), classe="phrase")
    return bloc("section", titre, leger, phrase, _ecrire(message), classe="message")


def _ecrire(message: Message) -> str:
    """Draws what to write, beside what to avoid when an example shows it."""
    if not message.corrections:
        dit = _remplir(message.fiche.aide)
        ecrit = element("p", element("span", "À écrire", classe="titre-code"), " ", element("code", echapper(dit)))
        return ecrit if dit.strip("… ,:") else ""
    return "".join(
        element(
            "div",
            code(correction.evite, "regle", "À éviter"),
            code(correction.ecrit, "regle", "À écrire"),
            classe="paire",
        )
        for correction in message.corrections[:_MONTREES]
    )


def _remplir(phrase: str) -> str:
    """Gives a sentence as it stands before it is filled."""
    rempli = "".join(texte + ("" if champ is None else "…") for texte, champ, _, _ in Formatter().parse(phrase))
    return rempli.replace("….", "…").strip()
