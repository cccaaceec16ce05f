"""The page of the vocabulary: what a dossier may say, how it is asked, and every clause that reads it."""

from collections.abc import Iterator

from reglo.diagnostics import sans_accents
from reglo.model.rulebook import Donnee, Option
from reglo.phrases.francais import citer, majuscule
from reglo.phrases.liens import propre
from reglo.publication.adresses import VOCABULAIRE, relatif
from reglo.publication.aide.facettes import adresse_fichier
from reglo.publication.ancres import cle_de_changement
from reglo.publication.contexte import Contexte, Page
from reglo.publication.html import bloc, echapper, element, imprimer, lien
from reglo.publication.lecteurs import lue_par
from reglo.publication.page import liste, rubrique
from reglo.publication.reperes.indexes import page_de
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
    parties = [tete(VOCABULAIRE), _alphabet(page)]
    for fichier, donnees in par_fichier.items():
        parties.append(rubrique(fichier.removesuffix(".regle") or "Le plan de financement"))
        parties += [_donnee(page, donnee) for donnee in donnees]
    yield VOCABULAIRE, "".join(parties)


def _alphabet(page: Page) -> str:
    """Draws every datum in the order of the alphabet."""
    noms = sorted(page.rulebook.donnees.values(), key=lambda donnee: sans_accents(_nom(donnee)))
    liens = (lien(f"#{donnee.nom}", imprimer(_nom(donnee))) for donnee in noms)
    return rubrique("De A à Z", "de-a-a-z") + liste(liens, "serree")


def _nom(donnee: Donnee) -> str:
    return majuscule(propre(donnee.libelle or donnee.ecriture))


def _donnee(page: Page, donnee: Donnee) -> str:
    question = element("p", imprimer(propre(donnee.question)), classe="question") if donnee.question else ""
    precision = element("p", imprimer(propre(donnee.precision))) if donnee.precision else ""
    options = "".join(element("li", _option(page, option)) for option in donnee.options)
    choix = element("ul", options, classe="choix") if options and donnee.genre != "appreciation" else ""
    type_, ou = imprimer(_type(page, donnee)), ""
    if donnee.span != NULLE_PART:
        ou = lien(adresse_fichier(page, donnee.span), echapper(f"ligne {donnee.span.ligne}"), "fichier")
    retours = page.retours(cle_de_changement("donnee", donnee.nom))
    return bloc(
        "section",
        element("h3", imprimer(_nom(donnee)), id=donnee.nom),
        element("p", " · ".join(filter(None, (page.code(donnee.ecriture), type_, ou, *retours))), classe="type"),
        question,
        precision,
        choix,
        _precisions(page, donnee),
        lue_par(page, donnee.nom).strip(),
        classe="mot",
    )


def _precisions(page: Page, donnee: Donnee) -> str:
    """Says what a datum is not, what it was called, and where its answers are sorted."""
    autres = (page.rulebook.donnees.get(nom) for nom in donnee.distincte_de)
    distinctes = ", ".join(page.lier("donnee", autre.nom, citer(_nom(autre))) for autre in autres if autre is not None)
    dites = [f"À ne pas confondre avec {distinctes}."] if distinctes else []
    anciens = ", ".join(page.code(nom) for nom in donnee.anciennement)
    dites += [" ".join((imprimer("S'écrivait auparavant"), f"{anciens}."))] if anciens else []
    dites += [
        lien(
            relatif(page.uri, f"{page_de(page.rulebook, entree)}#{donnee.nom}"),
            imprimer("Ce qu'ouvre et ferme chaque réponse"),
        )
        for entree in page.contexte.entrees
        if entree.donnee.nom == donnee.nom
    ]
    return element("p", " ".join(dites), classe="precisions") if dites else ""


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
    dits += [_bornes(page, donnee)] if donnee.minimum is not None or donnee.maximum is not None else []
    return ", ".join([*dits, *(["peut manquer"] if donnee.peut_manquer else [])])


def _bornes(page: Page, donnee: Donnee) -> str:
    """Says between which values a number stands."""
    bas, haut = (
        None if borne is None else page.plume.valeur(borne, donnee.unite) for borne in (donnee.minimum, donnee.maximum)
    )
    if bas is not None and haut is not None:
        return f"de {bas} à {haut}"
    return f"au moins {bas}" if bas is not None else f"au plus {haut}"
