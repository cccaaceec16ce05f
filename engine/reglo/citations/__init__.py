"""Checks the quotes of the rules against the documents they quote, which stay with the jurist.

What cannot be checked counts as unchecked, never as found. Nothing is raised, nothing is corrected, and no word of a
document is kept: a fingerprint holds hashes.
"""

from collections.abc import Sequence
from pathlib import Path

from reglo.citations.controle import controler
from reglo.citations.demande import Demande
from reglo.citations.document import Demarche, Verification, verifier_document
from reglo.citations.errata import Source, corriger
from reglo.citations.releve import Releve, relever
from reglo.citations.sources import lire
from reglo.diagnostics import Diagnostic, tries
from reglo.model.clauses import Citation
from reglo.model.rulebook import Rulebook

__all__ = ["Demarche", "Releve", "Source", "Verification", "ouvrir", "relever", "retrouver", "verifier_citations"]


def ouvrir(rulebook: Rulebook, dossier: Path) -> dict[str, Source]:
    """Gives the documents of a rulebook that can be read, by their name."""
    lues = {nom: lire(document, dossier, 0) for nom, document in rulebook.documents.items()}
    return {
        nom: corriger(rulebook.documents[nom], lue.imprime, None)[0]
        for nom, lue in lues.items()
        if not isinstance(lue, Diagnostic)
    }


def retrouver(citation: Citation, source: Source) -> tuple[int, int] | None:
    """Gives where a quote begins and ends in its document as printed; None when the check would refuse it."""
    place = controler(Demande(citation=citation, clause="", source=source))
    return None if isinstance(place, Diagnostic) else source.corrige.etendue(place)


def verifier_citations(demarche: Demarche, releves: Sequence[Releve] | None = None) -> Verification:
    """Checks every quote of a rulebook, or some of them."""
    releves = relever(demarche.rulebook) if releves is None else releves
    parts = []
    for document in demarche.rulebook.documents.values():
        siens = [releve for releve in releves if releve.citation.document == document.nom]
        if siens or document.errata or document.hors_champ:
            parts.append(verifier_document(demarche, document, siens))
    return Verification(
        diagnostics=tries(diagnostic for part in parts for diagnostic in part.diagnostics),
        total=len(releves),
        retrouvees=sum(part.retrouvees for part in parts),
        non_verifiees=sum(part.non_verifiees for part in parts),
        textes={nom: texte for part in parts for nom, texte in part.textes.items()},
        enregistrees=tuple(chemin for part in parts for chemin in part.enregistrees),
    )
