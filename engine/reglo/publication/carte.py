"""The card at the head of an aid: who grants what, under which text, when, for whom and how much, at a glance."""

from collections.abc import Iterator

from reglo.model.clauses import Clause
from reglo.model.rulebook import Aide, Rulebook, Version
from reglo.phrases.clauses import dire
from reglo.phrases.francais import citer, majuscule
from reglo.phrases.liens import propre
from reglo.phrases.suites import periode
from reglo.publication.adresses import page_aide, relatif
from reglo.publication.contexte import Page
from reglo.publication.html import bloc, echapper, element, lien
from reglo.publication.page import ancre_de
from reglo.publication.versions import Section

NATURES = {
    "subvention": "subvention",
    "pret": "prêt",
    "garantie": "garantie",
    "avantage_fiscal": "avantage fiscal",
    "fonctionnement": "aide au fonctionnement",
    "prestation": "prestation",
    "ingenierie": "ingénierie",
    "participation": "participation",
    "convention": "convention",
    "programmation": "programmation",
    "regle": "règle",
    "information": "information",
}
"""Kinds of aids, as they are printed."""
_LIGNES = 4
"""Sentences at a glance: the page says the rest."""


def carte(page: Page, aide: Aide, version: Version, sections: tuple[Section, ...]) -> str:
    """Draws the card."""
    faits = [element("dt", echapper(nom)) + element("dd", html) for nom, html in _faits(page, aide, version) if html]
    bref = [
        element("div", element("h2", echapper(nom)), element("ul", *lignes))
        for nom, lignes in (
            ("Pour qui", _dites(page, [c for c in version.criteres if c.beneficiaires])),
            ("Combien", _dites(page, [*version.montants, *version.bonifications])),
            (
                "Dans quelle limite",
                _dites(page, [c for c in version.etapes if c.action == "plafond"] + [*version.plafonds]),
            ),
        )
        if lignes
    ]
    nav = element("nav", *(_vers(section) for section in sections), classe="sommaire", aria_label="Sections de la page")
    return bloc("div", element("dl", *faits), element("div", *bref, classe="bref"), nav, classe="carte")


def _vers(section: Section) -> str:
    return lien(f"#{ancre_de(section.titre)}", echapper(section.titre))


def _dites(page: Page, clauses: list[Clause]) -> list[str]:
    """Gives the first sentences that hold in the readings retained."""
    retenues = [clause for clause in clauses if retenue(page.rulebook, clause)]
    lignes = [element("li", page.phrase(dire(page.plume, clause))) for clause in retenues[:_LIGNES]]
    reste = len(retenues) - _LIGNES
    if reste > 0:
        lignes.append(element("li", f"et {reste} autre{'s' if reste > 1 else ''}, ci-dessous", classe="reste"))
    return lignes


def retenue(rulebook: Rulebook, clause: Clause) -> bool:
    """Tells whether a clause holds in the readings retained."""
    return all(rulebook.lectures[choix.lecture].retenue == choix.option for choix in clause.lectures)


def _faits(page: Page, aide: Aide, version: Version) -> Iterator[tuple[str, str]]:
    rulebook = page.rulebook
    financeur = rulebook.organismes.get(version.financeur)
    yield "Financeur", echapper(propre(financeur.libelle if financeur else version.financeur))
    yield "Nature", echapper(NATURES[version.nature])
    yield "Territoire", echapper(propre(version.territoire))
    yield "Texte", _document(page, version)
    yield "Validité", echapper(majuscule(periode(version.periode)) if version.periode else "")
    yield "Date qui commande", _dates(page, version)
    yield "Familles", echapper(", ".join(rulebook.familles.get(nom, nom).replace("_", " ") for nom in version.familles))
    yield (
        "Règles communes",
        ", ".join(
            page.lier("tronc", nom, propre(rulebook.troncs[nom].nom))
            for nom in version.troncs
            if nom in rulebook.troncs
        ),
    )
    yield "Versions", _versions(page, aide, version)


def _document(page: Page, version: Version) -> str:
    document = page.rulebook.documents.get(version.document)
    nom = page.lier("document", version.document, propre(document.libelle if document else version.document))
    if version.ligne_debut is None:
        return nom
    fin = version.ligne_fin or version.ligne_debut
    ou = f"ligne {fin}" if fin == version.ligne_debut else f"lignes {version.ligne_debut} à {fin}"
    return f"{nom}, {ou}"


def _dates(page: Page, version: Version) -> str:
    """Names the governing date, and those that another reading would put in its place."""
    dates = [page.lier("donnee", nom, _libelle(page, nom)) for nom in filter(None, [version.date_qui_commande])]
    for une in version.dates_selon_lecture:
        question = citer(propre(page.rulebook.lectures[une.choix.lecture].libelle))
        dates.append(
            f"{page.lier('donnee', une.donnee, _libelle(page, une.donnee))}, selon la lecture "
            f"{page.lier('lecture', une.choix.lecture, question)}"
        )
    return " ; ".join(dates)


def _libelle(page: Page, nom: str) -> str:
    return propre(page.rulebook.donnees[nom].libelle)


def _versions(page: Page, aide: Aide, presente: Version) -> str:
    if len(aide.versions) == 1:
        return ""
    dites = []
    for version in aide.versions:
        nom = echapper(periode(version.periode) if version.periode else version.nom)
        adresse = relatif(page.uri, page_aide(aide, version))
        dites.append(element("strong", nom) if version is presente else lien(adresse, nom))
    return " · ".join(dites)
