"""The page of the vocabulary: what a dossier may say, how it is asked, and every clause that reads it."""

from collections.abc import Iterator

from reglo.model.rulebook import Donnee
from reglo.phrases.francais import citer, majuscule, typographier
from reglo.phrases.liens import propre
from reglo.publication.adresses import VOCABULAIRE
from reglo.publication.contexte import Contexte, Page
from reglo.publication.facettes import adresse_fichier
from reglo.publication.html import bloc, echapper, element, lien
from reglo.publication.lecteurs import lue_par
from reglo.publication.page import entete, paragraphe, rubrique
from reglo.rendu.lexique import TYPES
from reglo.source import NULLE_PART


def page_vocabulaire(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the page of the vocabulary, file by file."""
    page = Page(contexte, VOCABULAIRE)
    par_fichier: dict[str, list[Donnee]] = {}
    for donnee in contexte.rulebook.donnees.values():
        par_fichier.setdefault(donnee.span.fichier, []).append(donnee)
    chapeau = "Ce qu'un dossier peut dire d'une opération : chaque donnée, sa question, et les clauses qui la lisent."
    parties = [entete("Le vocabulaire"), paragraphe(echapper(typographier(chapeau)))]
    for fichier, donnees in par_fichier.items():
        parties.append(rubrique(fichier.removesuffix(".regle") or "Le plan de financement"))
        parties += [_donnee(page, donnee) for donnee in donnees]
    yield VOCABULAIRE, "".join(parties)


def _donnee(page: Page, donnee: Donnee) -> str:
    question = (
        element("p", echapper(typographier(propre(donnee.question))), classe="question") if donnee.question else ""
    )
    precision = element("p", echapper(typographier(propre(donnee.precision)))) if donnee.precision else ""
    options = "".join(element("li", echapper(propre(o.libelle or o.nom))) for o in donnee.options)
    choix = element("ul", options, classe="choix") if options and donnee.genre != "appreciation" else ""
    ou = ""
    if donnee.span != NULLE_PART:
        ou = lien(adresse_fichier(page, donnee.span), echapper(f"ligne {donnee.span.ligne}"), "fichier")
    return bloc(
        "section",
        element("h3", echapper(majuscule(propre(donnee.libelle or donnee.ecriture)))),
        element("p", page.code(donnee.ecriture), " ", echapper(_type(page, donnee)), " ", ou, classe="type"),
        question,
        precision,
        choix,
        lue_par(page, donnee.nom).strip(),
        id=donnee.nom,
        classe="mot",
    )


def _type(page: Page, donnee: Donnee) -> str:
    """Says what a datum is: its kind, its unit, its list, who answers."""
    rulebook = page.rulebook
    unite = rulebook.unites[donnee.unite].pluriel if donnee.unite in rulebook.unites else donnee.unite
    dits = [TYPES[donnee.genre] + (f" ({unite.replace('_', ' ')})" if unite and donnee.genre == "nombre" else "")]
    dits += [f"pour chaque {page.plume.element(donnee.entite)}"] if donnee.entite else []
    autorite = rulebook.organismes.get(donnee.autorite or "")
    dits += [f"par {citer(propre(autorite.libelle))}"] if autorite else []
    return ", ".join([*dits, *(["peut manquer"] if donnee.peut_manquer else [])])
