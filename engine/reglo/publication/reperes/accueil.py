"""The first page: the table of the rulebook, then every aid, by funder."""

from collections.abc import Iterator
from fractions import Fraction

from reglo.model.rulebook import Aide, Rulebook
from reglo.phrases.liens import propre
from reglo.phrases.suites import periode
from reglo.publication.adresses import ACCUEIL, relatif
from reglo.publication.aide.carte import NATURES
from reglo.publication.contexte import Contexte, Page
from reglo.publication.doutes.doutes import toutes
from reglo.publication.html import bloc, echapper, element, imprimer, lien
from reglo.publication.page import ancre_de, entete, paragraphe, rubrique
from reglo.publication.sommaire import SOMMAIRE, Entree, Partie
from reglo.values.formats import ecrire_nombre

FINANCEURS = "par-financeur"
"""The anchor of the aids by funder."""
_CHAPEAU = "Chaque clause s'y lit trois fois : le texte cité, ce qu'il dit en clair, la règle que le calcul applique."


def page_accueil(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the table of the rulebook, then its aids."""
    page = Page(contexte, ACCUEIL)
    empreinte = f"Recueil {contexte.rulebook.empreinte[:12]}."
    parties = [
        entete("Le recueil des aides", sous_titre=imprimer(_compte(contexte.rulebook))),
        paragraphe(imprimer(_CHAPEAU)),
        bloc("div", *(_partie(partie) for partie in SOMMAIRE), classe="table"),
        *_par_financeur(page),
        *_troncs(page),
        paragraphe(echapper(empreinte), "empreinte"),
    ]
    yield ACCUEIL, "".join(parties)


def _compte(rulebook: Rulebook) -> str:
    """Says how much the rulebook holds."""
    financeurs = {aide.versions[-1].financeur for aide in rulebook.aides.values()}
    comptes = (
        (len(rulebook.aides), "aide"),
        (len(financeurs), "financeur"),
        (len(rulebook.documents), "texte"),
        (len(toutes(rulebook)), "clause"),
    )
    return " · ".join(f"{ecrire_nombre(Fraction(nombre))} {nom}{'s' if nombre > 1 else ''}" for nombre, nom in comptes)


def _partie(partie: Partie) -> str:
    """Draws a part of the table: its pages, each with its sentence."""
    lignes = (element("li", _vers(entree), element("small", imprimer(entree.phrase))) for entree in partie.pages)
    return element("section", element("h2", imprimer(partie.titre)), element("ul", *lignes))


def _vers(entree: Entree) -> str:
    """Draws the link to a page; this one leads to its own list."""
    if entree.adresse == ACCUEIL:
        return lien(f"#{FINANCEURS}", "Par financeur")
    return lien(relatif(ACCUEIL, entree.adresse), imprimer(entree.titre))


def _par_financeur(page: Page) -> Iterator[str]:
    """Draws the aids under their funders, in the order of the alphabet."""
    par_financeur: dict[str, list[Aide]] = {}
    for aide in page.rulebook.aides.values():
        par_financeur.setdefault(aide.versions[-1].financeur, []).append(aide)
    yield rubrique("Les aides, par financeur", FINANCEURS)
    for nom in sorted(par_financeur, key=lambda nom: ancre_de(_libelle(page, nom))):
        yield rubrique(_libelle(page, nom), ancre_de(nom), 3)
        yield bloc("ul", *(_aide(page, aide) for aide in par_financeur[nom]), classe="aides")


def _troncs(page: Page) -> Iterator[str]:
    """Draws the clauses that several aids take up."""
    troncs = page.rulebook.troncs.values()
    if troncs:
        yield rubrique("Les règles communes à plusieurs aides", "regles-communes")
        lignes = (element("li", page.lier("tronc", un.id, propre(un.nom)), page.code(un.id)) for un in troncs)
        yield bloc("ul", *lignes, classe="aides")


def _libelle(page: Page, nom: str) -> str:
    organisme = page.rulebook.organismes.get(nom)
    return propre(organisme.libelle if organisme else nom)


def _aide(page: Page, aide: Aide) -> str:
    version = aide.versions[-1]
    details = [NATURES[version.nature], *([propre(version.territoire)] if version.territoire else [])]
    details += [periode(version.periode)] if version.periode else []
    nom = page.lier("aide", aide.id, propre(aide.nom))
    return element("li", nom, element("span", imprimer(", ".join(details)), classe="details"), page.code(aide.id))
