"""What the texts leave open in an aid: each reading with all its answers, each defect with what the texts say.

Under each answer stand the clauses of the page that hold only for it: retaining another one is reading those instead.
"""

from collections.abc import Iterable, Iterator

from reglo.model.clauses import Clause
from reglo.model.rulebook import Aide, Lecture, OptionLecture, Version
from reglo.phrases.francais import citer, majuscule
from reglo.phrases.liens import propre
from reglo.phrases.suites import DEFAUTS
from reglo.phrases.tableaux import nom_tableau
from reglo.publication.aide.combien import retenue
from reglo.publication.aide.facettes import texte
from reglo.publication.aide.suspens import Doutes
from reglo.publication.contexte import Page
from reglo.publication.html import bloc, echapper, element, imprimer, lien
from reglo.publication.page import ancre_de, paragraphe, rubrique

DOUTES = "Les doutes"


def doutes(page: Page, aide: Aide, version: Version) -> str:
    """Draws the readings and the defects that a version meets; nothing when its texts are clear."""
    lus = page.contexte.doutes(aide, version)
    if not lus.cles:
        return ""
    chapeau = "Là où un texte se lit de plusieurs façons, une réponse est retenue ; les autres restent calculables."
    dessins = [_lecture(page, version, lus, nom) for nom in lus.lectures]
    dessins += [_anomalie(page, lus, nom) for nom in lus.anomalies]
    return rubrique(DOUTES, ancre_de(DOUTES)) + paragraphe(imprimer(chapeau), "regle-doutes") + "".join(dessins)


# --------------------------------------------------------------------------------------------------------- readings
def _lecture(page: Page, version: Version, lus: Doutes, nom: str) -> str:
    lue = page.rulebook.lectures[nom]
    options = (_option(page, version, lus, lue, option) for option in lue.options)
    sens = lus.sens.get(nom, [])
    suit = element("p", "La réponse change le sens de : ", _liens(page, sens), classe="lecteurs") if sens else ""
    defauts = [page.lier("anomalie", une, propre(page.rulebook.anomalies[une].libelle)) for une in lue.anomalies]
    vient = (
        element("p", imprimer("Vient d'un défaut du texte : "), " ; ".join(defauts), classe="lecteurs")
        if defauts
        else ""
    )
    return _doute(
        page,
        ("lecture", nom),
        imprimer(propre(lue.libelle)),
        element("p", "Question de lecture", classe="surtitre"),
        element("ol", *options, type="a"),
        suit,
        vient,
        preuve=texte(page, lue.preuve),
    )


def _option(page: Page, version: Version, lus: Doutes, lue: Lecture, option: OptionLecture) -> str:
    """Draws an answer, and what holds only for it."""
    retenue_ = option.nom == lue.retenue
    dates = [d.donnee for d in version.dates_selon_lecture if (d.choix.lecture, d.choix.option) == (lue.id, option.nom)]
    effets = [*_effets(page, lus.lectures[lue.id], lue, option.nom)]
    effets += [
        f"date qui commande : {page.lier('donnee', nom, propre(page.rulebook.donnees[nom].libelle))}" for nom in dates
    ]
    marque = element("strong", "retenue") if retenue_ else ""
    return element(
        "li",
        f"{imprimer(majuscule(propre(option.libelle)))} {marque}",
        element("p", majuscule(" ; ".join(effets)), classe="lecteurs") if effets else "",
        classe="retenue" if retenue_ else "",
    )


def _effets(page: Page, par_option: dict[str, list[Clause]], lue: Lecture, option: str) -> Iterator[str]:
    """Says which clauses this answer alone would put in force, and which of the one retained would fall."""
    siennes, gardees = par_option.get(option, []), par_option.get(lue.retenue, [])
    valent = [une.id for une in siennes if retenue(page.rulebook, une, {lue.id: option})]
    attendent = [une.id for une in siennes if une.id not in valent]
    perdues = [une.id for une in gardees if retenue(page.rulebook, une)] if option != lue.retenue else []
    temps, pluriel = ("vaut", "valent") if option == lue.retenue else ("vaudrait", "vaudraient")
    if valent:
        yield f"{pluriel if len(valent) > 1 else temps} : {_liens(page, valent)}"
    if perdues:
        yield f"ne {pluriel if len(perdues) > 1 else temps} plus : {_liens(page, perdues)}"
    if attendent:
        yield f"avec une autre réponse à une autre question : {_liens(page, attendent)}"


# ---------------------------------------------------------------------------------------------------------- defects
def _anomalie(page: Page, lus: Doutes, nom: str) -> str:
    lue = page.rulebook.anomalies[nom]
    siennes = lus.anomalies[nom]
    rencontre = element("p", "Ici : ", _liens(page, siennes), classe="lecteurs") if siennes else ""
    lectures = [
        page.lier("lecture", lecture, citer(propre(page.rulebook.lectures[lecture].libelle)))
        for lecture in lus.lectures
        if nom in page.rulebook.lectures[lecture].anomalies
    ]
    tranche = element("p", "Tranché par la lecture ", " ; ".join(lectures), classe="lecteurs") if lectures else ""
    return _doute(
        page,
        ("anomalie", nom),
        imprimer(majuscule(propre(lue.libelle))),
        element("p", imprimer(f"Défaut du texte : {DEFAUTS[lue.defaut]}"), classe="surtitre"),
        rencontre,
        tranche,
        preuve=texte(page, lue.preuve),
    )


# ------------------------------------------------------------------------------------------------------------- both
def _doute(page: Page, cle: tuple[str, str], titre: str, *dits: str, preuve: str) -> str:
    """Draws a doubt beside what the texts say of it; it leads to its own page, where every aid that meets it stands."""
    genre, nom = cle
    ailleurs = len({aide.id for aide, _ in page.contexte.rencontres[cle]} - {page.plume.aide})
    autres = f"touche aussi {ailleurs} autre{'s' if ailleurs > 1 else ''} aide{'s' if ailleurs > 1 else ''}"
    dit = autres if ailleurs else "ne touche que cette aide"
    vers = lien(page.contexte.plan.lien(page.uri, genre, nom), imprimer(dit), "renvoi")
    pied = element("p", page.code(nom), " · ", vers, classe="lecteurs")
    return bloc(
        "section",
        element("h3", titre, id=f"{genre}-{nom}"),
        element("div", *dits, pied),
        element("div", preuve, classe="texte", data_search_exclude="oui"),
        classe="doute",
    )


def _liens(page: Page, noms: Iterable[str]) -> str:
    return ", ".join(_lien(page, nom) for nom in dict.fromkeys(noms))


def _lien(page: Page, nom: str) -> str:
    """Gives the link to a clause, a table or a word of the page, by its shortest name."""
    rulebook = page.rulebook
    if nom in rulebook.definitions:
        definition = rulebook.definitions[nom]
        return lien(f"#{nom}", imprimer(citer(propre(definition.libelle or definition.ecriture))))
    if nom in rulebook.parametres:
        parametre = rulebook.parametres[nom]
        return page.lier("parametre", nom, citer(propre(parametre.libelle or parametre.ecriture)))
    tableau = next((t for t in rulebook.tableaux.values() if t.id == nom), None)
    if tableau is not None:
        return lien(f"#{nom}", imprimer(f"tableau {citer(nom_tableau(tableau))}"))
    porteur, _, label = nom.rpartition(".")
    commune = " (commune)" if porteur in rulebook.troncs and porteur != page.plume.aide else ""
    return element("a", echapper(label.replace("_", " ") + commune), href=f"#{nom}", title=nom)
