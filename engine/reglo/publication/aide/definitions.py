"""Definitions, parameters and shared tables: each with its three facets, and what reads it."""

from collections.abc import Iterator

from reglo.model.clauses import Tableau
from reglo.model.rulebook import Definition, Parametre
from reglo.phrases import vocabulaire
from reglo.phrases.francais import citer, terminer
from reglo.phrases.liens import propre
from reglo.phrases.suites import Note, anomalie
from reglo.publication.adresses import DEFINITIONS, page_tableau
from reglo.publication.aide.facettes import Objet, clause, entete_colonnes, facettes
from reglo.publication.aide.grille import dessiner
from reglo.publication.contexte import Contexte, Page
from reglo.publication.lecteurs import lue_par
from reglo.publication.page import ancre_de, rubrique
from reglo.publication.sommaire import tete


def definir(page: Page, lue: Definition) -> str:
    """Draws a definition: what its name means."""
    objet = Objet(
        noeud=lue,
        identifiant=lue.nom,
        label="",
        nom=citer(propre(lue.libelle or lue.ecriture)),
        preuve=lue.preuve,
        phrase=phrase_definition(page, lue),
        suites=tuple(Note("anomalie", anomalie(page.rulebook, nom)) for nom in lue.anomalies),
        classe="clause definition",
    )
    return facettes(page, objet)


def phrase_definition(page: Page, lue: Definition) -> str:
    """Gives the sentence of a definition."""
    nom = citer(propre(lue.libelle or lue.ecriture))
    suite = vocabulaire.definition(page.plume, lue)
    return terminer(f"{nom} : {suite}" if lue.condition is None else f"{nom} s'entend ainsi : {suite}")


def parametrer(page: Page, lu: Parametre) -> str:
    """Draws a parameter: its values, period by period."""
    valeurs = (
        clause(page, valeur, terminer(f"{propre(lu.libelle)} : {vocabulaire.valeur_parametre(page.plume, lu, valeur)}"))
        for valeur in lu.valeurs
    )
    return rubrique(propre(lu.libelle or lu.ecriture), lu.nom, 3) + "".join(valeurs)


def page_definitions(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the page of the definitions, the parameters and the shared tables."""
    page, rulebook = Page(contexte, DEFINITIONS), contexte.rulebook
    partages = [t for t in rulebook.tableaux.values() if page_tableau(rulebook, t.id) == DEFINITIONS]
    parties = [tete(DEFINITIONS), entete_colonnes()]
    for titre, dessins in (
        ("Définitions", [definir(page, lue) + lue_par(page, lue.nom) for lue in rulebook.definitions.values()]),
        ("Paramètres", [parametrer(page, lu) + lue_par(page, lu.nom) for lu in rulebook.parametres.values()]),
        ("Barèmes partagés", [_bareme(page, tableau) for tableau in partages]),
    ):
        parties += [rubrique(titre, ancre_de(titre)), *dessins] if dessins else []
    yield DEFINITIONS, "".join(parties)


def _bareme(page: Page, tableau: Tableau) -> str:
    return dessiner(page, tableau) + lue_par(page, tableau.id)
