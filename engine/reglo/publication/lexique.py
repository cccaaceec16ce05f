"""The page of the vocabulary: what a dossier may say, how it is asked, and every clause that reads it."""

from collections.abc import Iterator

from reglo.model.rulebook import Donnee, Option
from reglo.phrases.francais import citer, majuscule
from reglo.phrases.liens import propre
from reglo.publication.adresses import VOCABULAIRE
from reglo.publication.contexte import Contexte, Page
from reglo.publication.facettes import adresse_fichier
from reglo.publication.html import bloc, echapper, element, imprimer, lien
from reglo.publication.lecteurs import lue_par
from reglo.publication.page import rubrique
from reglo.publication.sommaire import tete
from reglo.rendu.lexique import TYPES
from reglo.source import NULLE_PART

_GRANDEURS = {"€": "montant", "%": "taux", "mois": "durée", "jour": "durée", "m²": "surface"}
"""What a number of some units is called."""


def page_vocabulaire(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the page of the vocabulary, file by file."""
    page = Page(contexte, VOCABULAIRE)
    par_fichier: dict[str, list[Donnee]] = {}
    for donnee in contexte.rulebook.donnees.values():
        par_fichier.setdefault(donnee.span.fichier, []).append(donnee)
    parties = [tete(VOCABULAIRE)]
    for fichier, donnees in par_fichier.items():
        parties.append(rubrique(fichier.removesuffix(".regle") or "Le plan de financement"))
        parties += [_donnee(page, donnee) for donnee in donnees]
    yield VOCABULAIRE, "".join(parties)


def _donnee(page: Page, donnee: Donnee) -> str:
    question = element("p", imprimer(propre(donnee.question)), classe="question") if donnee.question else ""
    precision = element("p", imprimer(propre(donnee.precision))) if donnee.precision else ""
    options = "".join(element("li", _option(page, option)) for option in donnee.options)
    choix = element("ul", options, classe="choix") if options and donnee.genre != "appreciation" else ""
    type_, ou = imprimer(_type(page, donnee)), ""
    if donnee.span != NULLE_PART:
        ou = lien(adresse_fichier(page, donnee.span), echapper(f"ligne {donnee.span.ligne}"), "fichier")
    return bloc(
        "section",
        element("h3", imprimer(majuscule(propre(donnee.libelle or donnee.ecriture))), id=donnee.nom),
        element("p", " · ".join(filter(None, (page.code(donnee.ecriture), type_, ou))), classe="type"),
        question,
        precision,
        choix,
        lue_par(page, donnee.nom).strip(),
        classe="mot",
    )


def _option(page: Page, option: Option) -> str:
    aide = page.rulebook.aides.get(option.nom)
    return page.lier("aide", aide.id, propre(aide.nom)) if aide else imprimer(propre(option.libelle or option.nom))


def _type(page: Page, donnee: Donnee) -> str:
    """Says what a datum is: its kind, its unit, its list, who answers."""
    rulebook = page.rulebook
    unite = rulebook.unites[donnee.unite].pluriel if donnee.unite in rulebook.unites else donnee.unite
    genre = _GRANDEURS.get(donnee.unite.split("/")[0].split()[0], TYPES["nombre"]) if donnee.unite else ""
    dits = [f"{genre} ({unite.replace('_', ' ')})" if genre and donnee.genre == "nombre" else TYPES[donnee.genre]]
    dits += [f"pour chaque {page.plume.element(donnee.entite)}"] if donnee.entite else []
    autorite = rulebook.organismes.get(donnee.autorite or "")
    dits += [f"par {citer(propre(autorite.libelle))}"] if autorite else []
    return ", ".join([*dits, *(["peut manquer"] if donnee.peut_manquer else [])])
