"""The three facets of a clause, side by side: the quote, the sentence, the `.regle` lines."""

from collections.abc import Iterator

import msgspec

from reglo.model.clauses import Citation, Clause, Indication, Preuve, Tableau
from reglo.model.expressions import Node
from reglo.model.rulebook import Erratum
from reglo.phrases.francais import citer, majuscule, typographier
from reglo.phrases.liens import propre
from reglo.phrases.suites import Note, notes
from reglo.publication.adresses import ERRATA, QUESTIONS, page_fichier, relatif
from reglo.publication.contexte import Page
from reglo.publication.html import bloc, echapper, element, imprimer, lien
from reglo.publication.preuves.couverture import marque
from reglo.publication.signes import note, signe
from reglo.source import Span

TITRES = ("Le texte", "En clair", "La règle")
"""Names of the three columns."""
_TUS = ("", "", "oui")
"""Columns that the search passes over: the lines of the rules are found in their files, once."""


class Objet(msgspec.Struct, frozen=True, kw_only=True):
    """What has a proof, a sentence and a place in the rules."""

    noeud: Node
    identifiant: str
    label: str
    nom: str = ""
    """What stands in the margin for those who hear the page, where no label is printed."""
    preuve: Preuve
    phrase: str
    suites: tuple[Note, ...] = ()
    classe: str = "clause"


def clause(page: Page, une: Clause, phrase: str) -> str:
    """Draws a clause of an aid."""
    dites = notes(page.rulebook, une)
    ecartee = any(note.genre == "autre_lecture" for note in dites)
    classes = ["clause", *(["ecartee"] if ecartee else []), *(["exception"] if getattr(une, "exception_a", "") else [])]
    objet = Objet(
        noeud=une,
        identifiant=une.id,
        label=une.label.replace("_", " "),
        preuve=une.preuve,
        phrase=phrase,
        suites=dites,
        classe=" ".join(classes),
    )
    return facettes(page, objet)


def facettes(page: Page, objet: Objet) -> str:
    """Draws the three facets of something."""
    dite = element("p", page.phrase(objet.phrase), classe="phrase")
    en_clair = dite + _notes(page, objet.suites) + marque(page, objet.identifiant)
    en_clair += _lit_aussi(page, objet.identifiant, en_clair)
    en_clair += note(page, objet.identifiant, objet.noeud.span)
    if isinstance(objet.noeud, Indication):
        ouverte = _vers_question(page, f"indication-{objet.identifiant}", "Question ouverte")
        en_clair += element("p", ouverte, classe="lecteurs")
    colonnes = (texte(page, objet.preuve), en_clair, regle(page, objet.noeud, objet.preuve))
    return bloc(
        "section",
        *_marge(page, objet),
        *(
            element("div", colonne, classe=f"facette {nom}", data_titre=titre, data_search_exclude=tu)
            for nom, titre, colonne, tu in zip(("texte", "clair", "regle"), TITRES, colonnes, _TUS, strict=True)
        ),
        classe=objet.classe,
    )


def _lit_aussi(page: Page, identifiant: str, dit: str) -> str:
    """Names the data that a clause reads and that nothing above leads to."""
    liens = (
        page.lier("donnee", nom, propre(page.rulebook.donnees[nom].libelle), "mot")
        for nom in page.contexte.lues.get(identifiant, ())
        if f'href="{echapper(page.adresse("donnee", nom))}"' not in dit
    )
    lies = ", ".join(liens)
    return element("p", "Lit aussi : ", lies, classe="note") if lies else ""


def entete_colonnes() -> str:
    """Draws the names of the three columns."""
    return bloc("div", element("span", ""), *(element("span", titre) for titre in TITRES), classe="colonnes")


def _marge(page: Page, objet: Objet) -> Iterator[str]:
    """Draws the heading of a clause: its label, which leads to it; then the links to its trunk, its figure, its review.

    The anchor is that of the heading, which stands directly in its section: the search of the generator cuts the page
    there, and leads there.
    """
    identifiant = objet.identifiant
    nom = echapper(objet.label) or element("span", imprimer(objet.nom), classe="hors-vue")
    ancre = element("a", nom, classe="" if objet.label else "signe", href=f"#{identifiant}", title=identifiant)
    yield element("h3", ancre, id=identifiant, classe="label")
    tronc = identifiant.rpartition(".")[0]
    liens = []
    if tronc in page.rulebook.troncs and page.contexte.plan.pages["tronc", tronc] != page.uri:
        liens.append(lien(f"{page.contexte.plan.lien(page.uri, 'tronc', tronc)}#{identifiant}", "commun"))
    if identifiant in page.figures:
        liens.append(lien(f"#figure-{identifiant}", "figure"))
    liens += page.retours(identifiant)
    liens.append(signe(page, identifiant, objet.noeud.span))
    if any(liens):
        yield element("p", *liens, classe="marge")


# ----------------------------------------------------------------------------------------------------------- the text
def texte(page: Page, preuve: Preuve) -> str:
    """Draws what proves a clause: its quotes, or the interpretation that stands where no text does."""
    citations = "".join(citation(page, une, heritee=preuve.heritee) for une in preuve.citations)
    interpretations = "".join(
        element(
            "p",
            _vers_question(page, f"interpretation-{page.contexte.interpretations[une][0]}", "Interprétation"),
            " ",
            imprimer(propre(une.raison)),
            element("cite", imprimer(propre(une.auteur))),
            classe="interpretation",
        )
        for une in preuve.interpretations
    )
    return citations + interpretations


