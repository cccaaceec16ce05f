"""The page of cumul: which aid says what of which other, by which clause; what no clause says is shown as such.

The same relations are told three times, for three ways of reading: as a picture, as a matrix, clause by clause.
"""

from collections.abc import Iterator, Sequence

from reglo.model.clauses import Clause, PlafondEnsemble
from reglo.model.rulebook import Aide
from reglo.phrases import Plume
from reglo.phrases.clauses import dire
from reglo.phrases.francais import enumerer
from reglo.phrases.liens import propre
from reglo.publication.adresses import CUMUL
from reglo.publication.aide.combien import retenue
from reglo.publication.contexte import Contexte, Page
from reglo.publication.html import bloc, element, imprimer
from reglo.publication.lecteurs import renvois
from reglo.publication.page import liste, paragraphe, rubrique
from reglo.publication.reperes.dits import mots_de, nommer, reserves
from reglo.publication.reperes.graphe import Boite, Fil, Mot, dessiner, paires_liees
from reglo.publication.reperes.matrice import RIEN, matrice, numeros
from reglo.publication.reperes.rapports import Rapport, Reseau, reseaux
from reglo.publication.sommaire import ancre_aide, tete

LEGENDE = (
    "Les aides que les clauses traitent de même sont réunies sous un numéro. Une flèche va de l'aide qui parle à celle "
    "dont elle parle ; en pointillés, ce qui tient à une condition ou à une lecture écartée. "
    f"Là où la matrice porte un tiret ({RIEN}), aucune clause ne dit rien."
)
"""How the page is read."""
FILS, GROUPES = 60, 30
"""Threads beyond which the picture, groups beyond which the matrix would not be read: the clauses say it all."""


