"""The page of cumul: which aid says what of which other, by which clause; what no clause says is shown as such.

The same relations are told three times, for three ways of reading: as a picture, as a matrix, clause by clause.
"""

from collections.abc import Iterator, Sequence

from reglo.model.clauses import Clause, PlafondEnsemble
from reglo.model.rulebook import Aide
from reglo.phrases import Plume
from reglo.phrases.clauses import dire
from reglo.phrases.francais import enumerer, majuscule
from reglo.phrases.liens import propre
from reglo.publication.adresses import CUMUL
from reglo.publication.combien import retenue
from reglo.publication.contexte import Contexte, Page
from reglo.publication.graphe import Boite, Fil, Mot, dessiner, paires_liees
from reglo.publication.html import bloc, echapper, element, imprimer
from reglo.publication.lecteurs import renvois
from reglo.publication.page import liste, paragraphe, rubrique
from reglo.publication.rapports import DEPEND, Groupe, Rapport, Reseau, reseaux
from reglo.publication.sommaire import tete

DITS = {
    "exclut": ("exclut", "exclue par"),
    "au choix avec": ("au choix avec", "au choix avec"),
    "cumul permis avec": ("permet le cumul avec", "cumul permis par"),
    "complète": ("complète", "complétée par"),
    "remplace": ("remplace", "remplacée par"),
    DEPEND: ("dépend de", "lue par"),
}
"""Each relation as the aid that says it has it, then as the other one has it."""
RIEN = "—"
LEGENDE = (
    "Les aides que les clauses traitent de même sont réunies sous un numéro. Une flèche va de l'aide qui parle à celle "
    "dont elle parle ; en pointillés, ce qui tient à une condition ou à une lecture écartée. "
    f"Là où la matrice porte un tiret ({RIEN}), aucune clause ne dit rien."
)
"""How the page is read."""


