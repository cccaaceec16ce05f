"""The page of the reviews: what awaits one, aid by aid, and what was reviewed, when and by whom."""

import re
from collections.abc import Iterable, Iterator

from reglo.phrases.francais import terminer
from reglo.phrases.liens import propre
from reglo.publication.adresses import MARQUER, RELECTURE, RELIRE, page_aide, relatif
from reglo.publication.contexte import Contexte, Page
from reglo.publication.html import bloc, echapper, element, imprimer, lien
from reglo.publication.page import ancre_de, liste, paragraphe, rubrique
from reglo.publication.signes import ancre, ancre_du_groupe
from reglo.publication.sommaire import tete
from reglo.relecture.enonce import compter, dire, dire_marque
from reglo.relecture.etats import Etat, GenreEtat
from reglo.relecture.liste import Groupe, grouper
from reglo.relecture.objets import clause, entete

_GENRES = {"définition": "definition", "paramètre": "parametre"}
"""What the plan of the site calls each kind, where it is not its name."""
_RELU = re.compile(r"relue?\b")
"""What agrees in number with what it is said of."""
_COLONNES: tuple[tuple[str, GenreEtat], ...] = (
    ("Relues", "relue"),
    ("Avec réserve", "réserve"),
    ("À relire", "à relire"),
    ("Jamais relues", "jamais"),
)


def page_relecture(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the page of the reviews."""
    page = Page(contexte, RELECTURE)
    etats = contexte.relecture.etats
    groupes = grouper(contexte.rulebook, etats.values())
    versions = dict(_versions(contexte))
    parties = [
        tete(RELECTURE),
        paragraphe(imprimer(terminer(compter(etats.values()))), "bilan"),
        paragraphe(_guide()),
        *_rubrique(page, versions, "À relire", "à relire", etats.values()),
        *_rubrique(page, versions, "Avec réserve", "réserve", etats.values()),
        rubrique("Par aide", "par-aide"),
        bloc("div", _table(page, groupes), classe="grille large"),
        *(_groupe(page, versions, groupe) for groupe in groupes if any(etat.marques for etat in groupe.etats)),
        *_sans_objet(contexte),
    ]
    yield RELECTURE, "".join(parties)


def _guide() -> str:
    """Says how to review."""
    relire, marquer = (
        lien(relatif(RELECTURE, page), imprimer(texte))
        for page, texte in ((RELIRE, "comment relire une page"), (MARQUER, "comment une relecture s'inscrit"))
    )
    return f"Le guide dit {relire}, et {marquer}."


def _versions(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the place of what stands in one version of an aid that has several, by name."""
    for aide in contexte.rulebook.aides.values():
        for version in aide.versions if len(aide.versions) > 1 else ():
            uri = page_aide(aide, version)
            yield entete(aide, version).nom, uri
            for une in version.clauses:
                yield clause(contexte.rulebook, aide, version, une).nom, f"{uri}#{une.id}"


def _rubrique(
    page: Page, versions: dict[str, str], titre: str, genre: GenreEtat, etats: Iterable[Etat]
) -> Iterator[str]:
    """Draws what is to be read again, or under reservation, wherever it stands."""
    siens = [etat for etat in etats if etat.genre == genre]
    if siens:
        yield rubrique(titre, ancre_de(titre))
        yield liste((f"{_nom(page, versions, etat, entier=True)} {_dit(dire(etat))}" for etat in siens), "relectures")


def _table(page: Page, groupes: tuple[Groupe, ...]) -> str:
    """Draws the counts, a line by aid, by trunk, by shared kind."""
    titres = ("Sous le nom de", "Dispositions", *(titre for titre, _ in _COLONNES))
    tete_ = element("tr", *(element("th", imprimer(titre), scope="col") for titre in titres))
    return element(
        "table",
        element("thead", tete_),
        element("tbody", *(_rang(page, groupe) for groupe in groupes)),
        classe="cases relue",
    )


def _rang(page: Page, groupe: Groupe) -> str:
    genres = [etat.genre for etat in groupe.etats]
    comptes = [len(genres), *(genres.count(genre) for _, genre in _COLONNES)]
    ancre = ancre_du_groupe(groupe.etats[0].objet)
    titres = ("Dispositions", *(titre for titre, _ in _COLONNES))
    cases = (
        element("td", str(compte) if compte else "–", classe="" if compte else "vide", data_titre=titre)
        for compte, titre in zip(comptes, titres, strict=True)
    )
    return element("tr", element("th", _titre(page, groupe), scope="row"), *cases, id=ancre)


def _titre(page: Page, groupe: Groupe) -> str:
    if not groupe.porteur:
        return imprimer(groupe.titre)
    return page.lier("aide" if groupe.porteur in page.rulebook.aides else "tronc", groupe.porteur, propre(groupe.titre))


def _sans_objet(contexte: Contexte) -> Iterator[str]:
    """Draws the reviews of what the rules no longer hold, so that none is lost."""
    if contexte.relecture.sans_objet:
        yield rubrique("Ce qui n'existe plus", "sans-objet")
        lignes = (
            f"{element('code', echapper(une.objet))} {_dit(dire_marque(une))}" for une in contexte.relecture.sans_objet
        )
        yield liste(lignes, "relectures")


def _groupe(page: Page, versions: dict[str, str], groupe: Groupe) -> str:
    """Draws an aid whose review has begun: what was reviewed together, then what never was."""
    ensemble: dict[str, list[Etat]] = {}
    for etat in groupe.etats:
        ensemble.setdefault(dire(etat), []).append(etat)
    lignes = [_ensemble(page, versions, dit, siens) for dit, siens in ensemble.items() if siens[0].marques]
    lignes += [_ensemble(page, versions, dit, siens) for dit, siens in ensemble.items() if not siens[0].marques]
    return bloc("h3", _titre(page, groupe)) + bloc("ul", *lignes, classe="relectures")


def _ensemble(page: Page, versions: dict[str, str], dit: str, etats: list[Etat]) -> str:
    """Draws what one sentence is said of."""
    noms = ", ".join(_nom(page, versions, etat, avec_ancre=bool(etat.marques)) for etat in etats)
    accorde = _RELU.sub(r"\g<0>s", dit, count=1) if len(etats) > 1 else dit
    return element("li", _dit(accorde), " ", element("span", noms), classe=ancre_de(etats[0].genre))


def _dit(dit: str) -> str:
    return element("span", imprimer(dit), classe="dit")


def _nom(page: Page, versions: dict[str, str], etat: Etat, *, entier: bool = False, avec_ancre: bool = False) -> str:
    """Gives the link to something, by the name that its marks say; under its aid, by its label alone."""
    objet = etat.objet
    prefixe = f"{objet.porteur}." if objet.porteur else f"{objet.genre} "
    nom = imprimer(propre(objet.nom if entier else objet.nom.removeprefix(prefixe)))
    place = versions.get(objet.nom)
    genre = _GENRES.get(objet.genre, objet.genre)
    adresse = relatif(page.uri, place) if place else page.adresse(genre, objet.identifiant)
    return element("a", nom, classe="renvoi", href=adresse, id=ancre(etat) if avec_ancre else "")
