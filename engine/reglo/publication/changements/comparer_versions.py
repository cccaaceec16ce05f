"""The pages that set a version of an aid beside the next one, clause by clause."""

from collections.abc import Iterator
from itertools import pairwise

from reglo.differences.bilan import Bilan
from reglo.differences.objets import Objet
from reglo.differences.suites import nommer
from reglo.model.rulebook import Aide, Version
from reglo.phrases.francais import majuscule
from reglo.phrases.liens import propre
from reglo.publication.adresses import ACCUEIL, page_aide, page_versions, relatif
from reglo.publication.changements.changements import Cote, dessiner, entete_cotes
from reglo.publication.contexte import Contexte, Page
from reglo.publication.html import imprimer, lien
from reglo.publication.page import entete, paragraphe


def pages_versions(contexte: Contexte, aide: Aide) -> Iterator[tuple[str, str]]:
    """Gives a page for each version and the next one."""
    for (avant, apres), bilan in zip(pairwise(aide.versions), contexte.versions.get(aide.id, ()), strict=True):
        uri = page_versions(aide, avant, apres)
        yield uri, _page(Page(contexte, uri, aide=aide.id), aide, (avant, apres), bilan)


def _page(page: Page, aide: Aide, versions: tuple[Version, Version], bilan: Bilan) -> str:
    vers = lien(relatif(page.uri, page_aide(aide, versions[1])), imprimer(propre(aide.nom)))
    chemin = f"{lien(relatif(page.uri, ACCUEIL), 'Les aides')} › {vers}"
    noms = [nommer(version) for version in versions]
    cotes = [
        lien(relatif(page.uri, page_aide(aide, version)), imprimer(majuscule(nom)))
        for version, nom in zip(versions, noms, strict=True)
    ]
    nombre = len(bilan.changements)
    compte = f"{nombre} changement{'s' if nombre > 1 else ''}" if nombre else "Aucun changement"
    parties = [
        entete(f"{propre(aide.nom)} : d'une version à l'autre", chemin, imprimer(f"{noms[0]}, puis {noms[1]}")),
        paragraphe(imprimer(f"{compte}. Une clause qui n'est pas ici est la même dans les deux versions."), "avis"),
        entete_cotes(*cotes),
    ]
    rangs = range(len(bilan.changements))
    parties += dessiner(page, bilan, rangs, lambda cote, objet: _adresse(page, aide, versions, cote, objet))
    return "".join(parties)


def _adresse(page: Page, aide: Aide, versions: tuple[Version, Version], cote: Cote, objet: Objet) -> str:
    """Gives where a thing stands on the page of its own version."""
    version = versions[cote == "apres"]
    cible = page_aide(aide, version)
    if objet.nature in ("clause", "rang"):
        cible += f"#{objet.id}"
    elif objet.nature == "tableau":
        cible += f"#{aide.id}.{version.nom}.{objet.nom}" if version.nom else f"#{objet.id}"
    return relatif(page.uri, cible)
