"""The errata of each document: what it printed wrongly, and how it is read.

They are ours, published with the rules; whether the printed words stand in the document is not checked here.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from reglo.model.build import codes_clauses, codes_donnees
from reglo.model.build.contexte import Recueil, Redaction
from reglo.model.build.labels import sans_doubles
from reglo.model.build.suites import connu_document, lire_lignes
from reglo.model.rulebook import Erratum
from reglo.syntax.tree import Arbre, Piece


def lire_errata(recueil: Recueil, arbres: Iterable[Arbre]) -> None:
    """Gives each document its errata, gathered from all the files."""
    redaction = Redaction(recueil, recueil.journal)
    pieces: dict[str, list[Piece]] = {}
    for item in (item for arbre in arbres for item in arbre.items if item.genre == "errata"):
        nom = None if item.tete.noeud is None else connu_document(redaction, item.tete.noeud.jetons("NAME")[0])
        if nom is not None:
            pieces.setdefault(nom, []).extend(item.clauses)
    for nom, siennes in pieces.items():
        lus = [_erratum(redaction.pour(f"{nom}.{piece.label}"), piece) for piece in sans_doubles(redaction, siennes)]
        recueil.documents[nom] = replace(recueil.documents[nom], errata=tuple(lu for lu in lus if lu is not None))
        for piece in siennes:
            if piece.depart == "autres_cas":
                redaction.dire(codes_donnees.AUTRES_CAS_PERDU, piece.jetons[0].span)


def _erratum(redaction: Redaction, piece: Piece) -> Erratum | None:
    noeud = piece.noeud
    if noeud is None or piece.label is None:
        return None
    imprime, lu = noeud.jetons("STR")
    lignes = lire_lignes(redaction, noeud)
    if not imprime.texte:
        redaction.dire(codes_clauses.ERRATUM_SANS_IMPRIME, imprime.span)
        return None
    if imprime.texte == lu.texte:
        redaction.dire(codes_clauses.ERRATUM_SANS_EFFET, lu.span, mots=lu.texte)
        return None
    if lignes is None or lignes[0] is None or lignes[1] is None:
        return None
    return Erratum(
        span=piece.span,
        label=piece.label,
        ligne_debut=lignes[0],
        ligne_fin=lignes[1],
        imprime=imprime.texte,
        lu=lu.texte,
    )
