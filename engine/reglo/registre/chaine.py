"""Reads the bytes of a register: the lines that hold together from the first, then every line that does not.

Nothing is opened here, and nothing is mended. A line is good when it chains to the one before and when its act can be;
what follows the last end of line is not a line yet.
"""

import re

import msgspec

from reglo.diagnostics import Diagnostic, Fiche
from reglo.outcome.lecture_brute import remarque
from reglo.registre import codes
from reglo.registre.actes import FORMAT, ORIGINE, empreinte_dite, enchainee, lire_acte, lire_entete
from reglo.registre.decisions import Journal
from reglo.source import Span

_MARQUE = b"\xef\xbb\xbf"
_FAUTES_MONTREES = 20
_COMMANDES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Chaine(msgspec.Struct, frozen=True):
    """What the bytes of a register hold."""

    journal: Journal
    """The acts of the lines that hold together from the first."""
    empreintes: tuple[str, ...]
    """Hashes of those lines, that of the header first; none when the header does not hold."""
    fin: int
    """Where those lines end, in bytes."""
    queue: bytes
    """What follows them, empty when every line holds."""
    fautes: tuple[Diagnostic, ...]
    """What is wrong with the lines that follow; nothing is said of a last line without its end."""

    @property
    def actes(self) -> int:
        """Gives the number of acts that hold together."""
        return len(self.journal.actes)


def lire(octets: bytes, fichier: str) -> Chaine:
    """Gives what the bytes of a register hold, and every fault among its lines."""
    lecture = _Lecture(octets, fichier)
    lecture.parcourir()
    queue = octets[lecture.fin :]
    return Chaine(lecture.journal, tuple(lecture.empreintes), lecture.fin, queue, tuple(lecture.fautes))


def reenregistre(octets: bytes) -> bool:
    """Tells whether an editor has marked the file or changed its ends of lines."""
    return octets.startswith(_MARQUE) or b"\r\n" in octets


def sans_editeur(octets: bytes) -> bytes:
    """Gives the bytes as they were before an editor marked them or changed the ends of their lines."""
    return octets.removeprefix(_MARQUE).replace(b"\r\n", b"\n")


def lieu(octets: bytes, fichier: str, debut: int, ligne: int) -> Span:
    """Gives where a line begins, from the place of its first byte, in characters of the text that an excerpt shows."""
    rang = len(texte(octets[:debut]))
    return Span(fichier, rang, rang + 1, ligne, 1)


def texte(octets: bytes) -> str:
    """Gives the text of a register, to be shown whatever its bytes: signs that drive a screen are replaced."""
    return _COMMANDES.sub("\ufffd", octets.decode("utf-8", errors="replace"))


class _Lecture:
    """One reading, line by line."""

    def __init__(self, octets: bytes, fichier: str) -> None:
        self.octets, self.fichier = octets, fichier
        self.journal = Journal()
        self.empreintes: list[str] = []
        self.fin = 0
        self.fautes: list[Diagnostic] = []

    def parcourir(self) -> None:
        """Reads every line; after a faulty one, each is still compared with what the line before says of itself."""
        precedente: str | None = ORIGINE
        debut = 0
        for rang, ligne in enumerate(self.octets.split(b"\n")[:-1]):
            suivant = debut + len(ligne) + 1
            if self._tient(rang, debut, ligne, precedente):
                self.fin = suivant
                self.empreintes.append(empreinte_dite(ligne) or "")
            elif not self.empreintes:
                return
            debut, precedente = suivant, empreinte_dite(ligne)
        if not self.octets:
            self._dire(codes.VIDE, 0, 0)
        elif not self.empreintes:
            self._dire(codes.PAS_UN_REGISTRE, 0, 0)

    def _tient(self, rang: int, debut: int, ligne: bytes, precedente: str | None) -> bool:
        """Tells whether a line holds, after others that do; says what is wrong with it."""
        if rang == 0:
            entete = lire_entete(ligne)
            if entete is None:
                return self._dire(codes.PAS_UN_REGISTRE, rang, debut)
            if entete.format > FORMAT:
                return self._dire(codes.FORMAT_INCONNU, rang, debut, format=entete.format, connu=FORMAT)
        if precedente is not None and not enchainee(ligne, precedente):
            return self._dire(codes.LIGNE_CHANGEE, rang, debut)
        if self.fautes or rang == 0:
            return not self.fautes
        acte = lire_acte(ligne)
        if acte is None:
            return self._dire(codes.ACTE_ILLISIBLE, rang, debut)
        if raison := self.journal.inscrire(acte):
            return self._dire(codes.ACTE_IMPOSSIBLE, rang, debut, raison=raison)
        return True

    def _dire(self, fiche: Fiche, rang: int, debut: int, **champs: object) -> bool:
        """Says what is wrong with a line, which does not hold."""
        if len(self.fautes) < _FAUTES_MONTREES:
            ou = lieu(self.octets, self.fichier, debut, rang + 1)
            self.fautes.append(remarque(fiche, ou, chemin=self.fichier, **champs))
        return False
