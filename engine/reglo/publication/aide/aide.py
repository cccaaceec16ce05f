"""The page of an aid: what it is at a glance, then its clauses, section by section, in the order of a règlement."""

from collections.abc import Iterable, Iterator

from reglo.evaluation.reference.aides import en_argent
from reglo.model.rulebook import Aide, Definition, Version
from reglo.phrases.clauses import dire
from reglo.phrases.francais import terminer
from reglo.phrases.liens import propre
from reglo.phrases.suites import periode
from reglo.publication.adresses import ACCUEIL, page_aide, relatif
from reglo.publication.aide.calcul import TITRE, calcul, limite
from reglo.publication.aide.carte import carte
from reglo.publication.aide.definitions import definir
from reglo.publication.aide.doutes_aide import DOUTES, doutes
from reglo.publication.aide.facettes import clause, entete_colonnes
from reglo.publication.aide.grille import dessiner
from reglo.publication.aide.paiement import PAIEMENT, paiement
from reglo.publication.aide.versions import SECTIONS, Section, mots_lus, sections, tableaux_lus
from reglo.publication.aide.voisines import VOISINES, voisines
from reglo.publication.contexte import Contexte, Page
from reglo.publication.html import imprimer, lien
from reglo.publication.page import Recherche, ancre_de, entete, paragraphe, rubrique
from reglo.publication.preuves.exemples import resume

DEFINITIONS = "Définitions"


def pages_aide(contexte: Contexte, aide: Aide) -> Iterator[tuple[str, str]]:
    """Gives the page of each version of an aid."""
    for version in aide.versions:
        yield page_aide(aide, version), _page(_ouvrir(contexte, aide, version), aide, version)


def _ouvrir(contexte: Contexte, aide: Aide, version: Version) -> Page:
    uri, ancres = page_aide(aide, version), _ancres(contexte, version)
    page = Page(contexte, uri, aide=aide.id, version=version.nom, document=version.document, ancres=ancres)
    page.doutes = frozenset(contexte.doutes(aide, version).cles)
    return page


def _ancres(contexte: Contexte, version: Version) -> frozenset[str]:
    tableaux = tableaux_lus(contexte.rulebook, version)
    lignes = (ligne.id for tableau in tableaux for ligne in tableau.clauses)
    return frozenset((*(c.id for c in version.clauses), *lignes))


def _page(page: Page, aide: Aide, version: Version) -> str:
    rangees = sections(page.rulebook, version)
    financeur = page.rulebook.organismes.get(version.financeur)
    chemin = lien(relatif(page.uri, ACCUEIL), "Les aides")
    nom = imprimer(propre(financeur.libelle if financeur else version.financeur))
    surtitre = f"{chemin} › {lien(relatif(page.uri, f'{ACCUEIL}#{ancre_de(version.financeur)}'), nom)}"
    avant = (
        (TITRE, calcul(page, aide, version)),
        (PAIEMENT, paiement(page, version, en_argent=en_argent(aide))),
    )
    apres = (
        (DEFINITIONS, _definitions(page, version)),
        (DOUTES, doutes(page, aide, version)),
        (VOISINES, voisines(page, aide, version)),
        ("Exemples", resume(page, aide)),
    )
    titres = (*_titrer(avant), *rangees, *_titrer(apres))
    parties = [
        entete(_nom(aide, version), surtitre, page.code(aide.id), recherche=Recherche.EN_PREMIER),
        carte(page, aide, version, titres),
        *(dite for _, dite in avant),
        entete_colonnes(),
        *(_section(page, section, version) for section in rangees),
        *(dite for _, dite in apres),
    ]
    return "".join(parties)


def _nom(aide: Aide, version: Version) -> str:
    """Gives the name of a version: that of its aid, and its period when another version followed."""
    if version is aide.versions[-1]:
        return propre(aide.nom)
    return f"{propre(aide.nom)}, {periode(version.periode) if version.periode else version.nom}"


def _definitions(page: Page, version: Version) -> str:
    """Draws the definitions that a version reads."""
    definies = (definir(page, mot) for mot in mots_lus(page.rulebook, version) if isinstance(mot, Definition))
    dites = "".join(definies)
    return rubrique(DEFINITIONS, ancre_de(DEFINITIONS)) + dites if dites else ""


def _titrer(dites: Iterable[tuple[str, str]]) -> Iterator[Section]:
    """Gives the headings of the parts that say something."""
    return (Section(titre) for titre, dite in dites if dite)


def _section(page: Page, section: Section, version: Version) -> str:
    dites = "".join(clause(page, une, dire(page.plume, une)) for une in section.clauses)
    dites += "".join(dessiner(page, tableau) for tableau in section.tableaux)
    limites = limite(version) if section.titre == SECTIONS["bonifications"] else ""
    tete = paragraphe(imprimer(terminer(limites)), "regle-section") if limites else ""
    return rubrique(section.titre, ancre_de(section.titre)) + tete + dites