def _vers_question(page: Page, ancre: str, texte_lie: str) -> str:
    """Gives the link to an open question."""
    return lien(relatif(page.uri, f"{QUESTIONS}#{ancre}"), imprimer(texte_lie), "genre")


def citation(page: Page, une: Citation, *, heritee: bool = False) -> str:
    """Draws a quote and its place; with its document at hand, inside the passage where it stands.

    A quote that a clause has from its section or from its table is not set again in its passage.
    """
    passage = None if heritee else page.contexte.passages.passage(une)
    if passage is None:
        mots = element("p", echapper(citer(une.extrait)), classe="mots")
    else:
        avant, apres = (element("span", echapper(morceau)) for morceau in (passage.avant, passage.apres))
        mots = element("p", avant, element("mark", echapper(passage.cite)), apres, classe="mots passage")
    case = ""
    if une.rangee or une.colonne:
        case = element("p", imprimer(f"rangée {citer(une.rangee)}, colonne {citer(une.colonne)}"), classe="case")
    case += "" if passage is None else _mal_imprime(page, une, passage.cite)
    place = element("footer", _place(page, une))
    faute = "" if heritee else _faute(page, une)
    return element("blockquote", mots, case, place, faute, classe="heritee" if heritee else "")


def _mal_imprime(page: Page, une: Citation, imprime: str) -> str:
    """Says which words of a passage are printed wrongly, and how they are read."""
    debut, fin = une.ligne_debut or 0, une.ligne_fin or une.ligne_debut or 0
    siens: dict[tuple[str, str], Erratum] = {}
    for erratum in page.rulebook.documents[une.document].errata:
        touche = not debut or (erratum.ligne_debut <= fin and debut <= erratum.ligne_fin)
        if touche and " ".join(erratum.imprime.split()) in " ".join(imprime.split()):
            siens.setdefault((erratum.imprime, erratum.lu), erratum)
    return "".join(
        element(
            "p",
            lien(relatif(page.uri, f"{ERRATA}#{une.document}.{erratum.label}"), "Erratum"),
            imprimer(f" : {citer(erratum.imprime)} se lit {citer(erratum.lu)}" if erratum.lu else " : à ne pas lire"),
            classe="case",
        )
        for erratum in siens.values()
    )


def _faute(page: Page, une: Citation) -> str:
    """Says what is wrong with a quote in the documents that were given; nothing when none was."""
    dites = [faute.message for faute in page.contexte.fautes.get(une.span, ())]
    if not dites and page.contexte.fonds.verification is not None and une.document not in page.contexte.passages:
        dites = ["Le document n'a pas pu être lu : cette citation n'est pas vérifiée."]
    return "".join(element("p", imprimer(dite), classe="note faute") for dite in dites)


def _place(page: Page, une: Citation) -> str:
    document = page.rulebook.documents.get(une.document)
    nom = "" if une.document == page.document else propre(document.libelle if document else une.document)
    adresse = page.adresse_de_ligne(une.document, une.ligne_debut)
    lie = lien(adresse, echapper(lignes(une))) if adresse and lignes(une) else echapper(lignes(une))
    return f"{element('cite', imprimer(nom))}, {lie}" if nom else lie


def lignes(une: Citation) -> str:
    """Gives « ligne 12 », « lignes 12 à 14 »."""
    if une.ligne_debut is None:
        return ""
    if une.ligne_fin in (None, une.ligne_debut):
        return f"ligne {une.ligne_debut}"
    return f"lignes {une.ligne_debut} à {une.ligne_fin}"


# ----------------------------------------------------------------------------------------------------------- the rest
def _notes(page: Page, suites: tuple[Note, ...]) -> str:
    """Draws the notes of a clause; an interpretation stands with the quotes."""
    return "".join(
        element("p", page.phrase(typographier(majuscule(dire_note(page, note)))), classe=f"note {note.genre}")
        for note in suites
        if note.genre != "interpretation"
    )


def dire_note(page: Page, note: Note) -> str:
    """Gives a note; the question of a reading is said once by page."""
    if not note.breve or note.phrase.partition(" : ")[0] not in page.dites:
        page.dites.add(note.phrase.partition(" : ")[0])
        return note.phrase
    return note.breve


def regle(page: Page, noeud: Node, preuve: Preuve) -> str:
    """Draws the lines of the rules, without the quotes that stand beside them, and the link to their file."""
    span = page.contexte.debut_de_ligne(noeud.span) if isinstance(noeud, Tableau) else noeud.span
    cites = tuple(noeud.span for noeud in (*preuve.citations, *preuve.interpretations))
    html = page.contexte.extrait(span, cites)
    if not html:
        return ""
    ou = lien(f"{adresse_fichier(page, span)}", echapper(f"{span.fichier}, ligne {span.ligne}"), "fichier")
    return element("pre", element("code", html), classe="highlight") + element("footer", ou)


def adresse_fichier(page: Page, span: Span) -> str:
    """Gives the address of a line of a file of rules."""
    return relatif(page.uri, f"{page_fichier(span.fichier)}#L{span.ligne}")
