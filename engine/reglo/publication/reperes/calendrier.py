"""The calendar: what begins, what ends, which dates and which delays the clauses name, each with its clause.

A page printed once is read later: it says dates, and never how far they are from the day when it is read.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from reglo.model.clauses import Clause
from reglo.model.rulebook import Aide
from reglo.phrases.francais import majuscule
from reglo.phrases.liens import propre
from reglo.phrases.suites import periode
from reglo.publication.adresses import CALENDRIER, page_aide, relatif
from reglo.publication.aide.definitions import phrase_definition
from reglo.publication.contexte import Contexte, Page
from reglo.publication.doutes.doutes import toutes
from reglo.publication.html import bloc, element, imprimer, lien
from reglo.publication.lecteurs import renvois
from reglo.publication.page import paragraphe, rubrique
from reglo.publication.reperes import frise
from reglo.publication.reperes.moments import Cible, Date, Sens, dates, delais, phrase_de_clause, validites
from reglo.publication.sommaire import ancre_aide, tete
from reglo.values.formats import ecrire_date_longue

_SENS: dict[Sens, str] = {"debut": "Premier jour", "fin": "Dernier jour", "jour": ""}
"""What a day is to what holds over a period."""


def page_calendrier(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the calendar."""
    page = Page(contexte, CALENDRIER)
    parmi = {clause.id: clause for clause in toutes(contexte.rulebook)}
    yield CALENDRIER, "".join((tete(CALENDRIER), _frise(page), _dates(page, parmi), _delais(page, parmi), _aides(page)))


def _frise(page: Page) -> str:
    barres = [
        frise.Barre(majuscule(une.nom), _adresse(page, une.cible), une.periode) for une in validites(page.rulebook)
    ]
    dessin = frise.dessiner(barres, "Frise des périodes de validité")
    if not dessin:
        return ""
    figure = bloc("figure", dessin, aria_describedby="dates-du-calendrier", classe="frise")
    return rubrique("Ce qui vaut, et quand", "frise-des-validites") + figure


def _adresse(page: Page, cible: Cible) -> str:
    return relatif(page.uri, cible.nom) if cible.genre == "page" else page.adresse(cible.genre, cible.nom)


def _dates(page: Page, parmi: Mapping[str, Clause]) -> str:
    """Draws the dates in the order of the calendar."""
    trouvees = dates(page.rulebook)
    titre = rubrique("Les dates, dans l'ordre du calendrier", "dates-du-calendrier")
    if not trouvees:
        return titre + paragraphe(imprimer("Les règles ne nomment aucune date."))
    entete = element("tr", *(element("th", nom, scope="col") for nom in ("Date", "Ce que disent les règles")))
    par_jour: dict[date, list[Date]] = {}
    premiers: dict[Cible, date] = {}
    for une in trouvees:
        par_jour.setdefault(une.jour, []).append(une)
        if not une.nom:
            premiers.setdefault(une.cible, une.jour)
    rangs = (
        element(
            "tr",
            element("th", imprimer(ecrire_date_longue(jour)), scope="row"),
            element("td", *(_date(page, une, parmi, premiers.get(une.cible, jour)) for une in siennes)),
            id=_ancre(jour),
        )
        for jour, siennes in par_jour.items()
    )
    table = element("table", element("thead", entete), element("tbody", *rangs), classe="cases dates")
    return titre + bloc("div", table, classe="grille large")


def _ancre(jour: date) -> str:
    return f"le-{jour.isoformat()}"


def _date(page: Page, une: Date, parmi: Mapping[str, Clause], premier: date) -> str:
    """Draws a date; the sentence that names several is said at the first of them, to which the others lead."""
    sens = element("small", _SENS[une.sens]) if _SENS[une.sens] else ""
    if une.cible.genre == "page":
        return element("div", sens, lien(relatif(page.uri, une.cible.nom), imprimer(une.nom)))
    if une.nom:
        return element("div", sens, page.lier(une.cible.genre, une.cible.nom, majuscule(une.nom)))
    if une.jour != premier:
        dite = lien(f"#{_ancre(premier)}", imprimer(f"voir au {ecrire_date_longue(premier)}"))
        return element("div", sens, element("span", renvois(page, (une.cible.nom,)), classe="lecteurs"), ", ", dite)
    return element("div", sens, _dite(page, une.cible, parmi))


def _dite(page: Page, cible: Cible, parmi: Mapping[str, Clause]) -> str:
    """Draws the sentence of a clause or of a definition, and where it stands."""
    definie = cible.genre == "definition"
    ou = page.lier("definition", cible.nom, "définition", "renvoi") if definie else renvois(page, (cible.nom,))
    return f"{page.phrase(_phrase(page, cible, parmi))} {element('span', ou, classe='lecteurs')}"


def _phrase(page: Page, cible: Cible, parmi: Mapping[str, Clause]) -> str:
    if cible.genre == "definition":
        return phrase_definition(page, page.rulebook.definitions[cible.nom])
    return phrase_de_clause(page.rulebook, parmi[cible.nom])


def _delais(page: Page, parmi: Mapping[str, Clause]) -> str:
    """Draws the delays and the durations, in the order of the rulebook."""
    lignes = [element("li", _dite(page, cible, parmi)) for cible in delais(page.rulebook)]
    if not lignes:
        return ""
    return rubrique("Les délais et les durées", "delais-et-durees") + bloc("ul", *lignes, classe="grande rapports")


def _aides(page: Page) -> str:
    """Draws the validity of each aid, and the date at which it is judged."""
    noms = ("Aide", "Validité", "Date qui commande")
    entete = element("tr", *(element("th", nom, scope="col") for nom in noms))
    rangs = (_aide(page, aide) for aide in page.rulebook.aides.values())
    table = element("table", element("thead", entete), element("tbody", *rangs), classe="cases dates")
    return rubrique("Aide par aide", "aide-par-aide") + bloc("div", table, classe="grille large")


def _aide(page: Page, aide: Aide) -> str:
    validite, commande = list[str](), dict[str, None]()
    for version in aide.versions:
        dite = imprimer(majuscule(periode(version.periode)) if version.periode else "Le texte n'en dit rien")
        seule = len(aide.versions) == 1
        validite.append(element("div", dite if seule else lien(relatif(page.uri, page_aide(aide, version)), dite)))
        datees = dict.fromkeys(une.donnee for une in version.dates_selon_lecture)
        commande |= datees or ({version.date_qui_commande: None} if version.date_qui_commande else {})
    nom = element("th", page.lier("aide", aide.id, propre(aide.nom)), scope="row")
    lues = " ; ".join(page.lier("donnee", donnee, propre(page.rulebook.donnees[donnee].libelle)) for donnee in commande)
    dates_lues = element("td", lues or imprimer("celle de l'évaluation"))
    return element("tr", nom, element("td", *validite), dates_lues, id=ancre_aide(aide.id))
