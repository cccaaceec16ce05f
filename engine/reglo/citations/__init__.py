"""Checks the quotes of the rules against the documents they quote, which stay with the jurist.

What cannot be checked counts as unchecked, never as found. Nothing is raised, nothing is corrected, and no word of a
document is kept: a fingerprint holds hashes.
"""

from collections.abc import Sequence

from reglo.citations.document import Demarche, Verification, verifier_document
from reglo.citations.releve import Releve, relever
from reglo.diagnostics import tries

__all__ = ["Demarche", "Releve", "Verification", "relever", "verifier_citations"]


def verifier_citations(demarche: Demarche, releves: Sequence[Releve] | None = None) -> Verification:
    """Checks every quote of a rulebook, or some of them."""
    releves = relever(demarche.rulebook) if releves is None else releves
    parts = []
    for document in demarche.rulebook.documents.values():
        siens = [releve for releve in releves if releve.citation.document == document.nom]
        if siens or document.errata:
            parts.append(verifier_document(demarche, document, siens))
    return Verification(
        diagnostics=tries(diagnostic for part in parts for diagnostic in part.diagnostics),
        total=len(releves),
        retrouvees=sum(part.retrouvees for part in parts),
        non_verifiees=sum(part.non_verifiees for part in parts),
        textes={nom: texte for part in parts for nom, texte in part.textes.items()},
        enregistrees=tuple(chemin for part in parts for chemin in part.enregistrees),
    )
