"""Says what is to be read again in a document that has changed since its fingerprint was taken.

A quote that its lines still hold is judged by the lines of the new text; one that they no longer hold, by those of the
old one, since its numbers may be of before. The words of the old text are not kept: those of the quote stand for them.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from reglo.checks.parcours import versions
from reglo.citations import codes
from reglo.citations.alignement import Alignement
from reglo.citations.demande import Demande
from reglo.citations.ecriture import enumerer_lignes
from reglo.citations.errata import Source
from reglo.citations.index import Index, Rangs
from reglo.citations.proximite import differences, dire, plus_proche
from reglo.diagnostics import Diagnostic
from reglo.model.clauses import Citation
from reglo.model.rulebook import Rulebook
from reglo.source import Span
from reglo.values.formats import lignes_de

_MONTREES = 5


def relire(demande: Demande, faute: Diagnostic | None, alignement: Alignement) -> Diagnostic | None:
    """Gives what a change of the document makes of a quote, whose own fault is `faute`; that fault when it is apart."""
    citation, index = demande.citation, demande.source.corrige
    if citation.ligne_debut is None or citation.ligne_fin is None:
        return faute
    declarees = citation.ligne_debut, citation.ligne_fin
    if faute is None:
        return None if alignement.inverse.suivre(*declarees) else _entouree(demande, alignement)
    maintenant = alignement.suivre(*declarees)
    if maintenant is None:
        return _changee(demande) if citation.ligne_fin <= alignement.lignes_avant else faute
    a_sa_place = declarees[0] <= maintenant[0] and maintenant[1] <= declarees[1]
    if a_sa_place or not index.chercher(Index(citation.extrait, "").mots.formes, index.rangs(*maintenant)):
        return faute
    lignes = lignes_de(*maintenant)
    return replace(
        demande.refuser(codes.LIGNES_DEPLACEES, lignes, lignes=lignes),
        remplacement=demande.a_d_autres_lignes(maintenant),
    )


def _entouree(demande: Demande, alignement: Alignement) -> Diagnostic:
    """Shows what is new in the lines of a quote that still holds."""
    cites = _lignes_citees(demande.citation)
    neuves = etendues(rang for rang in alignement.inverse.retirees if rang in cites)
    places = [demande.source.imprime.span_de_lignes(debut, fin) for debut, fin in neuves]
    dit = "ses mots y sont encore, mais les lignes qu'elle cite ont changé."
    return _a_relire(demande, dit, "", *places[:_MONTREES])


def _changee(demande: Demande) -> Diagnostic:
    """Says what has become of the words of a quote."""
    citation, index = demande.citation, demande.source.corrige
    cite = Index(citation.extrait, "")
    ou = index.rangs(citation.ligne_debut or 1, citation.ligne_fin or 1)
    if citation.rangee:
        return _rangee_changee(demande, ou)
    proche = plus_proche(cite, index, ou)
    if proche is None:
        return _a_relire(demande, "son passage ne s'y trouve plus.", "retirer la clause, ou citer ce qui la remplace")
    ecarts, lignes = list(differences(cite, index, proche)), lignes_de(*index.lignes(proche))
    dit = dire(cite, index, ecarts, change=True) if ecarts else "mêmes mots, mais d'autres lignes autour"
    return _a_relire(demande, f"{lignes}, {dit}.", demande.ecrire(proche), index.span(proche))


def _rangee_changee(demande: Demande, ou: Rangs) -> Diagnostic:
    """Shows the row of a table, as it now is."""
    index = demande.source.corrige
    rangees = index.chercher(Index(demande.citation.rangee, "").mots.formes, index.tout)
    if not rangees:
        return _a_relire(demande, f"la rangée « {demande.citation.rangee} » ne s'y trouve plus.")
    proche = min(rangees, key=lambda rangs: abs(rangs.debut - ou.debut))
    ligne = index.lignes(proche)[1]
    lu = index.lire(index.rangs(ligne, ligne))
    return _a_relire(demande, f"sa rangée, ligne {ligne}, dit maintenant « {lu} ».", "", index.span(proche))


def _a_relire(demande: Demande, difference: str, correction: str = "", *notes: Span) -> Diagnostic:
    copier = correction or "relire le passage, et corriger la clause s'il le faut"
    return demande.refuser(codes.A_RELIRE, copier, notes, difference=difference)


def resumer(alignement: Alignement) -> str:
    """Says in a few words what has changed in a document."""
    nouvelles, retirees, deplacees = len(alignement.inverse.retirees), len(alignement.retirees), alignement.deplacees
    comptes = (("lignes nouvelles", nouvelles), ("lignes retirées", retirees), ("lignes déplacées", deplacees))
    return ", ".join(f"{quoi} : {nombre}" for quoi, nombre in comptes if nombre) or "des lignes vides seulement"


def passages_nouveaux(
    rulebook: Rulebook, source: Source, citations: Iterable[Citation], alignement: Alignement
) -> Iterator[Diagnostic]:
    """Says which new lines stand in the source of an aid without being quoted by anything."""
    nom, index = source.document.nom, source.imprime
    cites = {rang for citation in citations for rang in _lignes_citees(citation)}
    nouvelles = [rang for rang in alignement.inverse.retirees if rang not in cites]
    for aide, version in versions(rulebook):
        if version.document != nom or version.ligne_debut is None or version.ligne_fin is None:
            continue
        siennes = [rang for rang in nouvelles if version.ligne_debut <= rang <= version.ligne_fin]
        if siennes:
            places = list(etendues(siennes))
            notes = tuple((index.span_de_lignes(*place), "passage nouveau") for place in places[:_MONTREES])
            yield codes.SOURCE_A_RELIRE.diagnostic(
                version.span,
                clause=aide.id,
                notes=notes,
                document=nom,
                lignes=enumerer_lignes(places),
            )


def _lignes_citees(citation: Citation) -> range:
    return range(citation.ligne_debut or 0, (citation.ligne_fin or -1) + 1)


def etendues(rangs: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Gives lines as stretches: 3, 4, 5, 9 are 3 to 5 and 9."""
    for _, groupe in groupby(enumerate(rangs), key=lambda paire: paire[1] - paire[0]):
        suite = [rang for _, rang in groupe]
        yield suite[0], suite[-1]