def page_cumul(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the page of cumul."""
    page = Page(contexte, CUMUL)
    trouves = reseaux(contexte.rulebook)
    avis = paragraphe(imprimer(LEGENDE if trouves else "Aucune clause ne dit rien d'une autre aide."), "avis")
    lies = (_reseau(page, rang, reseau) for rang, reseau in enumerate(trouves, start=1))
    yield CUMUL, "".join((tete(CUMUL), avis, *lies, _plafonds(page), _muettes(page, trouves)))


# ---------------------------------------------------------------------------------------------------------- a network
def _reseau(page: Page, rang: int, reseau: Reseau) -> str:
    """Draws some aids that clauses link: the picture, the matrix, the clauses."""
    titre, fils = _titre(page, reseau), [*paires_liees(reseau)]
    clauses = _clauses(page, rang, reseau)
    if len(fils) <= FILS:
        figure = element("figure", _image(page, reseau, fils, titre), aria_describedby=f"clauses-{rang}")
        reunis = bloc("div", figure, clauses, classe="reseau")
    else:
        trop = f"Le schéma tracerait {len(fils)} liens : il ne se lirait pas."
        reunis = paragraphe(imprimer(trop), "avis") + bloc("div", clauses)
    tableau = matrice(page, reseau) if len(reseau.groupes) <= GROUPES else numeros(page, reseau)
    return "".join((rubrique(titre, f"reseau-{rang}"), reunis, tableau))


def _titre(page: Page, reseau: Reseau) -> str:
    """Names a network by the funders of its aids."""
    aides = (page.rulebook.aides.get(nom) for groupe in reseau.groupes for nom in groupe.noms)
    financeurs = dict.fromkeys(aide.versions[-1].financeur for aide in aides if aide is not None)
    organismes = (page.rulebook.organismes.get(nom) for nom in financeurs)
    return enumerer([propre(organisme.libelle) for organisme in organismes if organisme is not None])


def _image(page: Page, reseau: Reseau, paires: Sequence[tuple[int, int]], titre: str) -> str:
    boites = [
        Boite(
            str(rang),
            tuple(Mot(nommer(page, nom), page.adresse("aide", nom)) for nom in groupe.noms),
            mots_de(page, reseau.entre(groupe, groupe)),
        )
        for rang, groupe in enumerate(reseau.groupes, start=1)
    ]
    fils = [_fil(page, reseau, haut, bas) for haut, bas in paires]
    return dessiner(boites, fils, f"Schéma des aides liées : {titre}")


def _fil(page: Page, reseau: Reseau, haut: int, bas: int) -> Fil:
    un, autre = reseau.groupes[haut], reseau.groupes[bas]
    dit_haut, dit_bas = reseau.entre(un, autre), reseau.entre(autre, un)
    tous = (*dit_haut, *dit_bas)
    return Fil(
        haut,
        bas,
        mots_de(page, dit_haut),
        mots_de(page, dit_bas),
        any(rapport.genre == "exclut" for rapport in tous),
        all(reserves(page, rapport) for rapport in tous),
    )


# -------------------------------------------------------------------------------------------------- clause by clause
def _clauses(page: Page, rang: int, reseau: Reseau) -> str:
    """Tells each clause once: what it says, which groups it links."""
    numeros = {nom: numero for numero, groupe in enumerate(reseau.groupes, start=1) for nom in groupe.noms}
    parues: dict[str, list[Rapport]] = {}
    for (un, _), dits in reseau.dits.items():
        for rapport in dits if un in numeros else ():
            parues.setdefault(rapport.clause.id, []).append(rapport)
    rangees = sorted(parues.values(), key=lambda siens: (siens[0].clause.span.fichier, siens[0].clause.span.debut))
    lignes = [_clause(page, siens, numeros) for siens in rangees]
    return element("ul", *lignes, id=f"clauses-{rang}", classe="grande rapports")


def _clause(page: Page, dits: Sequence[Rapport], numeros: dict[str, int]) -> str:
    un = dits[0]
    phrase = page.phrase(dire(Plume(page.rulebook, un.aide), un.clause))
    qui = _enumerer(numeros[rapport.aide] for rapport in dits)
    qui_d_autre = _enumerer(numeros[visee] for rapport in dits for visee in rapport.visees)
    liens = element("small", imprimer(" ; ".join((f"{qui} → {qui_d_autre}", *reserves(page, un)))))
    return element("li", element("span", renvois(page, (un.clause.id,)), classe="lecteurs"), " ", phrase, liens)


def _enumerer(numeros: Iterator[int]) -> str:
    return enumerer([str(numero) for numero in sorted(set(numeros))])


# ----------------------------------------------------------------------------------------------------------- the rest
def _plafonds(page: Page) -> str:
    """Tells the bounds set on several aids together."""
    trouves: dict[str, tuple[Aide, Clause]] = {}
    for aide in page.rulebook.aides.values():
        for version in aide.versions:
            trouves |= {clause.id: (aide, clause) for clause in version.plafonds if clause.id not in trouves}
    lignes = [_plafond(page, aide, clause) for aide, clause in trouves.values() if isinstance(clause, PlafondEnsemble)]
    if not lignes:
        return ""
    titre = rubrique("Dans quelle limite des aides se cumulent", "plafonds-communs")
    return titre + bloc("ul", *lignes, classe="grande rapports")


def _plafond(page: Page, aide: Aide, clause: PlafondEnsemble) -> str:
    phrase = page.phrase(dire(Plume(page.rulebook, aide.id), clause))
    reserve = "" if retenue(page.rulebook, clause) else element("small", "autre lecture")
    return element("li", element("span", renvois(page, (clause.id,)), classe="lecteurs"), " ", phrase, reserve)


def _muettes(page: Page, trouves: Sequence[Reseau]) -> str:
    """Names the aids of which no clause says whether they go with another."""
    liees = {nom for reseau in trouves for groupe in reseau.groupes for nom in groupe.noms}
    muettes = [aide for aide in page.rulebook.aides.values() if aide.id not in liees]
    if not muettes:
        return ""
    noms = (element("span", page.lier("aide", aide.id, propre(aide.nom)), id=ancre_aide(aide.id)) for aide in muettes)
    chapeau = (
        "Aucune clause de ces aides n'en nomme une autre, et aucune autre aide ne les nomme. "
        "Un plafond commun peut les compter."
    )
    titre = rubrique("Ce dont aucune clause ne parle", "aides-muettes")
    return titre + paragraphe(imprimer(chapeau)) + liste(noms, "muettes")
