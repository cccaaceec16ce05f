"""Says where a quote is when it is not in its lines, else what the document says that is nearest to it."""

from reglo.citations import codes
from reglo.citations.demande import PLACES, Demande
from reglo.citations.ecriture import enumerer_lignes, lignes_de
from reglo.citations.index import Index, Rangs
from reglo.citations.proximite import Difference, differences, dire, plus_proche
from reglo.diagnostics import Diagnostic

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
    suite = f"Le passage le plus proche, {lignes_de(*index.lignes(proche))}, dit {dire(cite, index, ecarts)}."
    suite += _errata(demande, cite, ecarts)
    return demande.refuser(codes.CITATION_ABSENTE, demande.ecrire(proche), (proche,), suite=suite)


def _errata(demande: Demande, cite: Index, ecarts: list[Difference]) -> str:
    """Proposes the errata that would make the document say the quote, in case it is the document that is misprinted."""
    index = demande.source.corrige
    errata = [erratum for ecart in ecarts if (erratum := _erratum(index, cite, ecart))]
    proposes = " ; ".join(errata) if len(errata) == len(ecarts) <= _ERRATA else ""
    return f" Si c'est le document qui est mal imprimé : {proposes}." if proposes else ""


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
