"""Says where a quote is when it is not in its lines, else what the document says that is nearest to it."""

from reglo.citations import codes
from reglo.citations.demande import PLACES, Demande
from reglo.citations.ecriture import enumerer_lignes
from reglo.citations.index import Index, Rangs
from reglo.citations.proximite import Difference, differences, dire, plus_proche
from reglo.diagnostics import Diagnostic, proches
from reglo.values.formats import lignes_de

_LETTRES_COMMUNES = 50
_ERRATA = 2
"""Misprints that are proposed as errata; more of them are no misprint."""


def sans_ligne(demande: Demande, cite: Index) -> Diagnostic:
    """Says where a quote without lines is."""
    index = demande.source.corrige
    places = index.chercher(cite.mots.formes, index.tout, limite=PLACES)
    if not places:
        return absente(demande, cite, index.tout)
    ou = f" : elle se trouve {enumerer_lignes(map(index.lignes, places))}"
    return demande.refuser(codes.CITATION_SANS_LIGNE, demande.ecrire(places[0], citee=places[0]), ou=ou)


def absente(demande: Demande, cite: Index, ou: Rangs) -> Diagnostic:
    """Says where a quote is when it is not in its lines, else what is nearest to it."""
    citation, index = demande.citation, demande.source.corrige
    places = index.chercher(cite.mots.formes, index.tout, limite=PLACES)
    if places and citation.ligne_debut is not None and citation.ligne_fin is not None:
        declarees = lignes_de(citation.ligne_debut, citation.ligne_fin)
        trouvees = enumerer_lignes(map(index.lignes, places))
        correction = demande.ecrire(places[0], citee=places[0])
        return demande.refuser(codes.CITATION_AILLEURS, correction, lignes=declarees, places=trouvees)
    proche = plus_proche(cite, index, ou)
    if proche is None:
        return demande.refuser(codes.CITATION_ABSENTE, "texte ligne … « les mots mêmes du document »", suite="")
    ecarts = list(differences(cite, index, proche))
    if not ecarts:
        entier = _sans_couper(index, proche)
        suite = f" Elle y coupe un nombre : on lit « {index.lire(entier)} »."
        return demande.refuser(codes.CITATION_ABSENTE, demande.ecrire(entier), (index.span(entier),), suite=suite)
    suite = f" Le passage le plus proche, {lignes_de(*index.lignes(proche))}, dit {dire(cite, index, ecarts)}."
    suite += _errata(demande, cite, ecarts)
    return demande.refuser(codes.CITATION_ABSENTE, demande.ecrire(proche), (index.span(proche),), suite=suite)


def _errata(demande: Demande, cite: Index, ecarts: list[Difference]) -> str:
    """Proposes the errata that would make the document say the quote, in case it is the document that is misprinted."""
    index = demande.source.corrige
    errata = [_erratum(index, cite, ecart) for ecart in ecarts if _mal_imprime(index, cite, ecart)]
    if not all(errata) or not len(errata) == len(ecarts) <= _ERRATA:
        return ""
    return f" Si c'est le document qui est mal imprimé : {' ; '.join(errata)}."


def _mal_imprime(index: Index, cite: Index, ecart: Difference) -> bool:
    """Tells whether words look like a misprint of others: two signs, or nearly the same letters; never two figures."""
    imprime, lu = index.lire(ecart.passage), cite.lire(ecart.citation)
    if not any(map(str.isalnum, imprime + lu)):
        return bool(imprime and lu)
    return not any(map(str.isdigit, imprime + lu)) and bool(proches(imprime, [lu], seuil=_LETTRES_COMMUNES))


def _sans_couper(index: Index, place: Rangs) -> Rangs:
    """Gives a stretch of words with the whole of the numbers at its ends."""
    debut, fin = place
    while index.coupe_un_nombre(debut):
        debut -= 1
    while index.coupe_un_nombre(fin):
        fin += 1
    return Rangs(debut, fin)


def _erratum(index: Index, cite: Index, ecart: Difference) -> str:
    """Writes one erratum, with as many words before as it takes to be alone on its lines; nothing when it cannot be."""
    (debut, fin), (lu, fin_lu) = ecart.passage, ecart.citation
    while debut and lu:
        place = Rangs(debut, max(fin, debut + 1))
        seul = len(index.chercher(index.mots.formes[debut:fin], index.rangs(*index.lignes(place)), limite=2)) == 1
        if seul:
            mots, lus = index.lire(Rangs(debut, fin)), cite.lire(Rangs(lu, fin_lu))
            return f"{lignes_de(*index.lignes(place))}, au lieu de « {mots} », lire « {lus} »"
        debut, lu = debut - 1, lu - 1
        if index.mots.formes[debut] != cite.mots.formes[lu]:
            break
    return ""
