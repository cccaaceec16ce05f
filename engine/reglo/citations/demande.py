"""A quote being looked for in its document, and how a remark on it is made."""

import msgspec

from reglo.citations import codes
from reglo.citations.ecriture import enumerer_lignes, texte
from reglo.citations.errata import Source
from reglo.citations.index import Index, Rangs
from reglo.citations.mots import nombre_de_mots
from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.clauses import Citation
from reglo.source import Span
from reglo.values.formats import lignes_de

MOTS = 4
"""Words that a quote has at least."""
PLACES = 20
"""Places that a search gathers, before they are no longer told one by one."""
_ALLONGE = 40
"""Words by which a quote is made longer, at each end, to be alone."""


class Demande(msgspec.Struct, frozen=True, kw_only=True):
    """A quote, the clause that it proves, and the document where it is looked for."""

    citation: Citation
    clause: str
    source: Source

    def refuser(self, fiche: Fiche, correction: str, notes: tuple[Span, ...] = (), /, **champs: object) -> Diagnostic:
        """Makes a remark at the quote; `notes` are the places of the document that explain it."""
        spans = tuple((span, "ce que dit le document") for span in notes)
        document = self.source.document.nom
        return fiche.diagnostic(
            self.citation.span,
            clause=self.clause,
            notes=spans,
            document=document,
            correction=correction,
            **champs,  # type: ignore[arg-type]
        )

    def ecrire(self, place: Rangs, *, citee: Rangs | None = None) -> str:
        """Writes the quote of a place, to be copied; where the quote itself was found, its own words are kept."""
        citation, index = self.citation, self.source.corrige
        extrait = index.lire(place)
        if citee is not None:
            avant, apres = index.lire(Rangs(place.debut, citee.debut)), index.lire(Rangs(citee.fin, place.fin))
            extrait = " ".join(filter(None, (avant, citation.extrait, apres)))
        return texte(self.source.document.nom, index.lignes(place), extrait, self._titres)

    def a_d_autres_lignes(self, lignes: tuple[int, int]) -> str:
        """Writes the same quote at other lines."""
        return texte(self.source.document.nom, lignes, self.citation.extrait, self._titres)

    @property
    def _titres(self) -> tuple[str, str] | None:
        return (self.citation.rangee, self.citation.colonne) if self.citation.rangee else None


def ambigue(demande: Demande, places: list[Rangs], ou: Rangs) -> Diagnostic:
    """Lists the places of a quote that its lines hold several times."""
    citation, index = demande.citation, demande.source.corrige
    lignes = [index.lignes(place) for place in places]
    if len(set(lignes)) == len(lignes):
        correction = demande.ecrire(places[0], citee=places[0])
    elif citation.rangee:
        correction = texte(demande.source.document.nom, index.lignes(ou), index.lire(ou))
    else:
        correction = demande.ecrire(plus_longue(index, places[0], ou), citee=places[0])
    return demande.refuser(
        codes.CITATION_AMBIGUE,
        correction,
        nombre=str(len(places)) if len(places) < PLACES else f"au moins {PLACES}",
        lignes=lignes_de(citation.ligne_debut or 1, citation.ligne_fin or 1),
        places=f" : {enumerer_lignes(sorted(set(lignes)))}" if len(set(lignes)) > 1 else "",
    )


def plus_longue(index: Index, place: Rangs, ou: Rangs) -> Rangs:
    """Gives the shortest quote that is long enough and alone: in its lines when it can be, else over the next ones."""
    for limites in (ou, index.tout):
        debut, fin = place
        while not _suffit(index, Rangs(debut, fin)) and fin < min(limites.fin, place.fin + _ALLONGE):
            fin += 1
        while not _suffit(index, Rangs(debut, fin)) and debut > max(limites.debut, place.debut - _ALLONGE):
            debut -= 1
        if _suffit(index, Rangs(debut, fin)):
            return Rangs(debut, fin)
    return place


def _suffit(index: Index, place: Rangs) -> bool:
    """Tells whether some words are a good quote: long enough, whole, and once in the lines where they stand."""
    formes = index.mots.formes[place.debut : place.fin]
    lignes = index.rangs(*index.lignes(place))
    assez = nombre_de_mots(formes) >= MOTS and not index.coupe_une_elision(place.fin)
    return assez and len(index.chercher(formes, lignes, limite=2)) == 1
