"""The page of a trunk: the clauses that several aids take up, and which aids these are."""

from collections.abc import Iterator

from reglo.differences.objets import pour_toutes
from reglo.model.clauses import Clause
from reglo.model.rulebook import Aide, Tronc, Version
from reglo.phrases.clauses import dire
from reglo.phrases.liens import propre
from reglo.publication.adresses import ACCUEIL, page_aide, page_tronc, relatif
from reglo.publication.aide.facettes import clause, entete_colonnes
from reglo.publication.aide.grille import dessiner
from reglo.publication.aide.versions import sections
from reglo.publication.contexte import Contexte, Page
from reglo.publication.html import imprimer, lien
from reglo.publication.page import Recherche, ancre_de, entete, liste, paragraphe, rubrique
from reglo.publication.preuves.exemples import resume_tronc


def page_du_tronc(contexte: Contexte, tronc: Tronc) -> Iterator[tuple[str, str]]:
    """Gives the page of a trunk."""
    rulebook, uri = contexte.rulebook, page_tronc(tronc.id)
    reprises = [
        (aide, version) for aide in rulebook.aides.values() for version in aide.versions if tronc.id in version.troncs
    ]
    page = Page(contexte, uri, document=tronc.document or "")
    noms = (lien(relatif(uri, page_aide(aide, version)), imprimer(propre(aide.nom))) for aide, version in reprises)
    chemin = lien(relatif(uri, ACCUEIL), "Les aides")
    depuis = contexte.pages_depuis.get(tronc.id, "")
    vers = f" · {lien(relatif(uri, depuis), 'ce qui a changé')}" if depuis else ""
    bas = page.code(tronc.id) + vers
    parties = [
        entete(propre(tronc.nom), f"{chemin} › Règles communes", bas, recherche=Recherche.EN_PREMIER),
        paragraphe("Ces clauses valent pour :"),
        liste(noms),
        entete_colonnes(),
        *_sections(page, tronc, reprises),
        resume_tronc(page, tronc),
    ]
    yield uri, "".join(parties)


def _sections(page: Page, tronc: Tronc, reprises: list[tuple[Aide, Version]]) -> Iterator[str]:
    """Draws its clauses once, in the sections where the aids put them."""
    vues: set[str] = set()
    par_titre: dict[str, list[Clause]] = {}
    tableaux = [t for t in page.rulebook.tableaux.values() if t.id.rpartition(".")[0] == tronc.id]
    for aide, version in reprises:
        for section in sections(page.rulebook, version):
            siennes = [c for c in section.clauses if c.id.rpartition(".")[0] == tronc.id and c.id not in vues]
            par_titre.setdefault(section.titre, []).extend(pour_toutes(c, aide) for c in siennes)
            vues |= {c.id for c in siennes}
    for titre, clauses in par_titre.items():
        if clauses:
            yield rubrique(titre, ancre_de(titre)) + "".join(clause(page, c, dire(page.plume, c)) for c in clauses)
    if tableaux:
        yield rubrique("Tableaux", "tableaux") + "".join(dessiner(page, tableau) for tableau in tableaux)