def page_cumul(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the page of cumul."""
    page = Page(contexte, CUMUL)
    trouves = reseaux(contexte.rulebook)
    parties = [
        tete(CUMUL),
        paragraphe(imprimer(LEGENDE), "avis"),
        *(_reseau(page, rang, reseau) for rang, reseau in enumerate(trouves, start=1)),
    ]
    if not trouves:
        parties.append(paragraphe("Aucune clause ne dit rien d&#39;une autre aide."))
    yield CUMUL, "".join((*parties, _plafonds(page), _muettes(page, trouves)))


# ---------------------------------------------------------------------------------------------------------- a network
def _reseau(page: Page, rang: int, reseau: Reseau) -> str:
    """Draws some aids that clauses link: the picture, the matrix, the clauses."""
    titre = _titre(page, reseau)
    figure = element("figure", _image(page, reseau, titre), aria_describedby=f"clauses-{rang}")
    reunis = bloc("div", figure, _clauses(page, rang, reseau), classe="reseau")
    return "".join((rubrique(titre, f"reseau-{rang}"), reunis, _matrice(page, reseau)))


def _titre(page: Page, reseau: Reseau) -> str:
    """Names a network by the funders of its aids."""
    aides = (page.rulebook.aides.get(nom) for groupe in reseau.groupes for nom in groupe.noms)
    financeurs = dict.fromkeys(aide.versions[-1].financeur for aide in aides if aide is not None)
    organismes = (page.rulebook.organismes.get(nom) for nom in financeurs)
    return enumerer([propre(organisme.libelle) for organisme in organismes if organisme is not None])


def _nom(page: Page, nom: str) -> str:
    """Names an aid, or a set that the rulebook holds no aid of."""
    aide = page.rulebook.aides.get(nom)
    if aide is not None:
        return propre(aide.nom)
    genre, _, sien = nom.partition(" ")
    rulebook = page.rulebook
    if genre == "financeur" and sien in rulebook.organismes:
        return f"Aides du financeur {propre(rulebook.organismes[sien].libelle)} (aucune autre dans ce recueil)"
    if genre == "document" and sien in rulebook.documents:
        return f"Aides du texte {propre(rulebook.documents[sien].libelle)} (aucune autre dans ce recueil)"
    return f"{majuscule(propre(rulebook.familles.get(sien, sien)))} (aucune autre dans ce recueil)"


def _image(page: Page, reseau: Reseau, titre: str) -> str:
    boites = [
        Boite(
            str(rang),
            tuple(Mot(_nom(page, nom), page.adresse("aide", nom)) for nom in groupe.noms),
            _mots(page, reseau.entre(groupe, groupe)),
        )
        for rang, groupe in enumerate(reseau.groupes, start=1)
    ]
    fils = [_fil(page, reseau, haut, bas) for haut, bas in paires_liees(reseau)]
    return dessiner(boites, fils, f"Schéma des aides liées : {titre}")


def _fil(page: Page, reseau: Reseau, haut: int, bas: int) -> Fil:
    un, autre = reseau.groupes[haut], reseau.groupes[bas]
    dit_haut, dit_bas = reseau.entre(un, autre), reseau.entre(autre, un)
    tous = (*dit_haut, *dit_bas)
    return Fil(
        haut,
        bas,
        _mots(page, dit_haut),
        _mots(page, dit_bas),
        any(rapport.genre == "exclut" for rapport in tous),
        all(_reserves(page, rapport) for rapport in tous),
    )


def _mots(page: Page, dits: Sequence[Rapport]) -> tuple[Mot, ...]:
    """Gives « exclut n1, n2 », each clause a link."""
    mots: list[Mot] = []
    for genre in dict.fromkeys(rapport.genre for rapport in dits):
        siennes = [rapport.clause for rapport in dits if rapport.genre == genre]
        mots.append(Mot(f"{' ' if mots else ''}{DITS[genre][0]} "))
        for rang, clause in enumerate(siennes):
            mots += [Mot(", ")] if rang else []
            mots.append(Mot(clause.label, page.adresse("clause", clause.id)))
    return tuple(mots)


def _reserves(page: Page, rapport: Rapport) -> list[str]:
    """Says what a relation hangs on: a reading that is not retained, a condition, a period."""
    clause = rapport.clause
    dites = [] if retenue(page.rulebook, clause) else ["autre lecture"]
    dites += ["sous condition"] if getattr(clause, "garde", None) is not None else []
    return dites + (["pour un temps"] if clause.periode else [])


# --------------------------------------------------------------------------------------------------------- the matrix
def _matrice(page: Page, reseau: Reseau) -> str:
    """Draws the groups against one another: what the one of the row says of that of the column, and the reverse."""
    colonnes = (
        element("th", str(rang), scope="col", title=" ; ".join(_nom(page, nom) for nom in groupe.noms))
        for rang, groupe in enumerate(reseau.groupes, start=1)
    )
    entete = element("tr", element("th", "Aides", scope="col"), *colonnes)
    rangs = (
        element(
            "tr",
            element("th", element("span", f"{rang}. ", classe="numero"), _noms(page, groupe), scope="row"),
            *(_case(page, reseau, groupe, autre) for autre in reseau.groupes),
        )
        for rang, groupe in enumerate(reseau.groupes, start=1)
    )
    table = element("table", element("thead", entete), element("tbody", *rangs), classe="cases matrice")
    nom = f"Matrice des cumuls : {_nom(page, reseau.groupes[0].noms[0])} et les aides qui s'y rapportent"
    return bloc("div", table, classe="grille large", tabindex="0", role="region", aria_label=nom)


def _noms(page: Page, groupe: Groupe) -> str:
    """Draws the names of a group; each aid has its anchor there."""
    return " ; ".join(
        element("span", page.lier("aide", nom, _nom(page, nom)), id=nom if nom in page.rulebook.aides else "")
        for nom in groupe.noms
    )


def _case(page: Page, reseau: Reseau, groupe: Groupe, autre: Groupe) -> str:
    if groupe is autre and len(groupe.noms) == 1:
        return element("td", "", classe="soi")
    dits = [_dit(page, rapport, 0) for rapport in reseau.entre(groupe, autre)]
    if groupe is not autre:
        dits += [_dit(page, rapport, 1) for rapport in reseau.entre(autre, groupe)]
    return element("td", *(dits or [element("span", RIEN, classe="rien")]))


def _dit(page: Page, rapport: Rapport, sens: int) -> str:
    """Draws a relation, the link to its clause, and what it hangs on."""
    phrase = f"{DITS[rapport.genre][sens]} "
    clause = page.lier("clause", rapport.clause.id, rapport.clause.label, "renvoi")
    reserves = _reserves(page, rapport)
    reserve = element("small", imprimer(f"({', '.join(reserves)})")) if reserves else ""
    classes = " ".join(
        ["dit", *([rapport.genre] if rapport.genre == "exclut" else []), *(["douteux"] if reserves else [])]
    )
    return element("div", imprimer(phrase), clause, reserve, classe=classes)


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
    liens = element("small", imprimer(" ; ".join((f"{qui} → {qui_d_autre}", *_reserves(page, un)))))
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
    return rubrique("Dans quelle limite des aides se cumulent", "plafonds") + bloc(
        "ul", *lignes, classe="grande rapports"
    )


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
    noms = (element("span", page.lier("aide", aide.id, propre(aide.nom)), id=aide.id) for aide in muettes)
    chapeau = "Aucune clause de ces aides ne nomme une autre aide du recueil, et aucune autre aide ne les nomme."
    titre = rubrique("Ce dont aucun texte ne parle", "muettes")
    return titre + paragraphe(echapper(chapeau)) + liste(noms, "muettes")
