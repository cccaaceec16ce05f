"""Looks at what a document is said to hold out of scope: the lines must be in it, and be the same as when it was read.

Nothing tells whether line numbers were counted in the text of before or in the new one: of a document that has changed,
a passage out of scope is to be looked at again, and that is all that is said.
"""

from collections.abc import Iterator

from reglo.citations import codes
from reglo.citations.alignement import Alignement
from reglo.citations.index import Index
from reglo.diagnostics import Diagnostic
from reglo.model.rulebook import Document, HorsChamp
from reglo.values.formats import lignes_de


def verifier_hors_champ(document: Document, imprime: Index, alignement: Alignement | None) -> Iterator[Diagnostic]:
    """Gives what is wrong with the passages out of scope of a document."""
    derniere = imprime.nombre_de_lignes
    for passage in document.hors_champ:
        if passage.ligne_debut < 1 or passage.ligne_fin > derniere:
            reste = lignes_de(max(1, passage.ligne_debut), derniere) if passage.ligne_debut <= derniere else "ligne …"
            yield codes.LIGNES_HORS_DOCUMENT.diagnostic(
                passage.span, document=document.nom, derniere=derniere, correction=reste
            )
        elif alignement is not None and (suite := _deplace(passage, alignement)):
            yield codes.HORS_CHAMP_A_REVOIR.diagnostic(passage.span, document=document.nom, suite=suite)


def _deplace(passage: HorsChamp, alignement: Alignement) -> str:
    """Ends the sentence on a passage whose lines are no longer what they were; nothing when they are."""
    declarees = passage.ligne_debut, passage.ligne_fin
    maintenant = alignement.suivre(*declarees)
    if maintenant is None:
        return "ses lignes ont changé"
    if declarees[0] <= maintenant[0] and maintenant[1] <= declarees[1]:
        return ""
    return f"compté dans le texte d'avant, il est maintenant {lignes_de(*maintenant)}"
