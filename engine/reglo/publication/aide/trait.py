"""A line of a figure: the word of what is done, the value that it is done with, the clause that says so.

A figure is a list in the order of the computation: read aloud, it says what it shows.
"""

from collections.abc import Iterable

from reglo.model.clauses import Clause
from reglo.model.expressions import Condition
from reglo.phrases.bornes import Borne
from reglo.phrases.conditions import dire_si
from reglo.phrases.francais import majuscule, typographier
from reglo.phrases.liens import ELEMENT
from reglo.phrases.suites import notes
from reglo.publication.aide.facettes import dire_note
from reglo.publication.contexte import Page
from reglo.publication.html import bloc, echapper, element, imprimer, lien

_NOTES = ("periode", "lecture", "autre_lecture")


def figurer(genre: str, parties: Iterable[str], classe: str = "") -> str:
    """Draws a whole figure; a search passes over it, to find each clause where it stands."""
    dessin = element(genre, *parties, classe=" ".join(filter(None, ("figure", classe))))
    return bloc("section", dessin, data_search_exclude="oui")


def terme(page: Page, mot: str, clause: Clause, corps: str, *, limite: bool = False) -> str:
    """Draws a line of a figure, or the bound that closes some; `corps` is HTML already."""
    return element(
        "div" if limite else "li",
        element("span", imprimer(mot), " ", renvoi(page, clause), classe="quoi"),
        element("div", corps, suites(page, clause), classe="dit"),
        id=ancrer(page, clause),
        classe=classes(page, clause, "terme", "limite" if limite else ""),
    )


def libre(mot: str, corps: str, classe: str = "") -> str:
    """Draws a line that no clause says: what the law of the computation itself adds."""
    quoi, dit = element("span", imprimer(mot), classe="quoi"), element("div", corps, classe="dit")
    return element("li", quoi, dit, classe=f"terme {classe}".strip())


def valeur(page: Page, phrase: str) -> str:
    """Draws the value of a line."""
    return element("p", page.phrase(typographier(phrase)))


def bornes(page: Page, siennes: Iterable[Borne]) -> str:
    """Draws what bounds a value, under it."""
    lignes = [
        element("li", element("em", imprimer(borne.mot)), " ", page.phrase(typographier(borne.valeur)))
        for borne in siennes
    ]
    return element("ul", *lignes, classe="bornes") if lignes else ""


def branche(page: Page, garde: Condition | None, sinon: str) -> str:
    """Draws the condition of a line, and what happens where it does not hold."""
    if garde is None:
        return ""
    dite = typographier(dire_si(page.plume, garde))
    suite = f"{ELEMENT if ELEMENT in dite else typographier(' ; ')}{typographier(sinon)}"
    return element("p", page.phrase(dite + suite), classe="branche")


def suites(page: Page, clause: Clause) -> str:
    """Draws when a clause holds, and by which reading."""
    return "".join(
        element("p", page.phrase(typographier(majuscule(dire_note(page, note)))), classe=f"selon {note.genre}")
        for note in notes(page.rulebook, clause)
        if note.genre in _NOTES
    )


def renvoi(page: Page, clause: Clause) -> str:
    """Gives the link from a figure to its clause."""
    ici = clause.id in page.ancres
    adresse = f"#{clause.id}" if ici else page.adresse("clause", clause.id)
    return lien(adresse, echapper(clause.label.replace("_", " ")), "label") if adresse else ""


def ancrer(page: Page, clause: Clause) -> str:
    """Gives the anchor of a clause in the figure that draws it, once; the clause leads back to it."""
    if clause.id in page.figures:
        return ""
    page.figures.add(clause.id)
    return f"figure-{clause.id}"


def classes(page: Page, clause: Clause, *autres: str) -> str:
    """Gives the classes of a line, with that of a reading that is not retained."""
    ecartee = any(note.genre == "autre_lecture" for note in notes(page.rulebook, clause))
    return " ".join(filter(None, (*autres, "ecartee" if ecartee else "")))
