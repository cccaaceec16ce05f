"""What has changed since another state of the rules, given by `reglo publier --avant`: a table, then a page by holder.

Without one, the table says how to compare: its address is always that of a page.
"""

from collections.abc import Iterator

from reglo.differences.bilan import Bilan
from reglo.differences.compte_rendu import resume
from reglo.differences.intitules import fait, groupe, sujet
from reglo.differences.objets import Objet
from reglo.model.rulebook import Rulebook
from reglo.phrases.francais import majuscule
from reglo.publication.adresses import DEFINITIONS, DEPUIS, page_aide, page_depuis, page_tronc, relatif
from reglo.publication.ancres import ancre_changement
from reglo.publication.changements.changements import Cote, dessiner, entete_cotes
from reglo.publication.contexte import Contexte, Page
from reglo.publication.html import bloc, element, imprimer, lien
from reglo.publication.page import ancre_de, entete, paragraphe, rubrique
from reglo.publication.sommaire import tete

_SANS = "Cette publication n'est comparée à aucun état antérieur des règles. Pour l'être, elle se publie avec :"
Groupe = tuple[str, str, str]
"""Aid, trunk or what is shared; its name; its heading."""


def pages_depuis(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the table of what has changed, then a page for each aid, each trunk, each kind of words."""
    page, bilan = Page(contexte, DEPUIS), contexte.fonds.comparaison
    if bilan is None:
        corps = paragraphe(imprimer(_SANS)) + bloc("pre", element("code", "reglo publier &#45;&#45;avant DOSSIER"))
        yield DEPUIS, tete(DEPUIS) + corps
        return
    groupes = _groupes(bilan)
    yield DEPUIS, tete(DEPUIS) + _table(page, bilan, groupes)
    for un, rangs in groupes.items():
        yield page_depuis(*un[:2]), _page(Page(contexte, page_depuis(*un[:2])), bilan, un, rangs)


def _groupes(bilan: Bilan) -> dict[Groupe, list[int]]:
    """Gives the ranks of the changes of each holder."""
    groupes: dict[Groupe, list[int]] = {}
    for rang, changement in enumerate(bilan.changements):
        groupes.setdefault(groupe(changement, bilan.avant.rulebook, bilan.apres.rulebook), []).append(rang)
    return groupes


def _table(page: Page, bilan: Bilan, groupes: dict[Groupe, list[int]]) -> str:
    nombre = len(bilan.changements)
    avant, apres = (f"recueil {cote.rulebook.empreinte[:12]}" for cote in (bilan.avant, bilan.apres))
    compte = f"{nombre} changement{'s' if nombre > 1 else ''}" if nombre else "Rien n'a changé"
    parties = [
        paragraphe(imprimer(f"{compte} entre un état antérieur des règles ({avant}) et celui-ci ({apres})."), "avis")
    ]
    for un, rangs in groupes.items():
        lignes = (element("li", _ligne(page, bilan, un, rang)) for rang in rangs)
        parties += [rubrique(un[2], f"pour-{ancre_de(un[1])}"), bloc("ul", *lignes, classe="journee")]
    return "".join(parties)


def _ligne(page: Page, bilan: Bilan, un: Groupe, rang: int) -> str:
    """Names a change and its effect, with the link to both sides of it."""
    changement = bilan.changements[rang]
    nom = imprimer(f"{majuscule(sujet(changement.objet))} : {fait(changement)}")
    cible = relatif(page.uri, f"{page_depuis(*un[:2])}#{ancre_changement(changement.objet)}")
    effet = resume(bilan.effet(rang))
    return lien(cible, nom) + (element("span", imprimer(effet), classe="details") if effet else "")


def _page(page: Page, bilan: Bilan, un: Groupe, rangs: list[int]) -> str:
    genre, nom, titre = un
    chemin = lien(relatif(page.uri, DEPUIS), imprimer("Ce qui a changé dans les règles"))
    vers = page.adresse(genre, nom) if genre != "partage" else ""
    nombre = f"{len(rangs)} changement{'s' if len(rangs) > 1 else ''}"
    bas = " · ".join((nombre, *([lien(vers, imprimer("lire aujourd'hui"))] if vers else [])))
    parties = [entete(f"{titre} : ce qui a changé", chemin, bas), entete_cotes("Avant", "Après")]
    parties += dessiner(page, bilan, rangs, lambda cote, objet: _adresse(page, cote, objet))
    return "".join(parties)


def _adresse(page: Page, cote: Cote, objet: Objet) -> str:
    cible = place(page.rulebook, objet) if cote == "apres" else ""
    if cible:
        return relatif(page.uri, cible)
    return page.adresse(objet.nature, objet.nom) if cote == "apres" else ""


def place(rulebook: Rulebook, objet: Objet) -> str:
    """Gives the page and the anchor of what an aid holds, or of the value of a parameter; nothing of the rest."""
    if objet.nature == "valeur":
        return f"{DEFINITIONS}#{objet.porteur}"
    aide = rulebook.aides.get(objet.nom if objet.nature == "aide" else objet.porteur)
    if aide is None:
        genre = objet.nature in ("clause", "rang", "tableau")
        return _commune(rulebook, objet) if genre else ""
    version = next((une for une in aide.versions if une.nom == objet.version), aide.versions[-1])
    page = page_aide(aide, version)
    return page if objet.nature in ("aide", "version") else f"{page}#{objet.id}"


def _commune(rulebook: Rulebook, objet: Objet) -> str:
    return f"{page_tronc(objet.porteur) if objet.porteur in rulebook.troncs else DEFINITIONS}#{objet.id}"
