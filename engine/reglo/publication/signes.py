"""How a clause stands before those who review it, on the pages where it is read: a discreet sign, a note, a count."""

from reglo.model.rulebook import Aide, Version
from reglo.phrases.francais import majuscule, terminer
from reglo.publication.adresses import RELECTURE, relatif
from reglo.publication.contexte import Page
from reglo.publication.html import element, imprimer, lien
from reglo.publication.page import ancre_de
from reglo.relecture.enonce import compter, dire
from reglo.relecture.etats import Etat, GenreEtat
from reglo.relecture.liste import PARTAGES
from reglo.relecture.objets import Objet, entete
from reglo.relecture.portee import de_la_version
from reglo.source import Span

_SIGNES: dict[GenreEtat, str] = {"jamais": "○", "relue": "● relue", "réserve": "◐ réserve", "à relire": "◌ à relire"}


def signe(page: Page, identifiant: str, span: Span) -> str:
    """Draws how something stands, as a link to where it is told; nothing for what is not read again."""
    etat = page.contexte.etat(identifiant, span)
    if etat is None:
        return ""
    return element(
        "a",
        imprimer(_SIGNES[etat.genre]),
        classe=f"relu {ancre_de(etat.genre)}",
        href=relatif(page.uri, f"{RELECTURE}#{ancre(etat)}"),
        title=majuscule(dire(etat)),
        aria_label="" if etat.marques else majuscule(dire(etat)),
    )


def note(page: Page, identifiant: str, span: Span) -> str:
    """Draws what a reviewer reserved, or what changed since the last review."""
    etat = page.contexte.etat(identifiant, span)
    if etat is None or etat.genre not in ("réserve", "à relire"):
        return ""
    return element("p", imprimer(terminer(dire(etat))), classe=f"note relecture {ancre_de(etat.genre)}")


def bref(page: Page, aide: Aide, version: Version) -> str:
    """Says how much of an aid is reviewed, its heading apart when that was begun."""
    contexte = page.contexte
    etats = contexte.relecture.etats
    noms = de_la_version(contexte.empreinteur, aide, version)
    tete_ = etats[entete(aide, version).nom]
    place = relatif(page.uri, f"{RELECTURE}#{ancre_du_groupe(tete_.objet)}")
    compte = lien(place, imprimer(compter(etats[nom] for nom in noms)), classe="compte")
    return compte if tete_.genre == "jamais" else f"{compte} ; {imprimer(f'en-tête {_accorde(dire(tete_))}')}"


def _accorde(dit: str) -> str:
    """A heading is masculine."""
    return dit.replace("relue", "relu", 1)


def ancre(etat: Etat) -> str:
    """Gives where something is told on the page: by itself once it was reviewed, else with its aid."""
    return f"relue-{etat.objet.nom.replace(' ', '-')}" if etat.marques else ancre_du_groupe(etat.objet)


def ancre_du_groupe(objet: Objet) -> str:
    """Gives the place, on the page, of the aid, the trunk or the shared kind of something."""
    return f"sous-{objet.porteur}" if objet.porteur else f"partage-{ancre_de(PARTAGES[objet.genre])}"
