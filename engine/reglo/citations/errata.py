"""Reads a document as its errata correct it, and says which of them correct nothing.

An erratum cites what is printed: the words must be on its lines, once. In a document that has changed, one whose line
has only moved is followed there, so that the quotes that rest on it are still found.
"""

import msgspec

from reglo.citations import codes
from reglo.citations.alignement import Alignement
from reglo.citations.ecriture import LONGUEUR_MONTREE
from reglo.citations.index import Index, Rangs, Retouche, indexer
from reglo.citations.proximite import plus_proche
from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.rulebook import Document, Erratum
from reglo.values.formats import lignes_de

_A_DIRE = "ligne …, au lieu de « ce qui est imprimé », lire « ce qu'on lit »"


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A document as printed, and as it is read."""

    document: Document
    imprime: Index
    corrige: Index
    """The text as the errata correct it: the one where quotes are looked for."""
    retouches: tuple[Retouche, ...] = ()
    """What the errata change in it, in order."""


def corriger(
    document: Document, imprime: Index, alignement: Alignement | None
) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Gives a document as its errata correct it, and what is wrong with them."""
    correction = Correction(document, imprime, alignement)
    retouches = correction.retouches()
    corrige = indexer(imprime.imprime, imprime.fichier, retouches) if retouches else imprime
    source = Source(document=document, imprime=imprime, corrige=corrige, retouches=retouches)
    return source, tuple(correction.fautes)


class Correction:
    """Places the errata of one document."""

    def __init__(self, document: Document, imprime: Index, alignement: Alignement | None) -> None:
        self.document = document
        self.imprime = imprime
        self.alignement = alignement
        self.fautes: list[Diagnostic] = []

    def retouches(self) -> tuple[Retouche, ...]:
        """Gives what is read otherwise, in the order of the text."""
        trouvees = [(self.imprime.etendue(place), e) for e in self.document.errata if (place := self._place(e))]
        retouches: list[Retouche] = []
        precedent: Erratum | None = None
        for (debut, fin), erratum in sorted(trouvees, key=lambda trouvee: trouvee[0]):
            if precedent is not None and debut < retouches[-1].fin:
                notes = ((precedent.span, "l'autre erratum est ici"),)
                self._dire(codes.ERRATA_SUPERPOSES, erratum, notes=notes, autre=precedent.label)
            else:
                retouches.append(Retouche(debut, fin, erratum.lu, erratum.label))
                precedent = erratum
        return tuple(retouches)

    def _place(self, erratum: Erratum) -> Rangs | None:
        """Gives the one place that an erratum corrects."""
        lignes = erratum.ligne_debut, erratum.ligne_fin
        places = self._chercher(erratum, lignes)
        if not places and (suivies := self._suivre(erratum, lignes)):
            return suivies
        if len(places) == 1:
            return places[0]
        if places:
            self._dire(
                codes.ERRATUM_AMBIGU, erratum, mots=erratum.imprime, lignes=lignes_de(*lignes), nombre=len(places)
            )
        elif lignes[0] < 1 or lignes[1] > self.imprime.nombre_de_lignes:
            self._dire(
                codes.LIGNES_HORS_DOCUMENT, erratum, derniere=self.imprime.nombre_de_lignes, correction="ligne …"
            )
        else:
            self._dire_absent(erratum, lignes)
        return None

    def _chercher(self, erratum: Erratum, lignes: tuple[int, int]) -> list[Rangs]:
        formes = Index(erratum.imprime, "").mots.formes
        return self.imprime.chercher(formes, self.imprime.rangs(*lignes), entiers=False)

    def _suivre(self, erratum: Erratum, lignes: tuple[int, int]) -> Rangs | None:
        """Gives the place of an erratum whose lines have only moved."""
        maintenant = None if self.alignement is None else self.alignement.suivre(*lignes)
        places = [] if maintenant is None else self._chercher(erratum, maintenant)
        if maintenant is None or len(places) != 1:
            return None
        deplacees = lignes_de(*maintenant)
        self._dire(codes.LIGNES_DEPLACEES, erratum, lignes=deplacees, correction=deplacees)
        return places[0]

    def _dire_absent(self, erratum: Erratum, lignes: tuple[int, int]) -> None:
        """Says where the words are, or the nearest ones, or what the line says."""
        cherche, ou = Index(erratum.imprime, ""), self.imprime.rangs(*lignes)
        ailleurs = self.imprime.chercher(cherche.mots.formes, self.imprime.tout, limite=1)
        proche = next(iter(ailleurs), None) or plus_proche(cherche, self.imprime, ou)
        correction = _A_DIRE
        if proche is not None:
            lu, vraies = self.imprime.lire(proche), lignes_de(*self.imprime.lignes(proche))
            suite = f" On lit « {lu} » {vraies}."
            correction = f"{vraies}, au lieu de « {lu} », lire « {erratum.lu} »"
        else:
            lu = self.imprime.lire(ou)
            suite = f" On y lit « {lu} »." if 0 < len(lu) <= LONGUEUR_MONTREE else ""
        champs = {"mots": erratum.imprime, "lignes": lignes_de(*lignes), "suite": suite, "correction": correction}
        self._dire(codes.ERRATUM_ABSENT, erratum, **champs)

    def _dire(self, fiche: Fiche, erratum: Erratum, **champs: object) -> None:
        """Makes a remark at an erratum."""
        clause, document = f"{self.document.nom}.{erratum.label}", self.document.nom
        dite = fiche.diagnostic(erratum.span, clause=clause, document=document, **champs)  # type: ignore[arg-type]
        self.fautes.append(dite)
