"""Judges a register from its bytes and those of its head: whole, cut, changed, or not a register; and what mends it.

The head is a small file beside the register. It knows the last act that was confirmed, so that lines removed from the
end are seen, and so that an act cut while it was written is told from one that is lost. Nothing is opened here.
"""

from typing import Annotated, Literal, TypeAlias

import msgspec

from reglo.diagnostics import Diagnostic, Fiche
from reglo.outcome.lecture_brute import remarque
from reglo.registre import chaine, codes
from reglo.registre.actes import ILLISIBLE, Empreinte
from reglo.registre.chaine import Chaine
from reglo.values import formats

Remede: TypeAlias = Literal["", "editeur", "fin_de_ligne", "queue", "tete", "debut", "aucun"]
"""What mends a register: nothing to mend, undo an editor, end the last line, set aside what was not confirmed, make the
head again, keep the beginning only (acts are lost), or nothing can."""


class Tete(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the head knows: how many acts were confirmed, and the hash of the last line."""

    actes: Annotated[int, msgspec.Meta(ge=0)]
    empreinte: Empreinte


class Examen(msgspec.Struct, frozen=True, kw_only=True):
    """A register as it was found."""

    fichier: str
    octets: bytes
    chaine: Chaine
    tete: Tete | None
    fautes: tuple[Diagnostic, ...] = ()
    """What keeps it from being read."""
    remarques: tuple[Diagnostic, ...] = ()
    """What keeps it from being written."""
    remede: Remede

    @property
    def sources(self) -> dict[str, str]:
        """Gives the text of the register, for the excerpts of a report."""
        return {self.fichier: chaine.texte(self.octets)}


def nom_de_tete(fichier: str) -> str:
    """Gives the path of the head of a register."""
    return f"{fichier}.tete"


def ecrire_tete(tete: Tete) -> bytes:
    """Gives the bytes of a head."""
    return msgspec.json.format(msgspec.json.encode(tete, order="sorted"), indent=0) + b"\n"


def lire_tete(octets: bytes) -> Tete | None:
    """Gives the head that bytes hold, or None."""
    try:
        return msgspec.json.decode(octets, type=Tete)
    except ILLISIBLE:
        return None


def examiner(fichier: str, octets: bytes, tete: bytes | None) -> Examen:
    """Judges a register; `tete` is what its head holds, None when there is none."""
    if chaine.reenregistre(octets):
        dessous = examiner(fichier, chaine.sans_editeur(octets), tete)
        if dessous.remede == "aucun":
            return dessous
        faute = remarque(codes.REENREGISTRE, chaine.lieu(dessous.octets, fichier, 0, 1), chemin=fichier)
        return msgspec.structs.replace(dessous, fautes=(faute, *dessous.fautes), remede="editeur")
    return _Examen(fichier, octets, tete).examen()


class _Examen:
    """One examination."""

    def __init__(self, fichier: str, octets: bytes, tete: bytes | None) -> None:
        self.fichier, self.octets = fichier, octets
        self.chaine = chaine.lire(octets, fichier)
        self.tete = None if tete is None else lire_tete(tete)
        self.absente = tete is None

    def examen(self) -> Examen:
        """Gives the judgement."""
        if not self.chaine.empreintes:
            return self._rendre("aucun", *self.chaine.fautes)
        if self.tete is None:
            return self._sans_tete()
        if self.tete.actes > self.chaine.actes:
            return self._en_retard(self.tete.actes)
        if self.tete.empreinte != self.chaine.empreintes[self.tete.actes]:
            return self._rendre("debut", self._autre_tete(self.tete.actes))
        if not self.chaine.queue:
            return self._rendre("")
        if self.tete.actes == self.chaine.actes:
            return self._coupe()
        return self._rendre("debut", *self.chaine.fautes) if self.chaine.fautes else self._coupe()

    def _coupe(self) -> Examen:
        """The end was not confirmed: an act was being written."""
        faute = self._dire(codes.COUPURE, actes=codes.compter(self.chaine.actes))
        return self._rendre("fin_de_ligne" if self._sans_fin() else "queue", faute)

    def _en_retard(self, connus: int) -> Examen:
        """The head knows acts that are not there, or no longer good."""
        if self._sans_fin() == self.tete:
            return self._coupe()
        champs = {"actes": codes.compter(self.chaine.actes), "connus": connus}
        return self._rendre("debut", *(self.chaine.fautes or [self._dire(codes.ACTES_PERDUS, **champs)]))

    def _sans_tete(self) -> Examen:
        if self.chaine.fautes:
            return self._rendre("debut", *self.chaine.fautes, remarques=(self._dire_tete(),))
        if self.chaine.queue:
            return msgspec.structs.replace(self._coupe(), remarques=(self._dire_tete(),))
        return self._rendre("tete", remarques=(self._dire_tete(),))

    def _sans_fin(self) -> Tete | None:
        """Gives what the head must know when only the end of line is missing to the last line."""
        suite = chaine.lire(self.octets + b"\n", self.fichier)
        entiere = not suite.queue and suite.actes == self.chaine.actes + 1
        return Tete(suite.actes, suite.empreintes[-1]) if entiere else None

    # ------------------------------------------------------------------------------------------------------ sentences
    def _autre_tete(self, actes: int) -> Diagnostic:
        debut = 0
        for _ in range(actes):
            debut = self.octets.index(b"\n", debut) + 1
        lieu = chaine.lieu(self.octets, self.fichier, debut, actes + 1)
        return remarque(codes.AUTRE_TETE, lieu, tete=nom_de_tete(self.fichier), chemin=self.fichier)

    def _dire_tete(self) -> Diagnostic:
        fiche = codes.TETE_ABSENTE if self.absente else codes.TETE_ILLISIBLE
        actes = self.chaine.journal.actes
        dernier = f"l'acte {len(actes)}, du {formats.ecrire_date(actes[-1].date)}" if actes else "sa première ligne"
        champs = {"tete": nom_de_tete(self.fichier), "dernier": dernier, "chemin": self.fichier}
        return remarque(fiche, chaine.lieu(self.octets, self.fichier, 0, 1), **champs)

    def _dire(self, fiche: Fiche, **champs: object) -> Diagnostic:
        """Says something of the first line that does not hold."""
        lieu = chaine.lieu(self.octets, self.fichier, self.chaine.fin, len(self.chaine.empreintes) + 1)
        return remarque(fiche, lieu, chemin=self.fichier, **champs)

    def _rendre(self, remede: Remede, *fautes: Diagnostic, remarques: tuple[Diagnostic, ...] = ()) -> Examen:
        return Examen(
            fichier=self.fichier,
            octets=self.octets,
            chaine=self.chaine,
            tete=self.tete,
            fautes=fautes,
            remarques=remarques,
            remede=remede,
        )
