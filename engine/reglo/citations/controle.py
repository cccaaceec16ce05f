"""Looks for one quote in its document: in the lines it declares, once, long enough or as the cell of a table.

What is not exactly there is refused, with where it is or what the text says instead; nothing is corrected here.
"""

from reglo.citations import codes
from reglo.citations.demande import MOTS, PLACES, Demande, ambigue, plus_longue
from reglo.citations.index import Index, Rangs
from reglo.citations.introuvable import absente, sans_ligne
from reglo.citations.mots import nombre_de_mots
from reglo.citations.tableau import controler_case
from reglo.diagnostics import Diagnostic


def controler(demande: Demande) -> Rangs | Diagnostic:
    """Gives the place of a quote, or what is wrong with it."""
    citation, index = demande.citation, demande.source.corrige
    cite = Index(citation.extrait, "")
    if not nombre_de_mots(cite.mots.formes):
        return demande.refuser(codes.CITATION_VIDE, "")
    if citation.ligne_debut is None or citation.ligne_fin is None:
        return sans_ligne(demande, cite)
    if citation.ligne_debut < 1 or citation.ligne_fin > index.nombre_de_lignes:
        ailleurs = index.chercher(cite.mots.formes, index.tout, limite=1)
        correction = (
            demande.ecrire(ailleurs[0], citee=ailleurs[0]) if ailleurs else f"lignes 1 à {index.nombre_de_lignes}"
        )
        return demande.refuser(codes.LIGNES_HORS_DOCUMENT, correction, derniere=index.nombre_de_lignes)
    ou = index.rangs(citation.ligne_debut, citation.ligne_fin)
    if citation.rangee or citation.colonne:
        return controler_case(demande, cite, ou)
    places = index.chercher(cite.mots.formes, ou, limite=PLACES)
    if not places:
        return absente(demande, cite, ou)
    if nombre_de_mots(cite.mots.formes) < MOTS:
        longue = demande.ecrire(plus_longue(index, places[0], ou), citee=places[0])
        return demande.refuser(codes.CITATION_COURTE, longue, nombre=nombre_de_mots(cite.mots.formes))
    return ambigue(demande, places, ou) if len(places) > 1 else places[0]
