"""The first page: every aid, by funder; and the pages of the files of rules."""

from collections.abc import Iterator

from reglo.model.rulebook import Aide
from reglo.phrases.liens import propre
from reglo.phrases.suites import periode
from reglo.publication.adresses import ACCUEIL, page_fichier
from reglo.publication.carte import NATURES
from reglo.publication.contexte import Contexte, Page
from reglo.publication.html import bloc, echapper, element, imprimer
from reglo.publication.page import ancre_de, entete, paragraphe, rubrique


def page_accueil(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the index of the aids."""
    page = Page(contexte, ACCUEIL)
    par_financeur: dict[str, list[Aide]] = {}
    for aide in contexte.rulebook.aides.values():
        par_financeur.setdefault(aide.versions[-1].financeur, []).append(aide)
    chapeau = (
        "Chaque clause s'y lit trois fois : le texte cité, ce qu'il dit en clair, la règle que le calcul applique."
    )
    parties = [entete("Les aides"), paragraphe(imprimer(chapeau))]
    for nom in sorted(par_financeur, key=lambda nom: ancre_de(_libelle(page, nom))):
        parties.append(rubrique(_libelle(page, nom), ancre_de(nom)))
        parties.append(bloc("ul", *(_aide(page, aide) for aide in par_financeur[nom]), classe="aides"))
    empreinte = f"Recueil {contexte.rulebook.empreinte[:12]}."
    yield ACCUEIL, "".join((*parties, paragraphe(echapper(empreinte), "empreinte")))


def _libelle(page: Page, nom: str) -> str:
    organisme = page.rulebook.organismes.get(nom)
    return propre(organisme.libelle if organisme else nom)


def _aide(page: Page, aide: Aide) -> str:
    version = aide.versions[-1]
    details = [NATURES[version.nature], *([propre(version.territoire)] if version.territoire else [])]
    details += [periode(version.periode)] if version.periode else []
    nom = page.lier("aide", aide.id, propre(aide.nom))
    return element("li", nom, element("span", imprimer(", ".join(details)), classe="details"), page.code(aide.id))


def pages_fichiers(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives a page for each file of rules, with an anchor by line."""
    for nom in contexte.sources:
        fichier = contexte.fichier(nom)
        if fichier is None:
            continue
        lignes = (element("span", ligne, id=f"L{rang}") for rang, ligne in enumerate(fichier.lignes(), start=1))
        code = element("pre", element("code", "&#10;".join(lignes)), classe="highlight lignes")
        yield page_fichier(nom), entete(nom, "Fichier de règles") + bloc("div", code, classe="fichier-entier")
