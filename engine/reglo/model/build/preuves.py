"""The proof of each clause: its own quotes, else those of the table, the section or the aid above it."""

from reglo.model.build import codes_clauses
from reglo.model.build.contexte import Redaction
from reglo.model.build.suites import Suites
from reglo.model.clauses import Preuve
from reglo.syntax.tree import Piece


def preuve_de(redaction: Redaction, piece: Piece, propres: Suites, communes: Suites, porteur: str) -> Preuve | None:
    """Gives the proof of a clause; a clause with none is reported."""
    if propres.prouvent:
        return propres.preuve(piece.span)
    if communes.prouvent:
        return communes.preuve(piece.span, heritee=True)
    if not propres.fautives and not communes.fautives:
        champs = {"label": piece.label or "", "porteur": porteur}
        redaction.dire(codes_clauses.SANS_PREUVE, piece.jetons[0].span, **champs)
    return None
