"""The indexes: by territory, by beneficiary, by operation, what the criteria of each aid say of each answer.

Which page a datum stands on is a function of the rules too: a territory when one of its answers is the territory of an
aid, a beneficiary when most aids read it where their règlement says who may ask, an operation otherwise.
"""

from collections.abc import Iterator, Sequence

from reglo.diagnostics import sans_accents
from reglo.model.rulebook import Aide, Rulebook
from reglo.phrases.francais import majuscule
from reglo.phrases.liens import propre
from reglo.publication.adresses import BENEFICIAIRES, OPERATIONS, TERRITOIRES
from reglo.publication.contexte import Contexte, Page
from reglo.publication.html import bloc, element, imprimer, lien
from reglo.publication.page import ancre_de, ancre_territoire, liste, paragraphe, rubrique
from reglo.publication.reperes.admissions import Admission, Entree, Issue, Rangee
from reglo.publication.sommaire import ancre_aide, tete

COLONNES: dict[Issue, str] = {
    "admise": "Admise par",
    "libre": "Non refusée par",
    "ouverte": "Selon d'autres réponses",
    "refusee": "Refusée par",
}
"""What an aid may say of an answer, and the heading of its column."""
LEGENDE = (
    "Chaque colonne est tirée des critères de la dernière version de chaque aide, dans les lectures retenues et toute "
    "autre réponse étant inconnue : "
    "« admise », un critère demande cette réponse ou s'en satisfait, sans que cela suffise à ouvrir l'aide ; "
    "« non refusée », seules des exclusions la lisent, et elle n'en rencontre aucune ; "
    "« selon d'autres réponses », elle ne suffit pas à décider ; « refusée », aucune autre réponse n'y change rien. "
    "Une aide que le tableau ne nomme pas ne dit rien de la réponse."
)
"""How the tables are read."""


def page_territoires(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the index by territory: what each aid says of its own, then the criteria."""
    page = Page(contexte, TERRITOIRES)
    par_territoire: dict[str, list[Aide]] = {}
    for aide in contexte.rulebook.aides.values():
        par_territoire.setdefault(aide.versions[-1].territoire, []).append(aide)
    parties = [rubrique("Le territoire que chaque aide se donne", "territoires-dits")]
    for nom in sorted(par_territoire, key=lambda nom: (not nom, ancre_de(nom))):
        parties.append(rubrique(propre(nom) or "Aucun territoire n'est dit", ancre_territoire(nom), 3))
        parties.append(liste((page.lier("aide", une.id, propre(une.nom)) for une in par_territoire[nom]), "serree"))
    yield TERRITOIRES, _index(page, "".join(parties))


def page_beneficiaires(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the index by beneficiary."""
    yield BENEFICIAIRES, _index(Page(contexte, BENEFICIAIRES))


def page_operations(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the index by kind of operation."""
    yield OPERATIONS, _index(Page(contexte, OPERATIONS))


def page_de(rulebook: Rulebook, entree: Entree) -> str:
    """Tells which index a datum stands on."""
    territoires = {sans_accents(version.territoire) for aide in rulebook.aides.values() for version in aide.versions}
    if any(sans_accents(nom) in territoires for rangee in entree.rangees for nom in rangee.reponses):
        return TERRITOIRES
    return BENEFICIAIRES if entree.beneficiaires else OPERATIONS


def _index(page: Page, debut: str = "") -> str:
    """Draws an index: its data, the widest read first, then the way back from each aid."""
    siennes = [une for une in page.contexte.entrees if page_de(page.rulebook, une) == page.uri]
    siennes.sort(key=lambda une: -len(une.aides))
    parties = [tete(page.uri), debut]
    if siennes:
        noms = (lien(f"#{une.donnee.nom}", imprimer(_nom(une))) for une in siennes)
        parties += [bloc("nav", *noms, classe="sommaire", aria_label="Données de la page")] if len(siennes) > 1 else []
        parties += [paragraphe(imprimer(LEGENDE), "avis"), *(_entree(page, une) for une in siennes)]
    else:
        parties.append(paragraphe(imprimer("Aucune réponse n'est lue ici par les critères de deux aides.")))
    return "".join((*parties, _par_aide(page, siennes)))


def _nom(entree: Entree) -> str:
    return majuscule(propre(entree.donnee.libelle or entree.donnee.ecriture))


def _entree(page: Page, entree: Entree) -> str:
    """Draws the table of a datum, without the columns that nothing fills."""
    question = page.lier("donnee", entree.donnee.nom, propre(entree.donnee.question) or "la donnée")
    issues = [issue for issue in COLONNES if any(rangee.celles(issue) for rangee in entree.rangees)]
    entete = (element("th", imprimer(nom), scope="col") for nom in ("Réponse", *(COLONNES[issue] for issue in issues)))
    rangs = (_rangee(page, rangee, issues) for rangee in entree.rangees)
    table = element("table", element("thead", element("tr", *entete)), element("tbody", *rangs), classe="cases index")
    muettes = len(page.rulebook.aides) - len(entree.aides)
    note = f"{muettes} autres aides ne lisent pas cette réponse." if muettes > 1 else ""
    return "".join(
        (
            rubrique(_nom(entree), entree.donnee.nom),
            paragraphe(question, "question"),
            bloc("div", table, classe="grille large"),
            paragraphe(imprimer(note), "avis") if note else "",
        )
    )


def _rangee(page: Page, rangee: Rangee, issues: Sequence[Issue]) -> str:
    reponses = imprimer(" ; ".join(propre(nom) for nom in rangee.reponses))
    cases = (
        element("td", element("ul", *(_admission(page, une) for une in celles)), data_titre=COLONNES[issue])
        if (celles := rangee.celles(issue))
        else element("td", classe="vide")
        for issue in issues
    )
    return element("tr", element("th", reponses, scope="row"), *cases)


def _admission(page: Page, une: Admission) -> str:
    """Draws an aid and the criteria that say it."""
    aide = page.lier("aide", une.aide, propre(page.rulebook.aides[une.aide].nom))
    dites = " ".join(_clause(page, clause) for clause in une.clauses)
    refus = " ".join(_clause(page, clause) for clause in une.refusantes)
    reserve = element("small", "refusée dans une autre lecture : ", refus) if refus else ""
    return element("li", aide, " ", dites, reserve)


def _clause(page: Page, identifiant: str) -> str:
    return page.lier("clause", identifiant, identifiant.rpartition(".")[2], "renvoi")


def _par_aide(page: Page, siennes: Sequence[Entree]) -> str:
    """Draws, for each aid, what it reads among the data of the page."""
    lignes = []
    for aide in page.rulebook.aides.values():
        lues = ", ".join(
            lien(f"#{une.donnee.nom}", imprimer(propre(une.donnee.libelle or une.donnee.ecriture)))
            for une in siennes
            if aide.id in une.aides
        )
        nom = page.lier("aide", aide.id, propre(aide.nom))
        lignes.append(element("li", nom, element("small", lues or "rien"), id=ancre_aide(aide.id)))
    return rubrique("Ce que lit chaque aide", "ce-que-lit-chaque-aide") + bloc("ul", *lignes, classe="grande")
