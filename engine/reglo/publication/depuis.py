"""The page of what has changed since another state of the rules, given by `reglo publier --avant`.

Without one, the page says how to compare: its address is always that of a page.
"""

from collections.abc import Iterator
from itertools import groupby

from reglo.differences.bilan import Bilan
from reglo.differences.comparaison import Changement
from reglo.differences.intitules import groupe
from reglo.differences.objets import Objet
from reglo.model.rulebook import Rulebook
from reglo.phrases.francais import citer
from reglo.publication.adresses import DEFINITIONS, DEPUIS, page_aide, page_tronc, relatif
from reglo.publication.changements import Cote, dessiner, entete_cotes
from reglo.publication.contexte import Contexte, Page
from reglo.publication.html import bloc, element, imprimer, lien
from reglo.publication.page import ancre_de, paragraphe, rubrique
from reglo.publication.sommaire import tete

_SANS = "Cette publication n'est comparée à aucun état antérieur des règles. Pour l'être, elle se publie avec :"


def page_depuis(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the page of what has changed."""
    page, bilan = Page(contexte, DEPUIS), contexte.fonds.comparaison
    if bilan is None:
        corps = paragraphe(imprimer(_SANS)) + bloc("pre", element("code", "reglo publier &#45;&#45;avant DOSSIER"))
    else:
        corps = _corps(page, bilan)
    yield DEPUIS, tete(DEPUIS) + corps


def _corps(page: Page, bilan: Bilan) -> str:
    nombre = len(bilan.changements)
    empreintes = (f"recueil {cote.rulebook.empreinte[:12]}" for cote in (bilan.avant, bilan.apres))
    avant, apres = (
        f"{citer(cote.nom)}, {dit}" for cote, dit in zip((bilan.avant, bilan.apres), empreintes, strict=True)
    )
    compte = f"{nombre} changement{'s' if nombre > 1 else ''}" if nombre else "Rien n'a changé"
    chapeau = paragraphe(imprimer(f"{compte} de {avant} à {apres}."), "avis")
    if not nombre:
        return chapeau
    rangs = [*enumerate(bilan.changements)]
    groupes = [(cle, [*siens]) for cle, siens in groupby(rangs, lambda un: _groupe(bilan, un[1]))]
    liens = (lien(f"#{_ancre(cle)}", imprimer(f"{cle[2]} ({len(siens)})")) for cle, siens in groupes)
    sommaire = bloc("nav", *liens, classe="sommaire", aria_label="Ce qui change")
    parties = [chapeau, sommaire, entete_cotes("Avant", "Après")]
    for cle, siens in groupes:
        parties.append(rubrique(cle[2], _ancre(cle)))
        parties += [dessiner(page, bilan, rang, lambda cote, objet: _adresse(page, cote, objet)) for rang, _ in siens]
    return "".join(parties)


def _groupe(bilan: Bilan, changement: Changement) -> tuple[str, str, str]:
    return groupe(changement, bilan.avant.rulebook, bilan.apres.rulebook)


def _ancre(cle: tuple[str, str, str]) -> str:
    """Gives the anchor of a group, which no change bears."""
    return f"pour-{ancre_de(cle[1])}"


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
