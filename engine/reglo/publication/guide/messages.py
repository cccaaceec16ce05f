"""The page of the messages: each remark that Réglo can make, under its code, with what to write instead."""

import re
from collections.abc import Iterator
from string import Formatter

from reglo.publication.adresses import MESSAGES
from reglo.publication.contexte import Contexte
from reglo.publication.guide.catalogue import Message, catalogue
from reglo.publication.guide.ouvrage import code
from reglo.publication.html import bloc, echapper, element, imprimer, lien
from reglo.publication.page import ancre_de, rubrique
from reglo.publication.sommaire import tete

_TETE = re.compile(r".* : (?:erreur|avertissement) ([A-Z]\d{3})\n")
_MONTREES = 3
"""Examples of one mistake that are shown."""


def page_messages(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the page of the messages."""
    familles, reponses = catalogue(), lire_reponses(contexte.fonds.textes.get(MESSAGES, ""))
    liens = (lien(f"#{ancre_de(titre)}", imprimer(titre)) for titre, _ in familles)
    sommaire = bloc("nav", *liens, classe="sommaire", aria_label="Rubriques de la page")
    corps = (
        rubrique(titre, ancre_de(titre)) + "".join(_message(un, reponses.get(un.fiche.code, "")) for un in messages)
        for titre, messages in familles
    )
    yield MESSAGES, tete(MESSAGES) + sommaire + "".join(corps)


def lire_reponses(texte: str) -> dict[str, str]:
    """Gives what Réglo answers to one fault of each code."""
    return {trouve[1]: reponse for reponse in texte.split("\n\n") if (trouve := _TETE.match(reponse))}


def _message(message: Message, reponse: str) -> str:
    """Draws a code: its sentence, or the answer to a fault of its kind; then what to write instead."""
    fiche = message.fiche
    titre = element("h3", lien(f"#{fiche.code}", fiche.code), " ", imprimer(fiche.titre), id=fiche.code)
    leger = element("p", "Avertissement : rien n’est refusé.", classe="gravite") if fiche.gravite != "erreur" else ""
    if reponse:
        dit = code(reponse.strip(), "text", "Réglo répond, par exemple")
    else:
        dit = element("p", imprimer(_remplir(fiche.message)), classe="phrase") + _ecrire(message)
    return bloc("section", titre, leger, dit, classe="message")


def _ecrire(message: Message) -> str:
    """Draws what to write, beside what to avoid when an example shows it."""
    if not message.corrections:
        dit = _remplir(message.fiche.aide)
        ecrit = element("p", element("span", "À écrire", classe="titre-code"), " ", element("code", echapper(dit)))
        return ecrit if dit.strip("… ,:") else ""
    montrees = message.corrections[:_MONTREES]
    evite, ecrit = ("\n".join(lignes) for lignes in zip(*((une.evite, une.ecrit) for une in montrees), strict=True))
    return element("div", code(evite, "regle", "À éviter"), code(ecrit, "regle", "À écrire"), classe="paire")


def _remplir(phrase: str) -> str:
    """Gives a sentence as it stands before it is filled."""
    rempli = "".join(texte + ("" if champ is None else "…") for texte, champ, _, _ in Formatter().parse(phrase))
    return rempli.replace("….", "…").strip()
